"""What must happen whoever sets up a second factor, and by whatever way."""

from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver

from .actions import end_sessions


@receiver(authenticator_added)
def sign_out_elsewhere(sender, request, user, authenticator, **kwargs):
    """A session begun with the password alone must not outlive the first second factor."""
    if authenticator.type != authenticator.Type.RECOVERY_CODES:
        end_sessions(user, keep=request.session.session_key)
