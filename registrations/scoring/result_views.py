"""The result in the workspace: the head settles and locks it, the members see it and may protest."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from registrations.campaigns.step_views import sign_in_or_keep
from registrations.campaigns.wording import THROUGH, deadline_words
from registrations.refusals import Incomplete, NotAllowed, Refused
from registrations.signing import doors
from registrations.signing.actions import NotConfirmed

from . import actions, closing, queries, rules
from .forms import ApproveForm, LeaveOutForm, ProtestForm
from .rules import CLUSTER, COLUMN_WORDS, COLUMNS
from .scenes import Scene, number


@never_cache
@sign_in_or_keep
@require_http_methods(["GET", "HEAD", "POST"])
def result(request, cluster_id):
    """Totals and places: for the head while it settles, for everybody in the cluster once it is locked."""
    scene = Scene(request, cluster_id)
    _may_see(scene)
    if request.method != "POST":
        return _page(scene)
    event = {"chot": _lock, "khong-xep": _leave_out, "kien-nghi": _protest}.get(request.POST.get("viec"))
    if event is None:
        raise Http404
    return event(request, scene)


def _may_see(scene):
    settling = scene.head is not None and scene.state in (rules.CLUSTER, rules.OVERDUE)
    if not settling and not rules.may_read_totals(scene.user, scene.parts, scene.scoring, scene.now):
        raise Http404


def _lock(request, scene):
    try:
        closing.require_lockable(scene.scoring.pk, by=request.user)
        if doors.take(request, closing.lock_matter(scene.scoring, _ranked(scene))):
            return redirect(f"{request.path}#chot")
        closing.lock(scene.scoring.pk, by=request.user)
    except NotConfirmed as error:
        return _page(Scene(request, scene.cluster.pk), 422, not_confirmed=error.message)
    except doors.Changed as error:
        return _page(Scene(request, scene.cluster.pk), 409, refused=error.message)
    except NotAllowed as error:
        return _page(scene, 422, refused=error.message)
    except actions.Missing as error:
        return _page(scene, 422, gaps=error.gaps)
    except Refused as error:
        return _page(Scene(request, scene.cluster.pk), 422, refused=error.message)
    return redirect(f"{request.path}?da-chot")


def _ranked(scene):
    return [row for row in scene.rows if not row.sheet.unranked]


def _lock_signing(scene):
    """How the head's signatory settles the result; None where it cannot be settled yet or by this person."""
    if scene.head is None or scene.state != rules.CLUSTER or scene.head.role != rules.SIGNATORY:
        return None
    if closing.gaps_of(scene.rows):
        return None
    matter = closing.lock_matter(scene.scoring, _ranked(scene))
    return doors.ways(scene.request, matter, {"viec": "chot"}, scene.now)


def _leave_out(request, scene):
    form = LeaveOutForm(request.POST)
    unit_id = number(request.POST.get("don-vi"))
    if not form.is_valid():
        return _page(scene, 422, refused=" ".join(form.errors.get("reason", [])))
    try:
        closing.leave_out(scene.scoring.pk, unit_id, form.cleaned_data["reason"], by=request.user)
    except Refused as error:
        return _page(scene, 422, refused=error.message)
    return redirect(request.path)


def _protest(request, scene):
    form = ProtestForm(queries.criteria_of(scene.scoring.criteria_set), request.POST)
    if not form.is_valid():
        return _page(scene, 422, form=form)
    try:
        key = uuid.UUID(request.POST.get("form_key", ""))
        closing.protest(
            scene.scoring.pk,
            number(request.POST.get("don-vi")),
            form.cleaned_data["text"],
            criterion_id=form.cleaned_data["criterion"],
            form_key=key,
            by=request.user,
        )
    except ValueError:
        return _page(scene, 422, form=form, refused="Mời xem lại rồi bấm gửi lần nữa.")
    except NotAllowed:
        raise Http404 from None
    except Incomplete as error:
        return _page(scene, 422, form=form, refused=error.message)
    except Refused as error:
        return _page(Scene(request, scene.cluster.pk), 422, form=form, refused=error.message)
    return redirect(f"{request.path}?da-gui")


def _page(scene, status=200, form=None, **extra):
    """Only once it is locked do the places stand; before, the head sees them as they would be."""
    asked = scene.request.GET
    standings = queries.standings(scene.rows, scene.scoring.criteria_set)
    signing = [part.member for part in scene.parts if part.role == rules.SIGNATORY]
    mine = {pk for part in scene.parts for pk in part.member.unit_ids}  # also of units that passed into it
    locked = scene.state in rules.LOCKED
    staff = rules.may_read_sheets(scene.user)
    protests = scene.scoring.protests.select_related("unit", "criterion")
    if not staff:
        protests = protests.filter(unit__in=mine)
    # While it settles the head sees every column, the members after it see only what was settled.
    columns = [each for each in COLUMNS if each == CLUSTER or (scene.head and not locked)]
    return scene.page(
        "result",
        status,
        standings=[
            {
                "standing": each,
                "totals": [(COLUMN_WORDS[column], each.row.book.totals(column).total) for column in columns],
            }
            for each in standings
        ],
        columns=[COLUMN_WORDS[each] for each in columns],
        left_out=[row for row in scene.rows if row.sheet.unranked],
        locked=locked,
        mine=mine,
        settling=scene.head is not None and scene.state == rules.CLUSTER,
        signing=_lock_signing(scene),
        may_lock=scene.head is not None and scene.head.role == rules.SIGNATORY,
        rows=scene.rows,
        protests=list(protests),
        protest_for=signing if scene.state == rules.PROTEST else [],
        protest_until=deadline_words(scene.scoring.protest_closes_at, THROUGH) if locked else "",
        form=form or ProtestForm(queries.criteria_of(scene.scoring.criteria_set)),
        form_key=uuid.uuid4(),
        just_locked="da-chot" in asked,
        just_sent="da-gui" in asked,
        **extra,
    )


# --- approval by the province ---------------------------------------------------------


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request, cluster_id):
    """The ranking as it will be published, with the decision that recognises it; the second person approves here."""
    scene = Scene(request, cluster_id)
    if not rules.may_approve(request.user):
        raise Http404
    form = ApproveForm(request.POST if request.method == "POST" else request.GET)
    if not form.is_valid():
        return _not_now(request, cluster_id, " ".join(form.errors["decision"]))
    decision, said = form.cleaned_data["decision"], {}
    try:
        matter, results = closing.approval(scene.scoring.pk, decision=decision, by=request.user)
        if request.method == "POST":
            try:
                if doors.take(request, matter):
                    return redirect(f"{request.path}?{urlencode({'decision': decision})}#duyet")
                closing.approve(scene.scoring.pk, decision=decision, by=request.user)
            except NotConfirmed as error:
                said = {"status": 422, "not_confirmed": error.message}
            except doors.Changed as error:
                said = {"status": 409, "refused": error.message}
            else:
                messages.success(request, "Đã duyệt. Bảng xếp hạng đã công bố.")
                return redirect("scoring_desk:cluster", cluster_id)
    except actions.Missing as error:
        return _not_now(request, cluster_id, " ".join(error.gaps))
    except Refused as error:
        return _not_now(request, cluster_id, error.message)
    signing = doors.ways(request, matter, {"decision": decision}, scene.now)
    return scene.page("approve", results=results, decision=decision, signing=signing, **said)


def _not_now(request, cluster_id, words):
    messages.error(request, words)
    return redirect("scoring_desk:cluster", cluster_id)
