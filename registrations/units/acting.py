"""For which units a person acts, and whose past papers the person may read.

When a unit passes into another, the people who acted for it go on with the
successor in the same role, without anybody lifting a finger. A unit of which
only a part passed on leaves its people nothing but its history: who follows
which part is for the council to say. Whoever was once let go by the successor
itself does not come back by way of an old membership.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.utils import timezone

from .models import Membership, Succession, Unit

STEPS = 12  # a line of successors longer than this is an error in the data


@dataclass(frozen=True, slots=True)
class Acting:
    """One unit that stands, the role in which a person acts for it, and the membership this comes from."""

    unit: Unit
    role: str
    membership: Membership

    @property
    def unit_id(self):
        return self.unit.pk

    @property
    def came_from(self):
        """The former unit by which the person came here, or None for a member of the unit itself."""
        return self.membership.unit if self.membership.unit_id != self.unit.pk else None

    def get_role_display(self):
        return Membership.Role(self.role).label


class Party(list[Acting]):
    """Everything for which a person acts at an instant, asked about by many rooms at once: what is old is read once."""

    def __init__(self, acting: Iterable[Acting], now: datetime, ended: Iterable[int] = ()):
        super().__init__(acting)
        self.now = now
        self.ended = set(ended)
        """Primary keys of units of which the person is a member although they have ended."""

    @cached_property
    def former(self) -> set[int]:
        """Primary keys of all units that passed into those acted for."""
        return set().union(*_predecessor_ids([each.unit_id for each in self], timezone.localdate(self.now)).values())

    def narrowed(self, unit_id: int) -> Party:
        """The same for one of the units alone."""
        return Party([each for each in self if each.unit_id == unit_id], self.now, self.ended)


def former_ids(acting: Iterable[Acting], now: datetime | None = None) -> set[int]:
    """Primary keys of all units that passed into those acted for."""
    return (acting if isinstance(acting, Party) else Party(acting, now or timezone.now())).former


def successors(unit_ids, day, *, whole):
    """{unit pk: pks of everything it passed into by a day}; with ``whole`` only by successions that took all of it."""
    links = Succession.objects.filter(on__lte=day)
    if whole:
        links = links.filter(partial=False)
    found = {pk: {pk} for pk in unit_ids}
    edge = {pk: {pk} for pk in unit_ids}  # units reached last → those that reached them
    for _ in range(STEPS):
        following = {}
        for before, after in links.filter(predecessor__in=edge).values_list("predecessor_id", "successor_id"):
            new = {origin for origin in edge[before] if after not in found[origin]}
            for origin in new:
                found[origin].add(after)
            if new:
                following.setdefault(after, set()).update(new)
        if not following:
            break
        edge = following
    return {pk: reached - {pk} for pk, reached in found.items()}


def acting_of(user, now: datetime | None = None) -> Party:
    """Everything for which a person acts at an instant, in dictionary order of the units."""
    now = now or timezone.now()
    if not user.is_authenticated:
        return Party([], now)
    day = timezone.localdate(now)
    mine = list(Membership.objects.filter(user=user).at(now).select_related("unit").order_by("since", "pk"))
    found = {each.unit_id: Acting(each.unit, each.role, each) for each in mine if each.unit.stands_on(day)}
    ended = [each for each in mine if not each.unit.stands_on(day)]
    if ended:
        _inherit(found, ended, user, day)
    in_order = sorted(found.values(), key=lambda each: (each.unit.sort_key, each.unit.pk))
    return Party(in_order, now, [each.unit_id for each in ended])


def _inherit(found, ended, user, day):
    reached = successors([each.unit_id for each in ended], day, whole=True)
    wanted = set().union(*reached.values()) - set(found)
    if not wanted:
        return
    let_go = set(Membership.objects.filter(user=user, unit__in=wanted).values_list("unit_id", flat=True))
    heirs = Unit.objects.filter(pk__in=wanted - let_go).in_force(day).in_bulk()
    for membership in ended:
        for pk in reached[membership.unit_id] & set(heirs):
            known = found.get(pk)
            # Of two former units the one that gave the right to sign counts.
            if known is None or known.role == Membership.Role.DRAFTER:
                found[pk] = Acting(heirs[pk], membership.role, membership)


def role_of(user, unit, now: datetime | None = None) -> str | None:
    """The role ("drafter" or "signatory") in which a person acts for a unit at an instant, or None."""
    return next((each.role for each in acting_of(user, now) if each.unit_id == unit.pk), None)


def may_read_past_of(user, unit, now: datetime | None = None) -> bool:
    """Whether what a unit filed is open to a person: its own people, and those of whatever it passed into.

    People of a unit that has ended keep its papers although nobody acts for it.
    """
    if not user.is_authenticated:
        return False
    now = now or timezone.now()
    if Membership.objects.filter(user=user, unit=unit).at(now).exists():
        return True
    mine = {each.unit_id for each in acting_of(user, now)}
    if unit.pk in mine:
        return True
    return bool(mine & successors([unit.pk], timezone.localdate(now), whole=False)[unit.pk])


def past_units_of(units, now: datetime | None = None):
    """{unit pk: former units that passed into it, wholly or in part}, for units that stand."""
    before = _predecessor_ids([unit.pk for unit in units], timezone.localdate(now or timezone.now()))
    known = Unit.objects.in_bulk(set().union(*before.values()))
    return {pk: sorted((known[each] for each in found), key=lambda unit: unit.sort_key) for pk, found in before.items()}


def _predecessor_ids(unit_ids, day) -> dict[int, set[int]]:
    """{unit pk: pks of the units that passed into it by a day, also by steps between}."""
    before: dict[int, set[int]] = {pk: set() for pk in unit_ids}
    # Asked together with each step: whether there is one before it, so that the last step costs no query of its own.
    older = Succession.objects.filter(on__lte=day, successor=OuterRef("predecessor"))
    edge = {pk: {pk} for pk in before}
    for _ in range(STEPS):
        following = {}
        links = Succession.objects.filter(on__lte=day, successor__in=edge).annotate(older=Exists(older))
        for after, former, goes_on in links.values_list("successor_id", "predecessor_id", "older"):
            new = {origin for origin in edge[after] if former not in before[origin] and former != origin}
            for origin in new:
                before[origin].add(former)
            if new and goes_on:
                following.setdefault(former, set()).update(new)
        if not following:
            break
        edge = following
    return before


def acting_for(unit, now: datetime | None = None) -> list[Acting]:
    """The people who act for a unit at an instant: its members, then those who came with its predecessors."""
    now = now or timezone.now()
    day = timezone.localdate(now)
    if not unit.stands_on(day):
        return []
    own = list(Membership.objects.filter(unit=unit).at(now).select_related("user", "unit"))
    found = [Acting(unit, each.role, each) for each in own]
    former = past_units_of([unit], now)[unit.pk]
    ended = [each.pk for each in former if not each.stands_on(day)]
    if not ended:
        return found
    whole = successors(ended, day, whole=True)
    from_units = [pk for pk in ended if unit.pk in whole[pk]]
    came = Membership.objects.filter(unit__in=from_units).at(now).select_related("user", "unit")
    known = set(Membership.objects.filter(unit=unit).values_list("user_id", flat=True))
    roles: dict[int, Acting] = {}
    for each in came.order_by("since", "pk"):
        before = roles.get(each.user_id)
        if each.user_id not in known and (before is None or before.role == Membership.Role.DRAFTER):
            roles[each.user_id] = Acting(unit, each.role, each)
    return found + sorted(roles.values(), key=lambda each: each.membership.user.sort_key)
