"""The board as a workbook."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter
from django.utils import timezone

from registrations.clusters.queries import seats_of
from themes.base.vietnamese import datetime_text

from . import board
from .answers import answer_words
from .models import Campaign, RegistrationRow
from .rules import STANDING_WORDS

HEADINGS = (
    "STT",
    "Mã đơn vị",
    "Đơn vị",
    "Loại",
    "Trạng thái",
    "Lần gửi",
    "Gửi lúc",
    "Người gửi",
    "Mã tiếp nhận",
    "Cụm, khối",
    "Người theo dõi",
    "Nguồn",
)
ROW_HEADINGS = (
    "Mã đơn vị",
    "Đơn vị",
    "Đối tượng",
    "STT",
    "Tên",
    "Chức vụ, bộ phận",
    "Danh hiệu đăng ký",
    "Ghi chú",
    "Lao động trực tiếp",
)
ANSWER_HEADINGS = ("Mã đơn vị", "Đơn vị", "Chỉ tiêu, câu hỏi", "Trả lời")
# Texts stay texts: "=HYPERLINK(…)" typed by somebody is shown, never run.
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def workbook(campaign: Campaign, choice: board.Choice, now: datetime) -> bytes:
    """Three sheets: the units as the board shows them, and every row and answer of the sent registrations."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        units = list(board.units(campaign, choice, now))
        _units_sheet(book, head, campaign, units, now)
        sent = [unit for unit in units if unit.reg_state in {"submitted", "accepted"}]
        _rows_sheet(book, head, sent)
        _answers_sheet(book, head, sent)
    return out.getvalue()


def _sheet(book, head, name, headings, widths):
    sheet = book.add_worksheet(name)
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    sheet.freeze_panes(1, 0)
    return sheet


def _units_sheet(book, head, campaign, units, now):
    sheet = _sheet(book, head, "Đơn vị", HEADINGS, (6, 12, 40, 18, 22, 9, 28, 24, 22, 30, 24, 16))
    latest = board.latest_codes([unit.reg_id for unit in units if unit.reg_id])
    seats = seats_of(board.clusters_of(campaign), [unit.pk for unit in units], now)
    paper = board.entered_from_paper(campaign, [unit.pk for unit in units])
    for number, unit in enumerate(units, start=1):
        sent = latest.get(unit.reg_id)
        words = STANDING_WORDS[board.standing_of(campaign, unit, now)][1]
        late = ", nộp muộn" if sent and sent.content.get("late") else ""
        cells = [unit.code, unit.name, unit.get_kind_display(), words + late]
        if sent:
            when = datetime_text(timezone.localtime(sent.submitted_at))
            cells += [str(sent.number), when, sent.submitted_by.full_name, sent.receipt.code]
        sheet.write_number(number, 0, number)
        for column, text in enumerate(cells, start=1):
            sheet.write_string(number, column, text)
        seat = seats.get(unit.pk)
        last = (seat.cluster.name if seat else "", unit.handler_name or "", "Bản giấy" if unit.pk in paper else "")
        for column, text in enumerate(last, start=len(HEADINGS) - len(last)):
            sheet.write_string(number, column, text)


def _rows_sheet(book, head, units):
    sheet = _sheet(book, head, "Danh sách đăng ký", ROW_HEADINGS, (12, 36, 12, 6, 36, 36, 36, 40, 12))
    by_registration = {unit.reg_id: unit for unit in units}
    rows = RegistrationRow.objects.filter(registration__in=by_registration).select_related("title")
    rows = rows.order_by("registration__unit__sort_key", "kind", "order").iterator(chunk_size=2000)
    for line, row in enumerate(rows, start=1):
        unit = by_registration[row.registration_id]
        title = row.title.name if row.title else ""
        cells = (unit.code, unit.name, row.get_kind_display(), None, row.name, row.position, title, row.initiative)
        cells = (*cells, "x" if row.direct_worker else "")
        for column, text in enumerate(cells):
            if text is None:
                sheet.write_number(line, column, row.order)
            else:
                sheet.write_string(line, column, text)


def _answers_sheet(book, head, units):
    """What each unit answered, as it was asked when the unit sent."""
    sheet = _sheet(book, head, "Trả lời", ANSWER_HEADINGS, (12, 36, 60, 60))
    latest = board.latest_codes([unit.reg_id for unit in units])
    line = 0
    for unit in units:
        for answer in latest[unit.reg_id].content["answers"] if unit.reg_id in latest else ():
            line += 1
            for column, text in enumerate((unit.code, unit.name, answer["question"], answer_words(answer))):
                sheet.write_string(line, column, text)
