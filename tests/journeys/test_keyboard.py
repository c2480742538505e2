"""An article from the first screen to its readers, made and approved without a mouse: no click in the whole walk."""

import pytest
from playwright.sync_api import expect
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from cms_pages.news.models import ArticlePage
from tests.factories.accounts import PASSWORD

from . import people
from .browsing import DESK, code_now
from .keyboard import Hands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Lớp học buổi tối ở thôn Nà Lầu"
ALT = "Bà con ngồi học chữ dưới nhà sàn"


def sign_in(visitor, user):
    """Address, password and the code of the app, each sent by the Enter key."""
    hands = Hands(visitor)
    visitor.open("/tai-khoan/dang-nhap/?next=/quan-tri/")
    if hands.here["kind"] != "input":
        hands.to("Thư điện tử")
    hands.write(user.email).to("Mật khẩu").write(PASSWORD).go()
    if hands.here["kind"] != "input":
        hands.to("Mã")
    hands.write(code_now()).go()
    assert visitor.here == "/quan-tri/"
    return hands


def write(writer):
    """From the first screen: title, lead, heading, list, a link within the site, a picture still without words."""
    writer.to("Viết tin").go()
    writer.to("Tiêu đề").write(TITLE).to("Tóm tắt").write("Cả thôn cùng học.")
    writer.to("Chuyên mục").press("ArrowDown")
    writer.to("Đoạn văn").write("## Ba buổi một tuần\nLớp mở từ tháng ba.\n- Học chữ\nHọc tính\n\nXem trang chủ")
    writer.press("Control+Shift+ArrowLeft", "Control+Shift+ArrowLeft", "Control+k").wait_for_window()
    expect(writer.page.get_by_role("dialog").get_by_role("link", name="Trang chủ").first).to_be_visible()
    writer.to("Trang chủ", inside=True).press("Enter").wait_for_return()
    writer.press("End").write(".")
    writer.to("Chèn khối").press("Enter").wait(
        lambda here: here["kind"] == "input", "the list of blocks is not entered"
    )
    writer.write("Ảnh").press("Enter").wait(lambda here: here["name"] == "Chọn ảnh", "the new block is not entered")
    writer.press("Enter").wait_for_window()
    expect(writer.page.get_by_role("dialog").get_by_role("link", name="Lớp học")).to_be_visible()
    writer.to("Lớp học", inside=True).press("Enter").wait_for_return()
    writer.to("Lưu bản nháp").go()


def mend(writer):
    """From the hint to its spot, and what it asks for."""
    hint = writer.page.locator(".checks__where").first
    expect(hint).to_be_visible()
    writer.to(hint.inner_text()).press("Enter").wait(
        lambda here: here["name"].startswith("Mô tả ảnh"), "no way to the spot"
    )
    writer.write(ALT)


def test_an_article_is_made_and_approved_by_the_keyboard_alone(visitor, settings):
    # Sent while the editor saves by itself, a new page would be made twice: here people save by hand only.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    staff = people.staff()
    Image.objects.create(title="Lớp học", file=get_test_image_file(filename="lop.png", size=(640, 480)))

    writer = sign_in(visitor(viewport=DESK), staff.writer)
    write(writer)
    mend(writer)
    writer.to("Thao tác khác").press("Enter").to("Gửi duyệt", most=5).go()
    expect(writer.page.locator(".messages")).to_contain_text(TITLE)
    article = ArticlePage.objects.get()
    assert not article.live

    approver = sign_in(visitor(viewport=DESK), staff.approver)
    approver.to(TITLE).go()
    approver.to("Thao tác khác").press("Enter").to("Duyệt", most=5).go()
    expect(approver.page.locator(".messages")).to_contain_text("Đã duyệt")

    reader = visitor()
    reader.open(ArticlePage.objects.get().url_path_here)
    matter = reader.page.locator(".prose")
    expect(matter.get_by_role("heading", name="Ba buổi một tuần")).to_be_visible()
    expect(matter.get_by_role("listitem")).to_have_text(["Học chữ", "Học tính"])
    expect(matter.get_by_role("link", name="trang chủ")).to_have_attribute("href", "/")
    expect(matter.get_by_role("img", name=ALT)).to_be_visible()
    assert writer.unseen == [], "the focus is not seen"
    assert approver.unseen == [], "the focus is not seen"
