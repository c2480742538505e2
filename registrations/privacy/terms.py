"""How long personal data is kept: the term in force, in months and in words."""

import calendar
from datetime import date, datetime

from django.utils import timezone

from .models import RetentionTerm
from .registry import Keeping, keepings


def months_after(instant: datetime, months: int) -> datetime:
    """The same day and hour some months later in Vietnam; the month's last day where the day is missing."""
    local = timezone.localtime(instant)
    year, month = divmod(local.month - 1 + months, 12)
    year, month = local.year + year, month + 1
    day = min(local.day, calendar.monthrange(year, month)[1])
    return local.replace(year=year, month=month, day=day)


def months_before(instant: datetime, months: int) -> datetime:
    """The same day and hour some months earlier; what happened before it is older than the term."""
    return months_after(instant, -months)


def in_force(on: date) -> dict[str, RetentionTerm]:
    """The dated row of each code that has one; one query."""
    found: dict[str, RetentionTerm] = {}
    for row in RetentionTerm.objects.in_force(on):
        found.setdefault(row.code, row)
    return found


def months_of(keeping: Keeping, rows: dict[str, RetentionTerm]) -> int | None:
    """Months of a term; never fewer than its least. None when each record carries its own."""
    if keeping.months is None:
        return None
    row = rows.get(keeping.code)
    return max(row.months if row else keeping.months, keeping.least)


def words_of(keeping: Keeping, rows: dict[str, RetentionTerm]) -> str:
    """The term as it is shown and logged: how long, from when, by what."""
    months = months_of(keeping, rows)
    if months is None:
        return f"{keeping.counted_from}{f' ({keeping.source})' if keeping.source else ''}"
    row = rows.get(keeping.code)
    source = row.source if row else keeping.source
    return f"{months} tháng, tính từ {keeping.counted_from}{f' ({source})' if source else ''}"


def choices():
    """Codes that take a dated row, with their titles."""
    return [(keeping.code, keeping.title) for keeping in keepings() if keeping.months is not None]
