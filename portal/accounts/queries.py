"""Questions about invitations."""

import hashlib

from .models import Invitation
from .rules import may_invite_members, may_invite_staff

MAX_TOKEN = 64


def token_hash(token):
    """What is kept of a token: 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_of(token):
    """The invitation that a mailed token belongs to, in whatever state, or None."""
    if not token or len(token) > MAX_TOKEN:
        return None
    return Invitation.objects.select_related("unit", "group").filter(token_hash=token_hash(token)).first()


def invitations_for(user):
    """The invitations that a member of staff may handle."""
    found = Invitation.objects.select_related("unit", "group", "invited_by")
    if not may_invite_staff(user):
        found = found.filter(group__isnull=True)
    if not may_invite_members(user):
        found = found.filter(unit__isnull=True)
    return found
