"""Fields of public forms: what people paste is cleaned before it is checked, several files are one field."""

from django import forms
from django.core.exceptions import ValidationError
from django_altcha import AltchaField

from .words import clean_line, clean_text


class CleanLine(forms.CharField):
    """One line of text, cleaned before it is checked, so that hostile signs are no error and no harm."""

    def to_python(self, value):
        return clean_line(super().to_python(value))


class CleanText(forms.CharField):
    """Several lines of text, cleaned before they are checked."""

    def to_python(self, value):
        return clean_text(super().to_python(value))


class SeveralFilesInput(forms.ClearableFileInput):
    """A file control that takes several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class SeveralFiles(forms.FileField):
    """A list of at most ``limit`` uploaded files; whether each is taken is decided where it is stored."""

    widget = SeveralFilesInput

    def __init__(self, *, limit, **kwargs):
        super().__init__(**kwargs)
        self.limit = limit

    def clean(self, data, initial=None):
        files = [file for file in (data if isinstance(data, (list, tuple)) else [data]) if file]
        if len(files) > self.limit:
            raise ValidationError(f"Mỗi lần gửi nhận tối đa {self.limit} tệp. Mời chọn lại.", code="too_many")
        return files


class ProofField(AltchaField):
    """Proof of work of the sender's browser. True when it holds; without script there is none, and that is no error."""

    def clean(self, value):
        if not value:
            return False
        try:
            super().clean(value)
        except (ValidationError, ValueError):
            return False
        return True
