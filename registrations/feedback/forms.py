"""The public forms: no account, no script needed, own words kept through every error."""

from django import forms
from django.core.exceptions import ValidationError

from registrations.safeguards.fields import CleanLine, CleanText, SeveralFiles, SeveralFilesInput
from registrations.safeguards.forms import OpenForm
from registrations.safeguards.words import clean_phone

from . import queries, rules
from .actions import CONTACT, FILE_MAX_BYTES, FILES_AT_ONCE, NewFeedback
from .models import Kind

TEXT_LIMIT = 20_000
HINTS = {
    Kind.QUESTION: "Về quy định, thủ tục, hồ sơ thi đua, khen thưởng.",
    Kind.SUGGESTION: "Điều ông, bà thấy cần làm tốt hơn.",
    Kind.PROPOSAL: "Việc ông, bà đề nghị thực hiện.",
    Kind.REPORT: "Sự việc ông, bà muốn cơ quan biết và xem xét.",
}


def files_field():
    """Files that come along."""
    return SeveralFiles(
        limit=FILES_AT_ONCE,
        label="Tài liệu kèm theo",
        required=False,
        help_text=f"Ảnh hoặc PDF, nhiều nhất {FILES_AT_ONCE} tệp, mỗi tệp tối đa {FILE_MAX_BYTES // 1024 // 1024} MB. "
        "Không gửi ảnh căn cước công dân.",
        widget=SeveralFilesInput(attrs={"accept": "image/*,application/pdf"}),
    )


def text_field(**options):
    """What somebody writes."""
    return CleanText(
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Viết nội dung, ít nhất một câu",
            "max_length": "Nội dung dài %(show_value)s ký tự, quá mức 20.000. Mời rút gọn hoặc gửi kèm tệp.",
        },
        **options,
    )


class FeedbackForm(OpenForm):
    """Góp ý, đề xuất, hỏi đáp, phản ánh."""

    stamp_salt = "feedback.form"

    kind = forms.ChoiceField(
        label="Ông, bà muốn gửi gì?",
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một trong bốn loại", "invalid_choice": "Chọn một trong bốn loại"},
    )
    topic = forms.ModelChoiceField(
        label="Chủ đề",
        queryset=None,
        empty_label="Chọn chủ đề",
        to_field_name="slug",
        error_messages={"required": "Chọn một chủ đề", "invalid_choice": "Chủ đề này không còn. Mời chọn lại."},
    )
    subject = CleanLine(
        label="Tiêu đề",
        max_length=200,
        help_text="Một câu ngắn. Không ghi tên người, số điện thoại hay địa chỉ.",
        error_messages={"required": "Ghi tiêu đề", "max_length": "Tiêu đề dài quá 200 ký tự"},
    )
    text = text_field(label="Nội dung", help_text="Nêu rõ việc, thời gian, địa điểm. Không cần viết dài.")
    files = files_field()
    anonymous = forms.BooleanField(label="Tôi không ghi tên", required=False)
    name = CleanLine(
        label="Họ và tên",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Ghi họ và tên", "max_length": "Họ và tên dài quá 150 ký tự"},
    )
    phone = CleanLine(
        label="Số điện thoại",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"max_length": "Số điện thoại cần đủ 10 chữ số, ví dụ 0912 000 000"},
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        help_text="Để nhận trả lời qua thư.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Địa chỉ thư cần có dạng ten@mien.vn"},
    )
    address = CleanLine(
        label="Địa chỉ",
        max_length=250,
        required=False,
        help_text="Thôn, xã hoặc phường hiện nay.",
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"max_length": "Địa chỉ dài quá 250 ký tự"},
    )
    consent = forms.BooleanField(
        label="Tôi đồng ý", error_messages={"required": "Cần đồng ý để cơ quan thường trực xử lý"}
    )

    def __init__(self, data=None, files=None, *, consent=None, **options):
        """``consent``: the text of consent in force, or None before the office has one."""
        super().__init__(data, files, **options)
        self.fields["topic"].queryset = queries.topics()
        for name in ("name", "phone", "email"):
            self.fields[name].mark_words = {"name": "cần có, trừ khi không ghi tên"}.get(name, "")
        if consent is None:
            del self.fields["consent"]
        if data and data.get("anonymous") and data.get("kind") in rules.ANONYMOUS_KINDS:
            for name in ("name", "consent"):
                if name in self.fields:
                    self.fields[name].required = False

    @property
    def consent_error_id(self):
        return f"{self['consent'].auto_id}_error"

    @property
    def anonymous_error_id(self):
        return f"{self['anonymous'].auto_id}_error"

    @property
    def kind_error_id(self):
        return f"{self['kind'].auto_id}_error"

    @property
    def kind_choices(self):
        """(button, what it is for) pairs."""
        return [(button, HINTS[Kind(button.data["value"])]) for button in self["kind"]]

    def clean_phone(self):
        text = self.cleaned_data["phone"]
        if not text or self.data.get("anonymous"):
            return ""
        try:
            return clean_phone(text)
        except ValueError:
            raise ValidationError("Số điện thoại cần đủ 10 chữ số, ví dụ 0912 000 000", code="invalid") from None

    def clean(self):
        """Without a name only suggestions and proposals; with a name also a way to reach the sender."""
        given = super().clean()
        kind = given.get("kind")
        if given.get("anonymous") and kind and kind not in rules.ANONYMOUS_KINDS:
            self.add_error(
                "anonymous",
                "Câu hỏi và phản ánh cần họ tên và cách liên hệ. Nếu không muốn ghi tên, mời chọn góp ý hoặc đề xuất.",
            )
        reachable = given.get("phone") or given.get("email") or {"phone", "email"} & set(self.errors)
        if not given.get("anonymous") and not reachable:
            self.add_error("phone", "Ghi số điện thoại hoặc thư điện tử, ít nhất một cách liên hệ")
        return given

    def new_feedback(self, suspicion=""):
        """What was filled in, for `actions.submit`, with what speaks against it. Without a name nothing about the sender is kept."""
        data = self.cleaned_data
        sender = {} if data["anonymous"] else {name: data[name] for name in CONTACT}
        return NewFeedback(
            **{name: data[name] for name in ("kind", "topic", "subject", "text", "anonymous", "files")},
            form_key=self.key(),
            suspicion=suspicion,
            **sender,
        )


class AdditionForm(OpenForm):
    """Bổ sung: what the sender was asked for."""

    stamp_salt = "feedback.addition"

    text = text_field(label="Nội dung bổ sung")
    files = files_field()


class EntrySearchForm(forms.Form):
    """Tìm trong Hỏi đáp."""

    q = CleanLine(label="Tìm trong câu hỏi và trả lời", required=False, max_length=200)
    chude = forms.SlugField(required=False)
