"""Facets counted together: entries alike in several facets are counted once, and taken apart afterwards.

An archive of a million entries has a few hundred sorts of awards and a few hundred units, so that one column of sorts
tells the counts of many facets for the price of one; a column of all units of an entry costs less than its units one by one.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

from search.entry import FACETS

# Column → facets counted by it: those that go together stand together, so that there are few combinations.
TALLIES: dict[str, tuple[str, ...]] = {
    "sort": ("kind", "form", "award_class", "level", "authority", "award_kind", "recipient_kind"),
    "whom": ("movement", "target_group", "flag"),
    "where": ("unit",),
    "when": ("year",),
}
MOST = 20_000  # combinations that are counted
MAX_PACKED = 8_000
MAX_FACET = 500  # values that are told of a facet, the commonest
Values = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=32_768)
def packed(values: Values) -> str:
    """The values of the facets of one column as one string; "" if there are none."""
    if not any(values):
        return ""
    told = json.dumps(values, separators=(",", ":"))
    return told if len(told) <= MAX_PACKED else packed(tuple(each[: len(each) // 2] for each in values))


@lru_cache(maxsize=32_768)
def _unpacked(told: str) -> list[list[str]]:
    made: list[list[str]] = json.loads(told)
    return made


def columns(facets: Iterable[str]) -> list[str]:
    """The columns by which these facets are counted."""
    wanted = set(facets)
    return [column for column, counted in TALLIES.items() if not wanted.isdisjoint(counted)]


def taken_apart(counts: dict[str, list[tuple[str, int]]], facets: Sequence[str]) -> dict[str, dict[str, int]]:
    """{facet: {value: entries}} of what each column counted, the commonest values first."""
    made: dict[str, dict[str, int]] = {facet: {} for facet in facets if facet in FACETS}
    for column, found in counts.items():
        wanted = [(at, made[facet]) for at, facet in enumerate(TALLIES[column]) if facet in made]
        for told, count in found:
            values = _unpacked(told)
            for at, counted in wanted:
                for value in values[at]:
                    counted[value] = counted.get(value, 0) + count
    return {facet: _commonest(counted) for facet, counted in made.items()}


def _commonest(counted: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:MAX_FACET])
