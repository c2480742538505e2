"""Questions to the calendar's rows."""

from django.db import models


class CalendarDayQuerySet(models.QuerySet):
    """Days by the council they hold for."""

    def in_force_for(self, scope=""):
        """Rows for every council and, if named, for this one; the council's own come last."""
        return self.filter(scope__in={"", scope}).order_by("date", "scope")
