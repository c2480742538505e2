"""Contact data of senders, erased when the time that they were told is over.

The term stands in the text of consent that the sender agreed to, counted from
the day on which the matter was done. What was said stays for the file; who
said it goes, with the letters written to them and the salt of the receipt
(Law on Personal Data Protection 91/2025/QH15: kept no longer than needed).
"""

import calendar
import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from registrations.notices.actions import forget
from registrations.receipts.actions import erase_key

from . import emails
from .actions import CONTACT
from .models import Feedback

FIELDS = [f"sender_{name}" for name in CONTACT]
BATCH = 200


def is_due(feedback: Feedback, now: datetime) -> bool:
    """Whether the term that the sender was told is over."""
    if feedback.closed_at is None or feedback.consent is None:
        return False
    done = timezone.localtime(feedback.closed_at)
    year, month = divmod(done.month - 1 + feedback.consent.retention_months, 12)
    year, month = done.year + year, month + 1
    return done.replace(year=year, month=month, day=min(done.day, calendar.monthrange(year, month)[1])) <= now


def erase_contacts(now: datetime | None = None) -> int:
    """Erase what is due, each in a transaction of its own; returns how many."""
    now = now or timezone.now()
    some = Q()
    for field in FIELDS:
        some |= ~Q(**{field: ""})
    waiting = Feedback.objects.filter(some, consent__isnull=False, closed_at__lt=now)
    erased = 0
    for feedback in waiting.select_related("consent", "receipt").iterator(chunk_size=BATCH):
        if is_due(feedback, now):
            _erase(feedback)
            erased += 1
    return erased


@transaction.atomic
def _erase(feedback: Feedback) -> None:
    for field in FIELDS:
        setattr(feedback, field, "")
    # The key was made from the content; it would let a name be guessed.
    feedback.submission_key = uuid.uuid4()
    feedback.save(update_fields=[*FIELDS, "submission_key"])
    erase_key(feedback.receipt)
    forget(emails.about(feedback))
    log(instance=feedback, action="feedback.erase_contact")
