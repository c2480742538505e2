"""The forms of the steps. Each answers `payload()`: plain data for `actions.save_step`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from registrations.text_fields import LineField, PastedField, TextField
from themes.base.vietnamese import number_text

from . import queries
from .actions import scaled
from .models import Indicator, UnitReport
from .pasting import BadPaste, results_from
from .reading import BadNumber, read_number

TEXT_MAX, NOTE_MAX = 2_000, 500


class ResultField(LineField):
    """A figure as an office writes it; gives a Decimal or None."""

    def __init__(self, *, measure: str = "", **kwargs):
        self.measure = measure
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **kwargs)

    def prepare_value(self, value):
        return number_text(value) if isinstance(value, Decimal) else value

    def to_python(self, value):
        text = super().to_python(value)
        try:
            return read_number(text, self.measure)
        except BadNumber as error:
            raise ValidationError(str(error)) from error

    def clean(self, value):
        return self.to_python(value if len(value or "") <= 200 else "?")


class FiguresForm(forms.Form):
    """Step 1: a result and, where the unit wants to explain it, a note for each indicator."""

    def __init__(self, report: UnitReport, data=None):
        self.indicators = list(report.period.indicators.all())
        kept = queries.figures_of(report)
        self.pasted: dict[int, Decimal | str] = {}
        initial: dict[str, Any] = {}
        for pk, figure in kept.items():
            initial |= {f"f{pk}": figure.text if figure.scaled is None else figure.number, f"n{pk}": figure.note}
        super().__init__(data, initial=initial)
        for each in self.indicators:
            self.fields[f"f{each.pk}"] = _field_of(each)
            self.fields[f"n{each.pk}"] = LineField(
                label=f"Giải trình: {each.name}",
                max_length=NOTE_MAX,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
        self.fields["pasted"] = PastedField(
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text="Hai cột: tên chỉ tiêu (hoặc số thứ tự) và kết quả. Ô trống không xóa số đã ghi.",
        )

    def clean_pasted(self):
        """Results by indicator, or what is wrong with them; then none is taken."""
        text = self.cleaned_data["pasted"]
        try:
            self.pasted = results_from(text, self.indicators) if text.strip() else {}
        except BadPaste as error:
            raise ValidationError(str(error)) from error
        return text

    @property
    def paste_field(self):
        """The box for pasted rows."""
        return self["pasted"]

    @property
    def rows(self):
        """(indicator, field of the result, field of the note) of every indicator."""
        return [(each, self[f"f{each.pk}"], self[f"n{each.pk}"]) for each in self.indicators]

    def payload(self) -> dict[str, Any]:
        found = {}
        for each in self.indicators:
            given = self.pasted.get(each.pk, self.cleaned_data[f"f{each.pk}"])
            row = {
                "scaled": scaled(given) if each.is_figure else None,
                "text": "" if each.is_figure else given,
                "note": self.cleaned_data[f"n{each.pk}"],
            }
            if row["scaled"] is not None or row["text"] or row["note"]:
                found[each.pk] = row
        return {"figures": found}


def _field_of(indicator: Indicator) -> forms.Field:
    unit = indicator.unit_of_measure
    label = f"{indicator.name} ({unit})" if unit and unit not in indicator.name else indicator.name
    if indicator.is_figure:
        field: forms.Field = ResultField(label=label, help_text=indicator.hint, measure=unit)
    else:
        widget = forms.Textarea(attrs={"rows": 3})
        field = TextField(label=label, help_text=indicator.hint, max_length=TEXT_MAX, widget=widget)
    field.needed_to_send = indicator.required
    return field


class PassagesForm(forms.Form):
    """Step 2: the words of the report and whom the council calls when something is unclear."""

    contact_name = LineField(
        label="Họ và tên người liên hệ", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    contact_phone = LineField(
        label="Điện thoại liên hệ",
        max_length=40,
        help_text="Ví dụ 0912 000 000. Dùng khi cơ quan thường trực cần hỏi lại.",
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "class": "field__control--short"}),
    )

    def __init__(self, report: UnitReport, data=None):
        self.sections = list(report.period.sections.all())
        initial = {f"p{each.section_id}": each.text for each in report.passages.all()}
        contact = {"contact_name": report.contact_name, "contact_phone": report.contact_phone}
        super().__init__(data, initial=initial | contact)
        for each in self.sections:
            attrs = {"rows": 8} | ({"data-words-max": each.word_limit} if each.word_limit else {})
            field = TextField(
                label=each.heading, help_text=each.hint, max_length=20_000, widget=forms.Textarea(attrs=attrs)
            )
            field.needed_to_send = each.required
            self.fields[f"p{each.pk}"] = field
        for name in ("contact_name", "contact_phone"):
            self.fields[name].needed_to_send = True
        self.order_fields([f"p{each.pk}" for each in self.sections])

    def clean_contact_phone(self):
        """Digits with spaces, dots or a leading +; 9 to 12 digits."""
        phone = self.cleaned_data["contact_phone"]
        if phone and not re.fullmatch(r"\+?\d{9,12}", re.sub(r"[\s().-]", "", phone)):
            raise ValidationError("Số điện thoại cần đủ 10 chữ số, ví dụ 0912 000 000.")
        return phone

    def payload(self) -> dict[str, Any]:
        passages = {each.pk: self.cleaned_data[f"p{each.pk}"] for each in self.sections}
        return {
            "passages": {pk: text for pk, text in passages.items() if text},
            "contact_name": self.cleaned_data["contact_name"],
            "contact_phone": self.cleaned_data["contact_phone"],
        }
