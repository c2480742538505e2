"""How two units are related: the same, one come of the other, one above the other.

Reads the directory once (some hundreds of rows) and answers from memory.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from registrations.units.models import Succession, Unit, UnitName
from search import text

_STEPS = 6  # no unit has more predecessors in a row, and none stands deeper


class Tie(Enum):
    """What binds two units; ``MERGED`` when several units, or only a part of one, went into the later."""

    NONE = 0
    ABOVE = 1
    MERGED = 2
    RENAMED = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What is asked of a unit here."""

    name: str
    parent: int | None
    territorial: bool
    words: tuple[str, ...]  # folded names under which lists write it, longest first


class Lineage:
    """Successions and parents of all units."""

    def __init__(self):
        others = defaultdict(list)
        for pk, name in UnitName.objects.values_list("unit_id", "name"):
            others[pk].append(name)
        self.units: dict[int, Known] = {}
        for pk, name, short, parent, kind in Unit.objects.values_list("pk", "name", "short_name", "parent_id", "kind"):
            folded = {text.fold(each) for each in (name, short, *others[pk]) if each}
            words = tuple(sorted((each for each in folded if len(each) > 3), key=len, reverse=True))
            self.units[pk] = Known(name, parent, kind in Unit.TERRITORIAL, words)
        self._later: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        self._earlier: dict[int, list[int]] = defaultdict(list)
        for before, after, partial in Succession.objects.values_list("predecessor_id", "successor_id", "partial"):
            self._later[before].append((after, partial))
            self._earlier[after].append(before)
        self._heirs: dict[int, dict[int, bool]] = {}

    def marks(self) -> dict[str, str]:
        """A short mark for each unit (its key as text) that changes with its names, what is above it and its kin."""
        made = {}
        for pk, known in self.units.items():
            said = (known, sorted(self._later.get(pk, ())), sorted(self._earlier.get(pk, ())))
            made[str(pk)] = hashlib.sha256(repr(said).encode()).hexdigest()[:10]
        return made

    def around(self, units: set[int]) -> set[int]:
        """These units, and all that their names and lines bear on."""
        return units.union(*(self.line(unit) for unit in units))

    def tie(self, one: int | None, other: int | None) -> Tie:
        """What binds two units (primary keys)."""
        if one is None or other is None:
            return Tie.NONE
        if one == other:
            return Tie.SAME
        for before, after in ((one, other), (other, one)):
            heirs = self._heirs_of(before)
            if after in heirs:
                return Tie.RENAMED if heirs[after] else Tie.MERGED
        if other in self._above(one) or one in self._above(other):
            return Tie.ABOVE
        return Tie.NONE

    def line(self, unit: int) -> set[int]:
        """All units that the unit came of or that came of it, without itself."""
        found, todo = set(), [unit]
        while todo:
            for before in self._earlier.get(todo.pop(), ()):
                if before not in found:
                    found.add(before)
                    todo.append(before)
        return (found | set(self._heirs_of(unit))) - {unit}

    def kin(self, unit: int) -> tuple[int, ...]:
        """Units under which records of this unit are looked for: those that came of it, and those above it."""
        return (*self._heirs_of(unit), *self._above(unit))

    def name(self, unit: int | None) -> str:
        """The full name, "" for an unknown unit."""
        return self.units[unit].name if unit in self.units else ""

    def is_territorial(self, unit: int | None) -> bool:
        return unit in self.units and self.units[unit].territorial

    @cached_property
    def with_line(self) -> frozenset[int]:
        """Units that have a predecessor or a successor."""
        return frozenset(self._later) | frozenset(self._earlier)

    def renamed(self, name_key: str, unit: int | None) -> set[str]:
        """How the list would write the same collective under the other names of its unit.

        "uy ban nhan dan xa yen son" of the commune Yên Sơn gives
        "uy ban nhan dan xa cai kinh" when Yên Sơn went into Cai Kinh.
        """
        if unit not in self.with_line:
            return set()
        return {
            made
            for word in self.units[unit].words
            if f" {word} " in f" {name_key} "
            for other in self.line(unit)
            for heir in self.units[other].words
            if (made := f" {name_key} ".replace(f" {word} ", f" {heir} ").strip()) != name_key
        }

    def _heirs_of(self, unit: int) -> dict[int, bool]:
        """Units that came of a unit; True where it passed wholly and alone, which is a mere change of name."""
        if unit not in self._heirs:
            found: dict[int, bool] = {}
            todo = [(unit, True)]
            while todo:
                here, whole = todo.pop()
                for after, partial in self._later.get(here, ()):
                    alone = whole and not partial and len(self._earlier[after]) == 1
                    if after not in found or (alone and not found[after]):
                        found[after] = alone
                        todo.append((after, alone))
            self._heirs[unit] = found
        return self._heirs[unit]

    def _above(self, unit: int) -> list[int]:
        found: list[int] = []
        here = self.units[unit].parent if unit in self.units else None
        while here is not None and here not in found and len(found) < _STEPS:
            found.append(here)
            here = self.units[here].parent if here in self.units else None
        return found
