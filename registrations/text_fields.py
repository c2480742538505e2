"""Form fields that take what people really paste: any normal form, invisible signs, control characters."""

from __future__ import annotations

from django import forms

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
