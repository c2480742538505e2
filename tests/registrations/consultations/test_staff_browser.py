"""Officer and approver in a real browser: a pasted list and a draft of a document, from writing to what everybody reads."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from registrations.consultations.models import Consultation
from tests.factories.accounts import UserFactory
from tests.factories.consultations import (
    ConsultationFactory,
    DocumentRuleFactory,
    DraftConsultationFactory,
    LabourOrderFactory,
    NomineeFactory,
)
from tests.factories.privacy import ConsentTextFactory
from tests.factories.units import OrganisingBodyFactory
from tests.screens import axe_faults, go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASTED = (
    "STT\tHọ và tên\tChức vụ\tĐơn vị\tĐịa chỉ\tHình thức khen thưởng\tThành tích\n"
    "1\tBà Nông Thị Lương\tY sĩ\tTrạm Y tế\txã Bính Xá, nay là xã Kiên Mộc\tHuân chương Lao động hạng Ba\tBa mươi năm\n"
    "2\tÔng Hoàng Viết Tạ\tGiáo viên\tTrường THCS\txã Mẫu Sơn\tHuân chương Mây Trời\tHai mươi năm\n"
)


@pytest.fixture
def come(browser, live_server, transactional_db):
    """`come(user)` is a page of somebody who has signed in; of a passer-by without a user."""
    contexts = []

    def as_(user=None, *, width=1280):
        context = browser.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        if user:
            signed_in = Client()
            signed_in.force_login(user)
            cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return context.new_page()

    yield as_
    for context in contexts:
        context.close()


def fine(page, *, told=False):
    """No fault of access, nothing wider than the screen; a page that has just told something is read when it is quiet."""
    if told:
        page.reload()  # the message slides in, half transparent on its way
    page.wait_for_load_state()
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in axe_faults(page)] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def test_a_pasted_list_goes_from_the_officer_to_the_public(come, live_server, groups):
    ConsentTextFactory()
    order = LabourOrderFactory()
    draft = ConsultationFactory(organising_body=OrganisingBodyFactory())
    officer = come(UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True))
    desk = f"{live_server.url}/quan-tri/lay-y-kien"

    officer.goto(f"{desk}/{draft.pk}/danh-sach/")
    officer.get_by_label("Dán danh sách").fill(PASTED)
    fine(officer)
    go(officer, button(officer, "Đọc và xem trước"))
    expect(officer.get_by_text("Trang đọc được 2 dòng")).to_be_visible()
    fine(officer)
    go(officer, button(officer, "Đưa vào danh sách"))
    expect(officer.get_by_text("Mời chọn hình thức, danh hiệu").first).to_be_visible()
    officer.get_by_label("“Huân chương Mây Trời”").select_option(value=f"{order.pk}:nhi")
    officer.get_by_label("Tôi đã xem các chỗ cần lưu ý.").check()
    go(officer, button(officer, "Đưa vào danh sách"))
    expect(officer.get_by_text("Đã đưa 2 trường hợp vào danh sách")).to_be_visible()
    fine(officer, told=True)

    approver = come(UserFactory(groups=["Người duyệt"], is_staff=True))
    approver.goto(f"{live_server.url}/quan-tri/")
    go(approver, approver.get_by_role("link", name=draft.title).first)
    expect(approver.get_by_role("heading", name="Thời hạn sẽ công bố")).to_be_visible()
    fine(approver)
    approver.get_by_label("Tôi đã đọc nội dung và thời hạn").check()
    go(approver, button(approver, "Duyệt mở"))
    expect(approver.get_by_text("Đã duyệt mở.")).to_be_visible()
    fine(approver, told=True)

    reader = come(width=360)
    reader.goto(live_server.url + Consultation.objects.get().get_absolute_url())
    expect(reader.get_by_text("trước đây: xã Bính Xá")).to_be_visible()
    fine(reader)


def test_a_draft_of_a_document_is_written_by_an_officer(come, live_server, groups):
    OrganisingBodyFactory()
    rule = DocumentRuleFactory()
    officer = come(UserFactory(groups=["Chuyên viên TĐKT"], is_staff=True))
    officer.goto(f"{live_server.url}/quan-tri/lay-y-kien/du-thao/them/")
    officer.locator("#id_organising_body").select_option(index=1)
    officer.locator("#id_title").fill("Lấy ý kiến dự thảo Quy chế")
    officer.locator("#id_proposing_body").fill("Sở Nội vụ")
    officer.locator("#id_drafts-0-rule").select_option(value=str(rule.pk))
    officer.locator("#id_drafts-0-title").fill("Quy chế xét tặng")
    officer.locator("#id_drafts-0-drafting_body").fill("Sở Nội vụ")
    fine(officer)
    go(officer, officer.locator("footer button[type=submit]").first)
    go(officer, officer.get_by_role("link", name="Dán toàn văn").first)
    officer.get_by_label("Toàn văn dự thảo").fill("Điều 1. Phạm vi\nToàn tỉnh.\nĐiều 2. Đối tượng\nMọi người.")
    go(officer, button(officer, "Tách thành điều, mục"))

    expect(officer.get_by_text("Điều 2. Đối tượng")).to_be_visible()
    fine(officer, told=True)


@pytest.mark.parametrize("width", [360, 1280])
def test_readers_find_register_document_and_paper(come, live_server, transactional_db, width):
    opened = timezone.now() - timedelta(days=2)
    document = DraftConsultationFactory(opened=opened)
    listed = ConsultationFactory(opened=opened)
    NomineeFactory.create_batch(60, consultation=listed)
    reader = come(width=width)

    for address in (
        "/y-kien/?loai=du-thao-van-ban",
        "/y-kien/?trang-thai=da-ket-thuc",
        document.get_absolute_url(),
        f"{listed.get_absolute_url()}?ds=2",
        f"{listed.get_absolute_url()}ban-in/",
        f"{document.get_absolute_url()}ban-in/",
    ):
        reader.goto(live_server.url + address)
        fine(reader)
