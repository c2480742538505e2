"""Two columns pasted from a spreadsheet → results of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from registrations.tables.errors import UnreadableList
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.plain import read_pasted
from search.text import fold, whole_number

from .models import Indicator
from .reading import BadNumber, read_number

MOST_ROWS = 200
_HEADINGS = {"chi tieu", "ten chi tieu", "noi dung", "stt", "tt", "ket qua", "so lieu", "thuc hien"}


class BadPaste(ValueError):
    """What was pasted cannot be taken; the message says why and where."""


def results_from(text: str, indicators: Sequence[Indicator]) -> dict[int, Decimal | str]:
    """{indicator pk: result} out of rows "name or number, result".

    Further columns between the two (a number of order, the unit of measure)
    are passed over; an empty result is left out. Raises BadPaste naming the
    row; then nothing is taken.
    """
    try:
        grid = read_pasted(text, replace(DEFAULT_LIMITS, rows=MOST_ROWS))
    except UnreadableList as error:
        raise BadPaste(f"Mỗi lần dán tối đa {MOST_ROWS} dòng. Mời chia thành nhiều phần.") from error
    names = {fold(each.name): each for each in indicators}
    found: dict[int, Decimal | str] = {}
    for number, row in enumerate(grid, start=1):
        cells = [cell for cell in row if cell]
        indicator = next((names[fold(cell)] for cell in cells if fold(cell) in names), None)
        indicator = indicator or _by_order(cells, indicators)
        if indicator is None and any(fold(cell) in _HEADINGS for cell in cells):
            continue
        if indicator is None:
            raise BadPaste(
                f"Dòng {number}: không có chỉ tiêu nào tên là “{(cells or [''])[0][:80]}”. Chưa nhận dòng nào."
            )
        if indicator.pk in found:
            raise BadPaste(f"Dòng {number}: chỉ tiêu “{indicator.name[:80]}” có hai lần. Chưa nhận dòng nào.")
        value = row[-1] if len(row) > 1 else ""
        if not value or fold(value) == fold(indicator.name):
            continue
        result = _value(value, indicator, number)
        if result is not None:
            found[indicator.pk] = result
    return found


def _by_order(cells: Sequence[str], indicators: Sequence[Indicator]) -> Indicator | None:
    """The indicator at the place that a row names, where it has nothing but a place and a result."""
    place = whole_number(cells[0].rstrip("."), 3) if len(cells) in (1, 2) else None
    return indicators[place - 1] if place and place <= len(indicators) else None


def _value(text: str, indicator: Indicator, number: int) -> Decimal | str | None:
    if not indicator.is_figure:
        if len(text) > 2_000:
            raise BadPaste(f"Dòng {number}: nội dung dài {len(text)} ký tự, tối đa 2000. Chưa nhận dòng nào.")
        return text
    try:
        return read_number(text, indicator.unit_of_measure)
    except BadNumber as error:
        raise BadPaste(f"Dòng {number}: “{text[:40]}” không phải là số. {error} Chưa nhận dòng nào.") from error
