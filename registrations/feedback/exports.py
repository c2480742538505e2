"""Monthly figures as a workbook."""

import io

import xlsxwriter

from themes.base.vietnamese import datetime_text

from .figures import Figures, total

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
HEADINGS = (
    "Loại", "Chủ đề", "Tiếp nhận", "Trả lời đúng hạn", "Trả lời quá hạn", "Chuyển cơ quan khác", "Gộp trùng",
    "Đang xử lý trong hạn", "Đang xử lý quá hạn",
)  # fmt: skip
NAMES = ("received", "in_time", "late", "forwarded", "merged", "waiting", "overdue")


def cells(figures: Figures) -> list[int]:
    """The counts in the order of the headings."""
    return [getattr(figures, name) for name in NAMES]


def workbook(month, rows, months, now) -> bytes:
    """One month by kind and topic, and the months before it: two sheets, no name and no word of any sender."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Trong tháng")
        sheet.write_string(0, 0, f"Góp ý, câu hỏi tiếp nhận trong tháng {month:%m/%Y}", bold)
        sheet.write_string(1, 0, f"Số liệu tính lúc {datetime_text(now)}. Không tính thư rác.")
        sheet.write_row(3, 0, HEADINGS, bold)
        for at, row in enumerate(rows, start=4):
            sheet.write_string(at, 0, row.kind)
            sheet.write_string(at, 1, row.topic)
            sheet.write_row(at, 2, cells(row.figures))
        sheet.write_row(4 + len(rows), 0, ["Cộng", "", *cells(total(rows))], bold)
        sheet.set_column(0, 1, 32)
        sheet.set_column(2, 8, 14)
        sheet.freeze_panes(4, 0)
        yearly = book.add_worksheet("Các tháng")
        yearly.write_row(0, 0, ("Tháng", *HEADINGS[2:]), bold)
        for at, (each, figures) in enumerate(months, start=1):
            yearly.write_string(at, 0, f"{each:%m/%Y}")
            yearly.write_row(at, 1, cells(figures))
        yearly.set_column(0, 7, 14)
        yearly.freeze_panes(1, 0)
    return out.getvalue()
