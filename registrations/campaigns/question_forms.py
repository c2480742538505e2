"""The forms in which an officer writes a question: only what its kind needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from registrations.attachments.sniffing import KINDS, OFFICE_KINDS
from registrations.text_fields import LineField
from search.text import fold, tidy

from .answers import MOST_COLUMNS, MOST_ROWS
from .models import Question

Kind = Question.Kind
CELL_KINDS = (Kind.TEXT, Kind.NUMBER, Kind.PERCENT, Kind.DATE, Kind.CHOICE)
ONLY_FOR = {
    "measure": {Kind.NUMBER},
    "choices": {Kind.CHOICE},
    "word_limit": {Kind.TEXT},
    "max_rows": {Kind.TABLE},
    "file_kinds": {Kind.FILE},
}


class ColumnForm(forms.Form):
    """One column of a table; an empty name means no column."""

    name = LineField(label="Tên cột", max_length=100)
    kind = forms.ChoiceField(
        label="Kiểu", choices=[(each.value, each.label) for each in CELL_KINDS], required=False, initial=Kind.TEXT
    )
    measure = LineField(label="Đơn vị tính", max_length=40)
    choices = LineField(label="Các lựa chọn", max_length=1000, help_text="Cách nhau bằng dấu chấm phẩy.")
    required = forms.BooleanField(label="Cần ghi", required=False)

    def clean(self):
        """A column to choose from needs at least two choices."""
        cleaned = super().clean()
        choices = list(dict.fromkeys(filter(None, (tidy(each) for each in cleaned.get("choices", "").split(";")))))
        if cleaned.get("name") and cleaned.get("kind") == Kind.CHOICE and len(choices) < 2:
            self.add_error("choices", "Mời ghi ít nhất hai lựa chọn, cách nhau bằng dấu chấm phẩy.")
        if not cleaned.get("name") and (choices or cleaned.get("measure")):
            self.add_error("name", "Mời ghi tên cột.")
        return cleaned

    def column(self) -> dict[str, Any]:
        """The column as it is stored."""
        said = self.cleaned_data
        kind = said.get("kind") or Kind.TEXT
        choices = [tidy(each) for each in said.get("choices", "").split(";")] if kind == Kind.CHOICE else []
        return {
            "name": said["name"],
            "kind": str(kind),
            "measure": said.get("measure", "") if kind == Kind.NUMBER else "",
            "choices": list(dict.fromkeys(filter(None, choices))),
            "required": bool(said.get("required")),
        }


class BaseColumns(forms.BaseFormSet):
    """The columns of a table, in order."""

    def clean(self):
        """At least one, no two of the same name."""
        if any(self.errors):
            return
        names = [fold(form.cleaned_data.get("name", "")) for form in self.forms if form.cleaned_data.get("name")]
        if not names:
            raise ValidationError("Mời ghi ít nhất một cột của bảng.")
        if len(set(names)) < len(names):
            raise ValidationError("Có hai cột cùng tên. Mời đặt tên khác nhau.")

    def columns(self) -> list[dict[str, Any]]:
        """The columns that have a name."""
        return [form.column() for form in self.forms if form.cleaned_data.get("name")]


ColumnFormSet = forms.formset_factory(
    ColumnForm, formset=BaseColumns, extra=MOST_COLUMNS, max_num=MOST_COLUMNS, absolute_max=MOST_COLUMNS
)


class QuestionForm(forms.ModelForm):
    """One question of a kind that was chosen before; the instance carries campaign and kind."""

    file_kinds = forms.MultipleChoiceField(
        label="Loại tệp được nhận",
        required=False,
        choices=[(each, KINDS[each].name) for each in KINDS if each in OFFICE_KINDS],
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn loại nào: nhận mọi loại.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    keep = forms.ChoiceField(
        label="Câu trả lời đã có",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", "Nghĩa đã đổi: đơn vị chưa gửi trả lời lại, vẫn thấy câu trả lời cũ"),
            ("giu", "Chỉ sửa lời văn, nghĩa như cũ: giữ câu trả lời của đơn vị chưa gửi"),
        ],
    )

    class Meta:
        model = Question
        fields = ["text", "hint", "measure", "choices", "word_limit", "max_rows", "file_kinds", "required"]
        widgets = {"choices": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, answered: int = 0, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.instance.kind
        for name, kinds in ONLY_FOR.items():
            if kind not in kinds:
                del self.fields[name]
        if not answered:
            del self.fields["keep"]
        for name, least, most in (("word_limit", 5, 1000), ("max_rows", 1, MOST_ROWS)):
            if name in self.fields:
                self.fields[name].min_value = least
                self.fields[name].widget.attrs |= {"min": least, "max": most}
        self.columns = None
        if kind == Kind.TABLE:
            stored = [each | {"choices": "; ".join(each.get("choices", ()))} for each in self.instance.columns]
            self.columns = ColumnFormSet(self.data if self.is_bound else None, prefix="cot", initial=stored)
            self.columns.extra = max(MOST_COLUMNS - len(stored), 0)

    def clean_text(self):
        """One line, invisible signs dropped."""
        text = tidy(self.cleaned_data["text"])
        if not text:
            raise ValidationError("Mời ghi câu hỏi hoặc tên chỉ tiêu.")
        return text

    def clean_choices(self):
        """The choices, one per line, each once."""
        lines = list(dict.fromkeys(filter(None, (tidy(line) for line in self.cleaned_data["choices"].splitlines()))))
        if len(lines) < 2:
            raise ValidationError("Mời ghi ít nhất hai lựa chọn, mỗi dòng một lựa chọn.")
        if any(len(line) > 200 for line in lines) or len(lines) > 60:
            raise ValidationError("Tối đa 60 lựa chọn, mỗi lựa chọn tối đa 200 ký tự.")
        return "\n".join(lines)

    def clean_word_limit(self):
        """Between five and a thousand, or none."""
        limit = self.cleaned_data["word_limit"]
        if limit is not None and not 5 <= limit <= 1000:
            raise ValidationError("Số từ tối đa nằm trong khoảng từ 5 đến 1.000.")
        return limit

    def clean_max_rows(self):
        """Between one and the most that a page can bear."""
        most = self.cleaned_data["max_rows"]
        if not 1 <= most <= MOST_ROWS:
            raise ValidationError(f"Số dòng tối đa nằm trong khoảng từ 1 đến {MOST_ROWS}.")
        return most

    def is_valid(self):
        """Also the columns of a table."""
        good = super().is_valid()
        return (self.columns is None or self.columns.is_valid()) and good

    def _post_clean(self):
        super()._post_clean()
        if self.columns is not None and self.columns.is_valid():
            self.instance.columns = self.columns.columns()
