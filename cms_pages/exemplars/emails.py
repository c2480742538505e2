"""Whoever wrote a story is told when an award that it shows has ended, or when its subject took the consent back."""

from typing import Any

from django.urls import reverse

from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register
from themes.base.vietnamese import date_text


def _edit_url(context: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[context["page"].pk])


register(
    Event(
        "exemplars.award_fell",
        "Bài viết",
        "Lượt khen được nhắc trong bài có thay đổi",
        "Người viết và người sửa cuối của bài gương điển hình",
        "cms_pages/exemplars/mail/award_fell.txt",
        (
            Place("tên bài", lambda each: each["page"].title, "Người giữ rừng hồi ở Bản Mẫu", True),
            Place("việc", lambda each: each["event"].get_kind_display().lower(), "thu hồi", True),
            Place("từ ngày", lambda each: date_text(each["event"].on), "15/06/2026"),
            address_place(_edit_url, "/quan-tri/pages/…/", needed=False),
        ),
        url=_edit_url,
    ),
    Event(
        "exemplars.consent_withdrawn",
        "Bài viết",
        "Người trong bài rút lại sự đồng ý",
        "Người viết và người sửa cuối của bài gương điển hình",
        "cms_pages/exemplars/mail/consent_withdrawn.txt",
        (
            Place("tên bài", lambda each: each["page"].title, "Người giữ rừng hồi ở Bản Mẫu", True),
            address_place(_edit_url, "/quan-tri/pages/…/", needed=False),
        ),
        url=_edit_url,
    ),
)


def award_fell(page, event) -> None:
    """Tell the owner of a story and whoever edited it last."""
    people = _writers(page)
    queue("exemplars.award_fell", people, context={"page": page, "event": event}, about=f"exemplar:{page.pk}")


def consent_withdrawn(page, by) -> None:
    """Tell them that the story came down, but not whoever took it down."""
    people = [person for person in _writers(page) if person != by]
    queue("exemplars.consent_withdrawn", people, context={"page": page}, about=f"exemplar:{page.pk}")


def _writers(page):
    people = [page.owner, page.latest_revision.user if page.latest_revision else None]
    return list(dict.fromkeys(person for person in people if person))
