"""Who may do what with assignments and members' reports."""

from .models import MemberReport


def may_assign(user):
    """Staff of the standing body who keep the table of assignments."""
    return user.has_perm("cms_council.change_assignment")


def may_see_assignments(user):
    """Staff and members of the council."""
    return user.has_perm("cms_council.view_assignment") or may_assign(user)


def may_read_reports(user):
    """The standing body alone; a member reads the own ones."""
    return user.has_perm("cms_council.read_reports")


def may_report(user, assignment):
    """The member to whom the unit is assigned."""
    return user.is_active and assignment.account_id is not None and assignment.account_id == user.pk


def may_read_report_file(user, attachment):
    """Whether a file of a member's report is open to somebody."""
    if not user.is_authenticated:
        return False
    report = MemberReport.objects.filter(attachment=attachment).select_related("assignment").first()
    return report is not None and (may_read_reports(user) or may_report(user, report.assignment))
