"""Sending a registration to the council: once, whole, with a receipt."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.receipts import actions as receipts
from registrations.receipts.queries import sent_with
from registrations.refusals import AlreadySubmitted, Conflict, Incomplete, NotAllowed, NotConfirmed, TooLate
from registrations.signing import actions as signing
from registrations.signing.matters import Matter, hash_of
from registrations.signing.models import Confirmation
from registrations.units import collectives

from . import emails, queries, rules
from .actions import lock
from .models import Registration, Submission

RECEIPT_KIND = "campaigns.registration"
State = Registration.State


def submit(
    registration_id: Any, *, version: int, form_key: uuid.UUID, by: Any, now: datetime | None = None
) -> Submission:
    """Send a registration to the council and give the receipt.

    `form_key` belongs to one form shown to one person: pressing the button
    twice gives the same submission. Raises NotAllowed, AlreadySubmitted (with
    the submission of whoever was faster), TooLate, Conflict (the draft has
    changed since the preview) or Incomplete.
    """
    now = now or timezone.now()  # the instant of arrival, before waiting for anybody else
    with transaction.atomic():
        registration = lock(registration_id)
        if not rules.may_write(by, registration, now):
            raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
        if mine := sent_with(registration, form_key, by):
            return mine
        _require_sendable(registration, version, by, now)
        snapshot = queries.full(registration.pk)
        if missing := queries.gaps(snapshot, now):
            raise Incomplete(f"Còn thiếu {len(missing)} chỗ.", missing)
        try:
            confirmation = signing.use(by, matter_of(snapshot), now=now)
        except signing.NotConfirmed as error:
            raise NotConfirmed(error.message) from error
        submission = record(snapshot, form_key, by, now, confirmation=confirmation)
        registration.state = State.SUBMITTED
        registration.save(update_fields=["state"])
        collectives.add(registration.unit, [each["name"] for each in submission.content["collectives"]], by=by, now=now)
        emails.submitted(submission)
        data = {"receipt": submission.receipt.code, "how": confirmation.get_method_display()}
        log(registration, "campaigns.submit", user=by, data=data, timestamp=now)
    return submission


def matter_of(registration: Registration) -> Matter:
    """What is confirmed: this registration as it stands (one with all its parts, see `queries.full`)."""
    title = f"{registration.campaign.name}, {registration.unit.name}"
    return Matter(RECEIPT_KIND, str(registration.pk), hash_of(queries.content(registration)), title)


def require_ready(registration: Registration, version: int, by: Any, now: datetime | None = None) -> None:
    """Ask everything that `submit` asks but the confirmation, so that no code is spent in vain. Raises as it."""
    now = now or timezone.now()
    _require_sendable(registration, version, by, now)
    if missing := queries.gaps(registration, now):
        raise Incomplete(f"Còn thiếu {len(missing)} chỗ.", missing)


def note_not_confirmed(registration: Registration, *, by: Any, passkey: bool) -> None:
    """Keep in the log that a second factor was not right."""
    log(registration, "campaigns.not_confirmed", user=by, data={"how": "khóa bảo mật" if passkey else "mã"})


def _require_sendable(registration: Registration, version: int, by: Any, now: datetime) -> None:
    thing = registration.campaign.thing_first
    if registration.state not in rules.EDITABLE:
        raise AlreadySubmitted.of(thing, registration.submissions.select_related("submitted_by", "receipt").first())
    if not rules.may_send(by, registration, now):
        raise NotAllowed(f"Đợt này cần người ký duyệt của đơn vị gửi. {thing} đã lưu đầy đủ.")
    if not rules.in_time(registration, now):
        raise TooLate(f"Đã hết hạn ({registration.deadline}). Bản đang soạn vẫn được giữ để xem lại.")
    if registration.version != version:
        raise Conflict(f"{thing} vừa được sửa sau khi ông, bà mở trang này. Mời xem lại bản mới rồi gửi.")


def record(
    registration: Registration,
    form_key: uuid.UUID,
    by: Any,
    now: datetime,
    *,
    confirmation: Confirmation | None = None,
    **more: Any,
) -> Submission:
    """Write a submission with its receipt; `more` goes into the content that the receipt covers."""
    number = registration.submissions.count() + 1
    content = {**queries.content(registration), "number": number, "sent_by": by.full_name, **more}
    if rules.is_late(registration, now):
        content["late"] = True
    receipt = receipts.issue(kind=RECEIPT_KIND, content=content, private=True, at=now)
    submission = Submission.objects.create(
        registration=registration,
        number=number,
        content=content,
        receipt=receipt,
        form_key=form_key,
        submitted_by=by,
        submitted_at=now,
        confirmation=confirmation,
    )
    submission.attachments.set([each.attachment_id for each in registration.files.all()])
    return submission
