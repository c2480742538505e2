"""Questions to what was sent in, and to published answers, that the database answers."""

from django.db import models
from django.db.models import F, Q

OPEN = ("da-nhan", "dang-xu-ly")


class FeedbackQuerySet(models.QuerySet):
    """Questions and suggestions, for the officers who handle them."""

    def honest(self):
        """All but what was set aside as spam."""
        return self.exclude(state="thu-rac")

    def unfinished(self):
        """What still waits for an answer or for being passed on."""
        return self.filter(state__in=OPEN)

    def overdue(self, today):
        """Unfinished, and the last day has passed. A clock that stands still has no last day."""
        return self.unfinished().filter(due_on__lt=today)

    def visible_to(self, *, restricted):
        """What an officer may read: allegations of wrongdoing only who is named for them."""
        return self if restricted else self.filter(restricted=False)


class DatedQuerySet(models.QuerySet):
    """Rows with ``effective_from`` and ``effective_to`` (half-open)."""

    def in_force(self, on):
        """Rows in force on a day, the newest first."""
        ends = Q(effective_to__isnull=True) | Q(effective_to__gt=on)
        return self.filter(ends, effective_from__lte=on).order_by("-effective_from", "-pk")


class EntryQuerySet(models.QuerySet):
    """Published questions and answers."""

    def public(self):
        """What everybody may read."""
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=True)

    def newest(self):
        """The newest first."""
        return self.order_by(F("published_at").desc(), "-pk")
