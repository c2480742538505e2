"""The contributions of a month as a workbook."""

import io

import xlsxwriter
from django.utils import timezone

from cms_pages.newsroom.contributions import sums, total
from themes.base.vietnamese import datetime_text

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
SUMS = ("Đơn vị", "Tác giả", "Số bài", "Đang đăng", "Số chữ", "Số ảnh", "Số phim", "Các loại")
ROWS = (
    "Đơn vị", "Tác giả", "Bút danh", "Tên bài", "Loại", "Số chữ", "Số ảnh", "Số phim", "Tình trạng", "Ngày",
)  # fmt: skip


def workbook(month, rows, now) -> bytes:
    """Two sheets: sums by unit and author, and every page. No cell is ever a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Tổng hợp")
        sheet.write_string(0, 0, f"Tin bài của các đơn vị, tháng {month:%m/%Y}", bold)
        sheet.write_string(1, 0, f"Tính lúc {datetime_text(now)}. Chữ, ảnh, phim tính theo bài đang đăng.")
        sheet.write_row(3, 0, SUMS, bold)
        found = sums(rows)
        for at, each in enumerate([*found, total(found)], start=4):
            kinds = "; ".join(f"{kind}: {count}" for kind, count in each.kinds.items())
            _write(
                sheet, at,
                (each.unit, each.author, each.pages, each.published, each.words, each.pictures, each.films, kinds),
                bold if at == 4 + len(found) else None,
            )  # fmt: skip
        sheet.set_column(0, 1, 30)
        sheet.set_column(2, 6, 11)
        sheet.set_column(7, 7, 36)
        sheet.freeze_panes(4, 0)
        every = book.add_worksheet("Từng bài")
        every.write_row(0, 0, ROWS, bold)
        for at, row in enumerate(rows, start=1):
            day = f"{timezone.localtime(row.moment):%d/%m/%Y}"
            _write(
                every, at,
                (row.unit, row.author, row.byline, row.title, row.kind, row.words, row.pictures, row.films, row.state,
                 day),
            )  # fmt: skip
        every.set_column(0, 2, 26)
        every.set_column(3, 3, 52)
        every.set_column(4, 9, 15)
        every.freeze_panes(1, 0)
    return out.getvalue()


def _write(sheet, line, cells, style=None):
    for at, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(line, at, cell, style)
        else:
            sheet.write_string(line, at, cell, style)
