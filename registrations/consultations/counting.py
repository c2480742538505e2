"""Which days of a window count, by working days or by all days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from registrations.calendar.queries import calendar_for
from registrations.calendar.queries import comment_window as working_window
from registrations.calendar.working_days import (
    LONGEST_CLOSURE,
    DayRule,
    NoWorkingDay,
    Window,
    WorkingCalendar,
    days_until,
    start_of,
)
from registrations.calendar.working_days import comment_window as count_window

from .models import Consultation, Counting

EVERY_DAY = WorkingCalendar(proposed=lambda day: DayRule(True, "Tính cả ngày nghỉ"))


def window_of(consultation: Consultation, opens_on: date) -> Window:
    """The window of a consultation that opens on a day. Raises ValueError, NoWorkingDay among them."""
    return counted(opens_on, consultation.working_days, consultation.counting, consultation.organising_body.slug)


def counted(opens_on: date, days: int, counting: str, scope: str = "") -> Window:
    """A window of so many days of one sort.

    A term in calendar days whose last day is a day off ends with the next
    working day (Civil Code 2015, article 148.5).
    """
    if counting != Counting.CALENDAR:
        return working_window(opens_on, days, scope)
    window = count_window(opens_on, days, EVERY_DAY)
    working, last = calendar_for(scope, since=opens_on), window.last_day
    while not working.works(last):
        last += timedelta(days=1)
        if last - window.last_day > LONGEST_CLOSURE:
            raise NoWorkingDay("No working day follows the end of the window.")
    return replace(
        window,
        last_day=last,
        closes_at=start_of(last + timedelta(days=1)),
        days=days_until(opens_on, last, EVERY_DAY),
    )


def next_working_day(day: date, scope: str = "") -> date:
    """The first working day after a day. Raises NoWorkingDay."""
    return working_window(day, 1, scope).last_day
