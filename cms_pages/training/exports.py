"""The list of a class to be signed, as a Word file."""

from __future__ import annotations

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
