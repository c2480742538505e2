"""The form with which staff keep the catalogue."""

from django import forms
from wagtail.admin.widgets import AdminDateInput

from .models import AwardClass, RecipientKind, Title


class LinesField(forms.CharField):
    """A list of short texts, one to a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return self.to_python(data) != (initial or [])


class TitleForm(forms.ModelForm):
    """One row of the catalogue, valid for a span of days."""

    classes = forms.MultipleChoiceField(
        label="Các hạng",
        choices=AwardClass,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bỏ trống nếu không chia hạng.",
    )
    recipient_kinds = forms.MultipleChoiceField(
        label="Đối tượng",
        choices=RecipientKind,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Mời chọn ít nhất một đối tượng."},
    )
    other_names = LinesField(
        label="Cách gọi khác",
        required=False,
        help_text="Mỗi dòng một cách viết thường gặp trong danh sách của đơn vị, dùng khi đối chiếu.",
    )

    class Meta:
        model = Title
        fields = (
            "code",
            "name",
            "short_name",
            "other_names",
            "form",
            "level",
            "authority",
            "classes",
            "recipient_kinds",
            "requires_comment",
            "min_comment_days",
            "effective_from",
            "effective_to",
            "legal_source",
            "verified",
            "note",
            "order",
        )
        widgets = {
            "effective_from": AdminDateInput,
            "effective_to": AdminDateInput,
            "note": forms.Textarea(attrs={"rows": 3}),
        }
