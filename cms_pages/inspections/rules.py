"""Who may keep inspections, and what a unit sees of its own."""

from cms_pages.council.rules import sits
from registrations.units.queries import acting_of

from .models import UnitPaper


def may_keep(user):
    """Staff of the standing body who prepare and follow inspections."""
    return user.has_perm("cms_inspections.change_inspection")


def may_see(user):
    """Staff and members of the council who follow them, members until their seat ends."""
    return may_keep(user) or (user.has_perm("cms_inspections.view_inspection") and sits(user))


def may_read_in_unit(user, visit, now=None):
    """Whoever acts for the unit, once it was told of the visit."""
    return visit.told_at is not None and any(each.unit_id == visit.unit_id for each in acting_of(user, now))


def may_read_file(user, attachment):
    """Whether a paper that a unit sent is open to somebody."""
    if not user.is_authenticated:
        return False
    paper = UnitPaper.objects.filter(attachment=attachment).select_related("visit").first()
    return paper is not None and (may_see(user) or may_read_in_unit(user, paper.visit))
