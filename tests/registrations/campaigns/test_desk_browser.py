"""An officer's day in the browser: board, several units at once, return with marked places, difference, sums."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from registrations.campaigns import actions, review_actions
from registrations.campaigns.models import Registration, Review
from tests import screens
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import CampaignFactory, CompleteRegistrationFactory, QuestionFactory, send
from tests.factories.clusters import ClusterFactory, SeatFactory
from tests.factories.units import MembershipFactory, UnitFactory
from tests.journeys.browsing import Visitor

from .conftest import member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK = "/quan-tri/theo-doi-dang-ky/"


@pytest.fixture
def office_day(groups):
    """A campaign with units in every state, one of them sent three times."""
    campaign = CampaignFactory()
    QuestionFactory(campaign=campaign, required=False)
    officer = UserFactory(groups=["Chuyên viên TĐKT"], full_name="Nông Thị Chuyên Viên")
    sent = []
    for name in ("Xã Hữu Liên", "Xã Mẫu Sơn", "Xã Cai Kinh"):
        registration = CompleteRegistrationFactory(campaign=campaign, unit__name=name, unit__short_name=name[3:])
        registration.signatory = member_of(registration, "signatory", full_name=f"Người Ký {name}")
        send(registration, registration.signatory)
        sent.append(registration)
    thrice = sent[2]
    for pledge in ("Mỗi thôn có một sổ ghi việc tốt.", "Mỗi thôn, mỗi trường có một sổ ghi việc tốt.\nBa mô hình mới."):
        number = thrice.submissions.count()
        review_actions.give_back(thrice.pk, number=number, reason="Mời bổ sung.", steps=[], until=None, by=officer)
        row = {"name": "Nông Văn Mẫu", "position": "Trưởng bản", "title_id": thrice.rows.get().title_id}
        new = {"name": "Lý Thị Thêm", "position": "", "title_id": row["title_id"], "initiative": ""}
        rows = {"rows": [row | {"initiative": "Sổ tay"}, *([new] if number == 2 else [])]}
        actions.save_step(thrice.pk, "persons", rows, version=99, by=thrice.signatory)
        actions.save_step(thrice.pk, "targets", {"answers": {}, "pledge": pledge}, version=99, by=thrice.signatory)
        send(thrice, thrice.signatory)
    MembershipFactory(unit__name="Xã Chưa Gửi", unit__short_name="Chưa Gửi")
    UnitFactory(name="Phường Đông Kinh", kind="ward", short_name="Đông Kinh")
    SeatFactory(cluster=ClusterFactory(year=campaign.year), unit=thrice.unit)
    return campaign, officer, sent


def test_an_officers_day(browser, live_server, office_day):
    campaign, who, (first, second, thrice) = office_day
    officer = Visitor(browser, live_server.url)
    officer.sign_in(who, second_factor=True)
    page = officer.page
    officer.open(DESK)
    officer.look_everywhere("các đợt", within="main")
    officer.open(f"{DESK}{campaign.pk}/")
    officer.look_everywhere("bảng", within="main")
    officer.open(f"{DESK}{campaign.pk}/?xem=tiep-nhan")
    officer.look_everywhere("bảng trống", within="main")

    # Found without accents, by keyboard alone.
    officer.open(f"{DESK}{campaign.pk}/")
    page.get_by_label("Tên hoặc mã đơn vị").fill("cai kinh")
    with screens.leaving(page):
        page.keyboard.press("Enter")
    expect(page.locator(".board__count")).to_have_text("1 đơn vị.")
    officer.follow("Xã Cai Kinh")
    expect(page.get_by_role("heading", name="Khác với lần gửi 2")).to_be_visible()
    officer.look_everywhere("một bản", within="main")
    page.get_by_label("So với").select_option("1")
    officer.press("So sánh")
    expect(page.get_by_role("heading", name="Khác với lần gửi 1")).to_be_visible()
    expect(page.locator(".diff").get_by_role("row", name="Thêm: Lý Thị Thêm")).to_be_visible()

    # Marked, returned with a reason; a mistake loses nothing.
    page.get_by_label("Cần sửa: Lý Thị Thêm").check()
    officer.press("Trả lại để bổ sung")
    officer.look_everywhere("trả lại", within="main")
    page.get_by_label("Ô cần sửa").select_option("position")
    page.get_by_label("Cần sửa thế nào").fill("Ghi chức vụ")
    officer.press("Trả lại và báo đơn vị")
    expect(page.get_by_text("Mời ghi lý do để đơn vị biết")).to_be_visible()
    officer.look_everywhere("trả lại, còn thiếu", within="main")
    expect(page.get_by_label("Cần sửa thế nào")).to_have_value("Ghi chức vụ")
    page.get_by_label("Lý do và những điểm cần bổ sung").fill("Còn thiếu chức vụ.")
    officer.press("Trả lại và báo đơn vị")
    expect(page.locator(".messages")).to_contain_text("Đã trả lại")
    assert Review.objects.first().mark_lines == ["Cá nhân, dòng 2, Lý Thị Thêm, ô Chức vụ, bộ phận: Ghi chức vụ"]

    # The unit sees it beside the row.
    unit = Visitor(browser, live_server.url)
    unit.sign_in(thrice.signatory, second_factor=False)
    unit.open(f"{thrice.get_absolute_url()}ca-nhan/")
    expect(unit.page.locator(".rows__mark")).to_contain_text("Cần sửa ô Chức vụ, bộ phận: Ghi chức vụ")
    unit.look_everywhere("chỗ cần sửa")
    unit.open(thrice.get_absolute_url())
    unit.look_everywhere("bản được trả lại")
    unit.check()
    unit.context.close()

    # Two at once, and one that changed while the page was open.
    officer.open(f"{DESK}{campaign.pk}/?xem=da-gui")
    page.get_by_label("Chọn Xã Hữu Liên").check()
    page.get_by_label("Chọn Xã Mẫu Sơn").check()
    officer.press("Tiếp nhận")
    officer.look_everywhere("xác nhận", within="main")
    review_actions.give_back(second.pk, number=1, reason="x", steps=[], until=None, by=who)
    officer.press("Tiếp nhận 2 đơn vị")
    expect(page.get_by_text("đã làm với 1 đơn vị")).to_be_visible()
    expect(page.get_by_text("đã được trả lại từ lúc mở bảng")).to_be_visible()
    officer.look_everywhere("kết quả", within="main")
    assert Registration.objects.get(pk=first.pk).state == "accepted"

    officer.open(f"{DESK}{campaign.pk}/?xem=chua-gui&chon=het")
    officer.press("Gia hạn")
    officer.look_everywhere("gia hạn nhiều đơn vị", within="main")
    officer.press("Gia hạn 2 đơn vị")
    expect(page.get_by_text("Mời ghi lý do gia hạn.")).to_be_visible()
    officer.look_everywhere("gia hạn, còn thiếu", within="main")
    page.get_by_label("Gia hạn đến hết ngày").fill(f"{timezone.localdate() + timedelta(days=30):%d/%m/%Y}")
    page.get_by_label("Lý do").fill("Mưa lũ")
    officer.press("Gia hạn 2 đơn vị")
    expect(page.get_by_text("đã làm với 2 đơn vị")).to_be_visible()

    # Handed out, noted, taken back.
    officer.open(f"{DESK}ban/{first.pk}/")
    page.locator("#id_officer").select_option(label="Nông Thị Chuyên Viên")
    officer.press("Giao", exact=True)
    page.locator("#note_form_text").fill("Đã gọi điện, hẹn gửi bản giấy.")
    officer.press("Lưu ghi chú")
    expect(page.locator(".filed__notes")).to_contain_text("Đã gọi điện")
    officer.look_everywhere("đã tiếp nhận", within="main")
    page.locator("#reopen_form_reason").fill("Nhầm bản")
    officer.press("Rút việc tiếp nhận")
    expect(page.locator(".filed__history").first).to_contain_text("Rút việc tiếp nhận")
    officer.open(f"{DESK}{campaign.pk}/?nguoi=toi")
    expect(page.locator(".board__count")).to_have_text("1 đơn vị.")

    officer.open(f"{DESK}{campaign.pk}/gia-han/")
    officer.look_everywhere("gia hạn cho mọi đơn vị", within="main")
    officer.open(f"{DESK}{campaign.pk}/gia-han/{first.unit_id}/")
    officer.look_everywhere("gia hạn một đơn vị", within="main")
    for grouping in ("don-vi", "loai", "cum", "danh-hieu"):
        officer.open(f"{DESK}{campaign.pk}/tong-hop/?theo={grouping}")
        officer.look_everywhere("tổng hợp", grouping, within="main")
    officer.go(page.locator(".board__figures tfoot a").last)
    expect(page.get_by_role("heading", name="1 lượt đăng ký")).to_be_visible()
    officer.look_everywhere("danh sách", within="main")
    officer.check()
    officer.context.close()
