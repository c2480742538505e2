"""The calendar in force, read from the rows of the office."""

from . import national
from .models import CalendarDay
from .working_days import Window, WorkingCalendar
from .working_days import comment_window as count_window


def calendar_for(scope="", since=None):
    """The working calendar of one council (its slug), or of all; one query.

    ``since`` leaves out older rows. Rows for the council stand above rows for all.
    """
    rows = CalendarDay.objects.in_force_for(scope)
    if since:
        rows = rows.filter(date__gte=since)
    return WorkingCalendar({row.date: row.rule for row in rows}, national.proposed)


def comment_window(opens_on, working_days, scope="") -> Window:
    """A window counted with the calendar in force; see `working_days.comment_window`."""
    return count_window(opens_on, working_days, calendar_for(scope, since=opens_on))
