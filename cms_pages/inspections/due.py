"""Inspections: visits to come, reports of units, requests past their day, plans to be finished."""

from django.urls import reverse
from django.utils import timezone

from registrations.calendar.due import Due, end_of, start_of

from . import queries, rules

MOST = 20


def due(user, now, until):
    """For those who follow inspections; what was found stays out of the titles."""
    if not rules.may_see(user):
        return
    last = timezone.localdate(until)
    for visit in queries.visits_planned(last)[:MOST]:
        yield Due(end_of(visit.planned_on), str(visit.unit), _desk(visit), "Ngày kiểm tra tại đơn vị")
    for visit in queries.reports_awaited(last)[:MOST]:
        yield Due(start_of(visit.report_by), str(visit.unit), _desk(visit), "Báo cáo của đơn vị được kiểm tra")
    for visit, day, count in queries.requests_due(last)[:MOST]:
        title = f"{visit.unit}: {count} yêu cầu chưa thực hiện xong"
        yield Due(start_of(day), title, _desk(visit), "Yêu cầu kiểm tra")
    for plan in queries.unfinished(last)[:MOST]:
        left = f"còn {plan.left} đơn vị chưa kiểm tra" if plan.units else "chưa có đơn vị nào"
        url = reverse("inspection:inspect", args=[plan.pk])
        yield Due(start_of(plan.finish_by), f"{plan}: {left}", url, "Hoàn thành kế hoạch kiểm tra")


def _desk(visit):
    return reverse("inspection:visit", args=[visit.inspection_id, visit.pk])
