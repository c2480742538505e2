"""Inspections as staff and units see them."""

from __future__ import annotations

import datetime

from django.db.models import Count, Q
from django.utils import timezone

from registrations.units.waiting import Waiting

from .models import Finding, Inspection, Visit

OPEN = Q(kind=Finding.Kind.REQUEST, closed_on__isnull=True)


def counted(today=None):
    """All inspections with how many units they have, how many were visited, open and overdue requests."""
    today = today or timezone.localdate()
    asked = Q(visits__findings__kind=Finding.Kind.REQUEST, visits__findings__closed_on__isnull=True)
    late = asked & Q(visits__findings__due_on__lte=today)
    return Inspection.objects.annotate(
        units=Count("visits", distinct=True),
        visited=Count("visits", filter=Q(visits__held_on__isnull=False), distinct=True),
        open=Count("visits__findings", filter=asked, distinct=True),
        late=Count("visits__findings", filter=late, distinct=True),
    ).order_by("-year", "-pk")


def visits_of(inspection, today=None):
    """The visits of an inspection, each with `open` and `late`, its requests counted, and `sent`, papers of the unit."""
    today = today or timezone.localdate()
    asked = Q(findings__kind=Finding.Kind.REQUEST, findings__closed_on__isnull=True)
    rows = inspection.visits.select_related("unit", "inspection").annotate(
        open=Count("findings", filter=asked, distinct=True),
        late=Count("findings", filter=asked & Q(findings__due_on__lte=today), distinct=True),
        sent=Count("papers", distinct=True),
    )
    return rows.order_by("planned_on", "unit__sort_key", "pk")


def visits_for(unit_ids):
    """Visits of which some units were told, the newest first."""
    found = Visit.objects.filter(unit__in=unit_ids, told_at__isnull=False).select_related("unit", "inspection")
    return found.order_by("-inspection__year", "-told_at", "-pk")


def _recent(today=None):
    return (today or timezone.localdate()).year - 1


def visits_planned(last):
    """Visits planned by a day of which it is not said that they took place."""
    found = Visit.objects.filter(planned_on__lte=last, held_on__isnull=True, inspection__year__gte=_recent())
    return found.select_related("unit", "inspection").order_by("planned_on", "pk")


def reports_awaited(last):
    """Visits of which the unit was told, before the day of the visit, and whose report is due by a day and not there."""
    found = Visit.objects.filter(report_by__lte=last, told_at__isnull=False, held_on__isnull=True)
    found = found.filter(papers__isnull=True, inspection__year__gte=_recent())
    return found.select_related("unit", "inspection").order_by("report_by", "pk")


def requests_due(last, *, shown=False):
    """[(visit, day, count)]: requests still open whose day comes by a day or is past; `shown`: those units know of."""
    rows = Finding.objects.filter(OPEN, due_on__lte=last)
    rows = rows.filter(visit__result_at__isnull=False) if shown else rows
    counts = rows.values_list("visit", "due_on").annotate(n=Count("pk")).order_by("due_on", "visit")[:200]
    counts = list(counts)
    visits = Visit.objects.select_related("unit", "inspection").in_bulk([row[0] for row in counts])
    return [(visits[pk], day, count) for pk, day, count in counts]


def unfinished(last):
    """Plans to be finished by a day that still have units to visit; each with `units` and `left`."""
    found = counted().filter(finish_by__lte=last, year__gte=_recent())
    plans = [plan for plan in found.order_by("finish_by", "pk") if plan.visited < plan.units or not plan.units]
    for plan in plans:
        plan.left = plan.units - plan.visited
    return plans


def waiting(acting, now):
    """What the workspace shows: a report not yet sent, and requests still open."""
    today = timezone.localdate(now)
    visits = visits_for([each.unit_id for each in acting]).annotate(
        sent=Count("papers", distinct=True),
        open=Count(
            "findings", filter=Q(findings__kind=Finding.Kind.REQUEST, findings__closed_on__isnull=True), distinct=True
        ),
    )
    units = {each.unit_id: each.unit for each in acting}
    for visit in visits.filter(inspection__year__gte=today.year - 1)[:20]:
        report = not visit.sent and visit.held_on is None
        asked = visit.open if visit.result_at else 0
        if report or asked:
            closes = _end_of(visit.report_by) if report else None
            late = closes is not None and closes <= now
            words = f"Còn {asked} yêu cầu" if asked else ("Quá hạn báo cáo" if late else "Chưa gửi báo cáo")
            yield Waiting(
                unit=units[visit.unit_id],
                title=str(visit.inspection),
                url=visit.get_absolute_url(),
                do="Xem yêu cầu" if asked else "Gửi báo cáo",
                chip=("error" if late else "soon", words),
                note=f"Gửi trước ngày {visit.report_by:%d/%m/%Y}." if report and visit.report_by else "",
                closes_at=closes,
            )


def _end_of(day: datetime.date | None):
    """ "Trước ngày" ends as that day begins."""
    if day is None:
        return None
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
