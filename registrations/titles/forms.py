"""The form with which staff keep the catalogue."""

from django import forms
from django.utils import timezone
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


class TitleSelect(forms.Select):
    """A choice of titles that tells rows of one name apart: those in force today first, the others with their span."""

    def optgroups(self, name, value, attrs=None):
        today = timezone.localdate()
        begin, now, other = [], [], []
        for _, options, _ in super().optgroups(name, value, attrs):
            for option in options:
                title = getattr(option["value"], "instance", None)
                if title is None:
                    begin.append(option)
                elif (title.effective_from or today) <= today and (
                    not title.effective_to or title.effective_to > today
                ):
                    now.append(option)
                else:
                    other.append(option | {"label": f"{option['label']} ({title.span})"})
        groups = [(None, begin), ("Đang có hiệu lực", now), ("Không có hiệu lực hôm nay", other)]
        return [(label, options, at) for at, (label, options) in enumerate(groups) if options]


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
