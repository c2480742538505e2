"""The last step, preview and sending; and the door to every step."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from registrations import refusals
from registrations.receipts.queries import sent_with
from registrations.signing import doors
from registrations.signing.actions import NotConfirmed
from registrations.unit_forms import form_key_of, is_autosave, version_of

from . import archive, keeping, queries, ready_actions, rules, submit_actions
from .paper_views import show_paper, take_paper
from .step_views import (
    FOLDER,
    frame,
    no_longer,
    show_files,
    show_form,
    sign_in_or_keep,
    step_to_go_on,
    take_files,
    take_form,
)
from .steps import BY_KEY, BY_SLUG, FILES, SEND, steps_of
from .views import open_for_writing, registration_of


def show_preview(request, record, here, *, status=200, **extra):
    """What will be sent, and the ways to confirm it."""
    now = timezone.now()
    found = queries.gaps(record, now)
    may_send = rules.may_send(request.user, record, now)
    context = frame(
        record,
        here,
        now,
        content=queries.content(record),
        gaps=[{"step": BY_KEY[gap.step], "text": gap.text, "place": gap.place} for gap in found],
        hints=archive.hints(record, now),
        may_send=may_send,
        signatories=[] if may_send else ready_actions.signatories_of(record.unit, now),
        told=None if may_send else ready_actions.told_last(record),
        kept=f"{record.campaign.thing_first} đã lưu đầy đủ.",
        signing=_ways(request, record, extra.pop("form_key", None), now) if may_send and not found else None,
    )
    context["back_text"] = f"Quay lại bước {context['number'] - 1}"
    return render(request, f"{FOLDER}/steps/send.html", context | extra, status=status)


def _ways(request, record, form_key, now):
    """How this person may confirm what the page shows."""
    hidden = {"version": record.version, "form_key": form_key or uuid.uuid4()}
    return doors.ways(request, submit_actions.matter_of(record), hidden, now)


def tell_signatories(request, record, here):
    """The drafter has finished: those who sign are told."""
    try:
        people = ready_actions.tell_signatories(record.pk, by=request.user)
    except refusals.NotAllowed:
        raise Http404 from None
    except refusals.Incomplete:
        return show_preview(request, queries.full(record.pk), here, status=422)
    except refusals.Refused as error:
        return show_preview(request, queries.full(record.pk), here, status=422, not_told=error.message)
    messages.success(request, f"Đã báo người ký duyệt: {', '.join(each.full_name for each in people)}.")
    return redirect(f"{request.path}#ky-duyet")


def take_submission(request, record, here):
    """Send, mail a code, or say why not. No code is spent on what could not be sent anyway."""
    if "bao" in request.POST:
        return tell_signatories(request, record, here)
    key = form_key_of(request)
    if key is None:
        return show_preview(request, record, here, status=422, refused="Mời xem lại nội dung rồi bấm gửi lần nữa.")
    if sent := sent_with(record, key, request.user):
        return _sent(sent)
    try:
        submit_actions.require_ready(record, version_of(request), request.user)
        if _confirm(request, record):
            return redirect(f"{request.path}#ky-duyet")
        return _sent(submit_actions.submit(record.pk, version=version_of(request), form_key=key, by=request.user))
    except refusals.AlreadySubmitted as error:
        if sent := sent_with(record, key, request.user):  # the first press was through meanwhile
            return _sent(sent)
        context = {"message": error.message, "registration": record, "submission": error.submission}
        return render(request, f"{FOLDER}/refused.html", context, status=409)
    except refusals.NotConfirmed as error:
        if sent := sent_with(record, key, request.user):
            return _sent(sent)
        again = queries.full(record.pk)
        return show_preview(request, again, here, status=422, not_confirmed=error.message, form_key=key)
    except refusals.Incomplete:
        return show_preview(request, queries.full(record.pk), here, status=422)
    except refusals.Refused as error:
        status = 409 if isinstance(error, refusals.Conflict) else 422
        return show_preview(request, queries.full(record.pk), here, status=status, refused=error.message)


def _sent(submission):
    return redirect(f"{submission.registration.get_absolute_url()}?moi")


def _confirm(request, record) -> bool:
    """Whether a code is on its way. What the person read is what is confirmed: a title renamed since is a change too."""
    try:
        return doors.take(request, submit_actions.matter_of(record))
    except doors.Changed as error:
        raise refusals.Conflict(error.message) from error
    except NotConfirmed as error:
        if "nhan-ma" not in request.POST:
            submit_actions.note_not_confirmed(record, by=request.user, passkey=bool(request.POST.get("credential")))
        raise refusals.NotConfirmed(error.message) from error


_SHOW = {FILES: show_files, SEND: show_preview}
_TAKE = {FILES: take_files, SEND: take_submission}


@never_cache
@login_required
@require_safe
def resume(request, registration_id):
    """On with the work, at the step where it stopped."""
    record = registration_of(request, registration_id)
    return redirect("campaigns:step", record.pk, step_to_go_on(record, timezone.now()).slug)


@never_cache
@sign_in_or_keep
@require_http_methods(["GET", "HEAD", "POST"])
def step(request, registration_id, slug):
    """One step of the form."""
    try:
        here = BY_SLUG[slug]
    except KeyError:
        raise Http404 from None
    try:
        record = registration_of(request, registration_id)
    except Http404:
        if request.method == "POST" and not is_autosave(request) and keeping.had_open(request):
            return no_longer(request)
        raise
    if here not in steps_of(record.campaign):
        raise Http404
    if here == SEND and rules.enters_paper(request.user, record):
        return (take_paper if request.method == "POST" else show_paper)(request, record, here)
    if request.method != "POST":
        if not open_for_writing(request.user, record, timezone.now()):
            return redirect("campaigns:registration", record.pk)
        return _SHOW.get(here, show_form)(request, record, here)
    return _TAKE.get(here, take_form)(request, record, here)
