"""How long a nomination may stand where it stands, in working days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from registrations.calendar.queries import calendar_for
from registrations.calendar.working_days import NoWorkingDay, add_working_days, working_days_left

from .models import Nomination, StateTerm


@dataclass(frozen=True, slots=True)
class Clock:
    """The last day of a term, how many working days are left (0 when over), and words for both."""

    due: date
    left: int
    overdue: bool
    words: str


def clocks(nominations: Iterable[Nomination], now: datetime) -> dict:
    """{nomination pk: Clock} of those whose state has a term; two queries for a page."""
    nominations = list(nominations)
    today = timezone.localdate(now)
    terms: dict[tuple[str, str], StateTerm] = {(term.state, term.kind): term for term in StateTerm.objects.on(today)}
    wanted = [
        (each, term)
        for each in nominations
        if (term := terms.get((each.state, each.kind)) or terms.get((each.state, "")))
    ]
    if not wanted:
        return {}
    since = min(timezone.localdate(each.state_since) for each, _ in wanted) - timedelta(days=1)
    calendar = calendar_for(wanted[0][0].organising_body.slug, since=since)
    return {each.pk: clock for each, term in wanted if (clock := _clock(each, term, calendar, today))}


def _clock(nomination: Nomination, term: StateTerm, calendar, today: date) -> Clock | None:
    try:
        due = add_working_days(timezone.localdate(nomination.state_since), term.working_days, calendar)
    except (NoWorkingDay, ValueError):
        return None
    if due < today:
        return Clock(due, 0, True, f"quá hạn từ {due:%d/%m/%Y}")
    left = working_days_left(today, due, calendar)
    words = f"đến hết {due:%d/%m/%Y}, còn {left} ngày làm việc" if left else f"đến hết {due:%d/%m/%Y}"
    return Clock(due, left, False, words)
