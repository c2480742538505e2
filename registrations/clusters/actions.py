"""Everything that happens to clusters."""

from collections import Counter
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import demand
from registrations.units.acting import successors
from registrations.units.models import Unit

from . import queries, rules
from .models import Cluster, Seat


@transaction.atomic
def save_cluster(cluster, *, by, created=False):
    """Keep a new or changed cluster. Raises ValidationError for a name that the year has already."""
    demand(rules.may_edit(by))
    cluster.full_clean()
    cluster.save()
    log(cluster, "wagtail.create" if created else "wagtail.edit", user=by, content_changed=True)
    return cluster


@transaction.atomic
def save_seat(seat, *, by):
    """Keep a unit's seat. Raises ValidationError: a second head, dates, or another cluster at the same time."""
    demand(rules.may_edit(by))
    seat.rank = Seat.RANKS.get(seat.role, 2)
    seat.full_clean()
    other = queries.other_cluster(seat.unit, seat.cluster, seat.effective_from, seat.effective_to, seat.pk)
    if other:
        raise ValidationError({"unit": f"{seat.unit} đang ở {other}. Mời kết thúc ở đó trước."})
    seat.save()
    log(seat.cluster, "clusters.seat", user=by, data={"name": str(seat.unit), "role": seat.part})
    return seat


@transaction.atomic
def remove_seat(seat, *, by):
    """Take away a seat that was entered by mistake; one that ended gets a last day instead."""
    demand(rules.may_edit(by))
    log(seat.cluster, "clusters.seat_removed", user=by, data={"name": str(seat.unit)})
    Seat.objects.filter(pk=seat.pk).delete()


@transaction.atomic
def copy_year(body, year, *, by):
    """Bring the last clusters before a year into it; what the year has already stays as it is.

    Units that are no more give their seat to the unit they passed into wholly.
    Returns a Counter of "clusters", "seats" and "left_out" (units without a
    successor of their own), all 0 when there is nothing to copy.
    """
    demand(rules.may_edit(by))
    done = Counter(clusters=0, seats=0, left_out=0)
    used = queries.year_in_use(body.pk, year - 1)
    if used is None:
        return done
    day = max(date(year, 1, 1), min(timezone.localdate(), date(year, 12, 31)))
    taken = set(
        Seat.objects.filter(cluster__organising_body=body, cluster__year=year).values_list("unit_id", flat=True)
    )
    present = set(Cluster.objects.filter(organising_body=body, year=year).values_list("name", flat=True))
    for old in (
        Cluster.objects.filter(organising_body=body, year=used).exclude(name__in=present).order_by("order", "pk")
    ):
        new = Cluster(organising_body=body, year=year, kind=old.kind, name=old.name, order=old.order)
        save_cluster(new, by=by, created=True)
        done["clusters"] += 1
        _copy_seats(old, new, day, taken, done)
    if done["clusters"]:
        log(body, "clusters.copied", user=by, data={"from": used, "to": year})
    return done


def _copy_seats(old, new, day, taken, done):
    last_day = date(old.year, 12, 31)
    seats = list(old.seats.on(last_day).select_related("unit").order_by("rank", "pk"))
    ended = [seat.unit_id for seat in seats if not seat.unit.stands_on(day)]
    heirs = successors(ended, day, whole=True)
    standing = set(Unit.objects.filter(pk__in=set().union(*heirs.values())).in_force(day).values_list("pk", flat=True))
    for seat in seats:
        places = [seat.unit_id] if seat.unit.stands_on(day) else sorted(heirs[seat.unit_id] & standing)
        if not places:
            done["left_out"] += 1
        for unit_id in places:
            if unit_id not in taken:
                taken.add(unit_id)
                Seat.objects.create(cluster=new, unit_id=unit_id, role=seat.role)
                done["seats"] += 1


@transaction.atomic
def import_seats(body, year, rows, *, by):
    """Keep a list that was read without errors; returns how many seats are new or changed.

    ``rows`` hold ``cluster`` (a name), ``unit`` and ``role``. Clusters that the
    year lacks are made; nothing that is there and not in the list is taken away.
    """
    demand(rules.may_edit(by))
    known = {each.name: each for each in Cluster.objects.filter(organising_body=body, year=year)}
    for name in dict.fromkeys(row.cluster for row in rows):
        if name not in known:
            kind = Cluster.Kind.SECTOR if name.lower().startswith("khối") else Cluster.Kind.AREA
            cluster = Cluster(organising_body=body, year=year, name=name, kind=kind, order=len(known) + 1)
            known[name] = save_cluster(cluster, by=by, created=True)
    changed = 0
    # Members first: a head that the list moves aside makes room for the new one.
    for row in sorted(rows, key=lambda row: -Seat.RANKS[row.role]):
        cluster = known[row.cluster]
        seat = Seat.objects.filter(cluster=cluster, unit=row.unit, effective_to__isnull=True).first()
        if seat is None or seat.role != row.role:
            seat = seat or Seat(cluster=cluster, unit=row.unit)
            seat.role = row.role
            save_seat(seat, by=by)
            changed += 1
    return changed
