"""Periods for which units have to report soon."""

from django.urls import reverse

from registrations.calendar.due import Due

from .models import ReportPeriod


def due(user, now, until):
    """Periods that are open and close before `until`."""
    if not user.has_perm("reports.view_unitreport"):
        return
    found = ReportPeriod.objects.filter(opens_at__lte=now, closes_at__gt=now, closes_at__lte=until)
    for each in found.only("pk", "name", "closes_at"):
        yield Due(each.closes_at, each.name, reverse("reports_desk:board", args=[each.pk]), "Hạn đơn vị báo cáo")
