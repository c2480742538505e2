"""The calendar in force, read from the rows of the office."""

from dataclasses import dataclass
from datetime import date

from . import national
from .models import CalendarDay, CalendarYear
from .working_days import DayRule, Window, WorkingCalendar
from .working_days import comment_window as count_window


class _Announced:
    """Whether a year's days are known: by our list, or because an officer compared them; asked only for later years."""

    def __init__(self):
        self.decided = None

    def __call__(self, year):
        if national.announced(year):
            return True
        if self.decided is None:
            self.decided = set(CalendarYear.objects.values_list("year", flat=True))
        return year in self.decided


def calendar_for(scope="", since=None):
    """The working calendar of one council (its slug), or of all; one query, one more for years not yet announced.

    ``since`` leaves out older rows. Rows for the council stand above rows for all.
    """
    rows = CalendarDay.objects.in_force_for(scope)
    if since:
        rows = rows.filter(date__gte=since)
    return WorkingCalendar({row.date: row.rule for row in rows}, national.proposed, _Announced())


def comment_window(opens_on, working_days, scope="") -> Window:
    """A window counted with the calendar in force; see `working_days.comment_window`."""
    return count_window(opens_on, working_days, calendar_for(scope, since=opens_on))


@dataclass(frozen=True, slots=True)
class YearDay:
    """One line of a year's screen: what is proposed for a day, what was decided, and what holds.

    ``state``: "proposed" (nobody has decided), "adopted", "changed" (decided
    otherwise than proposed) or "own" (a day of the office that nobody proposed).
    """

    date: date
    proposed: DayRule | None
    row: CalendarDay | None
    state: str

    @property
    def rule(self):
        return self.row.rule if self.row else self.proposed


def year_days(year, scope=""):
    """The days of a year that differ from the plain week, for one scope, the earliest first."""
    rules = national.year_rules(year)
    found = {row.date: row for row in CalendarDay.objects.in_force_for(scope).filter(date__year=year)}
    return [_year_day(day, rules.get(day), found.get(day)) for day in sorted({*rules, *found})]


def _year_day(day, proposal, row):
    if row is None:
        return YearDay(day, proposal, None, "proposed")
    if proposal is None:
        return YearDay(day, None, row, "own")
    return YearDay(day, proposal, row, "adopted" if row.works == proposal.works else "changed")


def decided_year(year):
    """Who compared a year with the announcement, or None."""
    return CalendarYear.objects.select_related("decided_by").filter(year=year).first()


def scopes():
    """Councils that have days of their own."""
    return list(CalendarDay.objects.exclude(scope="").order_by("scope").values_list("scope", flat=True).distinct())
