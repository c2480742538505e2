"""What takes long is begun early on every worker, and nothing is lost by ordering."""

import random
from dataclasses import dataclass, field

from tests.order import spread


@dataclass(eq=False)
class Item:
    name: str
    keywords: dict = field(default_factory=dict)


def test_every_run_has_its_part_of_each_sort_and_ends_with_short_ones():
    items = [Item(f"{kind}{at}", {kind: 1}) for kind in ("database", "browser", "pure", "long") for at in range(60)]
    random.shuffle(items)

    ordered = spread(items, 3)

    assert sorted(item.name for item in ordered) == sorted(item.name for item in items)
    for at in range(3):
        run = ordered[at * 80 : at * 80 + 80]
        long = [at for at, item in enumerate(run) if item.keywords.keys() & {"browser", "long"}]
        assert len(long) == 40
        assert long[-1] < 60
        assert all("pure" in item.keywords for item in run[60:])


def test_long_ones_alone_are_shared_out_too():
    assert len(spread([Item(str(at), {"browser": 1}) for at in range(7)], 3)) == 7
    assert spread([], 3) == []
