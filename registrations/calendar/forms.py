"""Forms of the year's screen."""

from django import forms
from django.core.exceptions import ValidationError

from .imports import COLUMNS, read_days

SOURCE = {
    "label": "Căn cứ",
    "max_length": 300,
    "help_text": "Số, ngày và cơ quan ban hành văn bản, ví dụ: Thông báo số 6150/TB-BLĐTBXH ngày 03/12/2024.",
}


class SourceForm(forms.Form):
    """The document by which a year, or days of it, were compared."""

    source = forms.CharField(**SOURCE, error_messages={"required": "Mời ghi văn bản làm căn cứ."})


class RejectForm(SourceForm):
    """Why a proposed day does not hold."""

    reason = forms.CharField(
        label="Lý do",
        max_length=200,
        required=False,
        help_text="Hiện trên trang lấy ý kiến. Bỏ trống thì ghi theo đề xuất.",
    )
    field_order = ("reason", "source")


class ImportForm(forms.Form):
    """Days of a year, pasted from a spreadsheet or a text."""

    rows = forms.CharField(
        label="Các ngày",
        max_length=60_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=f"Mỗi dòng một ngày: {COLUMNS}. Cách nhau bằng phím Tab, dấu chấm phẩy hoặc dấu phẩy; dán thẳng từ bảng "
        "tính được. Ví dụ: 31/08/2026; nghỉ; Quốc khánh (hoán đổi); Thông báo số 9441/TB-BNV.",
        error_messages={"required": "Mời dán ít nhất một dòng."},
    )

    def __init__(self, *args, year, scope="", **kwargs):
        super().__init__(*args, **kwargs)
        self.year, self.scope = year, scope

    def clean_rows(self):
        """Unsaved days; every line that does not fit is told with its number."""
        try:
            return read_days(self.cleaned_data["rows"], scope=self.scope, year=self.year)
        except ValidationError as error:
            raise forms.ValidationError(error.messages) from error
