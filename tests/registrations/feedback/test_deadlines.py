"""The last day for an answer, with pauses, extensions and a changing calendar."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.calendar.actions import remove_day, save_day
from registrations.calendar.models import CalendarDay
from registrations.calendar.working_days import WorkingCalendar, add_working_days
from registrations.feedback import handling, queries
from registrations.feedback.deadlines import Pause, due_on
from registrations.feedback.models import Feedback, Term
from registrations.feedback.reminding import remind
from registrations.notices.models import Notice
from tests.factories.feedback import HANOI, SENT, answered, feedback, office, officer, topic

CALENDAR = WorkingCalendar()
MONDAY = date(2026, 11, 2)


def test_without_a_pause_it_is_the_plain_count():
    assert due_on(MONDAY, 10, CALENDAR) == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("asked", "answered_on", "due"),
    [
        (date(2026, 11, 4), date(2026, 11, 4), date(2026, 11, 16)),  # answered on the day of asking
        (date(2026, 11, 4), date(2026, 11, 5), date(2026, 11, 17)),
        (date(2026, 11, 6), date(2026, 11, 8), date(2026, 11, 16)),  # a weekend costs nothing
        (date(2026, 11, 4), None, None),
        (date(2026, 11, 16), None, date(2026, 11, 16)),  # asked on the last day: it stays the last day
        (date(2026, 11, 20), None, date(2026, 11, 16)),  # asked too late
        (date(2026, 11, 4), date(2028, 11, 3), date(2028, 11, 15)),  # two years of silence
    ],
)
def test_the_clock_stands_still_while_the_sender_is_asked(asked, answered_on, due):
    assert due_on(MONDAY, 10, CALENDAR, [Pause(asked, answered_on)]) == due


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@given(DAYS, st.integers(1, 60), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40)), max_size=4))
def test_the_last_day_is_a_working_day_outside_every_pause_and_pauses_only_lengthen(received, days, spans):
    pauses = [Pause(received + timedelta(at), received + timedelta(at + long)) for at, long in spans]
    due = due_on(received, days, CALENDAR, pauses)

    assert CALENDAR.works(due)
    assert not any(pause.holds(due) for pause in pauses)
    assert due >= add_working_days(received, days, CALENDAR)
    used = [received + timedelta(n) for n in range(1, (due - received).days + 1)]
    assert sum(CALENDAR.works(day) and not any(p.holds(day) for p in pauses) for day in used) == days


def test_the_most_exact_row_in_force_decides(db):
    one = topic()
    other = topic("khac", "Khác")
    rows = [("", None, 30), ("hoi-dap", None, 10), ("", one, 20), ("hoi-dap", one, 5)]
    for kind, about, days in rows:
        Term.objects.create(kind=kind, topic=about, working_days=days, effective_from=date(2026, 1, 1))
    Term.objects.create(kind="hoi-dap", topic=one, working_days=4, effective_from=date(2027, 1, 1))
    Term.objects.filter(working_days=30).update(effective_to=date(2027, 1, 1))

    def days(kind, about, on=MONDAY):
        term = queries.term_for(kind, about, on)
        return term and term.working_days

    assert (days("hoi-dap", one), days("gop-y", one), days("hoi-dap", other), days("gop-y", other)) == (5, 20, 10, 30)
    assert (days("hoi-dap", one, date(2027, 1, 1)), days("gop-y", other, date(2027, 1, 1))) == (4, None)


def test_a_changed_calendar_lengthens_what_is_unfinished_and_never_shortens_it(
    db, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr(handling, "BATCH", 1)
    made, other, done = feedback(), feedback(text="Một việc khác."), answered()
    Term.objects.update(working_days=3)
    closure = CalendarDay(date=date(2026, 11, 10), works=False, reason="Bão")

    def days():
        return [f"{each.due_on:%d/%m}" for each in Feedback.objects.order_by("pk")]

    with django_capture_on_commit_callbacks(execute=True):
        save_day(closure)
    assert days() == ["17/11", "17/11", "16/11"]
    with django_capture_on_commit_callbacks(execute=True):
        remove_day(closure)
    assert days() == ["17/11", "17/11", "16/11"]
    made.refresh_from_db()
    handling.extend(made, by=officer(), working_days=5, reason="Cần xác minh.", now=SENT)
    assert days() == ["23/11", "17/11", "16/11"]
    assert (made.working_days, other.working_days, done.working_days) == (10, 10, 10)


def test_an_extension_adds_working_days(db):
    made = feedback()
    handling.extend(made, by=officer(), working_days=5, reason="Cần xác minh.", now=SENT)

    made.refresh_from_db()
    assert made.due_on == date(2026, 11, 23)


def test_overdue_begins_with_the_day_after_and_ends_with_the_answer(db):
    made = feedback()
    done = answered()

    assert list(Feedback.objects.overdue(date(2026, 11, 16))) == []
    assert list(Feedback.objects.overdue(date(2026, 11, 17))) == [made]
    assert done.due_on == date(2026, 11, 16)


def test_reminders_come_once_before_and_once_after(db):
    office()
    mine = officer()
    made = feedback()
    handling.assign(made, by=officer(), assignee=mine, now=SENT)
    Notice.objects.all().delete()

    def told(*day):
        remind(datetime(*day, 8, tzinfo=HANOI))
        return list(Notice.objects.filter(recipient=mine).order_by("pk").values_list("kind", flat=True))

    assert told(2026, 11, 13) == []
    assert told(2026, 11, 14) == told(2026, 11, 16) == ["feedback.due_soon"]
    assert told(2026, 11, 17) == told(2026, 11, 30) == ["feedback.due_soon", "feedback.overdue"]
