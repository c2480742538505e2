"""The form with which somebody adds a private file: its name, and the file, looked at before it is kept."""

from __future__ import annotations

from django import forms

from registrations.attachments.actions import RefusedFile, check
from registrations.text_fields import LineField

KINDS = "PDF, Word (.docx), Excel (.xlsx) hoặc ảnh, tối đa 50 MB."
FILE_BYTES = 50 * 1024 * 1024


class FileForm(forms.Form):
    """A file of at most `FILE_BYTES` with a name; subclasses say in `told` who may open it."""

    told = ""

    title = LineField(label="Tên tài liệu", max_length=250, help_text="Bỏ trống thì lấy tên tệp.")
    file = forms.FileField(
        label="Tệp",
        help_text=KINDS,
        error_messages={"required": "Mời chọn tệp.", "empty": "Tệp này trống, không có nội dung. Mời chọn tệp khác."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"{KINDS} {self.told}".strip()

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            check(file, max_bytes=FILE_BYTES)
        except RefusedFile as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        return file
