"""The workspace of units under /don-vi/: what is due, the steps, sending."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from registrations import refusals
from registrations.receipts import drawing
from registrations.units.models import Unit
from registrations.units.queries import acting_of
from registrations.units.waiting import waiting_for

from . import actions, carry_actions, queries, rules
from .differences import compare
from .models import Campaign, Registration
from .paper_forms import AnswerForm
from .steps import STEPS

FOLDER = "registrations/campaigns"


@never_cache
@login_required
@require_safe
def workspace(request):
    """What the units of this person have to file, and how it stands."""
    now = timezone.now()
    acting = acting_of(request.user, now)
    chosen = _chosen(request, acting)
    shown = acting.narrowed(chosen.unit_id) if chosen else acting
    found, past = queries.duties_and_past(shown, now)
    duties = [{"duty": duty, "left": duty.due.left(now), "chip": rules.STANDING_WORDS[duty.standing]} for duty in found]
    due = [each for each in duties if each["duty"].standing in {"todo", "draft", "returned", "late"}]
    other = waiting_for(shown, now)
    context = {
        "due": _most_pressing_first(due, [each for each in other if each.due]),
        "done": [each for each in duties if each not in due],
        "also": [each for each in other if not each.due],
        "acting": acting,
        "shown": shown,
        "chosen": chosen,
        "past": [{"registration": each, "chip": rules.STANDING_WORDS[each.state]} for each in past],
        "is_member": bool(acting or past),
        "is_officer": not acting and rules.may_see_board(request.user),
    }
    return render(request, f"{FOLDER}/workspace.html", context)


def _most_pressing_first(duties, waiting):
    """What campaigns and other rooms wait for, in one list: what is overdue or was returned, then the next deadline."""
    rows = [(each["chip"][0], each["duty"].due.ends_at, each) for each in duties]
    rows += [(each.chip[0], each.closes_at, {"waiting": each}) for each in waiting]
    never = datetime.max.replace(tzinfo=UTC)
    return [row for *_, row in sorted(rows, key=lambda each: (each[0] != "error", each[1] or never))]


def _chosen(request, acting):
    """The one unit asked for in the address, out of those the person acts for; None shows all."""
    asked = request.GET.get("don-vi", "")
    return next((each for each in acting if str(each.unit_id) == asked), None) if len(acting) > 1 else None


@login_required
@require_POST
def begin(request, campaign_id, unit_id):
    """Begin the draft of a unit, or go on with it."""
    campaign = get_object_or_404(Campaign, pk=campaign_id)
    unit = get_object_or_404(Unit, pk=unit_id)
    try:
        registration = actions.start(campaign, unit, by=request.user)
    except refusals.NotAllowed:
        raise Http404 from None
    except refusals.Refused as error:
        return render(request, f"{FOLDER}/refused.html", {"message": error.message, "campaign": campaign}, status=422)
    carry_actions.carry_all(registration, by=request.user)
    return redirect("campaigns:step", registration.pk, STEPS[0].slug)


def registration_of(request, registration_id, allowed=rules.may_write) -> Registration:
    """The registration with all its parts, for those who act for its unit; to others it does not exist."""
    registration = queries.full(registration_id)
    if registration is None or not allowed(request.user, registration, timezone.now()):
        raise Http404
    return registration


def open_for_writing(user, registration, now) -> bool:
    """Whether the form is shown to this person instead of what was filed."""
    return registration.state in rules.EDITABLE and rules.may_write_now(user, registration, now)


@never_cache
@login_required
@require_safe
def registration(request, registration_id):
    """How a registration stands: its receipt, what was sent, what the office answered."""
    record = registration_of(request, registration_id, rules.may_read_in_unit)
    now = timezone.now()
    submissions = list(record.submissions.select_related("receipt", "submitted_by").prefetch_related("attachments"))
    latest = submissions[0] if submissions else None
    standing = rules.standing(record.campaign, record, now)
    changed = _changed_since(record, submissions)
    context = {
        "registration": record,
        "changed": changed,
        "chip": rules.STANDING_WORDS[standing],
        "standing": standing,
        "may_edit": open_for_writing(request.user, record, now) and rules.may_write(request.user, record, now),
        "left": record.due.left(now),
        "submissions": submissions,
        "latest": latest,
        "received": drawing.received_words(latest.receipt) if latest else "",
        "reviews": list(record.reviews.select_related("by")),
        "returned": queries.open_return(record),
        "content": latest.content if latest and record.state not in rules.EDITABLE else queries.content(record),
        "just_sent": "moi" in request.GET,
        "waiting_drafts": carry_actions.waiting_drafts(record, now),
        "paper": queries.paper_of(latest),
        "paper_begun": rules.open_paper(record) if record.state in rules.EDITABLE else None,
        "answer_form": AnswerForm(),
        "may_answer": rules.acts_for_unit(request.user, record, now),
    }
    return render(request, f"{FOLDER}/registration.html", context)


def _changed_since(record, submissions):
    """(number of the submission compared with, what changed since): of the draft, or of the last one sent."""
    if record.state == Registration.State.RETURNED and submissions:
        return submissions[0].number, compare(submissions[0].content, queries.content(record))
    if len(submissions) > 1:
        return submissions[1].number, compare(submissions[1].content, submissions[0].content)
    return None


@login_required
@require_POST
def carry_over(request, registration_id):
    """Take the draft of a former unit into the draft of its successor."""
    record = registration_of(request, registration_id)
    try:
        carry_actions.carry_over(record.pk, request.POST.get("tu", ""), by=request.user)
    except refusals.NotAllowed:
        raise Http404 from None
    except refusals.Refused as error:
        context = {"message": error.message, "registration": record}
        return render(request, f"{FOLDER}/refused.html", context, status=422)
    return redirect(record)
