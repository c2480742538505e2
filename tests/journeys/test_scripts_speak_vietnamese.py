"""What the scripts of the back office say: every screen that lives by them is worked at, and not one word is English.

The screens that the server writes are read by tests/portal/test_vietnamese_office.py; here a browser runs them.
"""

import re
from urllib.parse import quote

import pytest
import wagtail_factories
from playwright.sync_api import expect
from wagtail.models import Page

from cms_pages.exemplars.models import ExemplarPage
from cms_pages.news.models import NewsIndexPage
from tests import screens
from tests.factories.accounts import SuperuserFactory
from tests.factories.any_page import kinds, make
from tests.factories.pages import ArticleFactory, paragraphs

from . import people
from .back_office import answered, beside
from .listening import Ear

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What the walk must have heard the scripts ask for, or it went past them.
ASKED = {
    "Insert a block", "Main menu", "Toggle sidebar", "Toggle side panel", "Pin toolbar", "Line break", "Collapse all",
    "Write something or type ‘/’ to insert a block", "No results", "Split block", "Duplicate", "Move up", "Preview",
    "Changes have been autosaved.",
}  # fmt: skip
EDIT = "/quan-tri/pages/{}/edit/"
NOWHERE = "ngoằn"  # a word that nothing is called by


def enter(visitor, user):
    """Somebody at work, signed in already: the sign-in has its own tests."""
    visitor.enter(user)
    return Ear(visitor.context, visitor.page)


def every_editor(visitor, ear):
    """The editor of a page of every kind; a section, of which there is one, has nothing that its pages lack."""
    for kind in kinds():
        if kind.max_count is None:
            visitor.open(EDIT.format(make(kind).pk))
            ear.hear()


def the_sidebar(visitor, ear):
    page = visitor.page
    visitor.open("/quan-tri/")
    for opener in page.locator("#wagtail-sidebar [aria-haspopup][aria-expanded=false]").all():
        opener.click()
        ear.hear("menu")
        page.keyboard.press("Escape")


def shortcuts(visitor, ear):
    """The list of shortcuts, which opens from the first screen."""
    page = visitor.page
    visitor.open("/quan-tri/")
    page.get_by_role("button", name="Các phím tắt").click()
    expect(page.locator("#keyboard-shortcuts-dialog")).to_be_visible()
    ear.hear("shortcuts")


def pictures(visitor, ear, picture, file):
    """The middle of a picture, labels of pictures and files."""
    page = visitor.page
    for path in (f"images/{picture.pk}/", f"documents/edit/{file.pk}/"):
        visitor.open(f"/quan-tri/{path}")
        ear.hear("edit")
        box = page.locator("[data-controller~=w-tag]").first
        if box.count():
            written = page.locator(".tagit-new input, .tagger input").first
            written.click()
            written.press_sequentially("dệt ")
            ear.hear("label")


def choosing(visitor, ear, article):
    """Windows in which pages, units and records are chosen: looked through, searched in vain, refused."""
    page = visitor.page
    for label, panel in (("news", article), ("story", make(ExemplarPage))):
        visitor.open(EDIT.format(panel.pk))
        for at in range(page.locator("[data-chooser-action-choose]").count()):
            button = page.locator("[data-chooser-action-choose]").nth(at)
            if not button.is_visible():
                continue
            button.click()
            window = page.locator(".modal.in")
            expect(window).to_be_visible()
            ear.hear(f"{label}: choose {at}")
            words = window.get_by_role("textbox").first
            if words.count() and words.is_visible():
                with page.expect_response(lambda answer: quote(NOWHERE) in answer.url):
                    words.fill(NOWHERE)
                answered(page)
                ear.hear(f"{label}: nothing found {at}")
            close(page)


def close(page):
    """Close the window that lies over the page once it has faded in; like a person, press again where that was lost."""
    page.evaluate(screens.STILL)
    for _ in range(4):
        page.locator(".modal.in [data-dismiss=modal]").last.click()
        try:
            expect(page.locator(".modal, .modal-backdrop")).to_have_count(0, timeout=8_000)
        except AssertionError:
            continue
        return
    screens.closed(page)


def writing(visitor, ear, article):
    """The tools of the text, the windows they open, the blocks."""
    page = visitor.page
    visitor.open(EDIT.format(article.pk))
    body = page.locator("#body-root")
    box = body.locator(".public-DraftEditor-content").first
    box.click()
    box.press("Control+End")
    box.press_sequentially(" /")
    expect(page.get_by_role("listbox").or_(page.locator(".Draftail-ComboBox")).first).to_be_visible()
    ear.hear("what can be inserted")
    box.press("Backspace")
    box.press("Control+a")
    for tool in body.locator(".Draftail-ToolbarButton").all():
        if tool.is_visible():
            tool.hover()
            ear.hear("tool")
    body.locator(".Draftail-ToolbarButton[name=LINK]").first.click()
    window = page.locator(".modal.in")
    for tab in ("Liên kết ngoài", "Liên kết thư điện tử", "Liên kết điện thoại", "Liên kết đến điểm neo"):
        window.get_by_role("link", name=tab).click()
        expect(window.get_by_role("link", name=tab)).to_have_count(0)  # it is where one is, and leads nowhere any more
        expect(window.get_by_label("Chữ của liên kết")).to_be_visible()
        ear.hear(tab)
    close(page)
    for at, block in enumerate(("Ảnh", "Phim, âm thanh", "Bảng", "Tệp tải về")):
        body.get_by_role("button", name="Chèn khối").last.click()
        page.get_by_role("option", name=block, exact=True).click()
        ear.hear(block)
        if block == "Bảng":
            table(page, body, ear)
            continue
        body.locator("[data-contentpath] [data-chooser-action-choose]").nth(at - (at > 2)).click()
        window = page.locator(".modal.in")
        expect(window).to_be_visible()
        for tab in window.get_by_role("tab").all():
            tab.click()
            expect(tab).to_have_attribute("aria-selected", "true")
            ear.hear(f"{block}: choose")
        close(page)


def table(page, body, ear):
    """A table with a column and a row, their menus, and both taken away again."""
    grid = body.locator(".typed-table-block").last
    for name in ("column", "row", "column", "row"):
        for button in grid.locator("button:visible").all():
            if not button.is_visible():
                continue
            title = button.get_attribute("aria-label") or button.inner_text()
            if re.search("cột|hàng|dòng", title) and re.search("[Tt]hêm|[Cc]hèn", title):
                button.click()
                ear.hear(f"table: {name}")
                choice = grid.locator(".add-column-menu button:visible, .dropdown-menu:visible button").first
                if choice.count():
                    choice.click()
                break
    ear.hear("table")


def beside_the_text(visitor, ear, article):
    """Panels at the side, the schedule with its calendar, who may look, what stands below the arrows."""
    page = visitor.page
    visitor.open(EDIT.format(article.pk))
    for panel in page.locator("[data-side-panel-toggle]").all():
        beside(page, panel.get_attribute("data-side-panel-toggle"))
        ear.hear("panel")
    beside(page, "status")
    page.get_by_role("button", name="Đặt lịch").click()
    page.locator("#id_go_live_at").click()
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_contain_text("Tháng")
    expect(calendar).to_contain_text("T2")
    ear.hear("calendar")
    visitor.open(EDIT.format(article.pk))
    beside(page, "status")
    page.get_by_role("button", name="Đổi quyền xem").first.click()
    expect(page.get_by_role("dialog").get_by_text("Đổi quyền xem").first).to_be_visible()
    expect(page.get_by_role("dialog").locator("form")).to_be_visible()
    ear.hear("who may look")
    visitor.open(EDIT.format(article.pk))
    page.get_by_role("tab", name="Hiển thị").click()
    ear.hear("second tab")
    page.get_by_role("navigation", name="Thao tác (chân trang)").get_by_role("button", name="Thao tác khác").click()
    ear.hear("at the foot")


def saving(visitor, ear, article):
    """Saved by itself; and when the server fails, that is said, and nothing is lost."""
    page = visitor.page
    visitor.open(EDIT.format(article.pk))
    page.locator("#id_lead").fill("Một dòng tóm tắt.")
    expect(page.locator("[data-w-tooltip-content-value='Thay đổi đã được tự động lưu.']")).to_have_count(1)
    ear.hear("saved")
    page.route(
        "**/edit/**", lambda route: route.fulfill(status=503) if route.request.method == "POST" else route.continue_()
    )
    page.locator("#id_lead").fill("Một dòng tóm tắt khác.")
    expect(page.get_by_text("Máy chủ gặp lỗi").first).to_be_visible()
    ear.hear("failed")
    page.unroute("**/edit/**")
    cookies = visitor.context.cookies()
    visitor.context.clear_cookies()  # the session ends while somebody writes
    sent = lambda answer: answer.request.method == "POST" and "/edit/" in answer.url  # noqa: E731
    with page.expect_response(sent):
        page.locator("#id_lead").fill("Một dòng tóm tắt viết sau khi hết phiên.")
    ear.hear("signed out")
    expect(page.locator("#id_lead")).to_have_value("Một dòng tóm tắt viết sau khi hết phiên.")
    visitor.context.add_cookies(cookies)
    # What was left out on purpose here is not what this test watches for.
    visitor.problems[:] = [each for each in visitor.problems if not each.startswith(("503", "console"))]


def lists(visitor, ear, parent):
    """Listings with rows ticked, menus of rows, filters; files sent ahead, those refused too."""
    page = visitor.page
    for path in (f"/quan-tri/pages/{parent.pk}/", "/quan-tri/images/", "/quan-tri/documents/", "/quan-tri/users/"):
        visitor.open(path)
        for tick in page.locator("[data-bulk-action-checkbox]").all()[:2]:
            tick.check(force=True)
        for menu in page.locator("main [data-w-dropdown-target=toggle]").all()[:2]:
            if menu.is_visible():
                menu.click()
                ear.hear("menu")
                page.keyboard.press("Escape")
        ear.hear("rows ticked")
        together = [link.get_attribute("href") for link in page.locator("[data-bulk-action-button]").all()]
        keys = [tick.get_attribute("data-object-id") for tick in page.locator("[data-bulk-action-checkbox]").all()[:2]]
        for link in together if keys else ():
            sign = "&" if "?" in link else "?"
            visitor.open(f"{link}{sign}{'&'.join(f'id={key}' for key in keys)}&next={path}")
            ear.hear("for all of them")
    visitor.open(f"/quan-tri/pages/{parent.pk}/?ordering=ord")
    ear.hear("put into order")
    bad = [
        {"name": "anh.png", "mimeType": "image/png", "buffer": b"x"},
        {"name": "anh.exe", "mimeType": "application/octet-stream", "buffer": b"x"},
    ]
    for path in ("/quan-tri/images/multiple/add/", "/quan-tri/documents/multiple/add/"):
        visitor.open(path)
        page.set_input_files("main input[type=file]", bad)
        expect(page.locator("#upload-list li")).to_have_count(2)
        expect(page.locator("#upload-list .upload-failure, #upload-list .upload-server-error").first).to_be_attached()
        ear.hear("refused")


def elsewhere(visitor, ear):
    """Screens whose scripts are their own."""
    for path in (
        "reports/locked/", "reports/site-history/", "reports/aging-pages/", "reports/workflow/", "redirects/add/",
        "groups/new/", "workflows/add/", "account/", "media/", "goi-cong-bo/new/", "lay-y-kien/new/", "quyet-dinh/new/",
    ):  # fmt: skip
        visitor.open(f"/quan-tri/{path}")
        ear.hear()
        for field in visitor.page.locator("main [data-controller~=w-tag], main .w-combobox input").all():
            field.click()
            ear.hear("field")


def the_second_person(visitor, ear, article):
    """The state of the approval, and the windows in which an approver says yes or no."""
    page = visitor.page
    visitor.open(EDIT.format(article.pk))
    beside(page, "status")
    state = page.get_by_role("button", name=re.compile("quy trình", re.I))
    if state.count():
        state.first.click()
        ear.hear("state of the approval")
        visitor.open(EDIT.format(article.pk))
    for choice in ("reject", "approve"):
        page.get_by_role("navigation", name="Thao tác (chân trang)").get_by_role("button", name="Thao tác khác").click()
        ear.hear("choices")
        button = page.locator(f'[data-workflow-action-name="{choice}"]:visible').first
        if choice == "reject":
            button.click()
            expect(page.get_by_role("dialog").last).to_be_visible()
            ear.hear("why")
            visitor.open(EDIT.format(article.pk))
        else:
            screens.go(page, button)
            ear.hear("approved")


def test_scripts_of_the_office_speak_vietnamese(visitor, served):
    staff = people.staff()
    news = NewsIndexPage.objects.get()
    article = ArticleFactory(parent=news, title="Bài đang soạn", live=False, body=paragraphs("Một đoạn văn."))
    handed = ArticleFactory(parent=news, title="Bài chờ duyệt", live=False, owner=staff.writer)
    for page in (article, handed):
        page.save_revision(user=staff.writer)
    handed.get_workflow().start(handed, staff.writer)
    desk = {"width": 1280, "height": 900}

    manager = visitor(viewport=desk)
    first = enter(manager, SuperuserFactory())
    every_editor(manager, first)
    the_sidebar(manager, first)
    shortcuts(manager, first)
    shelf = {"collection__name": "Thư mục thử"}
    picture, file = (
        wagtail_factories.ImageFactory(title="Ảnh thử", **shelf),
        wagtail_factories.DocumentFactory(title="Tệp thử", **shelf),
    )
    pictures(manager, first, picture, file)
    choosing(manager, first, article)
    writing(manager, first, article)
    beside_the_text(manager, first, article)
    saving(manager, first, article)
    lists(manager, first, news)
    elsewhere(manager, first)
    approver = visitor(viewport=desk)
    second = enter(approver, staff.approver)
    the_second_person(approver, second, Page.objects.get(pk=handed.pk))

    for ear in (first, second):
        assert (ear.missing, ear.said) == ({}, {})
    assert first.asked >= ASKED
