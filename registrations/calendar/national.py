"""What the nation rests on: proposals of the `holidays` library, cured and sourced.

Proposals are only the ground floor: a row of CalendarDay always wins.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

from .working_days import WEEKEND, DayRule

# (from this day on, days of rest, rest in lieu, checked against the text)
CODES = (
    (date(2021, 1, 1), "Bộ luật Lao động số 45/2019/QH14, Điều 112", ", Điều 111 khoản 3", True),
    (date(2013, 5, 1), "Bộ luật Lao động số 10/2012/QH13, Điều 115", ", Điều 115 khoản 3", False),
    (date.min, "Bộ luật Lao động năm 1994, Điều 73", ", Điều 73", False),
)
SWAP = "Thông báo hoán đổi ngày làm việc năm {year}"
CULTURE_DAY = "Quy định về Ngày Văn hóa Việt Nam"
# Days after this year follow the code, but their exact dates have not been announced.
LAST_ANNOUNCED_YEAR = 2026
FIRST_YEAR, LAST_YEAR = 1995, 2100  # years for which days are proposed

# The library (0.108) does not know this swap.
_SWAP_OF_2026 = "Quyết định ngày 25/12/2025 về hoán đổi ngày làm việc"
MISSING_SWAPS = {
    date(2026, 1, 2): DayRule(
        False, "Ngày nghỉ (thay cho ngày 10/01/2026)", _SWAP_OF_2026, verified=False, kind="swap"
    ),
    date(2026, 1, 10): DayRule(True, "Làm bù cho ngày nghỉ 02/01/2026", _SWAP_OF_2026, verified=False, kind="swap"),
}


def _rule(day: date, name: str) -> DayRule:
    """A holiday with its source. Only what stands in the code itself is taken as checked."""
    _, rest, in_lieu, checked = next(code for code in CODES if day >= code[0])
    checked = checked and day.year <= LAST_ANNOUNCED_YEAR
    if "(thay cho ngày" in name:
        return DayRule(False, name, SWAP.format(year=day.year), verified=False, kind="swap")
    if "(nghỉ bù)" in name:
        return DayRule(False, name, rest.partition(",")[0] + in_lieu, verified=checked, kind="compensation")
    if "Văn hóa" in name:
        return DayRule(False, name, CULTURE_DAY, verified=False, kind="holiday")
    return DayRule(False, name, rest, verified=checked, kind="holiday")


@lru_cache(maxsize=64)
def year_rules(year: int) -> dict[date, DayRule]:
    """Days of one year that differ from the plain week: holidays and swapped working days; none out of reach."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return {}
    table = holidays.country_holidays("VN", language="vi", years=year)
    rules = {day: _rule(day, name) for day, name in sorted(table.items()) if day.year == year}
    for day in table.weekend_workdays:
        if day.year == year and day.weekday() in WEEKEND:
            words = "Ngày làm việc hoán đổi"
            rules[day] = DayRule(True, words, SWAP.format(year=year), verified=False, kind="swap")
    rules.update({day: rule for day, rule in MISSING_SWAPS.items() if day.year == year})
    return rules


def proposed(day: date) -> DayRule | None:
    """The national proposal for a day, or None for a plain day."""
    return year_rules(day.year).get(day)


def announced(year: int) -> bool:
    """Whether holidays and swaps of a year were announced when this list was written."""
    return year <= LAST_ANNOUNCED_YEAR
