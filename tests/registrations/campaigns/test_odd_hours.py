"""A browser whose clock is wrong; and lists of ten thousand rows."""

import time

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from registrations.campaigns.models import Registration

from .conftest import member_of


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("clock", ["1999-01-01T00:00:00", "2099-12-31T23:59:59"])
def test_a_browser_with_a_wrong_clock_is_told_the_time_of_the_council(browser, live_server, draft, addresses, clock):
    client = Client()
    client.force_login(member_of(draft))
    context = browser.new_context(viewport={"width": 360, "height": 780}, timezone_id="Pacific/Honolulu")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.clock.install(time=clock)
    page.goto(live_server.url + addresses(draft).targets)
    left = page.locator("[data-left]")
    before = left.inner_text()
    assert "hết hạn" not in before
    page.fill("#id_pledge", "Viết khi đồng hồ sai")
    page.clock.run_for(3000)
    expect(page.locator("[data-autosave-status][data-state=ok]")).to_be_visible()
    assert left.inner_text() == before
    assert Registration.objects.get(pk=draft.pk).pledge == "Viết khi đồng hồ sai"
    context.close()


@pytest.mark.django_db
@pytest.mark.parametrize("columns", ["Hoàng Văn {}\tKế toán\tChiến sĩ thi đua", "Hoàng Văn {}"])
def test_ten_thousand_rows_are_answered_soon_and_clearly(client, draft, clerk, addresses, rows, columns):
    client.force_login(clerk)
    pasted = "\n".join(columns.format(number) for number in range(10_000))
    began = time.process_time()  # other work on this machine does not count
    answer = client.post(addresses(draft).persons, rows(draft, pasted=pasted))
    spent = time.process_time() - began
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mỗi lần dán tối đa 500 dòng" in page
    assert "Hoàng Văn 9999" in page  # given back, nothing lost
    assert not draft.rows.exists()
    assert spent < 20  # minutes, were the rows compared with each other


@pytest.mark.django_db
def test_ten_thousand_rows_typed_by_a_machine_are_answered_too(client, draft, clerk, addresses):
    client.force_login(clerk)
    form = {"version": 1, "pasted": "", "dong-TOTAL_FORMS": 10_000, "dong-INITIAL_FORMS": 0}
    form |= {f"dong-{number}-name": f"Hoàng Văn {number}" for number in range(10_000)}
    answer = client.post(addresses(draft).persons, form)
    assert answer.status_code == 422
    assert not draft.rows.exists()
