"""Public pages of clusters: members, head, pledge and, once approved, the ranking. Nothing of scores before."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from registrations.clusters.models import Cluster
from registrations.clusters.queries import day_within
from registrations.pledges import queries as pledges
from registrations.pledges import rules as pledge_rules

from .models import Result, Scoring
from .rules import is_public

FOLDER = "registrations/scoring/public"
HOME = ("Trang chủ", "/")
PLACES_SHOWN = 200


@never_cache
@require_safe
def index(request):
    """The clusters of a year; the newest by default."""
    now = timezone.now()
    years = list(
        Cluster.objects.filter(year__lte=timezone.localdate(now).year)
        .order_by("-year")
        .values_list("year", flat=True)
        .distinct()[:40]
    )
    asked = request.GET.get("nam", "")
    if asked and not any(str(each) == asked for each in years):
        raise Http404
    year = int(asked) if asked else (years[0] if years else None)
    clusters = list(
        Cluster.objects.filter(year=year).prefetch_related("seats__unit").order_by("order", "name", "pk")[:200]
    )
    ranked = set(
        Scoring.objects.filter(cluster__in=clusters, approved_at__lte=now).values_list("cluster_id", flat=True)
    )
    rows = []
    for each in clusters:
        day = day_within(each.year, now)
        seats = [seat for seat in each.seats.all() if _holds(seat, day)]
        head = next((seat.unit for seat in seats if seat.role == seat.Role.HEAD), None)
        rows.append({"cluster": each, "count": len(seats), "head": head, "ranked": each.pk in ranked})
    context = {"rows": rows, "year": year, "years": years, "crumbs_items": [HOME]}
    return render(request, f"{FOLDER}/index.html", context)


def _holds(seat, day):
    begun = seat.effective_from is None or seat.effective_from <= day
    return begun and (seat.effective_to is None or day < seat.effective_to)


@never_cache
@require_safe
def cluster(request, cluster_id):
    """One cluster in its year."""
    now = timezone.now()
    found = get_object_or_404(Cluster.objects.select_related("organising_body"), pk=cluster_id)
    if found.year > timezone.localdate(now).year:
        raise Http404
    day = day_within(found.year, now)
    seats = list(found.seats.on(day).select_related("unit", "cluster").in_order())
    scoring = Scoring.objects.select_related("receipt").filter(cluster=found).first()
    results = []
    if scoring is not None and is_public(scoring, now):
        results = list(scoring.results.select_related("unit"))
    else:
        scoring = None
    context = {
        "cluster": found,
        "seats": seats,
        "scoring": scoring,
        "results": results,
        "past": _past_places([seat.unit_id for seat in seats], found, now),
        "pledge": _public_pledge(found),
        "crumbs_items": [HOME, ("Cụm, khối thi đua", "/cum-khoi/")],
    }
    return render(request, f"{FOLDER}/cluster.html", context)


def _past_places(unit_ids, cluster, now):
    """[(unit name, [earlier results, newest first])] of the members of today."""
    found = Result.objects.filter(
        unit__in=unit_ids, scoring__approved_at__lte=now, scoring__cluster__year__lt=cluster.year
    ).select_related("unit", "scoring__cluster")
    by_unit: dict[str, list[Result]] = {}
    for each in found.order_by("unit__sort_key", "-scoring__cluster__year")[:PLACES_SHOWN]:
        by_unit.setdefault(each.unit.name, []).append(each)
    return list(by_unit.items())


def _public_pledge(cluster):
    """What of the pledge the province shows: never a signer, nor who is waited for, before all have signed."""
    pledge = pledges.pledge_of(cluster)
    if pledge is None or pledge.publicity == pledge.Publicity.NOTHING:
        return None
    version = pledges.in_force(pledge)
    if version is None:
        opened = pledges.newest(pledge)
        return {"signing": True} if opened else None
    return {
        "signing": False,
        "version": version,
        "content": version.content if pledge_rules.shows_text(pledge) else None,
        "signatures": version.sealed["signatures"] if pledge_rules.shows_signers(pledge) else [],
        "count": len(version.sealed["signatures"]),
    }
