"""Forms of the officers."""

from __future__ import annotations

from typing import Any

from django import forms

from registrations.text_fields import DayField, LineField, TextField

from . import queries
from .models import Case, Nomination
from .states import Move, State

MARKS = (
    ("to-trinh", "Tờ trình: số, ngày, tệp đã ký"),
    ("lien-he", "Người liên hệ"),
)


class MoveForm(forms.Form):
    """One move: the day it happened, the reason where one is needed, marked parts, what the council passed."""

    on = DayField(label="Ngày", help_text="Bỏ trống là hôm nay.")
    reason = TextField(label="Lý do", max_length=5_000, widget=forms.Textarea(attrs={"rows": 4}))
    marks = forms.MultipleChoiceField(
        label="Các phần cần bổ sung", required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    passed = forms.MultipleChoiceField(
        label="Các trường hợp được thông qua",
        widget=forms.CheckboxSelectMultiple,
        choices=(),
        error_messages={"required": "Mời chọn ít nhất một trường hợp, hoặc ghi Hội đồng không thông qua."},
    )
    reference = LineField(label="Số biên bản, quyết định hoặc văn bản", max_length=120)

    def __init__(self, move: Move, nomination: Nomination, data=None):
        super().__init__(data, prefix="v")
        standing = [case for case in nomination.cases.all() if not case.left_as]
        self.move = move
        if move.reason:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = "Mời ghi lý do."
            readers = (
                "Đơn vị đọc được nội dung này." if move.told else "Chỉ cơ quan thường trực đọc; đơn vị không thấy."
            )
            self.fields["reason"].help_text = readers
        else:
            del self.fields["reason"]
        if move.target == State.ASKED:
            self.fields["marks"].choices = [*MARKS, *((f"th-{case.pk}", f"Trường hợp {case}") for case in standing)]
        else:
            del self.fields["marks"]
        if move.target == State.PASSED:
            self.fields["passed"].choices = [(str(case.pk), f"{case}: {case.award}") for case in standing]
            self.initial["passed"] = [str(case.pk) for case in standing]
        else:
            del self.fields["passed"]
        if move.target not in (State.PASSED, State.NOT_PASSED, State.FORWARDED, State.DECIDED, State.REVOKED):
            del self.fields["reference"]

    def given(self) -> dict[str, Any]:
        """In the shape of `actions.move`."""
        data = self.cleaned_data
        kept = {"reference": data["reference"]} if data.get("reference") else {}
        if data.get("marks"):
            labels = dict(self.fields["marks"].choices)
            kept["marks"] = [labels[mark] for mark in data["marks"]]
        passed = [int(pk) for pk in data["passed"]] if "passed" in data else None
        return {"on": data["on"], "reason": data.get("reason", ""), "data": kept, "passed": passed}


class AssignForm(forms.Form):
    """Who handles the nomination."""

    assignee = forms.ModelChoiceField(label="Người xử lý", queryset=None, required=False, empty_label="Chưa giao")

    def __init__(self, nomination: Nomination, data=None):
        super().__init__(data, initial={"assignee": nomination.assignee_id}, prefix="g")
        self.fields["assignee"].queryset = queries.officers()
        self.fields["assignee"].label_from_instance = lambda user: user.full_name


class ComplaintForm(forms.Form):
    """A complaint that is being looked into."""

    reference = LineField(
        label="Số hoặc nguồn của đơn thư",
        required=True,
        max_length=200,
        error_messages={"required": "Mời ghi số hoặc nguồn của đơn thư."},
    )
    received_on = DayField(label="Ngày nhận")
    case = forms.ModelChoiceField(label="Về trường hợp", queryset=None, required=False, empty_label="Cả tờ trình")

    def __init__(self, nomination: Nomination, data=None):
        super().__init__(data, prefix="d")
        self.fields["received_on"].required = True
        self.fields["received_on"].error_messages["required"] = "Mời ghi ngày nhận."
        self.fields["case"].queryset = Case.objects.standing().filter(nomination=nomination)


class OutcomeForm(forms.Form):
    """How a complaint ended."""

    outcome = TextField(
        label="Kết quả giải quyết",
        required=True,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Mời ghi kết quả giải quyết."},
    )


class CaseReasonForm(forms.Form):
    """Why one case leaves the list."""

    reason = TextField(
        label="Lý do rút khỏi danh sách",
        required=True,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Mời ghi lý do."},
    )
