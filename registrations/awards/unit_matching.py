"""From the words of a list to a unit: by name, other name and date, never by guessing.

The list often writes more than the unit that the portal knows ("Phòng Kinh
tế, UBND xã Kiên Mộc"): the longest known name inside the words is taken.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from registrations.units.models import Unit, UnitName
from search import text

_LONGEST = 14


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """The unit meant (or None), how it was found, and what an officer should look at."""

    unit: Unit | None = None
    why: str = ""
    doubts: list[str] = field(default_factory=list)


class UnitIndex:
    """Names of units made ready for many look-ups on one date; one per import."""

    def __init__(self, units: Iterable[Unit], names: Iterable[UnitName], on: date):
        self._on = on
        self._known: dict[tuple[str, ...], dict[int, Unit]] = defaultdict(dict)
        self._found: dict[str, UnitMatch] = {}
        by_pk = {}
        for unit in units:
            by_pk[unit.pk] = unit
            self._add(unit.name, unit)
            if not unit.is_territorial:
                self._add(unit.short_name, unit)
        for name in names:
            if unit := by_pk.get(name.unit_id):
                self._add(name.name, unit)

    def _add(self, name: str, unit: Unit) -> None:
        words = tuple(text.fold(name).split())
        if len(words) > 1:
            self._known[words][unit.pk] = unit

    def match(self, *wordings: str) -> UnitMatch:
        """The unit named in the first wording that names one."""
        for wording in wordings:
            if not wording:
                continue
            if wording not in self._found:
                self._found[wording] = self._match(wording)
            if self._found[wording].unit or self._found[wording].doubts:
                return self._found[wording]
        return UnitMatch()

    def _match(self, wording: str) -> UnitMatch:
        words = tuple(text.fold(wording).split())[:60]
        for length in range(min(_LONGEST, len(words)), 1, -1):
            # The higher body is named last: of two names of one length the last counts.
            for start in range(len(words) - length, -1, -1):
                if units := self._known.get(words[start : start + length]):
                    return self._choose(list(units.values()), whole=length == len(words))
        return UnitMatch()

    def _choose(self, units: list[Unit], *, whole: bool) -> UnitMatch:
        standing = [unit for unit in units if unit.stands_on(self._on)]
        why = "đúng tên đơn vị" if whole else "tên đơn vị nằm trong nội dung dòng"
        if len(standing) == 1:
            return UnitMatch(standing[0], why)
        if len(standing) > 1:
            names = "; ".join(str(unit) for unit in standing[:4])
            return UnitMatch(None, "", [f"Có nhiều đơn vị cùng tên: {names}."])
        if len(units) == 1:
            unit = units[0]
            return UnitMatch(unit, why, [f"Đơn vị “{unit}” không còn (hoặc chưa có) vào ngày ký quyết định."])
        names = "; ".join(str(unit) for unit in units[:4])
        return UnitMatch(None, "", [f"Có nhiều đơn vị cũ cùng tên: {names}."])
