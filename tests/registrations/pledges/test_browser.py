"""The pledge in a real browser: written, put to be signed and signed, on a phone and without script."""

import os

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from registrations.pledges import queries
from tests.factories.campaigns import mailed_code
from tests.factories.pledges import opened_pledge, sign_all
from tests.screens import axe_faults, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def come(browser, live_server):
    """`come(user, width, script)` opens a browser in which somebody has signed in."""
    opened = []

    def open_as(user, width=1280, script=True):
        signed_in = Client()
        signed_in.force_login(user)
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
        cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        opened.append(context)
        page = context.new_page()
        page.home = live_server.url
        return page

    yield open_as
    for context in opened:
        context.close()


def fine(page, name=""):
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    picture(page, name)


def picture(page, name):
    if name and (folder := os.environ.get("JOURNEY_PICTURES")):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_head_writes_and_a_member_signs(come, group, width):
    page = come(group.signatories[0], width)
    page.goto(f"{page.home}/don-vi/cum-khoi/{group.cluster.pk}/giao-uoc/")
    fine(page, f"pledge-empty-{width}")
    go(page, page.get_by_role("link", name="Soạn giao ước"))
    page.get_by_label("Nội dung giao ước").fill("Giữ kỷ cương.\nGiúp nhau cùng tiến bộ.")
    page.get_by_label("Chỉ tiêu, dòng 1").fill("Hồ sơ đúng hạn")
    page.get_by_label("Mức phấn đấu, dòng 1").fill("98 %")
    fine(page, f"pledge-draft-{width}")
    go(page, page.get_by_role("button", name="Lưu và xem lại"))
    fine(page, f"pledge-open-{width}")
    go(page, page.get_by_role("button", name="Đưa ra ký và mời các đơn vị"))
    expect(page.get_by_text("Đã ký 0 trên 3 đơn vị")).to_be_visible()

    other = come(group.signatories[1], width)
    other.goto(f"{other.home}/don-vi/")
    fine(other, f"workspace-{width}")
    go(other, other.get_by_role("link", name="Đọc và ký"))
    fine(other, f"pledge-to-sign-{width}")
    go(other, other.get_by_role("button", name="Nhận mã qua thư điện tử"))
    other.get_by_label("Mã xác nhận").fill("000000" if mailed_code() != "000000" else "111111")
    go(other, other.get_by_role("button", name="Ký giao ước"))
    expect(other.get_by_role("alert").get_by_text("Mã chưa đúng")).to_be_visible()
    fine(other, f"pledge-wrong-code-{width}")
    other.get_by_label("Mã xác nhận").fill(mailed_code())
    go(other, other.get_by_role("button", name="Ký giao ước"))
    expect(other.get_by_text("Đã ký 1 trên 3 đơn vị")).to_be_visible()
    fine(other, f"pledge-signed-{width}")


def test_without_script_it_is_signed_all_the_same(come, group):
    opened_pledge(group)
    sign_all(group, upto=2)
    page = come(group.signatories[2], 360, script=False)
    page.goto(f"{page.home}/don-vi/")
    page.get_by_role("link", name="Đọc và ký").click()
    page.get_by_role("button", name="Nhận mã qua thư điện tử").click()
    expect(page.get_by_label("Mã xác nhận")).to_be_visible()
    page.get_by_label("Mã xác nhận").fill(mailed_code())
    page.get_by_role("button", name="Ký giao ước").click()
    expect(page.get_by_text("Mọi đơn vị đã ký").first).to_be_visible()
    picture(page, "pledge-complete-360")
    assert queries.in_force(queries.pledge_of(group.cluster)) is not None


@pytest.mark.parametrize("width", [360, 1280])
def test_the_office_follows_the_pledges(come, group, officer, width):
    opened_pledge(group)
    page = come(officer, width)
    page.goto(f"{page.home}/quan-tri/giao-uoc-thi-dua/")
    expect(page.get_by_text("0 trên 3")).to_be_visible()
    picture(page, f"desk-{width}")
    go(page, page.get_by_role("link", name=group.cluster.name))
    # Asked before anything is saved: the message that then slides in is pale while it moves.
    assert axe_faults(page, context={"include": [["main"]]}) == []
    page.get_by_label("Công khai nội dung sau khi mọi đơn vị đã ký").check()
    go(page, page.get_by_role("button", name="Lưu phần công khai"))
    expect(page.get_by_text("Đã lưu phần công khai.")).to_be_visible()
    picture(page, f"desk-pledge-{width}")
