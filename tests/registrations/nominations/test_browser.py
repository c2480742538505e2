"""A nomination walked by four people in a real browser: clerk, signatory, officer, and the approver who opens it."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from registrations.nominations.models import Nomination
from registrations.nominations.states import State
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import mailed_code
from tests.factories.consultations import ConsultationFactory
from tests.factories.nominations import PaperRuleFactory, proposal
from tests.factories.privacy import ConsentTextFactory
from tests.factories.titles import TitleFactory
from tests.factories.units import MembershipFactory, OrganisingBodyFactory
from tests.screens import axe_faults, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OURS = "main"


@pytest.fixture
def come(browser, live_server, transactional_db):
    """`come(user, script=False)` is a page of somebody who has signed in."""
    contexts = []

    def as_(user, *, script=True, width=360):
        signed_in = Client()
        signed_in.force_login(user)
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
        contexts.append(context)
        cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return context.new_page()

    yield as_
    for context in contexts:
        context.close()


def fine(page, script):
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    if script:
        assert axe_faults(page) == []


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


@pytest.fixture
def office_people(groups):
    return {
        "officer": UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True),
        "approver": UserFactory(groups=["Người duyệt"], is_staff=True),
    }


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_the_clerk_to_the_consultation(come, live_server, office_people, script):
    body = OrganisingBodyFactory()
    member = MembershipFactory(role="drafter", unit__organising_body=body)
    signatory = MembershipFactory(role="signatory", unit=member.unit).user
    TitleFactory(name="Bằng khen mẫu")
    PaperRuleFactory(name="Biên bản bình xét")
    draft_and_fill(come(member.user, script=script), live_server.url, script)
    nomination = Nomination.objects.get()
    sign(come(signatory, script=script), live_server.url, nomination, script)
    ask_to_mend(come(office_people["officer"], script=script, width=1280), live_server.url, nomination)
    mend(come(signatory, script=script), live_server.url, nomination, script)
    officer = come(office_people["officer"], script=script, width=1280)
    verify(officer, live_server.url, nomination)
    consult(officer, live_server.url, nomination, body)


def draft_and_fill(page, address, script):
    page.goto(f"{address}/don-vi/de-nghi/")
    fine(page, script)
    go(page, button(page, "Lập tờ trình"))
    fine(page, script)
    page.get_by_label("Số tờ trình").fill("12/TTr-UBND")
    page.get_by_label("Ngày tờ trình").fill("02/01/2026")
    page.get_by_label("Họ và tên người liên hệ").fill("Lý Thị Mẫu")
    page.get_by_label("Điện thoại liên hệ").fill("0912 000 000")
    file = proposal()
    page.locator("input[type=file]").set_input_files(
        {"name": file.name, "mimeType": "application/pdf", "buffer": file.read()}
    )
    go(page, button(page, "Lưu và sang danh sách"))
    fine(page, script)
    page.get_by_label("Họ và tên, tên tập thể").fill("Nông Văn Mẫu")
    go(page, button(page, "Thêm và ghi chi tiết"))
    fine(page, script)
    page.get_by_label("Danh hiệu, hình thức đề nghị").select_option(label="Bằng khen mẫu")
    page.get_by_label("Tóm tắt thành tích").fill("Vận động bà con hiến đất.")
    go(page, button(page, "Lưu và xem lại"))
    page.get_by_label("Biên bản bình xét").check()
    fine(page, script)
    go(page, button(page, "Lưu và về danh sách"))
    expect(page.get_by_text("Đủ để gửi")).to_be_visible()
    fine(page, script)


def sign(page, address, nomination, script):
    page.goto(f"{address}/don-vi/de-nghi/{nomination.pk}/gui/")
    fine(page, script)
    go(page, button(page, "Nhận mã qua thư điện tử"))
    page.get_by_label("Mã xác nhận").fill(mailed_code())
    fine(page, script)
    go(page, button(page, "Ký gửi đề nghị"))
    expect(page.get_by_text("Hội đồng đã nhận đề nghị.")).to_be_visible()
    fine(page, script)


def desk_of(address, nomination):
    return f"{address}/quan-tri/de-nghi-khen-thuong/{nomination.pk}/"


def move(page, name, **fields):
    page.locator("summary", has_text=name).click()
    part = page.locator("details[open]").filter(has=page.locator("summary", has_text=name))
    for label, value in fields.items():
        part.get_by_label(label).fill(value)
    go(page, part.get_by_role("button", name=name, exact=True))


def ask_to_mend(page, address, nomination):
    page.goto(f"{address}/quan-tri/de-nghi-khen-thuong/")
    page.get_by_role("link", name=nomination.unit.name).click()
    page.wait_for_url(desk_of(address, nomination))
    move(page, "Yêu cầu bổ sung", **{"Lý do": "Ghi rõ số hộ hiến đất."})
    nomination.refresh_from_db()
    assert nomination.state == State.ASKED


def mend(page, address, nomination, script):
    page.goto(f"{address}/don-vi/de-nghi/{nomination.pk}/")
    expect(page.get_by_text("Ghi rõ số hộ hiến đất.").first).to_be_visible()
    fine(page, script)
    case = nomination.cases.get()
    page.goto(f"{address}/don-vi/de-nghi/{nomination.pk}/truong-hop/{case.pk}/")
    page.get_by_label("Tóm tắt thành tích").fill("Vận động ba mươi hộ hiến đất.")
    go(page, button(page, "Lưu và về danh sách"))
    sign(page, address, nomination, script)


def verify(page, address, nomination):
    page.goto(desk_of(address, nomination))
    expect(page.get_by_text("Khác với lần gửi 1")).to_be_visible()
    move(page, "Tiếp nhận")
    move(page, "Bắt đầu thẩm định")
    nomination.refresh_from_db()
    assert nomination.state == State.VERIFYING


def consult(page, address, nomination, body):
    ConsentTextFactory()
    draft = ConsultationFactory(organising_body=body)
    page.goto(f"{address}/quan-tri/lay-y-kien/{draft.pk}/tu-de-nghi/")
    page.get_by_label("Nông Văn Mẫu: Bằng khen mẫu").check()
    go(page, button(page, "Đưa vào danh sách"))
    expect(page.get_by_text("Nông Văn Mẫu").first).to_be_visible()
    assert draft.nominees.get().case.nomination == nomination


def test_sudden_merit_and_an_initiative_fit_a_phone(come, live_server):
    member = MembershipFactory(role="signatory")
    page = come(member.user)
    page.goto(f"{live_server.url}/don-vi/de-nghi/")
    go(page, button(page, "Đề nghị đột xuất"))
    fine(page, script=True)
    page.goto(f"{live_server.url}/don-vi/sang-kien/")
    go(page, button(page, "Viết đơn sáng kiến"))
    fine(page, script=True)
    page.get_by_label("Tên sáng kiến").fill("Sổ tay thôn")
    go(page, button(page, "Lưu và xem lại"))
    fine(page, script=True)
    expect(page.get_by_role("heading", name="Sổ tay thôn")).to_be_visible()
