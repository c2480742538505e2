"""A question from the form to the public answer: the citizen on a phone, the officer and the approver at their desk."""

import pytest
from playwright.sync_api import expect

from registrations.feedback.models import Entry, Feedback
from tests import screens

from .browsing import DESK, Visitor
from .people import staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUESTION = "Tôi là Lục Thị Thắm, ở thôn Nà Pán, xã Kiên Mộc. Hồ sơ đề nghị tặng Bằng khen gồm những giấy tờ gì?"
ANSWER = "Hồ sơ gồm tờ trình, báo cáo thành tích và biên bản họp. Bà Thắm có thể gọi 0912 000 222."
PICTURE = {"name": "bằng khen cũ.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n" + b"anh chup " * 10}
SCAN = PICTURE | {"name": "bản chụp.pdf", "buffer": b"%PDF-1.4\n" + b"ban chup " * 150_000}


def test_a_question_from_the_form_to_the_public_answer(visitor):
    people = staff()
    citizen = visitor(script=False)
    code = ask(citizen)
    officer = visitor(viewport=DESK).sign_in(people.officer, second_factor=True)
    take_up(officer, code)
    add(citizen, code)
    draft(officer, code)
    approve(visitor(viewport=DESK).sign_in(people.approver, second_factor=True), code)
    publish(officer, code)
    read(citizen, code)
    report_with_script(visitor())


def ask(citizen: Visitor):
    """Choose, forget how to be reached, be told, mend it without choosing the file again. Gives the code."""
    page = citizen.page
    citizen.open("/hoi-dap/")
    citizen.look("trống")
    citizen.follow("Gửi câu hỏi, góp ý")
    citizen.look("trống")
    page.get_by_role("radio", name="Câu hỏi").check()
    page.get_by_label("Chủ đề").select_option(label="Hồ sơ, thủ tục")
    citizen.fill("Tiêu đề", "Hồ sơ đề nghị tặng Bằng khen")
    page.locator("#id_text").fill(QUESTION)
    page.locator("#id_files").set_input_files([PICTURE])
    citizen.fill("Họ và tên", "Lục Thị Thắm")
    page.locator("#id_consent").check()
    citizen.press("Gửi")
    expect(page.get_by_text("Nội dung chưa gửi được")).to_be_visible()
    assert "bằng khen cũ.pdf" in citizen.text
    citizen.look("lỗi")
    citizen.fill("Số điện thoại", "0912 000 111")
    citizen.press("Gửi")
    expect(page.get_by_text("Mời lưu lại mã tiếp nhận")).to_be_visible()
    citizen.look("vừa gửi")
    assert Feedback.objects.get().files.count() == 1
    return page.locator(".receipt__code").inner_text()


def _open(officer: Visitor, code):
    officer.open(f"/quan-tri/hoi-dap/?trangthai=tat-ca&q={code}")
    officer.go(officer.page.locator("table a").first)


def take_up(officer: Visitor, code):
    """Find it in the inbox, give it to oneself, ask for more."""
    page = officer.page
    officer.open("/quan-tri/hoi-dap/")
    officer.look_everywhere("hộp", within="main")
    page.set_viewport_size(DESK)
    page.get_by_role("checkbox", name=f"Chọn {code}").check()
    page.locator("#id_assignee").select_option(label="Nông Thị Chuyên")
    officer.press("Giao", exact=True)
    expect(page.get_by_text("Đã giao 1 nội dung.")).to_be_visible()
    _open(officer, code)
    assert "Lục Thị Thắm" not in page.locator("dl").first.inner_text()
    officer.look_everywhere("đang xử lý", within="main")
    page.set_viewport_size(DESK)
    page.get_by_text("Đề nghị người gửi bổ sung").click()
    page.locator("#id_bo-sung_question").fill("Mời ông, bà cho biết cấp khen thưởng.")
    officer.press("Đề nghị bổ sung")
    expect(page.get_by_text("Thời hạn tạm dừng").first).to_be_visible()


def add(citizen: Visitor, code):
    """Come back by the code, and add what was asked."""
    citizen.open(f"/hoi-dap/theo-doi/{code}/")
    assert "Mời ông, bà cho biết cấp khen thưởng." in citizen.text
    citizen.look("chờ bổ sung")
    citizen.page.locator("#id_text").fill("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.")
    citizen.press("Gửi bổ sung")
    expect(citizen.page.get_by_text("Đã nhận nội dung bổ sung.")).to_be_visible()
    citizen.look("đã bổ sung")


def draft(officer: Visitor, code):
    _open(officer, code)
    officer.page.locator("#id_soan_text").fill(ANSWER)
    officer.press("Trình duyệt")
    expect(officer.page.get_by_text("Người soạn không tự duyệt")).to_be_visible()
    assert officer.page.get_by_role("button", name="Duyệt và gửi trả lời").count() == 0


def approve(approver: Visitor, code):
    _open(approver, code)
    approver.press("Duyệt và gửi trả lời")
    expect(approver.page.get_by_text("Đã duyệt và gửi trả lời.")).to_be_visible()


def publish(officer: Visitor, code):
    """Nothing is public before each place that looks private is decided on."""
    page = officer.page
    _open(officer, code)
    officer.follow("Đưa vào mục Hỏi đáp")
    officer.look_everywhere("chỗ riêng", within="main")
    page.set_viewport_size(DESK)
    officer.press("Đăng công khai")
    expect(page.get_by_text("Mời chọn che hoặc giữ cho từng chỗ dưới đây")).to_be_visible()
    assert not Entry.objects.exists()
    officer.press("Che tất cả chỗ chưa chọn")
    preview = page.get_by_role("heading", name="Người đọc sẽ thấy").locator("xpath=following-sibling::blockquote")
    assert "Thắm" not in " ".join(preview.all_inner_texts())
    officer.press("Đăng công khai")
    expect(page.get_by_text("Đã đăng vào mục Hỏi đáp")).to_be_visible()


def read(citizen: Visitor, code):
    """The answer behind the code; in public the same without a word on who asked."""
    citizen.open(f"/hoi-dap/theo-doi/{code}/")
    assert "Hồ sơ gồm tờ trình" in citizen.text
    citizen.look("đã trả lời")
    citizen.open("/hoi-dap/?q=bang+khen")
    citizen.look("tìm thấy")
    citizen.follow("Hồ sơ đề nghị tặng Bằng khen")
    shown = citizen.text
    assert "Hồ sơ đề nghị tặng Bằng khen gồm những giấy tờ gì?" in shown
    assert [word for word in ("Thắm", "Nà Pán", "Kiên Mộc", "0912") if word in shown] == []
    citizen.look()


def report_with_script(citizen: Visitor):
    """By keyboard: a big file goes ahead in parts, an error costs nothing, the check against machines has its name."""
    page = citizen.page
    citizen.open("/hoi-dap/gui/?loai=gop-y&chu-de=khac")
    page.locator("#id_files").set_input_files([SCAN])
    expect(page.locator(".uploads__state")).to_contain_text("Đã tải xong")
    page.locator("#id_subject").focus()
    page.keyboard.type("Góp ý về trang")
    page.keyboard.press("Tab")
    page.keyboard.type("Nên có bảng so sánh các danh hiệu.")
    # The proof begins with the first field that is entered; what it is stands in its name whatever its state.
    page.locator("altcha-widget input[name=altcha]").wait_for(state="attached")
    box = page.get_by_role("checkbox", name="Xác nhận không phải máy gửi tự động: đã kiểm tra xong")
    expect(box).to_be_checked()
    citizen.look("điền")
    page.locator("#id_anonymous").focus()
    page.keyboard.press("Space")
    page.locator("#id_subject").fill("")
    page.locator("#id_subject").focus()
    with screens.leaving(page):
        page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    assert "bản chụp.pdf" in citizen.text
    citizen.look("lỗi")
    citizen.fill("Tiêu đề", "Góp ý về trang")
    citizen.press("Gửi")
    expect(page.get_by_text("Mời lưu lại mã tiếp nhận")).to_be_visible()
    kept = Feedback.objects.latest("pk")
    assert kept.files.get().attachment.size == len(SCAN["buffer"])
