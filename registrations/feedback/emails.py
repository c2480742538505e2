"""The events of which senders and officers are told, and the telling.

Letters to senders are private: the log of notices shows neither address nor words.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from registrations.notices.actions import queue, queue_to_address
from registrations.notices.registry import Event, Place, address_place, register
from themes.base.vietnamese import date_text, datetime_text

from . import queries
from .models import Feedback

GROUP = "Hỏi đáp, góp ý"
FOLDER = "registrations/feedback/mail"
SAMPLE_CODE = "TDKT-7K4M-Q93H-X2FA-8PVW-R6DP"


def _follow(context: Any) -> str:
    return reverse("feedback:follow", args=[context["feedback"].receipt.code])


def _desk(context: Any) -> str:
    return context["feedback"].get_absolute_url()


_CODE = Place("mã tiếp nhận", lambda each: each["feedback"].receipt.code, SAMPLE_CODE, True)
_KIND = Place("loại", lambda each: each["feedback"].get_kind_display().lower(), "câu hỏi")
_FOLLOW = address_place(_follow, f"/hoi-dap/theo-doi/{SAMPLE_CODE}/")
_DESK = address_place(_desk, "/quan-tri/hoi-dap/12/")
_DUE = Place(
    "hạn trả lời", lambda each: date_text(each["feedback"].due_on) if each["feedback"].due_on else "", "12/01/2027"
)


def _to_sender(kind, name, template, *places):
    return Event(
        f"feedback.{kind}",
        GROUP,
        name,
        "Người gửi",
        f"{FOLDER}/{template}.txt",
        (_CODE, _KIND, *places, _FOLLOW),
        url=_follow,
    )


def _to_officers(kind, name, audience, template):
    return Event(
        f"feedback.{kind}",
        GROUP,
        name,
        audience,
        f"{FOLDER}/{template}.txt",
        (_CODE, _KIND, _DUE, _DESK),
        url=_desk,
        may_refuse=True,
    )


register(
    _to_sender(
        "received",
        "Đã nhận",
        "received",
        Place("lúc nhận", lambda each: datetime_text(each["feedback"].received_at), "14 giờ 32 phút, 28/12/2026"),
        _DUE,
    ),
    _to_sender(
        "asked",
        "Đề nghị bổ sung",
        "asked",
        Place("nội dung", lambda each: each["inquiry"].question, "Mời ông, bà cho biết năm được tặng.", True),
    ),
    _to_sender(
        "extended",
        "Gia hạn trả lời",
        "extended",
        Place("lý do", lambda each: each["extension"].reason, "Cần xác minh hồ sơ lưu trữ.", True),
        _DUE,
    ),
    _to_sender(
        "forwarded",
        "Chuyển cơ quan khác",
        "forwarded",
        Place("cơ quan nhận", lambda each: each["forwarding"].body, "Sở Nội vụ", True),
        Place("số văn bản", lambda each: each["forwarding"].document_number, "12/CV-HĐ", True),
        Place("ngày văn bản", lambda each: date_text(each["forwarding"].document_on), "28/12/2026"),
    ),
    _to_sender(
        "answered",
        "Trả lời",
        "answered",
        Place("trả lời", lambda each: each["answer"].text, "Hồ sơ gồm ba loại giấy tờ.", True),
    ),
    _to_officers("assigned", "Giao xử lý", "Người được giao", "assigned"),
    _to_officers("added", "Người gửi đã bổ sung", "Người được giao", "added"),
    _to_officers("to_approve", "Trình duyệt trả lời", "Người duyệt trả lời", "to_approve"),
    _to_officers("returned", "Trả lại bản trả lời", "Người soạn", "returned"),
    _to_officers("due_soon", "Sắp hết hạn trả lời", "Người được giao, hoặc mọi người xử lý khi chưa giao", "due_soon"),
    _to_officers("overdue", "Quá hạn trả lời", "Người xử lý và người duyệt", "overdue"),
)


def about(feedback: Feedback) -> str:
    """How the log of notices names it."""
    return f"feedback:{feedback.pk}"


def tell_sender(kind: str, feedback: Feedback, **context: Any) -> None:
    """Write to the sender, if there is an address."""
    if feedback.sender_email:
        context["feedback"] = feedback
        queue_to_address(
            f"feedback.{kind}", feedback.sender_email, context=context, about=about(feedback), confidential=True
        )


def tell(kind: str, feedback: Feedback, people) -> int:
    """Write to officers who may read it; how many."""
    wanted = [each for each in people if each and each.is_active]
    if feedback.restricted:
        wanted = [each for each in wanted if each.has_perm("feedback.read_restricted")]
    return len(queue(f"feedback.{kind}", wanted, context={"feedback": feedback}, about=about(feedback)))


def those_in_charge(feedback: Feedback):
    """The officer it was given to; all officers as long as there is none."""
    return [feedback.assignee] if feedback.assignee_id else list(queries.officers())
