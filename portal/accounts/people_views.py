"""Người của đơn vị: the people of a unit and their invitations, for the unit itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from registrations.units import actions as units
from registrations.units import rules as unit_rules
from registrations.units.acting import acting_for
from registrations.units.forms import HandOverForm
from registrations.units.models import Membership, Unit

from . import actions, rules
from .forms import InviteColleagueForm
from .models import Invitation

FOLDER = "portal/accounts/people"


def _unit(request, unit_id, *, managing=False):
    """A unit for which the person acts (or signs, when ``managing``); to others it does not exist."""
    unit = get_object_or_404(Unit, pk=unit_id)
    if not unit_rules.may_see_people(request.user, unit):
        raise Http404
    if managing and not unit_rules.may_manage_people(request.user, unit):
        raise PermissionDenied
    return unit


def _membership(request, unit, pk):
    """A membership by which somebody acts for the unit now, and which the person may end."""
    found = next((each.membership for each in acting_for(unit) if each.membership.pk == pk), None)
    if found is None:
        raise Http404
    if not unit_rules.may_end(request.user, found):
        raise PermissionDenied
    return found


@never_cache
@login_required
@require_safe
def people(request, unit_id):
    """Who acts for the unit, who is invited, and what the reader may do about it."""
    unit = _unit(request, unit_id)
    now, may_manage = timezone.now(), unit_rules.may_manage_people(request.user, unit)
    members = [
        {"acting": each, "user": each.membership.user, "may_end": unit_rules.may_end(request.user, each.membership)}
        for each in acting_for(unit, now)
    ]
    waiting = Invitation.objects.unanswered().filter(unit=unit).select_related("invited_by") if may_manage else []
    inviters = {each.invited_by for each in waiting}
    gone = {each.pk for each in inviters if not rules.may_invite_to(each, unit)}
    former = unit.memberships.filter(until__lte=now).select_related("user").order_by("-until")[:20]
    context = {
        "unit": unit,
        "members": members,
        "may_manage": may_manage,
        # Whoever has handed on may have invited the successor: the invitation stands, and is seen to be theirs.
        "waiting": [
            {"invitation": each, "state": each.state(now), "gone": each.invited_by_id in gone} for each in waiting
        ],
        "former": former if may_manage else [],
    }
    return render(request, f"{FOLDER}/list.html", context)


def _page(request, template, unit, form, **extra):
    context = {"unit": unit, "form": form, **extra}
    return render(request, f"{FOLDER}/{template}.html", context, status=422 if form.is_bound else 200)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request, unit_id):
    """Invite a colleague by mail; the answer is the same whether or not the address has an account."""
    unit = _unit(request, unit_id, managing=True)
    form = InviteColleagueForm(request.POST or None)
    if form.is_valid():
        try:
            invitation = actions.invite(by=request.user, unit=unit, **form.cleaned_data)
        except actions.InvitationRefusedError as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, f"Đã gửi thư mời tới {invitation.email}.")
            return redirect("people:list", unit.pk)
    return _page(request, "invite", unit, form)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request, unit_id, pk):
    """Pass on to a colleague what somebody did who leaves."""
    unit = _unit(request, unit_id)
    membership = _membership(request, unit, pk)
    form = HandOverForm(request.POST or None, membership=membership)
    if form.is_valid():
        try:
            units.hand_over(membership, form.cleaned_data["colleague"].user, by=request.user)
        except units.HandOverError as refusal:
            form.add_error("colleague", str(refusal))
        else:
            messages.success(request, f"{membership.user} đã bàn giao cho {form.cleaned_data['colleague'].user}.")
            return _away(request, unit)
    return _page(request, "hand_over", unit, form, membership=membership)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request, unit_id, pk):
    """End somebody's role after a question."""
    unit = _unit(request, unit_id)
    membership = _membership(request, unit, pk)
    if request.method != "POST":
        return render(request, f"{FOLDER}/end.html", {"unit": unit, "membership": membership})
    try:
        units.leave(membership, by=request.user)
    except units.LastSignatoryError as refusal:
        context = {"unit": unit, "membership": membership, "refused": str(refusal)}
        return render(request, f"{FOLDER}/end.html", context, status=422)
    messages.success(request, f"{membership.user} đã thôi vai trò. Hồ sơ của đơn vị vẫn giữ nguyên.")
    if left := Invitation.objects.unanswered().filter(unit=unit, invited_by=membership.user).count():
        messages.warning(
            request,
            f"Còn {left} lời mời do {membership.user} gửi chưa được nhận. Mời xem lại, không cần nữa thì thu hồi.",
        )
    return _away(request, unit)


def _away(request, unit):
    """Back to the list, or to the account for somebody who no longer acts for the unit."""
    if unit_rules.may_see_people(request.user, unit):
        return redirect("people:list", unit.pk)
    return redirect("accounts:home")


@login_required
@require_POST
def change_role(request, unit_id, pk):
    """Make a drafter a signatory, or the other way round."""
    unit = _unit(request, unit_id, managing=True)
    membership = get_object_or_404(Membership.objects.at(timezone.now()), unit=unit, pk=pk)
    role = request.POST.get("role", "")
    if role not in Membership.Role.values:
        raise Http404
    try:
        changed = units.change_role(membership, role, by=request.user)
    except units.LastSignatoryError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{changed.user} nay là {changed.get_role_display().lower()}.")
    return _away(request, unit)


def _invitation(request, unit_id, pk):
    unit = _unit(request, unit_id, managing=True)
    return unit, get_object_or_404(Invitation.objects.unanswered(), unit=unit, pk=pk)


@login_required
@require_POST
def resend(request, unit_id, pk):
    """Send the mail of an invitation again, with a new address."""
    unit, invitation = _invitation(request, unit_id, pk)
    try:
        actions.resend(invitation, by=request.user)
    except actions.InvitationRefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã gửi lại thư mời tới {invitation.email}. Địa chỉ trong thư trước không còn dùng.")
    return redirect("people:list", unit.pk)


@login_required
@require_POST
def revoke(request, unit_id, pk):
    """Take an invitation back."""
    unit, invitation = _invitation(request, unit_id, pk)
    try:
        actions.revoke(invitation, by=request.user)
    except actions.InvitationRefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã thu hồi lời mời gửi tới {invitation.email}.")
    return redirect("people:list", unit.pk)
