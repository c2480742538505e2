"""Reminders of last days: once when it comes near, once when it has passed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from registrations.holders import holders

from . import emails
from .models import Feedback

BEFORE = timedelta(days=2)
AT_ONCE = 200


def remind(now: datetime | None = None) -> int:
    """Remind of what is due within two days or overdue; how many matters were told of."""
    today = timezone.localdate(now or timezone.now())
    unfinished = Feedback.objects.unfinished().select_related("assignee", "receipt")
    soon = unfinished.filter(reminded_on=None, due_on__gte=today, due_on__lte=today + BEFORE)
    late = unfinished.filter(overdue_told_on=None, due_on__lt=today)
    told = 0
    for each in soon.order_by("due_on")[:AT_ONCE]:
        told += _tell(each, "due_soon", "reminded_on", today, emails.those_in_charge(each))
    for each in late.order_by("due_on")[:AT_ONCE]:
        people = [*emails.those_in_charge(each), *holders("feedback.approve_answer")]
        told += _tell(each, "overdue", "overdue_told_on", today, people)
    return told


@transaction.atomic
def _tell(feedback, kind, field, today, people) -> int:
    # Whoever sets the day tells: two runs at once never tell twice.
    if not Feedback.objects.filter(pk=feedback.pk, **{field: None}).update(**{field: today}):
        return 0
    emails.tell(kind, feedback, people)
    return 1
