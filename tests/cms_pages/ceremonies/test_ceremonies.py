"""Ceremonies: ahead and held, the calendar, and those honoured out of the records."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from cms_pages.ceremonies.models import CeremonyDecision, CeremonyRecord, ProgrammeItem
from registrations.titles.models import Level
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.council import CeremonyFactory

pytestmark = pytest.mark.django_db
NOW = "2026-11-21 09:00+07:00"


@time_machine.travel(NOW, tick=False)
def test_events_ahead_stand_before_those_held(client, office, django_assert_max_num_queries):
    today = CeremonyFactory(parent=office.ceremonies, title="Hôm nay", starts_at=datetime(2026, 11, 21, 0, tzinfo=UTC))
    CeremonyFactory(parent=office.ceremonies, title="Tuần sau", starts_at=datetime(2026, 11, 28, 0, tzinfo=UTC))
    CeremonyFactory(
        parent=office.ceremonies, title="Sáng nay xong rồi", starts_at=datetime(2026, 11, 21, 0, tzinfo=UTC),
        ends_at=datetime(2026, 11, 21, 1, tzinfo=UTC),
    )  # fmt: skip
    CeremonyFactory(parent=office.ceremonies, title="Chưa duyệt", live=False)

    client.get("/su-kien/")
    with django_assert_max_num_queries(12):
        text = client.get("/su-kien/").content.decode()
    calendar = client.get("/su-kien/lich-ics/").content.decode()

    order = [text.index(part) for part in ("Hôm nay", "Tuần sau", "Đã diễn ra", "Sáng nay xong rồi")]
    assert order == sorted(order)
    assert "Chưa duyệt" not in text + calendar
    assert calendar.count("BEGIN:VEVENT") == 2
    assert f"cms_ceremonies.ceremonypage-{today.pk}@trang" in calendar


@time_machine.travel(NOW, tick=False)
def test_those_honoured_come_from_the_public_records(client, office, django_assert_max_num_queries):
    page = CeremonyFactory(parent=office.ceremonies, slug="le")
    decision = DecisionFactory(published=True)
    AwardRecordFactory(decision=decision, name="Lộc Thị Công Khai")
    AwardRecordFactory(decision=decision, name="Mông Thị Công Khai")
    AwardRecordFactory(decision=decision, name="Vi Văn Kín", is_public=False)
    AwardRecordFactory(decision=decision, name="Nông Văn Thôi", ended_on=date(2026, 5, 1), ended_as="revoked")
    AwardRecordFactory(decision=DecisionFactory(), name="Bế Thị Chưa Công Bố")
    chosen = AwardRecordFactory(name="Hoàng Thị Huân Chương", level=Level.STATE)
    unpublished = AwardRecordFactory(decision=DecisionFactory(number="9/QĐ"), name="Lý Thị Đợi")
    AwardRecordFactory(name="Người Khác")
    page.programme = [ProgrammeItem(text="Công bố quyết định")]
    page.decisions = [CeremonyDecision(decision=decision)]
    page.records = [CeremonyRecord(record=chosen), CeremonyRecord(record=unpublished)]
    page.save_revision().publish(skip_permission_checks=True)

    client.get("/su-kien/le/")
    with django_assert_max_num_queries(12):
        text = client.get("/su-kien/le/").content.decode()

    assert text.index("Hoàng Thị Huân Chương") < text.index("Lộc Thị Công Khai")
    assert "Công bố quyết định" in text
    assert text.count(f"Quyết định số {decision.number}</a>") == 1
    for absent in ("Vi Văn Kín", "Nông Văn Thôi", "Bế Thị Chưa Công Bố", "Lý Thị Đợi", "Người Khác"):
        assert absent not in text
    assert client.get("/su-kien/le/", {"trang": "9" * 30}).status_code == 200


def test_one_event_has_a_calendar_of_its_own_and_a_draft_has_none(client, office):
    CeremonyFactory(parent=office.ceremonies, slug="le", title="Lễ; trao, tặng", place="Số 1\nđường A")
    CeremonyFactory(parent=office.ceremonies, slug="nhap", live=False)

    answer = client.get("/su-kien/le/lich-ics/")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "SUMMARY:Lễ\\; trao\\, tặng" in answer.content.decode()
    assert client.get("/su-kien/nhap/lich-ics/").status_code == 404
    assert client.get("/su-kien/le/khac-ics/").status_code == 404
