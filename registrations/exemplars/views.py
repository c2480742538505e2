"""A unit's proposals of exemplars under /don-vi/dien-hinh/."""

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

from registrations.attachments.actions import RefusedFile
from registrations.attachments.upload_actions import files_of
from registrations.receipts import drawing
from registrations.refusals import NotAllowed, Refused
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
from search.text import whole_number

from . import actions, queries, rules
from .forms import ConsentForm, PictureForm, PicturesForm, StoryForm
from .kinds import SubjectKind
from .models import Proposal
from .showing import chip

FOLDER = "registrations/exemplars"
PER_PAGE = 30
_METHODS = ["GET", "HEAD", "POST"]


def _proposal(request, proposal_id, allowed=rules.may_write) -> Proposal:
    found = queries.full(proposal_id)
    if found is None or not allowed(request.user, found, timezone.now()):
        raise Http404
    return found


@never_cache
@login_required
@require_safe
def index(request):
    """The proposals of the units for which this person acts."""
    acting = acting_of(request.user, timezone.now())
    found = Proposal.objects.filter(unit__in=[each.unit_id for each in acting])
    page = Paginator(found.select_related("unit").order_by("-created_at", "pk"), PER_PAGE).get_page(
        request.GET.get("trang")
    )
    rows = [{"proposal": each, "chip": chip(each)} for each in page]
    return render(request, f"{FOLDER}/index.html", {"acting": acting, "page": page, "rows": rows})


@login_required
@require_POST
def begin(request, unit_id):
    """Begin a draft."""
    unit = get_object_or_404(Unit, pk=unit_id)
    try:
        draft = actions.start(unit, by=request.user)
    except NotAllowed:
        raise Http404 from None
    return redirect("exemplars:edit", draft.pk)


@never_cache
@login_required
@require_safe
def proposal(request, proposal_id):
    """How a proposal stands: its receipt, what was sent, what the office answered."""
    return _show(request, _proposal(request, proposal_id, rules.may_read_in_unit))


def _show(request, record, *, status=200, form_key=None, **extra):
    now = timezone.now()
    writable = rules.is_editable(record) and rules.may_write(request.user, record, now)
    latest = record.submissions.select_related("receipt", "submitted_by").first()
    signs = rules.may_send(request.user, record, now)
    context = {
        "proposal": record,
        "chip": chip(record),
        "may_edit": writable,
        "may_send": writable and signs,
        "may_withdraw": signs and rules.is_withdrawable(record),
        "may_discard": writable and latest is None,
        "gaps": queries.gaps(record) if writable else [],
        "form_key": form_key or uuid.uuid4(),
        "content": queries.content(record) if writable or latest is None else latest.content,
        "latest": latest,
        "files": record.pictures.all(),
        "received": drawing.received_words(latest.receipt) if latest else "",
        "just_sent": "moi" in request.GET,
    }
    return render(request, f"{FOLDER}/proposal.html", context | extra, status=status)


@never_cache
@sign_in_or_keep
@require_http_methods(_METHODS)
def edit(request, proposal_id):
    """Who it is about, and the story."""
    record = _proposal(request, proposal_id)
    if request.method != "POST":
        if not rules.is_editable(record):
            return redirect(record)
        return _form(request, record, "edit", form=StoryForm(record))
    form = StoryForm(record, request.POST)
    autosave = is_autosave(request)
    if not form.is_valid():
        if autosave:
            return autosave_invalid()
        return _form(request, record, "edit", form=form, status=422, version=version_of(request))
    try:
        saved = actions.save(record.pk, form.cleaned_data, version=version_of(request), by=request.user)
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        return _refused(request, record, "edit", error, form=form, autosave=autosave)
    if autosave:
        return autosave_done(saved.version, saved.changed_at)
    return redirect("exemplars:pictures", record.pk)


def _form(request, record, name, *, status=200, **extra):
    context = {"proposal": record, "version": record.version} | extra
    return render(request, f"{FOLDER}/{name}.html", context, status=status)


def _refused(request, record, name, error, *, autosave=False, **extra):
    """The answer to a refusal: a conflict shows what is stored beside what was typed."""
    if autosave:
        return autosave_refused(error)
    fresh = queries.full(record.pk)
    words = refusal_words(error, queries.content(fresh))
    return _form(request, fresh, name, status=error.status, **words, **extra)


@never_cache
@sign_in_or_keep
@require_http_methods(_METHODS)
def pictures(request, proposal_id):
    """The pictures, what each shows, which one is the portrait."""
    record = _proposal(request, proposal_id)
    if request.method != "POST":
        return _pictures(request, record) if rules.is_editable(record) else redirect(record)
    form, rows = PicturesForm(request.POST, files_of(request)), _rows(record, request.POST)
    faults = [each for each in (form, *(row["form"] for row in rows)) if not each.is_valid()]
    if faults:
        return _pictures(request, record, form, rows, status=422)
    try:
        return _keep_pictures(request, record, form, rows)
    except NotAllowed:
        raise Http404 from None
    except RefusedFile as error:
        form.add_error("files", error.message)
        return _pictures(request, record, form, rows, status=422)
    except Refused as error:
        return _pictures(request, queries.full(record.pk), form, rows, status=error.status, refused=error.message)


def _keep_pictures(request, record, form, rows):
    words = {row["picture"].pk: (row["form"].cleaned_data["alt"], row["form"].cleaned_data["caption"]) for row in rows}
    if rows:
        actions.describe_pictures(record.pk, words, whole_number(request.POST.get("chan-dung")), by=request.user)
    if removed := whole_number(request.POST.get("xoa")):
        actions.remove_picture(record.pk, removed, by=request.user)
    elif form.cleaned_data["files"]:
        actions.add_pictures(record.pk, form.cleaned_data["files"], by=request.user)
    elif "tiep" in request.POST:
        return redirect("exemplars:consent", record.pk)
    return redirect("exemplars:pictures", record.pk)


def _rows(record, data=None):
    return [
        {
            "picture": each,
            "form": PictureForm(data, prefix=f"anh-{each.pk}", initial={"alt": each.alt, "caption": each.caption}),
        }
        for each in record.pictures.all()
    ]


def _pictures(request, record, form=None, rows=None, *, status=200, **extra):
    context = {
        "form": form or PicturesForm(),
        "rows": _rows(record) if rows is None else rows,
        "max_pictures": actions.MAX_PICTURES,
    }
    return _form(request, record, "pictures", status=status, **context, **extra)


@never_cache
@sign_in_or_keep
@require_http_methods(_METHODS)
def consent(request, proposal_id):
    """Who consented to be told of, when and how; the signed form."""
    record = _proposal(request, proposal_id)
    person = record.subject_kind == SubjectKind.PERSON
    if request.method != "POST":
        if not rules.is_editable(record):
            return redirect(record)
        return _form(request, record, "consent", form=ConsentForm(record, person=person))
    form = ConsentForm(record, request.POST, files_of(request), person=person)
    if not form.is_valid():
        return _form(request, record, "consent", form=form, status=422, version=version_of(request))
    try:
        actions.save_consent(
            record.pk,
            form.facts(),
            version=version_of(request),
            by=request.user,
            upload=form.cleaned_data.get("file"),
            remove="bo-phieu" in request.POST,
        )
    except NotAllowed:
        raise Http404 from None
    except RefusedFile as error:
        form.add_error("file", error.message)
        return _form(request, record, "consent", form=form, status=422, version=version_of(request))
    except Refused as error:
        return _refused(request, record, "consent", error, form=form)
    return redirect("exemplars:consent" if "bo-phieu" in request.POST else "exemplars:proposal", record.pk)


@never_cache
@sign_in_or_keep
@require_http_methods(_METHODS)
def send(request, proposal_id):
    """Send the proposal, or say why not."""
    record = _proposal(request, proposal_id)
    if request.method != "POST":
        return redirect(record)
    key = form_key_of(request)
    if key is None:
        return _show(request, record, status=422, refused="Mời xem lại đề xuất rồi bấm gửi lần nữa.")
    try:
        actions.submit(record.pk, version=version_of(request), form_key=key, by=request.user)
    except Refused as error:
        return _show(request, queries.full(record.pk), status=error.status, refused=error.message)
    return redirect(f"{record.get_absolute_url()}?moi")


@login_required
@require_POST
def withdraw(request, proposal_id):
    """Take back what was sent."""
    record = _proposal(request, proposal_id)
    try:
        actions.withdraw(record.pk, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Đã rút đề xuất.")
    return redirect(record)


@login_required
@require_POST
def discard(request, proposal_id):
    """Throw a draft away that was never sent."""
    record = _proposal(request, proposal_id)
    try:
        actions.discard(record.pk, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
        return redirect(record)
    messages.success(request, "Đã bỏ bản nháp.")
    return redirect("exemplars:index")
