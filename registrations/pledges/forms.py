"""Forms of a pledge."""

from __future__ import annotations

from django import forms

from registrations.text_fields import LineField, TextField

from .content import MAX_TARGETS, MAX_TEXT
from .models import Pledge

SPARE = 3


class TextForm(forms.Form):
    """Title and text of the working copy."""

    title = LineField(label="Tên văn bản", max_length=200)
    text = TextField(
        label="Nội dung giao ước",
        max_length=MAX_TEXT,
        help_text="Những việc các đơn vị cùng cam kết. Mỗi việc một dòng.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].mark_words = "bắt buộc"
        self.fields["text"].mark_words = "cần có nội dung hoặc chỉ tiêu khi đưa ra ký"

    def clean_title(self):
        title = self.cleaned_data["title"]
        if not title:
            raise forms.ValidationError("Mời ghi tên văn bản, ví dụ “Giao ước thi đua năm 2026”.")
        return title


class TargetForm(forms.Form):
    """One target and the level that all units aim at."""

    text = LineField(label="Chỉ tiêu", max_length=300)
    level = LineField(label="Mức phấn đấu", max_length=100)

    def clean(self):
        data = super().clean()
        if data.get("level") and not data.get("text") and "text" not in self.errors:
            self.add_error("text", "Mời ghi tên chỉ tiêu của mức này.")
        return data


class DraftForm:
    """Title, text and targets together; `payload()` is what `actions.save_draft` takes."""

    def __init__(self, pledge: Pledge | None, title: str, data=None):
        start = {"title": pledge.title, "text": pledge.text} if pledge else {"title": title}
        targets = list(pledge.targets) if pledge else []
        factory = forms.formset_factory(
            TargetForm, extra=SPARE, max_num=MAX_TARGETS, absolute_max=MAX_TARGETS + 20, validate_max=True
        )
        self.main = TextForm(data, initial=start)
        self.targets = factory(data, initial=targets, prefix="chi-tieu")
        self.targets.error_messages["too_many_forms"] = f"Giao ước nhận tối đa {MAX_TARGETS} chỉ tiêu."

    @property
    def forms(self):
        """For the error summary."""
        return [self.main, self.targets]

    def is_valid(self) -> bool:
        """Whether everything can be saved; both parts are looked at."""
        return all([self.main.is_valid(), self.targets.is_valid()])

    def payload(self):
        """Plain data; rows left empty are no targets."""
        rows = [form.cleaned_data for form in self.targets if form.cleaned_data.get("text")]
        return {**self.main.cleaned_data, "targets": [{"text": row["text"], "level": row["level"]} for row in rows]}


class OpenForm(forms.Form):
    """Putting a text before everybody."""

    note = TextField(
        label="Nội dung thay đổi",
        max_length=2_000,
        help_text="Ghi ngắn gọn điều đã đổi và lý do; các đơn vị đọc trước khi ký lại.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SignForm(forms.Form):
    """The one tick before a signature."""

    agree = forms.BooleanField(
        label="Tôi đã đọc giao ước và ký thay mặt đơn vị.",
        error_messages={"required": "Mời đánh dấu vào ô này trước khi ký."},
    )
    mark_required = False


class PublicityForm(forms.Form):
    """What the public sees once all have signed."""

    publicity = forms.ChoiceField(
        label="Phần công khai",
        choices=Pledge.Publicity,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Mời chọn một mức trong danh sách.", "required": "Mời chọn một mức."},
    )
