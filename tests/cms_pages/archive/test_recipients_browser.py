"""The page of a recipient in a real browser: accessible, whole on a phone, by night, on paper, without script."""

from datetime import date

import pytest
from playwright.sync_api import expect

from portal.operations.office import build_pages
from registrations.recipients import actions
from tests.factories.accounts import SuperuserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import SuccessionFactory
from tests.screens import axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def recipient(transactional_db):
    build_pages()
    link = SuccessionFactory(predecessor__name="Xã Bắc Mẫu", successor__name="Xã Kiên Mẫu")
    given = [
        ("bang-khen", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "", {"unit": link.predecessor}),
        ("huan-chuong", "Huân chương Lao động hạng Ba", "ba", {"level": "nha-nuoc"}),
        ("giay-khen", "Giấy khen", "", {"ended_on": date(2020, 1, 1), "ended_as": "thu-hoi"}),
    ]
    records = [
        AwardRecordFactory(
            decision=DecisionFactory(published=True, signed_on=date(2016 + year, 5, 1)),
            name="Triệu Thị Lả Mẫu",
            form=form,
            award_wording=wording,
            award_class=award_class,
            **more,
        )
        for year, (form, wording, award_class, more) in enumerate(given)
    ]
    AwardRecordFactory(name="Triệu Thị Lả Mẫu", unit_wording="Sở Y tế")
    return actions.join([record.pk for record in records], SuperuserFactory())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_accessible_and_whole(browser, live_server, recipient, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    elsewhere = []
    page.on("request", lambda sent: elsewhere.append(sent.url))
    page.goto(live_server.url + recipient.get_absolute_url())
    violations = axe_faults(page)
    assert not [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in violations]
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert not [url for url in elsewhere if not url.startswith((live_server.url, "data:"))]
    context.close()


def test_a_reader_goes_from_one_award_to_all_without_script(browser, live_server, recipient):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    record = recipient.links.first().record
    page.goto(live_server.url + record.get_absolute_url())
    expect(page.get_by_text("Có 1 lượt khen thưởng khác mang tên này")).to_be_visible()
    page.get_by_role("link", name="Xem tất cả 3 lượt khen thưởng của Triệu Thị Lả Mẫu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Triệu Thị Lả Mẫu")
    expect(page.get_by_text("Đã thu hồi từ ngày 01/01/2020")).to_be_visible()
    expect(page.get_by_text("nay thuộc xã Kiên Mẫu")).to_be_visible()
    page.get_by_role("link", name="Huân chương Lao động hạng Ba").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Triệu Thị Lả Mẫu")
    context.close()
