"""When a task is to be done: "Quý I", "Tháng 3-5", "Trước ngày 15/3/2022", "6 tháng cuối năm", "Thường xuyên".

"Trước ngày 20/01" ends with the 19th, "đến hết ngày 20/01" with the 20th; a month or a quarter with its last day.
"""

import calendar
import datetime
import re
from dataclasses import dataclass, field

from ..wording import flat, one_line

_YEAR = r"(?:\s*(?:/|-|,|\.|nam|cua nam)?\s*(?:nam\s*)?(?P<year>20\d\d)(?!\d))?"
_BEFORE = r"(?P<before>truoc|den truoc|xong truoc|toi truoc)?\s*"
_JOIN = r"\s*(?:,|;|/|&|\+|-|va|den het|den|toi|hoac)\s*"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])(?!\d)"
_SAID = {"gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
         "chin": 9, "muoi mot": 11, "muoi hai": 12, "muoi": 10, "chap": 12}  # fmt: skip
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4,
             "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nhat": 1, "nhi": 2}  # fmt: skip
_QUARTER = r"(?:iii|ii|iv|i|0?[1-4]|mot|hai|ba|bon|tu|nhat|nhi)(?![a-z0-9])"
_QUARTER_WORD = r"(?:quy|q\.?)\s*(?:thu\s+)?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"

_ISO = re.compile(rf"{_BEFORE}(?<!\d)(?P<year>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_SPOKEN = re.compile(
    rf"{_BEFORE}(?:ngay\s*)?(?<!\d)(?P<d>\d{{1,2}})\s*thang\s*(?P<m>\d{{1,2}})(?!\d)(?:\s*(?:,\s*)?nam\s*(?P<year>20\d\d)|/(?P<y2>20\d\d))?"
)
_FULL = re.compile(
    rf"{_BEFORE}(?:ngay\s*)?(?:(?P<first>{_DAY})\s*-\s*)?(?<![\d/.])(?P<d>\d{{1,2}})\s*(?P<sep>[/.-])\s*(?P<m>\d{{1,2}})\s*(?P=sep)\s*(?P<year>(?:20)?\d\d)(?!\d)"
)
_SHORT = re.compile(
    rf"{_BEFORE}(?P<word>ngay\s*)?(?<![\d/.,-])(?:(?P<first>{_DAY})\s*(?:-|den)\s*)?(?P<d>\d{{1,2}})\s*/\s*(?P<m>\d{{1,2}})(?![\d/])"
)
_DASHED = re.compile(rf"{_BEFORE}ngay\s*(?P<d>\d{{1,2}})\s*[-.]\s*(?P<m>\d{{1,2}})(?![\d/.-])")
_SPAN_YEARS = re.compile(
    r"thang\s*(?P<m>\d{1,2})\s*/\s*(?P<y>20\d\d)\s*(?:-|den|toi)\s*(?:thang\s*)?(?P<m2>\d{1,2})\s*/\s*(?P<y2>20\d\d)"
)
_MONTHS = re.compile(
    rf"{_BEFORE}(?<![a-z0-9])(?:cac )?(?:thang|t\.?)\s*(?P<list>{_MONTH_NUMBER}(?:{_JOIN}(?:thang\s*|t\.?\s*)?{_MONTH_NUMBER}(?!\s*/\s*\d))*){_YEAR}"
)
_SAID_MONTH = re.compile(rf"{_BEFORE}\bthang\s+(?P<said>{'|'.join(sorted(_SAID, key=len, reverse=True))})\b{_YEAR}")
_MONTH_YEAR = re.compile(rf"{_BEFORE}(?<![\d/.])(?P<list>{_MONTH_NUMBER})\s*[/.-]\s*(?P<year>20\d\d)(?!\d)")
_QUARTER_LIST = re.compile(
    rf"{_BEFORE}\b{_QUARTER_WORD}(?P<list>{_QUARTER}(?:{_JOIN}(?:{_QUARTER_WORD})?{_QUARTER})*){_YEAR}"
)
_QUARTER_YEAR = re.compile(
    rf"{_BEFORE}\b{_QUARTER_WORD}(?P<list>0?[1-4](?:{_JOIN}(?:{_QUARTER_WORD})?0?[1-4])*)\s*[/.-]\s*(?P<year>20\d\d)(?!\d)"
)
_SPAN = re.compile(r"(?:(?P<n>\d{1,2}|sau|ba|chin)\s*thang|nua)\s*(?P<half>dau|cuoi)(?:\s*cua)?(?:\s*nam)?" + _YEAR)
_NINE = re.compile(r"\b(?P<n>3|6|9|03|06|09)\s*thang\b(?!\s*(?:/|mot)\s*lan)")
_PART = re.compile(r"\b(?<!hop )(?P<part>dau|giua|cuoi)\s*nam\b(?!\s*hoc)" + _YEAR)
_ALL_YEAR = re.compile(
    r"\b(?:ca nam|trong nam|tu nay den (?:het |cuoi )?nam|thuong xuyen|quanh nam|hang nam|hang quy|hang thang|hang tuan|cac quy|cac thang"
    r"|moi quy|moi thang|lien tuc|dinh ky|theo quy|suot nam|12 thang"
    r"|\d+ thang\s*(?:/|mot)\s*lan|\d+ lan\s*(?:/|moi|mot|trong)\s*(?:thang|quy|nam))\b"
)
_YEAR_ALONE = re.compile(
    r"\W*(?:(?:trong|tu|ca)\s+)?(?:nam|giai doan)?\s*(?:20\d\d\s*(?:-|den|,|va)\s*(?:het\s+)?(?:nam\s*)?)*(?<!\d)(?P<year>20\d\d)\W*"
)
_RANGE = re.compile(r"-|den|toi")
_WEEK = re.compile(
    r"\btuan\s+(?:thu\s+)?(?:\d|nhat|hai|ba|tu|bon|dau|cuoi|i{1,3}|iv)(?:\s*(?:-|,|va|den)\s*\d)?(?=\s+(?:cua\s+)?thang)"
)
"""Which week of a month: the month itself is told."""


def _spelled(folded: str) -> str:
    """ "Quí" is "quý" in another spelling."""
    return re.sub(r"\bqui\b", "quy", folded)


@dataclass(slots=True)
class When:
    """What a text says of the time; everything empty where it says nothing that can be told by the calendar."""

    quarters: list[int] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    due_on: datetime.date | None = None
    year: int | None = None
    """A year that the text itself names."""
    all_year: bool = False
    impossible: str = ""
    """A date that the calendar does not have, as written."""

    @property
    def known(self) -> bool:
        """Does the text name a time at all?"""
        return bool(self.quarters or self.all_year)


def end_of_month(year: int, month: int) -> datetime.date:
    """The last day of a month."""
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def quarter_of(month: int) -> int:
    """The quarter in which a month lies."""
    return (month + 2) // 3


class _Reader:
    """Takes the times out of one text, one form after the other; what is read is blanked out."""

    def __init__(self, text: str, year: int | None) -> None:
        self.said = one_line(text)
        self.left = _WEEK.sub(lambda match: " " * len(match[0]), _spelled(flat(self.said)))
        self.year = year
        self.found = When()
        self.days: list[datetime.date] = []
        self.months: list[tuple[int, int | None, int]] = []
        """Where in the text, year, month."""
        self.quarters: list[tuple[int | None, int]] = []
        self.before_to: int | None = None
        """Where the last day ends that something is to be done before."""

    def take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """All matches of a form, blanked out of what is left."""
        matches = list(pattern.finditer(self.left))
        for match in matches:
            self.left = self.left[: match.start()] + " " * len(match[0]) + self.left[match.end() :]
        return matches

    def year_of(self, match: re.Match[str]) -> int | None:
        """The year a match names, else that of the plan."""
        groups = match.groupdict()
        said = groups.get("year") or groups.get("y2")
        if not said:
            return self.year
        self.found.year = int(said) if len(said) == 4 else 2000 + int(said)
        return self.found.year

    def day(self, match: re.Match[str]) -> None:
        """Keep a day; a date the calendar lacks is kept as impossible."""
        year, month, day = self.year_of(match), int(match["m"]), int(match["d"])
        try:
            found = datetime.date(year or 2024, month, day)
        except ValueError:
            self.found.impossible = self.said[match.start() : match.end()].strip()
            return
        joined = self.left[self.before_to : match.start()].strip() if self.before_to is not None else "-"
        if match["before"] or joined in ("va", ",", ";"):  # "trước 15/6 và 15/12" means both
            found -= datetime.timedelta(1)
            self.before_to = match.end()
        self.months.append((match.start(), found.year if year else None, found.month))
        if year:
            self.days.append(found)

    def listed(self, text: str, numbers: dict[str, int] | None, most: int) -> list[int]:
        """The numbers of "3, 4 và 6" or "I - III"; a dash or "đến" fills what lies between."""
        word = "[a-z]+|[0-9]+" if numbers else "[0-9]+"
        found: list[int] = []
        last = 0
        for match in re.finditer(word, text):
            number = numbers.get(match[0], 0) if numbers else int(match[0])
            if not 1 <= number <= most:
                continue
            if found and _RANGE.search(text[last : match.start()]) and number > found[-1]:
                found += range(found[-1] + 1, number)
            found.append(number)
            last = match.end()
        return found

    def read(self) -> When:
        """Read everything the text says."""
        for match in self.take(_SPAN_YEARS):
            self._span_of_years(match)
        for pattern in (_ISO, _SPOKEN, _FULL):
            for match in self.take(pattern):
                self.day(match)
        for match in self.take(_MONTHS):
            self._months(match, self.listed(match["list"], None, 12))
        for match in self.take(_SAID_MONTH):
            self._months(match, [_SAID[match["said"]]])
        for match in self.take(_QUARTER_YEAR):  # "Quý 4/2026" is not April
            self._quarters(match)
        for match in self.take(_MONTH_YEAR):
            self._months(match, [int(match["list"])])
        for pattern in (_DASHED, _SHORT):
            for match in self.take(pattern):
                self.day(match)
        for match in self.take(_QUARTER_LIST):
            self._quarters(match)
        self._spans()
        return self._result()

    def _span_of_years(self, match: re.Match[str]) -> None:
        at, last = int(match["y"]) * 12 + int(match["m"]), int(match["y2"]) * 12 + int(match["m2"])
        self.found.year = int(match["y2"])
        self.months += [(match.start(), (n - 1) // 12, (n - 1) % 12 + 1) for n in range(at, min(last, at + 24) + 1)]

    def _months(self, match: re.Match[str], numbers: list[int]) -> None:
        year = self.year_of(match)
        for number in numbers:
            if match["before"]:
                number, year = (number - 1, year) if number > 1 else (12, year - 1 if year else None)
            self.months.append((match.start(), year, number))

    def _quarters(self, match: re.Match[str]) -> None:
        year = self.year_of(match)
        numbers = self.listed(match["list"], _QUARTERS, 4)
        self.quarters += [(year, n - 1 if match["before"] and n > 1 else n) for n in numbers]

    def _spans(self) -> None:
        for match in self.take(_SPAN):
            year = self.year_of(match)
            said = match["n"] or "6"
            months = int(said) if said.isdigit() else {"ba": 3, "sau": 6, "chin": 9}[said]
            count = min(max(months // 3, 1), 4)
            numbers = range(1, count + 1) if match["half"] == "dau" else range(5 - count, 5)
            self.quarters += [(year, n) for n in numbers]
        for match in self.take(_PART):
            self.quarters.append((self.year_of(match), {"dau": 1, "giua": 2, "cuoi": 4}[match["part"]]))
        alone = _YEAR_ALONE.fullmatch(self.left) if not (self.days or self.quarters or self.months) else None
        if alone:
            self.year = self.found.year = int(alone["year"])
        if alone or self.take(_ALL_YEAR):
            self.found.all_year = True
        elif not (self.quarters or self.months):
            self.quarters += [(self.year, n) for match in self.take(_NINE) for n in range(1, int(match["n"]) // 3 + 1)]

    def _result(self) -> When:
        found = self.found
        self.months.sort(key=lambda month: month[0])  # as the text tells them
        found.months = list(dict.fromkeys(month for _, _, month in self.months))
        in_quarters = [(year, quarter_of(month)) for _, year, month in self.months]
        found.quarters = list(dict.fromkeys(number for _, number in [*in_quarters, *self.quarters]))
        ends = list(self.days)
        dated = {(day.year, day.month) for day in self.days}
        ends += [end_of_month(y, m) for _, y, m in self.months if y and (y, m) not in dated]
        ends += [end_of_month(y, 3 * q) for y, q in self.quarters if y and not (self.months or self.days)]
        found.due_on = max(ends, default=None)
        if found.all_year and not found.quarters:
            found.quarters = [1, 2, 3, 4]
            found.due_on = datetime.date(self.year, 12, 31) if self.year else None
        elif _between(self.left):
            _fill(found)
        explained = [month for quarter in found.quarters for month in range(3 * quarter - 2, 3 * quarter + 1)]
        if self.quarters and sorted(found.months) == sorted(explained):
            found.months = []  # "Quý I (từ tháng 1 đến tháng 3)"
        return found


def _between(text: str) -> bool:
    """Do the words left between the times say "from … to …"?"""
    return bool(re.search(r"\btu\b.*\b(?:den|toi)\b|^[^a-z]*-[^a-z]*$", text))


def _fill(found: When) -> None:
    """Fill the months and quarters between the first and the last."""
    if len(found.months) == 2 and found.months[0] < found.months[1]:
        found.months = list(range(found.months[0], found.months[1] + 1))
        found.quarters = list(range(quarter_of(found.months[0]), quarter_of(found.months[-1]) + 1))


def read_when(text: str, year: int | None = None) -> When:
    """Read what a text says of the time; `year` is the plan's. Never raises."""
    if not text.strip():
        return When()
    return _Reader(text[:600], year).read()


_LABEL = re.compile(
    r"^\W*(?:(?:[ivx]{1,5}|[a-z]|\d{1,2}(?:\.\d{1,2})*)\s*[.):/-]\s*|\+\s*|\*\s*)?(?:(?:phan|muc)\s+[ivx\d]+[.:]?\s*)?"
)
_PERIOD_WORDS = (
    r"(?:(?:cac|nhung|mot so)\s+)?(?:(?:nhiem vu|cong viec|cong tac|noi dung|hoat dong|chuong trinh|ke hoach|trong tam"
    r"|chu yeu|cu the|thuc hien|trien khai|tham muu|thi dua|khen thuong|trong|dinh ky|thoi gian|cua|,)[\s:-]+)*"
)
_PERIOD = (
    rf"(?:{_QUARTER_WORD}{_QUARTER}(?:{_JOIN}(?:{_QUARTER_WORD})?{_QUARTER})*"
    rf"|(?:thang|t)\s*{_MONTH_NUMBER}(?:{_JOIN}(?:thang\s*)?{_MONTH_NUMBER}(?!\s*/\s*\d))*"
    rf"|thang\s+(?:{'|'.join(sorted(_SAID, key=len, reverse=True))})"
    r"|(?:0?[369]|sau|ba|chin)\s*thang\s*(?:dau|cuoi)(?:\s*(?:cua\s*)?nam)?|(?:dau|giua|cuoi|ca|trong) nam"
    r"|thuong xuyen|hang nam|hang quy|hang thang)"
)
_HEADING = re.compile(
    rf"(?P<words>{_PERIOD_WORDS})(?P<time>{_PERIOD})(?:\s*(?:/|-|,|nam)?\s*(?:nam\s*)?(?P<year>20\d\d))?"
    r"(?:\s*\([^)]{0,80}\))?\W*"
)


def period_heading(text: str) -> str:
    """The period a heading announces, as written ("I. QUÝ I NĂM 2022" → "QUÝ I NĂM 2022"), "" for other texts."""
    line = one_line(text)
    if len(line) > 140:
        return ""
    folded = _spelled(flat(line))
    for start in dict.fromkeys((0, _LABEL.match(folded).end())):  # type: ignore[union-attr]
        match = _HEADING.fullmatch(folded, start)
        if match and (match["words"] or start or match.start("time") == start):
            return line[match.start("time") :].strip(" .:;-–*")
    return ""
