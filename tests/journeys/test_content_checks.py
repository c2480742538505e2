"""From the first screen to the page and back: hints while writing, a clean paste from Word, and who reads it."""

import re

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect

from cms_pages.news.models import ArticlePage, NewsIndexPage

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
