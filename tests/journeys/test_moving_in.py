"""An old site moves in: an officer brings its articles, another lets them go live, the old address leads on."""

import io
import json
import re
import zipfile

import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import expect
from wagtail.documents.models import Document

from cms_pages.moving_in.models import ImportBatch
from tests.factories import files

from . import people
from .browsing import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROWS = """Tiêu đề,Ngày đăng,Tác giả,Chuyên mục,Tệp nội dung,Tệp đính kèm,Địa chỉ cũ
Lễ phát động thi đua năm 2019,05/09/2019,Hoàng Thị Mẫu,Phong trào thi đua,bai/1.html,tep/ke-hoach.pdf,http://cu.example/tin/le.aspx?id=7
Bài thiếu ngày,,,,bai/1.html,,
"""
ARTICLE = (
    "<p>Sáng nay, <b>Hội đồng</b> phát động.</p><img src='anh/le.jpg' alt='Lễ phát động'><script>alert(1)</script>"
)
OLD = "/tin/le.aspx?id=7"


@pytest.fixture
def package(tmp_path):
    """The package as an office makes it."""
    picture = io.BytesIO()
    Image.new("RGB", (640, 400), "#1B2E52").save(picture, "JPEG")
    path = tmp_path / "trang-cu.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("bai-viet.csv", ROWS)
        made.writestr("bai/1.html", ARTICLE)
        made.writestr("bai/anh/le.jpg", picture.getvalue())
        made.writestr("tep/ke-hoach.pdf", files.pdf("Kế hoạch phát động thi đua"))
    return path


def test_an_old_site_moves_in(visitor, served, package):
    staff = people.staff()
    officer = visitor(viewport=DESK).sign_in(staff.officer, second_factor=True)
    officer.open(reverse("moving_in:add"))
    officer.look_everywhere(within=".imp")
    officer.page.get_by_label("Gói bài", exact=True).set_input_files(package)
    officer.page.get_by_label("Chuyên mục mặc định").select_option(label="Hoạt động của Hội đồng")
    officer.press("Gửi và kiểm tra")
    expect(officer.page.get_by_text("Bài không ghi ngày đăng.")).to_be_visible()
    officer.look_everywhere("checked", within=".imp")
    officer.press("Chuyển 1 bài thành bản nháp")
    expect(officer.page.get_by_text("Người duyệt khác với người chuyển bài")).to_be_visible()
    officer.look_everywhere("made", within=".imp")

    reader = visitor(script=False)
    reader.open(OLD, status=404)
    attached = Document.objects.get().url
    assert reader.context.request.get(served + attached).status == 404
    approver = visitor(viewport=DESK).sign_in(staff.approver, second_factor=True)
    approver.open(reverse("moving_in:inspect", args=[ImportBatch.objects.get().pk]))
    approver.press("Duyệt và đăng 1 bài")
    expect(approver.page.get_by_role("definition").filter(has_text=re.compile("^1$")).first).to_be_visible()

    reader.open(OLD)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Lễ phát động thi đua năm 2019")
    expect(reader.page.get_by_alt_text("Lễ phát động").first).to_be_visible()
    assert reader.page.locator(f"main a[href='{attached}']").count() == 1
    assert reader.context.request.get(served + attached).status == 200
    told = json.loads(reader.page.locator('script[type="application/ld+json"]').first.text_content())
    assert told["@graph"][0]["@type"] == "NewsArticle"
    assert told["@graph"][0]["datePublished"].startswith("2019-09-05")
    card = reader.page.locator('meta[property="og:image"]').get_attribute("content")
    answer = reader.context.request.get(card.replace("http://testserver", served))
    assert answer.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(answer.body())).size == (1200, 630)
    seeing = visitor()
    seeing.open(reader.here)
    seeing.look_everywhere()
    seeing.page.emulate_media(media="print")
    expect(seeing.page.get_by_text("Địa chỉ trang này: http")).to_be_visible()
    expect(seeing.page.locator(".site-nav")).to_be_hidden()
