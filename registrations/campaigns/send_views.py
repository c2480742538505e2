"""The last step, preview and sending; and the door to every step."""

from __future__ import annotations

import uuid

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from registrations.units.models import Membership

from . import queries, refusals, rules, submit_actions
from .step_views import FOLDER, frame, show_files, show_form, sign_in_or_keep, take_files, take_form, token
from .steps import BY_KEY, BY_SLUG, FILES, SEND
from .views import open_for_writing, registration_of


def show_preview(request, record, here, *, status=200, **extra):
    now = timezone.now()
    found = queries.gaps(record, now)
    may_send = rules.may_send(request.user, record, now)
    context = frame(
        record,
        here,
        now,
        content=queries.content(record),
        gaps=[{"step": BY_KEY[gap.step], "text": gap.text} for gap in found],
        doubles=queries.doubles(record),
        may_send=may_send,
        signatories=[] if may_send else queries.members_of(record.unit, now, Membership.Role.SIGNATORY),
        form_key=uuid.uuid4(),
    )
    return render(request, f"{FOLDER}/steps/send.html", context | extra, status=status)


def take_submission(request, record, here):
    try:
        key = uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return show_preview(request, record, here, status=422, refused="Mời xem lại bản đăng ký rồi bấm gửi lần nữa.")
    try:
        submission = submit_actions.submit(record.pk, version=token(request), form_key=key, by=request.user)
    except refusals.AlreadySubmitted as error:
        context = {"message": error.message, "registration": record, "submission": error.submission}
        return render(request, f"{FOLDER}/refused.html", context, status=409)
    except refusals.Incomplete:
        return show_preview(request, queries.full(record.pk), here, status=422)
    except refusals.Refused as error:
        status = 409 if isinstance(error, refusals.Conflict) else 422
        return show_preview(request, queries.full(record.pk), here, status=status, refused=error.message)
    return redirect(f"{submission.registration.get_absolute_url()}?moi")


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
    record = registration_of(request, registration_id)
    if request.method != "POST":
        if not open_for_writing(record, timezone.now()):
            return redirect("campaigns:registration", record.pk)
        return _SHOW.get(here, show_form)(request, record, here)
    return _TAKE.get(here, take_form)(request, record, here)
