"""What falls due for the person signed in, as a file for the calendar of a phone or a desk."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from registrations import downloads
from registrations.calendar.due import Due, due_for
from themes.base.icalendar import CalendarEvent, calendar_text

AHEAD = timedelta(days=60)
BEFORE = timedelta(minutes=30)
TO_FIVE = timedelta(hours=7)  # what ends at midnight is done by the end of the working day before


@never_cache
@require_safe
def due_calendar(request: HttpRequest) -> HttpResponse:
    """The dates of sixty days that this person's first screen shows or will show, nothing that is past."""
    now = timezone.now()
    found = [each for each in due_for(request.user, now, AHEAD) if not each.is_late(now)]
    text = calendar_text("Việc đến hạn", [_entry(each, now) for each in found])
    return downloads.private(text, "viec-den-han.ics")


def _entry(due: Due, now) -> CalendarEvent:
    ends = timezone.localtime(due.ends_at)
    midnight = (ends.hour, ends.minute) == (0, 0)
    if due.happens and not midnight:
        starts_at, ends_at = due.ends_at, None
    else:
        ends_at = due.ends_at - TO_FIVE if midnight else due.ends_at
        starts_at = ends_at - BEFORE
    key = hashlib.sha256(f"{due.kind}|{due.url}|{due.title}".encode()).hexdigest()[:24]
    return CalendarEvent(
        f"{key}@viec-den-han", f"{due.kind}: {due.title}", starts_at, ends_at, now, text=due.words(now)
    )
