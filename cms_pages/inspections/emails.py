"""The events of inspections of which people are told."""

from __future__ import annotations

from django.urls import reverse

from registrations.holders import holders
from registrations.notices.actions import queue, queue_once
from registrations.notices.registry import Event, Place, address_place, register
from registrations.units.models import Membership

GROUP = "Kiểm tra"
FOLDER = "cms_pages/inspections/mail"


def _page(context):
    return context["visit"].get_absolute_url()


def _desk(context):
    return reverse("inspection:visit", args=[context["visit"].inspection_id, context["visit"].pk])


def _day(value):
    return f"{value:%d/%m/%Y}" if value else ""


_WHAT = (
    Place("kế hoạch", lambda c: str(c["visit"].inspection), "Kế hoạch kiểm tra công tác thi đua, khen thưởng năm 2026"),
    Place("đơn vị", lambda context: context["visit"].unit.in_text, "xã Hữu Liên"),
    Place("ngày kiểm tra", lambda context: _day(context["visit"].planned_on), "15/09/2026"),
    Place("hạn báo cáo", lambda context: _day(context["visit"].report_by), "05/09/2026"),
)
_LATE = (
    Place("số yêu cầu", lambda context: str(context["count"]), "2"),
    Place("hạn thực hiện", lambda context: _day(context["day"]), "31/10/2026"),
)
_MEMBERS = "Người nhập và người ký duyệt của đơn vị"
_THERE = address_place(_page, "/don-vi/kiem-tra/")
_HERE = address_place(_desk, "/quan-tri/hoi-dong/kiem-tra/")
register(
    Event("inspections.told", GROUP, "Báo đơn vị được kiểm tra", _MEMBERS, f"{FOLDER}/told.txt", (*_WHAT, _THERE), _page),
    Event("inspections.result", GROUP, "Kết quả kiểm tra", _MEMBERS, f"{FOLDER}/result.txt", (*_WHAT, _THERE), _page),
    Event(
        "inspections.paper", GROUP, "Đơn vị gửi báo cáo cho đoàn kiểm tra", "Cơ quan thường trực",
        f"{FOLDER}/paper.txt", (*_WHAT, _HERE), _desk, may_refuse=True,
    ),
    Event(
        "inspections.report_late", GROUP, "Báo cáo của đơn vị quá hạn", _MEMBERS,
        f"{FOLDER}/report_late.txt", (*_WHAT, _THERE), _page,
    ),
    Event(
        "inspections.late", GROUP, "Yêu cầu kiểm tra quá hạn", _MEMBERS,
        f"{FOLDER}/late.txt", (*_WHAT[:2], *_LATE, _THERE), _page,
    ),
    Event(
        "inspections.late_staff", GROUP, "Yêu cầu kiểm tra quá hạn, báo chuyên viên", "Cơ quan thường trực",
        f"{FOLDER}/late_staff.txt", (*_WHAT[:2], *_LATE, _HERE), _desk, may_refuse=True,
    ),
)  # fmt: skip


def people_of(visit, now):
    """Who acts for the unit at an instant."""
    return [each.user for each in Membership.objects.filter(unit=visit.unit_id).at(now).select_related("user")]


def tell_unit(kind, visit, now):
    """Tell the people of the unit; returns how many were told."""
    return len(queue(f"inspections.{kind}", people_of(visit, now), context={"visit": visit}, about=f"visit:{visit.pk}"))


def tell_staff(visit):
    """Tell those who follow inspections that a unit sent something."""
    keepers = holders("cms_inspections.change_inspection")
    queue("inspections.paper", keepers, context={"visit": visit}, about=f"visit:{visit.pk}")


def tell_late(visit, day, count, now):
    """Tell the unit and the keepers once of requests that were to be met before a day; returns how many were told."""
    context, key = {"visit": visit, "day": day, "count": count}, f"{visit.pk}, {day}"
    more = {"context": context, "key": key, "about": f"visit:{visit.pk}"}
    told = queue_once("inspections.late", people_of(visit, now), **more)
    return len(told + queue_once("inspections.late_staff", holders("cms_inspections.change_inspection"), **more))


def tell_report_late(visit, now):
    """Tell the unit once that its report has not come; returns how many were told."""
    key = f"{visit.pk}, {visit.report_by}"
    more = {"context": {"visit": visit}, "key": key, "about": f"visit:{visit.pk}"}
    return len(queue_once("inspections.report_late", people_of(visit, now), **more))
