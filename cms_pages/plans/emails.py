"""The events of plans of which staff are told."""

from __future__ import annotations

from django.urls import reverse

from registrations.holders import holders
from registrations.notices.actions import first_time, queue
from registrations.notices.registry import Event, Place, address_place, register
from registrations.units.models import Membership


def _page(context):
    return reverse("workplan:inspect", args=[context["plan"].pk])


def _public(context):
    return context["plan"].get_absolute_url()


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
            address_place(_page, "/quan-tri/ke-hoach/…/"),
        ),
        _page,
        may_refuse=True,
    ),
    Event(
        "plans.waiting",
        "Kế hoạch công tác",
        "Kế hoạch, thay đổi của kế hoạch chờ duyệt",
        "Người duyệt kế hoạch công tác",
        "cms_pages/plans/mail/waiting.txt",
        (
            Place("kế hoạch", lambda context: str(context["plan"]), "Kế hoạch công tác thi đua, khen thưởng năm 2026"),
            Place("người sửa", lambda context: str(context["by"]), "Nông Thị Mẫu"),
            address_place(_page, "/quan-tri/ke-hoach/…/"),
        ),
        _page,
        may_refuse=True,
    ),
)


register(
    Event(
        "plans.unit_late",
        "Kế hoạch công tác",
        "Nhiệm vụ quá hạn, báo cơ quan chủ trì",
        "Người nhập và người ký duyệt của cơ quan chủ trì",
        "cms_pages/plans/mail/unit_late.txt",
        (
            Place("kế hoạch", lambda context: str(context["plan"]), "Kế hoạch công tác thi đua, khen thưởng năm 2026"),
            Place("cơ quan", lambda context: context["unit"].in_text, "Sở Y tế"),
            Place("nhiệm vụ", lambda context: _lines(context["tasks"]), "- 3. Sơ kết 6 tháng (hạn 30/06/2026)"),
            address_place(_public, "/ke-hoach/…/"),
        ),
        _public,
        may_refuse=True,
    )
)


def tell_lead(plan, unit, tasks, now):
    """Tell the people of a leading agency once of each task that is overdue; returns how many were told."""
    people = Membership.objects.filter(unit=unit).at(now).select_related("user")
    told = 0
    for user in {each.user for each in people}:
        fresh = [task for task in tasks if first_time("plans.unit_late", f"{task.pk}, {task.due_on}", [user])]
        if fresh:
            context = {"plan": plan, "unit": unit, "tasks": fresh}
            told += len(queue("plans.unit_late", [user], context=context, about=f"plan:{plan.pk}"))
    return told


def tell_waiting(plan, by):
    """Tell those who may approve it that a plan, or the first change since it was approved, waits for them."""
    people = holders("cms_plans.publish_workplan").exclude(pk=by.pk)
    queue("plans.waiting", people, context={"plan": plan, "by": by}, about=f"plan:{plan.pk}")


def keepers():
    """Staff who keep the plans."""
    return holders("cms_plans.change_workplan")


def tell_due(plan, overdue, soon):
    """Tell those who keep the plans what is overdue and due soon; returns how many were told."""
    return len(
        queue("plans.due", keepers(), context={"plan": plan, "overdue": overdue, "soon": soon}, about=f"plan:{plan.pk}")
    )
