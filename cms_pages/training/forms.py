"""Forms of classes: a person to enrol, a file."""

from __future__ import annotations

import re

from django import forms

from cms_pages.core.file_form import FileForm
from registrations.text_fields import LineField

from .pasting import read_people

SHOWN = 10
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


class PasteForm(forms.Form):
    """Many people of one unit, pasted as a list."""

    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int, error_messages=UNIT_WORDS)
    people = forms.CharField(
        label="Danh sách người dự học",
        max_length=60_000,
        widget=forms.Textarea({"rows": 8}),
        help_text="Chép từ Excel hoặc Word, mỗi người một dòng: họ và tên, chức vụ, thư điện tử, điện thoại. "
        "Chỉ cần họ và tên; người có thư điện tử được gửi xác nhận.",
        error_messages={"required": "Mời dán danh sách.", "max_length": "Danh sách dài quá 60.000 ký tự."},
    )

    def __init__(self, *args, acting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(each.unit_id, str(each.unit)) for each in acting]
        if len(acting) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = acting[0].unit_id

    def clean_people(self):
        read = read_people(self.cleaned_data["people"].replace("\r\n", "\n").replace("\r", "\n"))
        if read.faults:
            more = [f"Còn {len(read.faults) - SHOWN} dòng khác cần xem lại."] if len(read.faults) > SHOWN else []
            raise forms.ValidationError([*read.faults[:SHOWN], *more])
        if not read.people:
            raise forms.ValidationError("Chưa đọc được người nào. Mời dán mỗi người một dòng.")
        return read.people


class ClassFileForm(FileForm):
    """A file for those enrolled."""

    told = "Chỉ đơn vị có người trong lớp mở được."
