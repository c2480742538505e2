"""What takes long is begun early on every worker, and nothing is lost by ordering."""

import random
from dataclasses import dataclass, field
from itertools import groupby
from types import SimpleNamespace

import pytest

from tests.order import lasts_for_module, spread


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


def shared(module, at):
    """A test that asks for something made for its whole module, as pytest knows it."""
    item = Item(f"{module}{at}", {("browser", "pure", "other")[at % 3]: 1})
    item.module = module
    item._fixtureinfo = SimpleNamespace(name2fixturedefs={"world": [SimpleNamespace(scope="module")]})
    return item


def test_what_is_made_for_a_module_is_made_once():
    """Between tests of other modules pytest would throw it away."""
    items = [Item(f"{kind}{at}", {kind: 1}) for kind in ("database", "browser", "pure") for at in range(60)]
    items += [shared(module, at) for module in ("load", "fields", "words", "lists") for at in range(12)]
    random.shuffle(items)

    ordered = spread(items, 3)

    assert sorted(item.name for item in ordered) == sorted(item.name for item in items)
    runs = [module for module, _ in groupby(getattr(item, "module", "") for item in ordered) if module]
    assert sorted(runs) == ["fields", "lists", "load", "words"]


def test_pytest_tells_what_is_made_for_a_module(request, made_for_the_module):
    assert lasts_for_module(request.node)
    assert not lasts_for_module(SimpleNamespace())


@pytest.fixture(scope="module")
def made_for_the_module():
    return 1
