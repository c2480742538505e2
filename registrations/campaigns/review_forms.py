"""Forms of the officer who judges a registration: return, more time."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from .fields import TextField
from .steps import COLLECTIVES, PERSONS, TARGETS, UNIT
from .wording import closing_instant


class DeadlineField(forms.DateField):
    """A day of a deadline, day first."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"invalid": "Mời ghi ngày dạng 30/01/2027.", "required": "Mời ghi ngày."})
        super().__init__(**kwargs)


class ReturnForm(forms.Form):
    """Trả lại: the officer's reason, the parts to mend, and until when."""

    reason = TextField(
        label="Lý do và những điểm cần bổ sung",
        required=True,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Đơn vị đọc được nội dung này.",
        error_messages={"required": "Mời ghi lý do để đơn vị biết cần bổ sung gì."},
    )
    steps = forms.MultipleChoiceField(
        label="Các phần cần bổ sung", required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    until = DeadlineField(
        label="Đơn vị gửi lại đến hết ngày", required=False, help_text="Bỏ trống thì theo hạn chung của đợt."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["steps"].choices = [(step.key, step.name) for step in (UNIT, COLLECTIVES, PERSONS, TARGETS)]
        self.fields["steps"].choices += [("files", "Tệp kèm")]

    def clean_until(self):
        """The instant after the day, or None; a day that is over is refused."""
        return _future_end(self.cleaned_data["until"])


class ExtendForm(forms.Form):
    """Gia hạn for one unit."""

    until = DeadlineField(label="Gia hạn đến hết ngày")
    reason = TextField(
        label="Lý do",
        required=True,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Mời ghi lý do gia hạn."},
    )

    def clean_until(self):
        """The instant after the day; a day that is over is refused."""
        return _future_end(self.cleaned_data["until"])


def _future_end(day) -> datetime | None:
    if day is None:
        return None
    if day.year > 2200:
        raise ValidationError("Mời xem lại năm.")
    until = closing_instant(day, "het")
    if until <= timezone.now():
        raise ValidationError("Ngày này đã qua. Mời ghi ngày từ hôm nay trở đi.")
    return until
