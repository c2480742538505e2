"""Phases of scoring that end soon."""

from django.db.models import Q
from django.urls import reverse

from registrations.calendar.due import Due

from .models import Scoring
from .rules import may_follow

PHASES = (
    ("self_closes_at", "Hết hạn tự chấm"),
    ("cross_closes_at", "Hết hạn chấm chéo"),
    ("cluster_closes_at", "Hết hạn cụm, khối chốt"),
    ("protest_closes_at", "Hết hạn kiến nghị"),
)


def due(user, now, until):
    """Phases that end before `until` in clusters whose result is not approved."""
    if not may_follow(user):
        return
    soon = Q()
    for field, _ in PHASES:
        soon |= Q(**{f"{field}__gt": now, f"{field}__lte": until})
    for each in Scoring.objects.filter(soon, approved_at=None).select_related("cluster"):
        for field, words in PHASES:
            ends_at = getattr(each, field)
            over = each.locked_at and field != "protest_closes_at"
            if ends_at and now < ends_at <= until and not over:
                yield Due(ends_at, str(each.cluster), reverse("scoring_desk:cluster", args=[each.cluster_id]), words)
