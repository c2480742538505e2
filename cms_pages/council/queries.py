"""Questions about the council of today and the table of assignments."""

from __future__ import annotations

from django.db.models import Count, F, Max
from django.utils import timezone

from registrations.holders import holders
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
    """[(member's name, [assignment])] of a year; each assignment bears `sent`, `last` and `late`: its reports.

    Members stand as in the list of the council, those who are no longer in it last.
    """
    rows = Assignment.objects.filter(year=year).select_related("unit", "member")
    rows = rows.annotate(sent=Count("reports"), last=Max("reports__sent_at"))
    found = {}
    today = timezone.localdate()
    for row in rows.order_by(F("member__sort_order").asc(nulls_last=True), "member_name", "unit__sort_key", "pk"):
        row.late = not row.sent and row.report_by is not None and row.report_by <= today
        found.setdefault(row.member_name, []).append(row)
    return list(found.items())


def report_day(year):
    """The day before which members report on the units of a year; None where none is set."""
    return Assignment.objects.filter(year=year).aggregate(day=Max("report_by"))["day"]


def unassigned(year):
    """Units on the first level of the directory that no member follows in a year."""
    taken = Assignment.objects.filter(year=year).values("unit")
    return current_units().filter(parent__isnull=True).exclude(pk__in=taken)


def owed(before):
    """Assignments on which a member with an account has not reported, to be reported on before a day or overdue."""
    rows = Assignment.objects.filter(account__is_active=True, report_by__lte=before, reports__isnull=True)
    rows = rows.filter(year__gte=timezone.localdate().year - 1)
    return rows.select_related("unit", "account").order_by("report_by", "unit__sort_key", "pk")


def seat_ends(account_id):
    """The days on which the seats of an account end or ended; None among them for a seat without an end."""
    seats = CouncilMember.objects.filter(account=account_id).values_list("until", "page__ends_on")
    return [min((day for day in days if day), default=None) for days in seats]


def seats_ended(today):
    """[(seat, day)] of accounts that still read papers although all their seats have ended, the latest seat of each."""
    found = {}
    seats = CouncilMember.objects.filter(account__is_active=True, account__in=holders("cms_meetings.read_meeting"))
    for seat in seats.select_related("page").order_by("pk"):
        ends = min((day for day in (seat.until, seat.page.ends_on) if day), default=None)
        known = found.get(seat.account_id)
        if known is None or ends is None or (known[1] is not None and ends > known[1]):
            found[seat.account_id] = (seat, ends)
    return [(seat, ends) for seat, ends in found.values() if ends is not None and ends <= today]


def mine(user):
    """Assignments of a person, the newest year first, with their reports."""
    rows = Assignment.objects.filter(account=user).select_related("unit").prefetch_related("reports__attachment")
    return rows.order_by("-year", "unit__sort_key", "pk")
