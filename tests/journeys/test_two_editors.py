"""Two editors with one page open: each sees the other, an older version is saved only knowingly, and no word is lost."""

import pytest
from playwright.sync_api import expect
from wagtail.rich_text import RichText

from cms_pages.news.models import NewsIndexPage
from tests.factories.accounts import UserFactory
from tests.factories.pages import ArticleFactory

from . import people
from .browsing import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_two_editors_in_one_page(visitor, settings):
    settings.WAGTAIL_EDITING_SESSION_PING_INTERVAL = 1_000  # ten seconds otherwise
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # both save by the button, as those do whose line is slow
    staff = people.staff()
    other = UserFactory(full_name="Vi Thị Cùng", groups=["Biên tập viên"])
    article = ArticleFactory(
        parent=NewsIndexPage.objects.get(), title="Con đường mới", live=False, owner=staff.writer,
        body=[("text", RichText("<p>Cả xã cùng làm.</p>"))],
    )  # fmt: skip
    article.save_revision(user=staff.writer)
    here = f"/quan-tri/pages/{article.pk}/edit/"
    first = visitor(viewport=DESK).sign_in(staff.writer, second_factor=True)
    second = visitor(viewport=DESK).sign_in(other, second_factor=True)
    for each in (first, second):
        each.open(here)

    # Each sees that the other is there.
    expect(first.page.locator(".w-editing-sessions").get_by_role("button")).to_have_count(1)
    present = second.page.locator(".w-editing-sessions").get_by_role("button")
    expect(present).to_have_count(1)
    expect(present).to_have_accessible_name("Lương Thị Viết: đang xem")
    present.hover()
    expect(second.page.get_by_text("Lương Thị Viết").last).to_be_visible()

    second.page.mouse.move(640, 640)  # what is being pointed at is not renewed meanwhile

    # Both write; the first saves, and the second is told who did.
    second.page.locator("#id_lead").fill("Tóm tắt của người thứ hai.")
    expect(first.page.get_by_role("button", name="Vi Thị Cùng có thay đổi chưa lưu")).to_be_visible()
    first.page.locator("#id_lead").fill("Tóm tắt của người thứ nhất.")
    first.go(first.page.get_by_role("button", name="Lưu bản nháp").first)
    told = second.page.get_by_role("button", name="Lương Thị Viết đã lưu một phiên bản mới")
    expect(told).to_be_visible()
    told.click()
    expect(second.page.get_by_role("link", name="Xem phiên bản mới nhất").first).to_be_visible()
    second.page.keyboard.press("Escape")

    # Saving over it asks first; the form comes back once, with all that was typed.
    second.page.get_by_role("button", name="Lưu bản nháp").first.click()
    window = second.page.get_by_role("dialog")
    expect(window).to_contain_text("Lương Thị Viết đã lưu một phiên bản mới")
    second.go(window.locator("[data-w-dialog-target=confirm]"))
    expect(second.page.locator(".messages")).to_contain_text("Chưa lưu: Lương Thị Viết đã lưu một bản khác")
    expect(second.page.locator("#id_lead")).to_have_value("Tóm tắt của người thứ hai.")
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().lead == "Tóm tắt của người thứ nhất."
    with second.page.context.expect_page() as opened:
        second.page.locator(".messages").get_by_role("link", name="Xem bản kia").click()
    expect(opened.value.locator("body")).to_contain_text("Tóm tắt của người thứ nhất.")
    opened.value.close()
    second.look("overtaken", within=".messages")

    # Knowingly saved: both versions are there.
    second.go(second.page.get_by_role("button", name="Lưu bản nháp").first)
    expect(second.page.locator(".messages")).to_contain_text("Con đường mới")
    article.refresh_from_db()
    leads = [each.as_object().lead for each in article.revisions.order_by("pk")]
    assert leads[-2:] == ["Tóm tắt của người thứ nhất.", "Tóm tắt của người thứ hai."]
    second.open(f"/quan-tri/pages/{article.pk}/history/")
    expect(second.page.locator("main")).to_contain_text("Lương Thị Viết")
    expect(second.page.locator("main")).to_contain_text("Vi Thị Cùng")


def test_what_one_editor_keeps_by_itself_never_writes_over_the_other(visitor, settings):
    settings.WAGTAIL_EDITING_SESSION_PING_INTERVAL = 1_000
    staff = people.staff()
    other = UserFactory(full_name="Vi Thị Cùng", groups=["Biên tập viên"])
    article = ArticleFactory(parent=NewsIndexPage.objects.get(), title="Con đường mới", live=False, owner=staff.writer)
    article.save_revision(user=staff.writer)
    here = f"/quan-tri/pages/{article.pk}/edit/"
    first = visitor(viewport=DESK).sign_in(staff.writer, second_factor=True)
    second = visitor(viewport=DESK).sign_in(other, second_factor=True)
    for each in (first, second):
        each.open(here)
    first.page.locator("#id_lead").fill("Tóm tắt của người thứ nhất.")
    expect(second.page.get_by_role("button", name="Lương Thị Viết đã lưu một phiên bản mới")).to_be_visible()
    second.page.locator("#id_lead").fill("Tóm tắt của người thứ hai.")
    expect(second.page.get_by_text("phiên bản mới hơn sẽ bị ghi đè").first).to_be_attached()
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().lead == "Tóm tắt của người thứ nhất."
    expect(second.page.locator("#id_lead")).to_have_value("Tóm tắt của người thứ hai.")
