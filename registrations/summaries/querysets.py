"""Questions to the rows of this room that the database answers."""

from django.db import models
from django.db.models import Q


class OutcomeRuleQuerySet(models.QuerySet):
    """Rules about outcomes, dated."""

    def in_force(self, on):
        """The rows in force on a day."""
        return self.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=on), effective_from__lte=on)


class ReportQuerySet(models.QuerySet):
    """Versions of summary reports."""

    def submitted(self):
        """Those laid before the council: frozen."""
        return self.filter(submitted_at__isnull=False)
