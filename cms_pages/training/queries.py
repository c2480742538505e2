"""Classes as units and staff see them."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from cms_pages.core.access import unrestricted
from registrations.units.waiting import Waiting
from themes.base.vietnamese import datetime_text

from .models import ClassFile, Enrolment, TrainingPage


def open_classes(now=None):
    """Public classes in which units enrol at an instant, the nearest first."""
    now = now or timezone.now()
    begun = Q(enrol_from__isnull=True) | Q(enrol_from__lte=now)
    open_yet = Q(enrol_until__gt=now) | Q(enrol_until__isnull=True, starts_at__gt=now)
    found = TrainingPage.objects.live().filter(unrestricted(), begun, open_yet, takes_enrolments=True, called_off=False)
    return found.defer("body").order_by("starts_at", "pk")


def classes_of(unit_ids, now=None):
    """Classes for which some units enrolled people, the newest first; `mine` counts those not taken back."""
    mine = Count("enrolments", filter=Q(enrolments__unit__in=unit_ids, enrolments__cancelled_at__isnull=True))
    found = TrainingPage.objects.filter(enrolments__unit__in=unit_ids).defer("body").annotate(mine=mine)
    return found.distinct().order_by("-starts_at", "-pk")


def people_of(page, unit_ids):
    """Those whom some units enrolled in a class."""
    return page.enrolments.filter(unit__in=unit_ids).select_related("unit").order_by("unit__sort_key", "enrolled_at")


def lists_of(page):
    """(seated, waiting, cancelled) of a class."""
    rows = list(page.enrolments.select_related("unit").order_by("unit__sort_key", "enrolled_at", "pk"))
    for row in rows:
        row.page = page
    waiting = sorted((r for r in rows if r.state[0] == "wait"), key=lambda r: (r.enrolled_at, r.pk))
    return [r for r in rows if r.state[0] == "ok"], waiting, [r for r in rows if r.state[0] == "closed"]


def counted():
    """All classes for staff, the newest first, with their seats taken and the waiting."""
    active = Q(enrolments__cancelled_at__isnull=True)
    seated = active & Q(enrolments__confirmed_at__isnull=False)
    waiting = active & Q(enrolments__pk__isnull=False, enrolments__confirmed_at__isnull=True)
    return (
        TrainingPage.objects.defer("body")
        .annotate(seated=Count("enrolments", filter=seated), waiting=Count("enrolments", filter=waiting))
        .order_by("-starts_at", "-pk")
    )


def waiting(acting, now):
    """What the workspace of a unit shows of classes: those in which it can enrol, and how it stands."""
    units = [each.unit for each in acting]
    pages = list(open_classes(now)[:10])
    if not pages:
        return
    rows = Enrolment.objects.active().filter(page__in=pages, unit__in=units)
    counts = {
        (row["page"], row["unit"]): row["n"] for row in rows.values("page", "unit").annotate(n=Count("pk")).order_by()
    }
    for page in pages:
        for unit in units:
            number = counts.get((page.pk, unit.pk), 0)
            yield Waiting(
                unit=unit,
                title=page.title,
                url=f"/don-vi/tap-huan/{page.pk}/",
                do="Xem đăng ký" if number else "Đăng ký dự học",
                chip=("ok", f"Đã đăng ký {number} người") if number else ("open", "Đang nhận đăng ký"),
                note=f"Nhận đăng ký đến trước {datetime_text(page.closes_at)}.",
                due=False,
                closes_at=page.closes_at,
            )


def holds_people(pages):
    """Whether some class at or below the pages has people or files of its own."""
    for page in pages:
        below = Q(page__path__startswith=page.path)
        if Enrolment.objects.filter(below).exists() or ClassFile.objects.filter(below).exists():
            return True
    return False


def near(now, until):
    """Classes on the site whose enrolment closes, or that begin, before an instant."""
    found = TrainingPage.objects.live().filter(starts_at__gt=now, called_off=False).defer("body")
    return found.filter(Q(starts_at__lte=until) | Q(enrol_until__lte=until)).order_by("starts_at", "pk")


def without_attendance(now):
    """Classes that ended within a year, with people of whom it is not said whether they came."""
    ended = Q(ends_at__lte=now) | Q(
        ends_at__isnull=True, starts_at__lt=timezone.localtime(now).replace(hour=0, minute=0)
    )
    rows = Enrolment.objects.seated().filter(page=OuterRef("pk"), attended__isnull=True)
    found = TrainingPage.objects.filter(ended, Exists(rows), called_off=False)
    return found.filter(starts_at__gte=now - timedelta(days=366)).defer("body").order_by("starts_at", "pk")


def ended_before(moment):
    """Enrolments of classes that ended before an instant and still name the person."""
    ended = Q(page__ends_at__lt=moment) | Q(page__ends_at__isnull=True, page__starts_at__lt=moment)
    return Enrolment.objects.filter(ended, erased_at__isnull=True).select_related("page").order_by("pk")
