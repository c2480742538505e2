"""Where somebody lives: today's commune, found from the name the place bears now or bore before."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from registrations.units.acting import successors
from registrations.units.models import Unit

BASE = (Unit.Kind.COMMUNE, Unit.Kind.WARD, Unit.Kind.TOWNSHIP)


def choices(day: date | None = None) -> list[tuple[str, Any]]:
    """Communes and wards for a list to choose from: those of today, then those of old under their old names."""
    day = day or timezone.localdate()
    found: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for unit in Unit.objects.filter(kind__in=BASE).in_order():
        found[unit.stands_on(day)].append((str(unit.pk), unit.name if unit.stands_on(day) else unit.label))
    groups = [("Tên hiện nay", found[True]), ("Tên trước đây", found[False])]
    return [("", "Chưa chọn"), *(group for group in groups if group[1])]


def own_of(unit: Unit) -> Unit | None:
    """The commune of a unit: the unit itself, or the nearest above it; None for one that stands in no commune."""
    here: Unit | None = unit
    while here is not None and here.kind not in BASE:
        here = here.parent
    return here


def today_of(unit: Unit, day: date | None = None) -> tuple[Unit, str]:
    """(the unit that stands on the ground of this one today, the old name if it is another one).

    A place that was divided stays as it is: nobody can tell which part is meant.
    """
    day = day or timezone.localdate()
    if unit.stands_on(day):
        return unit, ""
    heirs = Unit.objects.filter(pk__in=successors([unit.pk], day, whole=True)[unit.pk]).in_force(day)
    [heir, *others] = [*heirs[:2]] or [unit]
    if others or heir == unit:
        return unit, ""
    return heir, unit.label.partition(" (đến ")[0]
