"""Scores in the workspace of units: the way of a scoring, one sheet, its evidence, who checks whom."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from registrations.attachments.actions import RefusedFile
from registrations.attachments.sniffing import OFFICE_KINDS, kinds_in_words
from registrations.attachments.upload_actions import files_of
from registrations.campaigns.step_views import sign_in_or_keep
from registrations.campaigns.wording import THROUGH, deadline_words, time_left
from registrations.refusals import Conflict, NotAllowed, Refused
from registrations.signing import doors
from registrations.signing.actions import NotConfirmed
from registrations.signing.rules import is_asked_for
from registrations.unit_forms import autosave_done, autosave_invalid, is_autosave
from themes.base.vietnamese import datetime_text, size_text

from . import actions, drawing, matters, rules, setting_up
from .forms import NOTES, AssignForm, ColumnForm, EvidenceForm
from .rules import CLUSTER, COLUMN_WORDS, COLUMNS, CROSS, SELF
from .scenes import Scene, number

TASKS = {SELF: "Tự chấm", CROSS: "Chấm chéo", CLUSTER: "Chấm cho cụm, khối"}


@never_cache
@login_required
@require_safe
def scoring(request, cluster_id):
    """How far the scoring has come, and what of it is this person's."""
    scene = Scene(request, cluster_id)
    sheets = []
    for row in scene.rows:
        columns, writes = scene.columns(row.sheet), scene.writes(row.sheet)
        own = rules.acts_as_own(row.sheet, scene.parts) is not None
        if columns or writes:
            task = TASKS[writes] if writes else "Xem phiếu"
            sheets.append({"row": row, "own": own, "writes": writes, "task": task, "chip": _sheet_chip(scene, row)})
    return scene.page(
        "scoring",
        sheets=sorted(sheets, key=lambda each: (not each["writes"], not each["own"])),
        phases=phases(scene.scoring, scene.now),
        shows_result=rules.may_read_totals(request.user, scene.parts, scene.scoring, scene.now)
        or (scene.head and scene.state == rules.CLUSTER),
        may_assign=scene.head is not None and rules.is_legal("assign", scene.scoring, scene.now),
        unassigned=sum(row.checker is None for row in scene.rows),
    )


def _sheet_chip(scene, row):
    """Where one sheet stands, in words."""
    sheet, state = row.sheet, scene.state
    if sheet.unranked:
        return ("closed", "Không xếp hạng")
    if state in (rules.WAITING, rules.SELF):
        return ("ok", "Đã gửi") if sheet.self_sent_at else ("soon", "Chưa gửi")
    if state == rules.CROSS:
        return ("ok", "Đã chấm chéo") if sheet.cross_sent_at else ("soon", "Chờ chấm chéo")
    return rules.STATE_WORDS[state]


def phases(scoring, now):
    """The phases with their deadlines, for the list of steps: (name, deadline in words, "done", "now" or "next")."""
    state = rules.state(scoring, now)
    at = rules.STATES.index(state)
    ends = [
        (SELF, "Tự chấm", deadline_words(scoring.self_closes_at, THROUGH)),
        (CROSS, "Chấm chéo", deadline_words(scoring.cross_closes_at, THROUGH)),
        (CLUSTER, "Cụm, khối chốt", deadline_words(scoring.cluster_closes_at, THROUGH)),
        (
            rules.PROTEST,
            "Nhận kiến nghị",
            deadline_words(scoring.protest_closes_at, THROUGH)
            if scoring.protest_closes_at
            else f"{scoring.protest_days} ngày làm việc sau khi chốt",
        ),
        (rules.REVIEW, "Tỉnh duyệt", ""),
    ]
    found = []
    for key, name, deadline in ends:
        place = rules.STATES.index(key)
        is_now = key == state or (key == CLUSTER and state == rules.OVERDUE)
        found.append((name, deadline, "now" if is_now else "done" if place < at else "next"))
    return found


@never_cache
@sign_in_or_keep
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request, cluster_id, unit_id):
    """One sheet: the columns that this person reads side by side, the one that is theirs to fill in."""
    scene = Scene(request, cluster_id)
    row = scene.row(unit_id)
    writes = scene.writes(row.sheet)
    if request.method != "POST":
        return _sheet_page(scene, row)
    if request.POST.get("viec") == "lay-lai":
        return _event(scene, row, lambda: actions.recall(scene.scoring.pk, unit_id, by=request.user))
    if request.POST.get("viec") == "lay-diem":
        return _event(scene, row, lambda: actions.fill(scene.scoring.pk, unit_id, by=request.user))
    return _take(request, scene, row, writes or request.POST.get("cot", ""))


def _event(scene, row, event):
    try:
        event()
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        fresh = Scene(scene.request, scene.cluster.pk)
        return _sheet_page(fresh, fresh.row(row.member.unit.pk), status=422, refused=error.message)
    return redirect("scoring:sheet", scene.cluster.pk, row.member.unit.pk)


def _take(request, scene, row, column):
    """Save what was filled in; with the button to send, send it too."""
    autosave = is_autosave(request)
    if column not in COLUMNS:
        raise Http404
    form = ColumnForm(row.book, column, request.POST)
    if not form.is_valid():
        if autosave:
            return autosave_invalid()
        return _sheet_page(scene, row, 422, form=form, token=number(request.POST.get("version")))
    unit_id = row.member.unit.pk
    try:
        saved = _keep(request, scene, unit_id, column, form)
    except NotAllowed as error:
        if request.POST.get("viec") != "gui":
            raise Http404 from None
        return _again(request, scene, unit_id, 422, refused=error.message)
    except actions.Missing as error:
        return _again(request, scene, unit_id, 422, gaps=error.gaps)
    except Refused as error:
        return _refusal(request, scene, unit_id, form, error, autosave)
    if autosave:
        return autosave_done(saved.version(column), timezone.now())
    if _is_to_be_signed(request, column):
        return redirect("scoring:send", scene.cluster.pk, unit_id)
    return redirect("scoring:sheet", scene.cluster.pk, unit_id)


def _keep(request, scene, unit_id, column, form):
    """Save the column; with the button to send, send what was just saved."""
    token, pk = number(request.POST.get("version")), scene.scoring.pk
    saved = actions.save(pk, unit_id, column, form.given(), version=token, by=request.user)
    if request.POST.get("viec") != "gui" or column == CLUSTER:
        return saved
    if _is_to_be_signed(request, column):
        actions.require_ready(pk, unit_id, column, version=saved.version(column), by=request.user)
    else:
        actions.send(pk, unit_id, column, version=saved.version(column), by=request.user)
    return saved


def _is_to_be_signed(request, column):
    """Whether the button to send leads to the page where the second factor is asked for."""
    return request.POST.get("viec") == "gui" and column != CLUSTER and is_asked_for(matters.SCORE)


@never_cache
@sign_in_or_keep
@require_http_methods(["GET", "HEAD", "POST"])
def send(request, cluster_id, unit_id):
    """A column as it will be sent, and the signatory's second factor."""
    scene = Scene(request, cluster_id)
    row = scene.row(unit_id)
    column = scene.writes(row.sheet)
    if column not in (SELF, CROSS):
        return redirect("scoring:sheet", cluster_id, unit_id)
    if request.method != "POST":
        return _send_page(scene, row, column)
    version, pk = number(request.POST.get("version")), scene.scoring.pk
    try:
        actions.require_ready(pk, unit_id, column, version=version, by=request.user)
        if doors.take(request, matters.of_column(scene.scoring, row.book, column)):
            return redirect(f"{request.path}#gui-ban")
        actions.send(pk, unit_id, column, version=version, by=request.user)
    except NotAllowed as error:
        return _send_again(request, scene, row, column, 403, refused=error.message)
    except actions.Missing:
        return _send_again(request, scene, row, column, 422)
    except NotConfirmed as error:
        return _send_again(request, scene, row, column, 422, not_confirmed=error.message)
    except doors.Changed as error:
        return _send_again(request, scene, row, column, 409, refused=error.message)
    except Refused as error:
        status = 409 if isinstance(error, Conflict) else 422
        return _send_again(request, scene, row, column, status, refused=error.message)
    return redirect("scoring:sheet", cluster_id, unit_id)


def _send_again(request, scene, row, column, status, **extra):
    fresh = Scene(request, scene.cluster.pk)
    found = fresh.row(row.member.unit.pk)
    if fresh.writes(found.sheet) != column:  # sent meanwhile, or its time is over
        return _sheet_page(fresh, found, status, **extra)
    return _send_page(fresh, found, column, status, **extra)


def _send_page(scene, row, column, status=200, **extra):
    part = {SELF: rules.acts_as_own, CROSS: rules.acts_as_checker}[column](row.sheet, scene.parts)
    may_send, gaps = part.role == rules.SIGNATORY, row.book.gaps(column)
    hidden = {"version": row.sheet.version(column)}
    matter = matters.of_column(scene.scoring, row.book, column)
    return scene.page(
        "send",
        status,
        unit=row.member.unit,
        column=column,
        column_word=COLUMN_WORDS[column],
        sections=_sections(row.book, [column], None, column),
        total=row.book.totals(column),
        gaps=gaps,
        may_send=may_send,
        left=time_left(_deadline(scene.scoring, column), scene.now),
        signing=doors.ways(scene.request, matter, hidden, scene.now) if may_send and not gaps else None,
        **extra,
    )


def _refusal(request, scene, unit_id, form, error, autosave):
    """What was typed comes back with the reason; in a conflict beside what is stored."""
    conflict = isinstance(error, Conflict)
    if autosave:
        text = error.message + (" Bấm nút Lưu để so sánh hai bản." if conflict else "")
        return JsonResponse({"message": text, "conflict": conflict, "final": True}, status=409 if conflict else 422)
    said = {"conflict": error.message} if conflict else {"refused": error.message}
    return _again(request, scene, unit_id, 409 if conflict else 422, form=form, **said)


def _again(request, scene, unit_id, status, **extra):
    fresh = Scene(request, scene.cluster.pk)
    return _sheet_page(fresh, fresh.row(unit_id), status, **extra)


def _sheet_page(scene, row, status=200, form=None, token=None, **extra):
    column = form.column if form else scene.writes(row.sheet)
    read = scene.columns(row.sheet)
    if column and form is None:
        form = ColumnForm(row.book, column)
    # In a conflict the stored text of the column stands beside what was typed.
    shown = [each for each in COLUMNS if each in read and (each != column or "conflict" in extra or not form)]
    part = {SELF: rules.acts_as_own, CROSS: rules.acts_as_checker}.get(column)
    mine = part(row.sheet, scene.parts) if part else None
    return scene.page(
        "sheet",
        status,
        row=row,
        unit=row.member.unit,
        sheet=row.sheet,
        column=column,
        form=form,
        token=row.sheet.version(column) if token is None else token,
        mark=row.sheet.marks.get(column),
        note_word=NOTES.get(column, ""),
        columns=[(each, COLUMN_WORDS[each]) for each in shown],
        sections=_sections(row.book, shown, form, column),
        totals=[(COLUMN_WORDS[each], row.book.totals(each)) for each in COLUMNS if each in read or each == column],
        may_send=mine is not None and mine.role == rules.SIGNATORY,
        own=rules.acts_as_own(row.sheet, scene.parts) is not None,
        may_recall=_may_recall(scene, row),
        reads_files=SELF in read or column == SELF,
        writes_files=column == SELF and rules.is_legal("evidence", scene.scoring, scene.now),
        left=time_left(_deadline(scene.scoring, column), scene.now) if column else "",
        **extra,
    )


@never_cache
@login_required
@require_safe
def sheet_pdf(request, cluster_id, unit_id):
    """One sheet to print: no column that the page of the sheet would not show this person."""
    scene = Scene(request, cluster_id)
    row = scene.row(unit_id)
    read = {*scene.columns(row.sheet), scene.writes(row.sheet)}
    columns = [each for each in COLUMNS if each in read]
    if not columns:
        raise Http404
    lines = render_to_string("registrations/receipts/office.txt", request=request).strip().splitlines()
    facts = {
        "office": {"standing": lines[0].strip(), "council": lines[1].strip()},
        "cluster": scene.cluster.name,
        "year": str(scene.cluster.year),
        "unit": row.member.unit.name,
        "state": f"In lúc {datetime_text(scene.now)}",
    }
    response = HttpResponse(drawing.pdf(row.book, columns, facts), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="phieu-cham-diem-{scene.cluster.year}.pdf"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _deadline(scoring, column):
    return getattr(scoring, f"{column}_closes_at")


def _may_recall(scene, row):
    part = rules.acts_as_own(row.sheet, scene.parts)
    legal = rules.is_legal("recall_self", scene.scoring, scene.now)
    return bool(part and part.role == rules.SIGNATORY and legal and row.sheet.self_sent_at)


def _sections(book, shown, form, column):
    """The groups with their criteria: what is read, what is filled in."""
    found = []
    for group in book.criteria_set.groups.all():
        cells = []
        for cell in book.cells:
            if cell.criterion.group_id != group.pk:
                continue
            values = [
                {
                    "column": each,
                    "words": COLUMN_WORDS[each],
                    "points": cell.points(each),
                    "note": cell.note(each),
                    "lowered": each != SELF and cell.is_lowered(each),
                }
                for each in shown
            ]
            pk = cell.criterion.pk
            fields = (form[f"p_{pk}"], form[f"n_{pk}"]) if form else None
            cells.append({"cell": cell, "values": values, "fields": fields})
        found.append({"group": group, "cells": cells})
    return found


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request, cluster_id, unit_id, criterion_id):
    """The files of one criterion: to read with the unit's own column, to add while that is written."""
    scene = Scene(request, cluster_id)
    row = scene.row(unit_id)
    cell = next((each for each in row.book.cells if each.criterion.pk == criterion_id), None)
    may_read = rules.may_read_evidence(request.user, scene.scoring, row.sheet, scene.parts, scene.members, scene.now)
    if cell is None or not may_read:
        raise Http404
    if request.method != "POST":
        return _evidence_page(scene, row, cell, EvidenceForm())
    pk, form = scene.scoring.pk, EvidenceForm(request.POST, files_of(request))
    try:
        if removed := request.POST.get("xoa"):
            actions.remove_evidence(pk, unit_id, number(removed), by=request.user)
        elif not form.is_valid():
            return _evidence_page(scene, row, cell, form, 422)
        else:
            actions.add_evidence(pk, unit_id, criterion_id, form.cleaned_data["files"], by=request.user)
    except NotAllowed:
        raise Http404 from None
    except RefusedFile as error:
        form.add_error("files", error.message)
        return _evidence_page(scene, row, cell, form, 422)
    except Refused as error:
        return _evidence_page(scene, row, cell, EvidenceForm(), 422, refused=error.message)
    return redirect("scoring:evidence", cluster_id, unit_id, criterion_id)


def _evidence_page(scene, row, cell, form, status=200, **extra):
    limit = size_text(settings.SCAN_MAX_BYTES)
    form.fields[
        "files"
    ].help_text = (
        f"{kinds_in_words(OFFICE_KINDS)}; mỗi tệp tối đa {limit}, mỗi tiêu chí tối đa {actions.MAX_FILES} tệp."
    )
    writes = scene.writes(row.sheet) == SELF
    return scene.page("evidence", status, row=row, unit=row.member.unit, cell=cell, form=form, writes=writes, **extra)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request, cluster_id):
    """The head says which unit checks which, by hand or in a ring."""
    scene = Scene(request, cluster_id)
    if scene.head is None and not rules.is_officer(request.user):
        raise Http404
    if request.method != "POST":
        return _assign_page(scene, _assign_form(scene))
    form = _assign_form(scene, request.POST)
    try:
        if request.POST.get("viec") == "xoay-vong":
            setting_up.assign_by_rota(scene.scoring.pk, by=request.user)
        elif form.is_valid():
            setting_up.assign(scene.scoring.pk, form.pairs(), by=request.user)
        else:
            return _assign_page(scene, form, 422)
    except NotAllowed:
        raise Http404 from None
    except Refused as error:
        return _assign_page(Scene(request, cluster_id), form, 422, refused=error.message)
    return redirect(f"{request.path}?da-luu")


def _assign_form(scene, data=None):
    current = {row.member.unit.pk: row.checker.unit.pk if row.checker else None for row in scene.rows}
    fixed = {row.member.unit.pk for row in scene.rows if row.sheet.cross_sent_at}
    return AssignForm(scene.members, current, fixed, data)


def _assign_page(scene, form, status=200, **extra):
    legal = rules.is_legal("assign", scene.scoring, scene.now)
    return scene.page("assign", status, form=form, legal=legal, saved="da-luu" in scene.request.GET, **extra)
