"""Everything that happens to accounts and invitations."""

import secrets
from contextlib import suppress
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.log_actions import log

from registrations.refusals import demand
from registrations.units.actions import MembershipConflictError, join
from registrations.units.models import Membership

from . import emails, rules
from .models import Invitation, User
from .queries import invitation_of, token_hash

INVITATION_LASTS = timedelta(days=14)
# For invitations by a unit's own people; officers invite whole lists.
WAITING_PER_UNIT, INVITED_PER_DAY = 20, 40
PAUSE_BEFORE_RESENDING = timedelta(minutes=10)


class InvitationRefusedError(Exception):
    """The invitation cannot be made or used; the text says why, in Vietnamese."""


# --- inviting -----------------------------------------------------------------


@transaction.atomic
def invite(*, email, full_name, by, unit=None, role="", group=None, now=None):
    """Invite one person to act for a unit, or to work in a staff group; the mail leaves after the commit.

    Raises InvitationRefusedError when the person is already there or already
    invited, PermissionDenied when ``by`` may not invite.
    """
    now = now or timezone.now()
    demand(rules.may_invite_to(by, unit) if unit else rules.may_invite_staff(by))
    email = email.strip().lower()
    _refuse_needless(email, unit, group, now)
    if unit and not rules.may_invite_members(by):
        _refuse_flood(unit, now)
    invitation = Invitation(
        email=email,
        full_name=full_name,
        unit=unit,
        role=role,
        group=group,
        invited_by=by,
        created_at=now,
        expires_at=now + INVITATION_LASTS,
    )
    invitation.full_clean(exclude=["token_hash"])
    invitation.save()
    log(invitation, "wagtail.create", user=by)
    _send_later(invitation)
    return invitation


def _refuse_needless(email, unit, group, now):
    if unit and not unit.stands_on(timezone.localdate(now)):
        raise InvitationRefusedError(f"{unit} không còn hoạt động, không nhận thêm thành viên.")
    user = User.objects.filter(email=email).first()
    if user and unit and Membership.objects.filter(unit=unit, user=user).at(now).exists():
        raise InvitationRefusedError(f"{email} đang là thành viên của {unit.in_text}.")
    if user and group and user.groups.filter(pk=group.pk).exists():
        raise InvitationRefusedError(f"{email} đã thuộc nhóm {group.name}.")
    pending = Invitation.objects.unanswered().filter(email=email, unit=unit, group=group).first()
    if pending:
        raise InvitationRefusedError(f"{email} đã có lời mời này. Mời gửi lại thư ở danh sách lời mời.")


def _refuse_flood(unit, now):
    """The portal's mail must not become a way to write to hundreds of strangers in the council's name."""
    if Invitation.objects.unanswered().filter(unit=unit).count() >= WAITING_PER_UNIT:
        raise InvitationRefusedError(
            f"Đơn vị đang có {WAITING_PER_UNIT} lời mời chưa được nhận. Mời thu hồi lời mời không còn cần rồi mời tiếp."
        )
    today = Invitation.objects.filter(unit=unit, created_at__gt=now - timedelta(days=1)).count()
    if today >= INVITED_PER_DAY:
        raise InvitationRefusedError("Hôm nay đơn vị đã mời nhiều người. Mời làm tiếp vào ngày mai.")


@transaction.atomic
def invite_many(rows, *, by, now=None):
    """Invite everybody of a list or nobody: ``rows`` are dicts of ``invite``'s keywords."""
    return [invite(by=by, now=now, **row) for row in rows]


def _send_later(invitation):
    transaction.on_commit(lambda: send.enqueue(invitation.pk))


@task()
def send(invitation_pk):
    """Make a new token, keep its hash and mail it (in the background: a list may hold hundreds).

    The token itself is in the mail and nowhere else, not even in the queue.
    """
    with transaction.atomic():
        invitation = (
            Invitation.objects.select_for_update(of=("self",))
            .select_related("unit", "group", "invited_by")
            .get(pk=invitation_pk)
        )
        if invitation.state() != Invitation.State.OPEN:
            return
        token = secrets.token_urlsafe(32)
        invitation.token_hash = token_hash(token)
        invitation.sent_at = timezone.now()
        invitation.save(update_fields=["token_hash", "sent_at"])
        emails.invitation(invitation, token).send()


@transaction.atomic
def resend(invitation, *, by, now=None):
    """Mail a new address that is good for another fourteen days; the old one is dead at once."""
    now = now or timezone.now()
    demand(rules.may_handle(by, invitation))
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.accepted_at or invitation.revoked_at:
        raise InvitationRefusedError("Lời mời này đã được nhận hoặc thu hồi, không gửi lại được.")
    soon = invitation.sent_at and now < invitation.sent_at + PAUSE_BEFORE_RESENDING
    if soon and not rules.may_invite_members(by) and not rules.may_invite_staff(by):
        raise InvitationRefusedError("Thư vừa được gửi đi. Mời chờ ít phút rồi gửi lại.")
    invitation.token_hash = None
    invitation.expires_at = now + INVITATION_LASTS
    invitation.save(update_fields=["token_hash", "expires_at"])
    log(invitation, "accounts.invitation_resent", user=by)
    _send_later(invitation)
    return invitation


@transaction.atomic
def revoke(invitation, *, by, now=None):
    """Take an invitation back; the mailed address then says so."""
    demand(rules.may_handle(by, invitation))
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.accepted_at:
        raise InvitationRefusedError("Lời mời này đã được nhận, không thu hồi được.")
    if not invitation.revoked_at:
        invitation.revoked_at = now or timezone.now()
        invitation.save(update_fields=["revoked_at"])
        log(invitation, "accounts.invitation_revoked", user=by)
    return invitation


# --- accepting ----------------------------------------------------------------


def _locked(token, now):
    found = invitation_of(token)
    if found is None:
        raise InvitationRefusedError("Địa chỉ này chưa đúng hoặc đã được thay bằng thư mới hơn.")
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("unit", "group").get(pk=found.pk)
    if invitation.state(now) != Invitation.State.OPEN:
        raise InvitationRefusedError("Lời mời không còn dùng được.")
    return invitation


@transaction.atomic
def accept(token, *, full_name, password, position="", phone="", now=None):
    """Make the account that an invitation promises. Returns the user.

    Raises InvitationRefusedError when the invitation cannot be used (any more), or
    when the address has an account: then its owner signs in and accepts.
    """
    now = now or timezone.now()
    invitation = _locked(token, now)
    if User.objects.filter(email=invitation.email).exists():
        raise InvitationRefusedError("Địa chỉ thư này đã có tài khoản. Mời đăng nhập để nhận lời mời.")
    user = User(email=invitation.email, full_name=full_name, position=position, phone=phone)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    log(user, "wagtail.create", user=user)
    _fulfil(invitation, user, now)
    return user


@transaction.atomic
def accept_as(user, token, *, now=None):
    """Let the owner of an account accept an invitation sent to the account's address."""
    now = now or timezone.now()
    invitation = _locked(token, now)
    demand(user.is_active and invitation.email == user.email)
    _fulfil(invitation, user, now)
    return user


def _fulfil(invitation, user, now):
    if invitation.unit:
        if not invitation.unit.stands_on(timezone.localdate(now)):
            raise InvitationRefusedError(f"{invitation.unit} không còn hoạt động.")
        with suppress(MembershipConflictError):  # somebody added the person meanwhile: what was promised holds
            join(invitation.unit, user, invitation.role, now=now)
    else:
        user.groups.add(invitation.group)
    invitation.accepted_at, invitation.accepted_by = now, user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    log(invitation, "accounts.invitation_accepted", user=user)


# --- accounts -------------------------------------------------------------------


@transaction.atomic
def save_account(user, *, by, save):
    """Keep what staff changed of an account; ``save`` is the form's own saving.

    A new address or a switched-off account ends every session. Raises
    PermissionDenied when a superuser's account is touched by somebody else.
    """
    before = User.objects.select_for_update().get(pk=user.pk)
    demand(rules.may_edit_account(by, before))
    demand(by.is_superuser or user.is_superuser == before.is_superuser)
    saved = save()
    if before.email != saved.email:
        EmailAddress.objects.filter(user=saved).delete()
    if before.email != saved.email or not saved.is_active:
        end_sessions(saved)
    return saved


def end_sessions(user, *, keep=None):
    """Sign a person out everywhere, but for the session whose key is ``keep``."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=keep):
        session.end()


@transaction.atomic
def enrol_totp(user, secret):
    """Give a person an authenticator app with a known secret (base32): demo data and tests do this."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    return TOTP.activate(user, secret)


@transaction.atomic
def reset_second_factor(user, *, by):
    """Take off the second factor of somebody who lost the phone; at the next sign-in a new one is set up."""
    demand(rules.may_reset_second_factor(by, user))
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    log(user, "accounts.second_factor_reset", user=by)
    transaction.on_commit(lambda: emails.second_factor_reset(user, by).send())
