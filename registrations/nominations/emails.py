"""The events of a nomination of which people are told, and the telling."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from registrations.notices.actions import queue
from registrations.notices.registry import Event as Told
from registrations.notices.registry import Place, address_place, register
from themes.base.vietnamese import datetime_text

from .models import Event, Nomination, Submission
from .queries import members_of
from .states import MOVES, Move

GROUP = "Đề nghị khen thưởng"
MEMBERS = "Người nhập và người ký duyệt của đơn vị"
FOLDER = "registrations/nominations/mail"
_TOLD = [move for move in MOVES.values() if move.mail and move.key not in ("gui", "gui-lai")]


def _page(context: Any) -> str:
    return context["nomination"].get_absolute_url()


def _desk(context: Any) -> str:
    return reverse("nominations_desk:nomination", args=[context["nomination"].pk])


_WHAT = Place(
    "đề nghị", lambda context: context["nomination"].heading, "Đề nghị khen thưởng năm 2027, tờ trình số 12/TTr-UBND"
)
_UNIT = Place("đơn vị", lambda context: context["nomination"].unit.in_text, "xã Hữu Liên")
_STATE = Place("trạng thái", lambda context: context["event"].get_after_display(), "Đã tiếp nhận")
_REASON = Place("lý do", lambda context: context["reason"], "Trường hợp số 2 còn thiếu thời gian lập thành tích.")
_ADDRESS = address_place(_page, "/don-vi/de-nghi/")


def _moved(move: Move) -> Told:
    needed = (_REASON,) if move.reason and move.told else ()
    template = "asked" if move.key == "yeu-cau" else "moved_with_reason" if needed else "moved"
    kind = f"nomination.{move.key}"
    return Told(
        kind,
        GROUP,
        move.label,
        MEMBERS,
        f"{FOLDER}/{template}.txt",
        (_WHAT, _UNIT, _STATE, *needed, _ADDRESS),
        url=_page,
    )


register(
    Told(
        "nomination.submitted",
        GROUP,
        "Đã nhận đề nghị",
        MEMBERS,
        f"{FOLDER}/submitted.txt",
        (
            _WHAT,
            _UNIT,
            Place("lần gửi", lambda context: context["submission"].number, "1"),
            Place(
                "lúc gửi",
                lambda context: datetime_text(context["submission"].submitted_at),
                "14 giờ 32 phút, 12/01/2027",
            ),
            Place("người gửi", lambda context: context["submission"].submitted_by.full_name, "Vi Văn Ký"),
            Place("mã tiếp nhận", lambda context: context["submission"].receipt.code, "LS27-7K4M-Q2XD", True),
            _ADDRESS,
        ),
        url=_page,
    ),
    Told(
        "nomination.assigned",
        GROUP,
        "Được giao xử lý đề nghị",
        "Chuyên viên được giao",
        f"{FOLDER}/assigned.txt",
        (
            _WHAT,
            _UNIT,
            address_place(_desk, "/quan-tri/"),
        ),
        url=_desk,
    ),
    *[_moved(move) for move in _TOLD],
)


def _about(nomination: Nomination) -> str:
    return f"nomination:{nomination.pk}"


def submitted(submission: Submission) -> None:
    """Tell every member of the unit that the nomination has been received, with its code."""
    nomination = submission.nomination
    people = members_of(nomination.unit, submission.submitted_at)
    context = {"nomination": nomination, "submission": submission}
    queue("nomination.submitted", people, context=context, about=_about(nomination))


def moved(event: Event) -> None:
    """Tell the unit that its nomination moved; the reason only where the unit is meant to read it."""
    nomination, reason = event.nomination, event.reason if MOVES[event.move].told else ""
    context = {"nomination": nomination, "event": event, "reason": reason}
    people = members_of(nomination.unit, event.at)
    queue(f"nomination.{event.move}", people, context=context, about=_about(nomination))


def assigned(nomination: Nomination, by: Any) -> None:
    """Tell an officer that a nomination is theirs now."""
    if nomination.assignee and nomination.assignee != by:
        context = {"nomination": nomination}
        queue("nomination.assigned", [nomination.assignee], context=context, about=_about(nomination))
