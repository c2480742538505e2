"""A unit's initiatives under /don-vi/sang-kien/, and the public register under /sang-kien/."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from registrations.receipts import drawing
from registrations.receipts.queries import sent_with
from registrations.refusals import NotAllowed, Refused
from registrations.signing import doors
from registrations.signing.actions import NotConfirmed
from registrations.unit_forms import (
    autosave_done,
    autosave_invalid,
    autosave_refused,
    form_key_of,
    is_autosave,
    refusal_words,
    sign_in_or_keep,
    version_of,
)
from registrations.units.models import Unit
from registrations.units.queries import acting_of
from search.text import asked_words, year_number

from . import actions, queries, rules
from .forms import ApplicationForm, author_rows, authors_form
from .models import Initiative, RegisterSettings
from .showing import chip

FOLDER = "registrations/initiatives"
PER_PAGE = 30


def _initiative(request, initiative_id, allowed=rules.may_write) -> Initiative:
    initiative = queries.full(initiative_id)
    if initiative is None or not allowed(request.user, initiative, timezone.now()):
        raise Http404
    return initiative


@never_cache
@login_required
@require_safe
def index(request):
    """The initiatives of the units for which this person acts."""
    acting = acting_of(request.user, timezone.now())
    words = asked_words(request.GET.get("q"))
    found = Initiative.objects.filter(unit__in=[each.unit_id for each in acting]).matching(words)
    page = Paginator(found.select_related("unit").order_by("-created_at", "pk"), PER_PAGE).get_page(
        request.GET.get("trang")
    )
    rows = [{"initiative": each, "chip": chip(each.state)} for each in page]
    context = {"acting": acting, "page": page, "rows": rows, "words": words}
    return render(request, f"{FOLDER}/index.html", context)


@login_required
@require_POST
def begin(request, unit_id):
    """Begin a draft."""
    unit = get_object_or_404(Unit, pk=unit_id)
    try:
        initiative = actions.start(unit, by=request.user)
    except NotAllowed:
        raise Http404 from None
    return redirect("initiatives:edit", initiative.pk)


@never_cache
@login_required
@require_safe
def initiative(request, initiative_id):
    """How an initiative stands: its receipt, what was sent, what the office answered."""
    return _show(request, _initiative(request, initiative_id, rules.may_read_in_unit))


def _show(request, record, *, status=200, form_key=None, **extra):
    now = timezone.now()
    writable = rules.is_editable(record) and rules.may_write(request.user, record, now)
    latest = record.submissions.select_related("receipt", "submitted_by").first()
    signs = rules.may_send(request.user, record, now)
    may_send = writable and signs
    gaps = queries.gaps(record) if writable else []
    hidden = {"version": record.version, "form_key": form_key or uuid.uuid4()}
    context = {
        "initiative": record,
        "chip": chip(record.state),
        "may_edit": writable,
        "may_send": may_send,
        "may_discard": writable and latest is None,
        "may_withdraw": signs and rules.is_withdrawable(record),
        "gaps": gaps,
        "signing": doors.ways(request, actions.matter_of(record), hidden, now) if may_send and not gaps else None,
        "content": queries.content(record) if writable or latest is None else latest.content,
        "latest": latest,
        "received": drawing.received_words(latest.receipt) if latest else "",
        "just_sent": "moi" in request.GET,
    }
    return render(request, f"{FOLDER}/initiative.html", context | extra, status=status)


@never_cache
@sign_in_or_keep
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, initiative_id):
    """The application, on one page."""
    record = _initiative(request, initiative_id)
    if request.method != "POST":
        if not rules.is_editable(record):
            return redirect(record)
        return _form(request, record, ApplicationForm(record), authors_form(record))
    form, authors = ApplicationForm(record, request.POST), authors_form(record, request.POST)
    autosave = is_autosave(request)
    if not (form.is_valid() & authors.is_valid()):
        if autosave:
            return autosave_invalid()
        return _form(request, record, form, authors, status=422, version=version_of(request))
    try:
        saved = actions.save(
            record.pk, form.cleaned_data, author_rows(authors), version=version_of(request), by=request.user
        )
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        if autosave:
            return autosave_refused(error)
        fresh = queries.full(record.pk)
        words = refusal_words(error, queries.content(fresh))
        return _form(request, fresh, form, authors, status=error.status, **words)
    if autosave:
        return autosave_done(saved.version, saved.changed_at)
    return redirect("initiatives:edit" if "them" in request.POST else "initiatives:initiative", record.pk)


def _form(request, record, form, authors, *, status=200, **extra):
    context = {"initiative": record, "form": form, "authors": authors, "version": record.version} | extra
    return render(request, f"{FOLDER}/edit.html", context, status=status)


@never_cache
@sign_in_or_keep
@require_http_methods(["GET", "HEAD", "POST"])
def send(request, initiative_id):
    """Send the application, mail a code, or say why not. No code is spent on what could not be sent anyway."""
    record = _initiative(request, initiative_id)
    if request.method != "POST":
        return redirect(record)
    key = form_key_of(request)
    if key is None:
        return _show(request, record, status=422, refused="Mời xem lại đơn rồi bấm gửi lần nữa.")
    sent = redirect(f"{record.get_absolute_url()}?moi")
    if sent_with(record, key, request.user):
        return sent
    try:
        actions.require_ready(record, version_of(request), request.user)
        if doors.take(request, actions.matter_of(record)):
            return redirect(f"{record.get_absolute_url()}#gui-don")
        actions.submit(record.pk, version=version_of(request), form_key=key, by=request.user)
    except NotConfirmed as error:
        if sent_with(record, key, request.user):  # the first press was through meanwhile
            return sent
        return _show(request, queries.full(record.pk), status=422, not_confirmed=error.message, form_key=key)
    except doors.Changed as error:
        return _show(request, queries.full(record.pk), status=409, refused=error.message)
    except Refused as error:
        return _show(request, queries.full(record.pk), status=error.status, refused=error.message)
    return sent


@login_required
@require_POST
def withdraw(request, initiative_id):
    """Take back what was sent."""
    record = _initiative(request, initiative_id)
    try:
        actions.withdraw(record.pk, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Đã rút đơn sáng kiến.")
    return redirect(record)


@login_required
@require_POST
def discard(request, initiative_id):
    """Throw a draft away that was never sent."""
    record = _initiative(request, initiative_id)
    try:
        actions.discard(record.pk, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
        return redirect(record)
    messages.success(request, "Đã bỏ bản nháp.")
    return redirect("initiatives:index")


@require_safe
def register(request):
    """Recognised initiatives, for everybody, where the council shows them."""
    if not RegisterSettings.objects.filter(is_public=True).exists():
        raise Http404
    words = asked_words(request.GET.get("q"))
    found = queries.public_register(timezone.now()).matching(words)
    if year := year_number(request.GET.get("nam")):
        found = found.filter(year=year)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, f"{FOLDER}/register.html", {"page": page, "words": words})
