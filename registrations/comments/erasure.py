"""Contact data of senders, erased when the time that they were told is over.

The term stands in the text of consent that the sender agreed to, counted from
the end of the window. What was said stays for the file; who said it goes, and
with it the salt of the receipt, so that nobody can guess the name from the
register of receipts (Law on Personal Data Protection 91/2025/QH15: kept no
longer than the purpose needs).
"""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments.actions import discard
from registrations.privacy.terms import months_after, months_before
from registrations.receipts.actions import erase_key

from .models import Comment, Event, SenderOpening

OPENINGS_LEAST = 12  # months
CONTACT = ("sender_name", "sender_phone", "sender_email", "sender_address")
BATCH = 200


def is_due(comment: Comment, now: datetime) -> bool:
    """Whether the term that the sender was told is over."""
    ends = comment.consultation.closes_at
    # Paper bears no box to tick: its term is that of the window it came into.
    consent = comment.consent or comment.consultation.consent
    if ends is None or consent is None:
        return False
    return months_after(ends, consent.retention_months) <= now


def due(now: datetime) -> list[Comment]:
    """Comments whose term is over and whose sender is still known."""
    some = Q(paper__scan__isnull=False)
    for field in CONTACT:
        some |= ~Q(**{field: ""})
    waiting = Comment.objects.filter(some, consultation__closes_at__lt=now)
    found = waiting.select_related(
        "consultation__consent", "consultation__outcome", "consent", "receipt", "paper__scan"
    ).iterator(chunk_size=BATCH)
    return [comment for comment in found if is_due(comment, now)]


def needed_for(comment: Comment) -> str:
    """Why the sender of a comment that is due is still needed, in words; "" if nothing is going on."""
    if not comment.consultation.has_outcome:
        return "cuộc lấy ý kiến chưa công bố kết quả"
    if comment.restricted_at and not comment.events.filter(kind=Event.Kind.FORWARDED).exists():
        return "phản ánh vi phạm chưa chuyển cơ quan có thẩm quyền"
    return ""


@transaction.atomic
def erase_contact(comment: Comment, reason: str = "Hết thời hạn lưu thông tin liên hệ của người gửi") -> None:
    """Take away who sent it, and the key by which that could be guessed."""
    for field in CONTACT:
        setattr(comment, field, "")
    # The key was made from the content; it would let a name be guessed.
    comment.submission_key = uuid.uuid4()
    comment.save(update_fields=[*CONTACT, "submission_key"])
    if comment.is_paper and comment.paper.scan:
        # The scan shows the name and the hand.
        scan, comment.paper.scan = comment.paper.scan, None
        comment.paper.save(update_fields=["scan"])
        discard(scan)
    erase_key(comment.receipt, reason=reason)
    log(instance=comment, action="comments.erase_contact")


def openings_due(now: datetime, months: int) -> QuerySet[SenderOpening]:
    """Entries of the log of opened senders that are older than the term."""
    return SenderOpening.objects.filter(at__lt=months_before(now, max(months, OPENINGS_LEAST)))


def forget_opening(opening: SenderOpening) -> None:
    """Drop one entry of that log: the only way in which one goes, and not before twelve months.

    Raises ValueError for a younger one.
    """
    if months_after(opening.at, OPENINGS_LEAST) > timezone.now():
        raise ValueError(f"{opening.pk} is younger than {OPENINGS_LEAST} months")
    QuerySet(SenderOpening).filter(pk=opening.pk).delete()
