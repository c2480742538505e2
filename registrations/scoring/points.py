"""The arithmetic of scores: exact sums, caps, places. Pure functions over Decimal; no database, no clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

SCORE, BONUS, PENALTY = "score", "bonus", "penalty"
COMPETITION, DENSE = "competition", "dense"
ZERO = Decimal(0)
_TYPED = re.compile(r"\d{1,6}(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")


class NoPoints(ValueError):
    """What was typed is no number of points; the message is Vietnamese and stands beside the field."""


def read_points(text: str, highest: Decimal | None = None) -> Decimal | None:
    """Points as people type them, "9,5", "9.5" or "1.000"; None for an empty text.

    There are never three digits after the comma, so a dot before three digits parts thousands.
    `highest` is the most that may be given. Raises NoPoints: no number, below
    zero, more than two digits after the comma, or above `highest`.
    """
    typed = "".join(text.split())
    if not typed:
        return None
    if typed.isascii() and _THOUSANDS.fullmatch(typed):
        typed = typed.replace(".", "")
    if typed[:1] in "-−–" and _TYPED.fullmatch(typed[1:]):
        raise NoPoints("Mời ghi số không âm. Điểm trừ cũng ghi bằng số dương.")
    if not _TYPED.fullmatch(typed) or not typed.isascii():
        raise NoPoints("Mời ghi điểm bằng chữ số, ví dụ 9 hoặc 9,5.")
    number = Decimal(typed.replace(",", "."))
    if number != number.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP):
        raise NoPoints("Mời ghi tối đa hai chữ số sau dấu phẩy.")
    if highest is not None and number > highest:
        raise NoPoints(f"Điểm này vượt mức tối đa {points_text(highest)}. Mời xem lại.")
    return number.quantize(Decimal("0.01"))


def points_text(value: Decimal | None) -> str:
    """Points with a decimal comma and no superfluous zeros: "9,5"; "" for none."""
    if value is None:
        return ""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


@dataclass(frozen=True, slots=True)
class GroupPoints:
    """The points of one group: its kind ("score", "bonus", "penalty"), its cap or None, what was given."""

    kind: str
    cap: Decimal | None
    given: Sequence[Decimal]

    @property
    def total(self) -> Decimal:
        """The sum, not above the cap."""
        return capped(sum(self.given, ZERO), self.cap)


@dataclass(frozen=True, slots=True)
class Totals:
    """What a sheet comes to. `total` is rounded half up and never below zero."""

    score: Decimal
    bonus: Decimal
    penalty: Decimal
    total: Decimal


def capped(value: Decimal, cap: Decimal | None) -> Decimal:
    """The value, or the cap where there is one and the value is above it."""
    return value if cap is None else min(value, cap)


def totals(
    groups: Iterable[GroupPoints], *, bonus_cap: Decimal | None, penalty_cap: Decimal | None, places: int
) -> Totals:
    """Score plus bonus minus penalty: each group under its own cap, bonus and penalty under theirs."""
    sums = {SCORE: ZERO, BONUS: ZERO, PENALTY: ZERO}
    for group in groups:
        sums[group.kind] += group.total
    bonus, penalty = capped(sums[BONUS], bonus_cap), capped(sums[PENALTY], penalty_cap)
    total = max(ZERO, sums[SCORE] + bonus - penalty)
    return Totals(sums[SCORE], bonus, penalty, rounded(total, places))


def rounded(value: Decimal, places: int) -> Decimal:
    """Half up to some digits after the comma."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def lowers(kind: str, before: Decimal | None, after: Decimal | None) -> bool:
    """Whether a later judgement is worse for the unit than the one before; more penalty is worse."""
    if before is None or after is None:
        return False
    return after > before if kind == PENALTY else after < before


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in the ranking, and whether others share it."""

    place: int
    shared: bool


def ranking(results: Mapping[Any, Decimal], rule: Literal["competition", "dense"] | str) -> dict[Any, Placed]:
    """Places by points, the highest first. Equal points share a place.

    After a shared place "competition" leaves out as many (1, 2, 2, 4), "dense" none (1, 2, 2, 3).
    """
    found: dict[Any, Placed] = {}
    ordered = sorted(set(results.values()), reverse=True)
    place = 1
    for points in ordered:
        keys = [key for key, value in results.items() if value == points]
        for key in keys:
            found[key] = Placed(place, len(keys) > 1)
        place += len(keys) if rule == COMPETITION else 1
    return found
