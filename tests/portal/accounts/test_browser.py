"""Signing in and accepting an invitation in a real browser: accessible, fitting, with and without script."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from portal.accounts.models import User
from tests.factories.accounts import PASSWORD, InvitationFactory, UserFactory
from tests.factories.units import MembershipFactory
from tests.screens import axe_faults, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture(params=[(360, True), (360, False), (1280, True)], ids=["phone", "phone-no-script", "wide"])
def screen(request, browser, live_server, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    width, script = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=script, base_url=live_server.url
    )
    page = context.new_page()
    page.has_script = script
    page.refused, page.requested = [], []
    page.on("console", lambda m: page.refused.append(m.text) if "Content Security Policy" in m.text else None)
    page.on("request", lambda r: page.requested.append(r.url))
    yield page
    assert not page.refused
    assert all(url.startswith((live_server.url, "data:")) for url in page.requested)
    context.close()


def check(page):
    """Nothing for axe to find, nothing wider than the screen (both need script to measure)."""
    if page.has_script:
        assert not axe_faults(page)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def submit(page):
    go(page, page.locator("main form button[type=submit]").first)


def sign_in(page, user):
    page.goto("/tai-khoan/dang-nhap/")
    check(page)
    fill_in(page, user)


def fill_in(page, user):
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", PASSWORD)
    submit(page)


def test_a_member_of_a_unit_signs_in_and_looks_round(screen):
    membership = MembershipFactory(unit__name="Xã Hữu Liên")

    screen.goto("/tai-khoan/dang-nhap/")
    submit(screen)
    assert screen.locator(".error-summary").is_visible()
    check(screen)
    sign_in(screen, membership.user)

    assert screen.locator("h1").inner_text() == membership.user.full_name
    check(screen)
    for path in ("mat-khau/", "phien/", "xac-thuc-hai-buoc/", "xac-thuc-hai-buoc/khoa/them/", "dang-xuat/"):
        screen.goto(f"/tai-khoan/{path}")
        check(screen)
    submit(screen)
    screen.goto("/tai-khoan/")
    assert "dang-nhap" in screen.url


def test_staff_set_up_a_second_factor_and_sign_in_with_it(screen):
    user = UserFactory(is_superuser=True, second_factor=False)
    sign_in(screen, user)
    assert "can-xac-thuc-hai-buoc" in screen.url
    check(screen)
    go(screen, screen.get_by_text("Dùng ứng dụng trên điện thoại"))
    check(screen)
    secret = re.sub(r"\s", "", screen.locator("#khoa-ung-dung").inner_text())

    screen.fill("[name=code]", format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    submit(screen)

    assert "ma-du-phong" in screen.url
    spare = screen.locator("main li.code, main ul.hash li").first.inner_text()
    check(screen)
    screen.context.clear_cookies()
    sign_in(screen, user)
    check(screen)
    screen.fill("[name=code]", spare)
    submit(screen)
    assert screen.locator("h1").inner_text() == user.full_name


def test_an_invited_person_makes_an_account(screen):
    InvitationFactory(email="moi@xa.example", token="the-token")
    screen.goto("/tai-khoan/loi-moi/the-token/")
    check(screen)
    submit(screen)
    check(screen)
    screen.fill("[name=password1]", "bốn từ không liên quan")
    screen.fill("[name=password2]", "bốn từ không liên quan")

    submit(screen)

    assert screen.locator("h1").inner_text() == User.objects.get(email="moi@xa.example").full_name
    screen.goto("/tai-khoan/loi-moi/the-token/")
    assert "đã được nhận" in screen.locator("h1").inner_text()
    check(screen)


def test_a_security_key_is_added_and_opens_the_door(browser, live_server, monkeypatch):
    """Under the strict policy, with the browser's own virtual key in place of one of plastic."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    user = UserFactory(is_superuser=True, second_factor=False)
    context = browser.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    refused = []
    page.on("console", lambda m: refused.append(m.text) if "Content Security Policy" in m.text else None)
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": key | {"automaticPresenceSimulation": True}})
    page.goto("/tai-khoan/dang-nhap/")
    fill_in(page, user)
    page.click("text=Dùng khóa bảo mật")
    page.fill("[name=name]", "Khóa trên bàn")
    page.click("#nut-them-khoa")
    page.wait_for_url("**/ma-du-phong/")
    page.goto("/tai-khoan/xac-thuc-hai-buoc/khoa/")
    assert "Khóa trên bàn" in page.locator("main").inner_text()

    context.clear_cookies()
    page.goto("/tai-khoan/dang-nhap/")
    fill_in(page, user)
    page.click("#nut-dung-khoa")
    page.wait_for_url("**/tai-khoan/")

    assert page.locator("h1").inner_text() == user.full_name
    assert not refused
    context.close()
