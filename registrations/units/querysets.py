"""Ways to ask for units and memberships; all dates are half-open (from <= day < to)."""

from django.db.models import F, Q, QuerySet


def in_force_on(day, prefix=""):
    """Condition for rows whose ``effective_from``/``effective_to`` cover a day; an unknown bound is open."""
    start, end = f"{prefix}effective_from", f"{prefix}effective_to"
    return (Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": day})) & (
        Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": day})
    )


class DatedQuerySet(QuerySet):
    """Rows that hold for a time."""

    def in_force(self, on):
        """Rows that hold on a day (a date)."""
        return self.filter(in_force_on(on))

    def unverified(self):
        """Rows whose facts nobody has checked against their source yet."""
        return self.filter(verified=False)


class UnitQuerySet(DatedQuerySet):
    """Units, in Vietnamese dictionary order by default."""

    def in_order(self):
        """Dictionary order of the bare name; the unit still standing before its namesakes of old."""
        return self.order_by("sort_key", F("effective_to").desc(nulls_first=True), "pk")

    def territorial(self):
        """Communes, wards and the historic townships, districts and city."""
        return self.filter(kind__in=self.model.TERRITORIAL)

    def matching(self, folded_words):
        """Units whose names, present or past, hold all of the folded words."""
        found = self
        for word in folded_words:
            found = found.filter(folded__contains=word)
        return found


class MembershipQuerySet(QuerySet):
    """Who acts for which unit, and when."""

    def at(self, now):
        """Memberships that hold at an instant (aware datetime, half-open)."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=now), since__lte=now)
