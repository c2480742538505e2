"""The events of questions among officers of which people are told."""

from __future__ import annotations

from django.urls import reverse

from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register

GROUP = "Nghiệp vụ"
FOLDER = "cms_pages/guidance/mail"


def _page(context):
    return context["question"].get_absolute_url()


def _desk(context):
    return reverse("officer_questions:inspect", args=[context["question"].pk])


def _asker(context):
    question = context["question"]
    return f"{question.asked_by}, {question.unit}" if question.unit else str(question.asked_by)


_ASKER = Place("người hỏi", _asker, "Lộc Thị Mẫu, Xã Hữu Liên")
_SUBJECT = Place("câu hỏi", lambda context: context["question"].subject, "Thời hạn gửi hồ sơ đề nghị")

register(
    Event(
        "guidance.asked", GROUP, "Cán bộ gửi câu hỏi nghiệp vụ", "Chuyên viên trả lời câu hỏi nghiệp vụ",
        f"{FOLDER}/asked.txt", (_SUBJECT, _ASKER, address_place(_desk, "/quan-tri/cau-hoi-nghiep-vu/…/")), _desk, may_refuse=True,
    ),
    Event(
        "guidance.answered", GROUP, "Câu hỏi nghiệp vụ được trả lời", "Người đã hỏi",
        f"{FOLDER}/answered.txt", (_SUBJECT, address_place(_page, "/nghiep-vu/trao-doi/12/")), _page, may_refuse=True,
    ),
)  # fmt: skip


def tell(kind, question, people):
    """Tell people of a question."""
    queue(f"guidance.{kind}", people, context={"question": question}, about=f"officer-question:{question.pk}")
