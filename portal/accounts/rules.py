"""Yes or no: who may come in, who may invite whom."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from registrations.units.rules import may_manage_people

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def may_enter_back_office(user):
    """True for everybody whom Wagtail would let into its admin, or who is marked as staff."""
    return user.is_active and (user.is_staff or user.has_perm("wagtailadmin.access_admin"))


def has_second_factor(user):
    """True if an authenticator app or a security key stands beside the password (recovery codes do not count)."""
    return get_adapter().is_mfa_enabled(user, SECOND_FACTORS)


def lacks_second_factor(user):
    """True if the person must set up a second factor before anything else."""
    return may_enter_back_office(user) and not has_second_factor(user)


def may_invite_staff(user):
    return user.has_perm("accounts.invite_staff")


def may_invite_members(user):
    return user.has_perm("accounts.invite_member")


def may_invite_to(user, unit):
    """Officers invite into every unit; who signs for a unit invites those who work there."""
    return may_invite_members(user) or may_manage_people(user, unit)


def may_handle(user, invitation):
    """True if the person may see, resend and revoke an invitation."""
    return may_invite_to(user, invitation.unit) if invitation.unit_id else may_invite_staff(user)


def may_edit_account(editor, user):
    """Accounts of superusers are only for superusers to change."""
    return editor.has_perm("accounts.change_user") and (editor.is_superuser or not user.is_superuser)


def may_reset_second_factor(editor, user):
    """Somebody else's lost phone, never one's own."""
    return editor.pk != user.pk and may_edit_account(editor, user)
