"""Everything that happens to units and their members."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.refusals import demand
from search import registry
from search.outbox.actions import enqueue_many

from . import entries, rules
from .models import Membership, Succession, Unit, UnitName


class MembershipConflictError(Exception):
    """The person already acts for the unit; the text says so in Vietnamese."""


class LastSignatoryError(Exception):
    """Nobody could sign for the unit any more; the text says so in Vietnamese."""


class HandOverError(Exception):
    """Whoever was chosen cannot take over; the text says so in Vietnamese."""


@transaction.atomic
def save_unit(unit, *, by, created=False):
    """Keep a new or changed unit; units below it bear its name in theirs, so they follow."""
    demand(rules.may_edit(by))
    unit.full_clean()
    unit.save()
    for below in Unit.objects.filter(parent=unit).select_related("parent"):
        below.save()
    log(unit, "wagtail.create" if created else "wagtail.edit", user=by, content_changed=True)
    _told_anew(unit, *(link.predecessor for link in unit.successions_in.select_related("predecessor")))
    _told_anew(*(link.successor for link in unit.successions_out.select_related("successor")))
    return unit


def _told_anew(*units):
    """The search learns of the units; what it keeps of names and places is made anew."""
    enqueue_many(entries.KIND, [entries.key_of(unit.pk) for unit in units])
    transaction.on_commit(registry.forget)


@transaction.atomic
def save_name(name, *, by):
    """Keep another name of a unit, and find the unit by it from now on."""
    demand(rules.may_edit(by))
    name.full_clean()
    name.save()
    name.unit.save()
    log(name.unit, "units.name", user=by, data={"name": name.name})
    _told_anew(name.unit)
    return name


@transaction.atomic
def remove_name(name, *, by):
    """Take away another name that was wrong."""
    demand(rules.may_edit(by))
    unit = name.unit
    log(unit, "units.name_removed", user=by, data={"name": name.name})
    UnitName.objects.filter(pk=name.pk).delete()
    unit.save()
    _told_anew(unit)


@transaction.atomic
def save_succession(succession, *, by):
    """Keep which unit came of which."""
    demand(rules.may_edit(by))
    succession.full_clean()
    succession.save()
    log(succession.successor, "units.succession", user=by, data={"name": str(succession.predecessor)})
    _told_anew(succession.predecessor, succession.successor)
    return succession


@transaction.atomic
def remove_succession(succession, *, by):
    """Take away a succession that was wrong."""
    demand(rules.may_edit(by))
    log(succession.successor, "units.succession_removed", user=by, data={"name": str(succession.predecessor)})
    Succession.objects.filter(pk=succession.pk).delete()
    _told_anew(succession.predecessor, succession.successor)


@transaction.atomic
def join(unit, user, role, *, by=None, now=None):
    """Let a person act for a unit. ``by`` is None when the person accepts an invitation.

    Raises MembershipConflictError when an open membership exists, PermissionDenied
    when ``by`` may not manage members.
    """
    if by is not None:
        demand(rules.may_manage_members(by))
    if Membership.objects.filter(unit=unit, user=user, until__isnull=True).exists():
        raise MembershipConflictError(f"{user} đang là thành viên của {unit.in_text}.")
    membership = Membership(unit=unit, user=user, role=role, since=now or timezone.now())
    membership.full_clean()
    membership.save()
    log(unit, "units.joined", user=by or user, data={"name": str(user), "role": membership.get_role_display()})
    return membership


@transaction.atomic
def leave(membership, *, by, now=None):
    """End a membership now; what the person filed stays in the record, drafts stay with the unit.

    Raises PermissionDenied, and LastSignatoryError when the unit's own people
    would leave it without anybody who can sign; staff may do that.
    """
    now = now or timezone.now()
    demand(rules.may_end(by, membership, now))
    if not rules.may_manage_members(by) and rules.is_last_signatory(membership, now):
        raise LastSignatoryError(
            "Đơn vị chưa có người ký duyệt nào khác. Mời thêm người ký duyệt, hoặc bàn giao vai trò này trước."
        )
    return _end(membership, by, now, "units.left")


def _end(membership, by, now, action, **told):
    membership = Membership.objects.select_for_update(of=("self",)).select_related("unit", "user").get(pk=membership.pk)
    if membership.until is None:
        membership.until = max(now, membership.since)
        membership.save(update_fields=["until"])
        log(membership.unit, action, user=by, data={"name": str(membership.user), **told})
    return membership


@transaction.atomic
def change_role(membership, role, *, by, now=None):
    """End the membership and begin one with the other role, so that the record says who was what, when.

    Raises PermissionDenied, and LastSignatoryError as `leave` does.
    """
    now = now or timezone.now()
    demand(rules.may_manage_people(by, membership.unit, now))
    if membership.role == role:
        return membership
    if not rules.may_manage_members(by) and rules.is_last_signatory(membership, now):
        raise LastSignatoryError("Đơn vị cần ít nhất một người ký duyệt. Mời thêm người ký duyệt khác trước.")
    return _begin_again(_end(membership, by, now, "units.left"), role, by, now)


def _begin_again(membership, role, by, now):
    """A membership of the same person in the same unit with a role that begins now."""
    new = Membership(unit=membership.unit, user=membership.user, role=role, since=now)
    new.full_clean()
    new.save()
    log(new.unit, "units.joined", user=by, data={"name": str(new.user), "role": new.get_role_display()})
    return new


@transaction.atomic
def hand_over(membership, colleague, *, by, now=None):
    """Let a colleague of the same unit take over what somebody did who leaves; returns the colleague's membership.

    Drafts belong to the unit and stay as they are. A colleague who so far only
    drafted becomes a signatory when a signatory leaves. Raises PermissionDenied,
    and HandOverError when the colleague does not act for the unit.
    """
    now = now or timezone.now()
    demand(rules.may_end(by, membership, now))
    theirs = Membership.objects.filter(unit=membership.unit, user=colleague).at(now).select_related("user").first()
    if theirs is None or colleague.pk == membership.user_id or not colleague.is_active:
        raise HandOverError("Mời chọn một người khác đang là thành viên của đơn vị.")
    _end(membership, by, now, "units.handed_over", to=str(colleague))
    if membership.role == Membership.Role.SIGNATORY and theirs.role != Membership.Role.SIGNATORY:
        theirs = _begin_again(_end(theirs, by, now, "units.left"), membership.role, by, now)
    return theirs
