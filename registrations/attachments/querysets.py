"""Which attachments are there."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class AttachmentQuerySet(models.QuerySet):
    """Files kept in the private storage."""

    def orphans(self, before: datetime):
        """Files stored before an instant that no record refers to.

        Every foreign key or link table that points here counts as a record, so
        a room that starts to use attachments need not be named.
        """
        unlinked = self.filter(created_at__lt=before)
        for relation in self.model._meta.related_objects:
            unlinked = unlinked.filter(**{f"{relation.field.related_query_name()}__isnull": True})
        return unlinked
