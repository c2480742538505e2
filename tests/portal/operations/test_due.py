"""What falls due: each role sees the dates of its own rooms, near ones and those that have passed."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from registrations.calendar import due
from registrations.calendar.due import Due, due_for, end_of
from registrations.scoring.models import Scoring
from tests.factories import feedback as asking
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import CampaignFactory
from tests.factories.consultations import ConsultationFactory
from tests.factories.pages import ArticleFactory
from tests.factories.reports import PeriodFactory

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime.datetime(2026, 11, 18, 9))

TARGETS = "Đăng ký chỉ tiêu với Trung ương"  # those of this year are registered by nobody yet


def at(day, hour=0):
    return timezone.make_aware(datetime.datetime(2026, 11, day, hour))


@pytest.mark.parametrize(
    ("ends_at", "words"),
    [
        (at(23), "đến hết ngày 22/11/2026, còn 4 ngày"),
        (at(20), "đến hết ngày 19/11/2026, ngày mai"),
        (at(19), "đến hết ngày 18/11/2026, hôm nay"),
        (at(18, 17), "đến 17 giờ 00 phút ngày 18/11/2026, hôm nay"),
        (at(18, 9), "quá hạn từ ngày 18/11/2026"),
        (at(16), "quá hạn từ ngày 16/11/2026"),
        (end_of(datetime.date(2026, 11, 20)), "đến hết ngày 20/11/2026, còn 2 ngày"),
    ],
)
def test_until_when_is_told_in_words(ends_at, words):
    assert Due(ends_at, "Việc", "/", "Hạn").words(NOW) == words


@pytest.fixture
def rooms(groups, office):
    """Something near and something far in every room; with who it concerns."""
    with time_machine.travel(NOW, tick=False):
        ConsultationFactory(title="Danh sách đợt một", opened=at(9, 8))
        CampaignFactory(name="Đăng ký năm 2027", opens_at=at(1), closes_at=at(25))
        CampaignFactory(name="Đăng ký còn lâu", opens_at=at(1), closes_at=at(1) + datetime.timedelta(days=90))
        PeriodFactory(name="Báo cáo năm 2026", opens_at=at(1), closes_at=at(28))
        asking.feedback(NOW - datetime.timedelta(days=20))
        page = ArticleFactory(parent=office.news, title="Tin hẹn giờ", live=False)
        page.save_revision(approved_go_live_at=at(19, 7))


@pytest.mark.parametrize(
    ("group", "kinds"),
    [
        (
            "Chuyên viên TĐKT",
            {"Cuộc lấy ý kiến kết thúc", "Hạn đơn vị gửi", "Hạn đơn vị báo cáo", "Hạn trả lời", TARGETS},
        ),
        ("Người duyệt", {"Cuộc lấy ý kiến kết thúc", "Hạn đơn vị báo cáo", "Hạn trả lời", "Trang tự đăng"}),
        ("Biên tập viên", {"Trang tự đăng", TARGETS}),
        ("Thành viên Hội đồng", {"Cuộc lấy ý kiến kết thúc", "Hạn đơn vị gửi", "Hạn đơn vị báo cáo"}),
        ("Quản trị", set()),
    ],
)
def test_each_role_sees_the_dates_of_its_rooms(rooms, group, kinds):
    user = UserFactory(groups=[group])
    found = due_for(user, NOW)

    assert {each.kind for each in found} == kinds
    assert "Đăng ký còn lâu" not in {each.title for each in found}
    assert [each.ends_at for each in found] == sorted(each.ends_at for each in found)
    browser = Client()
    browser.force_login(user)
    with time_machine.travel(NOW, tick=False):
        home = browser.get("/quan-tri/").content.decode()
        assert all(browser.get(each.url).status_code == 200 for each in found)
    assert ("Sắp đến hạn" in home) == bool(kinds)


def test_a_room_that_fails_keeps_nobody_from_the_first_screen(groups, monkeypatch, caplog):
    monkeypatch.setitem(due._rooms, "broken", lambda *of: 1 / 0)
    browser = Client()
    browser.force_login(UserFactory(groups=["Quản trị"]))
    assert browser.get("/quan-tri/").status_code == 200
    assert "broken could not be told" in caplog.text


def test_every_room_with_dates_says_them():
    assert Scoring._meta.app_label in due._rooms
    assert due._rooms.keys() >= {
        "consultations", "summaries", "campaigns", "reports", "feedback", "privacy", "scoring", "cms_plans", "cms_core",
        "cms_council", "cms_meetings", "cms_inspections", "cms_training", "cms_targets", "cms_movements", "cms_ceremonies",
    }  # fmt: skip
