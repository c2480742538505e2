"""A query as any engine can answer it; ``search.reading`` makes it from what a person typed.

A query is a row of groups that must all be found; a group is one or several
alternatives. Abbreviations and names of places bring alternatives; document
numbers and dates are recognised in every spelling.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .text import Token, clean, has_marks, tokens
from .text.syllables import consistent

MAX_TYPED = 400
MAX_WORDS = 24
MAX_ALTERNATIVES = 8

_SURNAME_LIST = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly nong vy vi trieu be lo luong "
    "ma chu dam phung hua ha dinh doan lam mai truong trinh dao cao loc luc linh lieu lanh lang to ta "
    "than vuong phuong la luu dam tong quach thach kieu thai bach chau dong khuc kim mac ninh sam sy "
    "tang tieu ton vien hoa giap ban dau phan cam cung doi du duc khuong leo lenh ngoc on quan"
)
SURNAMES = frozenset(_SURNAME_LIST.split())


REQUIRED, JOINING, TITLE = "", "joining", "title"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in both keys; ``phrase`` asks for them in a row."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    text: str
    phrase: bool = False

    @property
    def marked(self) -> bool:
        """Was any of the words typed with Vietnamese marks?"""
        return any(map(has_marks, self.a))

    @property
    def agreeing(self) -> tuple[tuple[str, ...], ...]:
        """For each word the keys A that agree with the marks typed; () where none were: any spelling agrees."""
        return tuple((key, *consistent(key)) if has_marks(key) else () for key in self.a)


@dataclass(frozen=True, slots=True)
class Group:
    """One part of what was typed, with everything that answers it.

    ``words`` are equal ways of saying it, ``related`` weaker ones (another
    meaning, another name of the place) that rank below. ``numbers`` are terms
    of the number index, ``spans`` canonical dates, ``year`` a year of the entry.
    ``years`` (first and last), ``days`` (as ordinals) are those of the entry,
    ``units`` codes of units that it counts for, ``around`` of related ones.
    ``begins`` are folded beginnings of a word in the head ("V." of a name).
    ``role`` is REQUIRED, or tells why the group may be missing from a find:
    JOINING words ("và") belong to the row of words as typed, a TITLE before a
    name only raises what has it.
    """

    typed: str
    words: tuple[Words, ...] = ()
    related: tuple[Words, ...] = ()
    numbers: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    year: int | None = None
    years: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    units: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    quoted: bool = False
    begins: tuple[str, ...] = ()
    role: str = REQUIRED

    @property
    def required(self) -> bool:
        """Must it be found?"""
        return self.role == REQUIRED


@dataclass(frozen=True, slots=True)
class Constraint:
    """A filter that was typed: what it asks of an entry, each part that is set.

    ``facet`` with ``values`` (any of them; none: nothing has it), ``years`` and
    ``days`` (first and last; days as ordinals) of the entry's own date, ``span``
    a canonical date, ``number`` of the entry itself (``numbers``: any of them), ``words`` in the text of
    ``fields`` ("" all text, "h" title and names, "p" people, "f" files).
    """

    label: str
    facet: str = ""
    values: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    span: str = ""
    number: str = ""
    numbers: tuple[str, ...] = ()
    words: Words | None = None
    fields: tuple[str, ...] = ("",)
    excluded: bool = False

    def negated(self) -> "Constraint":
        """The same, not wanted."""
        return replace(self, excluded=True, label=f"Không lấy: {self.label}")


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter as it was read, in words, and the text typed without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query as read. ``notes`` and ``choices`` explain it to the person who typed it.

    ``filter_choices`` are those of ``choices`` that offer another value of a filter.
    ``said`` is what was typed without its ``filters``, which stand beside it as typed.
    ``half``: nothing is written just so, it was typed with half its marks; what has those agrees.
    ``respelled`` leads from words that stand nowhere to those looked for in their place.
    """

    typed: str = ""
    said: str = ""
    filters: str = ""
    groups: tuple[Group, ...] = ()
    marked: bool = False
    empty: bool = True
    notes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    filter_choices: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    chips: tuple[Chip, ...] = ()
    respelled: tuple[tuple[str, str], ...] = ()
    half: bool = False

    @property
    def required(self) -> tuple[Group, ...]:
        """Groups that must be found; all of them if there is no other."""
        return tuple(group for group in self.groups if group.required) or self.groups

    @property
    def titles(self) -> tuple[Group, ...]:
        """Groups that only raise what has them."""
        return tuple(group for group in self.groups if group.role == TITLE) if self.required != self.groups else ()

    @property
    def verbatim(self) -> bool:
        """Only quoted phrases with marks: there is nothing but the exact tier."""
        return bool(self.groups) and all(g.quoted and g.words[0].marked for g in self.groups)

    @property
    def name_like(self) -> bool:
        """Two to five words that begin with a family name."""
        words = tuple(b for group in self.required for words in group.words[:1] for b in words.b)
        return 2 <= len(words) <= 5 and words[0] in SURNAMES

    @property
    def plain_words(self) -> tuple[str, ...]:
        """Folded words typed, in order (for did-you-mean)."""
        return tuple(b for group in self.groups for words in group.words[:1] for b in words.b)

    def filtered(self, text: str) -> str:
        """Another text with the filters that were typed."""
        return f"{text} {self.filters}".strip()

    def needles(self) -> list[str]:
        """Texts to mark in what was found."""
        made: list[str] = []
        for group in self.groups:
            for words in (*group.words, *group.related):
                made.extend([words.text] if words.phrase or len(words.b) == 1 else words.a)
            if group.numbers or group.spans:
                made.append(group.typed)
        return list(dict.fromkeys(made))


def make_words(text: str, *, phrase: bool = False) -> Words | None:
    """Words for a text, or None if nothing of it can be searched."""
    found = tokens(clean(text))
    if not found:
        return None
    return words_of(found, text, phrase=phrase)


def words_of(found: Sequence[Token], text: str = "", *, phrase: bool = False) -> Words:
    """Words for tokens."""
    return Words(
        tuple(t.a for t in found),
        tuple(t.b for t in found),
        text or " ".join(t.text for t in found),
        phrase and len(found) > 1,
    )
