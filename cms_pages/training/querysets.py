"""Ways to ask for classes and for those enrolled."""

from django.db.models import Q, QuerySet
from django.utils import timezone


def is_ahead(now):
    """Condition that a class has not ended; one without an end lasts to the end of its first day."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return Q(ends_at__gt=now) | Q(ends_at__isnull=True, starts_at__gte=today)


class EnrolmentQuerySet(QuerySet):
    """People named by their units."""

    def active(self):
        """Those that were not taken back."""
        return self.filter(cancelled_at__isnull=True)

    def seated(self):
        """Those who have a seat."""
        return self.active().filter(confirmed_at__isnull=False)

    def waiting(self):
        """Those on the waiting list, first come first."""
        return self.active().filter(confirmed_at__isnull=True).order_by("enrolled_at", "pk")
