"""Questions about clusters."""

from datetime import date

from django.db.models import Max
from django.utils import timezone

from .models import Cluster, Seat


def year_in_use(body_id, year):
    """The year whose clusters hold in a year: that year's, or the last ones before it; None without any."""
    known = Cluster.objects.filter(organising_body=body_id, year__lte=year)
    return known.aggregate(last=Max("year"))["last"]


def clusters_for(body_id, year):
    """The clusters that hold in a year, in order; none when no year up to it has any."""
    used = year_in_use(body_id, year)
    if used is None:
        return Cluster.objects.none()
    return Cluster.objects.filter(organising_body=body_id, year=used).order_by("order", "name", "pk")


def day_within(year, now=None):
    """Today in the running year; of another year the day of it that lies nearest."""
    today = timezone.localdate(now or timezone.now())
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def seats_of(clusters, unit_ids, now=None):
    """{unit pk: Seat} of units in some clusters; the cluster stands on the seat."""
    found = Seat.objects.filter(cluster__in=clusters, unit__in=unit_ids).select_related("cluster")
    return {seat.unit_id: seat for seat in found if seat.holds_on(day_within(seat.cluster.year, now))}


def other_cluster(unit, cluster, day_from=None, day_to=None, without=None):
    """The other cluster of the same year in which a unit sits for some of the days, or None."""
    found = Seat.objects.filter(
        unit=unit, cluster__year=cluster.year, cluster__organising_body=cluster.organising_body_id
    ).exclude(cluster=cluster)
    if without:
        found = found.exclude(pk=without)
    for seat in found.select_related("cluster"):
        begins_after = seat.effective_from and day_to and seat.effective_from >= day_to
        ended_before = seat.effective_to and day_from and seat.effective_to <= day_from
        if not begins_after and not ended_before:
            return seat.cluster
    return None
