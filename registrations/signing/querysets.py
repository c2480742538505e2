"""Ways to ask for confirmations and attempts."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

FRESH = timedelta(minutes=5)
WATCHED = timedelta(minutes=15)


class ConfirmationQuerySet(models.QuerySet):
    """Confirmations."""

    def of(self, user, matter):
        """What one person began or finished for exactly this content."""
        return self.filter(user=user, purpose=matter.purpose, subject=matter.subject, content_hash=matter.content_hash)

    def usable(self, now: datetime):
        """Proved a few minutes ago and not used yet."""
        return self.filter(proved_at__gt=now - FRESH, proved_at__lte=now, used_at__isnull=True)


class AttemptQuerySet(models.QuerySet):
    """Attempts."""

    def failed_lately(self, user, now: datetime):
        """Wrong answers of one person within the watched span, whatever they were for."""
        return self.filter(user=user, right=False, at__gt=now - WATCHED)

    def pausing(self, now: datetime):
        """Wrong answers within the watched span, of anybody; a few hundred at most are told."""
        return self.filter(right=False, at__gt=now - WATCHED).select_related("user").order_by("user", "-at")[:500]

    def latest_of(self, user):
        """The last answers of one person, the newest first."""
        return self.filter(user=user).order_by("-at", "-pk")[:10]
