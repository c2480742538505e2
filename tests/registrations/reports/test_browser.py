"""A report in a real browser at the width of a phone: clerk, signatory and officer, with script and without; the public page."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from cms_pages.movements.models import MovementPage
from registrations.reports import summary_actions
from registrations.reports.models import UnitReport
from tests.factories.accounts import SuperuserFactory
from tests.factories.campaigns import MovementFactory, mailed_code
from tests.factories.reports import FigureFactory, IndicatorFactory, PeriodFactory, ReportFactory, SectionFactory
from tests.factories.units import MembershipFactory, UnitFactory
from tests.screens import axe_faults, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visitor(browser, live_server):
    """Opens a browser of a phone's width for somebody, with or without script."""
    made = []

    def open_for(user=None, script=True):
        context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=script)
        made.append(context)
        if user:
            signed_in = Client()
            signed_in.force_login(user)
            cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return context.new_page()

    yield open_for
    for context in made:
        context.close()


def fine(page):
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_report_is_made_sent_returned_and_accepted_on_a_phone(visitor, live_server, office, script):
    period = PeriodFactory()
    indicator = IndicatorFactory(period=period, name="Số hộ thoát nghèo")
    section = SectionFactory(period=period)
    unit = UnitFactory()
    signatory = MembershipFactory(unit=unit, role="signatory", user__phone="0912 000 111").user
    check = fine if script else (lambda page: None)  # axe itself is a script

    page = visitor(signatory, script)
    page.goto(f"{live_server.url}/don-vi/bao-cao/ky/{period.pk}/don-vi/{unit.pk}/")
    check(page)
    go(page, page.get_by_role("button", name="Bắt đầu làm báo cáo"))
    page.fill(f"#id_f{indicator.pk}", "1.250,5")
    check(page)
    go(page, page.get_by_role("button", name="Lưu và tính lại"))
    expect(page.locator(f"#id_f{indicator.pk}")).to_have_value("1.250,5")
    go(page, page.get_by_role("button", name="Lưu và sang bước 2"))
    page.fill(f"#id_p{section.pk}", "Mỗi thôn một mô hình.")
    check(page)
    go(page, page.get_by_role("button", name="Lưu và sang bước 3"))
    check(page)
    go(page, page.get_by_role("button", name="Sang bước 4"))
    expect(page.get_by_text("1.250,5 hộ")).to_be_visible()
    check(page)
    sign_and_send(page, check)
    expect(page.get_by_text("Hội đồng đã nhận báo cáo.")).to_be_visible()
    check(page)

    report = UnitReport.objects.get()
    desk = visitor(SuperuserFactory(), script)
    desk.goto(f"{live_server.url}/quan-tri/theo-doi-bao-cao/ban/{report.pk}/")
    check(desk)
    desk.fill("#id_reason", "Mời đối chiếu số hộ.")
    desk.check("input[name=marked] >> nth=0")
    go(desk, desk.get_by_role("button", name="Trả lại và báo đơn vị"))
    expect(desk.get_by_text("Đã trả lại báo cáo")).to_be_visible()

    page.goto(f"{live_server.url}{report.get_absolute_url()}so-lieu/")
    expect(page.get_by_text("Mời đối chiếu số hộ.")).to_be_visible()
    page.fill(f"#id_f{indicator.pk}", "1.200")
    go(page, page.get_by_role("button", name="Lưu và sang bước 2"))
    page.goto(f"{live_server.url}{report.get_absolute_url()}gui/")
    sign_and_send(page, check)
    expect(page.get_by_text("lần gửi 2")).to_be_visible()

    desk.goto(f"{live_server.url}/quan-tri/theo-doi-bao-cao/ban/{report.pk}/")
    expect(desk.get_by_text("Khác với lần gửi 1")).to_be_visible()
    go(desk, desk.get_by_role("button", name="Tiếp nhận", exact=True))
    expect(desk.get_by_text("Đã tiếp nhận báo cáo")).to_be_visible()
    report.refresh_from_db()
    assert report.state == "accepted"


def sign_and_send(page, check):
    go(page, page.get_by_role("button", name="Nhận mã qua thư điện tử"))
    check(page)
    page.get_by_label("Mã xác nhận").fill(mailed_code())
    go(page, page.get_by_role("button", name="Ký duyệt và gửi"))


def test_the_desk_and_the_page_of_the_movement_are_accessible_and_fit(visitor, live_server, office):
    period = PeriodFactory(movement=MovementFactory())
    indicator = IndicatorFactory(period=period, name="Số hộ thoát nghèo")
    for number in range(3):
        report = ReportFactory(period=period, state="accepted")
        FigureFactory(report=report, indicator=indicator, number=10 + number)
    first, second = SuperuserFactory(), SuperuserFactory()
    made = summary_actions.draft(period, title="Kết quả năm", text="Lời.", indicators=[indicator.pk], by=first)
    summary_actions.release(made.pk, seen=summary_actions.token(made), by=second)
    office.movements.refresh_from_db()
    office.movements.add_child(instance=MovementPage(title="Vì người nghèo", slug="vi-ngheo", movement=period.movement))

    page = visitor()
    for path in ("/phong-trao/", "/phong-trao/vi-ngheo/"):
        page.goto(live_server.url + path)
        fine(page)
    expect(page.get_by_text("33 hộ")).to_be_visible()
    desk = visitor(second)
    base = f"{live_server.url}/quan-tri/theo-doi-bao-cao/"
    for path in (
        "",
        f"{period.pk}/",
        f"{period.pk}/tong-hop/",
        f"{period.pk}/tong-hop/{indicator.pk}/",
        f"tong-hop/{made.pk}/",
    ):
        desk.goto(base + path)
        fine(desk)
