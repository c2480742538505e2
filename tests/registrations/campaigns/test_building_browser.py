"""The builder in a real browser: live preview, buttons without script, phone and wide."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from registrations.campaigns.models import Question
from tests.factories.campaigns import QuestionFactory
from tests.screens import axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COLUMNS = [{"name": "Tên mô hình", "kind": "text", "required": True}, {"name": "Số hộ", "kind": "number"}]


@pytest.fixture
def campaign(complete):
    """One question of every kind."""
    more = {"choice": {"choices": "Có\nKhông"}, "table": {"columns": COLUMNS}, "text": {"word_limit": 50}}
    for order, (kind, label) in enumerate(Question.Kind.choices, start=1):
        QuestionFactory(campaign=complete.campaign, kind=kind, text=f"Câu {label}", order=order, **more.get(kind, {}))
    return complete.campaign


@pytest.fixture
def opened(browser, live_server, officer):
    """Opens a page as an officer; with or without script, at a width."""
    contexts = []

    def go(path, *, width=1280, script=True, user=officer):
        signed_in = Client()
        signed_in.force_login(user)
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        contexts.append(context)
        cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    yield go
    for context in contexts:
        context.close()


def fine(page):
    """Nothing that axe finds inside what is ours, and no scrolling sideways."""
    assert axe_faults(page, context=".build") == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("width", [360, 1280])
def test_the_builder_is_accessible_and_fits(opened, campaign, width):
    table = campaign.questions.get(kind="table")
    page = opened(f"/quan-tri/dot-dang-ky/edit/{campaign.pk}/?cau={table.pk}", width=width)
    expect(page.frame_locator("iframe[name=xem-truoc]").get_by_text("Câu Bảng").first).to_be_visible()
    fine(page)


def test_what_is_typed_is_previewed_while_typing_and_kept_by_its_button(opened, campaign):
    page = opened(f"/quan-tri/dot-dang-ky/edit/{campaign.pk}/?them=number")
    page.locator("#id_text").fill("Số mô hình đang soạn")
    preview = page.frame_locator("iframe[name=xem-truoc]")
    expect(preview.get_by_text("Số mô hình đang soạn").first).to_be_visible()
    assert not campaign.questions.filter(text="Số mô hình đang soạn").exists()
    page.get_by_role("button", name="Lưu câu hỏi").click()
    expect(page.get_by_text("Đã thêm câu hỏi")).to_be_visible()
    assert campaign.questions.filter(text="Số mô hình đang soạn", kind="number").exists()


def test_without_script_the_buttons_move_preview_and_keep(opened, campaign):
    page = opened(f"/quan-tri/dot-dang-ky/edit/{campaign.pk}/?them=text", script=False, width=360)
    page.locator("#id_text").fill("Câu soạn không có kịch bản")
    page.locator(".build__question").get_by_role("button", name="Xem trước").click()
    expect(page.frame_locator("iframe[name=xem-truoc]").get_by_text("Câu soạn không có kịch bản").first).to_be_visible()
    page.get_by_role("button", name="Lưu câu hỏi").click()
    expect(page.get_by_text("Đã thêm câu hỏi")).to_be_visible()
    added = campaign.questions.get(text="Câu soạn không có kịch bản")
    page.locator(f"#cau-{added.pk}").get_by_role("button", name="Lên").click()
    expect(page.locator(".build__list > li").last).not_to_have_id(f"cau-{added.pk}")


@pytest.mark.parametrize("width", [360, 1280])
def test_every_kind_of_question_is_accessible_and_fits(opened, campaign, complete, signatory, addresses, width):
    for step in ("chi-tieu", "tep-kem", "gui"):
        page = opened(f"{complete.get_absolute_url()}{step}/", width=width, user=signatory)
        expect(page.locator("h1")).to_be_visible()
        assert axe_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
