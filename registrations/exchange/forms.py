"""Forms of the exchange with the office's management software."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

SYSTEM_HELP = "Tên ngắn của phần mềm, chữ thường không dấu, ví dụ: phan-mem-tdkt. Mỗi phần mềm một tên, không đổi."


class UploadForm(forms.Form):
    """A file of the other system."""

    system = forms.SlugField(label="Phần mềm gửi", max_length=40, initial="phan-mem-tdkt", help_text=SYSTEM_HELP)
    file = forms.FileField(
        label="Tệp trao đổi",
        help_text="Tệp .xlsx hoặc .json theo tài liệu trao đổi dữ liệu. Chưa có gì được ghi ở bước này.",
        error_messages={"required": "Mời chọn tệp.", "empty": "Tệp này trống. Mời chọn tệp khác."},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.json"}),
    )


class ExportForm(forms.Form):
    """What to hand to the other system."""

    system = forms.SlugField(label="Phần mềm nhận", max_length=40, initial="phan-mem-tdkt", help_text=SYSTEM_HELP)
    year = forms.IntegerField(
        label="Năm ký quyết định",
        required=False,
        validators=[MinValueValidator(1945), MaxValueValidator(2200)],
        help_text="Bỏ trống để lấy tất cả các năm.",
    )
    format = forms.ChoiceField(label="Dạng tệp", choices=[("xlsx", "Excel (.xlsx)"), ("json", "JSON")])
