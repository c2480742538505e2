"""Forms of the officer who judges a registration: return, more time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from registrations.text_fields import LineField, TextField

from . import board, marks
from .steps import EDITED
from .wording import closing_instant


class DeadlineField(forms.DateField):
    """A day of a deadline, day first."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"invalid": "Mời ghi ngày dạng 30/01/2027.", "required": "Mời ghi ngày."})
        super().__init__(**kwargs)


def future_end(day: date | None) -> datetime | None:
    """The instant after a day, or None for none; a day that is over is refused."""
    if day is None:
        return None
    if day.year > 2200:
        raise ValidationError("Mời xem lại năm.")
    until = closing_instant(day, "het")
    if until <= timezone.now():
        raise ValidationError("Ngày này đã qua. Mời ghi ngày từ hôm nay trở đi.")
    return until


class ReturnForm(forms.Form):
    """Trả lại: the officer's reason, the parts and places to mend, and until when.

    `places` are those that can be marked, `chosen` the keys of those that were; each chosen one asks which cell is
    meant and takes a note.
    """

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

    def __init__(
        self, *args, places: Mapping[str, marks.Place] | None = None, chosen: Sequence[str] = (), walk=EDITED, **kwargs
    ):
        super().__init__(*args, **kwargs)
        known = places or {}
        self.chosen = [known[key] for key in dict.fromkeys(chosen) if key in known][: marks.MOST]
        self.fields["steps"].choices = [(step.key, step.name) for step in walk]
        for place in self.chosen:
            if place.cells:
                choices = [("", "Cả dòng"), *place.cells.items()]
                self.fields[f"o-{place.key}"] = forms.ChoiceField(label="Ô cần sửa", required=False, choices=choices)
            self.fields[f"ghi-{place.key}"] = LineField(label="Cần sửa thế nào", max_length=300)

    def clean_until(self):
        """The instant after the day, or None; a day that is over is refused."""
        return future_end(self.cleaned_data["until"])

    @property
    def plain_fields(self):
        """The fields that stand whatever was marked."""
        return [self[name] for name in ("reason", "steps", "until")]

    @property
    def marked(self):
        """Each chosen place with its fields."""
        names = [(place, (f"o-{place.key}", f"ghi-{place.key}")) for place in self.chosen]
        return [(place, [self[name] for name in pair if name in self.fields]) for place, pair in names]

    def payload(self) -> dict[str, Any]:
        """What `review_actions.give_back` takes."""
        data = self.cleaned_data
        found = [
            marks.mark(place, data.get(f"o-{place.key}", ""), data.get(f"ghi-{place.key}", "")) for place in self.chosen
        ]
        return {name: data[name] for name in ("reason", "steps", "until")} | {"marks": found}


class ReasonForm(forms.Form):
    """Rút việc tiếp nhận: why."""

    reason = TextField(
        label="Lý do",
        required=True,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Đơn vị đọc được nội dung này.",
        error_messages={"required": "Mời ghi lý do."},
    )


class _Officers(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.full_name}, {obj.position}" if obj.position else obj.full_name


class AssignForm(forms.Form):
    """Giao người theo dõi; left empty nobody follows."""

    officer = _Officers(
        label="Người theo dõi",
        queryset=None,
        required=False,
        empty_label="Không giao ai",
        error_messages={"invalid_choice": "Người này không có quyền xử lý bản đăng ký. Mời chọn lại."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = board.officers()


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
        return future_end(self.cleaned_data["until"])
