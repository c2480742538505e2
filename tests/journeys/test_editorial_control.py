"""The editorial office at work: a unit writes, an editor returns and passes on, an approver approves; a ceremony's bundle."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from cms_pages.exemplars.models import ExemplarIndexPage
from cms_pages.news.models import ArticlePage, NewsIndexPage
from cms_pages.newsroom.models import Bundle
from registrations.units.models import Unit
from tests import screens
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.pages import ExemplarFactory, consented

from . import back_office
from .browsing import DESK

pytestmark = pytest.mark.browser

TITLE, MENDED = "Ngày hội đọc sách", "Ngày hội đọc sách năm 2026"


def decide(visitor, page_id, action, comment=""):
    """Pass on, approve or return a page from its editor."""
    page = visitor.page
    visitor.open(f"/quan-tri/pages/{page_id}/edit/")
    button = page.locator(f'[data-workflow-action-name="{action}"]').first
    if not button.is_visible():
        page.get_by_role("navigation", name="Thao tác (chân trang)").get_by_role("button", name="Thao tác khác").click()
    if comment:
        button.click()
        window = page.get_by_role("dialog")
        window.locator("textarea").fill(comment)
        screens.go(page, window.locator("[type=submit]"))
    else:
        screens.go(page, button)


def give_sections(chief, writer):
    """The administrator writes down who contributes for the department, and where."""
    page = chief.page
    unit = Unit.objects.get(code="so-giao-duc-va-dao-tao")
    chief.open("/quan-tri/cong-tac-vien/new/")
    page.locator("#id_unit").select_option(value=str(unit.pk))
    page.locator("#id_user").select_option(value=str(writer.pk))
    chief.look_everywhere(within="#main form")
    screens.go(page, page.locator("footer button[type=submit]").first)
    chief.open("/quan-tri/muc-cua-don-vi/new/")
    page.locator("#id_unit").select_option(value=str(unit.pk))
    page.locator("#id_section").select_option(value=str(NewsIndexPage.objects.get().pk))
    page.get_by_role("checkbox", name="Khen thưởng").check()
    chief.look_everywhere(within="#main form")
    screens.go(page, page.locator("footer button[type=submit]").first)
    chief.open("/quan-tri/muc-cua-don-vi/")
    expect(page.locator("main")).to_contain_text("Khen thưởng")
    chief.look_everywhere(within="#listing-results")


def with_the_keyboard(page, words):
    """Reach a button by the tabulator alone and press it."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip() == words:
            break
    with screens.leaving(page):
        page.keyboard.press("Enter")


def test_from_a_unit_to_the_public_and_a_ceremony_in_one_instant(visitor):
    people = {
        "chief": SuperuserFactory(full_name="Chu Đức Khôi"),
        "writer": UserFactory(full_name="Lộc Thị Trường", groups=["Cộng tác viên"]),
        "editor": UserFactory(full_name="Nông Bích Diệp", groups=["Biên tập viên"]),
        "approver": UserFactory(full_name="Hoàng Văn Duyệt", groups=["Người duyệt"]),
    }
    chief, writer, editor, approver = (
        visitor(viewport=DESK).sign_in(user, second_factor=True) for user in people.values()
    )
    citizen = visitor()

    give_sections(chief, people["writer"])
    # Only the department's own section: another one does not open, and no category but its own is offered.
    elsewhere = back_office.ADD.format(kind="cms_exemplars/exemplarpage", parent=ExemplarIndexPage.objects.get().pk)
    writer.page.goto(writer.address + elsewhere)
    assert writer.here == "/quan-tri/"
    back_office.write_article(writer, title=TITLE, lead="Học sinh đọc sách.", text="Ba trường cùng tham gia.")
    article = ArticlePage.objects.get()
    citizen.open(article.url_path_here, status=404)

    editor.open("/quan-tri/")
    expect(editor.page.locator(".desk__todo")).to_contain_text(TITLE)
    decide(editor, article.pk, "reject", "Mời ghi rõ năm trong tên bài.")
    writer.open("/quan-tri/")
    expect(writer.page.locator(".desk__todo")).to_contain_text("Được trả lại để sửa")
    writer.open(f"/quan-tri/pages/{article.pk}/edit/")
    expect(writer.page.locator(".help-warning").first).to_contain_text("Mời ghi rõ năm trong tên bài.")
    writer.page.locator("#id_title").fill(MENDED)
    back_office._footer(writer.page, re.compile("Gửi"))
    decide(editor, article.pk, "approve")
    citizen.open(article.url_path_here, status=404)
    decide(approver, article.pk, "approve")
    citizen.open(ArticlePage.objects.get().url_path_here)
    assert MENDED in citizen.text
    citizen.look_everywhere()

    _ceremony(editor, approver, citizen)
    _afterwards(editor, approver, article)


def _ceremony(editor, approver, citizen):
    """An exemplar and a piece of news become public together, at their minute."""
    by = UserFactory(groups=["Biên tập viên"])
    story = ExemplarFactory(parent=ExemplarIndexPage.objects.get(), title="Người giữ rừng", live=False, owner=by)
    consented(story)
    story.save_revision(user=by)
    back_office_draft = ArticlePage(title="Lễ trao huân chương", slug="le-trao", live=False, owner=by)
    back_office_draft.category = ArticlePage.objects.first().category
    NewsIndexPage.objects.get().add_child(instance=back_office_draft)
    back_office_draft.save_revision(user=by)
    moment = timezone.localtime() + timedelta(hours=2)

    editor.open("/quan-tri/goi-cong-bo/new/")
    editor.page.locator("#id_title").fill("Lễ trao tặng")
    screens.fill_date(editor.page, editor.page.locator("#id_goes_live_at"), f"{moment:%d/%m/%Y %H:%M}")
    editor.look_everywhere(within="#main form")
    screens.go(editor.page, editor.page.locator("footer button[type=submit]").first)
    for title in ("Người giữ rừng", "Lễ trao huân chương"):
        back_office.add_to_bundle(editor, title)
    editor.look_everywhere("draft", within=".imp")
    editor.press("Gửi duyệt gói")
    bundle = Bundle.objects.get()

    approver.open("/quan-tri/")
    expect(approver.page.locator(".desk__todo")).to_contain_text("Lễ trao tặng")
    approver.open(f"/quan-tri/goi-cong-bo/inspect/{bundle.pk}/")
    approver.look_everywhere("sent", within=".imp")
    expect(approver.page.get_by_role("link", name="Xem bản sẽ đăng")).to_have_count(2)
    with_the_keyboard(approver.page, "Duyệt, công bố đúng giờ")
    addresses = [story.url_path_here, back_office_draft.url_path_here]
    for address in addresses:
        citizen.open(address, status=404)
    with time_machine.travel(moment.replace(second=0, microsecond=0), tick=True):
        for address in addresses:
            citizen.open(address)
    approver.open(f"/quan-tri/goi-cong-bo/inspect/{bundle.pk}/")
    expect(approver.page.locator("main")).to_contain_text("Đã công bố")


def _afterwards(editor, approver, article):
    """What was published, by whom and why; who contributed what."""
    editor.open(f"/quan-tri/pages/{article.pk}/edit/")
    editor.page.locator("textarea[name=change-note]").fill("Bổ sung tên ba trường.")
    editor.look_everywhere("note", within=".change-note")
    editor.open(f"/quan-tri/lich-su-dang/{article.pk}/")
    expect(editor.page.locator("main")).to_contain_text("Hoàng Văn Duyệt")
    editor.look_everywhere(within=".imp")
    editor.open("/quan-tri/tin-bai-theo-thang/")
    expect(editor.page.locator("main")).to_contain_text("Sở Giáo dục và Đào tạo")
    editor.look_everywhere(within=".imp")
    with editor.page.expect_download() as download:
        editor.page.get_by_role("link", name="Tải bảng Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    book = CalamineWorkbook.from_path(str(download.value.path()))
    told = [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    for words in ("Sở Giáo dục và Đào tạo", "Lộc Thị Trường", MENDED):
        assert words in told
