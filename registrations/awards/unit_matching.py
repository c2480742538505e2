"""From the words of a list to a unit: by name, other name and date, never by guessing.

The list often names a place inside a unit ("Phòng Kinh tế, UBND xã Kiên
Mộc"). A part is not the whole: it belongs to the unit, it is not the unit.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from registrations.units.models import Succession, Unit, UnitName
from search import text

from .import_models import ImportWording

State = ImportWording.State
_LONGEST = 14
_MOST_WORDS = 60
_CANDIDATES = 6
_ALIKE = 0.86
# Folded words before a commune's name that still mean the commune itself.
_SEATS = frozenset(
    tuple(words.split())
    for words in (
        "ubnd",
        "uy ban nhan dan",
        "hdnd ubnd",
        "hdnd va ubnd",
        "dang uy hdnd ubnd",
        "can bo va nhan dan",
        "nhan dan va can bo",
        "can bo nhan dan",
        "nhan dan",
    )
)
# A position before a unit's name: the holder belongs to the unit itself.
_POSITIONS = frozenset(
    "pho quyen nguyen chu tich bi thu thuong truc giam doc truong thu vien chuyen cong chuc can bo nhan "
    "dang uy ubnd hdnd uy ban dan hoi dong thanh tra ke toan van phong chinh".split()
)
_PROVINCE = frozenset({(), ("tinh", "lang", "son"), ("lang", "son"), ("tinh",)})


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What a wording stands for: the unit itself, or the unit that it belongs to.

    ``question`` is what an officer has to decide, with ``candidates`` (units,
    best first); empty when nothing is open.
    """

    state: str = State.UNKNOWN
    unit: Unit | None = None
    within: Unit | None = None
    why: str = ""
    question: str = ""
    candidates: tuple[Unit, ...] = ()
    part: bool = False  # the wording says more than the unit's name


class UnitIndex:
    """Names of units made ready for many look-ups on one date; one per import."""

    def __init__(
        self,
        units: Iterable[Unit],
        names: Iterable[UnitName],
        on: date,
        successions: Iterable[Succession] = (),
    ):
        self._on = on
        self.by_pk: dict[int, Unit] = {unit.pk: unit for unit in units}
        self._known: dict[tuple[str, ...], dict[int, Unit]] = defaultdict(dict)
        self._by_word: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._found: dict[tuple[str, bool], UnitMatch] = {}
        self._after: dict[int, list[int]] = defaultdict(list)
        self._before: dict[int, list[int]] = defaultdict(list)
        for unit in self.by_pk.values():
            self._add(unit.name, unit)
            if not unit.is_territorial:
                self._add(unit.short_name, unit)
        for name in names:
            if unit := self.by_pk.get(name.unit_id):
                self._add(name.name, unit)
        for step in successions:
            self._after[step.predecessor_id].append(step.successor_id)
            self._before[step.successor_id].append(step.predecessor_id)

    def _add(self, name: str, unit: Unit) -> None:
        words = tuple(text.fold(name).split())
        if len(words) > 1:
            self._known[words][unit.pk] = unit
            for word in words:
                self._by_word[word].add(words)

    def match(self, wording: str, *, is_position: bool = False) -> UnitMatch:
        """The unit that one wording names, or the one it belongs to."""
        key = (wording, is_position)
        if key not in self._found:
            self._found[key] = self._match(tuple(text.fold(wording).split())[:_MOST_WORDS], is_position)
        return self._found[key]

    def _match(self, words: tuple[str, ...], is_position: bool) -> UnitMatch:
        inside = None
        for start in range(len(words)):
            for length in range(min(_LONGEST, len(words) - start), 1, -1):
                units = self._known.get(words[start : start + length])
                if not units:
                    continue
                before, after = words[:start], words[start + length :]
                if self._only_says_where(list(units.values()), after):
                    itself = self._means_itself(before, list(units.values()), is_position)
                    return self._choose(list(units.values()), after, itself=itself)
                if inside is None or length >= inside[1]:
                    inside = (list(units.values()), length)
                break
        if inside:
            return self._choose(inside[0], (), itself=False)
        return self._alike(words)

    @staticmethod
    def _means_itself(before: tuple[str, ...], units: list[Unit], is_position: bool) -> bool:
        if not before:
            return True
        if is_position:
            return all(word in _POSITIONS for word in before)
        return before in _SEATS and any(unit.is_territorial for unit in units)

    def _only_says_where(self, units: list[Unit], after: tuple[str, ...]) -> bool:
        """Does what follows the name only say in which district and province the place lies?"""
        if after in _PROVINCE:
            return True
        if not any(unit.is_territorial for unit in units):
            return False
        for length in range(min(_LONGEST, len(after)), 1, -1):
            higher = self._known.get(after[:length])
            if higher and after[length:] in _PROVINCE:
                return any(unit.kind in Unit.FORMER_DISTRICTS for unit in higher.values())
        return False

    def _choose(self, units: list[Unit], after: tuple[str, ...], *, itself: bool) -> UnitMatch:
        standing = [unit for unit in units if unit.stands_on(self._on)]
        said = [unit for unit in standing or units if self._lies_in(unit, after)]
        if len(standing) > 1 and len(said) == 1:
            standing = said
        if len(standing) == 1:
            unit = standing[0]
            if itself:
                return UnitMatch(State.SURE, unit=unit, why=f"{unit}: đúng tên đơn vị")
            return UnitMatch(State.WITHIN, within=unit, why=f"thuộc {unit.in_text}", candidates=(unit,))
        if standing:
            asked = "Có nhiều đơn vị cùng tên này vào ngày ký quyết định."
            return UnitMatch(State.ASKED, question=asked, candidates=tuple(standing[:_CANDIDATES]), part=not itself)
        if len(units) > 1 and len(said) == 1:
            units = said
        return self._ended(units, part=not itself)

    def _lies_in(self, unit: Unit, after: tuple[str, ...]) -> bool:
        above = [self.by_pk.get(pk) for pk in (unit.parent_id, unit.former_district_id) if pk]
        joined = " ".join(after)
        return bool(after) and any(other and text.fold(other.name) in joined for other in above)

    def _ended(self, units: list[Unit], *, part: bool) -> UnitMatch:
        """The name is known, but nothing bore it on that day: offer who came after, or before."""
        others: dict[int, Unit] = {}
        for unit in units:
            kin = self._after if unit.effective_to and unit.effective_to <= self._on else self._before
            for pk in kin[unit.pk]:
                if (other := self.by_pk.get(pk)) and other.stands_on(self._on):
                    others[pk] = other
        if len(units) > 1:
            question = "Các đơn vị mang tên này đều không có vào ngày ký quyết định."
        elif units[0].effective_to and units[0].effective_to <= self._on:
            question = f"“{units[0].name}” không còn vào ngày ký quyết định (đến {units[0].last_day:%d/%m/%Y})."
        else:
            question = f"“{units[0].name}” chưa có vào ngày ký quyết định (từ {units[0].effective_from:%d/%m/%Y})."
        if others:
            question += " Đơn vị có vào ngày đó được nêu trước."
        offered = (*others.values(), *units)[:_CANDIDATES]
        return UnitMatch(State.ASKED, question=question, candidates=offered, part=part)

    def _alike(self, words: tuple[str, ...]) -> UnitMatch:
        """No known name stands in the wording: is it a slip of one?"""
        if not 2 <= len(words) <= _LONGEST:
            return UnitMatch()
        shared: dict[tuple[str, ...], int] = defaultdict(int)
        for word in set(words):
            for name in self._by_word.get(word, ()):
                shared[name] += 1
        said = " ".join(words)
        near: list[tuple[float, tuple[str, ...]]] = []
        for name, count in shared.items():
            if count * 2 >= len(words) and abs(len(name) - len(words)) <= 1:
                matcher = SequenceMatcher(None, " ".join(name), said, autojunk=False)
                if matcher.real_quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
                    near.append((ratio, name))
        units: dict[int, Unit] = {}
        for _, name in sorted(near, reverse=True):
            units |= {pk: unit for pk, unit in self._known[name].items() if unit.stands_on(self._on)}
        if not units:
            return UnitMatch()
        asked = "Không có đơn vị nào mang đúng tên này; có tên gần giống."
        return UnitMatch(State.ASKED, question=asked, candidates=tuple(units.values())[:_CANDIDATES])
