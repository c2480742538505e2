"""Everything that happens to meetings of the council."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.rich_text import RichText

from cms_pages.core.desk import first_draft
from cms_pages.core.file_form import FILE_BYTES
from cms_pages.core.page_form import first_free
from registrations.attachments import actions as attachments
from registrations.refusals import demand
from search.text import slug

from . import emails, queries, rules
from .models import AgendaItem, Attendance, Meeting, MeetingIndexPage, MeetingPage, Paper, Substitute, Vote

QUIET = timedelta(minutes=10)


@transaction.atomic
def save_meeting(meeting, *, by, created=False):
    """Keep the facts of a meeting. Raises ValidationError."""
    demand(rules.may_keep(by))
    meeting.full_clean()
    meeting.save()
    log(meeting, "wagtail.create" if created else "wagtail.edit", user=by, content_changed=True)
    return meeting


@transaction.atomic
def save_agenda(meeting, rows, *, by):
    """Keep the agenda as a whole: [(text, presenter)] in order."""
    demand(rules.may_keep(by))
    meeting.agenda.all().delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, place_in_order=at, text=text, presenter=presenter)
        for at, (text, presenter) in enumerate(rows, start=1)
    )
    log(meeting, "meetings.agenda", user=by, data={"count": len(rows)})


@transaction.atomic
def add_paper(meeting, title, kind, file, *, by):
    """Keep a private file of the meeting. Raises RefusedFile, and then nothing is kept."""
    demand(rules.may_keep(by))
    stored = attachments.store(file, max_bytes=FILE_BYTES, by=by)
    paper = Paper.objects.create(
        meeting=meeting, title=title or stored.original_name, kind=kind, attachment=stored, added_by=by
    )
    log(meeting, "meetings.paper", user=by, data={"title": paper.title})
    return paper


@transaction.atomic
def remove_paper(paper, *, by):
    """Take a file away."""
    demand(rules.may_keep(by))
    log(paper.meeting, "meetings.paper_removed", user=by, data={"title": paper.title})
    attachment = paper.attachment
    paper.delete()
    attachments.discard(attachment)


@transaction.atomic
def call(meeting, *, by):
    """Invite the members, or tell those invited of a change; returns how many were told."""
    demand(rules.may_keep(by))
    first = meeting.called_at is None
    if first:
        meeting.called_at = timezone.now()
        meeting.save(update_fields=["called_at"])
    meeting.papers.filter(told_at__isnull=True).update(told_at=timezone.now())
    told = emails.tell("meetings.called" if first else "meetings.changed", meeting)
    log(meeting, "meetings.called" if first else "meetings.changed", user=by, data={"count": told})
    return told


@transaction.atomic
def tell_papers(now=None):
    """Tell those invited of papers that came since, once things are quiet, one letter a meeting; returns letters."""
    now = now or timezone.now()
    fresh = Paper.objects.select_for_update().filter(told_at__isnull=True, kind=Paper.Kind.PAPER)
    by_meeting = {}
    for paper in fresh.filter(meeting__called_at__isnull=False).order_by("pk"):
        by_meeting.setdefault(paper.meeting_id, []).append(paper)
    told = 0
    for meeting in Meeting.objects.filter(pk__in=by_meeting):
        papers = by_meeting[meeting.pk]
        if max(paper.added_at for paper in papers) > now - QUIET:
            continue  # more may be coming
        Paper.objects.filter(pk__in=[paper.pk for paper in papers]).update(told_at=now)
        if not meeting.is_over:
            told += emails.tell("meetings.papers", meeting)
    return told


@transaction.atomic
def add_substitute(meeting, member, account, *, by):
    """Let somebody sit in for a member at one meeting. Raises ValidationError for one who is there already."""
    demand(rules.may_keep(by))
    made = Substitute(meeting=meeting, member=member, member_name=member.name, account=account, added_by=by)
    made.full_clean()
    made.save()
    log(meeting, "meetings.substitute", user=by, data={"name": account.full_name, "member": member.name})
    if meeting.called_at is not None and not meeting.is_over:
        emails.tell_one("meetings.called", meeting, account)
    return made


@transaction.atomic
def remove_substitute(substitute, *, by):
    """Take it back: the papers are closed to that person at once."""
    demand(rules.may_keep(by))
    data = {"name": substitute.account.full_name, "member": substitute.member_name}
    log(substitute.meeting, "meetings.substitute_removed", user=by, data=data)
    substitute.delete()


@transaction.atomic
def take_attendance(meeting, states, *, by):
    """Keep who was there: {member pk: state}; a member without a state is not counted."""
    demand(rules.may_keep(by))
    rows = queries.roll(meeting)
    meeting.attendances.filter(member__isnull=False).delete()
    counted = [
        Attendance(meeting=meeting, member_id=pk, member_name=name, place_in_order=at, state=states[pk])
        for at, (pk, name, _position, _before) in enumerate(rows, start=1)
        if states.get(pk)
    ]
    Attendance.objects.bulk_create(counted)
    log(meeting, "meetings.attendance", user=by, data={"count": len(counted)})


@transaction.atomic
def save_votes(meeting, rows, *, by):
    """Keep the totals of all votes: dicts of Vote's fields, in order."""
    demand(rules.may_keep(by))
    meeting.votes.all().delete()
    Vote.objects.bulk_create(Vote(meeting=meeting, place_in_order=at, **row) for at, row in enumerate(rows, start=1))
    log(meeting, "meetings.votes", user=by, data={"count": len(rows)})


@transaction.atomic
def draft_page(meeting, *, by):
    """The page of the conclusion: the one that exists, or a draft that another person has to approve.

    Nothing of papers, attendance or votes goes into it. Raises PermissionDenied
    when the user may not add pages there.
    """
    if page := MeetingPage.objects.filter(meeting=meeting).first():
        return page
    parent = MeetingIndexPage.objects.get()
    demand(rules.may_keep(by))
    title = f"Kết luận {str(meeting)[:1].lower()}{str(meeting)[1:]} của Hội đồng"
    page = MeetingPage(
        title=title,
        slug=first_free(slug(title), parent),
        lead=meeting.title[:500],
        meeting=meeting,
        held_on=min(timezone.localdate(meeting.starts_at), timezone.localdate()),
        kind=meeting.kind,
        body=[("text", RichText(""))],
    )
    return first_draft(page, parent, by=by)
