"""What an officer does with a report: accept, return, give more time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import NotAllowed, Refused, WrongState
from registrations.units.models import Unit

from . import emails, marks, rules
from .actions import lock
from .models import ReportPeriod, ReportReview, UnitReport

State = UnitReport.State
Outcome = ReportReview.Outcome


def _review(report_id: Any, number: int, by: Any, now: datetime | None, **fields: Any) -> ReportReview:
    """Judge the submission that the officer saw; a newer or already judged one is refused."""
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền xử lý báo cáo.")
    report = lock(report_id)
    latest = report.submissions.select_related("receipt").first()
    if report.state != State.SENT or latest is None or latest.number != number:
        raise WrongState("Báo cáo đã có thay đổi từ lúc mở trang. Mời xem lại bản mới nhất.")
    return ReportReview(report=report, submission=latest, by=by, at=now or timezone.now(), **fields)


def _conclude(review: ReportReview, action: str, *fields: str) -> ReportReview:
    review.save()
    review.report.save(update_fields=list(fields))
    emails.reviewed(review)
    log(review.report, action, user=review.by, data={"reason": review.reason}, timestamp=review.at)
    return review


@transaction.atomic
def accept(report_id: Any, *, number: int, by: Any, now: datetime | None = None) -> ReportReview:
    """Accept submission `number`. Raises NotAllowed or WrongState."""
    review = _review(report_id, number, by, now, outcome=Outcome.ACCEPTED)
    review.report.state = State.ACCEPTED
    return _conclude(review, "reports.accept", "state")


@transaction.atomic
def give_back(
    report_id: Any,
    *,
    number: int,
    reason: str,
    marked: Sequence[str],
    until: datetime | None,
    by: Any,
    now: datetime | None = None,
) -> ReportReview:
    """Return submission `number` to the unit with a reason and the places to mend.

    `until` is the first instant at which it is too late to send again; None
    leaves the period's own deadline. Raises NotAllowed, WrongState, or Refused
    when the unit would have no time left.
    """
    review = _review(report_id, number, by, now, outcome=Outcome.RETURNED, reason=reason)
    report = review.report
    known = {mark for mark, _ in marks.choices(report.period)}
    review.marks = [mark for mark in marked if mark in known]
    if until:
        report.extended_until = until
    if not report.due.is_open(review.at):
        raise Refused("Kỳ này đã hết hạn. Mời ghi ngày đơn vị được gửi lại.")
    report.state = State.RETURNED
    return _conclude(review, "reports.return", "state", "extended_until")


@transaction.atomic
def extend(
    period: ReportPeriod, unit: Unit, *, until: datetime, reason: str, by: Any, now: datetime | None = None
) -> ReportReview:
    """Give one unit more time, effective at once, with a logged reason; begins its draft if there is none.

    Raises NotAllowed, WrongState (already sent, not asked to report) or Refused (not later than before).
    """
    if not rules.may_review(by):
        raise NotAllowed("Tài khoản này không có quyền gia hạn.")
    now = now or timezone.now()
    if not rules.concerns(period, unit) and not period.reports.filter(unit=unit).exists():
        raise WrongState("Kỳ báo cáo này không dành cho loại đơn vị này.")
    pk = UnitReport.objects.get_or_create(period=period, unit=unit, defaults={"changed_at": now})[0].pk
    report = lock(pk)
    if report.state not in rules.EDITABLE:
        raise WrongState("Đơn vị đã gửi báo cáo, không cần gia hạn.")
    if until <= max(now, report.due.closes_at):
        raise Refused("Hạn mới cần sau hạn hiện nay.")
    report.extended_until = until
    review = ReportReview(report=report, outcome=Outcome.EXTENDED, reason=reason, by=by, at=now)
    return _conclude(review, "reports.extend", "extended_until")
