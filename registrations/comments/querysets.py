"""Questions to comments that the database answers."""

from datetime import datetime

from django.db import models
from django.db.models import Case, Count, ExpressionWrapper, F, Min, Q, When
from django.db.models.functions import Coalesce

from registrations.receipts.querysets import AppendOnlyQuerySet


class CommentQuerySet(models.QuerySet):
    """Comments, for the officers who handle them."""

    def arrived(self):
        """Comments whose arrival stands: those sent here, and those on paper that a second officer confirmed."""
        return self.filter(~Q(channel="ban-giay") | Q(confirmed_at__isnull=False))

    def counted(self):
        """Comments that count: arrived, and not set aside by two officers."""
        return self.arrived().filter(set_aside_at__isnull=True)

    def ordinary(self):
        """Comments outside the restricted register."""
        return self.filter(restricted_at__isnull=True)

    def restricted(self):
        """Comments in the restricted register."""
        return self.filter(restricted_at__isnull=False)

    def matching(self, words):
        """Comments whose text or code holds the words, as typed."""
        return self.filter(Q(text__icontains=words) | Q(receipt__code__icontains=words)) if words else self

    def keyed(self):
        """Each with ``alike``: the same number for comments of like text; a restricted one stands alone."""
        number = models.BigIntegerField()
        alone = ExpressionWrapper(-F("pk"), number)
        grouped = Coalesce(F("group_id"), alone, output_field=number)
        return self.annotate(
            alike=Case(When(restricted_at__isnull=False, then=alone), default=grouped, output_field=number)
        )

    def first_of_each(self):
        """One comment, the first, for each group of like texts among these."""
        firsts = self.order_by().keyed().values("alike").annotate(first=Min("pk")).values("first")
        return self.model.objects.filter(pk__in=firsts)

    def sizes(self, groups):
        """How many of these comments each of some groups holds outside the restricted register: {group: number}."""
        found = self.order_by().ordinary().filter(group_id__in=groups).values("group_id").annotate(number=Count("pk"))
        return {row["group_id"]: row["number"] for row in found}


class DatedQuerySet(models.QuerySet):
    """Rows of law and office rule that hold from a day to a day."""

    def in_force(self, on):
        return self.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=on), effective_from__lte=on)


class KeptQuerySet(AppendOnlyQuerySet):
    """Rows that are written once, several at a time if need be."""

    bulk_create = models.QuerySet.bulk_create


class ProposalQuerySet(models.QuerySet):
    """What one officer proposed and a second decides."""

    def waiting(self):
        return self.filter(decided_at__isnull=True)

    def waiting_since(self, instant: datetime):
        return self.waiting().filter(at__lt=instant)
