"""What must happen whoever sets up a second factor, and by whatever way."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver

from .actions import end_sessions


@receiver(authenticator_added)
def settle_new_factor(sender, request, user, authenticator, **kwargs):
    """A session begun with the password alone does not outlive the setting up of a second factor.

    Who has just shown the new factor is not asked again before seeing the recovery codes.
    """
    if authenticator.type == authenticator.Type.RECOVERY_CODES:
        return
    end_sessions(user, keep=request.session.session_key)
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)
