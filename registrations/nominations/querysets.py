"""Ways to ask for nominations and for the dated rules about them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q


class RuleQuerySet(models.QuerySet):
    """Rows that hold for a span of days."""

    def on(self, day: date):
        """Rows in force on a day: from the first day, before the first day after it."""
        begun = Q(effective_from__isnull=True) | Q(effective_from__lte=day)
        return self.filter(begun).filter(Q(effective_to__isnull=True) | Q(effective_to__gt=day))


class NominationQuerySet(models.QuerySet):
    """Nominations."""

    def sent(self):
        """What the council has seen: a draft is the unit's own paper until it is sent, and after it was withdrawn unsent."""
        return self.filter(submissions__isnull=False).distinct()

    def with_all(self):
        """With everything that a page of one nomination shows."""
        return self.select_related("organising_body", "unit", "changed_by", "assignee", "proposal_file")


class CaseQuerySet(models.QuerySet):
    """Cases of nominations."""

    def standing(self):
        """Those that have not left the list."""
        return self.filter(left_as="")
