"""Questions to the catalogue that the database answers."""

from datetime import date

from django.db import models
from django.db.models import Q


class TitleQuerySet(models.QuerySet):
    """Rows of the catalogue, each valid for a span of days."""

    def in_force(self, on: date):
        """Rows in force on the day ``on``: from its first day, before the first day after it."""
        return self.filter(Q(effective_from__isnull=True) | Q(effective_from__lte=on)).filter(
            Q(effective_to__isnull=True) | Q(effective_to__gt=on)
        )

    def verified(self):
        """Rows checked against the official text: only these may be shown as law."""
        return self.filter(verified=True)
