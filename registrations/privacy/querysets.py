"""Rows of personal data's own rules."""

from django.db import models
from django.db.models import Q


class DatedQuerySet(models.QuerySet):
    """Rows with effective_from and effective_to."""

    def in_force(self, on):
        """Those in force on a day, the newest first."""
        return self.filter(Q(effective_to__isnull=True) | Q(effective_to__gte=on), effective_from__lte=on).order_by(
            "-effective_from", "-pk"
        )


class RequestQuerySet(models.QuerySet):
    """Requests of those whose data it is."""

    def waiting(self):
        """Those not yet answered, the most urgent first."""
        return self.filter(closed_at__isnull=True).order_by("due_on", "pk")
