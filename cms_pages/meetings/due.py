"""Meetings to come, and what they still need. Titles tell number and year only: agenda and papers are private."""

from django.urls import reverse
from django.utils import timezone

from registrations.calendar.due import Due, start_of

from . import queries, rules

MOST = 20


def due(user, now, until):
    """Members see the meetings to which they are invited; who keeps them also what is missing."""
    keeps = rules.may_keep(user)
    for meeting in queries.coming(now, until)[:MOST]:
        if rules.may_read(user, meeting):
            kind = "Phiên họp Hội đồng" if meeting.called_at else "Phiên họp chưa mời thành viên"
            url = reverse("meeting:inspect", args=[meeting.pk]) if keeps else meeting.get_absolute_url()
            yield Due(meeting.starts_at, str(meeting), url, kind, happens=True)
    if keeps:
        last = timezone.localdate(until)
        for kind, meetings, day in (
            ("Tài liệu phiên họp", queries.without_papers(now, last), "papers_by"),
            ("Kết luận phiên họp chưa công bố", queries.without_conclusion(now, last), "conclude_by"),
        ):
            for meeting in meetings[:MOST]:
                url = reverse("meeting:inspect", args=[meeting.pk])
                yield Due(start_of(getattr(meeting, day)), str(meeting), url, kind)
