"""The screens on which pages are written: each kind in each state fits a phone and a desk, and axe finds nothing on the whole of it."""

import pytest
from playwright.sync_api import expect

from cms_pages.news.models import ArticlePage, NewsIndexPage
from tests import screens
from tests.factories.accounts import SuperuserFactory
from tests.factories.any_page import kinds, make
from tests.factories.films import FilmFactory

from .back_office import ADD, beside, watched
from .browsing import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EDIT = "/quan-tri/pages/{}/edit/"
BLOCKS = ("Trích dẫn", "Ảnh", "Chùm ảnh", "Phim, âm thanh", "Bảng", "Tệp tải về", "Khung lưu ý", "Dòng thời gian")
# A block is a group of fields; axe takes any named section for a landmark, whatever its role.
RULES = {"rules": {"landmark-unique": {"enabled": False}}}
ROLES = "blocks => blocks.map(block => block.getAttribute('role'))"
NAMES = "fields => fields.map(field => field.getAttribute('aria-label'))"


@pytest.fixture
def editor(visitor):
    """Somebody at work, signed in already: the sign-in has its own tests."""
    return visitor(viewport=DESK).enter(SuperuserFactory())


class Faults(list):
    """What was found wrong on a walk, told together at its end."""

    def look(self, editor, name):
        # Messages and tips fade in and out: half-seen they have no colours of their own.
        fading = [[".messages"], ["[data-tippy-root]"]]
        try:
            screens.fine(editor.page, name, context={"exclude": fading}, options=RULES)
        except AssertionError as fault:
            self.append(f"{name}: {fault}")
        editor.page.set_viewport_size(DESK)


def test_the_editor_of_every_kind_of_page(editor):
    wrong = Faults()
    for kind in kinds():
        if kind.max_count is None:  # a section has nothing that its pages lack
            editor.open(EDIT.format(make(kind).pk))
            watched(editor.page)
            wrong.look(editor, kind.__name__)
    assert not wrong, "\n".join(wrong)


def test_every_block_is_named_also_after_a_refusal(editor, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    page, wrong = editor.page, Faults()
    editor.open(ADD.format(kind="cms_news/articlepage", parent=NewsIndexPage.objects.get().pk))
    watched(page)
    body = page.locator("#body-root")
    for name in BLOCKS:
        body.get_by_role("button", name="Chèn khối").last.click()
        page.get_by_role("option", name=name, exact=True).click()
    body.locator("[data-append-column]").click()
    page.locator(".add-column-menu").get_by_role("button", name="Chữ có định dạng").click()
    body.locator(".column-heading").fill("Việc đã làm")
    expect(body.locator(".typed-table-block .public-DraftEditor-content")).to_have_count(1)
    body.locator(".typed-table-block .public-DraftEditor-content").focus()
    wrong.look(editor, "blocks")

    names = body.locator(".public-DraftEditor-content").evaluate_all(NAMES)
    assert set(page.locator("section.w-panel--nested").evaluate_all(ROLES)) == {"group"}
    assert names == ["Đoạn văn", "Việc đã làm, dòng 1", "Nội dung", "Kể thêm"]
    editor.press("Lưu bản nháp")
    expect(page.locator(".messages")).to_contain_text("Chưa tạo được trang")
    wrong.look(editor, "refused")
    assert not wrong, "\n".join(wrong)


def test_panels_beside_the_editor_history_and_library(editor):
    article, film, wrong = make(ArticlePage), FilmFactory(), Faults()
    first = article.save_revision()
    article.title = "Tên mới"
    second = article.save_revision()
    editor.open(EDIT.format(article.pk))
    for panel in ("status", "preview", "checks"):
        beside(editor.page, panel)
        wrong.look(editor, panel)
    editor.page.locator("[data-form-side-close-button]").click()
    for path in (
        f"pages/{article.pk}/history/",
        f"pages/{article.pk}/revisions/compare/{first.pk}...{second.pk}/",
        "images/",
        "images/add/",
        "images/multiple/add/",
        "documents/",
        "documents/multiple/add/",
        "media/",
        f"media/edit/{film.pk}/",
        "goi-cong-bo/new/",
        "thay-doi/",
        "chuyen-bai/gui/",
    ):
        editor.open(f"/quan-tri/{path}")
        wrong.look(editor, path)
    assert not wrong, "\n".join(wrong)
