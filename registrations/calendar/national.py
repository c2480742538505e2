"""What the nation rests on: proposals of the `holidays` library, cured and sourced.

Proposals are only the ground floor: a row of CalendarDay always wins.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

from .working_days import WEEKEND, DayRule

LABOUR_CODE = "Bộ luật Lao động số 45/2019/QH14, Điều 112"
COMPENSATION = "Bộ luật Lao động số 45/2019/QH14, Điều 111 khoản 3"
SWAP = "Thông báo hoán đổi ngày làm việc năm {year}"
CULTURE_DAY = "Quy định về Ngày Văn hóa Việt Nam"
# Days after this year follow the code, but their exact dates have not been announced.
LAST_ANNOUNCED_YEAR = 2026

# The library (0.108) does not know this swap.
_SWAP_OF_2026 = "Quyết định ngày 25/12/2025 về hoán đổi ngày làm việc"
MISSING_SWAPS = {
    date(2026, 1, 2): DayRule(False, "Ngày nghỉ (thay cho ngày 10/01/2026)", _SWAP_OF_2026, verified=False),
    date(2026, 1, 10): DayRule(True, "Làm bù cho ngày nghỉ 02/01/2026", _SWAP_OF_2026, verified=False),
}


def _rule(day: date, name: str) -> DayRule:
    """A holiday with its source. Only what stands in the code itself is taken as checked."""
    announced = day.year <= LAST_ANNOUNCED_YEAR
    if "(thay cho ngày" in name:
        return DayRule(False, name, SWAP.format(year=day.year), verified=False)
    if "(nghỉ bù)" in name:
        return DayRule(False, name, COMPENSATION, verified=announced)
    if "Văn hóa" in name:
        return DayRule(False, name, CULTURE_DAY, verified=False)
    return DayRule(False, name, LABOUR_CODE, verified=announced)


@lru_cache(maxsize=64)
def year_rules(year: int) -> dict[date, DayRule]:
    """Days of one year that differ from the plain week: holidays and swapped working days."""
    table = holidays.country_holidays("VN", language="vi", years=year)
    rules = {day: _rule(day, name) for day, name in sorted(table.items())}
    for day in table.weekend_workdays:
        if day.year == year and day.weekday() in WEEKEND:
            rules[day] = DayRule(True, "Ngày làm việc hoán đổi", SWAP.format(year=year), verified=False)
    rules.update({day: rule for day, rule in MISSING_SWAPS.items() if day.year == year})
    return rules


def proposed(day: date) -> DayRule | None:
    """The national proposal for a day, or None for a plain day."""
    return year_rules(day.year).get(day)
