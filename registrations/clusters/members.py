"""Who makes up a cluster at an instant, when units end, pass into others, join late or leave early.

A seat belongs to a unit on paper; the member is who acts in its place today:
the unit itself, or what it wholly passed into.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from registrations.units.acting import acting_of, former_ids, successors
from registrations.units.models import Unit

from .models import Cluster, Seat
from .queries import day_within


@dataclass(frozen=True, slots=True)
class Member:
    """A unit that acts in a cluster, its seat, and all units whose seats it holds (itself and its predecessors)."""

    unit: Unit
    seat: Seat
    unit_ids: frozenset[int]

    @property
    def is_head(self) -> bool:
        return self.seat.role == Seat.Role.HEAD

    @property
    def is_deputy(self) -> bool:
        return self.seat.role == Seat.Role.DEPUTY

    @property
    def came_from(self) -> Unit | None:
        """The former unit whose seat it took over, or None."""
        return self.seat.unit if self.seat.unit_id != self.unit.pk else None


@dataclass(frozen=True, slots=True)
class Part:
    """One person's part in a cluster: for which member, and in which role ("drafter", "signatory")."""

    member: Member
    role: str


def members_of(cluster: Cluster, now: datetime | None = None) -> list[Member]:
    """The members in order: head, deputies, the others in dictionary order.

    A unit that has ended gives its seat to what it wholly passed into; one
    without a successor of its own is left out.
    """
    return members_by_cluster([cluster], now)[cluster.pk]


def members_by_cluster(clusters: Sequence[Cluster], now: datetime | None = None) -> dict[int, list[Member]]:
    """{cluster pk: its members, as `members_of` gives them}, in as many queries as for one."""
    now = now or timezone.now()
    if not clusters:
        return {}
    seats: dict[int, list[Seat]] = {cluster.pk: [] for cluster in clusters}
    days = {cluster.pk: day_within(cluster.year, now) for cluster in clusters}
    for seat in Seat.objects.filter(cluster__in=clusters).select_related("unit", "cluster").in_order():
        if seat.holds_on(days[seat.cluster_id]):
            seats[seat.cluster_id].append(seat)
    today = timezone.localdate(now)
    heirs = _heirs([seat.unit for found in seats.values() for seat in found], today)
    return {pk: _members(found, heirs, today) for pk, found in seats.items()}


def _members(seats: Sequence[Seat], heirs: dict[int, list[Unit]], today: date) -> list[Member]:
    found: dict[int, Member] = {}
    for seat in seats:
        for unit in [seat.unit] if seat.unit.stands_on(today) else heirs.get(seat.unit_id, []):
            known = found.get(unit.pk)
            ids = frozenset({unit.pk, seat.unit_id})
            # Of several seats the highest counts; seats come head first.
            found[unit.pk] = Member(unit, known.seat, known.unit_ids | ids) if known else Member(unit, seat, ids)
    return list(found.values())


def _heirs(units: Iterable[Unit], day: Any) -> dict[int, list[Unit]]:
    ended = [unit.pk for unit in units if not unit.stands_on(day)]
    if not ended:
        return {}
    reached = successors(ended, day, whole=True)
    standing = Unit.objects.filter(pk__in=set().union(*reached.values())).in_force(day).in_bulk()
    return {pk: [standing[each] for each in sorted(found) if each in standing] for pk, found in reached.items()}


def parts_of(user: Any, members: Iterable[Member], now: datetime | None = None) -> list[Part]:
    """For which of the members a person acts, in the order of the members."""
    acting = {each.unit_id: each.role for each in acting_of(user, now)}
    return [Part(member, acting[member.unit.pk]) for member in members if member.unit.pk in acting]


def clusters_of(acting: Iterable[Any], now: datetime | None = None) -> list[Cluster]:
    """Clusters, newest first, in which the units acted for sit today, or sat, themselves or as their predecessors."""
    seats = Seat.objects.filter(unit__in=seat_holders(acting, now))
    found = Cluster.objects.filter(pk__in=seats.values("cluster"))
    return list(found.order_by("-year", "order", "name", "pk")[:60])


def seat_holders(acting: Iterable[Any], now: datetime | None = None) -> set[int]:
    """Primary keys of the units acted for and of all that passed into them: whoever may hold a seat for them."""
    return {each.unit.pk for each in acting} | former_ids(acting, now)


def has_sat(user: Any, cluster: Cluster, now: datetime | None = None) -> bool:
    """Whether a person acts for a unit that is or was in the cluster, or for one that such a unit passed into."""
    ids = seat_holders(acting_of(user, now), now)
    return bool(ids) and cluster.seats.filter(unit__in=ids).exists()
