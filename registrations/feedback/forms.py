"""The public forms: no account, no script needed, own words kept through every error."""

from django import forms

from registrations.attachments.forms import CitizenFiles
from registrations.safeguards.fields import CleanLine, CleanText
from registrations.safeguards.forms import OpenForm, SenderForm

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


class FeedbackForm(SenderForm):
    """Góp ý, đề xuất, hỏi đáp, phản ánh."""

    stamp_salt = "feedback.form"
    field_order = (
        "kind", "topic", "subject", "text", "files", "anonymous", "name", "phone", "email", "address", "consent",
    )  # fmt: skip

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
    files = CitizenFiles(limit=FILES_AT_ONCE, max_bytes=FILE_MAX_BYTES)
    anonymous = forms.BooleanField(label="Tôi không ghi tên", required=False)
    consent = forms.BooleanField(
        label="Tôi đồng ý", error_messages={"required": "Cần đồng ý để cơ quan thường trực xử lý"}
    )

    def __init__(self, data=None, files=None, *, consent=None, **options):
        """``consent``: the text of consent in force, or None before the office has one."""
        super().__init__(data, files, **options)
        self.fields["topic"].queryset = queries.topics()
        self.fields["email"].help_text = "Để nhận trả lời qua thư."
        self.fields["name"].mark_words = "cần có, trừ khi không ghi tên"
        self.fields["phone"].mark_words = self.fields["email"].mark_words = ""
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
    files = CitizenFiles(limit=FILES_AT_ONCE, max_bytes=FILE_MAX_BYTES)


class EntrySearchForm(forms.Form):
    """Tìm trong Hỏi đáp."""

    q = CleanLine(label="Tìm trong câu hỏi và trả lời", required=False, max_length=200)
    chude = forms.SlugField(required=False)
