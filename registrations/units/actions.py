"""Everything that happens to units and their members."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from search import registry

from . import rules
from .models import Membership, Succession, Unit, UnitName


class MembershipConflictError(Exception):
    """The person already acts for the unit; the text says so in Vietnamese."""


def _demand(allowed):
    if not allowed:
        raise PermissionDenied


@transaction.atomic
def save_unit(unit, *, by, created=False):
    """Keep a new or changed unit; units below it bear its name in theirs, so they follow."""
    _demand(rules.may_edit(by))
    unit.full_clean()
    unit.save()
    for below in Unit.objects.filter(parent=unit).select_related("parent"):
        below.save()
    log(unit, "wagtail.create" if created else "wagtail.edit", user=by, content_changed=True)
    transaction.on_commit(registry.forget)
    return unit


@transaction.atomic
def save_name(name, *, by):
    """Keep another name of a unit, and find the unit by it from now on."""
    _demand(rules.may_edit(by))
    name.full_clean()
    name.save()
    name.unit.save()
    log(name.unit, "units.name", user=by, data={"name": name.name})
    transaction.on_commit(registry.forget)
    return name


@transaction.atomic
def remove_name(name, *, by):
    """Take away another name that was wrong."""
    _demand(rules.may_edit(by))
    unit = name.unit
    log(unit, "units.name_removed", user=by, data={"name": name.name})
    UnitName.objects.filter(pk=name.pk).delete()
    unit.save()
    transaction.on_commit(registry.forget)


@transaction.atomic
def save_succession(succession, *, by):
    """Keep which unit came of which."""
    _demand(rules.may_edit(by))
    succession.full_clean()
    succession.save()
    log(succession.successor, "units.succession", user=by, data={"name": str(succession.predecessor)})
    transaction.on_commit(registry.forget)
    return succession


@transaction.atomic
def remove_succession(succession, *, by):
    """Take away a succession that was wrong."""
    _demand(rules.may_edit(by))
    log(succession.successor, "units.succession_removed", user=by, data={"name": str(succession.predecessor)})
    Succession.objects.filter(pk=succession.pk).delete()
    transaction.on_commit(registry.forget)


@transaction.atomic
def join(unit, user, role, *, by=None, now=None):
    """Let a person act for a unit. ``by`` is None when the person accepts an invitation.

    Raises MembershipConflictError when an open membership exists, PermissionDenied
    when ``by`` may not manage members.
    """
    if by is not None:
        _demand(rules.may_manage_members(by))
    if Membership.objects.filter(unit=unit, user=user, until__isnull=True).exists():
        raise MembershipConflictError(f"{user} đang là thành viên của {unit.in_text}.")
    membership = Membership(unit=unit, user=user, role=role, since=now or timezone.now())
    membership.full_clean()
    membership.save()
    log(unit, "units.joined", user=by or user, data={"name": str(user), "role": membership.get_role_display()})
    return membership


@transaction.atomic
def leave(membership, *, by, now=None):
    """End a membership now; what the person filed stays theirs in the record."""
    _demand(rules.may_manage_members(by))
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.until is None:
        membership.until = max(now or timezone.now(), membership.since)
        membership.save(update_fields=["until"])
        log(membership.unit, "units.left", user=by, data={"name": str(membership.user)})
    return membership


@transaction.atomic
def change_role(membership, role, *, by, now=None):
    """End the membership and begin one with the other role, so that the record says who was what, when."""
    _demand(rules.may_manage_members(by))
    if membership.role == role:
        return membership
    now = now or timezone.now()
    leave(membership, by=by, now=now)
    return join(membership.unit, membership.user, role, by=by, now=now)
