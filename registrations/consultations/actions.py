"""What happens to consultations and comments: one function per event, in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments.actions import store
from registrations.attachments.sniffing import CITIZEN_KINDS
from registrations.calendar.queries import comment_window
from registrations.calendar.working_days import WEEKDAYS
from registrations.receipts.actions import append, issue
from search.outbox.actions import enqueue
from search.text import slug

from . import nominating, queries, rules
from .models import Change, Comment, CommentFile, Consultation, Nominee, Outcome, State, Step

RECEIPT_KIND = "consultation-comment"
FILES_PER_COMMENT = 5
FILE_MAX_BYTES = 10 * 1024 * 1024


class NotReady(ValueError):
    """A consultation that may not be opened; ``problems`` says why, in words for the approver."""

    def __init__(self, problems: Sequence[str]):
        super().__init__(" ".join(problems))
        self.problems = list(problems)


class WindowNotOpen(ValueError):
    """A comment outside the window; ``state`` is where the consultation stands."""

    def __init__(self, state: State):
        super().__init__(state.label)
        self.state = state


class NomineeGone(ValueError):
    """A comment on a nominee that has been withdrawn meanwhile."""


# --- the consultation ---------------------------------------------------------------------------


@transaction.atomic
def save_draft(form, *, by):
    """Store a draft and its nominees from a valid form; the address comes from the title, once.

    Raises PermissionDenied for whatever has been opened.
    """
    consultation = form.instance
    created = consultation.pk is None
    known = consultation if created else Consultation.objects.select_for_update().get(pk=consultation.pk)
    if not created and not rules.may_edit(by, known):
        raise PermissionDenied
    consultation.slug = consultation.slug or _free_slug(consultation.title)
    consultation = form.save()
    log(instance=consultation, action="wagtail.create" if created else "wagtail.edit", user=by)
    return consultation


def _free_slug(title):
    base = slug(title, limit=100) or "lay-y-kien"
    taken = set(Consultation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(name for name in numbered if name not in taken)


@transaction.atomic
def open_window(consultation, *, by, now=None):
    """Open a draft: count the window, freeze and hash the text. The end is a promise from here on.

    Raises PermissionDenied, or NotReady with every reason at once.
    """
    now = now or timezone.now()
    consultation = (
        Consultation.objects.select_for_update(of=("self",)).select_related("organising_body").get(pk=consultation.pk)
    )
    if not rules.may_open(by, consultation):
        raise PermissionDenied
    today = timezone.localdate(now)
    nominees = list(consultation.nominees.select_related("title"))
    problems = rules.opening_problems(consultation, nominees, today)
    consent = queries.current_consent(today)
    if consent is None:
        problems.append("Chưa có lời đồng ý xử lý dữ liệu đang áp dụng. Mời bổ sung trong mục Lấy ý kiến.")
    if problems:
        raise NotReady(problems)
    consultation.opens_on = consultation.opens_on or today
    window = comment_window(consultation.opens_on, consultation.working_days, consultation.organising_body.slug)
    consultation.opens_at = max(window.opens_at, now)
    consultation.closes_at = window.closes_at
    consultation.consent = consent
    consultation.legal_basis = consultation.legal_basis or "; ".join(rules.lawful_sources(nominees))
    consultation.opened_by, consultation.opened_at = by, now
    consultation.text_hash = queries.text_hash(consultation, nominees)
    consultation.save()
    append(kind="consultation-opened", commitment=consultation.text_hash, at=now)
    log(instance=consultation, action="consultations.open", user=by, data={"text_hash": consultation.text_hash})
    enqueue("consultation", consultation.pk)
    nominating.follow(nominees, by=by, now=now)
    return consultation


@transaction.atomic
def lengthen_windows(*, reason="", now=None):
    """Let windows that are not over grow when the calendar lost working days; none ever shrinks.

    Returns the consultations that grew.
    """
    now = now or timezone.now()
    grown = []
    for consultation in (
        Consultation.objects.select_for_update(of=("self",)).lasting(now).select_related("organising_body")
    ):
        window = comment_window(consultation.opens_on, consultation.working_days, consultation.organising_body.slug)
        if window.closes_at <= consultation.closes_at:
            continue
        before, consultation.closes_at = consultation.last_day, window.closes_at
        consultation.save(update_fields=["closes_at"])
        _record(
            consultation,
            Change.Kind.EXTENSION,
            at=now,
            field="Ngày kết thúc",
            before=_day_text(before),
            after=_day_text(window.last_day),
            reason=f"Lịch làm việc thay đổi: {reason}" if reason else "Lịch làm việc thay đổi",
        )
        grown.append(consultation)
    return grown


CORRECTABLE = {
    "address": "Cách xưng",
    "name": "Họ tên hoặc tên tập thể",
    "birth_year": "Năm sinh",
    "position": "Chức vụ, nghề nghiệp",
    "unit": "Đơn vị công tác",
    "place": "Nơi ở hoặc trụ sở",
    "place_old": "Tên địa danh trước đây",
    "merit": "Tóm tắt thành tích",
    "period": "Thời gian lập thành tích",
}


@transaction.atomic
def correct(nominee, *, field, value, reason, by, now=None):
    """Correct one item of a nominee after opening; the page shows what stood before, what stands now and why.

    Raises PermissionDenied, or ValidationError when the value does not fit.
    """
    if field not in CORRECTABLE or not rules.may_correct(by, nominee.consultation):
        raise PermissionDenied
    before = nominee.shown(field)
    setattr(nominee, field, value)
    nominee.full_clean()
    nominee.save(update_fields=[field])
    kind, label = Change.Kind.CORRECTION, CORRECTABLE[field]
    return _record(
        nominee.consultation,
        kind,
        nominee=nominee,
        field=label,
        before=before,
        after=nominee.shown(field),
        reason=reason,
        by=by,
        at=now or timezone.now(),
    )


@transaction.atomic
def withdraw(nominee, *, reason, by, now=None):
    """Take a nominee off an opened list, with a reason that everybody reads; what was sent in stays.

    Raises PermissionDenied, also for a nominee withdrawn before.
    """
    now = now or timezone.now()
    if nominee.withdrawn_at or not reason.strip() or not rules.may_correct(by, nominee.consultation):
        raise PermissionDenied
    nominee.withdrawn_at, nominee.withdrawn_reason = now, reason.strip()
    nominee.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    return _record(
        nominee.consultation, Change.Kind.WITHDRAWAL, nominee=nominee, reason=nominee.withdrawn_reason, by=by, at=now
    )


def _day_text(day):
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def _record(consultation, kind, *, by=None, **facts):
    change = Change.objects.create(consultation=consultation, kind=kind, by=by, **facts)
    log(instance=consultation, action="consultations.change", user=by, data={"kind": kind, "change": change.pk})
    enqueue("consultation", consultation.pk)
    return change


@transaction.atomic
def publish_outcome(consultation, *, conclusions, by, now=None):
    """Publish numbers and conclusions after the end; comments still unread count as taken up in the summary.

    Raises PermissionDenied before the end, for a second outcome and for others.
    """
    now = now or timezone.now()
    consultation = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if not rules.may_publish_outcome(by, consultation, now):
        raise PermissionDenied
    outcome = Outcome.objects.create(
        consultation=consultation,
        conclusions=conclusions,
        published_by=by,
        published_at=now,
        **queries.comment_counts(consultation),
    )
    waiting = consultation.comments.filter(state__in=[Comment.State.RECEIVED, Comment.State.REVIEWING])
    summarised = Comment.State.SUMMARISED
    Step.objects.bulk_create(Step(comment=comment, state=summarised, at=now, by=by) for comment in waiting)
    waiting.update(state=summarised)
    log(instance=consultation, action="consultations.outcome", user=by)
    enqueue("consultation", consultation.pk)
    return outcome


# --- comments -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class NewComment:
    """What a sender filled in, cleaned. ``form_key`` is the random key of the form that was sent."""

    stance: str
    text: str
    nominee: Nominee | None = None
    anonymous: bool = False
    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    files: Sequence[Any] = ()
    form_key: uuid.UUID = field(default_factory=uuid.uuid4)
    suspicion: str = ""

    def key(self, consultation) -> uuid.UUID:
        """The key of this submission: same form and same words give the same key, so a double click is one comment."""
        parts = [consultation.pk, self.nominee.pk if self.nominee else 0, self.stance, self.text, self.anonymous]
        parts += [self.name, self.phone, self.email, self.address]
        parts += [f"{file.name}:{file.size}" for file in self.files]
        return uuid.uuid5(self.form_key, "\x1f".join(str(part) for part in parts))


@transaction.atomic
def submit_comment(consultation, new: NewComment, *, at: datetime | None = None) -> Comment:
    """Take a comment and give its receipt; sent twice, it is the same comment.

    ``at`` is the instant of arrival, now by default. Raises WindowNotOpen
    outside the window, NomineeGone for a withdrawn nominee and RefusedFile for
    a file that is not taken; then nothing is kept.
    """
    at = at or timezone.now()
    # Locked and read afresh: the caller's copy may be older than the window.
    consultation = (
        Consultation.objects.select_for_update(of=("self",)).select_related("consent").get(pk=consultation.pk)
    )
    key = new.key(consultation)
    known = Comment.objects.filter(submission_key=key).select_related("receipt").first()
    if known:
        return known
    if not rules.accepts_comments(consultation, at):
        raise WindowNotOpen(consultation.state_at(at))
    if new.nominee and not Nominee.objects.public().standing().filter(pk=new.nominee.pk, consultation=consultation):
        raise NomineeGone
    attachments = [store(file, allowed=CITIZEN_KINDS, max_bytes=FILE_MAX_BYTES) for file in new.files]
    receipt = issue(kind=RECEIPT_KIND, content=_content(consultation, new, attachments), private=True, at=at)
    comment = Comment.objects.create(
        consultation=consultation,
        nominee=new.nominee,
        stance=new.stance,
        text=new.text,
        anonymous=new.anonymous,
        sender_name=new.name,
        sender_phone=new.phone,
        sender_email=new.email,
        sender_address=new.address,
        consent=None if new.anonymous else consultation.consent,
        received_at=at,
        submission_key=key,
        receipt=receipt,
        suspicion=new.suspicion,
    )
    CommentFile.objects.bulk_create(CommentFile(comment=comment, attachment=attachment) for attachment in attachments)
    Step.objects.create(comment=comment, state=Comment.State.RECEIVED, at=at)
    return comment


def _content(consultation, new, attachments):
    """What the receipt commits to: everything that was sent, so that nothing of it can be changed unseen."""
    return {
        "consultation": consultation.pk,
        "nominee": new.nominee.pk if new.nominee else None,
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

    Raises PermissionDenied for others and for a state that would run backwards.
    """
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if not rules.may_handle(by):
        raise PermissionDenied
    changed = {}
    if state and state != comment.state:
        if state not in rules.next_states(comment):
            raise PermissionDenied
        comment.state = changed["state"] = state
    if classification is not None and classification != comment.classification:
        comment.classification = changed["classification"] = classification
    if assignee != comment.assignee:
        comment.assignee = assignee
        changed["assignee"] = assignee.pk if assignee else None
    comment.save(update_fields=["state", "classification", "assignee"])
    if "state" in changed or note:
        Step.objects.create(comment=comment, state=comment.state, by=by, note=note, at=now or timezone.now())
    if changed:
        log(instance=comment, action="consultations.handle", user=by, data=changed)
    return comment


@transaction.atomic
def open_sender(comment, *, by):
    """Who sent a comment: label and value pairs. Every opening is logged, the identity itself is not.

    Raises PermissionDenied for everybody who is not named for it.
    """
    if not rules.may_identify(by):
        raise PermissionDenied
    log(instance=comment, action="consultations.open_sender", user=by)
    return [
        ("Họ và tên", comment.sender_name),
        ("Điện thoại", comment.sender_phone),
        ("Thư điện tử", comment.sender_email),
        ("Địa chỉ", comment.sender_address),
    ]
