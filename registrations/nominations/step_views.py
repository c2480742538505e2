"""The steps of a unit's nomination: the proposal, the list, one case, sudden merit on one page, signing and sending."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from registrations.attachments.actions import RefusedFile
from registrations.attachments.upload_actions import files_of
from registrations.receipts.queries import sent_with
from registrations.refusals import AlreadySubmitted, Conflict, Incomplete, NotAllowed, Refused, WrongState
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
from registrations.units.models import Membership
from search.text import whole_number

from . import checks, queries, rules, unit_actions
from .doors import nomination_of
from .forms import AddForm, CaseForm, ListForm, PasteForm, ProposalForm
from .models import Case, CaseKind
from .queries import CASES, PROPOSAL, SEND
from .states import State

FOLDER = "registrations/nominations/steps"
STEPS = ((PROPOSAL, "Tờ trình", "proposal"), (CASES, "Danh sách", "cases"), (SEND, "Kiểm tra và gửi", "send"))
SHORT_STEPS = ((PROPOSAL, "Nội dung đề nghị", "short"), (SEND, "Kiểm tra và gửi", "send"))
_METHODS = ["GET", "HEAD", "POST"]


def _frame(nomination, here, now, **extra):
    """What every step shows around its form."""
    missing = {gap.step for gap in queries.gaps(nomination, now)}
    steps = SHORT_STEPS if nomination.is_sudden else STEPS
    return {
        "nomination": nomination,
        "steps": [
            {
                "key": key,
                "name": name,
                "url": f"nominations:{url}",
                "current": key == here,
                "done": key != SEND and not missing & _parts(key, nomination),
            }
            for key, name, url in steps
        ],
        "number": next(at for at, step in enumerate(steps, start=1) if step[0] == here),
        "asked": nomination.events.filter(after=State.ASKED).first() if nomination.state == State.ASKED else None,
        "places": queries.filing_places(nomination, queries.day_of(nomination, now)),
        "version": nomination.version,
        **extra,
    }


def _parts(key, nomination):
    return {PROPOSAL, CASES} if nomination.is_sudden else {key}


def _page(request, nomination, here, template, *, status=200, **extra):
    context = _frame(nomination, here, timezone.now(), **extra)
    return render(request, f"{FOLDER}/{template}.html", context, status=status)


def _invalid(request, nomination, here, template, **extra):
    if is_autosave(request):
        return autosave_invalid()
    return _page(request, nomination, here, template, status=422, **{"version": version_of(request), **extra})


def _refused(request, error, nomination, here, template, *, stored=None, **extra):
    """The answer to a refusal: a conflict shows what is stored beside what was typed."""
    if isinstance(error, NotAllowed):
        raise Http404
    if is_autosave(request):
        return autosave_refused(error)
    fresh = queries.full(nomination.pk)
    return _page(request, fresh, here, template, status=error.status, **refusal_words(error, stored), **extra)


def _saved(request, nomination_id):
    record = queries.full(nomination_id)
    return autosave_done(record.version, record.changed_at)


def _closed(request, record):
    return request.method != "POST" and not rules.is_editable(record)


@never_cache
@sign_in_or_keep
@require_http_methods(_METHODS)
def proposal(request, nomination_id):
    """The proposal: number, day, signed file, contact."""
    record = nomination_of(request, nomination_id)
    if _closed(request, record):
        return redirect(record)
    if record.is_sudden:
        return redirect("nominations:short", record.pk)
    if request.method != "POST":
        return _page(request, record, PROPOSAL, "proposal", form=ProposalForm(record))
    form = ProposalForm(record, request.POST, files_of(request))
    if not form.is_valid():
        record, kept = _keep_file(request, record, form)
        return _invalid(request, record, PROPOSAL, "proposal", form=form, **kept)
    try:
        _save_proposal(request, record, form)
    except RefusedFile as error:
        form.add_error("file", error.message)
        return _invalid(request, record, PROPOSAL, "proposal", form=form)
    except Refused as error:
        stored = queries.content(queries.full(record.pk))
        return _refused(request, error, record, PROPOSAL, "proposal", form=form, stored=stored)
    if is_autosave(request):
        return _saved(request, record.pk)
    return redirect(
        "nominations:index" if "nghi" in request.POST else "nominations:cases",
        *([] if "nghi" in request.POST else [record.pk]),
    )


def _save_proposal(request, record, form):
    # A file is taken when a button is pressed: an autosave would send it again with every word.
    upload = None if is_autosave(request) else form.cleaned_data.get("file")
    unit_actions.save_proposal(record.pk, form.payload(), version=version_of(request), by=request.user, upload=upload)


def _keep_file(request, record, form):
    """The file of a form that has a fault elsewhere is kept all the same: (the nomination, what the page says)."""
    upload = None if is_autosave(request) else form.cleaned_data.get("file")
    if not upload:
        return record, {}
    try:
        token = unit_actions.keep_file(record.pk, upload, version=version_of(request), by=request.user)
    except RefusedFile as error:
        form.add_error("file", error.message)
        return record, {}
    except Refused:
        return record, {}  # the next try says why
    return queries.full(record.pk), {"version": token, "file_kept": True}


_ADD = {"mot": AddForm, "dan": PasteForm, "tep": ListForm}


@never_cache
@sign_in_or_keep
@require_http_methods(_METHODS)
def cases(request, nomination_id):
    """The list: one more by hand, rows from Excel, a file; each case has a page of its own."""
    record = nomination_of(request, nomination_id)
    if _closed(request, record):
        return redirect(record)
    if record.is_sudden:
        return redirect("nominations:short", record.pk)
    if request.method != "POST":
        return _list(request, record)
    if removed := whole_number(request.POST.get("xoa")):
        return _remove(request, record, removed)
    way = request.POST.get("cach", "")
    if way not in _ADD:
        return redirect("nominations:send", record.pk)
    form = _add_form(way, record, request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, record, way, form, status=422)
    try:
        added = unit_actions.add_cases(record.pk, form.payload(), by=request.user)
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        form.add_error(None, error.message)
        return _list(request, record, way, form, status=409 if isinstance(error, WrongState) else 422)
    if way == "mot":
        return redirect("nominations:case", record.pk, added[0].pk)
    messages.success(request, f"Đã thêm {len(added)} trường hợp. Mời mở từng trường hợp để xem lại và bổ sung.")
    return redirect("nominations:cases", record.pk)


def _add_form(way, record, *data):
    on = queries.day_of(record, timezone.now())
    return AddForm(*data[:1]) if way == "mot" else _ADD[way](on, *data)


def _list(request, record, way="", form=None, status=200):
    now = timezone.now()
    forms = {name: _add_form(name, record) for name in _ADD} | ({way: form} if form else {})
    standing = [case for case in record.cases.all() if not case.left_as]
    missing = {gap.case_id for gap in queries.gaps(record, now) if gap.case_id}
    hints = checks.hints(record, standing, whole=False)
    rows = [{"case": case, "missing": case.pk in missing, "hints": len(hints.get(case.pk, []))} for case in standing]
    return _page(
        request,
        record,
        CASES,
        "cases",
        status=status,
        rows=rows,
        add=forms["mot"],
        paste=forms["dan"],
        file=forms["tep"],
        bound=form,
    )


def _remove(request, record, case_id):
    try:
        unit_actions.remove_case(record.pk, case_id, by=request.user)
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        messages.error(request, error.message)
    return redirect("nominations:cases", record.pk)


@never_cache
@sign_in_or_keep
@require_http_methods(_METHODS)
def case(request, nomination_id, case_id):
    """One case in full."""
    record = nomination_of(request, nomination_id)
    found = next((each for each in record.cases.all() if each.pk == case_id and not each.left_as), None)
    if found is None:
        raise Http404
    if _closed(request, record):
        return redirect(record)
    on = queries.day_of(record, timezone.now())
    shown = {"case": found, "hints": checks.hints(record, [found], whole=False)[found.pk]}
    if request.method != "POST":
        return _page(request, record, CASES, "case", form=CaseForm(found, record, on), **shown)
    form = CaseForm(found, record, on, request.POST)
    if not form.is_valid():
        return _invalid(request, record, CASES, "case", form=form, **shown)
    try:
        unit_actions.save_case(record.pk, found.pk, form.payload(), version=version_of(request), by=request.user)
    except Case.DoesNotExist:
        raise Http404 from None
    except Refused as error:
        return _refused(request, error, record, CASES, "case", form=form, stored=_stored(record, found), **shown)
    if is_autosave(request):
        return _saved(request, record.pk)
    if "o-lai" in request.POST:
        return redirect("nominations:case", record.pk, found.pk)
    return redirect("nominations:cases", record.pk)


def _stored(record, case):
    found = queries.content(queries.full(record.pk))["cases"]
    return next((each for each in found if each["id"] == case.pk), None)


@never_cache
@sign_in_or_keep
@require_http_methods(_METHODS)
def short(request, nomination_id):
    """Sudden merit: the proposal and its one case on one page."""
    record = nomination_of(request, nomination_id)
    if not record.is_sudden:
        raise Http404
    if _closed(request, record):
        return redirect(record)
    now = timezone.now()
    found = next((each for each in record.cases.all() if not each.left_as), None)
    draft = found or Case(nomination=record, kind=CaseKind.PERSON, order=1)
    on = queries.day_of(record, now)
    shown = {"case": draft, "hints": checks.hints(record, [found], whole=False)[found.pk] if found else []}
    if request.method != "POST":
        forms = {"form": ProposalForm(record), "case_form": CaseForm(draft, record, on, prefix="t")}
        return _page(request, record, PROPOSAL, "short", **forms, **shown)
    form = ProposalForm(record, request.POST, files_of(request))
    case_form = CaseForm(draft, record, on, request.POST, prefix="t")
    shown |= {"form": form, "case_form": case_form}
    if not (form.is_valid() & case_form.is_valid()):
        record, kept = _keep_file(request, record, form)
        return _invalid(request, record, PROPOSAL, "short", **shown, **kept)
    try:
        _save_short(request, record, found, form, case_form)
    except RefusedFile as error:
        form.add_error("file", error.message)
        return _invalid(request, record, PROPOSAL, "short", **shown)
    except Refused as error:
        stored = queries.content(queries.full(record.pk))
        return _refused(request, error, record, PROPOSAL, "short", **shown, stored=stored)
    if is_autosave(request):
        return _saved(request, record.pk)
    if "o-lai" in request.POST:
        return redirect("nominations:short", record.pk)
    return redirect("nominations:send", record.pk)


@transaction.atomic
def _save_short(request, record, found, form, case_form):
    version = version_of(request)
    given = case_form.payload()
    if found is None:
        blank = {name: value for name, value in given.items() if name != "papers"}
        unit_actions.add_cases(record.pk, [blank], by=request.user)
    else:
        unit_actions.save_case(record.pk, found.pk, given, version=version, by=request.user)
    _save_proposal(request, record, form)


@never_cache
@sign_in_or_keep
@require_http_methods(_METHODS)
def send(request, nomination_id):
    """Everything that will be sent; the signatory signs and sends."""
    record = nomination_of(request, nomination_id)
    if request.method != "POST":
        return redirect(record) if _closed(request, record) else _preview(request, record)
    key = form_key_of(request)
    if key is None:
        return _preview(request, record, status=422, refused="Mời xem lại đề nghị rồi bấm gửi lần nữa.")
    if sent := sent_with(record, key, request.user):
        return _sent(sent)
    try:
        unit_actions.require_ready(record, version_of(request), request.user)
        if doors.take(request, unit_actions.matter_of(record)):
            return redirect(f"{request.path}#gui-ban")
        return _sent(unit_actions.submit(record.pk, version=version_of(request), form_key=key, by=request.user))
    except AlreadySubmitted as error:
        if sent := sent_with(record, key, request.user):  # the first press was through meanwhile
            return _sent(sent)
        context = {"message": error.message, "nomination": record, "submission": error.submission}
        return render(request, "registrations/nominations/refused.html", context, status=409)
    except (NotConfirmed, doors.Changed) as error:
        return _not_signed(request, record, key, error)
    except Incomplete:
        return _preview(request, queries.full(record.pk), status=422)
    except NotAllowed as error:
        return _preview(request, queries.full(record.pk), status=403, refused=error.message)
    except Refused as error:
        status = 409 if isinstance(error, (Conflict, WrongState)) else 422
        return _preview(request, queries.full(record.pk), status=status, refused=error.message)


def _not_signed(request, record, key, error):
    if sent := sent_with(record, key, request.user):
        return _sent(sent)
    fresh = queries.full(record.pk)
    if isinstance(error, doors.Changed):
        return _preview(request, fresh, status=409, refused=error.message)
    return _preview(request, fresh, status=422, not_confirmed=error.message, form_key=key)


def _sent(submission):
    return redirect(f"{submission.nomination.get_absolute_url()}?moi")


def _preview(request, record, *, status=200, form_key=None, **extra):
    now = timezone.now()
    may_send, gaps = rules.may_send(request.user, record, now), queries.gaps(record, now)
    hidden = {"version": record.version, "form_key": form_key or uuid.uuid4()}
    matter = unit_actions.matter_of(record)
    standing = [each for each in record.cases.all() if not each.left_as]
    hints = checks.hints(record, standing, whole=False)
    given = {
        "content": queries.content(record),
        "file": record.proposal_file,
        "gaps": gaps,
        "hints": [(each, hints[each.pk]) for each in standing if hints.get(each.pk)],
        "may_send": may_send,
        "signatories": [] if may_send else queries.members_of(record.unit, now, Membership.Role.SIGNATORY),
        "signing": doors.ways(request, matter, hidden, now) if may_send and not gaps else None,
    }
    return _page(request, record, SEND, "send", status=status, **(given | extra))
