"""Decisions and the golden book in a real browser: accessible, whole on a phone, useful without script."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect
from wagtail.models import Locale, Page

from cms_pages.decisions.actions import draft_page
from portal.operations.office import build_pages
from registrations.awards.models import AwardEvent
from search.outbox.actions import rebuild
from tests.factories.accounts import SuperuserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import MovementFactory
from tests.factories.units import SuccessionFactory, UnitFactory
from tests.screens import axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def book():
    """A published decision with persons, a collective, a child and a correction."""
    # Tests that commit empty the tables afterwards, Wagtail's own first rows included.
    Locale.objects.get_or_create(language_code="vi")
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root"))
    build_pages()
    by = SuperuserFactory()
    decision = DecisionFactory(number="1412/QĐ-UBND", occasion="Tổng kết phong trào thi đua")
    AwardRecordFactory(
        decision=decision, name="Thôn Khuổi Mẫu", recipient_kind="tap-the", section="Tập thể", honorific=""
    )
    person = AwardRecordFactory(decision=decision, name="Triệu Thị Lả Mẫu")
    for n in range(30):
        AwardRecordFactory(decision=decision, name=f"Nông Văn Mẫu {n}", merit="Có thành tích.")
    AwardRecordFactory(decision=decision, name="Nông Thị Bé", is_minor=True, unit_wording="Trường THCS Mẫu Sơn")
    older = DecisionFactory(
        number="77/QĐ-CTN", authority="chu-tich-nuoc", signed_on=decision.signed_on.replace(year=2019)
    )
    AwardRecordFactory(
        decision=older,
        name=person.name,
        form="huan-chuong",
        award_class="ba",
        award_wording="Huân chương Lao động hạng Ba",
    )
    AwardEvent.objects.create(record=person, source="Công văn số 21/SNV", public_note="Sửa tên “Lã” thành “Lả”.")
    for each in (decision, older):
        draft_page(each, by).get_latest_revision().publish(skip_permission_checks=True)
    rebuild()
    decision.refresh_from_db()
    return decision, person


@pytest.fixture(params=[360, 1280], ids=["phone", "wide"])
def page(request, browser):
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    page = context.new_page()
    page.elsewhere, page.refused = [], []
    page.on("console", lambda said: page.refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("request", lambda sent: page.elsewhere.append(sent.url))
    yield page
    context.close()


def check(page, live_server):
    """No fault of access, nothing wider than the screen, nothing from another host, nothing the policy refused."""
    violations = axe_faults(page)
    assert not [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in violations]
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert not [url for url in page.elsewhere if not url.startswith((live_server.url, "data:"))]
    assert not page.refused


def test_every_page_in_every_state(page, live_server, book):
    decision, person = book
    for path in (
        "/quyet-dinh/",
        "/quyet-dinh/?nam=1999&hinhthuc=bang-khen",
        decision.public_url,
        f"{decision.public_url}?q=trieu",
        f"{decision.public_url}?q=khongcoai",
        "/so-vang/",
        "/so-vang/?q=trieu+thi+la&doituong=ca-nhan&tu=2019",
        "/so-vang/?q=trieuu",
        "/so-vang/?q=khongcoai&hinhthuc=giay-khen",
        person.get_absolute_url(),
    ):
        page.goto(live_server.url + path)
        check(page, live_server)


@pytest.fixture
def old_unit(book):
    """A commune that ended, with an award given in a movement, and what came of the commune."""
    old = UnitFactory(name="Xã Đào Mẫu", code="xa-dao-mau", effective_from=None, effective_to=date(2025, 7, 1))
    new = UnitFactory(name="Xã Quốc Mẫu", code="xa-quoc-mau")
    SuccessionFactory(predecessor=old, successor=new)
    movement = MovementFactory(name="Chung sức xây dựng bản mới", slug="chung-suc")
    given = DecisionFactory(published=True, movement=movement, number="71/QĐ-UBND")
    AwardRecordFactory(name="Triệu Thị Lạ Mẫu", unit=old, decision=given)
    rebuild()
    return old


def test_every_state_of_the_archive(page, live_server, old_unit):
    for query, told in (
        ("donvi=xa-dao-mau", "có đến hết ngày 30/06/2025, nay là"),
        ("phongtrao=chung-suc&sapxep=ten", "1 lượt khen thưởng"),
        ("q=Triệu+Thị+Lả", "Tên ở các lượt dưới đây khác tên đã gõ"),
        ("q=Triệu+Thị+Lầ+Mẫu", "lượt khen thưởng"),
        ("trang=2", "trang 2 trên 2"),
        ("sapxep=ten&trang=2", "trang 2 trên 2"),
        ("q=Triệu+Zorro", "Có kết quả khi bớt một phần câu đã gõ"),
        ("q=Triệu&tu=1999&den=1999", "Có kết quả khi bớt một bộ lọc"),
        ("q=nông&dung=1", "Chỉ tìm đúng từng dấu"),
    ):
        page.goto(f"{live_server.url}/so-vang/?{query}")
        expect(page.locator("#so-vang-ket-qua")).to_contain_text(told)
        for summary in page.locator("#bo-loc summary, #tung-nam summary").all():
            if summary.is_visible() and summary.evaluate("each => !each.parentElement.open"):
                summary.click()
        check(page, live_server)


def test_the_box_of_the_home_page_offers_names_too(page, live_server, book):
    page.goto(live_server.url)
    box = page.locator(".hero #q")
    box.press_sequentially("trieu th")
    expect(page.locator("[role=listbox]:visible [role=option]").first).to_have_text("Triệu Thị Lả Mẫu")
    check(page, live_server)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".result-bar [role=status]")).to_contain_text("lượt khen thưởng")


def test_a_name_is_found_in_place_and_leads_to_its_page(page, live_server, book):
    decision, _ = book
    page.goto(live_server.url + decision.public_url)
    page.fill("#find", "trieu thi la")
    expect(page.locator("[data-find-count]")).to_have_text("1 trên 33 dòng")
    expect(page.get_by_role("link", name="Nông Văn Mẫu 3", exact=True)).to_be_hidden()
    page.get_by_role("link", name="Triệu Thị Lả Mẫu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Triệu Thị Lả Mẫu")
    expect(page.get_by_text("chưa xác định là cùng một người")).to_be_visible()


def test_the_archive_is_searched_and_narrowed_without_script(browser, live_server, book):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(live_server.url + "/so-vang/")
    page.fill("#q", "trieu thi la")
    page.get_by_role("button", name="Tra cứu").click()
    expect(page.get_by_role("status")).to_contain_text("2 lượt khen thưởng")
    page.get_by_text("Lọc kết quả").click()
    page.get_by_label("Huân chương").check()
    page.get_by_role("button", name="Áp dụng bộ lọc").click()
    expect(page.get_by_role("status")).to_contain_text("1 lượt khen thưởng")
    page.get_by_role("link", name="Bỏ lọc Huân chương").click()
    expect(page.get_by_role("status")).to_contain_text("2 lượt khen thưởng")
    context.close()


def test_the_arrow_keys_leaf_through_a_year_and_every_page_of_the_book_is_accessible(live_server, page, book):
    page.goto(f"{live_server.url}/so-vang/so/")
    shelf = axe_faults(page)
    page.goto(f"{live_server.url}/so-vang/so/2025/")
    leaf = axe_faults(page)

    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"/so-vang/so/2025/\?trang=2$"))
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"/so-vang/so/2025/\?$"))

    assert [violation["id"] for violation in shelf + leaf] == []


def test_offers_are_chosen_with_the_keyboard_and_closed_with_escape(page, live_server, book):
    page.goto(live_server.url + "/so-vang/")
    box = page.locator("#q")
    box.press_sequentially("trieu th")
    expect(page.locator("[role=listbox]:visible [role=option]").first).to_have_text("Triệu Thị Lả Mẫu")
    expect(box).to_have_attribute("aria-expanded", "true")
    check(page, live_server)
    page.keyboard.press("ArrowDown")
    first = page.locator("[role=option][aria-selected=true]")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("trieu th")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".result-bar [role=status]")).to_contain_text("2 lượt khen thưởng")
    expect(page.locator("[data-archive-said]")).to_have_text("2 lượt khen thưởng")


def test_filters_work_at_once_and_keep_focus_address_and_open_lists(page, live_server, book):
    page.goto(live_server.url + "/so-vang/?q=trieu")
    if page.viewport_size["width"] < 900:
        page.get_by_text("Lọc kết quả").click()
    choice = page.get_by_label("Huân chương")
    choice.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**/so-vang/?q=trieu&hinhthuc=huan-chuong")
    expect(page.locator("[data-archive-said]")).to_have_text("1 lượt khen thưởng")
    expect(choice).to_be_focused()
    expect(choice).to_be_visible()
    check(page, live_server)
    page.get_by_role("link", name="Bỏ lọc Huân chương").click()
    page.wait_for_url("**/so-vang/?q=trieu")
    expect(page.locator("#h-res")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("link", name="Bỏ lọc Huân chương")).to_be_visible()
