"""Statistics in a real browser: accessible, whole on a phone, by night, on paper, and without script."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect
from wagtail.models import Locale, Page

from portal.operations.office import build_pages
from registrations.statistics.actions import recount
from registrations.statistics.models import TargetSet
from tests.factories import statistics as factories
from tests.screens import axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATHS = (
    "/thong-ke/",
    "/thong-ke/?doituong=ca-nhan&tu=2018&nu=co",
    "/thong-ke/?tu=1950&den=1951",
    "/thong-ke/theo-nam/?theo=nhom",
    "/thong-ke/don-vi/",
    "/thong-ke/don-vi/moi-0/",
    "/thong-ke/ban-ghi/?cap=tinh",
    "/thong-ke/chi-tieu/",
)


@pytest.fixture
def province():
    Locale.objects.get_or_create(language_code="vi")
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root"))
    build_pages()
    made = factories.province(size=300, decision_count=14)
    call_command("load_targets", verbosity=0)
    TargetSet.objects.update(released=True)
    recount()
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_accessible_and_fits(browser, live_server, province, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page, refused = context.new_page(), []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    for path in PATHS:
        page.goto(live_server.url + path)
        faults = axe_faults(page)
        assert not [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in faults], path
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
        assert page.locator("[style]").count() == 0
    assert refused == []
    context.close()


def test_a_reader_goes_from_a_figure_to_a_record_without_script(browser, live_server, province):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(live_server.url + "/thong-ke/")
    page.get_by_text("Lọc số liệu").click()
    page.get_by_role("textbox", name="Từ năm").fill("2018")
    page.get_by_role("button", name="Áp dụng bộ lọc").click()
    expect(page.get_by_role("link", name="Bỏ lọc Từ năm 2018")).to_be_visible()
    row = page.get_by_role("table", name="Đối tượng", exact=True).get_by_role("row", name="Tập thể")
    figure = row.get_by_role("cell").first.get_by_role("link")
    number = figure.inner_text().split()[0]
    figure.click()
    expect(page.get_by_role("status")).to_contain_text(f"{number} lượt khen thưởng")
    page.locator(".results h3 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lường Mẫu")
    context.close()


def test_on_paper_the_filters_go_and_every_year_is_told(browser, live_server, province):
    context = browser.new_context()
    page = context.new_page()
    page.goto(live_server.url + "/thong-ke/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Lọc số liệu")).to_be_hidden()
    expect(page.get_by_role("table", name="Số lượt khen thưởng theo năm")).to_be_visible()
    context.close()
