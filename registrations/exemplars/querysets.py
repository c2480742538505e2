"""Ways to ask for proposals."""

from __future__ import annotations

from django.db import models

from registrations.folded import holding


class ProposalQuerySet(models.QuerySet):
    """What units proposed and what became of it."""

    def sent(self):
        """Those that the office has seen."""
        return self.exclude(submitted_at=None)

    def matching(self, words: str):
        """Those whose subject or unit hold all of the words, in any spelling."""
        return holding(self, words)
