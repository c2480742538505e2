"""The editor on a slow line, with quick hands: windows are closed, asked for twice or never come, and the page lives on."""

import pytest
from playwright.sync_api import expect

from cms_pages.news.models import NewsIndexPage
from tests import screens
from tests.factories.accounts import SuperuserFactory
from tests.factories.pages import ArticleFactory, paragraphs

from . import back_office
from .browsing import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Line:
    """The line between an editor and the office: what is asked of an address can be held up, or fail."""

    def __init__(self, page):
        self.page, self.held, self.address = page, [], ""

    def hold(self, address):
        self.address = address
        # Playwright marks the handler it is given, which a built-in method does not bear.
        self.page.route(address, lambda route: self.held.append(route))  # noqa: PLW0108

    def fail(self, address, status=0):
        self.address = address
        # Playwright marks the handler it is given, which a built-in method does not bear.
        self.page.route(address, lambda route: route.fulfill(status=status) if status else route.abort())

    def mend(self):
        """Whatever was held goes on."""
        for route in self.held:
            route.continue_()
        self.held = []
        self.page.unroute(self.address)


@pytest.fixture
def editor(visitor):
    came = visitor(viewport=DESK).enter(SuperuserFactory())
    article = ArticleFactory(
        parent=NewsIndexPage.objects.get(), title="Bài đang soạn", live=False, body=paragraphs("Một đoạn.")
    )
    article.save_revision()
    came.open(f"/quan-tri/pages/{article.pk}/edit/")
    return came


def window(page):
    return page.locator(".modal.in")


def coming(page):
    """What says that a window is on its way."""
    return page.locator(".window-coming")


def free(page):
    """Nothing lies over the page: what it holds can be worked with."""
    screens.closed(page)
    expect(coming(page)).to_be_empty()
    page.locator("#id_title").click()
    expect(page.locator("#id_title")).to_be_focused()


def close(page):
    window(page).locator("[data-dismiss=modal]").click()
    free(page)


def ask_for_link(page, **how):
    """Mark the text and press the tool that makes it a link."""
    box = page.locator("#body-root .public-DraftEditor-content").first
    box.click()
    box.press("Control+a")
    page.locator("#body-root .Draftail-ToolbarButton[name=LINK]").first.click(**how)


def test_windows_on_a_slow_line(editor):
    page, line = editor.page, Line(editor.page)
    chooser = page.locator("[data-chooser-action-choose]:visible").first

    # Closed while the next sheet is on its way: it stays closed.
    ask_for_link(page)
    window(page).get_by_role("link", name="Liên kết đến điểm neo").wait_for()
    line.hold("**/choose-anchor-link/**")
    window(page).get_by_role("link", name="Liên kết đến điểm neo").click()
    expect(coming(page)).to_have_text("Đang mở…")
    window(page).locator("[data-dismiss=modal]").click()
    expect(coming(page)).to_be_empty()
    line.mend()
    back_office.answered(page)
    free(page)

    # Pressed twice, and another one pressed before the first has come: one window, and it closes.
    line.hold("**/choose*/**")
    ask_for_link(page, click_count=2)
    line.mend()
    back_office.answered(page)
    close(page)
    line.hold("**/choose*/**")
    chooser.click()
    expect(coming(page)).to_have_text("Đang mở…")
    expect(chooser).to_have_attribute("aria-busy", "true")
    editor.look("coming", within=".window-coming")
    ask_for_link(page)
    expect(chooser).not_to_have_attribute("aria-busy", "true")
    line.mend()
    back_office.answered(page)
    expect(window(page)).to_have_count(1)
    close(page)
    expect(chooser).to_be_enabled()

    # Closed, and the next one asked for by a key while the first still fades: one window again, and the page is free.
    chooser.click()
    window(page).locator("[data-dismiss=modal]").press("Enter")
    chooser.press("Enter")
    back_office.answered(page)
    expect(window(page)).to_have_count(1)
    close(page)


def test_windows_that_never_come(editor):
    page, line = editor.page, Line(editor.page)
    chooser = page.locator("[data-chooser-action-choose]:visible").first
    said = window(page).get_by_role("alert").and_(page.locator("[data-window-failed]"))

    # The server fails, then the line: said in the window, which can be asked for again or closed.
    line.fail("**/choose*/**", 500)
    chooser.click()
    expect(said).to_contain_text("Chưa mở được cửa sổ này. Máy chủ gặp lỗi.")
    expect(coming(page)).to_be_empty()
    editor.look("failed", within=".modal-content")
    line.mend()
    line.fail("**/choose*/**")
    said.get_by_role("button", name="Thử lại").press("Enter")
    expect(said).to_contain_text("Đường truyền bị ngắt")
    expect(said.get_by_role("button", name="Thử lại")).to_be_focused()
    close(page)
    expect(chooser).to_be_enabled()
    ask_for_link(page)
    expect(said).to_contain_text("Đường truyền bị ngắt")
    line.mend()
    said.get_by_role("button", name="Thử lại").click()
    words = window(page).locator("#id_q")
    expect(words).to_be_visible()

    # A search within fails: what was typed stays, and the next one takes the word back.
    line.fail("**/choose*/**", 500)
    words.fill("thi đua")
    expect(said).to_contain_text("Máy chủ gặp lỗi. Mời thử lại")
    line.mend()
    words.press("End")  # once the window has faded in it takes the focus to itself, and with it the place of the pen
    words.press_sequentially(" yêu nước")
    expect(said).to_have_count(0)
    expect(words).to_have_value("thi đua yêu nước")
    close(page)

    # The session ends while somebody writes.
    cookies = editor.context.cookies()
    editor.context.clear_cookies()
    chooser.click()
    expect(said).to_contain_text("Phiên làm việc đã hết")
    editor.context.add_cookies(cookies)
    said.get_by_role("button", name="Thử lại").click()
    expect(said).to_have_count(0)
    close(page)
    editor.forgive()


def test_a_new_page_is_made_once(editor):
    """The editor saves by itself; pressed while that is on its way, the button makes no second page."""
    page, line, news = editor.page, Line(editor.page), NewsIndexPage.objects.get()
    before = news.get_children().count()
    editor.open(back_office.ADD.format(kind="cms_news/articlepage", parent=news.pk))
    back_office.watched(page)
    page.locator("#id_category").select_option(label="Khen thưởng")
    line.hold("**/pages/add/**")
    with page.expect_request("**/pages/add/**"):
        page.locator("#id_title").fill("Một tin mới")
    foot = page.get_by_role("navigation", name="Thao tác (chân trang)")
    foot.get_by_role("button", name="Lưu bản nháp").click()
    with screens.leaving(page):
        line.mend()
    expect(page.locator(".messages")).to_contain_text("Một tin mới")
    assert news.get_children().count() == before + 1
