"""The events of a report of which people are told, and the telling."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.urls import reverse

from registrations.campaigns.deadlines import Deadline
from registrations.campaigns.queries import members_of
from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register
from registrations.units.models import Unit
from themes.base.vietnamese import datetime_text

from .models import ReportPeriod, ReportReview, ReportSubmission

GROUP = "Báo cáo kết quả phong trào"
MEMBERS = "Người nhập và người ký duyệt của đơn vị"
FOLDER = "registrations/reports/mail"


def _from(path: str) -> Callable[[Any], Any]:
    first, _, rest = path.partition(".")
    get = attrgetter(rest) if rest else (lambda value: value)
    return lambda context: get(context[first])


def _workspace(context: Any) -> str:
    return reverse("campaigns:workspace")


def _report(context: Any) -> str:
    return context["report"].get_absolute_url()


def _period(path: str) -> Place:
    return Place("kỳ báo cáo", _from(path), "Báo cáo tổng kết phong trào thi đua năm 2027")


def _unit(path: str) -> Place:
    return Place("đơn vị", _from(path), "xã Hữu Liên")


_ABOUT = (_period("report.period.name"), _unit("report.unit.in_text"))
_WAITING = (_period("period.name"), _unit("unit.in_text"))
_REASON = Place("lý do", _from("review.reason"), "Số hộ thoát nghèo chưa khớp với danh sách kèm theo.")
_DEADLINE = Place("thời hạn", _from("report.deadline"), "đến hết ngày 15/12/2027")
_THEIRS = address_place(_report, "/don-vi/bao-cao/…/")
_START = address_place(_workspace, "/don-vi/")

register(
    Event(
        "report.submitted",
        GROUP,
        "Đã nhận báo cáo",
        MEMBERS,
        f"{FOLDER}/submitted.txt",
        (
            *_ABOUT,
            Place("lần gửi", _from("submission.number"), "1"),
            Place("lúc gửi", lambda each: datetime_text(each["submission"].submitted_at), "14 giờ 32 phút, 12/12/2027"),
            Place("người gửi", _from("submission.submitted_by.full_name"), "Vi Văn Ký"),
            Place("mã tiếp nhận", _from("receipt.code"), "LS27-7K4M-Q2XD", True),
            address_place(lambda context: context["receipt"].get_absolute_url(), "/tra-cuu/LS27-7K4M-Q2XD/"),
        ),
        url=_report,
    ),
    Event(
        "report.accepted",
        GROUP,
        "Đã tiếp nhận báo cáo",
        MEMBERS,
        f"{FOLDER}/accepted.txt",
        (
            *_ABOUT,
            Place("lúc xử lý", lambda each: datetime_text(each["review"].at), "9 giờ 05 phút, 14/12/2027"),
            _THEIRS,
        ),
        url=_report,
        may_refuse=True,
    ),
    Event(
        "report.returned",
        GROUP,
        "Đề nghị bổ sung báo cáo",
        MEMBERS,
        f"{FOLDER}/returned.txt",
        (*_ABOUT, replace(_REASON, needed=True), _DEADLINE, _THEIRS),
        url=_report,
    ),
    Event(
        "report.extended",
        GROUP,
        "Gia hạn báo cáo cho một đơn vị",
        MEMBERS,
        f"{FOLDER}/extended.txt",
        (*_ABOUT, _REASON, replace(_DEADLINE, needed=True), _START),
        url=_workspace,
    ),
    Event(
        "report.extended_for_all",
        GROUP,
        "Gia hạn báo cáo cho mọi đơn vị",
        f"{MEMBERS} chưa gửi",
        f"{FOLDER}/extended_for_all.txt",
        (
            *_WAITING,
            Place("thời hạn", _from("period.deadline"), _DEADLINE.sample, True),
            Place("lý do", _from("reason"), "Nhiều xã mất điện do mưa bão."),
            _START,
        ),
        url=_workspace,
    ),
    Event(
        "report.reminder",
        GROUP,
        "Nhắc trước khi hết hạn báo cáo",
        f"{MEMBERS} chưa gửi",
        f"{FOLDER}/reminder.txt",
        (
            *_WAITING,
            Place("thời hạn", _from("deadline"), _DEADLINE.sample, True),
            Place("thời gian còn lại", _from("left"), "còn 3 ngày"),
            _START,
        ),
        url=_workspace,
        may_refuse=True,
    ),
)


def submitted(submission: ReportSubmission) -> None:
    """Tell every member of the unit that the report has been received, with its code."""
    report = submission.report
    queue(
        "report.submitted",
        members_of(report.unit, submission.submitted_at),
        context={"report": report, "submission": submission, "receipt": submission.receipt},
        about=f"report:{report.pk}",
    )


def reviewed(review: ReportReview) -> None:
    """Tell the unit what an officer did: accepted, returned or granted more time."""
    queue(
        f"report.{review.outcome}",
        members_of(review.report.unit, review.at),
        context={"report": review.report, "review": review},
        about=f"report:{review.report_id}",
    )


def reminder(unit: Unit, period: ReportPeriod, due: Deadline, now: datetime) -> int:
    """Remind a unit that has not sent of its own deadline; how many people were written to."""
    sent = queue(
        "report.reminder",
        members_of(unit, now),
        context={"unit": unit, "period": period, "deadline": due.words, "left": due.left(now)},
        about=f"report-period:{period.pk}",
    )
    return len(sent)


def extended_for_all(period: ReportPeriod, units: Iterable[Unit], reason: str, now: datetime) -> None:
    """Tell units that have not sent that everybody has more time, and why."""
    for unit in units:
        queue(
            "report.extended_for_all",
            members_of(unit, now),
            context={"unit": unit, "period": period, "reason": reason},
            about=f"report-period:{period.pk}",
        )
