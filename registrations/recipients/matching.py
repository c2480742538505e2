"""Which records may be of one recipient, how sure that is, and why, in words.

Pure: facts in, proposals out. Nothing here joins anything.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product

from registrations.titles.models import RecipientKind

from .lineage import Lineage, Tie
from .models import Strength

CLOSE_YEARS = 10
A_WORKING_LIFE = 45
NONE = 0
# More records of one name in one place than this are compared with their neighbours in time only.
_CROWD = 40
# A collective without a unit is known by its name if the name says enough.
_TELLING_WORDS = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """What one record says of its recipient."""

    pk: int
    recipient: int | None
    kind: str
    name: str
    name_key: str
    exact: str  # the name with its marks, comparable
    birth_year: int | None
    position: str
    unit: int | None
    unit_key: str
    year: int
    decision: int
    award: str


@dataclass(frozen=True, slots=True)
class Bond:
    """What speaks for two sides being one: 0 is nothing; ``against`` says that they cannot be."""

    strength: int
    words: str
    against: str = ""


@dataclass(slots=True)
class Side:
    """One record, or all records that are confirmed to be of one recipient."""

    facts: list[Fact]
    recipient: int | None = None

    @property
    def key(self) -> str:
        return f"R{self.recipient}" if self.recipient else f"r{self.facts[0].pk}"


@dataclass(slots=True)
class Found:
    """Sides that may be one recipient."""

    strength: int
    reason: str
    sides: list[Side]
    facts: list[Fact] = field(init=False)

    def __post_init__(self):
        self.facts = sorted((fact for side in self.sides for fact in side.facts), key=lambda f: (f.year, f.pk))

    @property
    def fingerprint(self) -> str:
        """The same sides give the same fingerprint."""
        return hashlib.sha256(" ".join(sorted(side.key for side in self.sides)).encode()).hexdigest()


def find(facts: Iterable[Fact], lineage: Lineage, apart: "Parted") -> list[Found]:
    """Proposals for the records of one name (and of its names after its unit was renamed), the surest first.

    Each side is in one proposal at most: what is weaker waits until the
    stronger is decided.
    """
    sides = _sides(facts)
    bonds = _bonds(sides, lineage, apart)
    found, left = [], set(range(len(sides)))
    for level in (Strength.STRONG, Strength.LIKELY, Strength.POSSIBLE):
        for group, bound, doubt in _groups(left, bonds, level, lambda a, b: _parted(sides, a, b, apart)):
            weakest = min(bound, key=lambda bond: bond.strength)
            reason = "; ".join(filter(None, [weakest.words, doubt]))
            strength = Strength.POSSIBLE if doubt else level
            found.append(Found(strength, reason[:500], [sides[number] for number in sorted(group)]))
            left -= group
    return found


def _sides(facts: Iterable[Fact]) -> list[Side]:
    loose, known = [], {}
    for fact in sorted(facts, key=lambda f: (f.year, f.pk)):
        if fact.recipient is None:
            loose.append(Side([fact]))
        else:
            known.setdefault(fact.recipient, Side([], fact.recipient)).facts.append(fact)
    return [*known.values(), *loose]


def _bonds(sides: list[Side], lineage: Lineage, apart: "Parted") -> dict[tuple[int, int], Bond]:
    """What binds or parts each pair of sides that share something."""
    made = {}
    for one, other in _pairs(sides, lineage):
        bond = between(sides[one], sides[other], lineage, apart)
        if bond.strength or bond.against:
            made[one, other] = bond
    return made


def _pairs(sides: list[Side], lineage: Lineage) -> set[tuple[int, int]]:
    """Pairs worth comparing: one year of birth, one unit, or units that are related."""
    places = defaultdict(set)
    for number, side in enumerate(sides):
        for fact in side.facts:
            if fact.birth_year:
                places["born", fact.birth_year].add(number)
            if fact.unit_key:
                places["words", fact.unit_key].add(number)
            if fact.unit:
                for unit in (fact.unit, *lineage.kin(fact.unit)):
                    places["unit", unit].add(number)
            if fact.kind == RecipientKind.COLLECTIVE:
                places["name", fact.exact].add(number)
    pairs = set()
    for numbers in places.values():
        here = sorted(numbers)
        pairs.update(combinations(here, 2) if len(here) <= _CROWD else pairwise(here))
    return pairs


def between(one: Side, other: Side, lineage: Lineage, apart: "Parted") -> Bond:
    """The strongest bond between two sides; nothing outweighs what speaks against."""
    best = Bond(NONE, "")
    for a in one.facts:
        for b in other.facts:
            bond = _compare(a, b, lineage, apart)
            if bond.against:
                return bond
            best = max(best, bond, key=lambda each: each.strength)
    return best


def _compare(a: Fact, b: Fact, lineage: Lineage, apart: "Parted") -> Bond:
    if against := _against(a, b, apart):
        return Bond(NONE, "", against)
    tie, place = _place(a, b, lineage)
    bond = _COMPARED[RecipientKind(a.kind)](a, b, tie, place, lineage)
    strength, words = bond
    if strength and abs(a.year - b.year) > A_WORKING_LIFE and a.kind == RecipientKind.PERSON:
        strength, words = strength - 1, f"{words}, nhưng cách nhau {abs(a.year - b.year)} năm"
    return Bond(strength, words)


def _against(a: Fact, b: Fact, apart: "Parted") -> str:
    if apart.parts(a.pk, b.pk):
        return "đã xác định không cùng một người, một tập thể"
    if a.birth_year and b.birth_year and a.birth_year != b.birth_year:
        return f"năm sinh khác nhau ({a.birth_year} và {b.birth_year})"
    if a.decision == b.decision and a.award == b.award:
        return "cùng đứng trong một quyết định với cùng một hình thức"
    return ""


def _place(a: Fact, b: Fact, lineage: Lineage) -> tuple[Tie | None, str]:
    """How the two units are tied, and that in words; None for the same body with other words in the list."""
    tie = lineage.tie(a.unit, b.unit)
    same_words = bool(a.unit_key) and a.unit_key == b.unit_key
    if same_words and (tie == Tie.SAME or a.unit is None or b.unit is None):
        return Tie.SAME, "cùng đơn vị"
    if tie == Tie.SAME:
        if a.unit_key and b.unit_key and a.kind != RecipientKind.COLLECTIVE:
            return None, f"cùng thuộc {lineage.name(a.unit)}"
        return Tie.SAME, "cùng đơn vị"
    older, newer = (a, b) if a.year <= b.year else (b, a)
    names = f"{lineage.name(older.unit)} và {lineage.name(newer.unit)}"
    words = {
        Tie.RENAMED: f"cùng đơn vị (tên cũ và tên mới: {names})",
        Tie.MERGED: f"đơn vị trước và sau khi sắp xếp ({names})",
        Tie.ABOVE: f"đơn vị cấp trên và cấp dưới ({names})",
    }
    return tie, words.get(tie, "khác đơn vị")


def _person(a, b, tie, place, lineage):
    born = bool(a.birth_year and a.birth_year == b.birth_year)
    # A commune that was merged still holds the village: for its people it is the same place.
    home = tie in (Tie.SAME, Tie.RENAMED) or (tie == Tie.MERGED and lineage.is_territorial(a.unit))
    close = abs(a.year - b.year) <= CLOSE_YEARS
    if born:
        strength = Strength.STRONG if home else Strength.POSSIBLE if tie == Tie.NONE else Strength.LIKELY
    elif tie == Tie.SAME or (home and close):
        strength = Strength.LIKELY
    else:
        strength = Strength.POSSIBLE if tie != Tie.NONE and close else NONE
    words = [
        "cùng tên",
        f"cùng năm sinh {a.birth_year}" if born else "",
        place,
        "cùng chức vụ" if a.position and a.position == b.position else "",
        "" if born else "chưa đủ năm sinh để đối chiếu",
    ]
    return _marks(a, b, strength, words)


def _household(a, b, tie, place, lineage):
    home = tie in (Tie.SAME, Tie.RENAMED) or (tie == Tie.MERGED and lineage.is_territorial(a.unit))
    strength = Strength.LIKELY if home else Strength.POSSIBLE if tie is None else NONE
    return _marks(a, b, strength, ["cùng tên hộ", place])


def _collective(a, b, tie, place, lineage):
    if a.name_key == b.name_key:
        if tie == Tie.NONE and a.unit is None and b.unit is None and not (a.unit_key or b.unit_key):
            strength = Strength.LIKELY if len(a.name_key.split()) >= _TELLING_WORDS else NONE
            return _marks(a, b, strength, ["cùng tên", "danh sách không ghi đơn vị chủ quản"])
        strength = {
            Tie.SAME: Strength.STRONG,
            Tie.RENAMED: Strength.LIKELY,
            Tie.MERGED: Strength.POSSIBLE,
            Tie.ABOVE: Strength.POSSIBLE,
        }.get(tie, NONE)
        return _marks(a, b, strength, ["cùng tên", place])
    # The name changed together with the unit's.
    if b.name_key in lineage.renamed(a.name_key, a.unit):
        strength = {Tie.RENAMED: Strength.LIKELY, Tie.MERGED: Strength.POSSIBLE}.get(tie, NONE)
        return strength, f"tên đổi theo đơn vị, {place}"
    return NONE, ""


def _marks(a, b, strength, words):
    """Names that are alike only without their marks are never more than possible."""
    if a.exact == b.exact or not strength:
        return strength, ", ".join(filter(None, words))
    words = ["tên chỉ khác nhau ở dấu", *filter(None, words[1:])]
    return (Strength.POSSIBLE if strength >= Strength.LIKELY else NONE), ", ".join(words)


_COMPARED = {
    RecipientKind.PERSON: _person,
    RecipientKind.HOUSEHOLD: _household,
    RecipientKind.COLLECTIVE: _collective,
}


def _groups(left: set[int], bonds: dict[tuple[int, int], Bond], level: int, parted: Callable):
    """Groups of sides bound at a level: (members, the bonds that bind them, a doubt in words)."""
    member = {number: {number} for number in left}
    bound: dict[int, list[Bond]] = defaultdict(list)
    doubts: dict[int, str] = {}
    here = [(pair, bond) for pair, bond in bonds.items() if left.issuperset(pair)]
    for (one, other), bond in sorted(here, key=lambda each: (-each[1].strength, each[0])):
        if bond.strength < level or member[one] is member[other]:
            continue
        if against := parted(member[one], member[other]):
            for number in member[one] | member[other]:
                doubts.setdefault(number, f"có lượt khác cùng tên: {against}")
            continue
        joined = member[one] | member[other]
        binding = [*bound[min(member[one])], *bound[min(member[other])], bond]
        for number in joined:
            member[number] = joined
        bound[min(joined)] = binding
    for joined in {id(each): each for each in member.values() if len(each) > 1}.values():
        doubt = next((doubts[number] for number in sorted(joined) if number in doubts), "")
        yield joined, bound[min(joined)], doubt


def _parted(sides: list[Side], ones: set[int], others: set[int], apart: "Parted") -> str:
    """Why two groups of sides cannot be one, or ""."""
    for one, other in product(ones, others):
        for a, b in product(sides[one].facts, sides[other].facts):
            if against := _against(a, b, apart):
                return against
    return ""


class Parted:
    """Which records were decided to be of different recipients: (decision, side) by record."""

    def __init__(self, rows: Iterable[tuple[int, int, int]] = ()):
        self._sides: dict[int, dict[int, int]] = defaultdict(dict)
        for apart, record, side in rows:
            self._sides[record][apart] = side

    def parts(self, one: int, other: int) -> bool:
        """True if a decision puts the two records on different sides."""
        mine, theirs = self._sides.get(one), self._sides.get(other)
        if not mine or not theirs:
            return False
        return any(apart in theirs and theirs[apart] != side for apart, side in mine.items())

    def any_between(self, groups: Iterable[Iterable[int]]) -> bool:
        """True if any two records of different groups are parted."""
        return any(
            self.parts(one, other) for a, b in combinations([list(g) for g in groups], 2) for one in a for other in b
        )
