"""The form of an application and those of the officers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from registrations.text_fields import DayField, LineField, TextField
from search.text import whole_number

from .models import Field, Initiative, Likeness, Reach

MAX_AUTHORS = 20
SPARE = 2


class NumberField(LineField):
    """A whole number between two bounds, or None."""

    def __init__(self, *, lowest: int, highest: int, words: str, **kwargs):
        self.lowest, self.highest, self.words = lowest, highest, words
        super().__init__(
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "field__control--short"}), **kwargs
        )

    def clean(self, value):
        text = super().clean(value).removesuffix("%").strip()
        if not text:
            return None
        number = whole_number(text, 4)
        if number is None or not self.lowest <= number <= self.highest:
            raise ValidationError(self.words)
        return number


def _long(label: str, help_text: str, rows: int = 6) -> TextField:
    widget = forms.Textarea(attrs={"rows": rows, "data-words-max": 800})
    return TextField(label=label, max_length=20_000, widget=widget, help_text=help_text)


class ApplicationForm(forms.Form):
    """What the initiative is."""

    title = LineField(label="Tên sáng kiến", max_length=300)
    field = forms.ChoiceField(label="Lĩnh vực", choices=[("", "Chọn lĩnh vực"), *Field.choices], required=False)
    year = NumberField(label="Năm", lowest=2000, highest=2200, words="Mời ghi năm bằng bốn chữ số.")
    problem = _long("Tình trạng trước khi có sáng kiến", "Việc làm trước đây thế nào, vướng ở đâu.")
    solution = _long("Giải pháp và tính mới", "Làm khác đi ở điểm nào, từng bước ra sao.", 8)
    effect = _long("Hiệu quả", "Nêu số liệu trước và sau khi áp dụng.")
    applied_where = LineField(label="Nơi đã áp dụng", max_length=300)
    applied_from = DayField(label="Áp dụng từ ngày", past=True)

    def __init__(self, initiative: Initiative, data=None):
        names = [name for name in self.base_fields if name != "year"]
        stored = {name: getattr(initiative, name) for name in names} | {"year": str(initiative.year)}
        super().__init__(data, initial=stored)
        self.initiative = initiative
        for name in ("title", "field", "problem", "solution", "effect", "applied_where"):
            self.fields[name].needed_to_send = True

    def clean_year(self):
        """The year, that of the draft when left empty."""
        return self.cleaned_data["year"] or self.initiative.year


class AuthorForm(forms.Form):
    """One author and the share."""

    name = LineField(label="Họ và tên", max_length=150)
    position = LineField(label="Chức vụ, nơi công tác", max_length=250)
    share = NumberField(label="Tỷ lệ (%)", lowest=1, highest=100, words="Mời ghi số từ 1 đến 100.")

    def clean(self):
        """A share without a name, or a name without a share, is half a row."""
        cleaned = super().clean()
        filled = any(cleaned.get(name) for name in ("name", "position", "share"))
        if filled and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", "Mời ghi họ và tên.")
        if filled and not cleaned.get("share") and "share" not in self.errors:
            self.add_error("share", "Mời ghi tỷ lệ đóng góp.")
        return cleaned


def authors_form(initiative: Initiative, data=None):
    """The rows of authors, bound when `data` is given."""
    rows = [
        {"name": author.name, "position": author.position, "share": str(author.share)}
        for author in initiative.authors.all()
    ]
    factory = forms.formset_factory(
        AuthorForm, extra=SPARE, max_num=MAX_AUTHORS, absolute_max=MAX_AUTHORS + 20, validate_max=True
    )
    words = {
        "too_many_forms": f"Mỗi sáng kiến nhận tối đa {MAX_AUTHORS} tác giả.",
        "missing_management_form": "Biểu mẫu gửi lên không đủ. Mời tải lại trang và nhập lại.",
    }
    return factory(data, prefix="tac-gia", initial=rows if data is None else None, error_messages=words)


def author_rows(formset: Any) -> list[dict[str, Any]]:
    """The filled rows, in the shape of stored ones."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("name")]
    return [{"name": row["name"], "position": row["position"], "share": row["share"]} for row in rows]


class RecogniseForm(forms.Form):
    """The decision that recognises it."""

    number = LineField(
        label="Số quyết định", required=True, max_length=60, error_messages={"required": "Mời ghi số quyết định."}
    )
    on = DayField(
        label="Ngày quyết định", required=True, past=True, error_messages={"required": "Mời ghi ngày quyết định."}
    )
    body = LineField(label="Cơ quan công nhận", max_length=200)
    reach = forms.ChoiceField(label="Phạm vi ảnh hưởng", choices=Reach)
    is_public = forms.BooleanField(label="Được ghi trong danh mục công khai", required=False, initial=True)


class LikenessForm(forms.Form):
    """The officer's verdict on a likeness."""

    verdict = forms.ChoiceField(
        label="Kết luận",
        choices=[each for each in Likeness.Verdict.choices if each[0]],
        error_messages={"required": "Mời chọn kết luận."},
    )
    note = TextField(label="Nhận xét", max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))
