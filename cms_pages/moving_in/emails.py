"""The events of batches of articles of which staff are told."""

from django.urls import reverse

from registrations.holders import holders
from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register


def _page(context):
    return reverse("moving_in:inspect", args=[context["batch"].pk])


register(
    Event(
        "moving_in.waiting",
        "Biên tập, duyệt bài",
        "Đợt chuyển bài chờ duyệt",
        "Người duyệt bài chuyển từ trang cũ",
        "cms_pages/moving_in/mail/waiting.txt",
        (
            Place("đợt", lambda context: context["batch"].name, "bai-cu-2024.zip"),
            Place("số bài", lambda context: context["count"], "240"),
            Place("người chuyển", lambda context: str(context["batch"].created_by), "Nông Thị Mẫu"),
            address_place(_page, "/quan-tri/…"),
        ),
        _page,
        may_refuse=True,
    )
)


def tell_waiting(batch, count):
    """Tell those who may approve it, but not who brought it, that the drafts of a batch wait."""
    people = holders("cms_moving_in.approve_importbatch").exclude(pk=batch.created_by_id)
    queue("moving_in.waiting", people, context={"batch": batch, "count": count}, about=f"batch:{batch.pk}")
