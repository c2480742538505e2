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
        # Hidden ones too: a key without a way back ("+") and the tables behind many-to-many links.
        for relation in self.model._meta.get_fields(include_hidden=True):
            if relation.auto_created and (relation.one_to_many or relation.one_to_one):
                links = relation.related_model._base_manager.filter(**{relation.field.name: models.OuterRef("pk")})
                unlinked = unlinked.filter(~models.Exists(links))
        return unlinked


class UploadQuerySet(models.QuerySet):
    """Files on their way in parts."""

    def of(self, sender, now: datetime):
        """What one sender (`senders`) has on the way, or whole and not yet sent with its form."""
        return self.filter(**sender.columns, ends_at__gt=now, taken_at__isnull=True)

    def without_account(self, now: datetime):
        """What is kept for open forms of people without an account."""
        return self.filter(user__isnull=True, ends_at__gt=now, taken_at__isnull=True)

    def whole(self):
        """Those of which every byte is here."""
        return self.exclude(sha256="")

    def given_up(self, now: datetime):
        """Those that nobody went on with in time."""
        return self.filter(ends_at__lte=now)
