"""Who may do what with assignments and members' reports."""

from django.utils import timezone

from . import queries
from .models import MemberReport


def sits(user):
    """Whether somebody may still act as a member: no seat is known for the account, or one that has not ended."""
    ends = queries.seat_ends(user.pk)
    today = timezone.localdate()
    return not ends or any(day is None or day > today for day in ends)


def may_assign(user):
    """Staff of the standing body who keep the table of assignments."""
    return user.has_perm("cms_council.change_assignment")


def may_see_assignments(user):
    """Staff and members of the council."""
    return may_assign(user) or (user.has_perm("cms_council.view_assignment") and sits(user))


def may_read_reports(user):
    """The standing body alone; a member reads the own ones."""
    return user.has_perm("cms_council.read_reports")


def may_report(user, assignment):
    """The member to whom the unit is assigned, until the seat ends."""
    return user.is_active and assignment.account_id is not None and assignment.account_id == user.pk and sits(user)


def may_read_report_file(user, attachment):
    """Whether a file of a member's report is open to somebody."""
    if not user.is_authenticated:
        return False
    report = MemberReport.objects.filter(attachment=attachment).select_related("assignment").first()
    return report is not None and (may_read_reports(user) or may_report(user, report.assignment))
