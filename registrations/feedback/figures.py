"""What was received and answered, by month of receipt: counted by the database, in one question."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db.models import Count, F, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from registrations.calendar.working_days import start_of

from .models import Feedback, Kind, State

FEW = 10  # below this the public is not told a month's figures


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one group; each one received is counted once more as what became of it."""

    received: int = 0
    in_time: int = 0
    late: int = 0
    forwarded: int = 0
    merged: int = 0
    waiting: int = 0
    overdue: int = 0

    @property
    def answered(self) -> int:
        return self.in_time + self.late

    @property
    def complete(self) -> bool:
        """Whether every one received is counted exactly once as something."""
        return self.received == self.answered + self.forwarded + self.merged + self.waiting + self.overdue

    @property
    def percent_in_time(self) -> int | None:
        """Answered in time out of answered, in whole percent; None before the first answer."""
        return round(100 * self.in_time / self.answered) if self.answered else None

    def __add__(self, other: Figures) -> Figures:
        return Figures(**{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)})


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one kind and topic."""

    kind: str
    topic: str
    figures: Figures


def _counts(today: date) -> dict[str, Count]:
    answered, late = Q(state=State.ANSWERED), Q(closed_at__date__gt=F("due_on"))
    unfinished, over = Q(state__in=[State.RECEIVED, State.PROCESSING]), Q(due_on__lt=today)
    some = Q(due_on__isnull=False)
    return {
        "received": Count("pk"),
        "in_time": Count("pk", filter=answered & ~(some & late)),
        "late": Count("pk", filter=answered & some & late),
        "forwarded": Count("pk", filter=Q(state=State.FORWARDED)),
        "merged": Count("pk", filter=Q(state=State.MERGED)),
        "waiting": Count("pk", filter=unfinished & ~(some & over)),
        "overdue": Count("pk", filter=unfinished & some & over),
    }


def _between(first: date, after: date):
    return Feedback.objects.honest().filter(received_at__gte=start_of(first), received_at__lt=start_of(after))


def next_month(month: date) -> date:
    """The first day of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def back(month: date, count: int) -> date:
    """The first day of the month ``count`` months before."""
    months = month.year * 12 + month.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def of_month(month: date, now: datetime) -> list[Row]:
    """What was received in a month, by kind and topic; spam is left out."""
    found = (
        _between(month, next_month(month))
        .values("kind", "topic__name")
        .annotate(**_counts(timezone.localdate(now)))
        .order_by("kind", "topic__sort_order", "topic__name")
    )
    rows = []
    for each in found:
        kind, topic = each.pop("kind"), each.pop("topic__name")
        each.pop("topic__sort_order", None)
        rows.append(Row(Kind(kind).label, topic, Figures(**each)))
    return rows


def total(rows) -> Figures:
    """All rows together."""
    return sum((row.figures for row in rows), Figures())


def by_month(last: date, months: int, now: datetime) -> list[tuple[date, Figures]]:
    """Months up to ``last``, the oldest first, each with its figures; months without anything stand too."""
    first = back(last, months - 1)
    counted = (
        _between(first, next_month(last))
        .annotate(month=TruncMonth("received_at", tzinfo=timezone.get_current_timezone()))
        .values("month")
        .annotate(**_counts(timezone.localdate(now)))
        .order_by("month")
    )
    known = {each.pop("month").date(): Figures(**each) for each in counted}
    wanted = [back(last, count) for count in range(months - 1, -1, -1)]
    return [(month, known.get(month, Figures())) for month in wanted]
