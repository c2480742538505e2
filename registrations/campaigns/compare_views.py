"""Two clerks at once: both versions of a step side by side, and one chosen from them, field by field or row by row."""

from __future__ import annotations

from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone

from registrations.titles.models import Title
from registrations.unit_forms import is_autosave, version_of
from search.text import whole_number

from . import actions, answers, queries
from .differences import ROW_CELLS, Cell
from .forms import forms_of
from .merging import Merge, merge
from .models import Question
from .steps import ROW_KINDS, TARGETS

OWN = {"csrfmiddlewaretoken", "version", "goc", "gop", "nghi", "them"}
PREFIX = "chon-"


def merge_of(request, record, here, form) -> Merge:
    """What was typed here against what is stored now, by the version that this page was opened with."""
    seen = whole_number(request.POST["goc"], 9) or 0 if "goc" in request.POST else version_of(request)
    base = queries.version_seen(record, here.key, seen)
    texts = {"pledge", *(f"q{each.pk}" for each in _questions(record) if each.kind == Question.Kind.TEXT)}
    return merge(base, actions.stored_data(record, here.key), form.payload(), texts)


def choices_of(request) -> dict[str, str]:
    """The sides chosen on the page of comparison."""
    return {key.removeprefix(PREFIX): value for key, value in request.POST.items() if key.startswith(PREFIX)}


def conflict(request, here, registration_id, form, error):
    """Somebody else saved the step meanwhile: told in a line to a script, as a page to people. Nothing is written."""
    record = queries.full(registration_id)
    if is_autosave(request):
        return JsonResponse({"message": error.message, "conflict": True}, status=409)
    return compare_page(request, record, here, form, error.message)


def compare_page(request, record, here, form, message, *, chosen=None, status=409):
    """The differences with a choice for each; what was typed goes along, hidden."""
    found = merge_of(request, record, here, form)
    lacking = {each.key for each in found.lacking(chosen)} if chosen is not None else set()
    shown = _shown(record, here, found, chosen or {}, lacking)
    typed = [(key, value) for key, values in request.POST.lists() for value in values if _is_typed(key)]
    context = {
        "registration": record,
        "step": here,
        "message": message,
        "differences": shown,
        "lacking": [each for each in shown if each["lacks"]],
        "typed": typed,
        "version": record.version,
        "seen": request.POST.get("goc", request.POST.get("version", "0")),
        "leave": "nghi" in request.POST,
        "forms": forms_of(form),
    }
    return render(request, "registrations/campaigns/steps/compare.html", context, status=status)


def _is_typed(key):
    return key not in OWN and not key.startswith(PREFIX)


def _shown(record, here, found, chosen, lacking):
    last = record.versions.filter(step=here.key).select_related("by").first()
    names = _Names(record, here)
    return [
        {
            "key": each.key,
            "name": PREFIX + each.key,
            "label": names.label(each, number),
            "cells": names.cells(each),
            "theirs": each.theirs is not None,
            "mine": each.mine is not None,
            "both": each.both,
            "chosen": chosen.get(each.key) or each.choice,
            "lacks": each.key in lacking,
            "last": last,
        }
        for number, each in enumerate(found.differences, start=1)
    ]


class _Names:
    """Labels of fields and words of values, for people."""

    def __init__(self, record, here):
        self.is_rows = here.key in ROW_KINDS
        self.questions = {f"q{each.pk}": each for each in _questions(record)} if here == TARGETS else {}
        self.titles = dict(Title.objects.filter(campaigns=record.campaign_id).values_list("pk", "name"))
        self.titles |= {row.title_id: row.title.name for row in record.rows.all() if row.title_id}

    def label(self, difference, number):
        if self.is_rows:
            row = difference.mine or difference.theirs
            return row["name"] or f"Dòng chưa có tên ({number})"
        if difference.key in self.questions:
            return self.questions[difference.key].text
        fixed = {"contact_name": "Người liên hệ", "contact_phone": "Điện thoại", "pledge": "Nội dung giao ước"}
        return fixed.get(difference.key, "Câu hỏi trước đây")

    def cells(self, difference):
        """What differs, cell by cell: the stored version before, what was typed after."""
        if not self.is_rows:
            return [
                Cell("", self._value(difference.key, difference.theirs), self._value(difference.key, difference.mine))
            ]
        there, here = self._row(difference.theirs), self._row(difference.mine)
        return [
            Cell(label, there.get(key, ""), here.get(key, ""))
            for key, label in ROW_CELLS
            if there.get(key, "") != here.get(key, "") or (not (there and here) and (there | here).get(key))
        ]

    def _row(self, row):
        if row is None:
            return {}
        words = {key: "có" if value is True else "" if value is False else value for key, value in row.items()}
        return words | {"title": self.titles.get(row["title_id"], "")}

    def _value(self, key, value):
        asked = self.questions.get(key)
        if asked is None or not value:
            return value or ""
        said = {"kind": asked.kind, "value": value, "measure": asked.measure, "columns": asked.columns}
        if asked.kind == Question.Kind.TABLE:
            rows = [answers.row_words(asked.columns, row) for row in answers.table_rows(value)]
            return "\n".join("; ".join(cell for cell in row if cell) for row in rows)
        return answers.answer_words(said)


def _questions(record):
    return list(record.campaign.questions.all())


def take_choice(request, record, here, form, version):
    """Save the version made by choosing. Returns an answer when it could not be saved, else None; raises as `save_step`."""
    found, chosen = merge_of(request, record, here, form), choices_of(request)
    if record.step_versions.get(here.key, 0) > version:
        raise actions.changed(record, here.key)
    if lacking := found.lacking(chosen):
        text = f"Còn {len(lacking)} chỗ chưa chọn. Chưa lưu gì."
        return compare_page(request, record, here, form, text, chosen=chosen, status=422)
    actions.save_step(record.pk, here.key, found.result(chosen), version=version, by=request.user, now=timezone.now())
    return None
