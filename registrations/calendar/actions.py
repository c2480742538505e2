"""What happens to the calendar. Every change tells the rooms whose deadlines count on it."""

from django.db import transaction
from wagtail.log_actions import log

from . import national
from .models import CalendarDay
from .signals import calendar_changed


@transaction.atomic
def save_day(day, *, by=None):
    """Store a decided day and let open windows grow by it. Raises ValidationError if it clashes."""
    created = day._state.adding
    day.full_clean()
    day.save()
    log(instance=day, action="wagtail.create" if created else "wagtail.edit", user=by)
    calendar_changed.send(sender=CalendarDay, reason=str(day))
    return day


@transaction.atomic
def remove_day(day, *, by=None):
    """Take a decided day out again. Windows that it lengthened keep their promised end."""
    log(instance=day, action="wagtail.delete", user=by, deleted=True)
    day.delete()
    calendar_changed.send(sender=CalendarDay, reason="")


@transaction.atomic
def load_years(years):
    """Write the national days of some years as editable rows; rows of the office stay as they are.

    Returns the number of new rows.
    """
    known = set(CalendarDay.objects.filter(scope="").values_list("date", flat=True))
    rows = [
        CalendarDay(date=day, works=rule.works, reason=rule.reason, source=rule.source, verified=rule.verified)
        for year in years
        for day, rule in national.year_rules(year).items()
        if day not in known
    ]
    CalendarDay.objects.bulk_create(rows)
    if rows:
        calendar_changed.send(sender=CalendarDay, reason="")
    return len(rows)
