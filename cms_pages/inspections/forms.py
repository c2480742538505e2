"""Forms of inspections: the plan, its units, a visit, what was found, a paper."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from cms_pages.core.file_form import FileForm
from registrations.plausible_days import plausible_year
from registrations.text_fields import LineField, TextField
from registrations.units.body_form import OneBodyMixin
from registrations.units.models import Unit
from registrations.units.queries import current_units

from .models import ChecklistItem, Finding, Inspection, Visit

MOST_LINES, LINE_LENGTH = 60, 500


class InspectionForm(OneBodyMixin, WagtailAdminModelForm):
    """The facts of a plan and its checklist, a line for each."""

    title = LineField(label="Tên kế hoạch", required=True, max_length=250)
    number = LineField(label="Số, ký hiệu", max_length=60)
    checklist = TextField(
        label="Nội dung kiểm tra",
        max_length=20_000,
        widget=forms.Textarea({"rows": 8}),
        help_text="Mỗi nội dung một dòng.",
    )

    class Meta:
        model = Inspection
        fields = ["organising_body", "year", "title", "number", "issued_on", "finish_by"]
        widgets = {"issued_on": AdminDateInput, "finish_by": AdminDateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial.setdefault("year", timezone.localdate().year)
        else:
            self.initial["checklist"] = "\n".join(item.text for item in self.instance.checklist.all())

    def clean_year(self):
        return plausible_year(self.cleaned_data["year"])

    def clean(self):
        data = super().clean()
        issued, finish = data.get("issued_on"), data.get("finish_by")
        if issued and finish and finish < issued:
            self.add_error("finish_by", "Ngày này cần từ ngày ban hành trở đi.")
        return data

    def clean_checklist(self):
        lines = list(dict.fromkeys(line for line in self.cleaned_data["checklist"].split("\n") if line))
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(f"Nhiều nhất {MOST_LINES} nội dung; đang có {len(lines)}.")
        if too_long := [line for line in lines if len(line) > LINE_LENGTH]:
            raise forms.ValidationError(f"Mỗi nội dung dài nhất {LINE_LENGTH} ký tự: “{too_long[0][:60]}…”.")
        return lines


class UnitsForm(forms.Form):
    """Units to bring into the plan."""

    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="Đơn vị",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Mời chọn ít nhất một đơn vị.",
            "invalid_choice": "Đơn vị đã chọn không còn hoạt động.",
            "invalid_pk_value": "Mời chọn đơn vị trong danh sách.",
        },
    )

    def __init__(self, *args, inspection, **kwargs):
        super().__init__(*args, **kwargs)
        free = current_units().filter(parent__isnull=True, organising_body=inspection.organising_body_id)
        self.fields["units"].queryset = free.exclude(pk__in=inspection.visits.values("unit"))


class VisitForm(WagtailAdminModelForm):
    """Days, team and summary of a visit."""

    team = TextField(
        label="Đoàn kiểm tra",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Mỗi người một dòng: họ tên, chức vụ; trưởng đoàn ở dòng đầu.",
    )
    summary = TextField(label="Nhận xét chung", max_length=5000, widget=forms.Textarea({"rows": 4}))

    class Meta:
        model = Visit
        fields = ["planned_on", "report_by", "team", "held_on", "summary"]
        widgets = dict.fromkeys(("planned_on", "report_by", "held_on"), AdminDateInput)


class FindingRow(forms.Form):
    """One thing found or asked; an empty one is left out."""

    key = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)
    text = TextField(label="Nội dung", max_length=2000, widget=forms.Textarea({"rows": 2}))
    kind = forms.ChoiceField(label="Loại", choices=Finding.Kind.choices)
    item = forms.ModelChoiceField(
        ChecklistItem.objects.none(), label="Theo nội dung kiểm tra", required=False, empty_label="Không chọn"
    )
    due_on = forms.DateField(label="Thực hiện trước ngày", required=False, widget=AdminDateInput)
    closed_on = forms.DateField(label="Đã thực hiện ngày", required=False, widget=AdminDateInput)
    outcome = LineField(label="Kết quả thực hiện", max_length=500)

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items

    def clean(self):
        data = super().clean()
        if not data.get("text") and (data.get("due_on") or data.get("closed_on") or data.get("outcome")):
            self.add_error("text", "Mời ghi nội dung.")
        if data.get("kind") == Finding.Kind.FINDING and (data.get("due_on") or data.get("closed_on")):
            self.add_error("kind", "Chỉ yêu cầu thực hiện mới có thời hạn. Mời chọn loại “Yêu cầu thực hiện”.")
        return data


Findings = forms.formset_factory(FindingRow, extra=3, max_num=100, absolute_max=100, validate_max=True)


class PaperForm(FileForm):
    """A report or paper of the unit."""
