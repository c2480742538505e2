"""Contact data of senders, erased when the time that they were told is over.

The term stands in the text of consent that the sender agreed to, counted from
the day on which the matter was done. What was said stays for the file; who
said it goes, with the letters written to them and the salt of the receipt
(Law on Personal Data Protection 91/2025/QH15: kept no longer than needed).
"""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from registrations.notices.actions import forget
from registrations.privacy.terms import months_after
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
    return months_after(feedback.closed_at, feedback.consent.retention_months) <= now


def due(now: datetime) -> list[Feedback]:
    """Those whose term is over and whose sender is still known."""
    some = Q()
    for field in FIELDS:
        some |= ~Q(**{field: ""})
    waiting = Feedback.objects.filter(some, consent__isnull=False, closed_at__lt=now)
    found = waiting.select_related("consent", "receipt").iterator(chunk_size=BATCH)
    return [feedback for feedback in found if is_due(feedback, now)]


@transaction.atomic
def erase_contact(feedback: Feedback, reason: str = "Hết thời hạn lưu thông tin liên hệ của người gửi") -> None:
    """Take away who sent it, the letters written to them, and the key by which that could be guessed."""
    for field in FIELDS:
        setattr(feedback, field, "")
    # The key was made from the content; it would let a name be guessed.
    feedback.submission_key = uuid.uuid4()
    feedback.save(update_fields=[*FIELDS, "submission_key"])
    erase_key(feedback.receipt, reason=reason)
    forget(emails.about(feedback))
    log(instance=feedback, action="feedback.erase_contact")
