"""What the lower rooms ask about reports: who may read a file, how a receipt stands, what waits for a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.receipts.models import Receipt
from registrations.receipts.registry import StatusView, Step
from registrations.units.acting import Acting
from registrations.units.waiting import Waiting
from themes.base.vietnamese import date_text

from .models import ReportReview, ReportSubmission, UnitReport
from .queries import duties_of
from .rules import STANDING_WORDS, may_read_in_unit, may_see_board


def may_read_file(user: Any, attachment: Attachment) -> bool:
    """People of the unit read the files of its report; officers those that were sent."""
    if not user.is_authenticated:
        return False
    linked = Q(files__attachment=attachment) | Q(submissions__attachments=attachment)
    report = UnitReport.objects.select_related("unit").filter(linked).first()
    if report is None:
        return False
    sent = report.submissions.filter(attachments=attachment).exists()
    return may_read_in_unit(user, report, timezone.now()) or (sent and may_see_board(user))


def status(receipt: Receipt) -> StatusView:
    """The receipt of a report: which period, which unit, which time it was sent, and how it stands. No figures."""
    submission = (
        ReportSubmission.objects.select_related("report__period", "report__unit").filter(receipt=receipt).first()
    )
    title = "Giấy xác nhận báo cáo kết quả phong trào"
    if submission is None:
        return StatusView(title=title, state="Đã nhận")
    report = submission.report
    review = submission.reviews.exclude(outcome=ReportReview.Outcome.EXTENDED).first()
    newer = report.submissions.filter(number__gt=submission.number).exists()
    state, steps = _progress(submission, review, newer)
    return StatusView(
        title=title,
        state=state,
        steps=steps,
        lines=[
            ("Về việc", report.period.name),
            ("Đơn vị", report.unit.name),
            ("Lần gửi", f"Lần {submission.number}{', sau thời hạn' if submission.is_late else ''}"),
        ],
        note="Giấy này không ghi số liệu và nội dung đã gửi. Mã kiểm chứng cho phép chứng minh nội dung ấy "
        "không bị thay đổi.",
    )


def _progress(submission: ReportSubmission, review: ReportReview | None, newer: bool) -> tuple[str, list[Step]]:
    sent = Step("Đơn vị đã gửi", "done", date_text(submission.submitted_at))
    if review is None:
        next_step = Step("Cơ quan thường trực xem xét", "now")
        return "Đã gửi, chờ tiếp nhận", [sent, next_step, Step("Tiếp nhận báo cáo", "next")]
    when = date_text(review.at)
    if review.outcome == ReportReview.Outcome.ACCEPTED:
        return "Đã tiếp nhận", [sent, Step("Cơ quan thường trực đã tiếp nhận", "done", when)]
    returned = Step("Cơ quan thường trực đề nghị bổ sung", "done", when)
    if newer:
        return "Đã có lần gửi sau thay thế", [sent, returned, Step("Đơn vị đã gửi lại", "done")]
    return "Cần bổ sung", [sent, returned, Step("Đơn vị bổ sung và gửi lại", "now")]


def waiting(acting: Sequence[Acting], now: datetime) -> Iterable[Waiting]:
    """The reports that units owe or have sent, for the one list of the workspace."""
    for duty in duties_of(acting, now):
        if duty.report is None:
            url, do = reverse("reports:begin", args=[duty.period.pk, duty.unit.pk]), "Bắt đầu"
        else:
            url = duty.report.get_absolute_url()
            do = {"draft": "Làm tiếp", "late": "Làm tiếp", "returned": "Xem yêu cầu bổ sung"}.get(
                duty.standing, "Xem lại"
            )
        due = duty.standing in {"todo", "draft", "late", "returned"}
        left = f"; {duty.due.left(now)}" if due else ""
        yield Waiting(
            unit=duty.unit,
            title=duty.period.name,
            url=url,
            do=do,
            chip=STANDING_WORDS[duty.standing],
            note=f"Hạn {duty.due.words}{left}",
            due=due,
            closes_at=duty.due.closes_at,
        )
