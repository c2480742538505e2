"""Fields of public forms: what people paste is cleaned before it is checked, several files are one field."""

import base64
import hashlib
import json

import altcha
from django import forms
from django.core.exceptions import ValidationError
from django_altcha import AltchaField, get_hmac_key

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
    """Proof of work of the sender's browser: its hash when it holds, "" otherwise. Without script there is none.

    None is no error. That a proof counts once is seen to where it is used
    (`limits.judge`): a form sent back for a missing name has not used it up.
    """

    def clean(self, value):
        if not value or len(value) > 4000:
            return ""
        try:
            held, _ = altcha.verify_solution(value, hmac_key=get_hmac_key(), check_expires=True)
            challenge = json.loads(base64.b64decode(value))["challenge"]
        except Exception:  # the library raises whatever hostile JSON makes it stumble over
            return ""
        return hashlib.sha256(challenge.encode()).hexdigest() if held else ""
