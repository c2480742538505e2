"""What happens to assignments and members' reports."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.attachments import actions as attachments

from . import emails, rules
from .models import Assignment, MemberReport

FILE_BYTES = 20 * 1024 * 1024


class Reported(Exception):
    """The unit was reported on by the member it is assigned to; `assignment` says which."""

    def __init__(self, assignment):
        super().__init__(str(assignment))
        self.assignment = assignment


def _demand(allowed):
    if not allowed:
        raise PermissionDenied


@transaction.atomic
def assign(member, units, year, *, by):
    """Give units to a member for a year; a unit that another had goes over. Returns how many rows are new or changed."""
    _demand(rules.may_assign(by))
    done = 0
    for unit in units:
        row = Assignment.objects.select_for_update().filter(year=year, unit=unit).first()
        if row is not None and row.member_id == member.pk:
            continue
        if row is not None and row.reports.exists():
            # What the former member reported stays his; the unit's row is closed by a new holder only without reports.
            raise Reported(row)
        row = row or Assignment(year=year, unit=unit)
        row.member, row.member_name, row.account = member, member.name, member.account
        row.assigned_by, row.assigned_at = by, timezone.now()
        row.full_clean(exclude=["member", "account", "assigned_by"])
        row.save()
        log(row, "council.assigned", user=by, data={"name": member.name, "unit": str(unit), "year": year})
        done += 1
    return done


@transaction.atomic
def unassign(assignment, *, by):
    """Take back an assignment that was entered by mistake. Raises Reported once the member has reported."""
    _demand(rules.may_assign(by))
    if assignment.reports.exists():
        raise Reported(assignment)
    data = {"name": assignment.member_name, "unit": str(assignment.unit), "year": assignment.year}
    log(assignment, "council.unassigned", user=by, data=data)
    assignment.delete()


def published(sender, instance, **kwargs):
    """Receiver of page_published: rows of assignments follow the name and account of their member."""
    for member in instance.members.all():
        Assignment.objects.filter(member=member).update(member_name=member.name, account=member.account)


@transaction.atomic
def report(assignment, text, file, *, by):
    """Keep a member's report; it goes to the standing body. Raises RefusedFile, and then nothing is kept."""
    _demand(rules.may_report(by, assignment))
    attachment = attachments.store(file, max_bytes=FILE_BYTES, by=by) if file else None
    made = MemberReport.objects.create(assignment=assignment, text=text, attachment=attachment, sent_by=by)
    log(assignment, "council.reported", user=by, data={"name": assignment.member_name, "unit": str(assignment.unit)})
    emails.tell_report(made)
    return made
