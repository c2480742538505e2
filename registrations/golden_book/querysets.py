"""The doors to pages of the old books. ``public()`` is the only one that public code may use."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from registrations.awards.models import AwardRecord


def shown_records(now: datetime):
    """Records whose names may stand on a scan that everyone sees.

    A scan cannot be cut to name, school and award: children under 16 keep a page closed.
    """
    return AwardRecord.objects.public(now).filter(is_minor=False)


class BookEntryQuerySet(models.QuerySet):
    """Lines of the old books."""

    def hidden(self, now: datetime | None = None):
        """Lines of records that may not stand on an open scan at ``now``."""
        return self.filter(~Exists(shown_records(now or timezone.now()).filter(pk=OuterRef("record_id"))))


class BookPageQuerySet(models.QuerySet):
    """Scanned pages of the old books, open or not."""

    def public(self, now: datetime | None = None):
        """Pages everyone may see at ``now``: released, and nobody on them is kept from the public.

        Asked of the records each time: a record that becomes non-public closes
        its page in the same moment, without anything having to run.
        """
        now = now or timezone.now()
        lines = self.model.entries.rel.related_model.objects.filter(page=OuterRef("pk"))
        return self.filter(Exists(lines), ~Exists(lines.hidden(now)), released_at__lte=now)
