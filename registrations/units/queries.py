"""Questions about units and the people who act for them."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from .acting import STEPS, acting_of, role_of
from .models import Membership, Succession, Unit

__all__ = ["Predecessor", "acting_of", "current_units", "memberships_of", "predecessors_of", "role_of", "units_of"]


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A unit that passed into another: wholly or in part, and since when (the day it left its own way)."""

    unit: Unit
    whole: bool
    on: date


def predecessors_of(unit, day=None):
    """Everything that passed into a unit by a day (default: today), also by steps between; nearest first."""
    links = Succession.objects.filter(on__lte=day or timezone.localdate()).select_related("predecessor")
    found, edge = {}, {unit.pk: True}
    for _ in range(STEPS):
        following = {}
        for link in links.filter(successor__in=edge).order_by("predecessor__sort_key", "pk"):
            if link.predecessor_id == unit.pk or link.predecessor_id in found:
                continue
            whole = edge[link.successor_id] and not link.partial
            found[link.predecessor_id] = Predecessor(link.predecessor, whole, link.on)
            following[link.predecessor_id] = whole
        if not following:
            break
        edge = following
    return list(found.values())


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
