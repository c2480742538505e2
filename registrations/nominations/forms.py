"""The forms of a unit's nomination. Each answers `payload()`: plain data for the actions."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from registrations.attachments.forms import resumable
from registrations.attachments.sniffing import OFFICE_KINDS, kinds_in_words
from registrations.initiatives.models import Initiative
from registrations.initiatives.queries import recognised_of
from registrations.text_fields import DayField, LineField, PastedField, TextField
from registrations.titles.models import AwardClass, Title
from search.text import year_number
from themes.base.vietnamese import size_text

from . import queries
from .imports import BadList, from_file, from_paste
from .models import Case, CaseKind, Nomination, PaperRule

SUMMARY_WORDS = 300
MAX_LIST_BYTES = 5 * 1024 * 1024


class YearField(LineField):
    """A year in four digits, or nothing."""

    def __init__(self, *, lowest: int, highest: int, **kwargs):
        self.lowest, self.highest = lowest, highest
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "field__control--short"})
        super().__init__(widget=widget, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        year = year_number(text)
        if year is None or not self.lowest <= year <= self.highest:
            raise ValidationError(f"Mời ghi năm bằng bốn chữ số, từ {self.lowest} đến {self.highest}.")
        return year


def _needed(form: forms.Form, *names: str) -> None:
    for name in names:
        form.fields[name].needed_to_send = True


class ProposalForm(forms.Form):
    """The proposal: number, day, signed file, and whom to call."""

    year = YearField(label="Năm đề nghị khen thưởng", lowest=2000, highest=2200)
    proposal_number = LineField(label="Số tờ trình", max_length=60, help_text="Ví dụ 128/TTr-UBND.")
    proposed_on = DayField(label="Ngày tờ trình")
    file = forms.FileField(label="Tệp tờ trình đã ký", required=False, allow_empty_file=True)
    dossier_code = LineField(
        label="Mã hồ sơ ở Cổng dịch vụ công",
        max_length=60,
        help_text="Ghi khi đã nộp hồ sơ ở Cổng dịch vụ công, để cơ quan thường trực đối chiếu.",
    )
    contact_name = LineField(label="Họ và tên người liên hệ", max_length=150)
    contact_phone = LineField(
        label="Điện thoại liên hệ",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def __init__(self, nomination: Nomination, data=None, files=None):
        names = ("proposal_number", "proposed_on", "dossier_code", "contact_name", "contact_phone")
        stored = {name: getattr(nomination, name) for name in names} | {"year": str(nomination.year)}
        super().__init__(data, files, initial=stored)
        self.nomination = nomination
        _needed(self, "proposal_number", "proposed_on", "file", "contact_name", "contact_phone")
        self.fields["file"].help_text = f"{kinds_in_words(OFFICE_KINDS)}, tối đa {size_text(settings.SCAN_MAX_BYTES)}."
        resumable(self.fields["file"], settings.SCAN_MAX_BYTES, **{"size-note": "id_file_size"})

    def clean_year(self):
        """The year, that of the draft when left empty."""
        return self.cleaned_data["year"] or self.nomination.year

    def clean_proposed_on(self):
        """A day that has come."""
        day = self.cleaned_data["proposed_on"]
        if day and day > timezone.localdate():
            raise ValidationError("Ngày tờ trình ở sau hôm nay. Mời xem lại.")
        return day

    def clean_contact_phone(self):
        """Digits with spaces, dots or a leading +; 9 to 12 digits."""
        phone = self.cleaned_data["contact_phone"]
        if phone and not re.fullmatch(r"\+?\d{9,12}", re.sub(r"[\s().-]", "", phone)):
            raise ValidationError("Số điện thoại cần đủ 10 chữ số, ví dụ 0912 000 000.")
        return phone[:20]

    def payload(self) -> dict[str, Any]:
        """Everything but the file."""
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}


class TitleField(forms.ModelChoiceField):
    """A title or form of commendation in force, by its name."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"invalid_choice": "Danh hiệu này không dùng được ở đây. Mời chọn lại."})
        super().__init__(Title.objects.none(), required=False, empty_label="Chọn danh hiệu, hình thức", **kwargs)

    def to_python(self, value):
        return super().to_python(value.replace("\x00", "") if isinstance(value, str) else value)


class CaseForm(forms.Form):
    """One case in full."""

    kind = forms.ChoiceField(label="Đối tượng", choices=CaseKind, widget=forms.RadioSelect)
    name = LineField(label="Họ và tên, tên tập thể", max_length=200)
    birth_year = YearField(label="Năm sinh", lowest=1850, highest=2200, help_text="Chỉ với cá nhân.")
    gender = forms.ChoiceField(label="Giới tính", choices=[("", "Không ghi"), *Case.Gender.choices], required=False)
    position = LineField(label="Chức vụ, nghề nghiệp", max_length=200)
    workplace = LineField(label="Đơn vị công tác hoặc thôn, khối phố", max_length=250)
    place = LineField(label="Nơi ở hoặc trụ sở", max_length=250)
    small_collective = forms.BooleanField(
        label="Tập thể nhỏ", required=False, help_text="Phòng, ban, tổ, đội, thôn, lớp, trường và tương đương."
    )
    direct_worker = forms.BooleanField(
        label="Người lao động trực tiếp", required=False, help_text="Không giữ chức vụ lãnh đạo, quản lý."
    )
    title = TitleField(label="Danh hiệu, hình thức đề nghị")
    award_class = forms.ChoiceField(
        label="Hạng", choices=[("", "Không chia hạng"), *AwardClass.choices], required=False
    )
    period = LineField(
        label="Thời gian lập thành tích", max_length=100, help_text="Ví dụ: năm 2026, giai đoạn 2022–2026."
    )
    summary = TextField(
        label="Tóm tắt thành tích",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10, "data-words-max": SUMMARY_WORDS}),
        help_text=f"Nêu việc đã làm và kết quả, nên trong khoảng {SUMMARY_WORDS} từ.",
    )
    initiative = forms.ModelChoiceField(
        queryset=Initiative.objects.none(),
        label="Sáng kiến được công nhận",
        required=False,
        empty_label="Không gắn sáng kiến",
        help_text="Các sáng kiến của đơn vị đã có quyết định công nhận.",
        error_messages={"invalid_choice": "Sáng kiến này không có trong danh mục của đơn vị. Mời chọn lại."},
    )
    papers = forms.ModelMultipleChoiceField(
        queryset=None, label="Giấy tờ đã có trong hồ sơ", required=False, widget=forms.CheckboxSelectMultiple
    )
    note = LineField(label="Ghi chú", max_length=300)

    def __init__(self, case: Case, nomination: Nomination, on: date, data=None, prefix=None):
        names = ("name", "gender", "position", "workplace", "place", "award_class", "period", "summary", "note")
        stored = {name: getattr(case, name) for name in (*names, "kind", "small_collective", "direct_worker")}
        stored |= {"birth_year": str(case.birth_year or ""), "title": case.title_id, "initiative": case.initiative_id}
        if case.pk:
            stored["papers"] = [paper.pk for paper in case.papers.all()]
        super().__init__(data, initial=stored, prefix=prefix)
        self.case = case
        kind = data.get(self.add_prefix("kind"), case.kind) if data else case.kind
        kind = kind if kind in CaseKind.values else case.kind
        # Any title in force is taken, those for this kind of case are offered: who changes the kind loses nothing.
        offered = queries.titles_for(kind, on, also=case.title_id)
        self.fields["title"].queryset = Title.objects.in_force(on) | Title.objects.filter(pk=case.title_id)
        self.fields["title"].choices = [("", "Chọn danh hiệu, hình thức"), *((each.pk, each.name) for each in offered)]
        self.asked = queries.papers_for(case, nomination.kind, queries.papers_in_force(on))
        self.fields["papers"].queryset = PaperRule.objects.filter(pk__in=[rule.pk for rule in self.asked])
        self.fields["papers"].choices = [(rule.pk, _paper_label(rule)) for rule in self.asked]
        if not self.asked:
            self.fields["papers"].widget = forms.MultipleHiddenInput()
        recognised = recognised_of(nomination.unit) | Initiative.objects.filter(pk=case.initiative_id)
        self.fields["initiative"].queryset = recognised
        if not recognised.exists():
            del self.fields["initiative"]
        _needed(self, "name", "title", "summary")

    def clean_birth_year(self):
        """A year that has come."""
        year = self.cleaned_data["birth_year"]
        if year and year > timezone.localdate().year:
            raise ValidationError("Năm sinh ở sau năm nay. Mời xem lại.")
        return year

    def clean(self):
        """A class belongs to a title that has it; it falls away with a title that has none."""
        cleaned = super().clean()
        title = cleaned.get("title")
        if cleaned.get("award_class") and title:
            if not title.classes:
                cleaned["award_class"] = ""
            elif cleaned["award_class"] not in title.classes:
                self.add_error("award_class", f"{title.name} không có hạng này.")
        return cleaned

    def payload(self) -> dict[str, Any]:
        """In the shape of `unit_actions.save_case`."""
        data = dict(self.cleaned_data)
        title, initiative = data.pop("title"), data.pop("initiative", None)
        return data | {
            "title_id": title.pk if title else None,
            "initiative_id": initiative.pk if initiative else None,
            "papers": [paper.pk for paper in data["papers"]],
        }


def _paper_label(rule) -> str:
    """The paper, said to be asked for by law only when somebody has checked that."""
    words = [rule.name]
    if rule.hint:
        words.append(f"({rule.hint})")
    if rule.verified:
        words.append(f"– theo quy định{f', {rule.legal_source}' if rule.legal_source else ''}")
    return " ".join(words)


class AddForm(forms.Form):
    """One more case, by what a list says first."""

    kind = forms.ChoiceField(label="Đối tượng", choices=CaseKind)
    name = LineField(
        label="Họ và tên, tên tập thể", max_length=200, required=True, error_messages={"required": "Mời ghi tên."}
    )

    def payload(self) -> list[dict[str, Any]]:
        """One row."""
        return [dict(self.cleaned_data)]


class PasteForm(forms.Form):
    """Rows copied from a spreadsheet, with or without their heading."""

    pasted = PastedField(
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Có thể dán cả dòng tiêu đề: Họ và tên, Năm sinh, Chức vụ, Đơn vị, Hình thức đề nghị, Thành tích.",
        error_messages={"required": "Mời dán ít nhất một dòng."},
    )

    def __init__(self, on: date, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_pasted(self):
        """The cases, or what is wrong with them."""
        try:
            rows = from_paste(self.cleaned_data["pasted"], self.on)
        except BadList as error:
            raise ValidationError(str(error)) from error
        if not rows:
            raise ValidationError("Mời dán ít nhất một dòng.")
        return rows

    def payload(self) -> list[dict[str, Any]]:
        """The rows."""
        return self.cleaned_data["pasted"]


class ListForm(forms.Form):
    """A list as a file."""

    list = forms.FileField(
        label="Tệp danh sách",
        help_text="Tệp .xlsx, .docx hoặc .csv có cột họ tên hoặc tên tập thể, tối đa 5 MB.",
        error_messages={"required": "Mời chọn tệp.", "empty": "Tệp này trống. Mời chọn tệp khác."},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.docx,.csv"}),
    )

    def __init__(self, on: date, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_list(self):
        """The cases, or what is wrong with the file."""
        upload = self.cleaned_data["list"]
        if upload.size > MAX_LIST_BYTES:
            raise ValidationError(f"Tệp này nặng {size_text(upload.size)}, tối đa 5 MB.")
        try:
            return from_file(upload.read(), upload.name or "", self.on)
        except BadList as error:
            raise ValidationError(str(error)) from error

    def payload(self) -> list[dict[str, Any]]:
        """The rows."""
        return self.cleaned_data["list"]


class ReasonForm(forms.Form):
    """Why a unit takes its nomination back."""

    reason = TextField(
        label="Lý do rút hồ sơ",
        required=True,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Mời ghi lý do rút hồ sơ."},
    )
