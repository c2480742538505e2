"""The look in a real browser: accessible, never wider than the screen, whole at twice the text size."""

import pytest
from playwright.sync_api import expect

from tests.screens import axe_faults

PAGES = ["/giao-dien/", "/giao-dien/?loi=1", "/khong-co-trang-nay/"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[360, 1280], ids=["phone", "wide"])
def width(request):
    return request.param


@pytest.fixture(params=["light", "dark"])
def screen(request, browser, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=request.param)
    page = context.new_page()
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.requested = []
    page.on("request", lambda request: page.requested.append(request.url))
    yield page
    context.close()


def sideways(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible_and_fit(screen, live_server, path):
    screen.goto(live_server.url + path)
    assert not axe_faults(screen)
    assert sideways(screen) <= 0
    assert all(url.startswith(live_server.url) for url in screen.requested)
    refused = [text for text in screen.problems if "Content Security Policy" in text]
    assert not refused


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_text_twice_its_size_fits_a_phone(phone, live_server, path):
    phone.goto(live_server.url + path)
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways(phone) <= 0


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(phone, live_server):
    phone.goto(live_server.url + "/giao-dien/?loi=1")
    assert phone.evaluate("document.activeElement.id") == "bang-loi"
    phone.click("#bang-loi a[href='#id_phone']")
    assert phone.evaluate("document.activeElement.id") == "id_phone"


def test_names_in_the_roll_are_easy_to_touch(phone, live_server):
    phone.goto(live_server.url + "/giao-dien/")
    heights = phone.eval_on_selector_all(".roll .name a", "links => links.map(a => a.getBoundingClientRect().height)")
    assert heights
    assert min(heights) >= 40


def test_the_roll_filters_without_marks(phone, live_server):
    phone.goto(live_server.url + "/giao-dien/")
    phone.fill("#find", "nong van thanh")
    assert phone.locator(".roll tbody tr:visible").count() == 1
    assert phone.locator("[data-find-count]").inner_text() == "1 trên 3 dòng"
    phone.fill("#find", "khong co")
    assert phone.locator("[data-find-empty]").is_visible()


def test_the_menu_opens_without_script_and_closes_with_escape(phone, live_server):
    phone.goto(live_server.url + "/giao-dien/")
    phone.click(".site-menu summary")
    assert phone.locator(".site-menu nav").is_visible()
    phone.keyboard.press("Escape")
    assert not phone.locator(".site-menu nav").is_visible()


def test_the_folded_facts_let_the_story_begin_early(phone, live_server):
    phone.goto(live_server.url + "/giao-dien/")
    assert not phone.locator(".fold .facts").is_visible()
    phone.click(".fold summary")
    assert phone.locator(".fold .facts").is_visible()


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "500.html", "maintenance.html"])
def test_error_pages_are_accessible(screen, live_server, template):
    from django.template.loader import render_to_string

    html = render_to_string(template)
    screen.route("**/trang-loi/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    screen.goto(live_server.url + "/trang-loi/")
    assert not axe_faults(screen)
    assert sideways(screen) <= 0


FORM = """<!doctype html><html lang="vi"><title>Gửi</title><main><form method="post" action="/gui/" data-once>
<button data-busy="Đang gửi">Gửi</button></form></main><script src="{}"></script></html>"""


def test_a_form_is_sent_once_and_again_when_the_line_let_it_down(phone, live_server):
    from django.templatetags.static import static

    page = FORM.format(static("base/js/enhance.js"))
    sent = []

    def answer(route):
        if route.request.method == "GET":
            return route.fulfill(body=page, content_type="text/html; charset=utf-8")
        sent.append(1)
        return route.fulfill(status=204)  # as if the browser had been stopped: the page stays

    phone.route("**/gui/", answer)
    phone.clock.install()
    phone.goto(live_server.url + "/gui/")
    button = phone.get_by_role("button")
    button.click()
    phone.clock.run_for(1000)
    expect(button).to_have_text("Đang gửi")
    button.click()
    phone.clock.run_for(60_000)
    expect(button).to_have_text("Gửi")
    expect(button).not_to_have_attribute("aria-busy", "true")
    assert len(sent) == 1
    with phone.expect_request("**/gui/"):
        button.click()
    assert len(sent) == 2
