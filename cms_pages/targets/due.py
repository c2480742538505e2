"""The province's targets of a year: to be registered by the day that the section names."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from registrations.calendar.due import Due, end_of

from .models import TargetsIndexPage, TargetsPage


def due(user, now, until):
    """For those who may begin a page of targets: this year's page, as long as it is not public."""
    section = TargetsIndexPage.objects.first()
    if section is None or not section.permissions_for_user(user).can_add_subpage():
        return
    today = timezone.localdate(now)
    for year in (today.year, today.year + 1):
        ends_at = end_of(_day(section.register_by, year))
        if ends_at > until:
            continue
        pages = TargetsPage.objects.child_of(section).filter(year=year)
        if not pages.filter(live=True).exists():
            begun = pages.first()
            edit = reverse("wagtailadmin_pages:edit", args=[begun.pk]) if begun else ""
            url = edit or reverse("wagtailadmin_pages:add", args=["cms_targets", "targetspage", section.pk])
            yield Due(ends_at, f"Chỉ tiêu đăng ký của tỉnh năm {year}", url, "Đăng ký chỉ tiêu với Trung ương")


def _day(text, year):
    """The day "31/03" of a year; 29/02 and the like are the last day that the month has."""
    day, month = (int(part) for part in text.split("/"))
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
