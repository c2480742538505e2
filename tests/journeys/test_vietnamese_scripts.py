"""What the scripts of the back office say: every message they ask for has a Vietnamese one, every word shown is one."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cms_pages.news.models import ArticlePage, NewsIndexPage
from tests.factories.accounts import SuperuserFactory
from tests.factories.pages import ArticleFactory
from tests.portal import wording

from . import back_office

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK = {"width": 1280, "height": 900}
# Put behind Wagtail's catalogue for scripts: whatever is asked for is noted, and what the catalogue lacks.
LISTENING = """;(() => {
    const own = window.django, note = (text) => {
        const kept = JSON.parse(sessionStorage.getItem('asked') || '{}');
        kept[text] = text in own.catalog;
        sessionStorage.setItem('asked', JSON.stringify(kept));
    };
    const one = own.gettext, many = own.ngettext, inside = own.pgettext;
    own.gettext = (text) => { note(text); return one(text); };
    own.ngettext = (text, texts, n) => { note(text); return many(text, texts, n); };
    own.pgettext = (context, text) => { note(context + '\\u0004' + text); return inside(context, text); };
})();"""
SAID = """() => {
    const names = ['aria-label', 'title', 'placeholder', 'aria-description', 'data-tippy-content'];
    const found = [document.body.innerText];
    for (const each of document.querySelectorAll(names.map(name => `[${name}]`).join(','))) {
        if (each.closest('svg, [lang=en]')) continue;
        for (const name of names) if (each.getAttribute(name)) found.push(each.getAttribute(name));
    }
    for (const tip of document.querySelectorAll('.tippy-content')) found.push(tip.textContent);
    return found;
}"""


class Listener:
    """An officer at a browser whose scripts are listened to."""

    def __init__(self, visitor):
        self.visitor, self.page, self.said = visitor, visitor.page, {}
        self.page.route("**/jsi18n/**", self._listen)

    @staticmethod
    def _listen(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text() + LISTENING)

    def read(self, where):
        """Keep every English word that stands on the screen now."""
        for text in self.page.evaluate(SAID):
            for line in text.splitlines():
                for word in wording.english(line):
                    self.said.setdefault(word, (where, line.strip()[:120]))

    def open(self, path):
        self.visitor.open(path)
        self.page.wait_for_load_state("networkidle")
        self.read(path)

    def asked(self):
        return self.page.evaluate("JSON.parse(sessionStorage.getItem('asked') || '{}')")


def in_the_editor(officer, article):
    """The menus, windows and side panels of the page editor."""
    page = officer.page
    officer.open(f"/quan-tri/pages/{article.pk}/edit/")
    matter = page.locator("#body-root")
    matter.get_by_role("button", name="Chèn khối").first.click()
    expect(page.get_by_role("option", name="Dòng thời gian")).to_be_visible()
    officer.read("blocks")
    for kind in ("Ảnh", "Phim", "Bảng", "Tệp tải về", "Dòng thời gian"):
        page.get_by_role("option", name=kind, exact=True).click()
        expect(page.get_by_role("option", name="Đoạn văn")).to_have_count(0)
        matter.get_by_role("button", name="Chèn khối").first.click()
    page.get_by_role("option", name="Đoạn văn").click()
    box = matter.locator(".public-DraftEditor-content").first
    box.click()
    box.press_sequentially("Đường mới ")
    box.press("Shift+Home")
    expect(page.locator(".Draftail-Toolbar:visible, .Draftail-FloatingToolbar:visible").first).to_be_visible()
    officer.read("text")
    box.press("Control+k")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("link", name="Liên kết ngoài")).to_be_visible()
    officer.read("link")
    dialog.get_by_role("link", name="Liên kết ngoài").click()
    expect(dialog.locator("input[name$='url']")).to_be_visible()
    officer.read("link outside")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    for panel in page.locator(".form-side__button, [data-side-panel-toggle]").all():
        if panel.is_visible():
            panel.click()
            officer.read("side panel")
    page.get_by_role("button", name="Thao tác khác").last.click()
    officer.read("foot")


def in_lists(officer, article):
    """Lists: many rows at once, filters, the menu of a row, uploading."""
    page = officer.page
    officer.open(f"/quan-tri/pages/{article.get_parent().pk}/")
    page.locator("input[data-bulk-action-checkbox]").first.check()
    expect(page.locator("[data-bulk-action-footer]")).to_be_visible()
    officer.read("many rows")
    for button in page.locator(".w-drilldown__toggle, [data-controller~='w-dropdown'] button").all()[:6]:
        if button.is_visible():
            button.click()
            officer.read("menu")
            page.keyboard.press("Escape")
    for name in ("wagtailimages", "wagtaildocs"):
        officer.open(reverse(f"{name}:add_multiple"))
        page.locator("input[type=file]").first.set_input_files(
            {"name": "thu.txt", "mimeType": "text/plain", "buffer": b"x"}
        )
        expect(page.locator("#upload-list > li").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        officer.read("upload")


def test_scripts_of_the_office_say_nothing_in_english(visitor, served):
    news = NewsIndexPage.objects.get()
    article = ArticleFactory(parent=news, title="Con đường mới", slug="con-duong", live=False)
    article.save_revision()
    officer = Listener(visitor(viewport=DESK).sign_in(SuperuserFactory(), second_factor=True))
    page = officer.page
    officer.open("/quan-tri/")
    page.get_by_role("button", name=re.compile("Tin bài")).click()
    expect(page.get_by_role("dialog").or_(page.locator(".c-page-explorer")).first).to_be_visible()
    officer.read("tree")
    page.keyboard.press("Escape")
    in_the_editor(officer, article)
    in_lists(officer, article)
    for path in (
        back_office.ADD.format(kind="cms_documents/documentpage", parent=news.get_siblings().get(slug="van-ban").pk),
        "/quan-tri/reports/site-history/",
        "/quan-tri/workflows/add/",
        "/quan-tri/users/",
        "/quan-tri/redirects/add/",
        "/quan-tri/quyet-dinh/",
    ):
        officer.open(path)
    officer.open("/quan-tri/quyet-dinh/new/")
    page.locator("#id_signed_on").focus()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_be_visible()
    officer.read("calendar")

    asked = officer.asked()
    assert {text for text, known in asked.items() if not known} == set()
    assert officer.said == {}
    assert len(asked) > 40
    assert ArticlePage.objects.filter(pk=article.pk).exists()
