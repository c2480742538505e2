"""The workspace and the receipt in a real browser: accessible, fitting a phone, saving by itself."""

import pytest
from django.conf import settings
from django.test import Client

from registrations.campaigns import actions
from registrations.campaigns.models import Registration
from registrations.campaigns.steps import STEPS
from tests import screens
from tests.factories.campaigns import QuestionFactory, RegistrationFactory, mailed_code
from tests.screens import axe_faults

from .conftest import member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[360, 1280], ids=["phone", "wide"])
def width(request):
    return request.param


@pytest.fixture
def visit(browser, live_server, signatory, width):
    """Opens a page as the signatory and watches for foreign requests and refused scripts."""
    signed_in = Client()
    signed_in.force_login(signatory)
    context = browser.new_context(viewport={"width": width, "height": 800})
    cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    foreign, refused = [], []
    page.on("request", lambda request: request.url.startswith(live_server.url) or foreign.append(request.url))
    page.on("console", lambda message: "Content Security Policy" in message.text and refused.append(message.text))

    def go(path):
        page.goto(live_server.url + path)
        return page

    yield go
    assert foreign == []
    assert refused == []
    context.close()


def fine(page):
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_the_workspace_and_each_step_are_accessible_and_fit(visit, complete, addresses):
    QuestionFactory(campaign=complete.campaign)
    QuestionFactory(campaign=complete.campaign, kind="choice", choices="Có\nKhông")
    RegistrationFactory(unit=complete.unit, campaign__name="Đợt khác")
    fine(visit("/don-vi/"))
    for step in STEPS:
        fine(visit(f"{addresses(complete).page}{step.slug}/"))


def test_errors_and_conflicts_are_accessible_and_fit(visit, complete, addresses):
    page = visit(addresses(complete).unit)
    page.fill("#id_contact_phone", "12")
    screens.go(page, page.get_by_role("button", name="Lưu và sang bước 2"))
    assert page.title().startswith("Lỗi:")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    fine(page)
    page = visit(addresses(complete).persons)
    page.evaluate("document.querySelector('form[data-autosave]').version.value = '0'")
    rows = {"rows": [{"name": "Bản kia", "position": "", "title_id": None, "initiative": ""}]}
    actions.save_step(complete.pk, "persons", rows, version=1, by=member_of(complete))
    page.fill("#id_dong-0-name", "Bản này")
    screens.go(page, page.get_by_role("button", name="Lưu và sang bước 4"))
    assert page.locator("text=Có hai bản của phần này").is_visible()
    fine(page)


def test_the_answered_pages_are_accessible_and_fit(visit, complete, signatory, addresses):
    page = visit(addresses(complete).send)
    screens.press(page, page.get_by_role("button", name="Nhận mã qua thư điện tử"))
    page.get_by_label("Mã xác nhận").fill(mailed_code())
    fine(page)
    page.get_by_label("Mã xác nhận").fill("000000" if mailed_code() != "000000" else "111111")
    screens.press(page, page.get_by_role("button", name="Ký duyệt và gửi", exact=True))
    page.locator(".error-summary").wait_for()
    fine(page)
    page.get_by_label("Mã xác nhận").fill(mailed_code())
    screens.press(page, page.get_by_role("button", name="Ký duyệt và gửi", exact=True))
    page.get_by_text("Hội đồng đã nhận bản đăng ký").first.wait_for()
    fine(page)
    receipt = complete.submissions.get().receipt
    fine(visit(receipt.get_absolute_url()))
    fine(visit("/tra-cuu/"))
    fine(visit("/tra-cuu/?ma=TDKT-SAI"))
    fine(visit("/tra-cuu/TDKT-SAI/"))
    fine(visit(addresses(complete).page))


def test_typing_is_saved_by_itself(visit, complete, addresses):
    page = visit(addresses(complete).targets)
    page.fill("#id_pledge", "Tự lưu khi đang gõ")
    page.wait_for_selector("[data-autosave-status][data-state=ok]")
    assert "Đã lưu lúc" in page.inner_text("[data-autosave-status]")
    assert Registration.objects.get(pk=complete.pk).pledge == "Tự lưu khi đang gõ"
    page.fill("#id_pledge", "Rồi bấm nút")
    page.click("text=Lưu và sang bước 5")
    page.wait_for_url("**/tep-kem/")
    assert Registration.objects.get(pk=complete.pk).pledge == "Rồi bấm nút"


def test_autosave_never_overwrites_a_colleague(visit, complete, addresses):
    page = visit(addresses(complete).targets)
    theirs = {"answers": {}, "pledge": "Của đồng nghiệp"}
    actions.save_step(complete.pk, "targets", theirs, version=1, by=member_of(complete, full_name="Vi Thị Cùng"))
    page.fill("#id_pledge", "Của tôi")
    page.wait_for_selector("[data-autosave-status][data-state=warn]")
    assert "Vi Thị Cùng" in page.inner_text("[data-autosave-status]")
    assert page.input_value("#id_pledge") == "Của tôi"
    assert Registration.objects.get(pk=complete.pk).pledge == "Của đồng nghiệp"


def test_a_broken_line_loses_nothing_and_is_mended_by_itself(visit, complete, addresses):
    page = visit(addresses(complete).targets)
    page.context.set_offline(True)
    page.fill("#id_pledge", "Viết lúc mất mạng")
    page.wait_for_selector("[data-autosave-status][data-state=warn]")
    assert "mất kết nối" in page.inner_text("[data-autosave-status]")
    page.context.set_offline(False)
    page.wait_for_selector("[data-autosave-status][data-state=ok]")
    assert Registration.objects.get(pk=complete.pk).pledge == "Viết lúc mất mạng"
