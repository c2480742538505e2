"""What a person typed, read into a query that any engine can answer.

A query is a row of groups that must all be found; a group is one or several
alternatives. Abbreviations and names of places bring alternatives; document
numbers and dates are recognised in every spelling.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import Lexicon
from .text import (
    TYPE_LABELS,
    DocNumber,
    Span,
    Token,
    clean,
    find_numbers,
    find_spans,
    fold,
    has_marks,
    tokens,
)

MAX_TYPED = 400
MAX_WORDS = 24
MAX_ALTERNATIVES = 8


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


@dataclass(frozen=True, slots=True)
class Group:
    """One part of what was typed, with everything that answers it.

    ``words`` are equal ways of saying it, ``related`` weaker ones (another
    meaning, another name of the place) that rank below. ``numbers`` are terms
    of the number index, ``spans`` canonical dates, ``year`` a year of the entry.
    """

    typed: str
    words: tuple[Words, ...] = ()
    related: tuple[Words, ...] = ()
    numbers: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    year: int | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query as read. ``notes`` and ``choices`` explain it to the person who typed it."""

    typed: str = ""
    groups: tuple[Group, ...] = ()
    marked: bool = False
    empty: bool = True
    notes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()

    @property
    def verbatim(self) -> bool:
        """Only quoted phrases with marks: there is nothing but the exact tier."""
        return bool(self.groups) and all(g.quoted and g.words[0].marked for g in self.groups)

    @property
    def name_like(self) -> bool:
        """Two to five words that begin with a family name."""
        words = self.plain_words
        return 2 <= len(words) <= 5 and words[0] in _SURNAMES

    @property
    def plain_words(self) -> tuple[str, ...]:
        """Folded words typed, in order (for did-you-mean)."""
        return tuple(b for group in self.groups for words in group.words[:1] for b in words.b)

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
    return _from_tokens(found, text, phrase=phrase)


def _from_tokens(found: Sequence[Token], text: str = "", *, phrase: bool = False) -> Words:
    return Words(
        tuple(t.a for t in found),
        tuple(t.b for t in found),
        text or " ".join(t.text for t in found),
        phrase and len(found) > 1,
    )


# --- reading ------------------------------------------------------------------

_QUOTED = re.compile(r'"([^"]*)"')
_RANKS = (
    ({"1", "i", "nhat"}, "nhất"),
    ({"2", "ii", "nhi", "hai"}, "nhì"),
    ({"3", "iii", "ba"}, "ba"),
)
_RANK_WORDS = {"nhất": ("nhất", "1", "I"), "nhì": ("nhì", "2", "II", "hai"), "ba": ("ba", "3", "III")}
_TITLES = frozenset(["ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "em"])
_SURNAME_LIST = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly nong vy vi trieu be lo luong "
    "ma chu dam phung hua ha dinh doan lam mai truong trinh dao cao loc luc linh lieu lanh lang to ta "
    "than vuong phuong la luu dam tong quach thach kieu thai bach chau dong khuc kim mac ninh sam sy "
    "tang tieu ton vien hoa giap ban dau phan cam cung doi du duc khuong leo lenh ngoc on quan"
)
_SURNAMES = frozenset(_SURNAME_LIST.split())


def read(typed: str, lexicon: Lexicon | None = None) -> Query:
    """Read what was typed. Never raises; very long input is cut at MAX_TYPED characters."""
    lexicon = lexicon or Lexicon()
    shown = clean(typed[: 20 * MAX_TYPED])
    text = shown[:MAX_TYPED]
    if len(shown) > MAX_TYPED and " " in text:
        text = text[: text.rfind(" ")]
    reader = _Reader(lexicon)
    for at, piece in enumerate(_QUOTED.split(text)):
        if at % 2:
            reader.quoted(piece)
        else:
            reader.plain(piece)
    if len(shown) > MAX_TYPED:
        reader.notes.append("Câu tìm dài, Trang chỉ đọc phần đầu.")
    choices = list(dict.fromkeys(reader.choices))
    return Query(
        typed=text,
        groups=tuple(reader.groups[:MAX_WORDS]),
        marked=any(w.marked for group in reader.groups for w in group.words[:1]),
        empty=not text,
        notes=tuple(reader.notes),
        choices=tuple(choices[:12]),
        read_as=tuple(dict.fromkeys(reader.read_as)),
    )


class _Reader:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.groups: list[Group] = []
        self.notes: list[str] = []
        self.choices: list[str] = []
        self.read_as: list[str] = []

    def quoted(self, text: str) -> None:
        """A phrase in quotes is taken as it stands: no expansion."""
        words = make_words(text, phrase=True)
        if words is not None:
            self.groups.append(Group(text.strip(), words=(words,), quoted=True))
            self.read_as.append(f"đúng cụm từ “{text.strip()}”")

    def plain(self, text: str) -> None:
        at = 0
        marks: list[DocNumber | Span] = []
        numbers = [n for n in find_numbers(text, typed=True) if not _maybe_year(n)]
        for span in find_spans(text):
            # "tháng 8/2021" is a month, "luật 8/2021" a number, "8/2021" alone may be both.
            rivals = [n for n in numbers if n.start < span.to and span.at < n.end]
            if any(n.type or n.issuer for n in rivals):
                continue
            bare = all(n.start == span.at and n.end == span.to for n in rivals)
            numbers = [n for n in numbers if n not in rivals or (bare and n.year)]
            marks.append(span)
        marks += numbers
        marks.sort(key=lambda mark: mark.at if isinstance(mark, Span) else mark.start)
        for mark in marks:
            start, end = (mark.at, mark.to) if isinstance(mark, Span) else (mark.start, mark.end)
            if start < at:
                if self.groups and isinstance(mark, DocNumber):
                    self._also_number(mark)
                continue
            self.words(tokens(text[at:start]))
            if isinstance(mark, Span):
                self.span(mark, text)
            else:
                self.number(mark, text)
            at = end
        self.words(tokens(text[at:]))

    def number(self, number: DocNumber, text: str) -> None:
        typed = text[number.start : number.end]
        words = make_words(re.sub(r"(?i)\bsố\b", " ", typed), phrase=True)
        self.groups.append(Group(typed, words=(words,) if words else (), numbers=(number.normalised,)))
        label = TYPE_LABELS.get(number.type or "", "văn bản")
        year = f" năm {number.year}" if number.year else ""
        self.read_as.append(f"{label.lower()} số {number.shown}{number.letter}{year}")

    def _also_number(self, number: DocNumber) -> None:
        last = self.groups[-1]
        self.groups[-1] = Group(
            last.typed,
            words=last.words,
            numbers=(number.normalised,),
            spans=last.spans,
            year=last.year,
        )

    def span(self, span: Span, text: str) -> None:
        typed = text[span.at : span.to]
        words = make_words(typed, phrase=True)
        self.groups.append(Group(typed, words=(words,) if words else (), spans=(span.token,)))
        self.read_as.append(_span_label(span))

    def words(self, found: list[Token]) -> None:
        found = self._without_title(found[:MAX_WORDS])
        if not self.groups and found:
            self._offer_places(found)
        at = 0
        while at < len(found):
            at += self._long_form(found, at) or self._short_form(found, at) or self._one(found, at)

    def _without_title(self, found: list[Token]) -> list[Token]:
        if len(found) >= 3 and found[0].b in _TITLES and found[1].b in _SURNAMES:
            return found[1:]
        return found

    def _offer_places(self, found: list[Token]) -> None:
        names = self.lexicon.bare.get(tuple(t.b for t in found), [])
        marked = any(has_marks(t.a) for t in found)
        a = [t.a for t in found]
        if marked:
            names = [name for name in names if [t.a for t in tokens(name)][-len(a) :] == a]
        if len(names) > 1:
            self.choices += names
            self.notes.append("Có nhiều địa danh cùng tên. Mời chọn đúng nơi cần tìm.")

    def _long_form(self, found: list[Token], at: int) -> int:
        """The longest full phrase or place name that begins here; returns the words used."""
        for size in range(min(self.lexicon.longest, len(found) - at), 1, -1):
            run = found[at : at + size]
            key = tuple(t.b for t in run)
            if key in self.lexicon.places and self._place(run, self.lexicon.places[key]):
                return size
            if key in self.lexicon.longs:
                self._phrase(run, key)
                return size
            names = self.lexicon.bare.get(key, ())
            if len(names) == 1:
                name = tuple(fold(names[0]).split())
                pairs = self.lexicon.places.get(name, [])
                if len(pairs) == 1 and self._place(run, pairs):
                    return size
        return 0

    def _phrase(self, run: list[Token], key: tuple[str, ...]) -> None:
        typed = _from_tokens(run)
        shorts = [make_words(short, phrase=True) for short, _ in self.lexicon.longs[key]]
        wider = [make_words(short, phrase=True) for short in self.lexicon.inside.get(key, ())]
        same = tuple(w for w in shorts if w)[:MAX_ALTERNATIVES]
        related = tuple(w for w in wider if w and w not in same)[:MAX_ALTERNATIVES]
        self.groups.append(Group(typed.text, words=(typed, *same), related=related))

    def _place(self, run: list[Token], pairs: list[tuple[str, str]]) -> bool:
        typed = _from_tokens(run)
        if typed.marked:
            size = len(typed.a)
            pairs = [p for p in pairs if tuple(t.a for t in tokens(p[0]))[-size:] == typed.a]
        if not pairs:
            return False
        others = list(dict.fromkeys(other for _, other in pairs))[:MAX_ALTERNATIVES]
        related = tuple(w for w in (make_words(name, phrase=True) for name in others) if w)
        self.groups.append(Group(typed.text, words=(typed,), related=related))
        self.read_as.append(f"“{typed.text}” và tên liên quan: {', '.join(others)}")
        return True

    def _short_form(self, found: list[Token], at: int) -> int:
        for size in range(min(4, len(found) - at), 0, -1):
            run = found[at : at + size]
            known = self.lexicon.shorts.get(tuple(t.b for t in run))
            if known:
                self._expand(run, known)
                return size
        return 0

    def _expand(self, run: list[Token], known: list[tuple[str, tuple[str, ...], bool]]) -> None:
        typed = _from_tokens(run, phrase=True)
        exact = [k for k in known if tuple(t.a for t in tokens(k[0])) == typed.a]
        if typed.marked and exact:
            known = exact
        longs = list(dict.fromkeys(long for _, each, _ in known for long in each))
        unsure = any(ambiguous for _, _, ambiguous in known) or len(longs) > 1 and len(known) > 1
        made = [w for w in (make_words(long, phrase=True) for long in longs) if w]
        wider = [make_words(short, phrase=True) for w in made for short in self.lexicon.inside.get(w.b, ())]
        extra = tuple(w for w in wider if w)[:MAX_ALTERNATIVES]
        made = made[:MAX_ALTERNATIVES]
        if unsure:
            self.groups.append(Group(typed.text, words=(typed,), related=(*made, *extra)))
            self.notes.append(f"“{typed.text}” có nhiều nghĩa. Mời chọn nghĩa cần tìm.")
            self.choices += longs
        else:
            self.groups.append(Group(typed.text, words=(typed, *made), related=extra))
        self.read_as.append(f"{typed.text} ({' / '.join(longs)})")

    def _one(self, found: list[Token], at: int) -> int:
        token = found[at]
        single = _from_tokens([token])
        before = found[at - 1].b if at else ""
        if before == "hang":
            for spellings, rank in _RANKS:
                if token.b in spellings and (token.a == token.b or token.a in _RANK_WORDS[rank]):
                    others = [make_words(word) for word in _RANK_WORDS[rank]]
                    same = tuple(w for w in others if w and w.b != single.b)
                    self.groups.append(Group(token.text, words=(single, *same)))
                    return 1
        year = int(token.b) if re.fullmatch(r"(?:19|20)\d\d", token.b) else None
        numbers: tuple[str, ...] = ()
        if token.b.isdigit() and len(token.b) <= 6:
            numbers = (f"{token.b}|||",)
        self.groups.append(Group(token.text, words=(single,), year=year, numbers=numbers))
        return 1


def _maybe_year(number: DocNumber) -> bool:
    """ "quyết định 2022": rather the decisions of a year than number 2022 (its words find both)."""
    bare = not (number.issuer or number.year or number.letter)
    told = re.search(r"(?i)\bsố\b|\bso\b", number.original) or not number.type
    return bare and not told and len(number.shown) == 4 and 1900 <= number.number <= 2100


def _span_label(span: Span) -> str:
    token = span.token
    if token[0] == "d":
        return f"ngày {span.start.day}/{span.start.month}/{span.start.year}"
    if token[0] == "m":
        return f"tháng {span.start.month}/{span.start.year}"
    if token[0] == "q":
        return f"quý {('I', 'II', 'III', 'IV')[int(token[-1]) - 1]}/{span.start.year}"
    if token[0] == "h":
        return f"6 tháng {'đầu' if token[-1] == '1' else 'cuối'} năm {span.start.year}"
    return "giai đoạn " + token[1:]
