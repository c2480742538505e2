"""What units and citizens do, with a script or without: the same clicks."""

from tests.factories.campaigns import mailed_code
from tests.journeys.browsing import Visitor

PERSONS = (
    "1\tLý Văn Toán\tTrưởng thôn Bản Có\tChiến sĩ thi đua cơ sở\t\n"
    "2\tHoàng Thị Sen\tY sĩ\tLao động tiên tiến\tSổ tiêm chủng điện tử"
)
COLLECTIVES = "1\tThôn Bản Có\tTập thể lao động tiên tiến\t"
PLEDGE = "Giao ước riêng của xã, chưa ai ngoài cơ quan thường trực được đọc."
WORDS = "Đề nghị làm rõ thời gian công tác tại vùng biên."


def _paste(visitor: Visitor, text):
    visitor.page.locator("details.disclose > summary").click()
    visitor.page.locator("#id_pasted").fill(text)
    visitor.press("Nhận các dòng đã dán")


def fill_registration(clerk: Visitor, look=lambda *states: None):
    """From the list of duties through all steps to the preview, where a clerk may not send."""
    clerk.open("/don-vi/")
    look("việc cần làm")
    clerk.press("Bắt đầu")
    look("trống")
    clerk.fill("Họ và tên người liên hệ", "Lộc Thị Nhập")
    clerk.fill("Điện thoại liên hệ", "091")
    clerk.press("Lưu và sang bước 2")
    assert "Số điện thoại cần đủ 10 chữ số" in clerk.text
    look("lỗi")
    clerk.fill("Điện thoại liên hệ", "0912 000 000")
    clerk.press("Lưu và sang bước 2")
    look("trống")
    _paste(clerk, COLLECTIVES)
    assert clerk.page.locator("#id_dong-0-name").input_value() == "Thôn Bản Có"
    look("có dòng")
    clerk.press("Lưu và sang bước 3")
    _paste(clerk, PERSONS)
    assert clerk.page.locator("#id_dong-1-name").input_value() == "Hoàng Thị Sen"
    look("có dòng")
    clerk.press("Lưu và sang bước 4")
    clerk.page.get_by_label("Tỷ lệ gia đình văn hóa").fill("98,5")
    clerk.fill("Nội dung giao ước thi đua", PLEDGE)
    look("điền")
    clerk.press("Lưu và sang bước 5")
    look("trống")
    clerk.press("Sang bước 6")
    assert "Hoàng Thị Sen" in clerk.text
    assert "người ký duyệt" in clerk.text
    assert clerk.page.get_by_role("button", name="Ký duyệt và gửi").count() == 0
    look("người nhập")


def send_registration(signatory: Visitor, look=lambda *states: None):
    """Send what the clerk filled in. Returns the code of the receipt."""
    signatory.open("/don-vi/")
    signatory.follow("Kiểm tra và gửi")
    look("người ký duyệt")
    signatory.press("Nhận mã qua thư điện tử")
    signatory.page.get_by_label("Mã xác nhận").wait_for()
    look("nhận mã")
    signatory.fill("Mã xác nhận", mailed_code())
    signatory.press("Ký duyệt và gửi")
    signatory.page.get_by_text("Hội đồng đã nhận bản đăng ký.").wait_for()
    look("đã gửi")
    return signatory.page.locator(".receipt__code").inner_text()


def comment(citizen: Visitor, consultation, nominee, look=lambda *states: None):
    """Forget the name, be told, mend it, send. Returns the code of the receipt."""
    citizen.open("/y-kien/")
    look("đang mở")
    citizen.follow(consultation.title)
    look("đang mở")
    page = citizen.page
    page.get_by_role("radio", name=nominee).check()
    page.get_by_role("radio", name="Ý kiến khác").check()
    citizen.fill("Nội dung ý kiến", WORDS)
    citizen.fill("Số điện thoại", "0912 000 111")
    page.locator("#id_address").fill("thôn Nà Lầu, xã Kiên Mộc")
    page.locator("#id_consent").check()
    citizen.press("Gửi ý kiến")
    page.get_by_text("Ý kiến chưa gửi được").wait_for()
    assert page.locator("#id_text").input_value() == WORDS
    look("lỗi")
    citizen.fill("Họ và tên", "Vi Thị Dân")
    citizen.press("Gửi ý kiến")
    page.get_by_text("Mời lưu lại mã tiếp nhận").wait_for()
    look("vừa gửi")
    return page.locator(".receipt__code").inner_text()


def look_up(citizen: Visitor, code, look=lambda *states: None):
    """Type a code as somebody copies it from paper: small letters, no dashes."""
    citizen.open("/tra-cuu/")
    look()
    citizen.page.locator("#id_ma").fill(code.lower().replace("-", " "))
    citizen.press("Tra cứu")
    assert code in citizen.text
    look("tìm thấy")


def find(citizen: Visitor, words):
    """Type words into the search of the portal. Returns the addresses found, best first."""
    citizen.open("/tim-kiem/")
    citizen.page.locator("main input[name=q]").fill(words)
    citizen.go(citizen.page.locator("main form[role=search] button"))
    citizen.page.get_by_role("status").first.wait_for()
    found = citizen.page.locator("main .results h3 a")
    return [link.get_attribute("href") for link in found.all()]
