"""Dates and spans of time as Vietnamese documents write them; day before month always.

Each is read into a half-open range of days and one canonical token, so that
"19/8/2021" and "ngày 19 tháng 8 năm 2021" meet in the index.
"""

import datetime
import re
from dataclasses import dataclass

from .letters import clean
from .numbers import flat

Date = datetime.date


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time: ``start`` (first day), ``end`` (first day after), canonical ``token``.

    Tokens: ``d2021-08-19`` day, ``m2021-08`` month, ``q2022-3`` quarter,
    ``h2022-1`` half-year, ``y2021`` year, ``p2021-2025`` period or school year.
    ``at``/``to`` are offsets into ``clean(text)``.
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
            made.add(f"q{first.year}-{(first.month + 2) // 3}")
        return made


def _next_month(year: int, month: int) -> Date:
    return Date(year + month // 12, month % 12 + 1, 1)


def day_span(day: Date, at: int = 0, to: int = 0) -> Span:
    """The span of one day."""
    return Span(day, day + datetime.timedelta(1), f"d{day:%Y-%m-%d}", at, to)


def _day(match: re.Match[str]) -> Span | None:
    try:
        day = Date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return day_span(day, *match.span())


def _month(match: re.Match[str]) -> Span | None:
    year, month = int(match["y"]), int(match["m"])
    if not 1 <= month <= 12:
        return None
    start = Date(year, month, 1)
    return Span(start, _next_month(year, month), f"m{start:%Y-%m}", *match.span())


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _quarter(match: re.Match[str]) -> Span:
    number = _ROMAN.get(match["n"]) or int(match["n"])
    year = int(match["y"])
    end = _next_month(year, 3 * number)
    return Span(Date(year, 3 * number - 2, 1), end, f"q{year}-{number}", *match.span())


def _half(match: re.Match[str]) -> Span:
    year = int(match["y"])
    first = match["half"] == "dau"
    start, end = (1, 7) if first else (7, 13)
    last = Date(year + 1, 1, 1) if end == 13 else Date(year, end, 1)
    return Span(Date(year, start, 1), last, f"h{year}-{1 if first else 2}", *match.span())


def _period(match: re.Match[str]) -> Span | None:
    first, last = int(match["y"]), int(match["y2"])
    if not 0 < last - first <= 60:
        return None
    school = bool(match["school"])
    start = Date(first, 9, 1) if school else Date(first, 1, 1)
    end = Date(last, 9, 1) if school else Date(last + 1, 1, 1)
    return Span(start, end, f"p{first}-{last}", *match.span())


_Y = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_HEAD = r"(?<![\w/.-])"
_S = r"\s*"
_FORMS = [
    (
        re.compile(rf"{_HEAD}(?:ngay\s+)?(?P<d>\d{{1,2}}){_S}(?P<sep>[/.-]){_S}(?P<m>\d{{1,2}}){_S}(?P=sep){_S}{_Y}"),
        _day,
    ),
    (
        re.compile(rf"{_HEAD}(?:ngay\s+)?(?P<d>\d{{1,2}})\s+thang\s+(?P<m>\d{{1,2}})[\s,]+nam\s+{_Y}"),
        _day,
    ),
    (re.compile(rf"{_HEAD}(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])"), _day),
    (
        re.compile(
            rf"{_HEAD}(?:(?P<school>nam hoc)|giai doan|nhiem ky|thoi ky|tu nam)?{_S}"
            rf"{_Y}{_S}(?:-|den(?: nam)?){_S}(?P<y2>(?:19|20)\d\d)(?![\w/])"
        ),
        _period,
    ),
    (re.compile(rf"{_HEAD}quy\s+(?P<n>i{{1,3}}|iv|[1-4]){_S}(?:/|nam|-|,)?{_S}{_Y}"), _quarter),
    (re.compile(rf"{_HEAD}0?6\s+thang\s+(?P<half>dau|cuoi)\s+nam\s+{_Y}"), _half),
    (re.compile(rf"{_HEAD}thang\s+(?P<m>\d{{1,2}}){_S}(?:/|-|\.|nam|,)?{_S}{_Y}"), _month),
    (re.compile(rf"{_HEAD}(?P<m>0?[1-9]|1[0-2]){_S}/{_S}{_Y}(?![\w/-]|{_S}/)"), _month),
]


_YEAR_SEEN = re.compile(r"(?:19|20)\d\d")


def find_spans(text: str) -> list[Span]:
    """Every date or span of time in ``text``, in order, none overlapping.

    Impossible dates ("31/2/2021") are left alone. A bare year is not a span
    here. Offsets refer to ``clean(text)``. Never raises.
    """
    text = clean(text)
    if not _YEAR_SEEN.search(text):
        return []
    flattened = flat(text)
    taken: list[tuple[int, int]] = []
    found: list[Span] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(flattened):
            at, to = match.span()
            if any(at < end and start < to for start, end in taken):
                continue
            try:
                span = read(match)
            except ValueError:
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
        start = Date(int(year[1]), 1, 1)
        return Span(start, Date(start.year + 1, 1, 1), f"y{start.year}", 0, len(text))
    found = find_spans(text)
    if len(found) == 1 and (found[0].at, found[0].to) == (0, len(text)):
        return found[0]
    return None
