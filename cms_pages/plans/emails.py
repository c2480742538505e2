"""The events of plans of which staff are told."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.urls import reverse

from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, register


def _page(context):
    return reverse("workplan:inspect", args=[context["plan"].pk])


def _lines(tasks):
    return "\n".join(f"- {task} (hạn {task.due_on:%d/%m/%Y})" for task in tasks[:30]) or "- Không có."


register(
    Event(
        "plans.due",
        "Kế hoạch công tác",
        "Nhiệm vụ đến hạn, quá hạn",
        "Chuyên viên theo dõi kế hoạch công tác",
        "cms_pages/plans/mail/due.txt",
        (
            Place("kế hoạch", lambda context: str(context["plan"]), "Kế hoạch công tác thi đua, khen thưởng năm 2026"),
            Place("quá hạn", lambda context: _lines(context["overdue"]), "- 3. Sơ kết 6 tháng (hạn 30/06/2026)"),
            Place("sắp đến hạn", lambda context: _lines(context["soon"]), "- 4. Kiểm tra (hạn 15/07/2026)"),
            Place(
                "địa chỉ",
                lambda context: settings.SITE_URL + _page(context),
                f"{settings.SITE_URL}/quan-tri/ke-hoach/…/",
                True,
            ),
        ),
        _page,
        may_refuse=True,
    )
)


def keepers():
    """Staff who keep the plans."""
    given = Permission.objects.filter(codename="change_workplan", content_type__app_label="cms_plans")
    users = get_user_model().objects.filter(is_active=True)
    return users.filter(Q(groups__permissions__in=given) | Q(user_permissions__in=given)).distinct()


def tell_due(plan, overdue, soon):
    """Tell those who keep the plans what is overdue and due soon; returns how many were told."""
    return len(
        queue("plans.due", keepers(), context={"plan": plan, "overdue": overdue, "soon": soon}, about=f"plan:{plan.pk}")
    )
