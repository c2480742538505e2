"""Questions about units and the people who act for them."""

from django.utils import timezone

from .acting import acting_of, role_of
from .models import Membership, Unit

__all__ = ["acting_of", "current_units", "memberships_of", "role_of", "units_of"]


def current_units(on=None):
    """Units that stand on a day (default: today in Việt Nam), in dictionary order."""
    return Unit.objects.in_force(on or timezone.localdate()).in_order()


def memberships_of(user, now=None):
    """A person's memberships that hold at an instant, with their units."""
    if not user.is_authenticated:
        return Membership.objects.none()
    return Membership.objects.filter(user=user).at(now or timezone.now()).select_related("unit")


def units_of(user, now=None):
    """Units for which a person acts at an instant; nobody acts for a unit that has ended."""
    return Unit.objects.filter(pk__in=[each.unit_id for each in acting_of(user, now)]).in_order()
