"""Document numbers and dates in what was typed; the words between them go on to ``words``."""

import re

from django.utils import timezone

from search.query import Group, Words, make_words
from search.text import DocNumber, Span, find_numbers, find_spans
from search.text.dates import said_number, year_span
from search.text.number_words import flat

from .draft import Draft
from .saying import number_label, span_label
from .words import read_words

_SAID = r"mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi(?: mot| hai)?|\d{1,2}"
# Time without a year, said in digits or words: each is looked for in the other spellings too.
_YEARLESS = re.compile(
    rf"(?<!\w)(?:(?P<months>{_SAID})\s+thang\s+(?P<half>dau|cuoi)\s+nam|(?P<nua>nua)\s+(?P<half2>dau|cuoi)\s+nam"
    rf"|quy\s+(?P<quarter>i{{1,3}}|iv|[1-4]|mot|hai|ba|bon|tu)"
    rf"|(?:ngay\s+)?(?:(?:mung|mong)\s+)?(?P<d>\d{{1,2}}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s+thang\s+(?P<dm>{_SAID})"
    rf"|(?:ngay\s+)?(?P<d2>[12]?\d|0\d|3[01])\s?[/-]\s?(?P<dm2>1[0-2]|0?[1-9])|thang\s+(?P<month>{_SAID}))(?![\w/-])"
)
_ROMAN = ("", "I", "II", "III", "IV")
_IN_WORDS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_THIS_YEAR = re.compile(r"(?<!\w)nam\s+(?:(?P<now>nay)|ngoai)(?!\w)")
Mark = DocNumber | Span | re.Match[str]


def read_marks(draft: Draft, text: str, offset: int = 0) -> None:
    """Read a piece of text without quotes: its numbers and dates, and the words around them."""
    at = 0
    for mark in _marks(text):
        start, end = _place(mark)
        if start < at:
            if draft.groups and isinstance(mark, DocNumber):
                _also_number(draft, mark)
            continue
        read_words(draft, text[at:start], offset + at)
        if isinstance(mark, Span):
            _span(draft, mark, text)
        elif isinstance(mark, DocNumber):
            _number(draft, mark, text)
        else:
            _yearless(draft, mark, text)
        at = end
    read_words(draft, text[at:], offset + at)


def _place(mark: Mark) -> tuple[int, int]:
    if isinstance(mark, Span):
        return mark.at, mark.to
    return (mark.start, mark.end) if isinstance(mark, DocNumber) else mark.span()


def _marks(text: str) -> list[Mark]:
    """Numbers and dates in order; where they meet, both only if both may be meant."""
    marks: list[Mark] = []
    numbers = [n for n in find_numbers(text, typed=True) if not _maybe_year(n)]
    flattened = flat(text)
    for span in [*find_spans(text, typed=True), *_clock(flattened, text)]:
        # "tháng 8/2021" is a month, "luật 8/2021" a number, "8/2021" alone may be both.
        rivals = [n for n in numbers if n.start < span.to and span.at < n.end]
        if any(n.type or n.issuer for n in rivals):
            continue
        bare = all(n.start == span.at and n.end == span.to for n in rivals)
        numbers = [n for n in numbers if n not in rivals or (bare and n.year)]
        marks.append(span)
    marks += numbers
    taken = [_place(mark) for mark in marks]
    for match in _YEARLESS.finditer(flattened):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            marks.append(match)
    return sorted(marks, key=_place)


def _clock(flattened: str, text: str) -> list[Span]:
    """ "Năm nay", "năm ngoái", by the clock; without marks they may be names ("Nam Ngoai"), so marks are asked for."""
    this = timezone.localdate().year
    return [
        year_span(year, year, *match.span())
        for match in _THIS_YEAR.finditer(flattened)
        if text[match.start() : match.end()].lower() in ("năm nay", "năm ngoái")
        for year in [this if match["now"] else this - 1]
    ]


def _number(draft: Draft, number: DocNumber, text: str) -> None:
    typed = text[number.start : number.end]
    words = make_words(re.sub(r"(?i)\bsố(?: hiệu)?\b", " ", typed), phrase=True)
    found: tuple[Words, ...] = (words,) if words else ()
    if not (number.type or number.issuer or number.year):
        # "Trường Tiểu học số 5": a small number alone says nothing.
        said = (make_words(typed, phrase=True), words if number.number >= 100 or number.letter else None)
        found = tuple(each for each in said if each)
    draft.groups.append(Group(typed, words=found, numbers=(number.normalised,)))
    draft.read_as.append(number_label(number))


def _also_number(draft: Draft, number: DocNumber) -> None:
    last = draft.groups[-1]
    draft.groups[-1] = Group(
        last.typed,
        words=last.words,
        numbers=(number.normalised,),
        spans=last.spans,
        year=last.year,
    )


def _span(draft: Draft, span: Span, text: str) -> None:
    typed = text[span.at : span.to]
    words: list[Words | None] = [make_words(typed, phrase=True)]
    days = None
    year = None
    if span.token[0] == "y":
        words.append(make_words(str(span.start.year)))
        year = span.start.year
    elif span.token[0] == "t":
        days = (span.start.toordinal(), span.end.toordinal() - 1)
    years = span.years if year is None else None
    said = tuple(each for each in words if each)
    draft.groups.append(Group(typed, words=said, spans=span.wanted, year=year, years=years, days=days))
    draft.read_as.append(span_label(span))


def _yearless(draft: Draft, match: re.Match[str], text: str) -> None:
    """ "Sáu tháng đầu năm", "quý ba", "tháng Tám": the same in digits, in Roman, as typed."""
    typed = text[match.start() : match.end()]
    half = {"dau": "đầu", "cuoi": "cuối"}.get(match["half"] or match["half2"] or "", "")
    day = match["d"] or match["d2"]
    if day:
        month = said_number(match["dm"] or match["dm2"])
        spellings = [f"{said_number(day)} tháng {month}", f"{said_number(day)}/{month}"]
        typed = re.sub(r"(?i)^ngày\s+|^ngay\s+", "", typed)
    elif match["quarter"]:
        number = said_number(match["quarter"])
        spellings = [f"quý {each}" for each in (_ROMAN[number], number, _IN_WORDS[number])]
    elif match["month"]:
        spellings = [f"tháng {each}" for each in _digits_and_words(said_number(match["month"]))]
    else:
        months = 6 if match["nua"] else said_number(match["months"])
        spellings = [f"{each} tháng {half} năm" for each in _digits_and_words(months)]
    words = dict.fromkeys(make_words(each, phrase=True) for each in (typed, *spellings))
    unlike: dict[tuple[str, ...], Words] = {}
    for each in words:
        if each is not None:
            unlike.setdefault(each.b, each)
    draft.groups.append(Group(typed, words=tuple(unlike.values())))


def _digits_and_words(number: int) -> list[str]:
    return [str(number), *_IN_WORDS[number : number + 1]]


def _maybe_year(number: DocNumber) -> bool:
    """ "quyết định 2022": rather the decisions of a year than number 2022 (its words find both)."""
    bare = not (number.issuer or number.year or number.letter)
    told = re.search(r"(?i)\bsố\b|\bso\b", number.original) or not number.type
    return bare and not told and len(number.shown) == 4 and 1900 <= number.number <= 2100
