"""What happens to assignments and members' reports."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms_pages.core.desk import first_draft
from cms_pages.core.page_form import first_free
from registrations.attachments import actions as attachments
from registrations.refusals import demand
from search.text import slug

from . import emails, queries, rules
from .models import (
    Assignment,
    AssignmentLine,
    AssignmentsPage,
    CouncilIndexPage,
    MemberReport,
    ProvincialClusterMember,
    ProvincialClusterPage,
)

NEAR = timedelta(days=7)
FILE_BYTES = 20 * 1024 * 1024


class Reported(Exception):
    """The unit was reported on by the member it is assigned to; `assignment` says which."""

    def __init__(self, assignment):
        super().__init__(str(assignment))
        self.assignment = assignment


@transaction.atomic
def assign(member, units, year, *, by, report_by=None):
    """Give units to a member for a year; a unit that another had goes over. Returns how many rows are new or changed.

    `report_by` is the day before which the member reports; without one the day of the year's other rows holds.
    """
    demand(rules.may_assign(by))
    done = 0
    report_by = report_by or queries.report_day(year)
    for unit in units:
        row = Assignment.objects.select_for_update().filter(year=year, unit=unit).first()
        if row is not None and row.member_id == member.pk:
            continue
        if row is not None and row.reports.exists():
            # What the former member reported stays his; the unit's row is closed by a new holder only without reports.
            raise Reported(row)
        row = row or Assignment(year=year, unit=unit)
        row.member, row.member_name, row.account = member, member.name, member.account
        row.assigned_by, row.assigned_at, row.report_by = by, timezone.now(), report_by
        row.full_clean(exclude=["member", "account", "assigned_by"])
        row.save()
        log(row, "council.assigned", user=by, data={"name": member.name, "unit": str(unit), "year": year})
        done += 1
    return done


@transaction.atomic
def unassign(assignment, *, by):
    """Take back an assignment that was entered by mistake. Raises Reported once the member has reported."""
    demand(rules.may_assign(by))
    if assignment.reports.exists():
        raise Reported(assignment)
    data = {"name": assignment.member_name, "unit": str(assignment.unit), "year": assignment.year}
    log(assignment, "council.unassigned", user=by, data=data)
    assignment.delete()


@transaction.atomic
def set_report_day(year, day, *, by):
    """Say before which day members report on the units of a year (None: no day); returns how many rows follow."""
    demand(rules.may_assign(by))
    rows = Assignment.objects.filter(year=year)
    count = rows.update(report_by=day)
    if first := rows.first():
        log(first, "council.report_day", user=by, data={"year": year, "day": f"{day:%d/%m/%Y}" if day else "không đặt"})
    return count


@transaction.atomic
def remind_by_clock(now=None):
    """Tell members once a week before the day of their reports, and once when it is past; returns letters written."""
    now = timezone.localtime(now or timezone.now())
    if now.hour < 7:
        return 0
    today, told = now.date(), 0
    rows = [row for row in queries.owed(today + NEAR) if rules.sits(row.account)]

    def kept_together(row):
        return row.account_id, row.year, row.report_by

    for _, group in groupby(sorted(rows, key=kept_together), key=kept_together):
        group = list(group)
        told += emails.tell_due(group, late=group[0].report_by <= today)
    return told


def draft_assignments(year, *, by):
    """The draft of the public table of a year, as the rows stand now; another person approves it.

    A page that is there gets the rows of today as a new draft. Raises PermissionDenied.
    """
    demand(rules.may_assign(by))
    with transaction.atomic():
        page = AssignmentsPage.objects.filter(year=year).first()
        lines = [_line(at, name, rows) for at, (name, rows) in enumerate(queries.table(year))]
        if page is not None:
            demand(page.permissions_for_user(by).can_edit())
            page = page.get_latest_revision_as_object()
            page.lines.set(lines)
            page.save_revision(user=by)
            return page
        parent = CouncilIndexPage.objects.get()
        title = f"Phân công thành viên Hội đồng theo dõi đơn vị năm {year}"
        page = AssignmentsPage(title=title, slug=first_free(slug(title, limit=90), parent), year=year)
        page.lines.set(lines)
        return first_draft(page, parent, by=by)


def _line(at, name, rows):
    position = next((row.member.position for row in rows if row.member), "")
    units = "\n".join(str(row.unit) for row in rows)
    return AssignmentLine(sort_order=at, member=name, position=position, units=units)


def next_year(page, *, by):
    """The draft of a cluster between provinces for the year after: its members go on, the deputy becomes the head.

    Conference, conclusion and papers belong to a year and stay with it. The page that is there already, if any.
    """
    same = ProvincialClusterPage.objects.filter(title=page.title, year=page.year + 1).first()
    if same is not None:
        return same
    parent = CouncilIndexPage.objects.get()
    with transaction.atomic():
        made = ProvincialClusterPage(
            title=page.title,
            slug=first_free(slug(f"{page.title} {page.year + 1}", limit=90), parent),
            lead=page.lead,
            year=page.year + 1,
            head=page.deputy or page.head,
        )
        made.members.set(
            [
                ProvincialClusterMember(sort_order=at, name=each.name, ours=each.ours)
                for at, each in enumerate(page.members.all())
            ]
        )
        return first_draft(made, parent, by=by)


def published(sender, instance, **kwargs):
    """Receiver of page_published: rows of assignments follow the name and account of their member."""
    for member in instance.members.all():
        Assignment.objects.filter(member=member).update(member_name=member.name, account=member.account)


@transaction.atomic
def report(assignment, text, file, *, by):
    """Keep a member's report; it goes to the standing body. Raises RefusedFile, and then nothing is kept."""
    demand(rules.may_report(by, assignment))
    attachment = attachments.store(file, max_bytes=FILE_BYTES, by=by) if file else None
    made = MemberReport.objects.create(assignment=assignment, text=text, attachment=attachment, sent_by=by)
    log(assignment, "council.reported", user=by, data={"name": assignment.member_name, "unit": str(assignment.unit)})
    emails.tell_report(made)
    return made
