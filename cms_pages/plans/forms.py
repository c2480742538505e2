"""Forms of work plans: the file, the rows read from it, one task, its state and its pages."""

from __future__ import annotations

import json
import re

from django import forms
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser
from wagtail.models import Page

from registrations.awards.models import Decision
from registrations.campaigns.models import Campaign

from .models import Task, WorkPlan
from .progress import PERIODS
from .queries import bodies

MAX_BYTES = 10 * 1024 * 1024
MOST = 1000


class UploadForm(forms.Form):
    """The plan as an office sent it."""

    organising_body = forms.ModelChoiceField(bodies(), label="Hội đồng", empty_label=None)
    file = forms.FileField(
        label="Tệp kế hoạch",
        help_text="Nhận tệp Word (.docx), Excel (.xlsx, .xls), LibreOffice (.odt, .ods), CSV, TXT hoặc PDF có chữ, tối đa 10 MB.",
        widget=forms.ClearableFileInput({"accept": ".docx,.xlsx,.xls,.odt,.ods,.csv,.txt,.pdf,.html"}),
    )
    year = forms.IntegerField(
        label="Năm", required=False, min_value=1945, max_value=2100, help_text="Bỏ trống thì lấy năm ghi trong tệp."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organising_body"].queryset = bodies()

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 10 MB. Mời bỏ ảnh hoặc chia nhỏ kế hoạch rồi gửi lại.")
        return file


class FactsForm(forms.ModelForm):
    """What is said of the plan as a whole."""

    class Meta:
        model = WorkPlan
        fields = ["organising_body", "year", "title", "number", "issued_on"]
        widgets = {"issued_on": AdminDateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organising_body"].empty_label = None
        self.fields["year"].min_value = 1945

    def clean_year(self):
        year = self.cleaned_data["year"]
        if not 1945 <= year <= 2100:
            raise forms.ValidationError("Mời ghi năm từ 1945 đến 2100.")
        return year

    def _get_validation_exclusions(self):
        """A plan of a year that has one already is read again, not refused."""
        return super()._get_validation_exclusions() | {"year"}


class PlanForm(FactsForm):
    """The facts of a plan that is kept."""

    def _get_validation_exclusions(self):
        """Two plans of one council in one year are refused."""
        return super()._get_validation_exclusions() - {"year"}


def numbers(text: str, most: int) -> list[int]:
    """The numbers of "1, 3" or "1-3". Raises ValidationError."""
    found: list[int] = []
    for piece in filter(None, re.split(r"[,;\s]+", re.sub(r"\s*-\s*", "-", text.strip()))):
        match = re.fullmatch(r"(\d{1,2})(?:-(\d{1,2}))?", piece)
        first, last = (int(match[1]), int(match[2] or match[1])) if match and piece.isascii() else (0, 0)
        if not 1 <= first <= last <= most:
            raise forms.ValidationError(f"Mời ghi số từ 1 đến {most}, cách nhau bằng dấu phẩy. Ví dụ: 1, 3.")
        found += range(first, last + 1)
    return sorted(set(found))


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(name for line in text.split("\n") if (name := " ".join(line.split()).strip(" ;"))))


class RowForm(forms.Form):
    """One task as it was read, to be put right."""

    number = forms.CharField(label="Số thứ tự", required=False, max_length=20)
    text = forms.CharField(label="Nội dung", max_length=3000, widget=forms.Textarea({"rows": 4}))
    quarters = forms.CharField(label="Quý", required=False, max_length=20, help_text="Ví dụ: 1 hoặc 1, 3.")
    months = forms.CharField(label="Tháng", required=False, max_length=40)
    deadline = forms.CharField(label="Thời hạn ghi trong kế hoạch", required=False, max_length=200)
    due_on = forms.DateField(label="Hạn cuối", required=False, widget=AdminDateInput)
    lead = forms.CharField(
        label="Cơ quan chủ trì", required=False, max_length=2000, widget=forms.Textarea({"rows": 2}),
        help_text="Mỗi cơ quan một dòng.",
    )  # fmt: skip
    cooperating = forms.CharField(
        label="Cơ quan phối hợp", required=False, max_length=4000, widget=forms.Textarea({"rows": 3}),
        help_text="Mỗi cơ quan một dòng.",
    )  # fmt: skip
    product = forms.CharField(label="Sản phẩm", required=False, max_length=300)
    section = forms.CharField(label="Nhóm nhiệm vụ", required=False, max_length=300)

    def clean_quarters(self):
        return numbers(self.cleaned_data["quarters"], 4)

    def clean_months(self):
        return numbers(self.cleaned_data["months"], 12)

    def clean_lead(self):
        return _names(self.cleaned_data["lead"])

    def clean_cooperating(self):
        return _names(self.cleaned_data["cooperating"])

    def clean(self):
        data = super().clean()
        if data.get("months") and not data.get("quarters"):
            data["quarters"] = sorted({(month + 2) // 3 for month in data["months"]})
        twice = set(data.get("lead") or ()) & set(data.get("cooperating") or ())
        if twice:
            self.add_error("cooperating", f"{', '.join(sorted(twice))} đã ghi ở cơ quan chủ trì.")
        return data

    def row(self) -> dict:
        """The task in the form of comparing.row_of_task."""
        return {"task": None, **self.cleaned_data}


def initial_of(row: dict) -> dict:
    """A row as the form shows it."""
    shown = {name: row[name] for name in ("number", "text", "deadline", "due_on", "product", "section")}
    listed = {name: ", ".join(map(str, row[name])) for name in ("quarters", "months")}
    return shown | listed | {name: "\n".join(row[name]) for name in ("lead", "cooperating")}


class ImportRowForm(RowForm):
    """A row of an import: left out or kept, the task it is, what was doubtful."""

    skip = forms.BooleanField(label="Bỏ dòng này", required=False)
    task = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)
    told = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.notes = self._notes()

    def _notes(self) -> dict:
        try:
            told = json.loads(self["told"].value() or "{}")
        except ValueError:
            return {}
        lists = ("doubts", "units", "changes")
        return {n: [str(x) for x in told.get(n, [])][:30] for n in lists} if isinstance(told, dict) else {}

    def full_clean(self):
        """A row that is left out need not be right."""
        super().full_clean()
        if self.is_bound and self.data.get(self.add_prefix("skip")):
            self._errors.clear()
            self.cleaned_data = {"skip": True}

    def row(self) -> dict:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("skip", "told")}
        return data | {"task": self.cleaned_data.get("task")}


ImportRows = forms.formset_factory(
    ImportRowForm, extra=0, max_num=MOST, absolute_max=MOST, validate_max=True, min_num=1, validate_min=True
)


class StatusForm(forms.Form):
    """How far a task is."""

    status = forms.ChoiceField(label="Tình trạng", choices=Task.Status.choices)
    done_on = forms.DateField(
        label="Ngày hoàn thành", required=False, widget=AdminDateInput, help_text="Bỏ trống thì lấy hôm nay."
    )
    result = forms.CharField(label="Kết quả", required=False, max_length=500, widget=forms.Textarea({"rows": 2}))


class LinkForm(forms.Form):
    """A page, a decision or a campaign that shows what came of a task: one of them."""

    page = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1), label="Trang", required=False, widget=AdminPageChooser
    )
    decision = forms.CharField(
        label="Số quyết định khen thưởng", required=False, max_length=60, help_text="Ghi đủ số, ví dụ 152/QĐ-UBND."
    )
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(), label="Đợt đăng ký thi đua", required=False, empty_label="Không chọn"
    )

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan = plan
        near = Campaign.objects.filter(
            organising_body=plan.organising_body_id, year__range=(plan.year - 1, plan.year + 1)
        )
        self.fields["campaign"].queryset = near.order_by("-year", "name")

    def clean_decision(self):
        number = self.cleaned_data["decision"]
        if not number:
            return None
        found = list(Decision.objects.filter(number_key=Decision.key_of(number)).order_by("-signed_on")[:10])
        near = [each for each in found if each.year == self.plan.year] or found
        if len(near) != 1:
            told = (
                "Có nhiều quyết định mang số này. Mời gắn trang của quyết định."
                if near
                else "Chưa có quyết định mang số này."
            )
            raise forms.ValidationError(told)
        return near[0]

    def clean(self):
        data = super().clean()
        chosen = [name for name in ("page", "decision", "campaign") if data.get(name)]
        if not self.errors and len(chosen) != 1:
            self.add_error(
                chosen[-1] if chosen else "page", "Mời chọn một trang, ghi một số quyết định hoặc chọn một đợt đăng ký."
            )
        return data


class PeriodForm(forms.Form):
    """The time that a progress report tells of."""

    ky = forms.ChoiceField(
        label="Kỳ báo cáo", choices=[(key, label[0].upper() + label[1:]) for key, (label, _) in PERIODS.items()]
    )
