"""Ways to ask for campaigns, registrations and the units that owe one."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class CampaignQuerySet(models.QuerySet):
    """Campaigns."""

    def begun(self, now: datetime):
        """Campaigns that have opened, closed ones too."""
        return self.filter(opens_at__lte=now)


class RegistrationQuerySet(models.QuerySet):
    """Registrations."""

    def with_all(self):
        """With everything that a page of one registration shows."""
        return self.select_related("campaign__organising_body", "campaign__movement", "unit", "changed_by")
