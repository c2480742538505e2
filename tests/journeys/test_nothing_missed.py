"""Whatever an editor writes is kept by itself: at the opening too, while a saving is under way, and after a refusal."""

import re

import pytest
from playwright.sync_api import expect

from cms_pages.news.models import ArticlePage, NewsIndexPage
from tests.factories.accounts import SuperuserFactory
from tests.factories.pages import ArticleFactory, paragraphs

from . import back_office, people
from .browsing import DESK

DECIDED = """() => {
    const form = document.querySelector('[data-edit-form]');
    for (const [name, value] of [['action-workflow-action', 'true'], ['workflow-action-name', 'approve']]) {
        form.append(Object.assign(document.createElement('input'), {type: 'hidden', name, value}));
    }
}"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article():
    page = ArticleFactory(
        parent=NewsIndexPage.objects.get(), title="Bài đang soạn", live=False, body=paragraphs("Một đoạn.")
    )
    page.save_revision()
    return page


@pytest.fixture
def editor(visitor, article):
    came = visitor(viewport=DESK).enter(SuperuserFactory())
    came.open(f"/quan-tri/pages/{article.pk}/edit/")
    return came


def until(page, come):
    """Wait for what is not on the page."""
    for _ in range(300):
        if come():
            return
        page.wait_for_timeout(200)
    raise AssertionError("nothing came in a minute")


def kept(page, article, lead):
    """Wait until the office has the lead as it was written, and says so."""
    until(page, lambda: ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().lead == lead)
    expect(page.locator("[data-w-tooltip-content-value='Thay đổi đã được tự động lưu.']")).to_have_count(1)


def test_what_is_written_at_the_opening_is_kept(editor, article):
    page = editor.page
    page.locator("#id_lead").fill("Viết ngay khi mở.")
    kept(page, article, "Viết ngay khi mở.")
    # Who only looks changes nothing: whoever approves may not have written.
    before = article.revisions.latest("created_at").created_at
    page.reload()
    page.locator("#id_lead").click()
    back_office.watched(page)
    page.wait_for_timeout(1500)
    assert article.revisions.latest("created_at").created_at == before


def test_what_is_written_while_a_saving_is_on_its_way_is_kept(editor, article):
    page, held = editor.page, []
    address = re.compile(rf"/pages/{article.pk}/edit/$")
    page.route(address, lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks the handler)
    page.locator("#id_lead").fill("Đầu.")
    until(page, lambda: held)
    page.locator("#id_lead").fill("Đầu. Những chữ cuối cùng.")
    held[0].continue_()
    page.unroute(address)
    kept(page, article, "Đầu. Những chữ cuối cùng.")


def test_after_a_refusal_all_goes_on_being_kept(editor, article):
    page = editor.page
    page.locator("#id_title").fill("")
    back_office.hand_in(editor)
    page.locator("#id_title").fill("Bài đang soạn lại")
    page.locator("#id_lead").fill("Viết sau khi bị trả lại.")
    kept(page, article, "Viết sau khi bị trả lại.")
    page.locator("#id_lead").fill("Viết sau khi đã tự động lưu.")
    kept(page, article, "Viết sau khi đã tự động lưu.")


def test_a_decision_that_did_not_arrive_goes_with_no_saving(visitor):
    staff = people.staff()
    article = ArticleFactory(parent=NewsIndexPage.objects.get(), title="Bài chờ duyệt", live=False, owner=staff.writer)
    article.save_revision(user=staff.writer)
    article.get_workflow().start(article, staff.writer)
    approver = visitor(viewport=DESK).enter(staff.approver)
    approver.open(f"/quan-tri/pages/{article.pk}/edit/")
    page, sent = approver.page, []
    page.on("request", lambda asked: sent.append(asked.post_data) if asked.method == "POST" else None)
    back_office.watched(page)

    # The press writes the decision into the form; then the line broke.
    page.evaluate(DECIDED)
    page.locator("#id_lead").fill("Phần sửa của người duyệt.")
    page.wait_for_timeout(2500)  # the editor would have saved by itself by now

    assert not [each for each in sent if "action-workflow-action" in (each or "")]
    article.refresh_from_db()
    assert article.workflow_in_progress
