"""Figures that belong to a unit because those that reported them have passed into it: named, added where they may be.

A sum is told only for an indicator that is a sum of units, and only when every
unit that passed wholly has a figure. Who passed in part is named and never added.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from registrations.units.models import Unit
from registrations.units.queries import Predecessor

from . import reading
from .models import Indicator

ADDED = "Cộng số liệu của các đơn vị trước khi sắp xếp"
NOT_ADDED = "Số liệu của các đơn vị trước khi sắp xếp, không cộng được"
LACKING = "Chưa đủ số liệu của các đơn vị trước khi sắp xếp nên chưa cộng"
IN_PART = "Có đơn vị chỉ chuyển một phần nên không cộng"


@dataclass(frozen=True, slots=True)
class Inherited:
    """One figure: the number to compare with, or None; where it came of others, `parts` say whose it was."""

    number: Decimal | None = None
    parts: tuple[str, ...] = ()
    note: str = ""

    @property
    def told(self) -> dict[str, Any]:
        """As plain data for a snapshot; empty where the figure is the unit's own."""
        return {"parts": list(self.parts), "note": self.note} if self.parts else {}


NOTHING = Inherited()


def of(
    indicator: Indicator,
    unit: Unit,
    numbers: Mapping[int, Decimal],
    forebears: Sequence[Predecessor],
    owed: Collection[int],
) -> Inherited:
    """What `numbers` ({unit pk: number}) are for a unit. `owed` are units whose figure is missed if not there."""
    measure = indicator.unit_of_measure
    concerned = [each for each in forebears if each.unit.pk in numbers or each.unit.pk in owed]
    own = numbers.get(unit.pk)
    if not concerned:
        return Inherited(own)
    is_missed = own is None and unit.pk in owed
    parts = [_told(unit.name, own, measure)] if own is not None or is_missed else []
    parts += [_part(each, numbers.get(each.unit.pk), measure) for each in concerned]
    wholes = [numbers.get(each.unit.pk) for each in concerned if each.whole]
    added = [each for each in [own, *wholes] if each is not None]
    if len(wholes) < len(concerned):
        return Inherited(None, tuple(parts), IN_PART)
    if is_missed or None in wholes:
        return Inherited(None, tuple(parts), LACKING)
    if len(added) == 1:
        return Inherited(added[0], tuple(parts), "")
    if indicator.roll_up == Indicator.RollUp.SUM and indicator.kind == Indicator.Kind.NUMBER:
        return Inherited(sum(added, Decimal(0)), tuple(parts), ADDED)
    return Inherited(None, tuple(parts), NOT_ADDED)


def _part(forebear: Predecessor, number: Decimal | None, measure: str) -> str:
    name = forebear.unit.name if forebear.whole else f"{forebear.unit.name} (chuyển một phần)"
    return _told(name, number, measure)


def _told(name: str, number: Decimal | None, measure: str) -> str:
    return f"{name}: {reading.shown(number, measure) or 'chưa có số liệu'}"
