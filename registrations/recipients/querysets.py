"""Ways to ask for recipients, their links and the worklist of proposals."""

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce


class RecipientQuerySet(models.QuerySet):
    """Recipients; what the public may see of one is asked in ``queries.public_history``."""

    def standing(self):
        """Recipients that were not merged into another."""
        return self.filter(merged_into__isnull=True)

    def with_record_count(self):
        """Adds ``record_count``: all records joined to the recipient, public or not (for staff)."""
        links = self.model._meta.get_field("links").related_model.objects.filter(recipient=OuterRef("pk")).order_by()
        count = links.values("recipient").annotate(n=Count("pk")).values("n")
        return self.annotate(record_count=Coalesce(Subquery(count), 0))


class ApartQuerySet(models.QuerySet):
    """Decisions that records of one name are of different recipients."""

    def in_effect(self):
        """Decisions that nobody has taken back."""
        return self.filter(undone_at__isnull=True)


class ProposalQuerySet(models.QuerySet):
    """The worklist: what is still to be looked at, the surest first."""

    def by_strength(self):
        return self.order_by("-strength", F("last_year").desc(), "name_key", "pk")

    def waiting(self):
        """Proposals that nobody has put off."""
        return self.filter(postponed_at__isnull=True)

    def postponed(self):
        """Proposals that an officer put off ("để sau")."""
        return self.filter(postponed_at__isnull=False)

    def naming(self, folded_words):
        """Proposals whose name holds all of the folded words."""
        wanted = Q()
        for word in folded_words:
            wanted &= Q(name_key__contains=word)
        return self.filter(wanted)
