"""From the first screen to the page and back: hints while writing, a clean paste from Word, and who reads it."""

import re

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.rich_text import RichText

from cms_pages.news.models import ArticlePage, NewsIndexPage
from tests.factories.pages import ArticleFactory

from . import back_office, people

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BROWSER = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
# As Word puts it on the clipboard while changes are tracked: deletions, insertions, a remark, a picture of its own.
FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><o:x>0</o:x></xml><![endif]--><style>p.MsoNormal {mso-style-parent:"";}</style></head><body>
<!--StartFragment--><p class=MsoNormal>Bà con đóng góp <del cite="mailto:Lan" datetime="2026-11-01">hai mươi</del>
<ins cite="mailto:Lan" datetime="2026-11-01">ba mươi</ins> công<a class=msocomanchor href="#_msocom_1">[L1]</a><o:p></o:p></p>
<p class=MsoNormal><img width=10 height=10 src="file:///C:/anh.png"><span style='mso-hide:all;display:none'>chữ ẩn</span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Hỏi lại xã</p></div></div>
<!--EndFragment--></body></html>"""
PASTE = """(html) => {
    const box = document.querySelector('#body-root .public-DraftEditor-content');
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'x');
    box.focus();
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_hints_while_writing_a_clean_paste_and_what_readers_read(visitor, served, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    staff = people.staff()
    writer = visitor(viewport={"width": 1280, "height": 900}).sign_in(staff.writer, second_factor=True)
    page = writer.page
    writer.open("/quan-tri/")
    expect(page.get_by_role("heading", name="Việc cần làm")).to_be_visible()
    expect(page.locator("#wagtail-sidebar")).to_contain_text("Lương Thị Viết")
    expect(page.locator("#wagtail-sidebar")).not_to_contain_text(staff.writer.email)

    writer.open(back_office.ADD.format(kind="cms_news/articlepage", parent=NewsIndexPage.objects.get().pk))
    page.locator("#id_title").fill("HỘI NGHỊ TỔNG KẾT PHONG TRÀO THI ĐUA")
    page.locator("#id_lead").fill("Cả xã cùng làm.")
    back_office._choose(page, "category", "Khen thưởng")
    back_office._paragraph(page, "Mời gọi 0912 345 678.")
    checks = page.locator("#kiem-tra-noi-dung")
    writer.go(page.get_by_role("button", name="Lưu bản nháp").first)
    expect(checks).to_contain_text("2 điều nên xem lại")
    expect(checks).to_contain_text("số điện thoại: “0912 345 678”")
    writer.look_everywhere("hints", within="#kiem-tra-noi-dung")
    page.set_viewport_size({"width": 1280, "height": 900})

    # A hint leads to its spot, and goes once what it was about is mended and saved.
    checks.get_by_role("link", name=re.compile("Tiêu đề")).click()
    expect(page.locator("#id_title")).to_be_focused()
    page.locator("#id_title").fill("Hội nghị tổng kết phong trào thi đua")
    writer.go(page.get_by_role("button", name="Lưu bản nháp").first)
    expect(checks).to_contain_text("1 điều nên xem lại")

    box = page.locator("#body-root .public-DraftEditor-content")
    box.click()
    box.press("Control+End")
    page.evaluate(PASTE, FROM_WORD)
    expect(box).to_contain_text("ba mươi")
    expect(box).to_contain_text("công")
    for gone in ("hai mươi", "[L1]", "Hỏi lại xã", "chữ ẩn"):
        expect(box).not_to_contain_text(gone)
    expect(page.get_by_role("status").filter(has_text="Đã bỏ 1 phần đã xóa, 1 nhận xét, 1 ảnh")).to_be_visible()
    expect(page.locator("#body-root input[name$='-value']").last).to_have_value(re.compile("ba mươi"))
    back_office._hand_in(writer, "Hội nghị tổng kết")

    article = ArticlePage.objects.get()
    approver = visitor(viewport={"width": 1280, "height": 900}).sign_in(staff.approver, second_factor=True)
    approver.open(f"/quan-tri/pages/{article.pk}/edit/")
    expect(approver.page.locator("#kiem-tra-noi-dung")).to_contain_text("số điện thoại")
    back_office.approve(approver, article.pk)
    article.refresh_from_db()
    assert article.live

    reader = Client(headers={"user-agent": BROWSER})
    assert "hai mươi" not in reader.get(article.url).content.decode()
    for _ in range(2):
        call_command("count_readings", verbosity=0)
    writer.open("/quan-tri/")
    expect(page.locator("main")).to_contain_text("Trang của ông, bà")
    expect(page.locator("main")).to_contain_text("1 lượt")
    writer.look_everywhere("first screen", within="main")
    writer.follow("Xem số lượt đọc của các trang")
    expect(page.locator("main")).to_contain_text("Hội nghị tổng kết phong trào thi đua")
    writer.look_everywhere("readings", within="main")


def _told(page, words):
    """The hint that says these words, and its link."""
    hint = page.locator("#kiem-tra-noi-dung li").filter(has_text=words)
    expect(hint).to_have_count(1)
    return hint.get_by_role("link")


def test_hints_follow_what_is_saved_by_itself_and_lead_to_the_spot_by_keyboard(visitor, served):
    staff = people.staff()
    image = Image.objects.create(title="Con đường", file=get_test_image_file(filename="duong.png"))
    article = ArticleFactory(
        parent=NewsIndexPage.objects.get(), title="Con đường mới", live=False, owner=staff.writer,
        body=[("text", RichText("<p>Cả xã cùng làm.</p>")), ("picture", {"image": image, "alt": "Bà con đổ bê tông"})],
    )  # fmt: skip
    article.save_revision(user=staff.writer)
    writer = visitor(viewport={"width": 1280, "height": 900}).sign_in(staff.writer, second_factor=True)
    page = writer.page
    writer.open(f"/quan-tri/pages/{article.pk}/edit/")
    checks, said = page.locator("#kiem-tra-noi-dung"), page.locator("[data-checks-said]")
    expect(checks).to_contain_text("chưa có điều gì cần xem lại")
    expect(said).to_have_attribute("role", "status")
    back_office.watched(page)

    # A number of an identity card, written into the text: told without a press of a button.
    box = page.locator("#body-root .public-DraftEditor-content")
    box.click()
    box.press("Control+End")
    box.press_sequentially(" Ông Thắng, căn cước 020 123 456 789, góp đất.")
    link = _told(page, "số giấy tờ tùy thân: “020 123 456 789”")
    expect(said).to_contain_text("1 điều nên xem lại. Mới:")
    link.focus()
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    page.wait_for_function("() => getSelection().toString() === '020 123 456 789'")

    # Typing in its place takes it away, and with it the hint.
    page.keyboard.press("Delete")
    expect(checks).to_contain_text("chưa có điều gì cần xem lại")
    expect(said).to_contain_text("không còn điều gì")

    # A level of headings left out, by the marks that the editor knows.
    box.press("Control+End")
    box.press("Enter")
    box.press_sequentially("### ")
    box.press_sequentially("Kết quả ban đầu")
    _told(page, "Đề mục cấp 3 không đứng dưới đề mục cấp 2").focus()
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    page.wait_for_function("() => getSelection().toString() === 'Kết quả ban đầu'")

    # A picture that lost its words: the link leads into the field for them, also while the block is folded.
    alt = page.locator("#body-root [data-contentpath=alt] input")
    alt.fill("")
    link = _told(page, "chưa có mô tả")
    page.locator("#body-root [data-streamfield-child]").last.locator("[data-panel-toggle]").first.click()
    expect(alt).to_be_hidden()
    link.focus()
    page.keyboard.press("Enter")
    expect(alt).to_be_focused()
    alt.press_sequentially("Bà con đổ bê tông đường thôn")
    expect(checks).not_to_contain_text("chưa có mô tả")

    # A new page has no hints before it was saved the first time, and then at once.
    writer.open(back_office.ADD.format(kind="cms_news/articlepage", parent=NewsIndexPage.objects.get().pk))
    expect(checks).to_be_hidden()
    back_office.watched(page)
    page.locator("#id_title").fill("HỘI NGHỊ TỔNG KẾT PHONG TRÀO THI ĐUA")
    back_office._choose(page, "category", "Khen thưởng")
    _told(page, "Viết hoa cả dòng").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_title")).to_be_focused()
    writer.look("hints", within="#kiem-tra-noi-dung")
