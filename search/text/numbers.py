"""Numbers of Vietnamese documents: "1657/QĐ-UBND", "12/2019/NQ-HĐND", "30-CT/TU".

State form (Decree 30/2020/NĐ-CP, appendix I): number [/year] / type - issuer;
Party form: number - type / issuer; laws: number / year / QH + term. The year
stands in the number of legal documents only; for the others the date tells it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from . import typed_numbers as typed_forms
from .letters import clean, key_b
from .number_words import LETTER_ISSUERS, SAME_ISSUER, TYPE_CODES, TYPE_LABELS, TYPE_WORDS, choice, flat

__all__ = ["TYPE_LABELS", "DocNumber", "find_numbers", "flat", "parse_number", "same_number"]


@dataclass(frozen=True, slots=True)
class DocNumber:
    """One document number, read.

    ``number`` compares without leading zeros, ``shown`` keeps them; ``letter``
    is the rare addition of "1657a"; ``year``, ``type`` and ``issuer`` are None
    when not written. ``start``/``end`` are offsets into ``clean(text)``.
    """

    number: int
    shown: str
    letter: str = ""
    year: int | None = None
    type: str | None = None
    issuer: str | None = None
    original: str = ""
    start: int = 0
    end: int = 0

    @property
    def normalised(self) -> str:
        """Comparable form ``number|type|issuer|year``, e.g. ``1657|qd|ubnd|2021``."""
        year = str(self.year or "")
        return f"{self.number}{self.letter}|{self.type or ''}|{self.issuer or ''}|{year}"

    def terms(self, year: int | None = None, kind: str = "") -> set[str]:
        """Index terms: one for every set of parts by which it may be asked for.

        ``year`` is that of the document's date, used when the number has none;
        ``kind`` is a type by which it is known besides the one that it bears.
        """
        head = f"{self.number}{self.letter}"
        years = {"", str(self.year or year or "")}
        types = {"", self.type or "", kind}
        issuers = {"", self.issuer or ""}
        if self.issuer:
            issuers.update(self.issuer.split("-"))
            if re.fullmatch(r"qh\d*", self.issuer):
                issuers.add("qh")
                if not self.type:
                    types.add("luat")
        return {f"{head}|{t}|{i}|{y}" for t in types for i in issuers for y in years}


_L = r"[A-Za-zĐđƯưÔôƠơÂâĂăÊê]"
# "Số1657" is written without a blank too.
_HEAD = r"(?:(?<![\w/.,-])|(?<=\b[sS][oOốỐ]))"
_NUM = rf"{_HEAD}(?P<num>\d{{1,3}}\.\d{{3}}|\d{{1,6}})(?P<let>[A-Za-zđĐ]?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# After a full stop and a blank, or a dash and a word, something else begins: "27/QĐ-UBND. Theo đó", "27/QĐ-UBND - Trang 2".
_JOINT = r"(?:\.|\s?[-&](?!\s[A-ZĐ][a-zđ])\s?)"
_ISSUER = rf"(?P<issuer>{_L}[A-Za-zĐđƯưÔôƠơÂâĂăÊê0-9]{{0,14}}(?:{_JOINT}{_L}[A-Za-zĐđƯư0-9]{{0,9}}){{0,3}})"
_STRICT = re.compile(
    rf"{_NUM}\s*(?:/\s*{_YEAR}\s*)?/\s*(?P<type>{_L}{{1,6}})\s*-\s*{_ISSUER}(?:/(?P<later>(?:19|20)\d\d))?(?!\w)"
)
_LAW = re.compile(rf"{_NUM}\s*/\s*{_YEAR}\s*/\s*(?P<issuer>(?:QH|UBTVQH)\d{{0,2}})(?!\w)", re.I)
_PARTY = re.compile(
    rf"{_NUM}\s*-\s*(?P<type>{_L}{{1,6}})\s*/\s*(?P<issuer>(?:T\.\s?(?:Ư|ư|W|w)|{_L}[\w-]{{0,14}}))(?!\w)"
)
_NO_ISSUER = re.compile(rf"{_NUM}\s*/\s*(?:{_YEAR}\s*/\s*)?(?P<type>{_L}{{1,6}})(?!\s?[-/]\s?\w)(?!\w)")
_WITH_YEAR = re.compile(rf"{_NUM}\s*/\s*{_YEAR}(?![\w/.-])")
_BARE = re.compile(rf"{_NUM}(?![\w/.,-])")

_TYPE_BEFORE = re.compile(
    rf"(?:(?P<words>{choice(TYPE_WORDS)})|(?P<code>{choice(TYPE_CODES)}))\s*(?:so|s)?\s*[:.]?\s*$"
)
_SO_BEFORE = re.compile(r"(?:^|\W)so(?: hieu)?\s*[:.]?\s*$")
# "dân tộc thiểu số 2023", "dân số 2020": the word belongs to the one before it. "co so", "ho so": without marks they are others.
_ENDS_IN_SO = re.compile(
    r"(?:^|\W)(?:thieu|da|dan|tong|chi|he|ty|ti|tham|ham|doanh|bien|thong|so|ma|mau|bieu|luc|nha|chuyen doi)\s+$"
)
_LIKE_SO = re.compile(r"(?:^|\W)(?:co|ho|tru|so)\s+$")
_SPELLINGS_OF_SO = frozenset(["so", "sô", "só", "số"])
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4096)
def _issuer(text: str) -> str:
    # "TƯ" is the centre (trung ương), "TU" the provincial committee (tỉnh ủy): only the mark tells them apart.
    if re.fullmatch(r"T\.?\s?(?:Ư|W)", text, re.I):
        return "tw"
    parts = [key_b(part) for part in re.split(r"[\s\-.&_/]+", text)]
    return "-".join(SAME_ISSUER.get(part, part) for part in parts if part)


def _make(match: re.Match[str], text: str, kind: str = "", start: int | None = None) -> DocNumber:
    found = match.groupdict()
    part = {name: text[slice(*match.span(name))] if value else "" for name, value in found.items()}
    shown = re.sub(r"[\s.]", "", part["num"])
    own = key_b(part.get("type") or part.get("second") or "")
    issuer = _issuer(part["issuer"]) if part.get("issuer") else ""
    said = found.get("spoken") or found.get("before")
    if said and not issuer:
        issuer = typed_forms.spoken(said)
    if own in LETTER_ISSUERS:
        # "345/UBND-TH": an official letter bears no kind, its issuer stands in that place.
        own, issuer = "cv", "-".join(filter(None, [own, issuer]))
    kind = kind or own
    year = part.get("year") or part.get("later")
    return DocNumber(
        number=int(shown),
        shown=shown,
        letter=key_b(part.get("let") or ""),
        year=int(year) if year else None,
        type=kind or None,
        issuer=issuer or None,
        original=text[match.start() : match.end()],
        start=match.start() if start is None else start,
        end=match.end(),
    )


def _type_before(flattened: str, start: int) -> tuple[str | None, int]:
    """Type word just before offset ``start`` ("Quyết định số …") and where it begins."""
    window = flattened[max(0, start - 40) : start]
    match = _TYPE_BEFORE.search(window)
    if match is None:
        return None, start
    begin = start - len(window) + match.start()
    if begin and flattened[begin - 1].isalnum():
        return None, start
    return TYPE_WORDS.get(match["words"]) if match["words"] else match["code"], begin


def find_numbers(text: str, *, typed: bool = False) -> list[DocNumber]:
    """Every document number in ``text``, in order, none overlapping.

    With ``typed=True`` the text is what a person typed into a search box: then
    "1657 qd ubnd", "quyết định 1657", "15/2025" and "QĐ-UBND 1657" are numbers
    too. Offsets refer to ``clean(text)``. Never raises.
    """
    text = clean(text)
    if not _DIGIT.search(text):
        return []
    taken = bytearray(len(text))
    found: list[DocNumber] = []
    flattened = flat(text)
    for number in _candidates(text, flattened, typed):
        if not any(taken[number.start : number.end]):
            taken[number.start : number.end] = b"\x01" * (number.end - number.start)
            found.append(number)
    if typed:
        # "số 1657/QĐ-UBND": the word belongs to the number and is no word to look for.
        found = [replace(number, start=_start_with_so(text, flattened, number.start)) for number in found]
    return sorted(found, key=lambda number: number.start)


def _start_with_so(text: str, flattened: str, start: int) -> int:
    at = _so_before(text, flattened, start)
    return start if at is None else at


def _so_before(text: str, flattened: str, start: int) -> int | None:
    """Where the word "số" before a number begins; None for no such word, and for "cơ sở 2022", "hồ sơ 12"."""
    said = _SO_BEFORE.search(flattened, max(0, start - 10), start)
    if said is None:
        return None
    at = flattened.index("so", said.start())
    typed = text[at : at + 2].lower()
    before = flattened[max(0, at - 14) : at]
    if typed not in _SPELLINGS_OF_SO or _ENDS_IN_SO.search(before):
        return None
    return None if typed == "so" and _LIKE_SO.search(before) else at


def _candidates(text: str, flattened: str, typed: bool) -> Iterator[DocNumber]:
    """Every reading of every place, the surest kinds first."""
    if typed:
        yield from (_make(match, text) for match in typed_forms.spaced(flattened))
    for pattern in (_LAW, _STRICT, _PARTY):
        for match in pattern.finditer(text):
            yield _with_type(match, text, flattened)
    for match in _NO_ISSUER.finditer(text):
        if key_b(match["type"]) in (TYPE_CODES | LETTER_ISSUERS if typed else TYPE_CODES):
            yield _with_type(match, text, flattened)
    yield from (_typed(text, flattened) if typed else _named(text, flattened))


def _typed(text: str, flattened: str) -> Iterator[DocNumber]:
    """Numbers in what was typed that no document would print so."""
    yield from (_make(match, text, kind) for match, kind in typed_forms.named(flattened))
    yield from (_make(match, text) for match in _WITH_YEAR.finditer(text))
    yield from (_make(match, text) for match in typed_forms.loose(flattened))
    for match in _BARE.finditer(text):
        if _so_before(text, flattened, match.start()) is not None:
            yield _make(match, text)


def _with_type(match: re.Match[str], text: str, flattened: str) -> DocNumber:
    number = _make(match, text)
    kind, begin = _type_before(flattened, match.start())
    if kind is None or (number.type and kind != number.type and number.type not in ("kt", "ctr", "cv")):
        return number
    own = number.type if number.type in ("kt", "ctr") else kind
    return replace(number, type=own, start=begin)


def _named(text: str, flattened: str) -> Iterator[DocNumber]:
    """Numbers in running text known by the word before them.

    "Kế hoạch 5 năm" is no number there: it takes the word "số".
    """
    for pattern in (_WITH_YEAR, _BARE):
        for match in pattern.finditer(text):
            kind, begin = _type_before(flattened, match.start())
            if kind is None:
                continue
            said = _SO_BEFORE.search(flattened, max(0, match.start() - 10), match.start())
            if said or pattern is _WITH_YEAR:
                yield _make(match, text, kind, begin)


def parse_number(text: str) -> DocNumber | None:
    """The one number that ``text`` is, or None if it is something else or more."""
    found = find_numbers(text, typed=True)
    text = clean(text)
    if len(found) != 1:
        return None
    rest = flat(text[: found[0].start] + text[found[0].end :])
    return found[0] if re.fullmatch(r"\W*(?:so)?\W*", rest) else None


def same_number(one: str, other: str) -> bool:
    """Do two spellings name the same number (year only compared when both have it)?"""
    a, b = parse_number(one), parse_number(other)
    if a is None or b is None:
        return False
    same = (a.number, a.letter, a.type, a.issuer) == (b.number, b.letter, b.type, b.issuer)
    return same and (a.year == b.year or a.year is None or b.year is None)
