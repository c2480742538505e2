"""What the lower rooms ask about registrations: who may read a file, how a receipt stands."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.receipts.models import Receipt
from registrations.receipts.registry import StatusView, Step
from themes.base.vietnamese import date_text

from .models import Registration, Review, Submission
from .queries import paper_of
from .rules import may_read


def may_read_file(user: Any, attachment: Attachment) -> bool:
    """Members of the unit and officers read the files of a registration."""
    if not user.is_authenticated:
        return False
    linked = Q(files__attachment=attachment) | Q(submissions__attachments=attachment)
    linked |= Q(paper_entries__scan=attachment)
    registration = Registration.objects.select_related("unit").filter(linked).first()
    return registration is not None and may_read(user, registration, timezone.now())


def status(receipt: Receipt) -> StatusView:
    """The receipt of a registration: which campaign, which unit, which time it was sent, and how it stands."""
    submission = (
        Submission.objects.select_related("registration__campaign", "registration__unit")
        .filter(receipt=receipt)
        .first()
    )
    if submission is None:
        return StatusView(title="Giấy xác nhận đăng ký thi đua", state="Đã nhận")
    registration = submission.registration
    review = submission.reviews.exclude(outcome=Review.Outcome.EXTENDED).first()
    if review and review.outcome == Review.Outcome.REOPENED:  # it waits for judgement again
        review = None
    newer = registration.submissions.filter(number__gt=submission.number).exists()
    state, steps = _progress(submission, review, newer)
    return StatusView(
        title="Giấy xác nhận đăng ký thi đua",
        state=state,
        steps=steps,
        lines=[
            ("Về việc", registration.campaign.name),
            ("Đơn vị", registration.unit.name),
            ("Lần gửi", f"Lần {submission.number}"),
            *([("Thời hạn", "Gửi sau thời hạn, ghi là nộp muộn")] if submission.content.get("late") else []),
            *_paper_lines(submission),
        ],
        note="Giấy này không ghi danh sách và nội dung đã gửi. Mã kiểm chứng cho phép chứng minh nội dung ấy "
        "không bị thay đổi.",
    )


def _paper_lines(submission: Submission) -> list[tuple[str, str]]:
    paper = paper_of(submission)
    if paper is None:
        return []
    return [("Hình thức", f"Bản giấy nhận ngày {date_text(paper.arrived_on)}, cơ quan thường trực nhập")]


def _progress(submission: Submission, review: Review | None, newer: bool) -> tuple[str, list[Step]]:
    sent = Step("Đơn vị đã gửi", "done", date_text(submission.submitted_at))
    if review is None:
        next_step = Step("Cơ quan thường trực xem xét", "now")
        return "Đã gửi, chờ tiếp nhận", [
            sent,
            next_step,
            Step(f"Tiếp nhận {submission.registration.campaign.thing}", "next"),
        ]
    when = date_text(review.at)
    if review.outcome == Review.Outcome.ACCEPTED:
        return "Đã tiếp nhận", [sent, Step("Cơ quan thường trực đã tiếp nhận", "done", when)]
    returned = Step("Cơ quan thường trực đề nghị bổ sung", "done", when)
    if newer:
        return "Đã có lần gửi sau thay thế", [sent, returned, Step("Đơn vị đã gửi lại", "done")]
    return "Cần bổ sung", [sent, returned, Step("Đơn vị bổ sung và gửi lại", "now")]
