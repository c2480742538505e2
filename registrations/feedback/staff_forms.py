"""Forms of the officers who handle questions and suggestions."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from registrations.receipts.codes import BadCode, parse
from registrations.safeguards.fields import CleanLine, CleanText
from registrations.units.queries import current_units

from . import queries
from .models import Feedback, Kind, State, Topic

STATES = [
    ("chua-xong", "Chưa xong"),
    ("qua-han", "Quá hạn"),
    ("sap-han", "Còn từ 3 ngày trở xuống"),
    ("cho-bo-sung", "Chờ người gửi bổ sung"),
    ("cho-duyet", "Trả lời chờ duyệt"),
    *State.choices,
    ("tat-ca", "Tất cả"),
]


def _units():
    return current_units().order_by("name")


class InboxFilter(forms.Form):
    """What of the inbox is shown."""

    trangthai = forms.ChoiceField(label="Tình trạng", choices=STATES, required=False)
    loai = forms.ChoiceField(label="Loại", choices=[("", "Mọi loại"), *Kind.choices], required=False)
    chude = forms.ModelChoiceField(Topic.objects.all(), label="Chủ đề", required=False, empty_label="Mọi chủ đề")
    nguoi = forms.ChoiceField(
        label="Người xử lý",
        choices=[("", "Tất cả"), ("toi", "Giao cho tôi"), ("chua", "Chưa giao")],
        required=False,
    )
    rieng = forms.BooleanField(label="Chỉ phản ánh vi phạm", required=False)
    q = CleanLine(label="Từ khóa hoặc mã tiếp nhận", required=False, max_length=100)

    def __init__(self, *args, restricted: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not restricted:
            del self.fields["rieng"]


class AssignForm(forms.Form):
    """Giao xử lý."""

    assignee = forms.ModelChoiceField(None, label="Người xử lý", required=False, empty_label="Chưa giao")
    unit = forms.ModelChoiceField(None, label="Đơn vị tham mưu trả lời", required=False, empty_label="Không")

    def __init__(self, *args, feedback: Feedback | None = None, many: bool = False, **kwargs):
        if feedback:
            kwargs["initial"] = {"assignee": feedback.assignee_id, "unit": feedback.unit_id}
        super().__init__(*args, **kwargs)
        self.many = many
        self.fields["assignee"].queryset = queries.officers()
        self.fields["unit"].queryset = _units()
        if many:
            self.fields["assignee"].empty_label = self.fields["unit"].empty_label = "Giữ nguyên"

    def clean(self):
        """Of several at once something must be named, or nothing would happen."""
        given = super().clean()
        if self.many and not self.errors and not (given.get("assignee") or given.get("unit")):
            raise ValidationError("Chọn người xử lý hoặc đơn vị.")
        return given


class NoteForm(forms.Form):
    """Ghi chú nội bộ."""

    text = CleanText(label="Ghi chú nội bộ", max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))


class AskForm(forms.Form):
    """Đề nghị bổ sung."""

    question = CleanText(
        label="Nội dung đề nghị bổ sung",
        max_length=3000,
        help_text="Người gửi đọc được. Không nhắc lại tên, số điện thoại, địa chỉ.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ExtendForm(forms.Form):
    """Gia hạn."""

    working_days = forms.IntegerField(label="Thêm số ngày làm việc", min_value=1, max_value=60)
    reason = CleanLine(label="Lý do", max_length=500, help_text="Người gửi đọc được.")


class ForwardForm(forms.Form):
    """Chuyển cơ quan khác."""

    body = CleanLine(label="Cơ quan nhận", max_length=200)
    document_number = CleanLine(label="Số văn bản chuyển", max_length=60)
    document_on = forms.DateField(
        label="Ngày văn bản",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        help_text="Ví dụ 15/12/2026.",
        error_messages={"invalid": "Ngày cần có dạng 15/12/2026."},
    )

    def clean_document_on(self):
        day = self.cleaned_data["document_on"]
        if day > timezone.localdate():
            raise ValidationError("Ngày văn bản chưa đến. Mời xem lại.")
        return day


class MergeForm(forms.Form):
    """Gộp trùng."""

    code = CleanLine(label="Mã tiếp nhận của nội dung chính", max_length=60)

    def clean_code(self):
        try:
            code = parse(self.cleaned_data["code"])
        except BadCode as error:
            raise ValidationError(str(error)) from None
        self.main = Feedback.objects.select_related("receipt").filter(receipt__code=code).first()
        if self.main is None:
            raise ValidationError("Không có góp ý, câu hỏi nào mang mã này.")
        return code


class ReasonForm(forms.Form):
    """Lý do."""

    reason = CleanLine(label="Lý do", max_length=500)


class AnswerForm(forms.Form):
    """Soạn trả lời."""

    text = CleanText(
        label="Nội dung trả lời",
        max_length=20_000,
        help_text="Gửi cho người hỏi và hiện sau mã tiếp nhận. Không nhắc lại tên, số điện thoại, địa chỉ.",
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Viết nội dung trả lời."},
    )


class EntryForm(forms.Form):
    """Đưa vào Hỏi đáp: the public wording; each finding of the check is decided on by a button beside it."""

    title = CleanLine(label="Tiêu đề", max_length=200)
    question = CleanText(label="Câu hỏi", max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}))
    answer = CleanText(label="Trả lời", max_length=20_000, widget=forms.Textarea(attrs={"rows": 10}))
    topic = forms.ModelChoiceField(Topic.objects.all(), label="Chủ đề", empty_label=None)
