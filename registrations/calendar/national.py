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
SWAP = "Thông báo hoán đổi ngày làm việc năm {year} (cần đối chiếu số văn bản)"
CULTURE_DAY = "Quy định về Ngày Văn hóa Việt Nam 24/11 (cần đối chiếu số văn bản)"

# The library (0.108) does not know this swap, decided on 25/12/2025.
MISSING_SWAPS = {
    date(2026, 1, 2): DayRule(
        False,
        "Ngày nghỉ (thay cho ngày 10/01/2026)",
        "Quyết định hoán đổi ngày làm việc ngày 25/12/2025 (cần đối chiếu số văn bản)",
    ),
    date(2026, 1, 10): DayRule(
        True,
        "Làm bù cho ngày nghỉ 02/01/2026",
        "Quyết định hoán đổi ngày làm việc ngày 25/12/2025 (cần đối chiếu số văn bản)",
    ),
}


def _source(day: date, name: str) -> str:
    if "(thay cho ngày" in name:
        return SWAP.format(year=day.year)
    if "(nghỉ bù)" in name:
        return COMPENSATION
    if "Văn hóa" in name:
        return CULTURE_DAY
    return LABOUR_CODE


@lru_cache(maxsize=64)
def year_rules(year: int) -> dict[date, DayRule]:
    """Days of one year that differ from the plain week: holidays and swapped working days."""
    table = holidays.country_holidays("VN", language="vi", years=year)
    rules = {day: DayRule(False, name, _source(day, name)) for day, name in sorted(table.items())}
    for day in table.weekend_workdays:
        if day.year == year and day.weekday() in WEEKEND:
            rules[day] = DayRule(True, "Ngày làm việc hoán đổi", SWAP.format(year=year))
    rules.update({day: rule for day, rule in MISSING_SWAPS.items() if day.year == year})
    return rules


def proposed(day: date) -> DayRule | None:
    """The national proposal for a day, or None for a plain day."""
    return year_rules(day.year).get(day)


def is_certain(day: date, rule: DayRule) -> bool:
    """Whether a proposal rests on the code alone; swaps and years not yet announced need a look."""
    return "cần đối chiếu" not in rule.source and day.year <= 2026
