"""The events of a proposal of which people are told, and the telling."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from registrations.notices.actions import queue, queue_once
from registrations.notices.registry import Event, Place, address_place, register

from .models import Proposal, Submission
from .queries import judges, people_of

GROUP = "Gương điển hình"
MEMBERS = "Người nhập và người ký duyệt của đơn vị"
FOLDER = "registrations/exemplars/mail"
NEXT = {
    Proposal.State.ACCEPTED: "Biên tập viên viết thành bài; bài đăng thì đơn vị nhận thư báo.",
    Proposal.State.RETURNED: "Mời đơn vị bổ sung theo ý kiến trên rồi gửi lại.",
}


def _page(context: Any) -> str:
    return context["proposal"].get_absolute_url()


def _desk(context: Any) -> str:
    return reverse("exemplars_desk:proposal", args=[context["proposal"].pk])


_WHO = Place("tên gương", lambda context: str(context["proposal"]), "Hứa Thị Mẫu")
_UNIT = Place("đơn vị", lambda context: context["proposal"].unit.in_text, "xã Hữu Liên")
_STATE = Place("trạng thái", lambda context: context["proposal"].get_state_display(), "Đã tiếp nhận")
_ANSWER = Place("ý kiến", lambda context: context["proposal"].answer, "Kể rõ hơn việc làm trong ba năm gần đây.")
_NEXT = Place("việc tiếp theo", lambda context: NEXT.get(context["proposal"].state, ""), "Mời bổ sung rồi gửi lại.")
_ADDRESS = address_place(_page, "/don-vi/")

register(
    Event(
        "exemplar.submitted",
        GROUP,
        "Đã nhận đề xuất gương điển hình",
        MEMBERS,
        f"{FOLDER}/submitted.txt",
        (
            _WHO,
            _UNIT,
            Place("mã tiếp nhận", lambda context: context["submission"].receipt.code, "LS27-7K4M-Q2XD", True),
            _ADDRESS,
        ),
        url=_page,
    ),
    Event(
        "exemplar.waiting",
        GROUP,
        "Đề xuất gương điển hình chờ tiếp nhận",
        "Chuyên viên tiếp nhận đề xuất gương điển hình",
        f"{FOLDER}/waiting.txt",
        (
            _WHO,
            _UNIT,
            address_place(_desk, "/quan-tri/…"),
        ),
        url=_desk,
        may_refuse=True,
    ),
    Event(
        "exemplar.judged",
        GROUP,
        "Có ý kiến về đề xuất gương điển hình",
        MEMBERS,
        f"{FOLDER}/judged.txt",
        (_WHO, _UNIT, _STATE, _ANSWER, _NEXT, _ADDRESS),
        url=_page,
    ),
    Event(
        "exemplar.published",
        GROUP,
        "Gương điển hình do đơn vị đề xuất đã đăng",
        MEMBERS,
        f"{FOLDER}/published.txt",
        (
            _WHO,
            _UNIT,
            Place(
                "trang đã đăng",
                lambda context: settings.SITE_URL + context["proposal"].public_url,
                f"{settings.SITE_URL}/dien-hinh/",
                True,
            ),
        ),
        url=_page,
    ),
)


def _tell(event: str, proposal: Proposal, **more: Any) -> None:
    people = people_of(proposal.unit, timezone.now())
    queue(event, people, context={"proposal": proposal, **more}, about=f"exemplar-proposal:{proposal.pk}")


def submitted(submission: Submission) -> None:
    """Tell the unit that the proposal has been received, with its code."""
    _tell("exemplar.submitted", submission.proposal, submission=submission)


def waiting(submission: Submission) -> None:
    """Tell those who decide on proposals that one waits for them; once for each time it is sent."""
    proposal = submission.proposal
    queue_once(
        "exemplar.waiting",
        judges(),
        context={"proposal": proposal},
        key=f"đề xuất {proposal.pk}, lần {submission.number}",
        about=f"exemplar-proposal:{proposal.pk}",
    )


def judged(proposal: Proposal) -> None:
    """Tell the unit what became of it."""
    _tell("exemplar.judged", proposal)


def published(proposal: Proposal) -> None:
    """Tell the unit that everybody can read the story now."""
    _tell("exemplar.published", proposal)
