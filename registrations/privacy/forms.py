"""The request of somebody whose data it is, and the forms of the officers who answer."""

from django import forms
from django.core.exceptions import ValidationError

from registrations.receipts.codes import BadCode, parse
from registrations.safeguards.fields import CleanLine, CleanText
from registrations.safeguards.forms import SenderForm

from .actions import NewRequest
from .models import SubjectRequest


class RequestForm(SenderForm):
    """Yêu cầu về dữ liệu cá nhân: no account; the receipt code shows who one is, without it the office asks."""

    stamp_salt = "privacy.request"
    field_order = ("kind", "code", "text", "name", "phone", "email")

    kind = forms.ChoiceField(
        label="Ông, bà muốn",
        choices=SubjectRequest.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một việc", "invalid_choice": "Chọn một việc trong danh sách"},
    )
    code = CleanLine(
        label="Mã tiếp nhận",
        required=False,
        max_length=60,
        help_text="Mã trên giấy xác nhận của ý kiến hoặc câu hỏi đã gửi. Có mã, và họ tên hoặc cách liên hệ dưới đây đúng "
        "như lần gửi ấy, thì không phải xác minh thêm.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"max_length": "Mã này dài quá, mời xem lại"},
    )
    text = CleanText(
        label="Nội dung yêu cầu",
        max_length=5000,
        help_text="Dữ liệu nào, ở trang hoặc lần gửi nào, cần làm gì. Không ghi số căn cước công dân.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": "Viết nội dung yêu cầu, ít nhất một câu",
            "max_length": "Nội dung dài %(show_value)s ký tự, quá mức 5.000. Mời rút gọn.",
        },
    )
    address = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"].help_text = "Ghi điện thoại hoặc thư điện tử để nhận trả lời."

    def clean_code(self):
        typed = self.cleaned_data["code"]
        if not typed:
            return ""
        try:
            return parse(typed)
        except BadCode as error:
            raise ValidationError(str(error), code="invalid") from error

    def clean(self):
        data = super().clean()
        if not {"phone", "email"} & set(self.errors) and not (data.get("phone") or data.get("email")):
            self.add_error("phone", "Ghi số điện thoại hoặc thư điện tử để nhận trả lời")
        return data

    def new_request(self, suspicion=""):
        """What was filled in, for `actions.submit_request`."""
        data = self.cleaned_data
        given = {name: data[name] for name in ("kind", "text", "name", "phone", "email", "code")}
        return NewRequest(**given, form_key=self.key(), suspicion=suspicion)


class IdentityForm(forms.Form):
    """How an officer made sure who is asking."""

    note = CleanLine(
        label="Đã kiểm tra bằng cách nào",
        max_length=300,
        help_text="Ví dụ: đến trực tiếp, xuất trình căn cước. Không ghi số giấy tờ.",
        error_messages={"required": "Ghi cách đã kiểm tra"},
    )


class ClosingForm(forms.Form):
    """What came of a request."""

    result = forms.ChoiceField(
        label="Kết quả",
        choices=[choice for choice in SubjectRequest.Result.choices if choice[0]],
        error_messages={"required": "Chọn kết quả"},
    )
    answer = CleanText(
        label="Trả lời đã gửi người yêu cầu",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Ghi nội dung đã trả lời; không thực hiện được thì ghi lý do"},
    )
