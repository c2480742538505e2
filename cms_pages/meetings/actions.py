"""Everything that happens to meetings of the council."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.rich_text import RichText

from cms_pages.core.page_form import first_free
from registrations.attachments import actions as attachments
from search.text import slug

from . import emails, queries, rules
from .models import AgendaItem, Attendance, MeetingIndexPage, MeetingPage, Paper, Vote

FILE_BYTES = 50 * 1024 * 1024


def _demand(allowed):
    if not allowed:
        raise PermissionDenied


@transaction.atomic
def save_meeting(meeting, *, by, created=False):
    """Keep the facts of a meeting. Raises ValidationError."""
    _demand(rules.may_keep(by))
    meeting.full_clean()
    meeting.save()
    log(meeting, "wagtail.create" if created else "wagtail.edit", user=by, content_changed=True)
    return meeting


@transaction.atomic
def save_agenda(meeting, rows, *, by):
    """Keep the agenda as a whole: [(text, presenter)] in order."""
    _demand(rules.may_keep(by))
    meeting.agenda.all().delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, place_in_order=at, text=text, presenter=presenter)
        for at, (text, presenter) in enumerate(rows, start=1)
    )
    log(meeting, "meetings.agenda", user=by, data={"count": len(rows)})


@transaction.atomic
def add_paper(meeting, title, kind, file, *, by):
    """Keep a private file of the meeting. Raises RefusedFile, and then nothing is kept."""
    _demand(rules.may_keep(by))
    stored = attachments.store(file, max_bytes=FILE_BYTES, by=by)
    paper = Paper.objects.create(
        meeting=meeting, title=title or stored.original_name, kind=kind, attachment=stored, added_by=by
    )
    log(meeting, "meetings.paper", user=by, data={"title": paper.title})
    return paper


@transaction.atomic
def remove_paper(paper, *, by):
    """Take a file away."""
    _demand(rules.may_keep(by))
    log(paper.meeting, "meetings.paper_removed", user=by, data={"title": paper.title})
    attachment = paper.attachment
    paper.delete()
    attachments.discard(attachment)


@transaction.atomic
def call(meeting, *, by):
    """Invite the members, or tell those invited of a change; returns how many were told."""
    _demand(rules.may_keep(by))
    first = meeting.called_at is None
    if first:
        meeting.called_at = timezone.now()
        meeting.save(update_fields=["called_at"])
    told = emails.tell("meetings.called" if first else "meetings.changed", meeting)
    log(meeting, "meetings.called" if first else "meetings.changed", user=by, data={"count": told})
    return told


@transaction.atomic
def take_attendance(meeting, states, *, by):
    """Keep who was there: {member pk: state}; a member without a state is not counted."""
    _demand(rules.may_keep(by))
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
    _demand(rules.may_keep(by))
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
    _demand(rules.may_keep(by) and parent.permissions_for_user(by).can_add_subpage())
    title = f"Kết luận {str(meeting)[:1].lower()}{str(meeting)[1:]} của Hội đồng"
    page = MeetingPage(
        title=title,
        slug=first_free(slug(title), parent),
        lead=meeting.title[:500],
        meeting=meeting,
        held_on=min(timezone.localdate(meeting.starts_at), timezone.localdate()),
        kind=meeting.kind,
        body=[("text", RichText(""))],
        live=False,
        owner=by,
        has_unpublished_changes=True,
    )
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=False)
    log(instance=page, action="wagtail.create", user=by)
    return page
