"""The last step, preview and sending; and the door to every step."""

from __future__ import annotations

import uuid

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from registrations.signing import actions as signing
from registrations.signing import passkeys
from registrations.signing.models import Method
from registrations.signing.rules import methods_for
from registrations.units.models import Membership

from . import archive, keeping, queries, refusals, rules, submit_actions
from .paper_views import show_paper, take_paper
from .step_views import FOLDER, frame, no_longer, show_files, show_form, sign_in_or_keep, take_files, take_form, token
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
        gaps=[{"step": BY_KEY[gap.step], "text": gap.text} for gap in found],
        hints=archive.hints(record, now),
        may_send=may_send,
        signatories=[] if may_send else queries.members_of(record.unit, now, Membership.Role.SIGNATORY),
        form_key=uuid.uuid4(),
        signing=_ways(request, record, now) if may_send and not found else None,
    )
    return render(request, f"{FOLDER}/steps/send.html", context | extra, status=status)


def _ways(request, record, now):
    """How this person may confirm: what was confirmed, a typed code, a code by mail, a passkey."""
    matter, methods = submit_actions.matter_of(record), methods_for(request.user)
    waiting = signing.waiting_code(request.user, matter, now=now) if Method.EMAIL in methods else None
    return {
        "matter": matter,
        "app": Method.TOTP in methods,
        "mail": Method.EMAIL in methods,
        "waiting": waiting,
        "takes_code": Method.TOTP in methods or waiting,
        "passkey": Method.PASSKEY in methods,
        "js": {"request_options": passkeys.challenge(request.user, matter, request.session, now)}
        if Method.PASSKEY in methods
        else None,
        "none": not methods,
    }


def take_submission(request, record, here):
    """Send, mail a code, or say why not. No code is spent on what could not be sent anyway."""
    try:
        key = uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return show_preview(request, record, here, status=422, refused="Mời xem lại nội dung rồi bấm gửi lần nữa.")
    if sent := submit_actions.sent_with(record, key, request.user):
        return _sent(sent)
    try:
        submit_actions.require_ready(record, token(request), request.user)
        _require_as_shown(request, record)
        if "nhan-ma" in request.POST:
            submit_actions.mail_code(record, by=request.user)
            return redirect(f"{request.path}#ky-duyet")
        _confirm(request, record)
        return _sent(submit_actions.submit(record.pk, version=token(request), form_key=key, by=request.user))
    except refusals.AlreadySubmitted as error:
        if sent := submit_actions.sent_with(record, key, request.user):  # the first press was through meanwhile
            return _sent(sent)
        context = {"message": error.message, "registration": record, "submission": error.submission}
        return render(request, f"{FOLDER}/refused.html", context, status=409)
    except refusals.NotConfirmed as error:
        if sent := submit_actions.sent_with(record, key, request.user):
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


def _require_as_shown(request, record):
    """What the person read is what is confirmed: also a title renamed since then is a change."""
    if request.POST.get("hash", "") != submit_actions.matter_of(record).content_hash:
        raise refusals.Conflict("Nội dung đã đổi sau khi ông, bà mở trang này. Mời xem lại bản mới rồi gửi.")


def _confirm(request, record):
    submit_actions.confirm(
        record,
        by=request.user,
        session=request.session,
        code=request.POST.get("code", ""),
        passkey=request.POST.get("credential", ""),
    )


_SHOW = {FILES: show_files, SEND: show_preview}
_TAKE = {FILES: take_files, SEND: take_submission}


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
        if request.method == "POST" and request.headers.get("X-Autosave") != "1" and keeping.had_open(request):
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
