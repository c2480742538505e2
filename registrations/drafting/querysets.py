"""Questions to templates that the database answers."""

from datetime import date

from django.db import models
from django.db.models import Q


class DraftTemplateQuerySet(models.QuerySet):
    """Templates of the office."""

    def in_use(self, on: date):
        """Templates that may be chosen on the day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)
