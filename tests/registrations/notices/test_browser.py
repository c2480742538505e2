"""An officer words an event in the browser: seen before it is kept, at both widths, with a script and without."""

import pytest
from playwright.sync_api import expect

from registrations.notices.models import Way
from registrations.notices.outgoing import MAX_ATTEMPTS
from tests.factories.accounts import UserFactory
from tests.factories.notices import NoticeFactory
from tests.journeys.browsing import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_officer_words_an_event(browser, live_server, groups, script):
    failed = NoticeFactory(attempts=MAX_ATTEMPTS, last_error="hết chỗ")
    officer = Visitor(browser, live_server.url, script=script)
    officer.sign_in(UserFactory(groups=["Chuyên viên TĐKT"]), second_factor=True)
    officer.open("/quan-tri/thong-bao/")
    officer.look_everywhere("bảng", within="main")
    officer.follow("Nhắc trước khi hết hạn")
    officer.fill("Nội dung", "Còn [thời gian còn lại].")
    officer.press("Lưu cách báo")
    expect(officer.page.get_by_text("Thiếu ô [thời hạn], [địa chỉ]")).to_be_visible()
    officer.look_everywhere("thiếu ô", within="main")
    officer.fill("Nội dung", "[đơn vị] còn [thời gian còn lại], [thời hạn]: [địa chỉ]")
    officer.press("Xem thử")
    expect(officer.page.get_by_label("Toàn văn thư")).to_contain_text("xã Hữu Liên còn còn 3 ngày")
    assert not Way.objects.exists()
    officer.look_everywhere("xem thử", within="main")
    officer.press("Lưu cách báo")
    expect(officer.page.locator(".messages")).to_contain_text("Đã lưu cách báo")
    officer.open("/quan-tri/thong-bao/nhat-ky/?trangthai=da-thoi")
    officer.look_everywhere("nhật ký", within="main")
    officer.follow(failed.subject)
    officer.look_everywhere("một thư", within="main")
    officer.press("Gửi lại thư")
    expect(officer.page.locator(".messages")).to_contain_text("Đang gửi lại thư")
    officer.check()
    officer.context.close()
