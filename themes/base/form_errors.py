"""Collects the errors of forms and formsets for the summary at the head of a page."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.forms import BaseForm, BoundField, CheckboxSelectMultiple, RadioSelect
from django.forms.formsets import BaseFormSet


class SummaryError(NamedTuple):
    """One line of the summary: where the link leads ("" for the whole form), whose field, what is asked."""

    target: str
    label: str
    text: str


def has_errors(form: Any) -> bool:
    """Whether a bound form or formset came back with errors; anything else has none."""
    if isinstance(form, BaseFormSet):
        return form.is_bound and not form.is_valid()
    return isinstance(form, BaseForm) and form.is_bound and bool(form.errors)


def target_of(field: BoundField) -> str:
    """Id of the element that takes the focus for a field; the first choice of a group."""
    widget = field.field.widget
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return f"{field.auto_id}_0"
    return widget.attrs.get("id") or widget.id_for_label(field.auto_id) or field.auto_id


def short_label(label: str) -> str:
    """A label as it stands before a colon: eight words at most, no closing mark."""
    words = label.split()
    text = " ".join(words[:8]).rstrip(" ?:.,;")
    return f"{text}…" if len(words) > 8 else text


def collect_errors(*forms: Any) -> list[SummaryError]:
    """All errors in the order of the page; in formsets the label names the row."""
    found: list[SummaryError] = []
    for form in forms:
        if isinstance(form, BaseFormSet):
            found += _of_formset(form)
        elif isinstance(form, BaseForm):
            found += _of_form(form)
    return found


def _of_formset(formset: BaseFormSet) -> list[SummaryError]:
    if not formset.is_bound:
        return []
    found = [SummaryError("", "", str(text)) for text in formset.non_form_errors()]
    for number, form in enumerate(formset.forms, start=1):
        found += _of_form(form, row=f"dòng {number}")
    return found


def _of_form(form: BaseForm, row: str = "") -> list[SummaryError]:
    if not form.is_bound:
        return []
    found = [SummaryError("", row, str(text)) for text in form.non_field_errors()]
    for name in form.fields:
        field = form[name]
        if name not in form.errors:
            continue
        label = short_label(str(field.label or ""))
        for text in field.errors:
            if field.is_hidden:
                found.append(SummaryError("", label, str(text)))
            else:
                where = f"{label}, {row}" if row else label
                found.append(SummaryError(target_of(field), where, str(text)))
    return found
