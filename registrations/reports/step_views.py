"""The steps of a report that a clerk fills in."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from registrations.attachments.actions import RefusedFile
from registrations.attachments.upload_actions import files_of
from registrations.campaigns.forms import FilesForm
from registrations.refusals import Conflict, NotAllowed, Refused
from registrations.unit_forms import autosave_invalid, autosave_refused, is_autosave, version_of
from search.text import whole_number
from themes.base.vietnamese import time_text

from . import actions, marks, queries
from .forms import FiguresForm, PassagesForm
from .models import UnitReport
from .steps import BY_KEY, FIGURES, FILES, MAX_FILES, SEND, STEPS, after, before

FOLDER = "registrations/reports"
FORMS = {"figures": FiguresForm, "passages": PassagesForm}


def frame(record, here, now, **extra):
    """What every step shows around its form."""
    missing = {gap.step for gap in queries.gaps(record)}
    reached = {*record.step_versions, *([FILES.key] if record.files.all() else [])}
    steps = [
        {
            "step": each,
            "number": number,
            "done": each != SEND and each.key not in missing and each.key in reached,
            "current": each == here,
        }
        for number, each in enumerate(STEPS, start=1)
    ]
    review = None
    if record.state == UnitReport.State.RETURNED:
        review = record.reviews.filter(outcome="returned").select_related("by").first()
    if review is not None:
        review.mark_names = marks.names(record.period, review.marks)
    return {
        "report": record,
        "step": here,
        "steps": steps,
        "number": STEPS.index(here) + 1,
        "following": after(here),
        "previous": before(here),
        "left": record.due.left(now),
        "review": review,
        "marked": set(review.marks) if review else set(),
        "version": record.version,
        **extra,
    }


def _page(request, record, here, form, *, status=200, **extra):
    if here == FIGURES:
        lines = queries.table_of(record)
        rows = [
            {"number": at, "line": line, "field": field, "note": note, "key": f"chi-tieu:{line.indicator.key}"}
            for at, (line, (_, field, note)) in enumerate(zip(lines, form.rows, strict=True), start=1)
        ]
        extra |= {
            "rows": rows,
            "known": {
                "previous": any(line.previous or line.previous_of.parts for line in lines),
                "target": any(line.target or line.target_of.parts for line in lines),
            },
        }
    context = frame(record, here, timezone.now(), forms=[form], form=form, **extra)
    return render(request, f"{FOLDER}/steps/{here.key}.html", context, status=status)


def show_form(request, record, here):
    """A step as it is stored."""
    return _page(request, record, here, FORMS[here.key](record))


def take_form(request, record, here):
    """Save a step; every answer keeps what was typed."""
    autosave = is_autosave(request)
    form = FORMS[here.key](record, request.POST)
    if not form.is_valid():
        if autosave:
            return autosave_invalid()
        return _page(request, record, here, form, status=422, version=version_of(request))
    try:
        saved = actions.save_step(record.pk, here.key, form.payload(), version=version_of(request), by=request.user)
    except Conflict as error:
        return _conflict(request, here, record.pk, form, error, autosave)
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        if autosave:
            return autosave_refused(error)
        return _page(request, record, here, form, status=error.status, refused=error.message)
    if autosave:
        return JsonResponse({"version": saved.version, "message": _saved_words(saved, here)})
    if here == FIGURES and ("tinh" in request.POST or form.pasted):
        return redirect("reports:step", record.pk, here.slug)
    return redirect("campaigns:workspace") if "nghi" in request.POST else _to(record, after(here))


def _to(record, step):
    return redirect("reports:step", record.pk, step.slug)


def _saved_words(saved, here):
    words = f"Đã lưu lúc {time_text(saved.changed_at)}"
    if here != FIGURES:
        return words
    odd = sum(bool(line.hints) for line in queries.table_of(queries.full(saved.pk)))
    return f"{words}; có {odd} số nên xem lại, bấm “Lưu và tính lại” để xem" if odd else words


def _conflict(request, here, report_id, form, error, autosave):
    """Both versions: what is stored now, and what was typed here with a fresh token."""
    if autosave:
        return JsonResponse(
            {"message": error.message + " Bấm nút Lưu để so sánh hai bản.", "conflict": True}, status=409
        )
    stored = queries.full(report_id)
    return _page(
        request,
        stored,
        here,
        form,
        status=409,
        conflict=error.message,
        stored=queries.content(stored),
        version=stored.version,
    )


# --- files ---------------------------------------------------------------------


def _files_form(data=None, files=None):
    return FilesForm(data, files, max_bytes=settings.SCAN_MAX_BYTES)


def show_files(request, record, here, form=None, status=200, **extra):
    """The step of files."""
    return _page(request, record, here, form or _files_form(), status=status, max_files=MAX_FILES, **extra)


def take_files(request, record, here):
    """Take files in or off."""
    form, uploads = _files_form(), files_of(request)
    try:
        if removed := request.POST.get("xoa"):
            if number := whole_number(removed):
                actions.remove_file(record.pk, number, by=request.user)
            return _to(record, here)
        if "tiep" in request.POST and not uploads:
            return _to(record, after(here))
        form = _files_form(request.POST, uploads)
        if not form.is_valid():
            return show_files(request, record, here, form, status=422)
        actions.add_files(record.pk, form.cleaned_data["files"], by=request.user)
    except RefusedFile as error:
        form.add_error("files", error.message)
        return show_files(request, record, here, form, status=422)
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        return show_files(request, record, here, _files_form(), status=422, refused=error.message)
    return _to(record, after(here) if "tiep" in request.POST else here)


def step_names(gaps):
    """Gaps with the step in which each is mended."""
    return [{"step": BY_KEY[gap.step], "text": gap.text} for gap in gaps]
