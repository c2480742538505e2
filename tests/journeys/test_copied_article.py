"""A report of a newspaper is taken over: with its source, its subjects, hints at what it cites, at its hour; then mended.

The words it is filed under, the documents it cites and its picture are made through the screens as well.
"""

import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from PIL import Image as Pillow
from playwright.sync_api import expect

from cms_pages.documents.models import DocumentPage
from cms_pages.news.models import ArticlePage, NewsCategory, NewsIndexPage
from registrations.movements.models import Movement
from registrations.units.models import OrganisingBody, Unit
from tests import screens

from . import back_office
from .browsing import DESK
from .people import staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OLD, NEW, UNKNOWN = "98/2023/NĐ-CP", "152/2025/NĐ-CP", "4321/QĐ-UBND"
TITLE, MOVEMENT, TOPIC = "Bản Chu thắp sáng đường quê", "Thắp sáng đường quê", "Đường quê"
RULES = "Quy định chi tiết về thi đua"
ADDRESS = "/tin-tuc/ban-chu-thap-sang-duong-que/"
NOTE = f"hết hiệu lực từ 01/07/2025, thay bằng Nghị định {NEW}"


def test_a_report_is_taken_over_at_its_hour_and_mended(visitor, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    people = staff()
    editor, approver, officer = (
        visitor(viewport=DESK).sign_in(each, second_factor=True)
        for each in (people.writer, people.approver, people.officer)
    )
    reader = visitor()
    words_and_documents(editor, approver, officer)
    write(editor)
    article = ArticlePage.objects.get(title=TITLE)
    moment = release_at_an_hour(editor, approver, article)
    assert found(reader) == []
    with time_machine.travel(moment - timedelta(seconds=1), tick=False):
        assert found(reader) == []
    with time_machine.travel(moment, tick=True):
        assert found(reader) == PLACES
        read(reader)
        mend(editor, approver, article, reader)
        approver.open(f"/quan-tri/pages/{article.pk}/unpublish/")
        screens.go(approver.page, approver.page.get_by_role("button", name="Gỡ xuống"))
        assert found(reader) == []


def words_and_documents(editor, approver, officer):
    """A topic of the catalogue, a movement, a picture of the library, a decree and what replaced it."""
    page = editor.page
    editor.open("/quan-tri/snippets/cms_core/topic/add/")
    page.locator("#id_name").fill(TOPIC)
    page.keyboard.press("Tab")
    expect(page.locator("#id_slug")).to_have_value("duong-que")
    screens.go(
        page, page.locator("footer button[type=submit], [name=action-save], main form button[type=submit]").first
    )
    page = officer.page
    officer.open("/quan-tri/phong-trao/new/")
    page.locator("#id_organising_body").select_option(value=str(OrganisingBody.objects.order_by("pk")[0].pk))
    page.locator("#id_name").fill(MOVEMENT)
    page.locator("#id_starts_on").fill("01/01/2025")
    screens.go(page, page.locator("footer button[type=submit]").first)
    drawn = io.BytesIO()
    Pillow.new("RGB", (1200, 800), "#1B2E52").save(drawn, "PNG")
    back_office.upload_picture(editor, "Đường quê có đèn", drawn.getvalue())
    back_office.add_document(editor, f"Nghị định số {OLD} ngày 31/12/2023", RULES, "01/01/2024")
    back_office.approve(approver, DocumentPage.objects.get(number=OLD).pk)
    back_office.add_document(editor, f"Nghị định số {NEW} ngày 14/6/2025", "Quy định mới", "01/07/2025", RULES)
    back_office.approve(approver, DocumentPage.objects.get(number=NEW).pk)


def write(editor):
    """Refused without its source, nothing lost; then told where to look again, spot by spot."""
    page = editor.page
    editor.open(back_office.ADD.format(kind="cms_news/articlepage", parent=NewsIndexPage.objects.get().pk))
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_lead").fill("Bốn mươi hộ góp tiền mắc đèn dọc đường thôn.")
    back_office._choose(page, "category", "Phong trào thi đua")
    page.locator("#id_byline").fill("Vi Thị Báo")
    page.get_by_label("Đăng lại từ nguồn khác").check()
    back_office._footer(page, re.compile("Gửi duyệt"))
    expect(page.get_by_text("Bài đăng lại cần ghi tên nguồn.").first).to_be_visible()
    assert not ArticlePage.objects.exists()
    assert page.locator("#id_title").input_value() == TITLE
    page.locator("#id_source_name").fill("Báo Lạng Sơn")
    page.locator("#id_source_url").fill("https://baolangson.example/duong-que")
    back_office._choose(page, "picture", "Đường quê có đèn")
    page.get_by_label(TOPIC, exact=True).check()
    page.get_by_label(MOVEMENT, exact=True).check()
    page.get_by_role("button", name="Thêm đơn vị").click()
    window = page.get_by_role("dialog")
    window.get_by_label("Tìm").fill("kien moc")
    window.get_by_label(commune().label, exact=True).check()
    window.get_by_role("button", name="Xác nhận lựa chọn").click()
    screens.closed(page)
    page.get_by_role("button", name="Thêm bài").click()
    window = page.get_by_role("dialog")
    window.locator("#id_q").fill(RULES)
    window.get_by_role("row").filter(has_text=RULES).get_by_role("checkbox").check()
    window.get_by_role("button", name=re.compile("Xác nhận")).click()
    screens.closed(page)
    back_office._paragraph(page, f"Việc khen làm theo Nghị định số {OLD} và Quyết định số {UNKNOWN}. Xem nghị định")
    link_to_the_decree(page)
    back_office.keep(page)
    for words, marked in (
        (f"Văn bản số {OLD} hết hiệu lực từ 01/07/2025, thay bằng {NEW}", OLD),
        (f"Văn bản số {UNKNOWN} chưa có trong thư viện", UNKNOWN),
    ):
        hint = page.locator("#kiem-tra-noi-dung li").filter(has_text=words)
        hint.get_by_role("link").press("Enter")
        expect(page.locator("#body-root .public-DraftEditor-content")).to_be_focused()
        page.wait_for_function("marked => getSelection().toString() === marked", arg=marked)


def commune():
    return Unit.objects.get(kind=Unit.Kind.COMMUNE, short_name="Kiên Mộc", effective_to=None)


def link_to_the_decree(page):
    """The last words of the text lead to the decree, by the keyboard and the window of the editor."""
    box = page.locator("#body-root .public-DraftEditor-content")
    box.press("Control+End")
    for _ in range(2):
        box.press("Control+Shift+ArrowLeft")
    box.press("Control+k")
    window = page.get_by_role("dialog")
    window.locator("#id_q").fill(RULES)
    window.get_by_role("link", name=RULES).first.click()
    screens.closed(page)
    expect(box.locator(".TooltipEntity")).to_contain_text("nghị định")


def release_at_an_hour(editor, approver, article):
    """The hour is set, the article handed in and approved: it waits for its minute."""
    moment = (timezone.localtime() + timedelta(hours=2)).replace(second=0, microsecond=0)
    page = editor.page
    back_office.beside(page, "status")
    page.get_by_role("button", name="Đặt lịch").click()
    window = page.get_by_role("dialog")
    screens.fill_date(page, page.locator("#id_go_live_at"), f"{moment:%d/%m/%Y %H:%M}")
    screens.go(page, window.locator("button.action-save"))
    back_office._hand_in(editor, TITLE)
    back_office.approve(approver, article.pk)
    return moment


SHELVES = ("chuyen-muc/{category}", "chu-de/duong-que", "phong-trao/{movement}", "don-vi/{unit}")
FEEDS = [f"/nguon-tin/{shelf}.{form}" for shelf in SHELVES for form in ("rss", "atom", "json")]
PLACES = [ADDRESS, "/tin-tuc/", "/tin-tuc/luu-tru/{year}/", *FEEDS, "/sitemap-trang.xml"]


def found(reader):
    """Where the public finds the article."""
    movement = Movement.objects.get(name=MOVEMENT)
    category = NewsCategory.objects.get(name="Phong trào thi đua")
    told = {
        "category": category.slug,
        "movement": movement.slug,
        "unit": commune().code,
        "year": timezone.localdate().year,
    }
    words = {ADDRESS: TITLE, "/sitemap-trang.xml": ADDRESS}
    held = []
    for place in PLACES:
        answer = reader.context.request.get(reader.address + place.format(**told))
        if answer.ok and words.get(place, TITLE) in answer.text():
            held.append(place)
    return held


def read(reader):
    """Who wrote it, where it was first, what is linked; the decree tells everywhere that it has ended."""
    reader.open(ADDRESS)
    for words in ("Vi Thị Báo", "Báo Lạng Sơn", TOPIC, MOVEMENT, commune().name):
        assert words in reader.text
    page = reader.page
    assert page.get_by_role("link", name="Báo Lạng Sơn").get_attribute("href") == "https://baolangson.example/duong-que"
    assert NOTE in page.locator(".prose").inner_text()
    chosen = page.locator("section", has=page.locator("#h-rel")).locator("li").first
    assert RULES in chosen.inner_text()
    assert NOTE in chosen.inner_text()
    assert page.locator(".cover img, img.cover").count() == 1
    reader.look_everywhere()


def mend(editor, approver, article, reader):
    """A change with its reason: unseen until approved, then told below the article."""
    page, why = editor.page, "Sửa số hộ theo báo cáo của xã."
    editor.open(f"/quan-tri/pages/{article.pk}/edit/")
    page.locator("#id_lead").fill("Bốn mươi hai hộ góp tiền mắc đèn dọc đường thôn.")
    page.locator("textarea[name=change-note]").fill(why)
    page.get_by_label(re.compile("Hiện dòng này cho người đọc")).check()
    back_office._hand_in(editor, TITLE)
    reader.open(ADDRESS)
    assert "Bốn mươi hai hộ" not in reader.text
    assert why not in reader.text
    back_office.approve(approver, article.pk)
    reader.open(ADDRESS)
    assert "Bốn mươi hai hộ" in reader.text
    assert why in reader.text
    reader.look_everywhere("đã sửa")
    editor.open(f"/quan-tri/lich-su-dang/{article.pk}/")
    assert why in editor.text
