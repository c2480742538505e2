"""Questions about units and the people who act for them."""

from django.utils import timezone

from .models import Membership, Unit


def current_units(on=None):
    """Units that stand on a day (default: today in Việt Nam), in dictionary order."""
    return Unit.objects.in_force(on or timezone.localdate()).in_order()


def memberships_of(user, now=None):
    """A person's memberships that hold at an instant, with their units."""
    if not user.is_authenticated:
        return Membership.objects.none()
    return Membership.objects.filter(user=user).at(now or timezone.now()).select_related("unit")


def units_of(user, now=None):
    """Units for which a person may act at an instant; nobody acts for a unit that has ended."""
    now = now or timezone.now()
    ids = memberships_of(user, now).values("unit")
    return Unit.objects.filter(pk__in=ids).in_force(timezone.localdate(now)).in_order()


def role_of(user, unit, now=None):
    """The role ("drafter" or "signatory") of a person in a unit at an instant, or None."""
    now = now or timezone.now()
    if not unit.stands_on(timezone.localdate(now)):
        return None
    return memberships_of(user, now).filter(unit=unit).values_list("role", flat=True).first()
