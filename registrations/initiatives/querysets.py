"""Ways to ask for initiatives."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils import timezone

from registrations.folded import holding


class InitiativeQuerySet(models.QuerySet):
    """Applications and what became of them."""

    def recognised(self):
        """Those that a decision recognised."""
        return self.filter(state="cong-nhan")

    def sent(self):
        """Those that the council has seen."""
        return self.exclude(submitted_at=None)

    def matching(self, words: str):
        """Those whose title, authors or unit hold all of the words, in any spelling."""
        return holding(self, words)

    def public(self, on: date | None = None):
        """Recognised ones whose recognition has come and that nobody set aside as not public."""
        return self.recognised().filter(is_public=True, decided_on__lte=on or timezone.localdate())
