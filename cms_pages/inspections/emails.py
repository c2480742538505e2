"""The events of inspections of which people are told."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from cms_pages.council.emails import holders
from registrations.notices.actions import queue
from registrations.notices.registry import Event, Place, register
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
_MEMBERS = "Người nhập và người ký duyệt của đơn vị"
_SAMPLE = f"{settings.SITE_URL}/don-vi/kiem-tra/"
_THERE = Place("địa chỉ", lambda context: settings.SITE_URL + _page(context), _SAMPLE, True)
_HERE = Place(
    "địa chỉ", lambda c: settings.SITE_URL + _desk(c), f"{settings.SITE_URL}/quan-tri/hoi-dong/kiem-tra/", True
)
register(
    Event("inspections.told", GROUP, "Báo đơn vị được kiểm tra", _MEMBERS, f"{FOLDER}/told.txt", (*_WHAT, _THERE), _page),
    Event("inspections.result", GROUP, "Kết quả kiểm tra", _MEMBERS, f"{FOLDER}/result.txt", (*_WHAT, _THERE), _page),
    Event(
        "inspections.paper", GROUP, "Đơn vị gửi báo cáo cho đoàn kiểm tra", "Cơ quan thường trực",
        f"{FOLDER}/paper.txt", (*_WHAT, _HERE), _desk, may_refuse=True,
    ),
)  # fmt: skip


def tell_unit(kind, visit, now):
    """Tell the people of the unit; returns how many were told."""
    people = [each.user for each in Membership.objects.filter(unit=visit.unit_id).at(now).select_related("user")]
    return len(queue(f"inspections.{kind}", people, context={"visit": visit}, about=f"visit:{visit.pk}"))


def tell_staff(visit):
    """Tell those who follow inspections that a unit sent something."""
    keepers = holders("change_inspection", "cms_inspections")
    queue("inspections.paper", keepers, context={"visit": visit}, about=f"visit:{visit.pk}")
