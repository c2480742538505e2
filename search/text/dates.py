"""Dates and spans of time as Vietnamese documents write them; day before month always.

Each is read into a half-open range of days and one canonical token, so that
"19/8/2021" and "ngày 19 tháng 8 năm 2021" meet in the index.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from .letters import clean
from .number_words import choice, flat

Date = datetime.date


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time: ``start`` (first day), ``end`` (first day after), canonical ``token``.

    Tokens: ``d2021-08-19`` day, ``m2021-08`` month, ``q2022-3`` quarter,
    ``h2022-1`` half-year, ``n2022-9`` the first nine months, ``y2021`` year,
    ``p2021-2025`` period or school year, and of what people type ``r2020-2023``
    from one year to another, ``t20210819-20210920`` from one day to another. ``at``/``to`` are offsets into ``clean(text)``.
    """

    start: Date
    end: Date
    token: str
    at: int = 0
    to: int = 0

    def tokens(self) -> set[str]:
        """The token and those of the wider units that hold it (day → month, quarter, half)."""
        made = {self.token}
        first = self.start
        if self.token[0] in "dm":
            made.add(f"m{first:%Y-%m}")
        if self.token[0] in "dmq":
            made.add(f"q{first.year}-{(first.month + 2) // 3}")
            made.add(f"h{first.year}-{1 if first.month < 7 else 2}")
        return made

    @property
    def wanted(self) -> tuple[str, ...]:
        """Tokens that answer this span when it is asked for: the months, quarters of "9 tháng đầu năm 2022" too."""
        kind, year = self.token[0], self.start.year
        if kind == "n":
            months = int(self.token.rpartition("-")[2])
            quarters = [f"q{year}-{number}" for number in range(1, months // 3 + 1)]
            return (self.token, *quarters, *(f"m{year}-{m:02}" for m in range(3 * (months // 3) + 1, months + 1)))
        if kind in "ryt":
            return (f"p{self.token[1:]}",) if kind == "r" else ()
        return (self.token,)

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year of spans that are made of whole years and are asked for as such."""
        return (self.start.year, self.end.year - 1) if self.token[0] in "ry" else None


def day_span(day: Date, at: int = 0, to: int = 0) -> Span:
    """The span of one day."""
    return Span(day, day + datetime.timedelta(1), f"d{day:%Y-%m-%d}", at, to)


def year_span(first: int, last: int, at: int = 0, to: int = 0) -> Span:
    """The span of one year, or of the years from one to another."""
    token = f"y{first}" if first == last else f"r{first}-{last}"
    return Span(Date(first, 1, 1), Date(last + 1, 1, 1), token, at, to)


def _next_month(year: int, month: int) -> Date:
    return Date(year + month // 12, month % 12 + 1, 1)


_COUNTED = {"mot": 1, "gieng": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
            "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def said_number(text: str) -> int:
    """A number in digits, Roman or said in words; 0 for what is none."""
    text = " ".join(text.split())
    return int(text) if text.isdigit() else _COUNTED.get(text, _ROMAN.get(text, 0))


def _full(year: str) -> int:
    """A year; of two digits the one that is not yet to come."""
    if len(year) > 2:
        return int(year)
    this = Date.today().year
    return int(year) + (2000 if 2000 + int(year) <= this + 1 else 1900)


def _day(match: re.Match[str]) -> Span:
    return day_span(Date(_full(match["y"]), said_number(match["m"]), said_number(match["d"])), *match.span())


def _month(match: re.Match[str]) -> Span:
    start = Date(int(match["y"]), said_number(match["m"]), 1)
    return Span(start, _next_month(start.year, start.month), f"m{start:%Y-%m}", *match.span())


def _quarter(match: re.Match[str]) -> Span:
    year, number = int(match["y"]), said_number(match["n"])
    if not 1 <= number <= 4:
        raise ValueError(number)
    return Span(Date(year, 3 * number - 2, 1), _next_month(year, 3 * number), f"q{year}-{number}", *match.span())


def _months(match: re.Match[str]) -> Span:
    """The first or last months of a year; half of it by its own token."""
    year = int(match["y"])
    said = match["n"] if match["n"] is not None else "6"
    months = said_number(said) * (3 if match["unit"] == "quy" else 1)
    if not 1 <= months <= 11:
        raise ValueError(months)
    if match["half"] == "cuoi":
        start = Date(year, 13 - months, 1)
        token = {6: f"h{year}-2", 3: f"q{year}-4"}.get(months, f"l{year}-{months}")
        return Span(start, Date(year + 1, 1, 1), token, *match.span())
    token = {6: f"h{year}-1", 3: f"q{year}-1"}.get(months, f"n{year}-{months}")
    return Span(Date(year, 1, 1), _next_month(year, months), token, *match.span())


def _period(match: re.Match[str]) -> Span | None:
    first, last = int(match["y"]), match["y2"]
    last = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not 0 < last - first <= 90:
        return None
    school = bool(match["school"])
    start = Date(first, 9, 1) if school else Date(first, 1, 1)
    end = Date(last, 9, 1) if school else Date(last + 1, 1, 1)
    return Span(start, end, f"p{first}-{last}", *match.span())


def _range(match: re.Match[str]) -> Span | None:
    first, last = int(match["y"]), int(match["y2"])
    return year_span(first, last, *match.span()) if 0 < last - first <= 130 else None


def _days(match: re.Match[str]) -> Span | None:
    first = Date(int(match["y"]), int(match["m"]), int(match["d"]))
    last = Date(int(match["y2"]), int(match["m2"]), int(match["d2"]))
    after = last + datetime.timedelta(1)
    return Span(first, after, f"t{first:%Y%m%d}-{last:%Y%m%d}", *match.span()) if first <= last else None


def _year(match: re.Match[str]) -> Span:
    return year_span(int(match["y"]), int(match["y"]), *match.span())


def _before(match: re.Match[str]) -> Span:
    return year_span(1, int(match["y"]) - 1, *match.span())


def _after(match: re.Match[str]) -> Span:
    """After a year, or from a year on ("đến nay")."""
    first = int(match["y"]) + (match["how"].startswith("sau"))
    return year_span(first, 9998, *match.span())


def _decade(match: re.Match[str]) -> Span:
    """ "Những năm 1990", "thập niên 90", "thập kỷ 80 của thế kỷ XX"."""
    first = int(match["y"])
    if first < 100:
        first += 1900 if first >= 30 else 2000
    return year_span(first // 10 * 10, first // 10 * 10 + 9, *match.span())


_Y = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_Y2 = r"(?P<y2>(?:19|20)\d\d)(?!\d)"
_HEAD = r"(?<![\w/.-])"
_S = r"\s*"
_SAID = choice(_COUNTED)
_D_M = rf"(?P<d>\d{{1,2}}){_S}(?P<sep>[/.-]){_S}(?P<m>\d{{1,2}}){_S}(?P=sep){_S}"
_MONTHS = rf"(?:(?P<n>\d{{1,2}}|{_SAID})\s+(?P<unit>thang|quy)|nua)\s+(?P<half>dau|cuoi)(?:\s+cua)?\s+nam\s+{_Y}"
_PERIOD = r"(?:(?P<school>nam hoc|nien khoa)|giai doan|nhiem ky|thoi ky|tu nam|khoa)?"

_Form = tuple[re.Pattern[str], Callable[[re.Match[str]], Span | None]]
_FORMS: list[_Form] = [
    (re.compile(rf"{_HEAD}(?:ngay\s+)?{_D_M}{_Y}"), _day),
    (
        re.compile(
            rf"{_HEAD}(?:ngay\s+)?(?:mung\s+)?(?P<d>\d{{1,2}}|muoi|mot|hai)\s*,?\s*thang\s+(?P<m>\d{{1,2}}|{_SAID})"
            rf"(?:[\s,]+nam\s+|\s*[/,.-]\s*|\s+){_Y}"
        ),
        _day,
    ),
    (re.compile(rf"{_HEAD}(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])"), _day),
    (re.compile(rf"{_HEAD}{_PERIOD}{_S}{_Y}{_S}(?:-|den(?: nam)?){_S}{_Y2}(?![\w/])"), _period),
    (re.compile(rf"{_HEAD}(?:nam hoc|nien khoa)(?P<school>){_S}{_Y}{_S}-{_S}(?P<y2>\d\d)(?![\w/])"), _period),
    (re.compile(rf"{_HEAD}(?:quy\s*|q)(?P<n>i{{1,3}}|iv|[1-4]|mot|hai|ba|bon|tu){_S}(?:/|nam|-|,)?{_S}{_Y}"), _quarter),
    (re.compile(rf"{_HEAD}{_MONTHS}"), _months),
    (re.compile(rf"{_HEAD}(?:thang\s+|t\.?{_S})(?P<m>\d{{1,2}}){_S}(?:/|-|\.|nam|,)?{_S}{_Y}"), _month),
    (re.compile(rf"{_HEAD}thang\s+(?P<m>{_SAID}){_S}(?:/|-|nam|,)?{_S}{_Y}"), _month),
    (re.compile(rf"{_HEAD}(?P<m>0?[1-9]|1[0-2]){_S}/{_S}{_Y}(?![\w/-]|{_S}/)"), _month),
]
# Only in what people type: in running text "năm 2021" is a word like others, and "từ 2020 đến 2023" a period.
_FROM_TO = rf"(?:tu|trong|giua)\s+(?:nam\s+)?{_Y}\s+(?:den|toi|va)\s+(?:nam\s+|het nam\s+|het\s+)?{_Y2}(?![\w/])"
_DAY2 = rf"(?P<d2>\d{{1,2}}){_S}[/.-]{_S}(?P<m2>\d{{1,2}}){_S}[/.-]{_S}{_Y2}"
_TYPED: list[_Form] = [
    (re.compile(rf"{_HEAD}(?:tu\s+)?(?:ngay\s+)?{_D_M}{_Y}\s*(?:den|toi|-)\s*(?:het\s+)?(?:ngay\s+)?{_DAY2}"), _days),
    (re.compile(rf"{_HEAD}{_FROM_TO}"), _range),
    (re.compile(rf"{_HEAD}(?:ngay\s+)?{_D_M}(?P<y>\d\d)(?![\w/.-])"), _day),
    *_FORMS,
    (re.compile(rf"{_HEAD}(?:truoc|den truoc)\s+(?:nam\s+)?{_Y}(?![\w/-])"), _before),
    (
        re.compile(
            rf"{_HEAD}(?P<how>sau|tu|ke tu)\s+(?:nam\s+)?{_Y}(?:\s+(?:den nay|tro di|toi nay|ve sau))?(?![\w/-])"
        ),
        _after,
    ),
    (
        re.compile(rf"{_HEAD}(?:nhung nam|thap nien|thap ky)\s+(?P<y>(?:19|20)\d0|\d0)(?:\s+the ky\s+\w+)?(?![\w/-])"),
        _decade,
    ),
    (re.compile(rf"{_HEAD}(?:trong\s+|vao\s+|cua\s+)?nam\s+{_Y}(?![\w/-])"), _year),
]

_YEAR_SEEN = re.compile(r"(?:19|20)\d\d")


def find_spans(text: str, *, typed: bool = False) -> list[Span]:
    """Every date or span of time in ``text``, in order, none overlapping.

    Impossible dates ("31/2/2021") are left alone. With ``typed=True`` the text
    is what a person typed into a search box: "năm 2021", "19/8/21", "từ 2020 đến
    2023", "trước 1975", "thập niên 90" are spans too. A bare year is none here.
    Offsets refer to ``clean(text)``. Never raises.
    """
    text = clean(text)
    if not typed and not _YEAR_SEEN.search(text):
        return []
    flattened = flat(text)
    taken: list[tuple[int, int]] = []
    found: list[Span] = []
    for pattern, read in _TYPED if typed else _FORMS:
        for match in pattern.finditer(flattened):
            at, to = match.span()
            if any(at < end and start < to for start, end in taken):
                continue
            try:
                span = read(match)
            except (ValueError, OverflowError):
                span = None
            if span is not None:
                taken.append((at, to))
                found.append(span)
    return sorted(found, key=lambda span: span.at)


def parse_span(text: str) -> Span | None:
    """The one span that ``text`` is (also a bare year), or None."""
    text = clean(text)
    year = re.fullmatch(r"(?:năm\s+)?((?:19|20)\d\d)", text.lower())
    if year:
        return year_span(int(year[1]), int(year[1]), 0, len(text))
    found = find_spans(text)
    if len(found) == 1 and (found[0].at, found[0].to) == (0, len(text)):
        return found[0]
    return None
