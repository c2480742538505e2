"""Forms of classes: a person to enrol, a file."""

from __future__ import annotations

import re

from django import forms

from registrations.attachments.actions import RefusedFile, check
from registrations.text_fields import LineField

from .actions import FILE_BYTES

UNIT_WORDS = {"required": "Mời chọn đơn vị.", "invalid_choice": "Mời chọn đơn vị của ông, bà trong danh sách."}


class EnrolForm(forms.Form):
    """One person whom a unit sends."""

    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int, error_messages=UNIT_WORDS)
    name = LineField(
        label="Họ và tên", required=True, max_length=150, error_messages={"required": "Mời ghi họ và tên người dự học."}
    )
    position = LineField(label="Chức vụ, nhiệm vụ", max_length=200)
    email = forms.EmailField(
        label="Thư điện tử",
        max_length=254,
        help_text="Nơi nhận xác nhận và thay đổi của lớp.",
        error_messages={
            "required": "Mời ghi địa chỉ thư điện tử.",
            "invalid": "Mời ghi đúng địa chỉ thư điện tử, ví dụ ten@donvi.gov.vn.",
            "max_length": "Địa chỉ thư điện tử dài quá 254 ký tự.",
        },
    )
    phone = LineField(label="Điện thoại", max_length=30)

    def __init__(self, *args, acting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(each.unit_id, str(each.unit)) for each in acting]
        if len(acting) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = acting[0].unit_id

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        if phone and not re.fullmatch(r"\+?[0-9][0-9 .()\-]{7,20}", phone):
            raise forms.ValidationError("Mời ghi số điện thoại bằng chữ số, ví dụ 0912 345 678.")
        return phone

    def person(self):
        """What is kept of the person."""
        return {name: self.cleaned_data[name] for name in ("name", "position", "email", "phone")}


class ClassFileForm(forms.Form):
    """A file for those enrolled."""

    title = LineField(label="Tên tài liệu", max_length=250, help_text="Bỏ trống thì lấy tên tệp.")
    file = forms.FileField(
        label="Tệp",
        help_text="PDF, Word (.docx), Excel (.xlsx) hoặc ảnh, tối đa 50 MB. Chỉ đơn vị có người trong lớp mở được.",
        error_messages={"required": "Mời chọn tệp.", "empty": "Tệp này trống, không có nội dung. Mời chọn tệp khác."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            check(file, max_bytes=FILE_BYTES)
        except RefusedFile as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        return file
