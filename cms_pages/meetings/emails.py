"""The events of meetings of which members are told."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from cms_pages.council.emails import holders
from cms_pages.council.queries import members_now
from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, register
from themes.base.vietnamese import datetime_text


def _page(context):
    return context["meeting"].get_absolute_url()


def _agenda(context):
    return "\n".join(f"{at}. {item}" for at, item in enumerate(context["meeting"].agenda.all()[:30], start=1))


_PLACES = (
    Place("phiên họp", lambda context: str(context["meeting"]), "Phiên họp thứ 1 năm 2026"),
    Place("nội dung", lambda context: context["meeting"].title, "Xét khen thưởng tổng kết năm"),
    Place("thời gian", lambda context: datetime_text(context["meeting"].starts_at), "08 giờ 00 phút ngày 12/03/2026"),
    Place("địa điểm", lambda context: context["meeting"].place, "Phòng họp số 1"),
    Place("chương trình", _agenda, "1. Xét tặng Cờ thi đua"),
    Place("lời nhắn", lambda context: context["meeting"].note, ""),
    Place("địa chỉ", lambda context: settings.SITE_URL + _page(context), f"{settings.SITE_URL}/thanh-vien/", True),
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
)


def guests(meeting):
    """Accounts of the council's members of that day; of all who read papers where no member has an account."""
    known = [member.account for member in members_now(timezone.localdate(meeting.starts_at)) if member.account]
    return known or list(holders("read_meeting", "cms_meetings"))


def tell(kind, meeting):
    """Tell the members; returns how many were told."""
    return len(queue(kind, guests(meeting), context={"meeting": meeting}, about=f"meeting:{meeting.pk}"))
