"""What is erased of senders when its time is over, or when they ask for it.

First the person: contact data, files (a picture cannot be masked), and in the
words everything that looks like a name, a number or an address; with it the
letters written to them and the salts of their receipts, so that nothing can be
guessed from the register. The term stands in the text of consent that the
sender agreed to, counted from the day on which the matter was done (Law on
Personal Data Protection 91/2025/QH15: kept no longer than needed). Later, by a
term of the office, the words themselves. Kind, days, state and the receipt
stay: figures and the register hold.
"""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments.actions import discard
from registrations.notices.actions import forget
from registrations.privacy.terms import months_after, months_before
from registrations.receipts.actions import erase_key

from . import emails, masking
from .actions import CONTACT
from .models import Answer, Feedback, Inquiry, State
from .publishing import private_words

FIELDS = [f"sender_{name}" for name in CONTACT]
BATCH = 200
MONTHS_WITHOUT_CONSENT = 24  # sent while the office had no text of consent
CONTACT_OVER = "Hết thời hạn lưu thông tin liên hệ của người gửi"
WORDS_OVER = "Hết thời hạn lưu nội dung góp ý, câu hỏi"


def is_due(feedback: Feedback, now: datetime) -> bool:
    """Whether the term that the sender was told is over."""
    if feedback.closed_at is None:
        return False
    months = feedback.consent.retention_months if feedback.consent else MONTHS_WITHOUT_CONSENT
    return months_after(feedback.closed_at, months) <= now


def due(now: datetime) -> list[Feedback]:
    """Those with a sender whose term is over."""
    waiting = Feedback.objects.filter(contact_erased_at=None, anonymous=False, closed_at__lt=now)
    found = waiting.select_related("consent", "receipt").iterator(chunk_size=BATCH)
    return [feedback for feedback in found if is_due(feedback, now)]


def words_due(now: datetime, months: int) -> QuerySet[Feedback]:
    """Those done so long ago that the words go as well."""
    old = Feedback.objects.filter(words_erased_at=None, closed_at__lt=months_before(now, months))
    return old.select_related("receipt")


@transaction.atomic
def erase_contact(feedback: Feedback, reason: str = CONTACT_OVER) -> None:
    """Take away who sent it, wherever that stands, and the keys by which it could be guessed."""
    feedback = Feedback.objects.select_for_update(of=("self",)).select_related("receipt").get(pk=feedback.pk)
    known = private_words(feedback)
    _each_text(feedback, lambda text: masking.hide_all(text, known))
    for field in FIELDS:
        setattr(feedback, field, "")
    # Made from the content: the key would let a name be guessed, the bands a text.
    feedback.submission_key, feedback.contact_erased_at = uuid.uuid4(), timezone.now()
    feedback.save(update_fields=[*FIELDS, "submission_key", "contact_erased_at"])
    _forget_around(feedback, reason)
    log(instance=feedback, action="feedback.erase_contact")


@transaction.atomic
def erase_words(feedback: Feedback, reason: str = WORDS_OVER) -> None:
    """Take away what was said as well, and what officers noted of it; the approved answer stays, masked."""
    if feedback.contact_erased_at is None:
        erase_contact(feedback, reason)
    feedback = Feedback.objects.select_for_update(of=("self",)).select_related("receipt").get(pk=feedback.pk)
    feedback.subject = feedback.text = ""
    feedback.words_erased_at = timezone.now()
    feedback.save(update_fields=["subject", "text", "words_erased_at"])
    feedback.inquiries.update(answer="", question="")
    feedback.steps.update(note="")
    Answer.objects.filter(feedback=feedback).exclude(feedback__state=State.ANSWERED).delete()
    log(instance=feedback, action="feedback.erase_words")


def _each_text(feedback: Feedback, change) -> None:
    """Change everything that was written about it, each text where it stands."""
    answers = Answer.objects.filter(feedback=feedback)
    kept = (
        ([feedback], ("subject", "text")),
        (feedback.inquiries.all(), ("question", "answer")),
        (feedback.steps.all(), ("note",)),
        (feedback.extensions.all(), ("reason",)),
        (answers, ("text", "returned_reason")),
    )
    for rows, names in kept:
        for row in rows:
            for name in names:
                most = row._meta.get_field(name).max_length
                setattr(row, name, change(getattr(row, name))[:most])
            row.save(update_fields=names)


def _forget_around(feedback: Feedback, reason: str) -> None:
    for each in feedback.files.select_related("attachment"):
        each.delete()
        discard(each.attachment)
    feedback.bands.all().delete()
    erase_key(feedback.receipt, reason=reason)
    for inquiry in Inquiry.objects.filter(feedback=feedback, receipt__isnull=False).select_related("receipt"):
        erase_key(inquiry.receipt, reason=reason)
    feedback.inquiries.update(submission_key=None)
    forget(emails.about(feedback))
