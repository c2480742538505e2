"""The last step, preview and sending; and the door to every step."""

from __future__ import annotations

import uuid

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from registrations.campaigns.queries import members_of
from registrations.campaigns.step_views import sign_in_or_keep
from registrations.receipts.queries import sent_with
from registrations.refusals import AlreadySubmitted, Conflict, Incomplete, NotAllowed, Refused
from registrations.signing import doors
from registrations.signing.actions import NotConfirmed
from registrations.unit_forms import form_key_of, version_of
from registrations.units.models import Membership

from . import queries, rules, submit_actions
from .step_views import FOLDER, frame, show_files, show_form, step_names, take_files, take_form
from .steps import BY_SLUG, FILES, SEND
from .views import open_for_writing, report_of


def show_preview(request, record, here, *, status=200, **extra):
    """Everything that will be sent, what is missing and what looks odd."""
    now = timezone.now()
    may_send = rules.may_send(request.user, record, now)
    content, gaps = queries.content(record), queries.gaps(record)
    hidden = {"version": record.version, "form_key": extra.pop("form_key", None) or uuid.uuid4()}
    matter = submit_actions.matter_of(record)
    context = frame(
        record,
        here,
        now,
        content=content,
        gaps=step_names(gaps),
        odd=[(each["name"], text) for each in content["figures"] for text in each["hints"]],
        is_late=record.due.is_late(now),
        may_send=may_send,
        signatories=[] if may_send else members_of(record.unit, now, Membership.Role.SIGNATORY),
        signing=doors.ways(request, matter, hidden, now) if may_send and not gaps else None,
    )
    return render(request, f"{FOLDER}/steps/send.html", context | extra, status=status)


def take_submission(request, record, here):
    """Send, mail a code, or say why not. No code is spent on what could not be sent anyway."""
    key = form_key_of(request)
    if key is None:
        return show_preview(request, record, here, status=422, refused="Mời xem lại báo cáo rồi bấm gửi lần nữa.")
    if sent := sent_with(record, key, request.user):
        return _sent(sent)
    try:
        submit_actions.require_ready(record, version_of(request), request.user)
        if doors.take(request, submit_actions.matter_of(record)):
            return redirect(f"{request.path}#gui-ban")
        return _sent(submit_actions.submit(record.pk, version=version_of(request), form_key=key, by=request.user))
    except AlreadySubmitted as error:
        if sent := sent_with(record, key, request.user):  # the first press was through meanwhile
            return _sent(sent)
        context = {"message": error.message, "report": record, "submission": error.submission}
        return render(request, f"{FOLDER}/refused.html", context, status=409)
    except NotConfirmed as error:
        if sent := sent_with(record, key, request.user):
            return _sent(sent)
        fresh = queries.full(record.pk)
        return show_preview(request, fresh, here, status=422, not_confirmed=error.message, form_key=key)
    except doors.Changed as error:
        return show_preview(request, queries.full(record.pk), here, status=409, refused=error.message)
    except Incomplete:
        return show_preview(request, queries.full(record.pk), here, status=422)
    except NotAllowed as error:
        return show_preview(request, queries.full(record.pk), here, status=403, refused=error.message)
    except Refused as error:
        status = 409 if isinstance(error, Conflict) else 422
        return show_preview(request, queries.full(record.pk), here, status=status, refused=error.message)


def _sent(submission):
    return redirect(f"{submission.report.get_absolute_url()}?moi")


_SHOW = {FILES: show_files, SEND: show_preview}
_TAKE = {FILES: take_files, SEND: take_submission}


@never_cache
@sign_in_or_keep
@require_http_methods(["GET", "HEAD", "POST"])
def step(request, report_id, slug):
    """One step of the form."""
    try:
        here = BY_SLUG[slug]
    except KeyError:
        raise Http404 from None
    record = report_of(request, report_id)
    if request.method != "POST":
        if not open_for_writing(record, timezone.now()):
            return redirect(record)
        return _SHOW.get(here, show_form)(request, record, here)
    return _TAKE.get(here, take_form)(request, record, here)
