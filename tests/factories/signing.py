"""Confirmations with a second factor, for tests."""

from django.utils import timezone

from registrations.signing.models import Confirmation


def confirmed(matter, by, now=None):
    """The person has just confirmed this matter with the app."""
    now = now or timezone.now()
    facts = {"purpose": matter.purpose, "subject": matter.subject, "content_hash": matter.content_hash}
    return Confirmation.objects.create(user=by, method="totp", made_at=now, proved_at=now, **facts)
