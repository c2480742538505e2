"""In which order several workers take the tests: what takes long is begun early, so that short ones end the run.

By itself pytest-django puts tests of the browser behind those of the database,
and behind both those that only start processes: then one worker is still at a
tour of two minutes when the others have nothing left to do.

Tests that share what is made once for their module stay together and come
first: between tests of other modules it would be thrown away and made again.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import pytest

LONG = {"browser", "long"}
# The last long test begins this far down: as seldom as may be, all workers drive a browser at the same moment.
LAST_BEGINS = 0.6


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Last of all that order the tests; within each sort they keep the chance of their order."""
    yield
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    if workers > 1:
        items[:] = spread(items, workers)


def spread(items: Sequence[pytest.Item], workers: int) -> list[pytest.Item]:
    """Each worker begins with an equal run of the list: one part of each sort is in every run."""
    sharing = {}
    for item in items:
        if lasts_for_module(item):
            sharing.setdefault(item.module, []).append(item)
    blocks = list(sharing.values())
    taken = set(chain(*blocks))
    long = [item for item in items if item not in taken and LONG & item.keywords.keys()]
    taken.update(long)
    pure = [item for item in items if item not in taken and "pure" in item.keywords]
    taken.update(pure)
    rest = [item for item in items if item not in taken]
    found = []
    for at in range(workers):
        found += chain(*blocks[at::workers])
        found += _run(*(_part(each, at, workers) for each in (long, rest, pure)))
    return found


def lasts_for_module(item):
    """Whether something is made for this test that lasts for its whole module."""
    known = item._fixtureinfo.name2fixturedefs.values() if hasattr(item, "_fixtureinfo") else ()
    return any(each.scope == "module" for definitions in known for each in definitions[-1:])


def _part(items, at, of):
    return items[len(items) * at // of : len(items) * (at + 1) // of]


def _run(long, rest, pure) -> Iterator[pytest.Item]:
    every = LAST_BEGINS * len(rest) / max(1, len(long))
    begun = 0
    for at, item in enumerate(rest):
        while begun < len(long) and at >= begun * every:
            yield long[begun]
            begun += 1
        yield item
    yield from long[begun:]
    yield from pure
