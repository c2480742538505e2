"""Questions to comments that the database answers."""

from django.db import models
from django.db.models import Q


class CommentQuerySet(models.QuerySet):
    """Comments, for the officers who handle them."""

    def honest(self):
        """Comments that carry no sign of a machine and were not set aside as spam."""
        return self.exclude(classification="spam")

    def matching(self, words):
        """Comments whose text holds the words, as typed."""
        return self.filter(Q(text__icontains=words)) if words else self
