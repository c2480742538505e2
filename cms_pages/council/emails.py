"""The events of the council of which people are told."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.urls import reverse

from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, register


def _page(context):
    return reverse("council_desk:table") + f"?nam={context['report'].assignment.year}"


register(
    Event(
        "council.report",
        "Hội đồng",
        "Thành viên gửi báo cáo về đơn vị",
        "Cơ quan thường trực",
        "cms_pages/council/mail/report.txt",
        (
            Place("thành viên", lambda context: context["report"].assignment.member_name, "Vi Thị Mẫu"),
            Place("đơn vị", lambda context: context["report"].assignment.unit.in_text, "xã Hữu Liên"),
            Place("năm", lambda context: str(context["report"].assignment.year), "2026"),
            Place(
                "địa chỉ",
                lambda context: settings.SITE_URL + _page(context),
                f"{settings.SITE_URL}/quan-tri/hoi-dong/phan-cong/",
                True,
            ),
        ),
        _page,
        may_refuse=True,
    )
)


def holders(codename, label):
    """Active people who hold a permission by their group or themselves."""
    given = Permission.objects.filter(codename=codename, content_type__app_label=label)
    users = get_user_model().objects.filter(is_active=True)
    return users.filter(Q(groups__permissions__in=given) | Q(user_permissions__in=given)).distinct()


def tell_report(report):
    """Tell the standing body of a member's report."""
    queue(
        "council.report",
        holders("read_reports", "cms_council"),
        context={"report": report},
        about=f"assignment:{report.assignment_id}",
    )
