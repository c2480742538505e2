"""Signing off in a real browser: with a passkey that the browser holds, with the app, with a mailed code."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from portal.accounts.actions import enrol_totp
from registrations.campaigns.models import Submission
from registrations.signing.passkeys import OPEN_PAGES
from tests.factories.accounts import PASSWORD, SECRET
from tests.factories.campaigns import mailed_code
from tests.screens import axe_faults, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
SENT = "Hội đồng đã nhận bản đăng ký"


@pytest.fixture
def page(browser, live_server):
    context = browser.new_context(viewport={"width": 360, "height": 780}, base_url=live_server.url)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser, live_server):
    """A browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    yield context.new_page()
    context.close()


def sign_in(page, user):
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", PASSWORD)
    go(page, page.locator("main form button[type=submit]").first)


def with_key(page):
    """Give the browser a security key that is always touched; how to speak to it."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    added = line.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": kind | {"isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    return line, added["authenticatorId"]


def add_key(page, user):
    page.goto("/tai-khoan/xac-thuc-hai-buoc/khoa/them/")
    page.get_by_label("Tên").fill("Vân tay máy cơ quan")
    go(page, page.get_by_role("button", name="Thêm khóa"))
    assert Authenticator.objects.get(user=user, type="webauthn")


def test_a_passkey_is_set_up_and_signs_a_registration_off(page, complete, signatory, addresses, settings):
    settings.SIGN_OFF_METHODS = ["passkey"]
    with_key(page)
    sign_in(page, signatory)
    add_key(page, signatory)
    page.goto(addresses(complete).send)
    assert axe_faults(page) == []
    go(page, page.get_by_role("button", name="Ký duyệt bằng khóa bảo mật và gửi"))
    expect(page.get_by_text(SENT).first).to_be_visible()
    sent = Submission.objects.get()
    assert (sent.submitted_by, sent.confirmation.method) == (signatory, "passkey")


def test_a_key_that_the_browser_cannot_read_is_said_and_nothing_is_sent(page, complete, signatory, addresses):
    line, key = with_key(page)
    sign_in(page, signatory)
    add_key(page, signatory)
    line.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": True})
    line.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": key})
    line.send("WebAuthn.disable")
    page.add_init_script(
        "CredentialsContainer.prototype.get = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    page.goto(addresses(complete).send)
    page.get_by_role("button", name="Ký duyệt bằng khóa bảo mật và gửi").click()
    expect(page.get_by_text("Trình duyệt chưa đọc được khóa")).to_be_visible()
    assert axe_faults(page) == []
    assert not Submission.objects.exists()


def test_a_key_signs_on_a_page_left_open_in_another_tab_and_not_once_its_challenge_is_gone(
    page, complete, signatory, addresses, settings
):
    settings.SIGN_OFF_METHODS = ["passkey"]
    with_key(page)
    sign_in(page, signatory)
    add_key(page, signatory)
    page.goto(addresses(complete).send)
    other = page.context.new_page()
    for _ in range(OPEN_PAGES):  # the page opened first has to give way
        other.goto(addresses(complete).send)
    go(page, page.get_by_role("button", name="Ký duyệt bằng khóa bảo mật và gửi"))
    expect(page.locator(".error-summary")).to_be_visible()
    assert axe_faults(page) == []
    assert not Submission.objects.exists()
    other.goto(addresses(complete).send)  # one more tab beside it does no harm
    go(page, page.get_by_role("button", name="Ký duyệt bằng khóa bảo mật và gửi"))
    expect(page.get_by_text(SENT).first).to_be_visible()


def test_the_app_signs_off_without_script(plain, complete, signatory, addresses):
    enrol_totp(signatory, SECRET)
    sign_in(plain, signatory)
    if plain.locator("#id_code").count():
        plain.fill("#id_code", format_hotp_value(hotp_value(SECRET, int(time.time()) // 30)))
        go(plain, plain.locator("main form button[type=submit]").first)
    plain.goto(addresses(complete).send)
    # A code of the app serves once: the one of the next half minute is in time too.
    plain.get_by_label("Mã xác nhận").fill(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + 1)))
    go(plain, plain.get_by_role("button", name="Ký duyệt và gửi", exact=True))
    expect(plain.get_by_text(SENT).first).to_be_visible()
    assert Submission.objects.get().confirmation.method == "totp"


def test_a_mailed_code_signs_off_without_script(plain, complete, signatory, addresses):
    sign_in(plain, signatory)
    plain.goto(addresses(complete).send)
    go(plain, plain.get_by_role("button", name="Nhận mã qua thư điện tử"))
    plain.get_by_label("Mã xác nhận").fill(mailed_code())
    go(plain, plain.get_by_role("button", name="Ký duyệt và gửi", exact=True))
    expect(plain.get_by_text(SENT).first).to_be_visible()
    assert Submission.objects.get().confirmation.method == "email"
