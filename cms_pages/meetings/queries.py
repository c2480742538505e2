"""Meetings as members and staff see them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from cms_pages.council.queries import members_now

from .models import Attendance, Meeting, Paper


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who was there: of all members, so many present and so many in writing."""

    total: int
    present: int
    written: int

    @property
    def absent(self) -> int:
        return self.total - self.present - self.written

    @property
    def share(self) -> str:
        """Those present in hundredths of all members, as it is written."""
        return f"{100 * self.present / self.total:.1f}".removesuffix(".0").replace(".", ",") if self.total else "0"


def next_number(year: int) -> int:
    """The number that the next meeting of a year will most likely bear."""
    return (Meeting.objects.filter(year=year).aggregate(last=Max("number"))["last"] or 0) + 1


def quorum(meeting) -> Quorum | None:
    """The count of a meeting's attendance; None before it was taken."""
    states = list(meeting.attendances.values_list("state", flat=True))
    if not states:
        return None
    count = states.count
    return Quorum(len(states), count(Attendance.State.PRESENT), count(Attendance.State.WRITTEN))


def called(now=None):
    """Meetings to which members were invited: (those to come or running, nearest first; those held, newest first)."""
    now = now or timezone.now()
    found = Meeting.objects.filter(called_at__isnull=False)
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    ahead = Q(ends_at__gt=now) | Q(ends_at__isnull=True, starts_at__gte=today)
    return found.filter(ahead).order_by("starts_at", "pk"), found.exclude(ahead).order_by("-starts_at", "-pk")


def coming(now, until):
    """Meetings that begin after an instant and before another, the nearest first."""
    return Meeting.objects.filter(starts_at__gt=now, starts_at__lte=until).order_by("starts_at", "pk")


def without_papers(now, last):
    """Meetings to come whose papers are due by a day, and that have none."""
    papers = Paper.objects.filter(meeting=OuterRef("pk"), kind=Paper.Kind.PAPER)
    found = Meeting.objects.filter(starts_at__gt=now, papers_by__lte=last)
    return found.filter(~Exists(papers)).order_by("papers_by", "pk")


def without_conclusion(now, last):
    """Meetings held whose conclusion was to be public by a day, and is not."""
    found = Meeting.objects.filter(starts_at__lt=now, conclude_by__lte=last, year__gte=now.year - 1)
    return found.exclude(page__live=True).order_by("conclude_by", "pk")


def substituted(user):
    """Meetings at which somebody sits in for a member, as long as they are not over; nearest first."""
    found = Meeting.objects.filter(substitutes__account=user, called_at__isnull=False).order_by("starts_at", "pk")
    return [meeting for meeting in found[:50] if not meeting.is_over]


def roll(meeting):
    """Those to be counted: as counted before, else the council of the day; [(member pk, name, position, state)]."""
    day = timezone.localdate(meeting.starts_at)
    counted = list(meeting.attendances.select_related("member"))
    known = {each.member_id: each for each in counted}
    rows = [(m.pk, m.name, m.position, known[m.pk].state if m.pk in known else "") for m in members_now(day)]
    listed = {row[0] for row in rows}
    rows += [
        (each.member_id, each.member_name, "", each.state)
        for each in counted
        if each.member_id and each.member_id not in listed
    ]
    return rows
