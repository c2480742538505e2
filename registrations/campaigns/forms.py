"""The forms of the steps. Each answers `payload()`: plain data for `actions.save_step`."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from registrations.attachments.forms import resumable
from registrations.attachments.sniffing import KINDS, OFFICE_KINDS, kinds_in_words
from registrations.text_fields import LineField, PastedField, TextField
from registrations.titles.models import RecipientKind
from registrations.units.collectives import collectives_of
from search.text import fold, tidy, whole_number
from themes.base.vietnamese import size_text

from . import queries
from .answer_fields import field_for
from .answers import normal_rows, table_text
from .models import Question, Registration, RegistrationRow
from .pasting import BadPaste, Pasted, rows_from
from .steps import COLLECTIVES, MAX_FILES, MAX_ROWS, PERSONS, ROW_KINDS, TARGETS, UNIT, Step

SPARE_ROWS = 3
MORE_ROWS = 5


class UnitForm(forms.Form):
    """Step 1: whom the council calls when something is unclear."""

    contact_name = LineField(
        label="Họ và tên người liên hệ",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_phone = LineField(
        label="Điện thoại liên hệ",
        max_length=40,
        help_text="Ví dụ 0912 000 000. Dùng khi cơ quan thường trực cần hỏi lại.",
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "class": "field__control--short"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.needed_to_send = True

    def clean_contact_phone(self):
        """Digits with spaces, dots or a leading +; 9 to 12 digits."""
        phone = self.cleaned_data["contact_phone"]
        digits = re.sub(r"[\s().-]", "", phone)
        if phone and not re.fullmatch(r"\+?\d{9,12}", digits):
            raise ValidationError("Số điện thoại cần đủ 10 chữ số, ví dụ 0912 000 000.")
        return phone[:20]

    def payload(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class RowForm(forms.Form):
    """One collective or person."""

    name = LineField(label="Tên", max_length=200)
    position = LineField(label="Chức vụ, bộ phận", max_length=250)
    title = forms.TypedChoiceField(
        label="Danh hiệu đăng ký",
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Danh hiệu này không có trong đợt đăng ký. Mời chọn lại."},
    )
    initiative = LineField(label="Ghi chú", max_length=300)
    direct_worker = forms.BooleanField(label="Lao động trực tiếp", required=False)

    def __init__(self, *args, kind, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].choices = choices
        if kind == RecipientKind.PERSON:
            self.fields["name"].label = "Họ và tên"
            self.fields["initiative"].label = "Sáng kiến (nếu có)"
            self.fields["initiative"].widget.attrs["list"] = "sang-kien-cua-don-vi"
        else:
            self.fields["name"].label = "Tên tập thể"
            del self.fields["position"], self.fields["direct_worker"]
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def row(self) -> dict[str, Any]:
        """What was typed, in the shape of a stored row."""
        data = self.cleaned_data  # empty for a spare row left blank
        return {
            "name": data.get("name", ""),
            "position": data.get("position", ""),
            "title_id": data.get("title"),
            "initiative": data.get("initiative", ""),
            **({"direct_worker": True} if data.get("direct_worker") else {}),
        }


LIMITS = {name: RegistrationRow._meta.get_field(name).max_length for name in ("name", "position", "initiative")}


class PasteForm(forms.Form):
    """Rows copied from a spreadsheet."""

    pasted = PastedField(required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, kind, titles, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.titles, self.read = kind, titles, Pasted()
        columns = (
            "Họ và tên, Chức vụ, Danh hiệu, Sáng kiến, Lao động trực tiếp (ghi x)"
            if kind == RecipientKind.PERSON
            else "Tên tập thể, Danh hiệu, Ghi chú"
        )
        self.fields[
            "pasted"
        ].help_text = (
            f"Các cột theo thứ tự: {columns}. Chép cả dòng tiêu đề thì thứ tự nào cũng được; cột số thứ tự được bỏ qua."
        )

    def clean_pasted(self):
        """The rows, or what is wrong with them."""
        text = self.cleaned_data["pasted"]
        try:
            self.read = rows_from(text, self.kind, self.titles, LIMITS) if text.strip() else Pasted()
        except BadPaste as error:
            raise ValidationError(str(error)) from error
        return self.read.rows


class RowsForm:
    """Steps 2 and 3: the rows typed and the rows pasted, taken together."""

    def __init__(self, registration: Registration, step: Step, now: datetime, data=None, spare: int = SPARE_ROWS):
        self.kind = ROW_KINDS[step.key]
        titles = queries.titles_for(registration.campaign, self.kind, now)
        choices = [("", "Chọn danh hiệu"), *((title.pk, title.name) for title in titles)]
        rows = [
            {"name": row.name, "position": row.position, "title": row.title_id, "initiative": row.initiative}
            | {"direct_worker": row.direct_worker}
            for row in queries.rows_of(registration, self.kind)
        ]
        # A title that has left the campaign stays selectable where it was chosen, stored or typed; sending names it.
        chosen = {row.title_id: row.title for row in queries.rows_of(registration, self.kind) if row.title_id}
        typed = {int(value) for key, value in (data or {}).items() if key.endswith("-title") and _number(value)}
        if gone := typed - {title.pk for title in titles} - set(chosen):
            chosen |= registration.campaign.titles.in_bulk(gone)
        offered = {title.pk for title in titles}
        choices += [
            (pk, f"{title.name} ({queries.why_not(title, now)})") for pk, title in chosen.items() if pk not in offered
        ]
        factory = forms.formset_factory(
            RowForm,
            extra=min(max(spare, 1), 50),
            max_num=MAX_ROWS,
            absolute_max=MAX_ROWS + 100,
            validate_max=True,
        )
        self.formset = factory(
            # Bound forms stand for themselves: what is stored by now must not make a typed row look unchanged.
            data,
            prefix="dong",
            initial=rows if data is None else None,
            form_kwargs={"kind": self.kind, "choices": choices},
            error_messages={
                "too_many_forms": f"Mỗi phần nhận tối đa {MAX_ROWS} dòng.",
                "missing_management_form": "Biểu mẫu gửi lên không đủ. Mời tải lại trang và nhập lại.",
            },
        )
        self.initiatives = (
            queries.recognised_initiatives(registration.unit) if self.kind == RecipientKind.PERSON else []
        )
        self.offered = _not_in(rows, registration, now) if self.kind == RecipientKind.COLLECTIVE else []
        self.take_offered = data is not None and "lay" in data
        self.paste = PasteForm(data, kind=self.kind, titles=titles)
        self.delete = _number(data.get("xoa")) if data is not None else None

    def is_valid(self) -> bool:
        typed, pasted = self.formset.is_valid(), self.paste.is_valid()
        if not (typed and pasted):
            return False
        if len(self.payload()["rows"]) > MAX_ROWS:
            self.paste.add_error("pasted", f"Mỗi phần nhận tối đa {MAX_ROWS} dòng. Mời gửi danh sách dài bằng tệp kèm.")
            return False
        return True

    def payload(self) -> dict[str, Any]:
        typed = [form.row() for form in self.formset]
        if self.delete:
            typed = [row for number, row in enumerate(typed, start=1) if number != self.delete]
        rows = [*typed, *self.paste.cleaned_data["pasted"]]
        if self.take_offered:
            there = {fold(row["name"]) for row in rows}
            blank = {"position": "", "title_id": None, "initiative": ""}
            rows += [{"name": name, **blank} for name in self.offered if fold(name) not in there]
        return {"rows": [row for row in rows if any(row.values())]}

    @property
    def forms(self):
        """What the error summary reads."""
        return [self.formset, self.paste]


def _not_in(rows: list[dict[str, Any]], registration: Registration, now: datetime) -> list[str]:
    """Names of the unit's own list of collectives that have no row yet."""
    there = {fold(row["name"]) for row in rows}
    return [each.name for each in collectives_of(registration.unit, now) if fold(each.name) not in there]


class CollectivesForm(forms.Form):
    """New names for the unit's list of collectives."""

    names = TextField(
        label="Thêm tập thể",
        required=True,
        max_length=60_000,
        help_text="Mỗi dòng một tên, ví dụ “Thôn Cốc Lùng”, “Trường Tiểu học xã Mẫu Sơn”.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Mời ghi ít nhất một tên."},
    )

    def clean_names(self):
        """The lines, none too long for a name."""
        lines = [tidy(line) for line in self.cleaned_data["names"].splitlines()]
        lines = [line for line in lines if line]
        if not lines:
            raise ValidationError("Mời ghi ít nhất một tên.")
        if any(len(line) > 200 for line in lines):
            raise ValidationError("Có tên dài quá 200 ký tự. Mời ghi mỗi tập thể một dòng.")
        return lines


def _number(text: Any) -> int | None:
    return whole_number(str(text), 5) if text else None


class TargetsForm(forms.Form):
    """Step 4: the campaign's questions and the pledge. Files that answer a question come with the other files."""

    pledge = TextField(
        label="Nội dung giao ước thi đua",
        max_length=10_000,
        help_text="Ghi những việc đơn vị cam kết thực hiện trong năm. Mỗi việc một dòng.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, registration: Registration, data=None, spare: int = SPARE_ROWS):
        asked = queries.questions_of(registration.campaign)
        self.questions = [each for each in asked if each.kind != Question.Kind.FILE]
        self.files_asked = [each for each in asked if each.kind == Question.Kind.FILE]
        stored = {answer.question_id: answer.value for answer in registration.answers.all()}
        super().__init__(
            data, initial={f"q{pk}": value for pk, value in stored.items()} | {"pledge": registration.pledge}
        )
        before = queries.earlier_answers(registration)
        for question in self.questions:
            field = field_for(question, spare=spare)
            field.bound = data is not None
            field.needed_to_send = question.required
            field.earlier = before.get(question.pk)
            self.fields[f"q{question.pk}"] = field
        self.order_fields([*(f"q{question.pk}" for question in self.questions), "pledge"])
        self.fields["pledge"].needed_to_send = True
        if registration.campaign.is_document:
            del self.fields["pledge"]
        self.again = ""
        self.left_behind = _typed_for_old(registration, data) if data is not None else {}

    def clean(self):
        """A row of a table that was marked for removal goes; pressing its button saves the rest."""
        cleaned = super().clean()
        name, _, number = self.data.get("xoa", "").partition("-")
        if name in self.fields and cleaned.get(name) and _number(number) is not None:
            typed = self.fields[name].widget.value_from_datadict(self.data, {}, name)[0]
            kept = [row for at, row in enumerate(typed) if at != _number(number)]
            cleaned[name] = table_text(normal_rows(self.fields[name].columns, kept, self.fields[name].most))
        asked = self.data.get("them") or name or next((n for n in self.fields if self.data.get(f"pasted-{n}")), "")
        if asked in self.fields:
            self.again = f"?them={MORE_ROWS if self.data.get('them') else SPARE_ROWS}#div_id_{asked}"
        return cleaned

    def payload(self) -> dict[str, Any]:
        given = {question.pk: self.cleaned_data[f"q{question.pk}"] for question in self.questions}
        given = {pk: value for pk, value in given.items() if value}
        return {"answers": given | self.left_behind, "pledge": self.cleaned_data.get("pledge", "")}


def _typed_for_old(registration: Registration, data) -> dict[int, str]:
    """What was typed into a form opened before a question was changed: kept with the version that was answered."""
    kept = {}
    for question in registration.campaign.questions.model.objects.filter(
        campaign=registration.campaign_id, retired_at__isnull=False
    ):
        if question.kind == Question.Kind.FILE or not any(key.startswith(f"q{question.pk}") for key in data):
            continue
        name, field = f"q{question.pk}", field_for(question)
        try:
            value = field.clean(field.widget.value_from_datadict(data, {}, name))
        except ValidationError:
            value = ""
        if value:
            kept[question.pk] = value
    return kept


class SeveralFilesInput(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A list of uploaded files; their kinds and sizes are judged by the attachments room."""

    def __init__(self, **kwargs):
        accept = ",".join(sorted(KINDS[each].media_type for each in OFFICE_KINDS))
        super().__init__(widget=SeveralFilesInput(attrs={"multiple": True, "accept": accept}), **kwargs)

    def clean(self, data, initial=None):
        files = [each for each in (data if isinstance(data, (list, tuple)) else [data]) if each]
        if not files and self.required:
            raise ValidationError(self.error_messages["required"])
        return files


class FilesForm(forms.Form):
    """Step 5: the signed copy and what supports it."""

    files = SeveralFilesField(
        label="Chọn tệp", required=True, error_messages={"required": "Mời chọn ít nhất một tệp rồi bấm Tải lên."}
    )
    mark_required = False

    def __init__(self, *args, max_bytes: int, **kwargs):
        super().__init__(*args, **kwargs)
        # Told before the file travels over a slow line.
        resumable(self.fields["files"], max_bytes, **{"size-note": "id_files_size", "send": "tai-len"})
        self.fields[
            "files"
        ].help_text = (
            f"{kinds_in_words(OFFICE_KINDS)}; mỗi tệp tối đa {size_text(max_bytes)}, tất cả tối đa {MAX_FILES} tệp."
        )


def form_for(step: Step, registration: Registration, now: datetime, data=None, spare: int = SPARE_ROWS):
    """The form of a step, bound when `data` is given."""
    if step == UNIT:
        stored = {"contact_name": registration.contact_name, "contact_phone": registration.contact_phone}
        return UnitForm(data, initial=stored)
    if step in (COLLECTIVES, PERSONS):
        return RowsForm(registration, step, now, data, spare)
    if step == TARGETS:
        return TargetsForm(registration, data, spare)
    raise ValueError(step)


def forms_of(form: Any) -> list[Any]:
    """The Django forms inside a step's form, for the error summary."""
    return form.forms if isinstance(form, RowsForm) else [form]
