"""The office's own rows, the seed, the command and the back office."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from registrations.calendar.actions import load_years
from registrations.calendar.models import CalendarDay, CalendarYear
from registrations.calendar.queries import calendar_for, comment_window
from tests.factories.accounts import SuperuserFactory
from tests.factories.calendar import CalendarDayFactory

pytestmark = pytest.mark.django_db


def test_the_seed_writes_each_national_day_once_with_its_source():
    added = load_years([2026])

    assert added == CalendarDay.objects.count() == 16 + 1
    assert load_years([2026]) == 0
    assert not CalendarDay.objects.filter(source="").exists()
    swap = CalendarDay.objects.get(date=date(2026, 1, 10))
    assert swap.works
    assert not swap.verified


def test_the_seed_leaves_rows_of_the_office_alone():
    CalendarDayFactory(date=date(2026, 1, 2), works=True, reason="Không hoán đổi")

    load_years([2026])

    assert CalendarDay.objects.get(date=date(2026, 1, 2)).reason == "Không hoán đổi"
    assert calendar_for().works(date(2026, 1, 2))


def test_the_row_of_one_council_holds_for_it_alone_and_above_the_common_row():
    day = date(2026, 11, 4)
    CalendarDayFactory(date=day, scope="tinh", reason="Ngày truyền thống")
    CalendarDayFactory(date=date(2026, 11, 5), works=False)
    CalendarDayFactory(date=date(2026, 11, 5), works=True, scope="tinh")

    assert not calendar_for("tinh").works(day)
    assert calendar_for().works(day)
    assert calendar_for("tinh").works(date(2026, 11, 5))
    assert not calendar_for().works(date(2026, 11, 5))


def test_counting_a_window_takes_one_query(django_assert_num_queries):
    load_years([2026])

    with django_assert_num_queries(1):
        window = comment_window(date(2026, 2, 6), 10)

    assert window.last_day == date(2026, 2, 27)


def test_the_command_prints_the_window_and_why_each_day_counts(capsys):
    CalendarDayFactory(date=date(2026, 2, 9), reason="Nghỉ tránh rét", source="Công văn 9")

    call_command("comment_window", "2026-02-06", "--days", "10", "--json")

    told = json.loads(capsys.readouterr().out)
    assert told["opens_on"] == "2026-02-06"
    assert told["closes_at"] == "2026-03-03T00:00:00+07:00"
    assert told["days"][3] == {
        "date": "2026-02-09",
        "weekday": "thứ Hai",
        "counts": False,
        "number": None,
        "kind": "closure",
        "reason": "Nghỉ tránh rét",
        "source": "Công văn 9",
        "verified": True,
    }
    assert [day["number"] for day in told["days"] if day["counts"]] == list(range(1, 11))


@pytest.mark.parametrize(
    "words",
    [
        ("06/02/2026",),
        ("2026-02-30",),
        ("20260206",),
        ("2026-W06-5",),
        ("1850-01-01",),
        ("9999-12-30",),
        ("",),
        ("2026-02-06", "--days", "0"),
        ("2026-02-06", "--days", "-3"),
        ("2026-02-06", "--days", "300"),
        ("2026-02-06", "--days", "mười"),
        ("2026-02-06", "--scope", "tỉnh; DROP"),
        ("2026-02-06", "--now", "hôm qua"),
    ],
)
def test_the_command_refuses_what_it_cannot_count(words):
    with pytest.raises(CommandError):
        call_command("comment_window", *words)


def told(capsys, *words):
    call_command("comment_window", *words, "--json")
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("now", "state", "left"),
    [
        ("2026-02-05T23:59:59", "upcoming", 10),
        ("2026-02-06T00:00:00", "open", 10),
        ("2026-02-09T12:00:00", "open", 10),
        ("2026-02-14T12:00:00", "open", 5),
        ("2026-02-27T23:59:59.999999", "open", 1),
        ("2026-02-27T17:00:00+00:00", "closed", 0),
        ("2026-02-28T00:00:00", "closed", 0),
    ],
)
def test_the_command_looks_at_a_window_from_any_instant(capsys, now, state, left):
    window = told(capsys, "2026-02-06", "--now", now)
    assert (window["state"], window["working_days_left"]) == (state, left)


def test_a_year_that_was_not_announced_is_marked_until_an_officer_has_compared_it(capsys):
    window = told(capsys, "2027-03-01")
    assert not window["verified"]
    assert window["unannounced_years"] == [2027]
    assert not any(day["verified"] for day in window["days"][1:])
    CalendarYear.objects.create(year=2027, source="Thông báo")
    window = told(capsys, "2027-03-01")
    assert window["verified"]
    assert window["unannounced_years"] == []
    assert told(capsys, "2019-03-04")["verified"]


def test_a_window_across_the_new_year_is_marked_from_there_on(capsys):
    window = told(capsys, "2026-12-24")
    assert window["unannounced_years"] == [2027]
    assert [day["verified"] for day in window["days"] if day["date"] < "2027"] == [True] * 8
    call_command("comment_window", "2026-12-24")
    assert "năm 2027 chưa được thông báo" in capsys.readouterr().out


def test_the_command_counts_with_the_days_of_a_council(capsys):
    CalendarDayFactory(date=date(2026, 2, 27), scope="tinh")
    assert told(capsys, "2026-02-06")["last_day"] == "2026-02-27"
    assert told(capsys, "2026-02-06", "--scope", "tinh")["last_day"] == "2026-03-02"
    assert told(capsys, "2026-02-06", "--scope", "xa-khac")["last_day"] == "2026-02-27"


@pytest.fixture
def admin(client):
    client.force_login(SuperuserFactory())
    return client


def test_staff_add_change_and_remove_a_day(admin):
    facts = {"date": "25/11/2026", "reason": "Nghỉ tránh bão", "source": "Công điện 12", "verified": "on"}
    facts |= {"kind": "closure", "scope": ""}

    assert admin.post(reverse("lich-lam-viec:add"), facts).status_code == 302
    day = CalendarDay.objects.get()
    assert day.date == date(2026, 11, 25)
    assert not day.works
    admin.post(reverse("lich-lam-viec:edit", args=[day.pk]), facts | {"reason": "Nghỉ lũ"})
    day.refresh_from_db()
    assert day.reason == "Nghỉ lũ"
    assert "Nghỉ lũ" in admin.get(reverse("lich-lam-viec:index")).content.decode()
    admin.post(reverse("lich-lam-viec:delete", args=[day.pk]))
    assert not CalendarDay.objects.exists()


def test_the_same_day_twice_is_told_beside_the_form(admin):
    CalendarDayFactory(date=date(2026, 11, 25))

    answer = admin.post(reverse("lich-lam-viec:add"), {"date": "25/11/2026", "reason": "Lần hai", "kind": "closure"})

    assert "Ngày này đã có trong lịch" in answer.content.decode()
    assert CalendarDay.objects.count() == 1
