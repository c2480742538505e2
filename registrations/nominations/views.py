"""A unit's nominations under /don-vi/de-nghi/: the list, one nomination, taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from registrations.receipts import drawing
from registrations.refusals import NotAllowed, Refused
from registrations.units.models import Unit
from registrations.units.queries import acting_of

from . import checks, hooks, queries, rules, unit_actions
from .differences import compare
from .doors import nomination_of
from .forms import ReasonForm
from .models import Kind, Nomination
from .states import MOVES, State, chip

FOLDER = "registrations/nominations"
PER_PAGE = 30


@never_cache
@login_required
@require_safe
def index(request):
    """The nominations of the units for which this person acts, newest first."""
    acting = acting_of(request.user, timezone.now())
    found = Nomination.objects.filter(unit__in=[each.unit_id for each in acting]).select_related("unit")
    page = Paginator(found.order_by("-created_at", "pk"), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "acting": acting,
        "page": page,
        "rows": [{"nomination": each, "chip": chip(each.state)} for each in page],
        "kinds": [(kind.value, kind.label) for kind in Kind if kind != Kind.SUDDEN],
    }
    return render(request, f"{FOLDER}/index.html", context)


@login_required
@require_POST
def begin(request, unit_id, kind=None):
    """Begin a draft; that of sudden merit goes straight to its one page."""
    unit = get_object_or_404(Unit, pk=unit_id)
    try:
        nomination = unit_actions.start(unit, kind or request.POST.get("loai", ""), by=request.user)
    except NotAllowed:
        raise Http404 from None
    step = "short" if nomination.is_sudden else "proposal"
    return redirect(f"nominations:{step}", nomination.pk)


@never_cache
@login_required
@require_safe
def nomination(request, nomination_id):
    """How a nomination stands: its receipt, its way, what was sent, what the office asked."""
    record = nomination_of(request, nomination_id, rules.may_read_in_unit)
    now = timezone.now()
    submissions = list(record.submissions.select_related("receipt", "submitted_by", "proposal_file"))
    latest = submissions[0] if submissions else None
    writable = rules.is_editable(record) and rules.may_write(request.user, record, now)
    events = list(record.events.select_related("by"))
    cases = list(record.cases.all())
    context = {
        "nomination": record,
        "chip": chip(record.state),
        "may_edit": writable,
        "may_discard": writable and record.state == State.DRAFT and not submissions,
        "may_withdraw": record.state in MOVES["rut"].sources and rules.may_send(request.user, record, now),
        "asked": _asked(events) if record.state == State.ASKED else None,
        "latest": latest,
        "received": drawing.received_words(latest.receipt) if latest else "",
        "submissions": submissions,
        "changed": _changed_since(record, submissions),
        "events": [_told(event) for event in events],
        "content": queries.content(record) if rules.is_editable(record) or latest is None else latest.content,
        "file": record.proposal_file if rules.is_editable(record) or latest is None else latest.proposal_file,
        "left": [case for case in cases if case.left_as],
        "hints": checks.hints(record, cases, whole=False) if writable else {},
        "places": queries.filing_places(record, queries.day_of(record, now)),
        "just_sent": "moi" in request.GET,
        "stations": _stations(record, cases) if submissions else [],
    }
    return render(request, f"{FOLDER}/nomination.html", context)


def _stations(record, cases):
    """Each case with where it was laid before the public and what it was given; those that came so far only."""
    windows = [each for each in hooks.windows_of(record) if each.url]
    given = hooks.given_awards(record)
    found = [
        {
            "case": case,
            "windows": [each for each in windows if case.pk in each.case_ids],
            "awards": [each for each in given if each.case_id == case.pk],
        }
        for case in cases
    ]
    return [each for each in found if each["windows"] or each["awards"]]


def _asked(events):
    return next((event for event in events if event.after == State.ASKED), None)


def _told(event):
    """An event as the unit may read it: who it was in the office is not told, nor why it paused."""
    event.said = event.reason if MOVES[event.move].told else ""
    event.label = MOVES[event.move].label if MOVES[event.move].told else event.get_after_display()
    return event


def _changed_since(record, submissions):
    """(number of the submission compared with, what changed since): of the draft, or of the last one sent."""
    if record.state == State.ASKED and submissions:
        parts = compare(submissions[0].content, queries.content(record))
        return (submissions[0].number, parts) if parts else None
    if len(submissions) > 1:
        return submissions[1].number, compare(submissions[1].content, submissions[0].content)
    return None


@login_required
@require_POST
def discard(request, nomination_id):
    """Throw a draft away that was never sent."""
    record = nomination_of(request, nomination_id)
    try:
        unit_actions.discard(record.pk, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
        return redirect(record)
    messages.success(request, "Đã bỏ bản nháp.")
    return redirect("nominations:index")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, nomination_id):
    """The signatory takes a nomination back, with a reason."""
    record = nomination_of(request, nomination_id, rules.may_send)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            unit_actions.withdraw(record.pk, reason=form.cleaned_data["reason"], by=request.user)
        except Refused as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, "Đã rút hồ sơ. Nội dung đã gửi vẫn được giữ để xem lại.")
            return redirect(record)
    if record.state not in MOVES["rut"].sources and not form.is_bound:
        return redirect(record)
    context = {"nomination": record, "form": form}
    return render(request, f"{FOLDER}/withdraw.html", context, status=422 if form.is_bound else 200)
