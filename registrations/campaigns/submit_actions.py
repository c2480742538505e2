"""Sending a registration to the council: once, whole, with a receipt."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.receipts import actions as receipts
from registrations.units import collectives

from . import emails, queries, rules
from .actions import lock
from .models import Registration, Submission
from .refusals import AlreadySubmitted, Conflict, Incomplete, NotAllowed, TooLate

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
        mine = registration.submissions.filter(form_key=form_key, submitted_by=by).select_related("receipt").first()
        if mine:
            return mine
        _require_sendable(registration, version, by, now)
        snapshot = queries.full(registration.pk)
        if missing := queries.gaps(snapshot, now):
            raise Incomplete(missing)
        submission = _record(snapshot, form_key, by, now)
        registration.state = State.SUBMITTED
        registration.save(update_fields=["state"])
        collectives.add(registration.unit, [each["name"] for each in submission.content["collectives"]], by=by, now=now)
        emails.submitted(submission)
        log(registration, "campaigns.submit", user=by, data={"receipt": submission.receipt.code}, timestamp=now)
    return submission


def _require_sendable(registration: Registration, version: int, by: Any, now: datetime) -> None:
    if registration.state not in rules.EDITABLE:
        latest = registration.submissions.select_related("submitted_by", "receipt").first()
        when = timezone.localtime(latest.submitted_at)
        raise AlreadySubmitted(
            f"Bản đăng ký đã được {latest.submitted_by} gửi lúc {when.hour} giờ {when.minute:02d} phút, "
            f"ngày {when:%d/%m/%Y}. Mã tiếp nhận {latest.receipt.code}.",
            latest,
        )
    if not rules.may_send(by, registration, now):
        raise NotAllowed("Đợt này cần người ký duyệt của đơn vị gửi. Bản đăng ký đã lưu đầy đủ.")
    if not rules.in_time(registration, now):
        raise TooLate(f"Đã hết hạn đăng ký ({registration.deadline}). Bản đang soạn vẫn được giữ để xem lại.")
    if registration.version != version:
        raise Conflict("Bản đăng ký vừa được sửa sau khi ông, bà mở trang này. Mời xem lại bản mới rồi gửi.")


def _record(registration: Registration, form_key: uuid.UUID, by: Any, now: datetime) -> Submission:
    number = registration.submissions.count() + 1
    content = {**queries.content(registration), "number": number, "sent_by": by.full_name}
    receipt = receipts.issue(kind=RECEIPT_KIND, content=content, private=True, at=now)
    submission = Submission.objects.create(
        registration=registration,
        number=number,
        content=content,
        receipt=receipt,
        form_key=form_key,
        submitted_by=by,
        submitted_at=now,
    )
    submission.attachments.set([each.attachment_id for each in registration.files.all()])
    return submission
