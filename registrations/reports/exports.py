"""The board and the figures as a workbook."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter
from django.utils import timezone

from registrations.campaigns.exports import SAFE
from registrations.clusters.queries import seats_of
from themes.base.vietnamese import datetime_text

from . import board
from .models import SCALE, Figure, Indicator, ReportPeriod
from .queries import COUNTED
from .rules import STANDING_WORDS

HEADINGS = (
    "STT",
    "Mã đơn vị",
    "Đơn vị",
    "Loại",
    "Cụm, khối",
    "Trạng thái",
    "Lần gửi",
    "Gửi lúc",
    "Nộp muộn",
    "Mã tiếp nhận",
)
WIDTHS = (6, 12, 40, 18, 30, 24, 9, 28, 10, 22)


def workbook(period: ReportPeriod, choice: board.Choice, now: datetime) -> bytes:
    """Two sheets: the units as the board shows them, and the figures of the reports that were sent."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        units = list(board.units(period, choice, now))
        _units_sheet(book, head, period, units, now)
        _figures_sheet(book, head, period, [unit for unit in units if unit.rep_state in COUNTED], now)
    return out.getvalue()


def _sheet(book, head, name, headings, widths):
    sheet = book.add_worksheet(name)
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    sheet.freeze_panes(1, 0)
    return sheet


def _units_sheet(book, head, period, units, now):
    sheet = _sheet(book, head, "Đơn vị", HEADINGS, WIDTHS)
    latest = board.latest_of([unit.rep_id for unit in units if unit.rep_id])
    seats = seats_of(board.clusters_of(period), [unit.pk for unit in units], now)
    for number, unit in enumerate(units, start=1):
        sent, seat = latest.get(unit.rep_id), seats.get(unit.pk)
        words = STANDING_WORDS[board.standing_of(period, unit, now)][1]
        cells = [unit.code, unit.name, unit.get_kind_display(), seat.cluster.name if seat else "", words]
        if sent:
            when = datetime_text(timezone.localtime(sent.submitted_at))
            cells += [str(sent.number), when, "có" if unit.rep_late else "", sent.receipt.code]
        sheet.write_number(number, 0, number)
        for column, text in enumerate(cells, start=1):
            sheet.write_string(number, column, text)


def _figures_sheet(book, head, period, units, now):
    """One row per unit, one column per indicator; figures are numbers, whatever a unit typed is text."""
    indicators = list(period.indicators.all())
    names = [f"{each.name} ({each.unit_of_measure})" if each.unit_of_measure else each.name for each in indicators]
    sheet = _sheet(
        book, head, "Số liệu", ["Mã đơn vị", "Đơn vị", "Trạng thái", *names], [12, 40, 24, *(18 for _ in names)]
    )
    column_of = {each.pk: at for at, each in enumerate(indicators, start=3)}
    row_of = {}
    for row, unit in enumerate(units, start=1):
        row_of[unit.rep_id] = row
        words = STANDING_WORDS[board.standing_of(period, unit, now)][1]
        for column, text in enumerate((unit.code, unit.name, words)):
            sheet.write_string(row, column, text)
    kinds = {each.pk: each.kind for each in indicators}
    figures = Figure.objects.filter(report__period=period, report__state__in=COUNTED)
    for report, indicator, scaled, text in figures.values_list("report", "indicator", "scaled", "text").iterator():
        if report not in row_of:
            continue
        if scaled is not None:
            sheet.write_number(row_of[report], column_of[indicator], scaled / SCALE)
        elif kinds[indicator] == Indicator.Kind.TEXT:
            sheet.write_string(row_of[report], column_of[indicator], text)


def rollup_workbook(table) -> bytes:
    """The roll-up of a period: the province, last period, target and each cluster, figures as numbers."""
    groups = [each.name if each else "Chưa xếp" for each in table.groups]
    headings = ["Chỉ tiêu", "Đơn vị tính", "Cách tổng hợp", "Toàn tỉnh", "Số đơn vị", "Kỳ trước", "Mục tiêu", *groups]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        sheet = _sheet(book, head, "Tổng hợp", headings, [44, 14, 26, 16, 10, 16, 16, *(18 for _ in groups)])
        for row, line in enumerate(table.lines, start=1):
            each = line.indicator
            for column, text in enumerate((each.name, each.unit_of_measure, each.get_roll_up_display())):
                sheet.write_string(row, column, text)
            sheet.write_number(row, 4, line.all.units)
            cells = [(3, line.all), (5, line.previous), (6, line.target), *enumerate(line.groups, start=7)]
            for column, cell in cells:
                if cell is not None and cell.number is not None:
                    sheet.write_number(row, column, float(cell.number))
    return out.getvalue()
