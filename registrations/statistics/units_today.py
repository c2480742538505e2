"""Units as they stand today, and all units of before whose awards they carry on."""

from functools import cached_property

from django.utils import timezone

from registrations.units.models import Succession, Unit


class UnitsToday:
    """The tree of units, read once (two queries).

    Awards of a unit count for the unit itself, for what came of it and for
    what stands above it; one that was divided counts for each part, so the
    figures of units may add up to more than all awards.
    """

    def __init__(self):
        self.rows = {unit.pk: unit for unit in Unit.objects.in_order().defer("folded", "source")}
        self._below: dict[int, list[int]] = {}
        for pk, unit in self.rows.items():
            if unit.parent_id:
                self._below.setdefault(unit.parent_id, []).append(pk)
        for before, after in Succession.objects.values_list("predecessor_id", "successor_id"):
            self._below.setdefault(after, []).append(before)

    @cached_property
    def standing(self) -> list[Unit]:
        """Units of today that stand by themselves, in dictionary order: no parts of other units."""
        today = timezone.localdate()
        return [u for u in self.rows.values() if u.stands_on(today) and u.kind != Unit.Kind.SUBUNIT]

    def by_code(self, code: str) -> Unit | None:
        """The unit of today with this code."""
        today = timezone.localdate()
        return next((u for u in self.rows.values() if u.code == code and u.stands_on(today)), None) if code else None

    def carried_by(self, pk: int) -> set[int]:
        """Ids of the unit, of all below it and of all that came before them."""
        found: set[int] = set()
        todo = [pk]
        while todo:
            unit = todo.pop()
            if unit not in found:
                found.add(unit)
                todo += self._below.get(unit, ())
        return found
