"""What became of each article of a batch, as a workbook: for who mends the package and for the records."""

import csv
import io

import xlsxwriter
from django.utils import timezone

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HEADINGS = (
    ("Vị trí trong gói", 28),
    ("Tiêu đề", 60),
    ("Ngày đăng cũ", 14),
    ("Địa chỉ cũ", 40),
    ("Kết quả", 20),
    ("Vì sao chưa chuyển", 70),
    ("Để lại hoặc thay đổi", 90),
)


SAMPLE = "bai-viet.csv"
_SAMPLE = (
    ("Tiêu đề", "Ngày đăng", "Chuyên mục", "Tóm tắt", "Tác giả", "Nội dung", "Địa chỉ cũ", "Nguồn", "Mã bài"),
    ("Mười hai thôn cùng mở đường", "05/09/2019 14:30", "Phong trào thi đua", "Mỗi hộ góp hai ngày công.",
     "Nguyễn Thị Mẫu", "<p>Con đường dài ba cây số đã xong.</p>", "/tin/2019/mo-duong.html", "", "1"),
    ("Trao Bằng khen cho hai tập thể", "06/09/2019", "Khen thưởng", "", "",
     "<p>Sáng 06/9, hai tập thể nhận Bằng khen.</p>", "/tin/2019/trao-bang-khen.html", "", "2"),
)  # fmt: skip


def as_xlsx(items):
    """The bytes of a workbook with one row for each article."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        sheet = book.add_worksheet("Bài của trang cũ")
        heading, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
        for column, (words, width) in enumerate(HEADINGS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, words, heading)
        row = 0
        for row, item in enumerate(items, start=1):
            day = f"{timezone.localtime(item.published_on):%d/%m/%Y}" if item.published_on else ""
            cells = (item.place, item.title, day, "\n".join(item.old_paths), item.get_outcome_display())
            for column, words in enumerate((*cells, "\n".join(item.errors), "\n".join(item.notes))):
                sheet.write_string(row, column, words[:32_000], wrapped)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(row, 1), len(HEADINGS) - 1)
    return out.getvalue()


def sample():
    """A list of two articles to write one's own by, as Excel opens it."""
    out = io.StringIO()
    csv.writer(out).writerows(_SAMPLE)
    return out.getvalue().encode("utf-8-sig")
