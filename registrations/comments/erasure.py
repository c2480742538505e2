"""Contact data of senders, erased when the time that they were told is over.

The term stands in the text of consent that the sender agreed to, counted from
the end of the window. What was said stays for the file; who said it goes, and
with it the salt of the receipt, so that nobody can guess the name from the
register of receipts (Law on Personal Data Protection 91/2025/QH15: kept no
longer than the purpose needs).
"""

import calendar
import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from registrations.receipts.actions import erase_key

from .models import Comment

CONTACT = ("sender_name", "sender_phone", "sender_email", "sender_address")
BATCH = 200


def months_after(instant: datetime, months: int) -> datetime:
    """The same day and hour some months later in Vietnam; the month's last day where the day is missing."""
    local = timezone.localtime(instant)
    year, month = divmod(local.month - 1 + months, 12)
    year, month = local.year + year, month + 1
    day = min(local.day, calendar.monthrange(year, month)[1])
    return local.replace(year=year, month=month, day=day)


def is_due(comment: Comment, now: datetime) -> bool:
    """Whether the term that the sender was told is over."""
    ends = comment.consultation.closes_at
    if ends is None or comment.consent is None:
        return False
    return months_after(ends, comment.consent.retention_months) <= now


def erase_contacts(now: datetime | None = None) -> int:
    """Erase what is due, each comment in a transaction of its own; returns how many."""
    now = now or timezone.now()
    some = Q()
    for field in CONTACT:
        some |= ~Q(**{field: ""})
    waiting = Comment.objects.filter(some, consent__isnull=False, consultation__closes_at__lt=now)
    erased = 0
    for comment in waiting.select_related("consultation", "consent", "receipt").iterator(chunk_size=BATCH):
        if is_due(comment, now):
            _erase(comment)
            erased += 1
    return erased


@transaction.atomic
def _erase(comment: Comment) -> None:
    for field in CONTACT:
        setattr(comment, field, "")
    # The key was made from the content; it would let a name be guessed.
    comment.submission_key = uuid.uuid4()
    comment.save(update_fields=[*CONTACT, "submission_key"])
    erase_key(comment.receipt, reason="Hết thời hạn lưu thông tin liên hệ của người gửi")
    log(instance=comment, action="comments.erase_contact")
