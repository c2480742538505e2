"""Sending a report to the council: once, whole, with a receipt."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.receipts import actions as receipts
from registrations.receipts.queries import sent_with
from registrations.refusals import AlreadySubmitted, Conflict, Incomplete, NotAllowed, TooLate
from registrations.signing import actions as signing
from registrations.signing.matters import Matter, hash_of
from registrations.signing.models import Confirmation

from . import emails, queries, rules
from .actions import lock
from .models import ReportSubmission, UnitReport

RECEIPT_KIND = "reports.report"


def submit(
    report_id: Any, *, version: int, form_key: uuid.UUID, by: Any, now: datetime | None = None
) -> ReportSubmission:
    """Send a report and give the receipt; late where the period takes late reports.

    `form_key` belongs to one form shown to one person: pressing the button
    twice gives the same submission. Raises NotAllowed, AlreadySubmitted, TooLate,
    Conflict (changed since the preview), Incomplete or, where the office asks
    for a second factor, `signing.NotConfirmed`.
    """
    now = now or timezone.now()  # the instant of arrival, before waiting for anybody else
    with transaction.atomic():
        report = lock(report_id)
        if not rules.may_write(by, report, now):
            raise NotAllowed("Tài khoản này không còn là thành viên của đơn vị.")
        if mine := sent_with(report, form_key, by):
            return mine
        _require_sendable(report, version, by, now)
        snapshot = queries.full(report.pk)
        if missing := queries.gaps(snapshot):
            raise Incomplete(f"Báo cáo còn thiếu {len(missing)} chỗ.", missing)
        confirmation = signing.use_if_asked(by, matter_of(snapshot), now=now)
        submission = _record(snapshot, form_key, by, now, confirmation)
        report.state = UnitReport.State.SENT
        report.save(update_fields=["state"])
        emails.submitted(submission)
        how = confirmation.get_method_display() if confirmation else ""
        data = {"receipt": submission.receipt.code, "how": how}
        log(report, "reports.submit", user=by, data=data, timestamp=now)
    return submission


def matter_of(report: UnitReport) -> Matter:
    """What is confirmed: this report as it stands (one with all its parts, see `queries.full`)."""
    title = f"{report.period.name}, {report.unit.name}"
    return Matter(RECEIPT_KIND, str(report.pk), hash_of(queries.content(report)), title)


def require_ready(report: UnitReport, version: int, by: Any, now: datetime | None = None) -> None:
    """Ask everything that `submit` asks but the confirmation, so that no code is spent in vain. Raises as it."""
    _require_sendable(report, version, by, now or timezone.now())
    if missing := queries.gaps(report):
        raise Incomplete(f"Báo cáo còn thiếu {len(missing)} chỗ.", missing)


def _require_sendable(report: UnitReport, version: int, by: Any, now: datetime) -> None:
    if report.state not in rules.EDITABLE:
        raise AlreadySubmitted.of("Báo cáo", report.submissions.select_related("submitted_by", "receipt").first())
    if not rules.may_send(by, report, now):
        raise NotAllowed("Kỳ này cần người ký duyệt của đơn vị gửi. Báo cáo đã lưu đầy đủ.")
    if not rules.in_time(report, now):
        raise TooLate(f"Đã hết hạn báo cáo ({report.deadline}). Bản đang soạn vẫn được giữ để xem lại.")
    if report.version != version:
        raise Conflict("Báo cáo vừa được sửa sau khi ông, bà mở trang này. Mời xem lại bản mới rồi gửi.")


def _record(
    report: UnitReport, form_key: uuid.UUID, by: Any, now: datetime, confirmation: Confirmation | None
) -> ReportSubmission:
    number = report.submissions.count() + 1
    content = {**queries.content(report), "number": number, "sent_by": by.full_name}
    receipt = receipts.issue(kind=RECEIPT_KIND, content=content, private=True, at=now)
    submission = ReportSubmission.objects.create(
        report=report,
        number=number,
        content=content,
        receipt=receipt,
        form_key=form_key,
        submitted_by=by,
        submitted_at=now,
        due_at=report.due.closes_at,
        confirmation=confirmation,
    )
    submission.attachments.set([each.attachment_id for each in report.files.all()])
    return submission
