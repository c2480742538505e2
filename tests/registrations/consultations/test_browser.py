"""Public pages in a real browser, in every state: accessible, whole on a phone, usable without script."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from registrations.comments.forms import MOST_BUTTONS
from registrations.comments.models import Comment
from registrations.consultations.actions import open_window
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory, LabourOrderFactory, NomineeFactory, officer
from tests.factories.privacy import ConsentTextFactory
from tests.factories.summaries import outcome
from tests.screens import axe_faults, follow, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def running():
    return ConsultationFactory(opened=timezone.now() - timedelta(days=3))


@pytest.fixture(params=[(360, "light"), (1280, "dark")], ids=["phone", "wide"])
def page(request, browser):
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.elsewhere, page.refused = [], []
    page.on("console", lambda said: page.refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("request", lambda sent: page.elsewhere.append(sent.url))
    yield page
    context.close()


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def check(page, live_server):
    """No fault of access, nothing wider than the screen (at twice the text size too), nothing foreign or refused."""
    violations = axe_faults(page)
    assert not [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in violations]
    assert sideways(page) <= 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways(page) <= 0
    page.evaluate("document.documentElement.style.fontSize = ''")
    assert not [url for url in page.elsewhere if not url.startswith((live_server.url, "data:", "blob:"))]
    assert not page.refused


def fill_in(page, text="Đề nghị xem lại số liệu năm 2019."):
    page.check("#id_nominee_0")
    page.check("#id_stance_1")
    page.fill("#id_text", text)
    page.fill("#id_name", "Lục Thị Thắm")
    page.fill("#id_phone", "0912 000 111")
    page.fill("#id_address", "thôn Nà Pán")
    page.check("#id_consent")


def send(page):
    go(page, page.locator("#gop-y button[type=submit]"))


def test_the_register_empty_and_full(page, live_server):
    page.goto(f"{live_server.url}/y-kien/")
    expect(page.locator(".empty")).to_be_visible()
    check(page, live_server)

    now = timezone.now()
    ConsultationFactory(opened=now - timedelta(days=1))
    ConsultationFactory(opened=now, opens_on=timezone.localdate() + timedelta(days=9))
    ConsultationFactory(opened=now - timedelta(days=60))
    page.goto(f"{live_server.url}/y-kien/")
    check(page, live_server)


def test_the_page_while_open_then_with_errors(page, live_server, running):
    page.goto(live_server.url + running.get_absolute_url())
    check(page, live_server)

    page.fill("#id_text", "Lời của tôi")
    page.fill("#id_phone", "0912")
    send(page)
    check(page, live_server)
    assert page.title().startswith("Lỗi:")
    assert page.evaluate("document.activeElement.id") == "bang-loi"
    expect(page.locator("#id_text")).to_have_value("Lời của tôi")
    page.click("#bang-loi a[href='#id_phone']")
    assert page.evaluate("document.activeElement.id") == "id_phone"


def test_a_comment_with_proof_of_work_reaches_its_receipt(page, live_server, running):
    page.goto(live_server.url + running.get_absolute_url())
    fill_in(page)
    page.wait_for_selector("altcha-widget input[name=altcha]", state="attached")
    check(page, live_server)

    send(page)

    assert "/tra-cuu/TDKT-" in page.url
    check(page, live_server)
    assert Comment.objects.get().receipt.code in page.content()


def test_closed_with_outcome_and_upcoming(page, live_server):
    over = ConsultationFactory(opened=timezone.now() - timedelta(days=60))
    comment(over, timezone.now() - timedelta(days=55))
    outcome(over)
    ahead = ConsultationFactory(opened=timezone.now(), opens_on=timezone.localdate() + timedelta(days=9))

    for consultation in (over, ahead):
        page.goto(live_server.url + consultation.get_absolute_url())
        check(page, live_server)


def test_a_tab_that_outlives_the_window_gives_the_words_back(page, live_server, running):
    page.goto(live_server.url + running.get_absolute_url())
    fill_in(page, "Lời viết quá hạn")
    with time_machine.travel(running.closes_at):
        send(page)
        expect(page.locator("textarea[readonly]")).to_have_value("Lời viết quá hạn")

    check(page, live_server)
    assert not Comment.objects.exists()


def test_without_script_a_comment_is_sent_by_keyboard_alone(browser, live_server, running):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(live_server.url + running.get_absolute_url())

    page.focus("#id_nominee_0")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.focus("#id_name")
    for words in ("Lục Thị Thắm", "0912000111", "thôn Nà Pán"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.focus("#id_address")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tra-cuu/**")

    kept = Comment.objects.get()
    assert kept.stance == Comment.Stance.AGREE
    assert kept.sender_address == "thôn Nà Pán"
    context.close()


def test_the_choice_from_a_long_list_is_reached_from_the_list(page, live_server):
    consultation = ConsultationFactory()
    order = LabourOrderFactory()
    for number in range(MOST_BUTTONS + 1):
        NomineeFactory(consultation=consultation, title=order, name=f"Hoàng Thị Mẫu Thứ {number + 1}")
    ConsentTextFactory()
    consultation = open_window(consultation, by=officer("open_consultation"), now=timezone.now() - timedelta(days=3))
    page.goto(live_server.url + consultation.get_absolute_url())

    follow(page, page.get_by_role("link", name="Góp ý về Hoàng Thị Mẫu Thứ 7", exact=True))

    expect(page.locator("#id_nominee option:checked")).to_have_text("Hoàng Thị Mẫu Thứ 7")
    check(page, live_server)
