"""Ways to ask for periods of reporting, reports and summaries."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class PeriodQuerySet(models.QuerySet):
    """Periods of reporting."""

    def begun(self, now: datetime):
        """Periods in which units may report or might have done so."""
        return self.filter(opens_at__lte=now)


class ReportQuerySet(models.QuerySet):
    """Reports of units."""

    def with_all(self):
        """With everything that a page of one report shows."""
        return self.select_related(
            "period__organising_body", "period__movement", "period__previous", "unit", "changed_by"
        )

    def counted(self, *, accepted_only: bool):
        """Reports whose figures stand: those accepted, or also those sent and not judged yet; never a draft."""
        states = ["accepted"] if accepted_only else ["accepted", "sent"]
        return self.filter(state__in=states)


class SummaryQuerySet(models.QuerySet):
    """Summaries of a period."""

    def released(self):
        """What the public reads: released by a second person and not taken back; of each period the newest."""
        standing = self.filter(released_at__isnull=False, withdrawn_at__isnull=True)
        newer = standing.filter(period=models.OuterRef("period"), released_at__gt=models.OuterRef("released_at"))
        return standing.filter(~models.Exists(newer.values("pk")))
