"""The list of a class: to be signed, as a Word file; with who was there and the hours, as a workbook."""

from __future__ import annotations

import io

import xlsxwriter
from django.utils import timezone
from docx.shared import Mm

from registrations.office_word import CENTRE, LEFT, line, new_document, repeat_on_each_page, to_bytes, write
from themes.base.vietnamese import datetime_text

HEADS = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại", "Ký tên")
WIDTHS = (12, 55, 55, 65, 32, 38)


def attendance_list(page, rows) -> bytes:
    """A .docx with a line for each person who has a seat and room to sign."""
    document = new_document(size=13, landscape=True)
    line(document, "DANH SÁCH DỰ LỚP", bold=True)
    line(document, page.title, bold=True, after=4)
    when = f"Khai giảng: {datetime_text(page.starts_at)}. Địa điểm: {page.place}."
    line(document, when, after=8, italic=True)
    table = document.add_table(rows=1, cols=len(HEADS))
    table.style = "Table Grid"
    table.autofit = False
    repeat_on_each_page(table.rows[0])
    for cell, head, width in zip(table.rows[0].cells, HEADS, WIDTHS, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].alignment = CENTRE
        write(cell.paragraphs[0], head, bold=True)
    for at, row in enumerate(rows, start=1):
        texts = (str(at), row.name, row.position, row.unit.name, row.phone, "")
        for cell, text, width in zip(table.add_row().cells, texts, WIDTHS, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].alignment = LEFT
            write(cell.paragraphs[0], text)
    line(
        document, f"Lập lúc {datetime_text(timezone.now())}. Tổng số: {len(rows)} người.", before=8, align=LEFT, size=11
    )
    return to_bytes(document)


COLUMNS = (("STT", 6), ("Họ và tên", 28), ("Chức vụ", 28), ("Đơn vị", 34), ("Điện thoại", 16), ("Thư điện tử", 28),
           ("Tình trạng", 16), ("Dự học", 12), ("Số tiết", 9))  # fmt: skip
CAME = {True: "Có", False: "Không", None: "Chưa ghi"}


def workbook(page, rows) -> bytes:
    """Everybody enrolled as an .xlsx; whoever was there is credited with the hours of the class."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet("Danh sách"), book.add_format({"bold": True, "text_wrap": True})
    sheet.write_string(0, 0, page.title[:500], bold)
    sheet.write_string(1, 0, f"Khai giảng: {datetime_text(page.starts_at)}. Địa điểm: {page.place}.")
    for at, (head, width) in enumerate(COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(3, at, head, bold)
    sheet.freeze_panes(4, 2)
    for at, row in enumerate(rows, start=1):
        texts = (row.name, row.position, row.unit.name, row.phone, row.email, row.state[1], CAME[row.attended])
        sheet.write_number(3 + at, 0, at)
        for column, text in enumerate(texts, start=1):
            sheet.write_string(3 + at, column, text)
        if row.attended and page.hours:
            sheet.write_number(3 + at, len(COLUMNS) - 1, page.hours)
    book.close()
    return buffer.getvalue()
