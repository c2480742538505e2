"""Form fields that take what people really type and paste: any normal form, invisible signs, control characters."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from search.text import tidy

TOO_LONG = "Nội dung dài %(show_value)d ký tự, tối đa %(limit_value)d. Mời viết gọn lại."


class LineField(forms.CharField):
    """One line of text: NFC, invisible signs dropped, blanks joined."""

    def __init__(self, **kwargs):
        kwargs.setdefault("required", False)
        kwargs["error_messages"] = {"max_length": TOO_LONG} | kwargs.get("error_messages", {})
        super().__init__(**kwargs)
        # The browser must not cut what was pasted: the server says that it is too long.
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value):
        return tidy(super().to_python(value) or "")


class TextField(LineField):
    """Several lines of text, each tidied, at most one empty line between them."""

    widget = forms.Textarea

    def to_python(self, value):
        text = forms.CharField.to_python(self, value) or ""
        lines = [tidy(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
        return "\n".join(kept).strip()


class PastedField(forms.CharField):
    """Cells from the clipboard, tabs and all; NUL signs are dropped before Django would refuse them."""

    widget = forms.Textarea

    def __init__(self, **kwargs):
        super().__init__(**{"strip": False, "label": "Dán từ Excel"} | kwargs)

    def to_python(self, value):
        return (super().to_python(value) or "").replace("\x00", "")


class DayField(forms.DateField):
    """A day, day first: 20/01/2027; none before the year ``since``, and none after today where it is ``past``."""

    def __init__(self, *, since: int = 1990, past: bool = False, **kwargs):
        self.since, self.past = since, past
        kwargs["error_messages"] = {"invalid": "Mời ghi ngày dạng 20/01/2027."} | kwargs.get("error_messages", {})
        widget = forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "20/01/2027", "inputmode": "numeric"})
        super().__init__(**{"required": False, "widget": widget} | kwargs)

    def to_python(self, value):
        return super().to_python(value.replace("\x00", "") if isinstance(value, str) else value)

    def validate(self, value):
        super().validate(value)
        if value and not self.since <= value.year <= 2200:
            raise ValidationError("Mời xem lại năm.")
        if value and self.past and value > timezone.localdate():
            raise ValidationError("Ngày này ở sau hôm nay. Mời xem lại.")
