"""Forms of the officer who writes criteria and sets scoring up."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from registrations.campaigns.wording import THROUGH, closing_day, closing_instant
from registrations.text_fields import LineField, TextField
from registrations.units.body_form import OneBodyMixin
from search.text import whole_number

from .imports import CRITERION, MAX_ROWS
from .models import CriteriaSet, CriterionGroup, ProtestTerm, Scoring
from .points import NoPoints, points_text, read_points

SPARE = 6
HIGHEST = 9999
KINDS = [("", "Bỏ dòng này"), (CRITERION, "Tiêu chí")] + [
    (value, f"Nhóm {label.lower()}") for value, label in CriterionGroup.Kind.choices
]


class PointsField(LineField):
    """Points as people type them; gives a Decimal or None."""

    def __init__(self, *, highest=HIGHEST, **kwargs):
        self.highest = highest
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return value if isinstance(value, str) else points_text(value)

    def to_python(self, value):
        try:
            found = read_points(super().to_python(value)[:60], self.highest)
        except NoPoints as error:
            raise ValidationError(str(error)) from error
        if found is None and self.required:
            raise ValidationError("Mời ghi số điểm.")
        return found

    def validate(self, value):
        """Nothing more: an empty value has been judged, a Decimal is no empty text."""

    def run_validators(self, value):
        """The bounds are looked at while reading."""


class RuleForm(forms.Form):
    """What holds for the whole set."""

    expected_total = PointsField(label="Tổng điểm chuẩn", required=True, help_text="Thường là 100.")
    bonus_cap = PointsField(label="Trần điểm thưởng", help_text="Để trống thì không giới hạn.")
    penalty_cap = PointsField(label="Trần điểm trừ", help_text="Để trống thì không giới hạn.")
    places = forms.TypedChoiceField(
        label="Làm tròn tổng điểm", coerce=int, choices=[(2, "Hai chữ số lẻ"), (1, "Một chữ số lẻ"), (0, "Số tròn")]
    )
    tie_rule = forms.ChoiceField(label="Cách xếp hạng đồng", choices=CriteriaSet.TieRule)
    source = LineField(label="Căn cứ", max_length=300, help_text="Văn bản ban hành bộ tiêu chí: số, ký hiệu, ngày.")
    categories = TextField(
        label="Mức xếp loại",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một mức: tên; từ số điểm; đến hạng. Ví dụ “Dẫn đầu; 95; 1” hoặc “Xuất sắc; 90”. "
        "Đơn vị được mức đầu tiên mà mình đạt.",
    )

    def clean_categories(self):
        """[{name, min_points, max_place}], or what is wrong with a line."""
        found = []
        for number, line in enumerate(self.cleaned_data["categories"].split("\n"), start=1):
            if not line:
                continue
            name, least, place = [*(part.strip() for part in line.split(";")), "", ""][:3]
            try:
                least_points = read_points(least[:20])
            except NoPoints as error:
                raise ValidationError(f"Dòng {number}: {error}") from error
            if not name or len(name) > 100:
                raise ValidationError(f"Dòng {number}: mời ghi tên mức xếp loại, tối đa 100 ký tự.")
            max_place = whole_number(place, 3)
            if place and not max_place:
                raise ValidationError(f"Dòng {number}: mời ghi hạng bằng số tròn, ví dụ 1.")
            found.append({"name": name, "min_points": least_points, "max_place": max_place})
        return found


def categories_text(categories) -> str:
    """Categories as the form shows them, one per line."""
    lines = [[each["name"], points_text(each["min_points"]), str(each["max_place"] or "")] for each in categories]
    return "\n".join("; ".join(line).rstrip("; ") for line in lines)


class CriterionForm(forms.Form):
    """One row: a group with its kind and cap, or a criterion with its points."""

    what = forms.ChoiceField(label="Dòng này là", choices=KINDS, required=False)
    code = LineField(label="Mã", max_length=20)
    text = LineField(label="Nội dung", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    points = PointsField(label="Điểm tối đa hoặc trần")
    hint = LineField(label="Cách chấm, minh chứng", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self):
        data = super().clean()
        if not data.get("what"):
            return data
        if not data.get("text") and "text" not in self.errors:
            self.add_error("text", "Mời ghi nội dung.")
        if data["what"] == CRITERION and "points" not in self.errors and not data.get("points"):
            self.add_error("points", "Mời ghi điểm tối đa của tiêu chí, lớn hơn 0.")
        if data["what"] != CRITERION and len(data.get("text", "")) > 500:
            self.add_error("text", "Tên nhóm dài quá 500 ký tự. Mời viết gọn lại.")
        return data


class BaseRows(forms.BaseFormSet):
    """Rows in order; the first that is kept is a group."""

    def clean(self):
        if any(self.errors):
            return
        kept = [form for form in self.forms if form.cleaned_data.get("what")]
        if kept and kept[0].cleaned_data["what"] == CRITERION:
            kept[0].add_error("what", "Mời để một dòng nhóm ở trên cùng.")
            raise ValidationError("Tiêu chí cần đứng sau một dòng nhóm.")


Rows = forms.formset_factory(
    CriterionForm, formset=BaseRows, extra=SPARE, max_num=MAX_ROWS, absolute_max=MAX_ROWS + 50, validate_max=True
)


class CriteriaForm:
    """The whole editor; `payload()` is what `criteria_actions.save_criteria` takes."""

    def __init__(self, start: dict[str, Any] | None = None, rows=None, data=None):
        start = dict(start or {"expected_total": "100", "places": 2, "tie_rule": CriteriaSet.TieRule.COMPETITION})
        start["categories"] = categories_text(start.get("categories", []))
        groups = start.pop("groups", [])
        self.rules = RuleForm(data, initial=start)
        self.rows = Rows(data, initial=rows if rows is not None else rows_of(groups), prefix="dong")
        self.rows.error_messages["too_many_forms"] = f"Bộ tiêu chí nhận tối đa {MAX_ROWS} dòng."

    @property
    def forms(self):
        """For the error summary."""
        return [self.rules, self.rows]

    def is_valid(self) -> bool:
        """Whether everything can be saved; both parts are looked at."""
        return all([self.rules.is_valid(), self.rows.is_valid()])

    def payload(self) -> dict[str, Any]:
        groups: list[dict[str, Any]] = []
        for form in self.rows:
            row = form.cleaned_data
            if not row.get("what"):
                continue
            if row["what"] == CRITERION:
                each = {name: row[name] for name in ("code", "text", "hint", "points", "key")}
                groups[-1]["criteria"].append(each)
            else:
                fields = {"kind": row["what"], "code": row["code"], "name": row["text"], "cap": row["points"]}
                groups.append({**fields, "criteria": []})
        return {**self.rules.cleaned_data, "groups": groups}


def rows_of(groups) -> list[dict[str, Any]]:
    """Groups and their criteria as rows of the editor."""
    found = []
    for group in groups:
        found.append({"what": group["kind"], "code": group["code"], "text": group["name"], "points": group["cap"]})
        found += [{"what": CRITERION, **each} for each in group["criteria"]]
    return found


class UploadForm(forms.Form):
    """The office's table of criteria."""

    file = forms.FileField(
        label="Tệp bảng tiêu chí",
        help_text="Nhận tệp XLSX, XLS, DOCX hoặc CSV, tối đa 2 MB. Nội dung đọc được hiện ở bảng soạn để xem lại.",
        widget=forms.FileInput({"accept": ".xlsx,.xls,.docx,.csv"}),
        error_messages={"required": "Mời chọn tệp.", "empty": "Tệp này trống. Mời chọn tệp khác."},
    )


def midnight(day) -> datetime:
    """The first instant of a day."""
    return timezone.make_aware(datetime.combine(day, time.min))


def day_input() -> forms.DateInput:
    """A day as the office writes it; the page needs no script for it."""
    return forms.DateInput(attrs={"placeholder": "20/11/2026", "inputmode": "numeric", "autocomplete": "off"})


class ScheduleForm(forms.Form):
    """The phases as days; each ends with its last day."""

    self_opens = forms.DateField(label="Tự chấm từ ngày", widget=day_input())
    self_closes = forms.DateField(label="Tự chấm đến hết ngày", widget=day_input())
    cross_closes = forms.DateField(label="Chấm chéo đến hết ngày", widget=day_input())
    cluster_closes = forms.DateField(label="Cụm, khối chốt đến hết ngày", widget=day_input())
    protest_days = forms.IntegerField(
        label="Thời hạn kiến nghị (ngày làm việc)", min_value=1, max_value=250, help_text="Tính từ khi cụm, khối chốt."
    )
    reason = LineField(label="Lý do thay đổi", max_length=300, help_text="Các đơn vị đọc trong thư báo.")

    ORDER = ("self_opens", "self_closes", "cross_closes", "cluster_closes")

    def __init__(self, *args, scoring: Scoring | None = None, term: ProtestTerm | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.scoring = scoring
        for name in self.ORDER:
            self.fields[name].error_messages["invalid"] = "Mời ghi ngày/tháng/năm, ví dụ 20/11/2026."
        if scoring is None:
            del self.fields["reason"]
            if term:
                self.fields["protest_days"].initial = term.working_days
                self.fields[
                    "protest_days"
                ].help_text = f"Tính từ khi cụm, khối chốt. Căn cứ: {term.basis or 'chưa ghi'}."
            return
        del self.fields["protest_days"]
        self.fields["self_opens"].initial = timezone.localtime(scoring.self_opens_at).date()
        for name in self.ORDER[1:]:
            self.fields[name].initial = closing_day(getattr(scoring, f"{name}_at"), THROUGH)
        self.fields["reason"].required = True
        self.fields["reason"].error_messages["required"] = "Mời ghi lý do thay đổi thời hạn."

    def clean(self):
        """The instants, each after the one before."""
        data = super().clean()
        for name in self.ORDER:
            if name in data and not 2000 <= data[name].year <= 2200:
                self.add_error(name, "Mời xem lại năm.")
        if any(name in self.errors for name in self.ORDER):
            return data
        instants = {"self_opens_at": midnight(data["self_opens"])}
        instants |= {f"{name}_at": closing_instant(data[name], THROUGH) for name in self.ORDER[1:]}
        for before, after in zip(self.ORDER, self.ORDER[1:], strict=False):
            if instants[f"{after}_at"] <= instants[f"{before}_at"]:
                self.add_error(after, "Ngày này cần sau thời hạn trước nó.")
        self.instants = instants
        return data


class TermForm(OneBodyMixin, WagtailAdminModelForm):
    """A dated row: how many working days for a protest."""

    class Meta:
        model = ProtestTerm
        fields = ["organising_body", "working_days", "effective_from", "effective_to", "source", "verified"]
        widgets = {"effective_from": AdminDateInput, "effective_to": AdminDateInput}
