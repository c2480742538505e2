"""Forms of the officers."""

import json
import zlib

from django import forms
from django.core import signing
from django.db import models
from django.db.models import DateField

from registrations.safeguards.words import clean_line, clean_text
from registrations.titles.forms import TitleSelect
from search.text import person_sort_key

from .models import Nominee


class OpeningForm(forms.Form):
    """The approver confirms what stands on the page."""

    confirmed = forms.BooleanField(
        label="Tôi đã đọc nội dung và thời hạn; sau khi mở, nội dung được giữ nguyên.",
        error_messages={"required": "Mời xác nhận đã đọc nội dung và thời hạn."},
    )


class CasesField(forms.ModelMultipleChoiceField):
    """Cases of nominations, each told with its award and its proposal."""

    def label_from_instance(self, case):
        return f"{case}: {case.award} ({case.nomination})"


class DrawForm(forms.Form):
    """Which cases of nominations are laid before the public."""

    cases = CasesField(
        queryset=None,
        label="Trường hợp đang thẩm định",
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ hiện các trường hợp của đề nghị đang thẩm định hoặc đang lấy ý kiến, chưa có trong cuộc này.",
        error_messages={"required": "Mời chọn ít nhất một trường hợp."},
    )

    def __init__(self, *args, cases, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cases"].queryset = cases


class NomineeForm(forms.ModelForm):
    """One nominee of a draft."""

    class Meta:
        model = Nominee
        fields = (
            "address",
            "name",
            "kind",
            "title",
            "award_class",
            "position",
            "unit",
            "place",
            "place_old",
            "merit",
            "period",
            "birth_year",
            "is_public",
        )
        widgets = {"title": TitleSelect, "merit": forms.Textarea(attrs={"rows": 6})}

    def clean(self):
        """Text without hostile signs; the class belongs to the award."""
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = clean_text(value) if name == "merit" else clean_line(value)
        title, award_class = cleaned.get("title"), cleaned.get("award_class")
        if title and title.classes and award_class not in title.classes:
            self.add_error("award_class", f"“{title.name}” có các hạng. Mời chọn hạng đề nghị.")
        elif title and award_class and not title.classes:
            self.add_error("award_class", f"“{title.name}” không chia hạng. Mời bỏ trống.")
        return cleaned


class OrderForm(forms.Form):
    """In which order the nominees of a draft stand: a place for each, or sorted."""

    class By(models.TextChoices):
        PLACE = "so", "Theo số thứ tự ghi dưới đây"
        AWARD = "hinh-thuc", "Theo hình thức đề nghị, cùng hình thức thì theo tên"
        NAME = "ten", "Theo tên (vần A, B, C của tiếng Việt)"

    by = forms.ChoiceField(label="Cách xếp", choices=By, initial=By.PLACE, widget=forms.RadioSelect)

    def __init__(self, *args, nominees, **kwargs):
        super().__init__(*args, **kwargs)
        self.nominees = list(nominees)
        for at, nominee in enumerate(self.nominees, start=1):
            self.fields[f"place-{nominee.pk}"] = forms.IntegerField(
                label=f"{nominee.name}, {nominee.award}",
                initial=at,
                min_value=1,
                max_value=9999,
                error_messages={"required": "Ghi số thứ tự.", "invalid": "Số thứ tự là số nguyên."},
            )

    def keys(self):
        """The nominees' keys in the order asked for. Who was given a taken place comes before its holder, or after
        when moving down the list."""
        by = self.cleaned_data["by"]
        if by == self.By.PLACE:
            return [nominee.pk for _, nominee in sorted(self._places(), key=lambda pair: pair[0])]
        named = sorted(self.nominees, key=lambda nominee: person_sort_key(nominee.name))
        if by == self.By.AWARD:
            places = {nominee.award: at for at, nominee in reversed(list(enumerate(self.nominees)))}
            named.sort(key=lambda nominee: places[nominee.award])
        return [nominee.pk for nominee in named]

    def _places(self):
        for was, nominee in enumerate(self.nominees, start=1):
            place = self.cleaned_data[f"place-{nominee.pk}"]
            yield (place, (place > was) - (place < was), was), nominee


class ListForm(forms.Form):
    """A list as it was copied, or the file of the submission."""

    text = forms.CharField(
        label="Dán danh sách",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Chọn cả dòng tiêu đề trong Excel hoặc bảng Word, chép rồi dán vào đây.",
    )
    file = forms.FileField(
        label="Hoặc tệp danh sách kèm tờ trình",
        required=False,
        help_text="Tệp .xlsx, .xls, .docx hoặc .csv.",
        error_messages={"empty": "Tệp này trống, không có nội dung. Mời chọn tệp khác."},
    )

    def clean(self):
        """One of the two, not both: it must be plain what is read."""
        cleaned = super().clean()
        text, file = (cleaned.get("text") or "").strip(), cleaned.get("file")
        if text and file:
            self.add_error("file", "Mời dán danh sách hoặc chọn tệp, chỉ một trong hai.")
        elif not (text or file or self.errors):
            self.add_error("text", "Mời dán danh sách hoặc chọn tệp.")
        return cleaned


class ArticlesForm(forms.Form):
    """The text of a draft, to be cut at its articles."""

    text = forms.CharField(
        label="Toàn văn dự thảo",
        strip=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="Trang tách tại các dòng bắt đầu bằng “Điều 1”, “Điều 2”…; phần trước Điều 1 thành một mục riêng.",
        error_messages={"required": "Mời dán nội dung dự thảo."},
    )

    def clean_text(self):
        return clean_text(self.cleaned_data["text"])


class FileForm(forms.Form):
    """A file of a draft, and what it is called on the page."""

    file = forms.FileField(
        label="Tệp dự thảo",
        help_text="PDF, Word (.docx) hoặc Excel (.xlsx). Mọi người đọc được từ khi cuộc lấy ý kiến được duyệt mở.",
        error_messages={
            "required": "Mời chọn tệp.",
            "empty": "Tệp này trống, không có nội dung. Mời chọn tệp khác.",
        },
    )
    label = forms.CharField(
        label="Tên tệp trên trang", max_length=200, required=False, help_text="Ví dụ: Dự thảo Quy chế; Tờ trình."
    )

    def clean_label(self):
        return clean_line(self.cleaned_data["label"])


class _ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        help_text="Hiện công khai trên trang lấy ý kiến.",
        error_messages={"required": "Ghi lý do; lý do được hiện công khai."},
    )

    def clean_reason(self):
        reason = clean_line(self.cleaned_data["reason"])
        if not reason:
            raise forms.ValidationError("Ghi lý do; lý do được hiện công khai.")
        return reason


class WithdrawalForm(_ReasonForm):
    """Why a nominee is taken off the list."""


class CorrectionForm(_ReasonForm):
    """One item of a row, what it should read, and why."""

    field = forms.ChoiceField(label="Mục cần đính chính")
    value = forms.CharField(label="Nội dung đúng", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("field", "value", "reason")

    def __init__(self, *args, row, items, **kwargs):
        """``row``: a nominee, a passage or a consultation; ``items``: its correctable fields with their labels."""
        super().__init__(*args, **kwargs)
        self.row = row
        self.fields["field"].choices = items.items()

    def clean_value(self):
        return clean_text(self.cleaned_data["value"])

    def clean(self):
        """Bring the value into the shape of the field; say so beside it when it does not fit."""
        cleaned = super().clean()
        if "field" in cleaned and "value" in cleaned:
            field = self.row._meta.get_field(cleaned["field"])
            labels = {label.lower(): code for code, label in field.choices or ()}
            value = labels.get(cleaned["value"].lower(), cleaned["value"]) or (None if field.null else "")
            try:
                if isinstance(field, DateField) and value:
                    value = field.formfield().clean(value)
                cleaned["value"] = field.clean(value, self.row)
            except forms.ValidationError as error:
                self.add_error("value", error)
        return cleaned


class ConfirmListForm(forms.Form):
    """A list that was read, shown row by row: which rows are taken, and which award where that is not certain.

    A wording is asked about once, however many rows bear it. The reading
    travels with the page, signed; nothing is kept before it is confirmed.
    """

    def __init__(self, data=None, *, rows, choices, **kwargs):
        """``rows``: `imports.Proposal.as_dict()` of each; ``choices``: awards as ("key:class", words)."""
        super().__init__(data, **kwargs)
        self.rows = rows
        self.asked = {}
        for at, row in enumerate(rows):
            if row["errors"]:
                continue
            name = row["facts"]["name"]
            self.fields[f"take-{at}"] = forms.BooleanField(required=False, initial=True, label=f"Nhận {name}")
            if row["title"] is None:
                self.asked.setdefault(row["wording"], []).append(at)
        for number, (wording, places) in enumerate(self.asked.items()):
            self.fields[f"award-{number}"] = forms.ChoiceField(
                choices=[("", "Chọn hình thức, danh hiệu"), *choices],
                required=False,
                label=f"“{wording}”" if wording else "Chưa ghi hình thức, danh hiệu",
                help_text=f"{len(places)} dòng; áp dụng cho mọi dòng ghi như vậy.",
            )
        if any(row["doubts"] for row in rows):
            self.fields["looked"] = forms.BooleanField(
                label="Tôi đã xem các chỗ cần lưu ý.",
                error_messages={"required": "Mời xem các chỗ cần lưu ý rồi đánh dấu vào đây."},
            )

    def questions(self):
        """The choices of awards that have to be made."""
        return [self[f"award-{number}"] for number in range(len(self.asked))]

    def lines(self):
        """(row, its box or None) for the page."""
        for at, row in enumerate(self.rows):
            yield row, self[f"take-{at}"] if f"take-{at}" in self.fields else None

    def clean(self):
        """Every row that is taken has an award."""
        cleaned = super().clean()
        taken = {at for at in range(len(self.rows)) if cleaned.get(f"take-{at}")}
        for number, places in enumerate(self.asked.values()):
            if taken.intersection(places) and not cleaned.get(f"award-{number}"):
                self.add_error(f"award-{number}", "Mời chọn hình thức, danh hiệu, hoặc bỏ dấu nhận các dòng này.")
        if not taken:
            self.add_error(None, "Chưa có dòng nào được chọn.")
        return cleaned

    def taken(self):
        """What is added to the list, as fields of a nominee."""
        chosen = {
            at: self.cleaned_data[f"award-{number}"]
            for number, places in enumerate(self.asked.values())
            for at in places
        }
        for at, row in enumerate(self.rows):
            if self.cleaned_data.get(f"take-{at}"):
                title, award_class = row["title"], row["award_class"]
                if at in chosen:
                    key, award_class = chosen[at].split(":")
                    title = int(key)
                yield row["facts"] | {"title_id": title, "award_class": award_class}


def sealed(rows, about):
    """A reading as one signed value of a hidden field; ``about``: the key of the consultation it is for."""
    packed = zlib.compress(json.dumps(rows, ensure_ascii=False).encode())
    return signing.Signer(salt=f"consultations.list.{about}").sign(signing.b64_encode(packed).decode())


def unsealed(value, about):
    """The reading again. Raises signing.BadSignature."""
    packed = signing.Signer(salt=f"consultations.list.{about}").unsign(value)
    return json.loads(zlib.decompress(signing.b64_decode(packed.encode())))
