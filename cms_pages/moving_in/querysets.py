"""Questions to the articles of a batch that the database answers."""

from django.db import models
from django.db.models import Count


class ItemQuerySet(models.QuerySet):
    """Articles of old sites."""

    def moved(self):
        """Those that have become pages, whether or not the page still stands."""
        return self.filter(outcome__in=["made", "published", "held"])

    def counts(self):
        """{outcome: number}, in one query."""
        return dict(self.order_by().values_list("outcome").annotate(n=Count("pk")))
