"""Forms of the officers who handle comments."""

from __future__ import annotations

from django import forms
from wagtail.admin.widgets import AdminDateInput

from registrations.attachments.sniffing import CITIZEN_KINDS, KINDS
from registrations.consultations.models import Consultation, Nominee, Passage
from registrations.safeguards.fields import CleanLine, CleanText
from search.text import whole_number

from . import rules
from .forms import TEXT_LIMIT, stance_choices
from .models import Comment
from .queries import officers

PLAIN = [choice for choice in Comment.Classification.choices if choice[0] in rules.plain_classifications()]
ASIDE = [choice for choice in Comment.Classification.choices if choice[0] in Comment.SETTING_ASIDE]


def reason_field(label="Lý do", help_text=""):
    """A reason that must be given."""
    return CleanLine(
        label=label,
        max_length=300,
        help_text=help_text,
        error_messages={"required": "Ghi lý do.", "max_length": "Lý do dài quá 300 ký tự. Mời viết gọn lại."},
    )


class HandlingForm(forms.Form):
    """What an officer does with a comment."""

    state = forms.ChoiceField(label="Trạng thái")
    classification = forms.ChoiceField(label="Phân loại", choices=PLAIN, required=False)
    assignee = forms.ModelChoiceField(label="Người xử lý", queryset=None, required=False, empty_label="Chưa giao")
    note = CleanText(label="Ghi chú nội bộ", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data=None, *, comment, **kwargs):
        initial = {name: getattr(comment, name) for name in ("state", "classification", "assignee")}
        super().__init__(data, initial=initial, **kwargs)
        self.fields["state"].choices = [(state, Comment.State(state).label) for state in rules.next_states(comment)]
        self.fields["assignee"].queryset = officers()
        if comment.restricted_at or not comment.counts:
            # Its class says why it stands where it stands.
            del self.fields["classification"]


class ReasonForm(forms.Form):
    """A step that only needs a reason."""

    reason = reason_field()

    def __init__(self, data=None, *, comment=None, **kwargs):
        super().__init__(data, **kwargs)


class AsideForm(ReasonForm):
    """Propose that a comment does not count."""

    classification = forms.ChoiceField(label="Vì sao không tính", choices=ASIDE, widget=forms.RadioSelect)
    field_order = ("classification", "reason")


class DecisionForm(forms.Form):
    """What the second officer says."""

    agreed = forms.TypedChoiceField(
        label="Quyết định",
        choices=[("co", "Đồng ý"), ("khong", "Không đồng ý")],
        coerce=lambda value: value == "co",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một trong hai."},
    )
    answer = CleanLine(label="Ý kiến", required=False, max_length=300, help_text="Cần ghi khi không đồng ý.")

    def __init__(self, data=None, *, comment=None, **kwargs):
        super().__init__(data, **kwargs)


class ForwardForm(forms.Form):
    """To whom the matter was forwarded, by which document."""

    authority = CleanLine(label="Cơ quan nhận", max_length=250)
    document_number = CleanLine(label="Số văn bản chuyển", max_length=60)
    forwarded_on = forms.DateField(label="Ngày chuyển", widget=AdminDateInput)
    internal_note = CleanLine(label="Ghi chú nội bộ", required=False, max_length=500)

    def __init__(self, data=None, *, comment=None, **kwargs):
        super().__init__(data, **kwargs)


class AnswerForm(forms.Form):
    """The answer to the sender, and the sentence that the look-up page shows."""

    text = CleanText(
        label="Nội dung trả lời",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": "Viết nội dung trả lời."},
    )
    public_text = CleanLine(
        label="Câu hiện trên trang tra cứu",
        max_length=300,
        initial="Cơ quan thường trực đã xem xét và trả lời.",
        help_text="Ai có mã cũng đọc được: viết chung, không nêu tên người gửi, người được nói đến hay nội dung.",
    )

    def __init__(self, data=None, *, comment=None, **kwargs):
        super().__init__(data, **kwargs)


class PaperForm(forms.Form):
    """Nhập bản giấy: what is written on it, when it came, and why it is entered later."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    arrived_at = forms.DateTimeField(
        label="Bản giấy đến lúc",
        input_formats=["%d/%m/%Y %H:%M", "%d/%m/%Y %Hh%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(format="%d/%m/%Y %H:%M", attrs={"inputmode": "text", "autocomplete": "off"}),
        help_text="Theo dấu công văn đến, ví dụ 20/11/2026 14:30. Cần nằm trong thời hạn lấy ý kiến.",
        error_messages={
            "required": "Ghi ngày, giờ bản giấy đến.",
            "invalid": "Ghi theo mẫu ngày/tháng/năm giờ:phút, ví dụ 20/11/2026 14:30.",
        },
    )
    target = forms.ChoiceField(label="Ý kiến về", error_messages={"required": "Chọn một mục."})
    stance = forms.ChoiceField(label="Ý kiến", widget=forms.RadioSelect, error_messages={"required": "Chọn một mục."})
    text = CleanText(
        label="Nội dung",
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Chép đúng như bản giấy.",
    )
    anonymous = forms.BooleanField(label="Bản giấy không ghi tên", required=False)
    name = CleanLine(label="Họ và tên người gửi", max_length=150, required=False)
    phone = CleanLine(label="Điện thoại", max_length=20, required=False)
    email = forms.EmailField(label="Thư điện tử", required=False)
    address = CleanLine(label="Địa chỉ", max_length=250, required=False)
    scan = forms.FileField(
        label="Bản chụp",
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(KINDS[each].media_type for each in CITIZEN_KINDS))}),
        help_text="Ảnh hoặc PDF. Người thứ hai so nội dung đã nhập với bản chụp này.",
        error_messages={"required": "Chọn tệp chụp bản giấy.", "empty": "Tệp này trống. Mời chọn tệp khác."},
    )
    late_reason = reason_field("Lý do nhập sau")

    def __init__(self, *args, consultation, **kwargs):
        super().__init__(*args, **kwargs)
        nominees = Nominee.objects.public().standing().filter(consultation=consultation).select_related("title")
        self.targets = {f"n{nominee.pk}": nominee for nominee in nominees}
        self.targets |= {f"p{passage.pk}": passage for passage in consultation.passages.all()}
        whole = "Cả dự thảo" if consultation.kind == Consultation.Kind.DRAFT else "Cả danh sách"
        self.fields["target"].choices = [("tat-ca", whole), *((key, str(row)) for key, row in self.targets.items())]
        self.fields["stance"].choices = stance_choices(consultation)

    def clean(self):
        data = super().clean()
        if not data.get("anonymous") and not data.get("name") and "name" not in self.errors:
            self.add_error("name", "Ghi họ và tên, hoặc đánh dấu bản giấy không ghi tên.")
        return data

    def facts(self):
        """What was filled in, as a `NewComment` takes it. Without a name nothing about the sender is kept."""
        data = self.cleaned_data
        target = self.targets.get(data["target"])
        sender = {} if data["anonymous"] else {name: data[name] for name in ("name", "phone", "email", "address")}
        return {
            "nominee": target if isinstance(target, Nominee) else None,
            "passage": target if isinstance(target, Passage) else None,
            "stance": data["stance"],
            "text": data["text"],
            "anonymous": data["anonymous"],
            "form_key": data["form_key"],
            **sender,
        }


class InboxFilter(forms.Form):
    """Which comments the inbox shows."""

    WORK = [
        ("", "Tất cả"),
        ("qua-han", "Quá hạn"),
        ("cua-toi", "Giao cho tôi"),
        ("chua-giao", "Chưa giao"),
        ("cho-toi", "Chờ người thứ hai"),
        ("ban-giay", "Bản giấy"),
        ("nghi-may", "Có dấu hiệu gửi tự động"),
        ("de-rieng", "Đã để riêng"),
        ("han-che", "Sổ hạn chế"),
    ]
    q = forms.CharField(label="Tìm trong nội dung, mã", required=False, max_length=100)
    consultation = forms.ModelChoiceField(
        label="Cuộc lấy ý kiến", queryset=Consultation.objects.public(), required=False, empty_label="Tất cả"
    )
    target = forms.ChoiceField(label="Trường hợp, điều mục", required=False)
    stance = forms.ChoiceField(label="Ý kiến", choices=[("", "Tất cả"), *Comment.Stance.choices], required=False)
    state = forms.ChoiceField(label="Trạng thái", choices=[("", "Tất cả"), *Comment.State.choices], required=False)
    classification = forms.ChoiceField(
        label="Phân loại",
        choices=[("", "Tất cả"), ("chua", "Chưa phân loại"), *Comment.Classification.choices[1:]],
        required=False,
    )
    work = forms.ChoiceField(label="Việc", choices=WORK, required=False)
    nhom = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        choices = [("", "Tất cả"), ("tat-ca", "Cả danh sách, cả dự thảo")]
        if consultation := whole_number((data or {}).get("consultation")):
            nominees = Nominee.objects.filter(consultation=consultation)
            passages = Passage.objects.filter(consultation=consultation)
            choices += [(f"n{row.pk}", row.name) for row in nominees] + [(f"p{row.pk}", str(row)) for row in passages]
        self.fields["target"].choices = choices


class BulkForm(forms.Form):
    """One step for all comments that were ticked."""

    STEPS = [
        ("giao", "Giao cho"),
        ("phan-loai", "Phân loại"),
        ("de-rieng", "Đề xuất để riêng, không tính"),
        ("dong-y", "Đồng ý với đề xuất của người khác"),
        ("han-che", "Chuyển vào sổ hạn chế"),
    ]
    step = forms.ChoiceField(label="Làm gì", choices=STEPS, error_messages={"required": "Chọn việc cần làm."})
    assignee = forms.ModelChoiceField(label="Người xử lý", queryset=None, required=False, empty_label="Chưa giao")
    classification = forms.ChoiceField(label="Phân loại", choices=[("", "Chọn"), *PLAIN[1:], *ASIDE], required=False)
    reason = CleanLine(label="Lý do", max_length=300, required=False)
    whole_groups = forms.BooleanField(label="Cả nhóm gần giống nhau", required=False)
    chosen = forms.TypedMultipleChoiceField(
        coerce=int, widget=forms.MultipleHiddenInput, error_messages={"required": "Chọn ít nhất một ý kiến."}
    )

    def __init__(self, data=None, *, choosable=(), **kwargs):
        super().__init__(data, **kwargs)
        self.fields["assignee"].queryset = officers()
        self.fields["chosen"].choices = [(str(key), key) for key in choosable]

    def clean(self):
        data = super().clean()
        step, reason, kind = data.get("step"), data.get("reason"), data.get("classification")
        if step in {"de-rieng", "han-che"} and not reason:
            self.add_error("reason", "Ghi lý do.")
        if step == "phan-loai" and kind not in dict(PLAIN[1:]):
            self.add_error("classification", "Chọn một phân loại. Thư rác và không liên quan: dùng Đề xuất để riêng.")
        if step == "de-rieng" and kind not in dict(ASIDE):
            self.add_error("classification", "Chọn Không liên quan, Một người gửi lặp lại hoặc Thư rác.")
        return data
