"""Ways to ask for invitations."""

from django.db.models import QuerySet


class InvitationQuerySet(QuerySet):
    """Invitations by what can still be done with them."""

    def open_at(self, now):
        """Invitations that can be accepted at an instant (aware datetime, half-open)."""
        return self.unanswered().filter(expires_at__gt=now)

    def unanswered(self):
        """Neither accepted nor revoked; may have expired."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)

    def for_members(self):
        """Invitations of people who will act for a unit."""
        return self.filter(unit__isnull=False)

    def in_state(self, state, now):
        """Invitations in one of Invitation.State at an instant."""
        states = self.model.State
        return {
            states.OPEN: self.open_at(now),
            states.ACCEPTED: self.filter(accepted_at__isnull=False),
            states.REVOKED: self.filter(accepted_at__isnull=True, revoked_at__isnull=False),
            states.EXPIRED: self.unanswered().filter(expires_at__lte=now),
        }[state]
