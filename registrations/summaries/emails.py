"""The events on the way to an outcome of which officers are told, and the telling."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from registrations.holders import holders
from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register
from themes.base.vietnamese import date_text

GROUP = "Lấy ý kiến Nhân dân"
WRITERS, PUBLISHERS = "Người tổng hợp ý kiến", "Người có quyền công bố kết quả"
FOLDER = "registrations/summaries/mail"


def _desk(context: Any) -> str:
    return reverse("tong-hop:consultation", args=[context["consultation"].pk])


_WHAT = Place("cuộc lấy ý kiến", lambda context: context["consultation"].title, "Danh sách đề nghị tặng Huân chương")
_ADDRESS = address_place(_desk, "/quan-tri/tong-hop/1/")

register(
    Event(
        "summary.sent",
        GROUP,
        "Kết quả chờ duyệt công bố",
        PUBLISHERS,
        f"{FOLDER}/sent.txt",
        (_WHAT, Place("người soạn", lambda context: context["summary"].written_by.full_name, "Vi Văn Soạn"), _ADDRESS),
        url=_desk,
    ),
    Event(
        "summary.returned",
        GROUP,
        "Kết quả được trả lại",
        "Người soạn kết quả",
        f"{FOLDER}/returned.txt",
        (_WHAT, Place("lý do", lambda context: context["summary"].returned_reason, "Kết luận còn chung."), _ADDRESS),
        url=_desk,
    ),
    Event(
        "summary.late",
        GROUP,
        "Kết quả quá hạn công bố",
        f"{WRITERS}; {PUBLISHERS.lower()}",
        f"{FOLDER}/late.txt",
        (_WHAT, Place("hạn công bố", lambda context: date_text(context["due"]), "15/12/2027", True), _ADDRESS),
        url=_desk,
    ),
)


def _about(consultation: Any) -> str:
    return f"consultations.consultation {consultation.pk}"


def tell_publishers(summary: Any) -> None:
    """An outcome was written and waits for somebody else to publish it."""
    context = {"consultation": summary.consultation, "summary": summary}
    people = holders("consultations.publish_outcome").exclude(pk=summary.written_by_id)
    queue("summary.sent", people, context=context, about=_about(summary.consultation))


def tell_writer(summary: Any) -> None:
    """An outcome was given back."""
    context = {"consultation": summary.consultation, "summary": summary}
    queue("summary.returned", [summary.written_by], context=context, about=_about(summary.consultation))


def tell_late(consultation: Any, due: Any) -> None:
    """An outcome is late."""
    people = holders("consultations.publish_outcome", "summaries.write_summary")
    queue("summary.late", people, context={"consultation": consultation, "due": due}, about=_about(consultation))
