"""The events of an initiative of which people are told, and the telling."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register

from .models import Initiative, Submission
from .queries import people_of

GROUP = "Sáng kiến"
MEMBERS = "Người nhập và người ký duyệt của đơn vị"
FOLDER = "registrations/initiatives/mail"


def _page(context: Any) -> str:
    return context["initiative"].get_absolute_url()


_WHAT = Place("sáng kiến", lambda context: context["initiative"].title, "Sổ tay tra cứu thủ tục cho trưởng thôn")
_UNIT = Place("đơn vị", lambda context: context["initiative"].unit.in_text, "xã Hữu Liên")
_STATE = Place("trạng thái", lambda context: context["initiative"].get_state_display(), "Được công nhận")
_ANSWER = Place("ý kiến", lambda context: context["initiative"].answer, "Nêu rõ hơn số liệu trước và sau khi áp dụng.")
_ADDRESS = address_place(_page, "/don-vi/")

register(
    Event(
        "initiative.submitted",
        GROUP,
        "Đã nhận đơn sáng kiến",
        MEMBERS,
        f"{FOLDER}/submitted.txt",
        (
            _WHAT,
            _UNIT,
            Place("mã tiếp nhận", lambda context: context["submission"].receipt.code, "LS27-7K4M-Q2XD", True),
            _ADDRESS,
        ),
        url=_page,
    ),
    Event(
        "initiative.judged",
        GROUP,
        "Có kết quả xét sáng kiến",
        MEMBERS,
        f"{FOLDER}/judged.txt",
        (_WHAT, _UNIT, _STATE, _ANSWER, _ADDRESS),
        url=_page,
    ),
)


def submitted(submission: Submission) -> None:
    """Tell the unit that the application has been received, with its code."""
    initiative = submission.initiative
    context = {"initiative": initiative, "submission": submission}
    about = f"initiative:{initiative.pk}"
    queue("initiative.submitted", people_of(initiative.unit, submission.submitted_at), context=context, about=about)


def judged(initiative: Initiative) -> None:
    """Tell the unit what became of it."""
    people = people_of(initiative.unit, timezone.now())
    queue("initiative.judged", people, context={"initiative": initiative}, about=f"initiative:{initiative.pk}")
