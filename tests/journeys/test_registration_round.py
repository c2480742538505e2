"""The whole round of a registration: sent, returned, mended, sent again, compared, accepted, exported."""

import io

import openpyxl
import pytest

from registrations.campaigns.models import Registration
from tests.factories.campaigns import mailed_code

from . import people, public
from .browsing import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("script", "viewport"), [(True, PHONE), (True, DESK), (False, PHONE)], ids=["phone", "wide", "no script"]
)
def test_a_registration_goes_back_and_forth(visitor, script, viewport):
    staff, unit, campaign = people.staff(), people.commune(), people.campaign()
    clerk = visitor(script=script, viewport=viewport).sign_in(unit.clerk, second_factor=False)
    signatory = visitor(script=script, viewport=viewport).sign_in(unit.signatory, second_factor=False)
    officer = visitor(viewport=viewport).sign_in(staff.officer, second_factor=True)
    public.fill_registration(clerk)
    first = public.send_registration(signatory)
    record = Registration.objects.get()
    desk = f"/quan-tri/theo-doi-dang-ky/ban/{record.pk}/"

    officer.open(desk)
    officer.press("Trả lại để bổ sung")
    officer.page.locator("[name=reason]").fill("Mời ghi rõ chức vụ của bà Sen.")
    officer.press("Trả lại và báo đơn vị")
    clerk.open(record.get_absolute_url())
    assert "Mời ghi rõ chức vụ của bà Sen." in clerk.text
    clerk.follow("Bổ sung và gửi lại")
    clerk.open(f"{record.get_absolute_url()}ca-nhan/")
    clerk.page.locator("#id_dong-1-position").fill("Y sĩ trưởng trạm")
    clerk.press("Lưu và sang bước 4")

    signatory.open(record.get_absolute_url())
    assert "Khác với lần gửi 1" in signatory.text
    signatory.look("khác với lần trước")
    signatory.follow("Kiểm tra và gửi")
    signatory.press("Nhận mã qua thư điện tử")
    signatory.page.get_by_label("Mã xác nhận").fill(mailed_code())
    signatory.press("Ký duyệt và gửi")
    signatory.page.get_by_text("Hội đồng đã nhận bản đăng ký.").wait_for()
    second = signatory.page.locator(".receipt__code").inner_text()
    assert second != first

    officer.open(desk)
    told = officer.page.locator("main").inner_text()
    assert "Khác với lần gửi 1" in told
    assert "Y sĩ trưởng trạm" in told
    officer.press("Tiếp nhận", exact=True)
    officer.page.get_by_text("Đã tiếp nhận bản đăng ký").wait_for()
    officer.open(f"/quan-tri/theo-doi-dang-ky/{campaign.pk}/")
    with officer.page.expect_download() as download:
        officer.page.get_by_role("link", name="Tải .xlsx").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert second in cells
    assert "Y sĩ trưởng trạm" in cells
    clerk.open("/don-vi/")
    assert "Đã tiếp nhận" in clerk.text
