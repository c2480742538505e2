"""What senders do: send something in, and add what they were asked for. One function per event, one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Prefetch
from django.utils import timezone

from registrations.attachments.actions import store
from registrations.attachments.sniffing import CITIZEN_KINDS
from registrations.privacy.queries import current_consent
from registrations.receipts.actions import issue
from registrations.refusals import Refused

from . import emails, queries
from .models import Feedback, FeedbackFile, Inquiry, State, Step, TextBand, Topic

RECEIPT_KIND = "feedback"
ADDITION_KIND = "feedback-addition"
FILES_AT_ONCE = 5
FILE_MAX_BYTES = 10 * 1024 * 1024
CONTACT = ("name", "phone", "email", "address")


@dataclass(frozen=True)
class NewFeedback:
    """What a sender filled in, cleaned. ``form_key`` is the random key of the form that was sent."""

    kind: str
    topic: Topic
    subject: str
    text: str
    anonymous: bool = False
    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    files: Sequence[Any] = ()
    form_key: uuid.UUID = field(default_factory=uuid.uuid4)
    suspicion: str = ""

    def key(self) -> uuid.UUID:
        """Same form and same words give the same key, so a double click is one submission."""
        parts = [self.kind, self.topic.pk, self.subject, self.text, self.anonymous]
        parts += [getattr(self, name) for name in CONTACT]
        parts += [f"{file.name}:{file.size}" for file in self.files]
        return uuid.uuid5(self.form_key, "\x1f".join(str(part) for part in parts))


def submit(new: NewFeedback, *, at: datetime | None = None) -> Feedback:
    """Take what somebody sends in and give its receipt; sent twice, it is the same.

    ``at`` is the instant of arrival, now by default. Raises RefusedFile for a
    file that is not taken; then nothing is kept.
    """
    key = new.key()
    try:
        # Its bands are made before anything is locked: a long text takes its time.
        return _sent_before(key) or _submit(new, key, at or timezone.now(), queries.bands_of(new.text))
    except IntegrityError:  # the same click arrived twice at once, and the other one was first
        known = _sent_before(key)
        if known is None:
            raise
        return known


def _sent_before(key: uuid.UUID) -> Feedback | None:
    return Feedback.objects.filter(submission_key=key).select_related("receipt").first()


@transaction.atomic
def _submit(new: NewFeedback, key: uuid.UUID, at: datetime, bands: Sequence[int]) -> Feedback:
    attachments = _stored(new.files)
    today = timezone.localdate(at)
    term = queries.term_for(new.kind, new.topic, today)
    feedback = Feedback(
        organising_body=queries.receiving_body(),
        kind=new.kind,
        topic=new.topic,
        subject=new.subject,
        text=new.text,
        anonymous=new.anonymous,
        **{f"sender_{name}": "" if new.anonymous else getattr(new, name) for name in CONTACT},
        consent=None if new.anonymous else current_consent(today),
        received_at=at,
        submission_key=key,
        receipt=issue(kind=RECEIPT_KIND, content=_content(new, attachments), private=True, at=at),
        suspicion=new.suspicion,
        term=term,
        working_days=term.working_days if term else None,
    )
    feedback.save()
    queries.recount(feedback)
    feedback.save(update_fields=["due_on", "promised_on"])
    TextBand.objects.bulk_create(TextBand(feedback=feedback, key=key) for key in bands)
    FeedbackFile.objects.bulk_create(FeedbackFile(feedback=feedback, attachment=each) for each in attachments)
    Step.objects.create(feedback=feedback, state=State.RECEIVED, at=at)
    if not new.suspicion:  # a machine could have anybody written to
        emails.tell_sender("received", feedback)
    return feedback


def _stored(files):
    return [store(file, allowed=CITIZEN_KINDS, max_bytes=FILE_MAX_BYTES) for file in files]


def _content(new: NewFeedback, attachments) -> dict[str, Any]:
    """What the receipt commits to: everything that was sent, so that nothing of it can be changed unseen."""
    return {
        "kind": new.kind,
        "topic": new.topic.slug,
        "subject": new.subject,
        "text": new.text,
        "anonymous": new.anonymous,
        **{name: "" if new.anonymous else getattr(new, name) for name in CONTACT},
        "files": [attachment.sha256 for attachment in attachments],
    }


@transaction.atomic
def add(
    feedback: Feedback,
    *,
    text: str,
    files: Sequence[Any] = (),
    form_key: uuid.UUID | None = None,
    suspicion: str = "",
    at: datetime | None = None,
) -> Inquiry:
    """Take what the sender adds after being asked; the clock goes on. Sent twice, it is the same.

    Whoever has the code may add. Raises Refused when nothing was asked any
    more, RefusedFile for a file that is not taken; then nothing is kept.
    """
    at = at or timezone.now()
    feedback = Feedback.objects.select_for_update().get(pk=feedback.pk)
    key = uuid.uuid5(form_key or uuid.uuid4(), text)
    known = feedback.inquiries.filter(submission_key=key).first()
    if known:
        return known
    inquiry = feedback.inquiries.filter(answered_at__isnull=True).first()
    if inquiry is None or not feedback.is_open:
        raise Refused("Nội dung này không còn chờ bổ sung. Nếu có điều mới, mời ông, bà gửi nội dung mới.")
    attachments = _stored(files)
    content = _addition(feedback, text, attachments)
    inquiry.answer, inquiry.answered_at, inquiry.submission_key = text, at, key
    inquiry.receipt = issue(kind=ADDITION_KIND, content=content, private=True, at=at)
    inquiry.save()
    FeedbackFile.objects.bulk_create(
        FeedbackFile(feedback=feedback, addition=inquiry, attachment=each) for each in attachments
    )
    note = "Người gửi đã bổ sung."
    if suspicion:
        note += f" Dấu hiệu gửi tự động: {suspicion}."
    Step.objects.create(feedback=feedback, state=feedback.state, at=at, note=note)
    queries.recount(feedback)
    feedback.save(update_fields=["due_on", "promised_on"])
    emails.tell("added", feedback, emails.those_in_charge(feedback))
    return inquiry


def _addition(feedback: Feedback, text: str, attachments) -> dict[str, Any]:
    return {"feedback": feedback.receipt.code, "text": text, "files": [each.sha256 for each in attachments]}


def additions_of(receipts: Sequence[Any]) -> dict[int, dict[str, Any]]:
    """What was added, made again from the rows, by the receipts' keys; for the check of the register."""
    sent = Prefetch("files", FeedbackFile.objects.select_related("attachment").order_by("pk"))
    found = Inquiry.objects.filter(receipt__in=[receipt.pk for receipt in receipts]).select_related("feedback__receipt")
    return {
        row.receipt_id: _addition(row.feedback, row.answer, [file.attachment for file in row.files.all()])
        for row in found.prefetch_related(sent)
    }
