"""The events of meetings of which members are told."""

from __future__ import annotations

from django.utils import timezone

from cms_pages.council.queries import members_now
from cms_pages.council.rules import sits
from registrations.holders import holders
from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, address_place, register
from themes.base.vietnamese import datetime_text


def _page(context):
    return context["meeting"].get_absolute_url()


# What is on the agenda and in the papers stays in the members' area: letters tell when and where, and the way there.
_PLACES = (
    Place("phiên họp", lambda context: str(context["meeting"]), "Phiên họp thứ 1 năm 2026"),
    Place("thời gian", lambda context: datetime_text(context["meeting"].starts_at), "08 giờ 00 phút ngày 12/03/2026"),
    Place("địa điểm", lambda context: context["meeting"].place, "Phòng họp số 1"),
    Place("lời nhắn", lambda context: context["meeting"].note, ""),
    address_place(_page, "/thanh-vien/"),
)
register(
    Event(
        "meetings.called",
        "Hội đồng",
        "Mời họp Hội đồng",
        "Thành viên Hội đồng",
        "cms_pages/meetings/mail/called.txt",
        _PLACES,
        _page,
    ),
    Event(
        "meetings.changed",
        "Hội đồng",
        "Phiên họp đổi giờ, nơi họp hoặc có tài liệu mới",
        "Thành viên Hội đồng",
        "cms_pages/meetings/mail/changed.txt",
        _PLACES,
        _page,
    ),
    Event(
        "meetings.papers",
        "Hội đồng",
        "Có tài liệu phiên họp mới",
        "Thành viên Hội đồng, người dự thay",
        "cms_pages/meetings/mail/papers.txt",
        (*_PLACES[:2], _PLACES[-1]),
        _page,
    ),
)


def guests(meeting):
    """Accounts of the members of that day and of those who sit in; of all who read papers where no member has one."""
    known = [member.account for member in members_now(timezone.localdate(meeting.starts_at)) if member.account]
    members = known or [user for user in holders("cms_meetings.read_meeting") if sits(user)]
    return [*members, *(each.account for each in meeting.substitutes.select_related("account"))]


def tell(kind, meeting):
    """Tell the members; returns how many were told."""
    return len(queue(kind, guests(meeting), context={"meeting": meeting}, about=f"meeting:{meeting.pk}"))


def tell_one(kind, meeting, account):
    """Tell one person more."""
    queue(kind, [account], context={"meeting": meeting}, about=f"meeting:{meeting.pk}")
