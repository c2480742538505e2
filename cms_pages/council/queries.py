"""Questions about the council of today and the table of assignments."""

from __future__ import annotations

from django.db.models import Count, Max
from django.utils import timezone

from registrations.units.queries import current_units

from .models import Assignment, CouncilMember, CouncilPage


def council_now(day=None):
    """The term in force on a day (default: today), public or not yet; None before any is entered."""
    day = day or timezone.localdate()
    terms = CouncilPage.objects.filter(starts_on__lte=day).order_by("-starts_on", "-pk")
    return next((term for term in terms[:20] if term.holds_on(day)), None)


def members_now(day=None):
    """Members of the council on a day, in the order of the decision."""
    day = day or timezone.localdate()
    term = council_now(day)
    if term is None:
        return []
    found = CouncilMember.objects.filter(page=term).select_related("account").order_by("sort_order", "pk")
    return [member for member in found if member.sits_on(day)]


def years():
    """Years that have assignments, the newest first, and always the running one and the next."""
    known = set(Assignment.objects.values_list("year", flat=True).distinct())
    now = timezone.localdate().year
    return sorted(known | {now, now + 1}, reverse=True)


def year_of(text):
    """The year that an address asks for; the running one for anything else."""
    return next((year for year in years() if str(year) == text), timezone.localdate().year)


def table(year):
    """[(member's name, [assignment])] of a year; each assignment bears `sent` and `last`, its reports counted."""
    rows = Assignment.objects.filter(year=year).select_related("unit", "member")
    rows = rows.annotate(sent=Count("reports"), last=Max("reports__sent_at"))
    found = {}
    for row in rows.order_by("member_name", "unit__sort_key", "pk"):
        found.setdefault(row.member_name, []).append(row)
    return list(found.items())


def unassigned(year):
    """Units on the first level of the directory that no member follows in a year."""
    taken = Assignment.objects.filter(year=year).values("unit")
    return current_units().filter(parent__isnull=True).exclude(pk__in=taken)


def mine(user):
    """Assignments of a person, the newest year first, with their reports."""
    rows = Assignment.objects.filter(account=user).select_related("unit").prefetch_related("reports__attachment")
    return rows.order_by("-year", "unit__sort_key", "pk")
