"""Forms of the officers."""

from django import forms

from registrations.safeguards.words import clean_line, clean_text

from .actions import CORRECTABLE
from .models import Nominee


class OpeningForm(forms.Form):
    """The approver confirms what stands on the page."""

    confirmed = forms.BooleanField(
        label="Tôi đã đọc danh sách và thời hạn; sau khi mở, nội dung được giữ nguyên.",
        error_messages={"required": "Mời xác nhận đã đọc danh sách và thời hạn."},
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


class _ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        help_text="Hiện công khai trên trang lấy ý kiến.",
        error_messages={"required": "Ghi lý do; lý do được hiện công khai."},
    )

    def clean_reason(self):
        return clean_line(self.cleaned_data["reason"])


class WithdrawalForm(_ReasonForm):
    """Why a nominee is taken off the list."""


class CorrectionForm(_ReasonForm):
    """One item of a nominee, what it should read, and why."""

    field = forms.ChoiceField(label="Mục cần đính chính", choices=CORRECTABLE.items())
    value = forms.CharField(label="Nội dung đúng", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("field", "value", "reason")

    def __init__(self, *args, nominee, **kwargs):
        super().__init__(*args, **kwargs)
        self.nominee = nominee

    def clean_value(self):
        return clean_text(self.cleaned_data["value"])

    def clean(self):
        """Bring the value into the shape of the field; say so beside it when it does not fit."""
        cleaned = super().clean()
        if "field" in cleaned and "value" in cleaned:
            field = Nominee._meta.get_field(cleaned["field"])
            labels = {label.lower(): code for code, label in field.choices or ()}
            value = labels.get(cleaned["value"].lower(), cleaned["value"]) or (None if field.null else "")
            try:
                cleaned["value"] = field.clean(value, self.nominee)
            except forms.ValidationError as error:
                self.add_error("value", error)
        return cleaned
