"""The doors to award data. ``public()`` is the only one that public code may use."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone


def _published(prefix: str, now: datetime) -> Q:
    return Q(**{f"{prefix}published_at__lte": now}) & (
        Q(**{f"{prefix}withdrawn_at__isnull": True}) | Q(**{f"{prefix}withdrawn_at__gt": now})
    )


class DecisionQuerySet(models.QuerySet):
    """Decisions, public or not."""

    def public(self, now: datetime | None = None):
        """Decisions whose page is open to everyone at ``now``."""
        return self.filter(_published("", now or timezone.now()))


class AwardRecordQuerySet(models.QuerySet):
    """Award records, public or not."""

    def public(self, now: datetime | None = None):
        """Records that everyone may see at ``now``: public ones of published decisions."""
        return self.filter(_published("decision__", now or timezone.now()), is_public=True)

    def standing(self, on: date | None = None):
        """Records still in force on the day (today): neither revoked nor annulled nor stripped by then."""
        day = on or timezone.localdate()
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))
