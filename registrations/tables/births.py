"""Years of birth in the forms in which lists give them."""

import datetime
import re

_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_SHORT = re.compile(r"(?:(?:\d{1,2})\s*[/.-]\s*){0,2}'?(\d\d)")
_SERIAL = re.compile(r"\d{4,5}")
_RUN = re.compile(
    r"((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])((?:19|20)\d\d)"
)
"""A date written in one run of digits, year first or day first."""
_FIRST_DAY = datetime.date(1899, 12, 30)
"""The day from which spreadsheets count."""
_OLDEST, _YOUNGEST = datetime.date(1915, 1, 1), datetime.date(2029, 12, 31)
_LAST_OF_WAR = 1965
"""Who was born later was a child when the resistance war ended on 30 April 1975."""
_LEAST_AGE, _MOST_AGE = 4, 110
_PIVOT = 30
"""Two-digit years below this may belong to either century."""


def has_year(text: str) -> bool:
    """Tell whether a text holds a year in four digits."""
    return bool(_YEAR.search(text))


def read_birth(text: str) -> tuple[int | None, str]:
    """Return the year of birth and a doubt about it: "05/3/1978" → (1978, ""), "78" → (1978, "…").

    A bare day number of a spreadsheet ("28764") counts as the date it stands for.
    """
    text = text.strip()
    years = sorted(set(_YEAR.findall(text)))
    if len(years) == 1:
        return int(years[0]), ""
    if len(years) > 1:
        return None, f"Ô năm sinh ghi nhiều năm (“{text[:40]}”); đề nghị kiểm tra."
    if run := _RUN.fullmatch(text):
        return int(run[1] or run[2]), ""
    if _SERIAL.fullmatch(text):
        day = _FIRST_DAY + datetime.timedelta(days=int(text))
        if _OLDEST <= day <= _YOUNGEST:
            return day.year, ""
    if (short := _SHORT.fullmatch(text)) and int(short[1]) >= _PIVOT:
        year = 1900 + int(short[1])
        return year, f"Năm sinh chỉ ghi hai chữ số (“{text}”), được hiểu là {year}."
    return None, f"Chưa đọc được năm sinh “{text[:40]}”."


def implausible(year: int, award: str, on: datetime.date | None) -> str:
    """Return a doubt about a year of birth that hardly fits the award or the day of the decision, else ""."""
    if "kháng chiến" in award.lower() and year > _LAST_OF_WAR:
        return f"Năm sinh {year} khó phù hợp với khen thưởng thành tích kháng chiến; đề nghị kiểm tra."
    if on is None and not 1900 <= year <= datetime.date.today().year - _LEAST_AGE:  # noqa: DTZ011
        return f"Năm sinh {year} khó có thể đúng; đề nghị kiểm tra."
    if on and not _LEAST_AGE <= on.year - year <= _MOST_AGE:
        return f"Năm sinh {year} khó phù hợp với ngày quyết định {on:%d/%m/%Y}; đề nghị kiểm tra."
    return ""
