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
        label="Năm",
        required=False,
        validators=[MinValueValidator(1945), MaxValueValidator(2200)],
        help_text="Năm ký quyết định, hoặc năm thi đua. Bỏ trống để lấy tất cả các năm.",
    )
    what = forms.ChoiceField(
        label="Nội dung",
        choices=[("quyet-dinh", "Quyết định và lượt khen thưởng"), ("dang-ky", "Bản đăng ký thi đua đã gửi")],
        required=False,
        help_text="Bản đăng ký: lần gửi cuối của mỗi đơn vị, đúng như trong giấy tiếp nhận; không có bản đang soạn hay trả lại.",
    )
    format = forms.ChoiceField(label="Dạng tệp", choices=[("xlsx", "Excel (.xlsx)"), ("json", "JSON")])
