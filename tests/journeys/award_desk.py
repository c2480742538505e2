"""What an officer does with a list of awards, from the upload to the last export: with a script or without."""

import io
import re
import unicodedata
from zipfile import ZipFile

import xlsxwriter
from playwright.sync_api import expect

NUMBER, SIGNED_ON = "1042/QĐ-UBND", "12/06/2026"
SUBJECT = "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
MERIT = "Bằng khen của Chủ tịch UBND tỉnh"
MISSPELT = "Bằng khen xuất xắc"
SCHOOL = "Trường Tiểu học Quang Sơn"
SOURCE = "Công văn số 21/SNV-TĐKT ngày 15/6/2026"

JOINED, CORRECTED, REVOKED, HIDDEN, REISSUED = (
    "Nông Thị Sen",
    "Hoàng Văn Đính",
    "Vi Văn Thuận",
    "Triệu Thị Kín",
    "Đàm Văn Bền",
)
COUNT = 6  # rows that become records
ROWS = (
    (JOINED, 1980, "Trưởng thôn", "xã Kiên Mộc", MERIT, "Vận động bà con hiến đất mở đường."),
    (CORRECTED, 1975, "Giáo viên", SCHOOL, MERIT, "Giữ sĩ số lớp ghép qua mùa rét."),
    ("Lý Thị Mẩy", 1988, "Y sĩ", "xã Kiên Mộc", MISSPELT, "Tiêm chủng tại nhà cho trẻ vùng xa."),
    (REVOKED, 1969, "Trưởng thôn", "xã Kiên Mộc", MERIT, "Sản xuất giỏi."),
    (HIDDEN, 1991, "Cán bộ", "xã Kiên Mộc", MERIT, "Việc không kể ra được."),
    (REISSUED, 1972, "Bí thư chi bộ", "xã Kiên Mộc", MERIT, "Xây dựng nông thôn mới."),
    (REISSUED, 1972, "Bí thư chi bộ", "xã Kiên Mộc", MERIT, "Xây dựng nông thôn mới."),
)


def workbook(folder):
    """The office's list: the number of another decision, a misspelt award, a unit of two places, a row twice."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Danh sách")
    sheet.write(0, 0, "DANH SÁCH TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH")
    sheet.write(1, 0, "(Kèm theo Quyết định số 1024/QĐ-UBND ngày 12/6/2026)")
    heading = ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Hình thức khen thưởng", "Thành tích")
    sheet.write_row(3, 0, heading)
    for number, row in enumerate(ROWS, 1):
        sheet.write_row(3 + number, 0, (number, *row))
    book.close()
    path = folder / "danh-sach-bang-khen-2026.xlsx"
    path.write_bytes(buffer.getvalue())
    return path


def bare(name):
    """A name as somebody types it who sets no marks."""
    signs = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in signs if not unicodedata.combining(sign)).lower()


def look(officer, *states):
    """A screen of the office at both widths; Wagtail's frame around it and its messages are Wagtail's."""
    officer.look_everywhere(*states, within="main")


def say(officer, words):
    """The message that tells what was done."""
    expect(officer.page.locator(".messages")).to_contain_text(words)


def import_with_questions(officer, path):
    """Read the list, decide what it asks, leave out the row that is there twice, import all or nothing."""
    page = officer.page
    officer.follow("Nhập danh sách", exact=True)
    look(officer, "tải tệp")
    page.set_input_files("#id_file", path)
    officer.press("Đọc danh sách")
    expect(page.locator(".imp-row")).to_have_count(COUNT + 1)
    look(officer, "còn câu hỏi")
    asked = page.locator("#cau-hoi").locator("xpath=..").inner_text()
    assert "1024/QĐ-UBND" in asked
    assert f"“{MISSPELT}”" in asked
    assert f"“{SCHOOL}”" in asked
    page.get_by_role("group", name=MISSPELT).get_by_role("radio", name=MERIT.replace("UBND", "Ủy ban nhân dân")).check()
    page.get_by_role("group", name=SCHOOL).get_by_role("radio", name="Kiên Mộc").check()
    officer.press("Ghi các lựa chọn đã đánh dấu")
    expect(page.get_by_role("group", name=MISSPELT)).to_have_count(0)
    _leave_out_the_double(officer)
    officer.page.get_by_label("Tôi đã kiểm tra").check()
    officer.fill("Lý do", "Danh sách kèm dự thảo, số được ghi sau.")
    for tick in page.locator("#nhap input[type=checkbox][required]").all():
        tick.check()
    look(officer, "sẵn sàng nhập")
    officer.press(f"Nhập cả {COUNT} dòng")
    say(officer, f"Đã nhập {COUNT} lượt khen thưởng")
    look(officer, "đã nhập")


def _leave_out_the_double(officer):
    page = officer.page
    officer.go(page.locator(f"#dong-{COUNT + 1}").get_by_role("link", name="Sửa"))
    look(officer, "dòng trùng")
    officer.fill("Lý do", "Ghi hai lần trong danh sách.")
    officer.press("Bỏ dòng này ra")
    expect(page.locator(f"#dong-{COUNT + 1}")).to_contain_text("Ghi hai lần")


def draft_annex(officer):
    """Draft the text and the annex of the decision whose overview is open. Returns the words of the annex."""
    page = officer.page
    officer.follow("Soạn dự thảo")
    look(officer, "soạn")
    officer.press("Soạn dự thảo")
    say(officer, "Đã soạn dự thảo bản 1")
    look(officer, "bản đã soạn")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tải danh sách (.docx)").click()
    with ZipFile(coming.value.path()) as made:
        annex = re.sub(r"<[^>]+>", " ", made.read("word/document.xml").decode())
    officer.follow("Về quyết định")
    return annex


def open_record(officer, name):
    """From the menu to the record of somebody, by a search without marks."""
    officer.open(f"/quan-tri/luot-khen/?q={bare(name).replace(' ', '+')}")
    officer.follow(name)
    expect(officer.page.get_by_role("heading", name="Lịch sử")).to_be_visible()


def _preview_and_record(officer, told):
    officer.press("Xem trước")
    expect(officer.page.get_by_role("heading", name="Người đọc sẽ thấy")).to_be_visible()
    look(officer, "xem trước")
    officer.press("Đúng, ghi như trên")
    say(officer, told)


def correct(officer, name, *, position, note):
    """Correct the position of somebody, first without saying why."""
    open_record(officer, name)
    officer.follow("Đính chính", exact=True)
    officer.page.locator("#id_position").fill(position)
    officer.page.locator("#id_public_note").fill(note)
    officer.press("Đính chính", exact=True)
    assert "Chưa ghi được" in officer.text
    assert officer.page.locator("#id_position").input_value() == position
    look(officer, "thiếu căn cứ")
    officer.page.locator("#id_source").fill(SOURCE)
    _preview_and_record(officer, f"Đã đính chính lượt khen của {name}")
    look(officer, "đã đính chính")


def join(officer, name):
    """Look at the newest records, compare those of one name, confirm that they are of one person."""
    page = officer.page
    officer.open("/quan-tri/cung-nguoi/")
    look(officer, "trước khi xem")
    officer.press("Xem lượt mới nhập ngay")
    look(officer, "có đề xuất")
    officer.follow(name)
    assert "cùng năm sinh 1980" in officer.text
    look(officer, "so sánh")
    page.get_by_label("Căn cứ").fill("Đã đối chiếu hồ sơ")
    officer.press("Các lượt đã chọn là của cùng một nơi nhận")
    say(officer, "Đã xác nhận 2 lượt khen thưởng là của cùng một người")


def revoke(officer, name):
    """Revoke an award, after a look at what readers will see."""
    open_record(officer, name)
    officer.follow("Thu hồi, hủy bỏ")
    officer.page.get_by_role("radio", name="Thu hồi danh hiệu").check()
    officer.page.locator("#id_source").fill(SOURCE)
    _preview_and_record(officer, f"cho {name}")
    look(officer, "đã thu hồi")


def hide(officer, name):
    """Take somebody out of everything public."""
    open_record(officer, name)
    officer.follow("Đặt không công khai")
    officer.page.get_by_role("radio", name="Đề nghị của người được khen thưởng").check()
    officer.page.locator("#id_reason").fill("Đơn ngày 16/6/2026")
    _preview_and_record(officer, f"{name}: không công khai")
    look(officer, "không công khai")


def reissue(officer, name, number):
    """Issue a lost certificate again."""
    open_record(officer, name)
    officer.follow("Cấp đổi, cấp lại")
    officer.page.get_by_role("radio", name="Cấp lại bằng").check()
    officer.page.locator("#id_number").fill(number)
    officer.page.locator("#id_source").fill(SOURCE)
    _preview_and_record(officer, f"cho {name}")
    look(officer, "đã cấp lại")


def export_lists(officer):
    """Take away the list of the decision whose overview is open, and a result of the archive. Returns both files."""
    officer.follow("Xem trang công khai")
    roll = downloaded(officer, officer.page.get_by_role("link", name=".xlsx", exact=True))
    officer.open(f"/so-vang/?q={bare(REISSUED).replace(' ', '+')}")
    return roll, downloaded(officer, officer.page.get_by_role("link", name="Excel (.xlsx)"))


def cells(workbook):
    """All words of a workbook."""
    with ZipFile(io.BytesIO(workbook)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/") and "xml" in name]
    return " ".join(re.sub(r"<[^>]+>", " ", sheet) for sheet in sheets)


def downloaded(visitor, link):
    """The file behind a link of the page that is open."""
    with visitor.page.expect_download() as coming:
        link.click()
    return coming.value.path().read_bytes()
