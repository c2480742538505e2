"""Who may do what with units."""

from django.utils import timezone

from .acting import acting_for, acting_of, role_of, successors
from .models import Membership


def may_edit(user):
    """Staff who keep the directory of units."""
    return user.has_perm("units.change_unit")


def may_manage_members(user):
    """Staff who decide who acts for any unit."""
    return user.has_perm("units.change_membership")


def may_see_people(user, unit, now=None):
    """Staff, and everybody who acts for the unit."""
    return may_manage_members(user) or role_of(user, unit, now) is not None


def may_manage_people(user, unit, now=None):
    """Staff, and those who sign for the unit: they choose who works with them."""
    return may_manage_members(user) or role_of(user, unit, now) == Membership.Role.SIGNATORY


def may_end(user, membership, now=None):
    """Whether a person may end a membership: one's own, or as one who manages the unit's people.

    People who came with a former unit are managed by those who sign for the unit that it passed into.
    """
    if membership.user_id == user.pk or may_manage_people(user, membership.unit, now):
        return True
    signing = {each.unit_id for each in acting_of(user, now) if each.role == Membership.Role.SIGNATORY}
    day = timezone.localdate(now or timezone.now())
    return bool(signing & successors([membership.unit_id], day, whole=True)[membership.unit_id])


def is_last_signatory(membership, now=None):
    """Whether nobody else could sign for the unit, were this membership to end."""
    others = (each for each in acting_for(membership.unit, now) if each.membership.user_id != membership.user_id)
    return membership.role == Membership.Role.SIGNATORY and all(
        each.role != Membership.Role.SIGNATORY for each in others
    )
