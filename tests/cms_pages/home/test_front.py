"""The home page in all its states."""

import datetime
import re

import pytest
import time_machine
from django.core.cache import caches
from django.utils import timezone

from cms_pages.home import front
from registrations.titles.models import Level
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import CampaignFactory
from tests.factories.consultations import ConsultationFactory
from tests.factories.council import CeremonyFactory, TrainingPageFactory
from tests.factories.pages import ArticleFactory, ExemplarFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date


def decision(signed_on, **more):
    return DecisionFactory(published=True, signed_on=signed_on, **more)


@pytest.fixture
def full(office):
    """Everything that the page can show, at once."""
    now = timezone.now()
    today = timezone.localdate()
    for _ in range(8):
        ArticleFactory(parent=office.news)
        ExemplarFactory(parent=office.exemplars)
        AwardRecordFactory(decision=decision(today.replace(year=today.year - 1, day=min(today.day, 28))))
        CeremonyFactory(parent=office.ceremonies, starts_at=now + datetime.timedelta(days=9))
        TrainingPageFactory(parent=office.training, starts_at=now + datetime.timedelta(days=8))
    ConsultationFactory(opened=now - datetime.timedelta(hours=1))
    CampaignFactory()


def test_everything_at_once_costs_few_queries(client, full, django_assert_max_num_queries):
    caches["local"].clear()

    with django_assert_max_num_queries(21):
        client.get("/")  # the first in half a minute: the frame, the size of the archive, the next moment too
    with django_assert_max_num_queries(12):
        page = client.get("/").content.decode()

    for heading in (
        "Đang lấy ý kiến Nhân dân",
        "Tin tức",
        "Quyết định khen thưởng mới",
        "Gương điển hình",
        "Các việc sắp đến hạn",
        "Sắp tới",
    ):
        assert heading in page


def test_empty_office_says_what_will_come(client, office):
    page = client.get("/").content.decode()

    assert "Sổ vàng đang được lập." in page
    assert "Hiện chưa có danh sách nào đang lấy ý kiến." in page
    assert "Hiện chưa có hội nghị, lễ trao tặng, lớp tập huấn" in page
    assert "Hiện không có đợt đăng ký nào đang mở." in page
    assert "Quyết định khen thưởng mới" not in page
    assert 'id="h-news"' not in page


def test_archive_is_counted_without_what_is_not_public(client, office):
    AwardRecordFactory(decision=decision(DAY(2019, 5, 1)), year=2019)
    AwardRecordFactory(decision=decision(DAY(2001, 5, 1)), year=2001, is_public=False)
    AwardRecordFactory(decision=DecisionFactory(signed_on=DAY(2001, 5, 1)), year=2001)

    assert front.archive_size() == (1, 2019)
    assert "từ năm 2019" in client.get("/").content.decode()


@time_machine.travel("2026-11-20 09:00 +07:00", tick=False)
def test_on_this_day_shows_earlier_years_only_one_of_a_decision_the_highest_first(office):
    old = decision(DAY(2015, 11, 20))
    AwardRecordFactory(decision=old, name="Người thứ nhất", order=1)
    AwardRecordFactory(decision=old, name="Người thứ hai", order=2)
    AwardRecordFactory(decision=decision(DAY(2010, 11, 20)), name="Người cấp Nhà nước", level=Level.STATE)
    AwardRecordFactory(decision=decision(DAY(2015, 11, 21)), name="Hôm khác")
    AwardRecordFactory(decision=decision(DAY(2026, 11, 20)), name="Chính hôm nay")
    AwardRecordFactory(decision=decision(DAY(2014, 11, 20)), name="Trẻ em", is_minor=True)
    AwardRecordFactory(decision=decision(DAY(2013, 11, 20)), name="Không công khai", is_public=False)

    assert [record.name for record in front.on_this_day(DAY(2026, 11, 20))] == ["Người cấp Nhà nước", "Người thứ nhất"]


def test_leap_day_is_a_day_like_any_other(office):
    AwardRecordFactory(decision=decision(DAY(2024, 2, 29)), name="Ngày nhuận")

    assert [record.name for record in front.on_this_day(DAY(2028, 2, 29))] == ["Ngày nhuận"]


def test_consultation_is_there_to_its_last_instant(client, office):
    with time_machine.travel("2026-11-09 08:00 +07:00", tick=False):
        consultation = ConsultationFactory(opened=timezone.now())
    closes_at = consultation.closes_at

    with time_machine.travel(closes_at - datetime.timedelta(microseconds=1), tick=False):
        during = client.get("/").content.decode()
    with time_machine.travel(closes_at, tick=False):
        after = client.get("/").content.decode()

    assert consultation.title in during
    assert consultation.title not in after


@time_machine.travel("2026-11-20 09:00 +07:00", tick=False)
def test_what_is_coming_stands_in_the_order_of_its_days(client, office, catalogue):
    now, day, hour = timezone.now(), datetime.timedelta(days=1), datetime.timedelta(hours=1)
    first = ConsultationFactory(opened=now - 3 * day, title="Đứng ở phần trên")
    second = ConsultationFactory(opened=now - 2 * day, title="Lần lấy ý kiến thứ hai")
    CeremonyFactory(
        parent=office.ceremonies, title="Lễ đang diễn ra", starts_at=now - hour, ends_at=now + hour, place="Nhà văn hóa",
    )  # fmt: skip
    CeremonyFactory(parent=office.ceremonies, title="CANARY lễ đã xong", starts_at=now - 2 * day, ends_at=now - day)
    CeremonyFactory(parent=office.ceremonies, title="CANARY lễ chưa đăng", starts_at=now + day, live=False)
    TrainingPageFactory(
        parent=office.training, title="Lớp đang nhận", starts_at=now + day, enrol_until=now + hour, takes_enrolments=True,
    )  # fmt: skip
    TrainingPageFactory(
        parent=office.training, title="Lớp hết nhận", starts_at=now + 2 * day, enrol_until=now - hour,
        takes_enrolments=True,
    )  # fmt: skip
    CampaignFactory(name="Đợt đăng ký của đơn vị")

    shown = front.context()
    page = client.get("/").content.decode()

    assert [each.title for each in shown["coming"]] == [
        "Lễ đang diễn ra", "Lớp đang nhận", "Lớp hết nhận", "Lần lấy ý kiến thứ hai",
    ]  # fmt: skip
    assert shown["consultation"] == first
    assert [each.name for each in shown["due"]] == ["Đợt đăng ký của đơn vị"]
    assert "Đang diễn ra; Nhà văn hóa" in page
    assert page.count("Đơn vị đăng ký đến 10 giờ") == 1
    assert second.get_absolute_url() in page
    # A window that closes as a day begins takes comments until the end of the day before.
    last = f"{second.last_day:%d/%m/%Y}"
    assert [f"{each.on:%d/%m/%Y}" for each in shown["coming"] if each.title == second.title] == [last]
    assert re.search(f"Nhận ý kiến đến hết [^<]+, ngày {last}</p>", page)
    assert "Nhận ý kiến đến 0 giờ" not in page
    assert "CANARY" not in page


def test_draft_and_restricted_pages_are_not_on_the_front(client, office):
    ArticleFactory(parent=office.news, title="CANARY-TIN", live=False)
    ExemplarFactory(parent=office.exemplars, subject_name="CANARY-GUONG", live=False)

    assert "CANARY" not in client.get("/").content.decode()


def test_words_of_others_are_shown_not_obeyed(client, office):
    ArticleFactory(parent=office.news, title="<script>alert(1)</script>")

    assert "<script>alert(1)" not in client.get("/").content.decode()
