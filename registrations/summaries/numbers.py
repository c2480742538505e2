"""Which numbers may be published so that nobody can tell from them who wrote what. Pure functions.

A nominee with one comment: whoever knows that a neighbour wrote would read
the neighbour's stance off the page. So small numbers are not broken down, and
never so few of them that what is missing follows from the sums.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

STANCES = ("agree", "against", "amend", "other")


def hidden_places(totals: Sequence[int], least: int) -> set[int]:
    """Places in ``totals`` whose numbers are not shown.

    Those above nothing and below ``least`` are hidden; then the smallest of the
    others join them, until at least two lines with at least ``least`` comments
    between them are hidden, or no line is left to show.
    """
    hidden = {place for place, total in enumerate(totals) if 0 < total < least}
    shown = sorted((total, place) for place, total in enumerate(totals) if total >= least)
    while hidden and shown and (len(hidden) < 2 or sum(totals[place] for place in hidden) < least):
        hidden.add(shown.pop(0)[1])
    return hidden


def public_lines(lines: Sequence[Mapping[str, Any]], least: int) -> list[dict[str, Any]]:
    """Lines with their numbers, or with ``hidden`` instead of them. A line with no comment says so: it names nobody."""
    hidden = hidden_places([line["total"] for line in lines], least)
    numbers = {"total", *STANCES}
    return [
        {key: value for key, value in line.items() if key not in numbers} | {"hidden": True}
        if place in hidden
        else dict(line) | {"hidden": False}
        for place, line in enumerate(lines)
    ]
