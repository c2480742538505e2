"""Questions to consultations and their parts that the database answers."""

from django.db import models
from django.db.models import Q


class ConsultationQuerySet(models.QuerySet):
    """Consultations by their state at an instant; nothing is stored about the state itself."""

    def public(self):
        """Everything an approver has opened; drafts are nobody's business yet."""
        return self.filter(opened_at__isnull=False)

    def upcoming(self, now):
        return self.public().filter(opens_at__gt=now)

    def open(self, now):
        """Windows that take comments: ``opens_at <= now < closes_at``."""
        return self.public().filter(opens_at__lte=now, closes_at__gt=now)

    def closed(self, now):
        return self.public().filter(closes_at__lte=now)

    def lasting(self, now):
        """Windows that are open or still to open: a new closure may lengthen them."""
        return self.public().filter(closes_at__gt=now)


class NomineeQuerySet(models.QuerySet):
    """Nominees of a consultation."""

    def public(self):
        """Nominees whose name may be shown: not marked "không công khai", in a consultation that was opened."""
        return self.filter(is_public=True, consultation__opened_at__isnull=False)

    def standing(self):
        """Nominees that have not been withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def shown(self):
        """Nominees of whom the public is still told: public, not withdrawn, details not removed."""
        return self.public().standing().filter(details_removed_at__isnull=True)


class DocumentRuleQuerySet(models.QuerySet):
    """Windows by type of document."""

    def in_force(self, on):
        """The rows in force on a day."""
        return self.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=on), effective_from__lte=on)
