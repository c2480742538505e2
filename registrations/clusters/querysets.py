"""Ways to ask for clusters and for who sits in them."""

from django.db.models import QuerySet

from registrations.units.querysets import in_force_on


class SeatQuerySet(QuerySet):
    """Seats of units in clusters."""

    def on(self, day):
        """Seats that hold on a day (date); unknown bounds are open."""
        return self.filter(in_force_on(day))

    def in_order(self):
        """Head, deputies, members; within these in dictionary order."""
        return self.order_by("cluster__order", "cluster__name", "rank", "unit__sort_key", "pk")
