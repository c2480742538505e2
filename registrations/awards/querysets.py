"""The doors to award data. ``public()`` is the only one that public code may use."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

# Where an award is at home: its unit; for a place that is no unit of the directory, the unit it belongs to.
HOME_UNIT = Coalesce("unit", "within")


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

    def with_home_unit(self):
        """Annotate ``home_unit``: the id of the unit for which an award counts, None when there is none."""
        return self.annotate(home_unit=HOME_UNIT)

    def at_home_in(self, units):
        """Records that count for one of these units (ids): what ``home_unit`` says, in words an index answers."""
        return self.filter(Q(unit__in=units) | Q(unit__isnull=True, within__in=units))
