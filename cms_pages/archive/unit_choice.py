"""Units as a visitor chooses them: today's below those they belong to, old ones apart with what came of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from registrations.units.models import Succession, Unit
from search.service import FacetValue

MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class OldUnit:
    """A unit that was chosen and has ended: its name, its last day, the units that came after it, its own page."""

    name: str
    last_day: object
    heirs: list[Unit]
    url: str


def tree(values: Iterable[FacetValue]) -> tuple[list[tuple[int, FacetValue]], list[FacetValue]]:
    """(depth, value) of today's units, each below its parent, the most awards first; and old units (one query)."""
    values = list(values)
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[value.value for value in values])}
    by_pk = {unit.pk: unit.code for unit in units.values()}
    today = timezone.localdate()
    old, below = [], {}
    for value in values:
        unit = units.get(value.value)
        if unit is not None and not unit.stands_on(today):
            old.append(value)
            continue
        parent = by_pk.get(unit.parent_id, "") if unit is not None else ""
        if parent and not units[parent].stands_on(today):
            parent = ""
        below.setdefault(parent, []).append(value)
    return list(_walk(below, "", 0, set())), old


def _walk(below, parent, depth, seen):
    for value in below.get(parent, ()):
        if value.value not in seen:
            seen.add(value.value)
            yield depth, value
            yield from _walk(below, value.value, depth + 1, seen)


def old_units(codes: Iterable[str]) -> list[OldUnit]:
    """Of the codes chosen those of units that have ended (two queries at most)."""
    ended = [
        unit
        for unit in Unit.objects.filter(code__in=list(codes)[:MOST_TOLD])
        if not unit.stands_on(timezone.localdate())
    ]
    if not ended:
        return []
    heirs: dict[int, list[Unit]] = {}
    for link in Succession.objects.filter(predecessor__in=ended).select_related("successor"):
        heirs.setdefault(link.predecessor_id, []).append(link.successor)
    return [OldUnit(unit.name, unit.last_day, heirs.get(unit.pk, []), unit.get_absolute_url()) for unit in ended]
