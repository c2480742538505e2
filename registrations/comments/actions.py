"""What happens to comments: one function per event, in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments.actions import store
from registrations.attachments.sniffing import CITIZEN_KINDS
from registrations.consultations.models import Consultation, Nominee, Passage, State
from registrations.receipts.actions import issue
from registrations.refusals import demand

from . import rules
from .grouping import Print, group_for
from .models import Comment, CommentFile, SenderOpening, Step
from .noting import subject_of

RECEIPT_KIND = "consultation-comment"
FILES_PER_COMMENT = 5
FILE_MAX_BYTES = 10 * 1024 * 1024


class WindowNotOpen(ValueError):
    """A comment outside the window; ``state`` is where the consultation stands."""

    def __init__(self, state: State):
        super().__init__(state.label)
        self.state = state


class NomineeGone(ValueError):
    """A comment on a nominee that has been withdrawn meanwhile, or on what is not part of this consultation."""


@dataclass(frozen=True)
class NewComment:
    """What a sender filled in, cleaned. ``form_key`` is the random key of the form that was sent."""

    stance: str
    text: str
    nominee: Nominee | None = None
    passage: Passage | None = None
    anonymous: bool = False
    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    files: Sequence[Any] = ()
    form_key: uuid.UUID = field(default_factory=uuid.uuid4)
    suspicion: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """What was said, on what and by whom, by the names of the columns that keep it."""
        return {
            "nominee": self.nominee,
            "passage": self.passage,
            "stance": self.stance,
            "text": self.text,
            "anonymous": self.anonymous,
            "sender_name": self.name,
            "sender_phone": self.phone,
            "sender_email": self.email,
            "sender_address": self.address,
        }

    def key(self, consultation) -> uuid.UUID:
        """The key of this submission: same form and same words give the same key, so a double click is one comment."""
        parts = [consultation.pk, self.target, self.stance, self.text, self.anonymous]
        parts += [self.name, self.phone, self.email, self.address]
        parts += [f"{file.name}:{file.size}" for file in self.files]
        return uuid.uuid5(self.form_key, "\x1f".join(str(part) for part in parts))

    @property
    def target(self) -> str:
        """What the comment is about: "n5" a nominee, "p5" a passage, "" the whole."""
        if self.nominee:
            return f"n{self.nominee.pk}"
        return f"p{self.passage.pk}" if self.passage else ""


def submit_comment(consultation, new: NewComment, *, at: datetime | None = None) -> Comment:
    """Take a comment and give its receipt; sent twice, it is the same comment.

    ``at`` is the instant of arrival, now by default. Raises WindowNotOpen
    outside the window, NomineeGone for a withdrawn nominee and RefusedFile for
    a file that is not taken; then nothing is kept.
    """
    at = at or timezone.now()
    mark = Print.of(new.text, target=f"{new.target} {new.stance}")
    try:
        return _take(consultation, new, mark, at)
    except IntegrityError:
        # The same form came twice in one instant: the other one is kept.
        known = _known(new.key(consultation))
        if known is None:
            raise
        return known


@transaction.atomic
def _take(consultation, new, mark, at):
    consultation = _held(consultation)
    key = new.key(consultation)
    if known := _known(key):
        return known
    if refused := rules.why_not_taken(consultation, at):
        raise WindowNotOpen(refused)
    check_target(consultation, new)
    attachments = [store(file, allowed=CITIZEN_KINDS, max_bytes=FILE_MAX_BYTES) for file in new.files]
    group = group_for(consultation, mark)
    # From here everybody who is given a receipt waits for this one: little may come behind.
    receipt = issue(
        kind=RECEIPT_KIND,
        content=content_of(consultation, new, attachments),
        private=True,
        subject=subject_of(consultation.pk),
        at=at,
    )
    comment = Comment.objects.create(
        consultation=consultation,
        **new.fields,
        group=group,
        consent=None if new.anonymous else consultation.consent,
        received_at=at,
        submission_key=key,
        receipt=receipt,
        suspicion=new.suspicion,
    )
    if attachments:
        CommentFile.objects.bulk_create(CommentFile(comment=comment, attachment=each) for each in attachments)
    Step.objects.create(comment=comment, state=Comment.State.RECEIVED, at=at)
    return comment


def _known(key: uuid.UUID) -> Comment | None:
    return Comment.objects.filter(submission_key=key).select_related("receipt").first()


def _held(consultation) -> Consultation:
    """The consultation read afresh: the caller's copy may be older than the window.

    Until the comment is kept nobody changes it. Senders hold it together
    (PostgreSQL: FOR SHARE); waiting for each other they would take every
    thread of the server in a flood.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM consultations_consultation WHERE id = %s FOR SHARE", [consultation.pk])
    return Consultation.objects.select_related("consent", "outcome").get(pk=consultation.pk)


def check_target(consultation, new):
    """Raise NomineeGone unless the comment is about something that stands in this consultation now."""
    if new.nominee and not Nominee.objects.public().standing().filter(pk=new.nominee.pk, consultation=consultation):
        raise NomineeGone
    if new.passage and not Passage.objects.filter(pk=new.passage.pk, consultation=consultation):
        raise NomineeGone


def content_of(consultation, new, attachments):
    """What the receipt commits to: everything that was sent, so that nothing of it can be changed unseen."""
    return {
        "consultation": consultation.pk,
        "nominee": new.nominee.pk if new.nominee else None,
        "passage": new.passage.pk if new.passage else None,
        "stance": new.stance,
        "text": new.text,
        "anonymous": new.anonymous,
        "name": new.name,
        "phone": new.phone,
        "email": new.email,
        "address": new.address,
        "files": [attachment.sha256 for attachment in attachments],
    }


@transaction.atomic
def handle_comment(comment, *, by, state=None, classification=None, assignee=None, note="", now=None):
    """Classify, assign or advance a comment. What was sent stays untouched.

    Raises PermissionDenied for others, for a state that would run backwards
    and for a class that one officer alone may not give (see `handling`).
    """
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    demand(rules.may_handle(by, comment))
    changed = {}
    if state and state != comment.state:
        demand(state in rules.next_states(comment))
        comment.state = changed["state"] = state
    if classification is not None and classification != comment.classification:
        demand(classification in rules.plain_classifications() and comment.counts and not comment.restricted_at)
        comment.classification = changed["classification"] = classification
    if assignee != comment.assignee:
        demand(assignee is None or rules.may_handle(assignee, comment))
        comment.assignee = assignee
        changed["assignee"] = assignee.pk if assignee else None
    comment.save(update_fields=["state", "classification", "assignee"])
    if "state" in changed or note:
        Step.objects.create(comment=comment, state=comment.state, by=by, note=note, at=now or timezone.now())
    if changed:
        log(instance=comment, action="comments.handle", user=by, data=changed)
    return comment


@transaction.atomic
def open_sender(comment, *, by, reason, now=None):
    """Who sent a comment: label and value pairs. Every opening is noted with its reason, the identity itself is not.

    Raises PermissionDenied for everybody who is not named for it, ValidationError without a reason.
    """
    # Read afresh: it may have gone into the restricted register since the page was opened.
    comment = Comment.objects.get(pk=comment.pk)
    demand(rules.may_identify(by, comment))
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": "Ghi lý do mở thông tin người gửi."})
    SenderOpening(comment=comment, by=by, reason=reason[:300], at=now or timezone.now()).save()
    log(instance=comment, action="comments.open_sender", user=by)
    return [
        ("Họ và tên", comment.sender_name),
        ("Điện thoại", comment.sender_phone),
        ("Thư điện tử", comment.sender_email),
        ("Địa chỉ", comment.sender_address),
    ]
