"""Whoever handed in the page of a decision is told when a change of its records has ended the approval."""

from django.urls import reverse

from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register


def _edit(context):
    return reverse("wagtailadmin_pages:edit", args=[context["page"].pk])


register(
    Event(
        "decisions.approval_lost",
        "Biên tập, duyệt bài",
        "Trang quyết định thôi chờ duyệt vì dữ liệu đã đổi",
        "Người đã gửi duyệt trang",
        "cms_pages/decisions/mail/approval_lost.txt",
        (
            Place("quyết định", lambda context: str(context["page"].decision), "Quyết định số 1234/QĐ-UBND"),
            Place("người sửa", lambda context: str(context["by"] or "Hệ thống"), "Nông Thị Mẫu"),
            address_place(_edit, "/quan-tri/…"),
        ),
        _edit,
    )
)


def tell_approval_lost(page, handed_in_by, by):
    """Tell who handed the page in, and who wrote it."""
    people = [person for person in (handed_in_by, page.owner) if person]
    queue("decisions.approval_lost", people, context={"page": page, "by": by}, about=f"page:{page.pk}")
