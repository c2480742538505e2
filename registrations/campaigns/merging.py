"""Two versions of one step, made by two people: what differs, who changed it, and one version out of both.

Pure functions over the plain data that the forms give. Fields are compared
one by one; rows are paired by their names, as between two submissions. From
the version that both had seen follows who changed what; without it every
difference is a question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .differences import pair

THEIRS, MINE, BOTH = "kia", "toi", "ca-hai"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field or row that differs.

    `theirs` and `mine` are its two values, None for a row that one version
    lacks. `choice` is the side that follows from who changed it, "" when both
    did. `both` tells whether both may be kept.
    """

    key: str
    theirs: Any
    mine: Any
    choice: str
    both: bool = False


@dataclass(slots=True)
class Merge:
    """The differences of a step, and all that is needed to make one version of it."""

    differences: list[Difference]
    theirs: Mapping[str, Any]
    mine: Mapping[str, Any]
    order: list[tuple[int | None, int | None]] = field(default_factory=list)  # of rows: (theirs, mine) by index

    def result(self, choices: Mapping[str, str]) -> dict[str, Any]:
        """The merged data. `choices` gives a side for every difference; see `lacking`."""
        if "rows" in self.mine:
            return {"rows": self._rows(choices)}
        flat = flatten(self.mine)
        for each in self.differences:
            side = choices.get(each.key, "")
            if side == THEIRS:
                flat[each.key] = each.theirs
            elif side == BOTH and each.both:
                flat[each.key] = _joined(each.theirs, each.mine)
        return unflatten(flat, self.mine)

    def _rows(self, choices):
        by_key = {each.key: each for each in self.differences}
        rows = []
        for old, new in self.order:
            difference = by_key.get(row_key(old, new))
            if difference is None:
                rows.append(self.mine["rows"][new])
                continue
            side = choices.get(difference.key, "")
            wanted = {THEIRS: [difference.theirs], MINE: [difference.mine], BOTH: [difference.theirs, difference.mine]}
            rows += [row for row in wanted.get(side, [difference.mine]) if row is not None]
        return rows

    def lacking(self, choices: Mapping[str, str]) -> list[Difference]:
        """The differences for which no side has been chosen."""
        return [
            each
            for each in self.differences
            if choices.get(each.key) not in ({THEIRS, MINE, BOTH} if each.both else {THEIRS, MINE})
        ]


def merge(base: Mapping[str, Any] | None, theirs: Mapping[str, Any], mine: Mapping[str, Any], texts=()) -> Merge:
    """Compare two versions of a step. `base` is the last one that both had seen; `texts` the keys that may hold both."""
    if "rows" in mine:
        return _merge_rows(base, theirs, mine)
    old, here, there = flatten(base or {}), flatten(mine), flatten(theirs)
    found = []
    for key in dict.fromkeys([*there, *here]):
        their, my = there.get(key, ""), here.get(key, "")
        if their != my:
            choice = "" if base is None else _side(old.get(key, ""), their, my)
            found.append(Difference(key, their, my, choice, both=key in texts and bool(their and my)))
    return Merge(found, theirs, mine)


def _side(base: Any, theirs: Any, mine: Any) -> str:
    """Whose value stands when only one of the two changed it."""
    if base == mine:
        return THEIRS
    return MINE if base == theirs else ""


def flatten(data: Mapping[str, Any]) -> dict[str, str]:
    """One level of named texts: answers become "q12"."""
    flat = {key: value for key, value in data.items() if key != "answers"}
    return {f"q{pk}": value for pk, value in data.get("answers", {}).items()} | flat


def unflatten(flat: Mapping[str, str], shape: Mapping[str, Any]) -> dict[str, Any]:
    """Inverse of `flatten`, in the shape of a step's data; empty answers are left out."""
    data: dict[str, Any] = {key: flat.get(key, "") for key in shape if key != "answers"}
    if "answers" in shape:
        data["answers"] = {int(key[1:]): value for key, value in flat.items() if key not in data and value}
    return data


def _joined(theirs: str, mine: str) -> str:
    lines = theirs.split("\n")
    return "\n".join([*lines, *(line for line in mine.split("\n") if line not in lines)])


# --- rows -------------------------------------------------------------------------


def row_key(theirs: int | None, mine: int | None) -> str:
    """The name of a pair of rows in a form: "d3-2", a row that one side lacks "d3-" or "d-2"."""
    return f"d{'' if theirs is None else theirs}-{'' if mine is None else mine}"


def _merge_rows(base, theirs, mine):
    there, here = list(theirs["rows"]), list(mine["rows"])
    before = list(base["rows"]) if base else None
    pairs, left, _ = pair(there, here)
    order = _order(pairs, left, len(here))
    from_theirs = pair(before, there)[0] if before is not None else {}
    from_mine = pair(before, here)[0] if before is not None else {}
    found = []
    for old, new in order:
        their, my = (there[old] if old is not None else None), (here[new] if new is not None else None)
        if their == my:
            continue
        origin = from_theirs.get(old) if old is not None else from_mine.get(new)
        known = before[origin] if before is not None and origin is not None else None
        found.append(
            Difference(row_key(old, new), their, my, _row_side(known, their, my, before), both=bool(their and my))
        )
    return Merge(found, theirs, mine, order)


def _row_side(known, theirs, mine, before):
    if theirs is None:  # only here: added by me, or taken away by them
        return MINE if known is None else THEIRS if known == mine else ""
    if mine is None:
        return THEIRS if known is None else MINE if known == theirs else ""
    return "" if before is None or known is None else _side(known, theirs, mine)


def _order(pairs: Mapping[int, int], left: Sequence[int], count: int):
    """My order, with each row that only they have after the one it follows with them."""
    mine_of = {old: new for new, old in pairs.items()}
    order: list[tuple[int | None, int | None]] = [(pairs.get(new), new) for new in range(count)]
    for old in left:
        at = 0
        for number, (there, _) in enumerate(order):
            if there is not None and there < old and (there in mine_of or there in left):
                at = number + 1
        order.insert(at, (old, None))
    return order
