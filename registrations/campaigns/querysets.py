"""Ways to ask for campaigns, registrations and the units that owe one."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class CampaignQuerySet(models.QuerySet):
    """Campaigns."""

    def begun(self, now: datetime):
        """Campaigns that have opened, closed ones too."""
        return self.filter(opens_at__lte=now)

    def running(self, now: datetime):
        """Campaigns in which some kind of unit still has time, not counting what is taken late.

        `has_own` tells whether some kind of unit has a deadline of its own.
        """
        own = self.model._meta.get_field("deadlines").related_model.objects.filter(campaign=models.OuterRef("pk"))
        longer = models.Exists(own.filter(closes_at__gt=now))
        return self.begun(now).filter(models.Q(closes_at__gt=now) | longer).annotate(has_own=models.Exists(own))


class QuestionQuerySet(models.QuerySet):
    """Questions."""

    def current(self):
        """Questions that are asked now: newest versions, none that was taken out."""
        return self.filter(retired_at__isnull=True)


class RegistrationQuerySet(models.QuerySet):
    """Registrations."""

    def with_all(self):
        """With everything that a page of one registration shows."""
        return self.select_related("campaign__organising_body", "campaign__movement", "unit", "changed_by")
