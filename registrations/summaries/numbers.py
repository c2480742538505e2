"""Which numbers may be published so that nobody can tell from them who wrote what. Pure functions.

A nominee with one comment: whoever knows that a neighbour wrote would read
the neighbour's stance off the page. So small numbers are not broken down, and
never so few of them that what is missing follows from the sums. A case that
is not public has no line at all: what was said of it must not follow from the
sums either, nor that it exists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

STANCES = ("agree", "against", "amend", "other")


def hidden_places(totals: Sequence[int], least: int, secret: int = 0) -> set[int]:
    """Places in ``totals`` whose numbers are not shown. ``secret``: comments on what has no line, yet is in the sums.

    Those above nothing and below ``least`` are hidden; then the smallest of the
    others join them, until the sums leave at least two lines and at least
    ``least`` comments open, or no line is left to show. Comments on what is
    secret are always covered by a line that is hidden.
    """
    hidden = {place for place, total in enumerate(totals) if 0 < total < least}
    shown = sorted((total, place) for place, total in enumerate(totals) if total and total >= least)

    def follows() -> bool:
        lines = len(hidden) + bool(secret)
        return bool(lines) and (not hidden or lines < 2 or sum(totals[place] for place in hidden) + secret < least)

    while shown and follows():
        hidden.add(shown.pop(0)[1])
    if secret and not hidden:  # nothing was said of anything else: a line without comments would tell that
        return set(range(len(totals)))
    return hidden


def public_lines(lines: Sequence[Mapping[str, Any]], least: int, secret: int = 0) -> list[dict[str, Any]]:
    """Lines with their numbers, or with ``hidden`` instead of them. A line with no comment says so: it names nobody."""
    hidden = hidden_places([line["total"] for line in lines], least, secret)
    numbers = {"total", *STANCES}
    return [
        {key: value for key, value in line.items() if key not in numbers} | {"hidden": True}
        if place in hidden
        else dict(line) | {"hidden": False}
        for place, line in enumerate(lines)
    ]
