"""Forms of the back office for what happens to a record or a decision after it was made."""

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from registrations.attachments import actions as attachments
from registrations.attachments.models import Attachment
from search import text

from .actions import DECISION_FILES
from .event_actions import Ground
from .models import AwardRecord, EventKind, TargetGroup, is_surely_minor
from .unit_field import TitleField, UnitField, unit_labels

STALE = (
    "Trong lúc mở biểu mẫu này, người khác đã ghi một việc khác. Nội dung đã nhập còn nguyên; "
    "mời xem lại rồi bấm ghi lần nữa."
)


def checked_file(uploaded):
    """Refuse a file that is not what its name says, before anything is saved."""
    if uploaded:
        try:
            attachments.check(uploaded, allowed=DECISION_FILES)
        except attachments.RefusedFile as refused:
            raise forms.ValidationError(refused.message) from refused
    return uploaded


class GroundFields(forms.Form):
    """Since when and by which document; kept with every event.

    ``kept_file`` carries a file over a preview, so that nobody has to choose it
    twice; ``version`` notices what somebody else recorded meanwhile.
    """

    on = forms.DateField(label="Có hiệu lực từ ngày", widget=AdminDateInput, initial=timezone.localdate)
    source = forms.CharField(
        label="Căn cứ",
        max_length=300,
        help_text="Văn bản hoặc đề nghị làm căn cứ, ví dụ: Quyết định số 85/QĐ-UBND ngày 12/5/2026.",
    )
    source_upload = forms.FileField(
        label="Tệp của căn cứ",
        required=False,
        help_text="Tệp .pdf hoặc .docx, nếu có. Chỉ cán bộ xem được.",
    )
    kept_file = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, by=None, version: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.now_version = version
        self.fields["version"].initial = version

    def clean_source_upload(self):
        """The same check as for signed files."""
        return checked_file(self.cleaned_data["source_upload"])

    def clean(self):
        """Bring a file back that came with the preview; stop at somebody else's change."""
        data = super().clean()
        kept = data.get("kept_file")
        if kept and not data.get("source_upload"):
            data["source_upload"] = Attachment.objects.filter(pk=kept, uploaded_by=self.by).first()
        if data.get("version") and data["version"] != self.now_version:
            self.add_error(None, STALE)
            self._renew("version", self.now_version)
        return data

    def keep_file(self) -> None:
        """Before a preview: store the file that was handed in, so that the form can bring it along."""
        uploaded = self.cleaned_data.get("source_upload")
        if uploaded:
            stored = (
                uploaded
                if isinstance(uploaded, Attachment)
                else attachments.store(uploaded, allowed=DECISION_FILES, by=self.by)
            )
            self.cleaned_data["source_upload"] = stored
            self._renew("kept_file", str(stored.pk))
            self.fields["source_upload"].help_text = f"Đã nhận tệp {stored.original_name}. Chọn tệp khác nếu muốn thay."

    def _renew(self, name: str, value: str) -> None:
        self.data = self.data.copy()
        self.data[self.add_prefix(name)] = value

    def ground(self) -> Ground:
        """What was typed, as the actions take it."""
        data = self.cleaned_data
        return Ground(
            on=data["on"],
            source=text.tidy(data["source"]),
            file=data.get("source_upload") or None,
        )


class EndForm(GroundFields):
    """An award is revoked, annulled or stripped."""

    kind = forms.ChoiceField(
        label="Việc",
        choices=[
            (EventKind.REVOCATION, "Thu hồi danh hiệu, hình thức khen thưởng"),
            (EventKind.ANNULMENT, "Hủy bỏ quyết định đối với người, tập thể này"),
            (EventKind.STRIPPING, "Tước danh hiệu vinh dự nhà nước"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Mời chọn một việc."},
    )
    field_order = ("kind", "on", "source", "source_upload")


class EndDecisionForm(GroundFields):
    """A whole decision is annulled or revoked."""

    kind = forms.ChoiceField(
        label="Việc",
        choices=[
            (EventKind.ANNULMENT, "Hủy bỏ quyết định"),
            (EventKind.REVOCATION, "Thu hồi quyết định"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Mời chọn một việc."},
    )
    field_order = ("kind", "on", "source", "source_upload")


class RestoreForm(GroundFields):
    """An ending is lifted."""


class CertificateForm(GroundFields):
    """The certificate is exchanged or issued again, or the object taken back."""

    kind = forms.ChoiceField(
        label="Việc",
        choices=[
            (EventKind.EXCHANGE, "Cấp đổi bằng, hiện vật"),
            (EventKind.REISSUE, "Cấp lại bằng, hiện vật"),
            (EventKind.WITHDRAWAL, "Thu hồi hiện vật"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Mời chọn một việc."},
    )
    number = forms.CharField(
        label="Số của bằng mới",
        max_length=60,
        required=False,
        help_text="Số bằng hoặc số quyết định cấp đổi, cấp lại. Bỏ trống khi thu hồi hiện vật.",
    )
    issued_on = forms.DateField(
        label="Ngày cấp bằng mới",
        required=False,
        widget=AdminDateInput,
        help_text="Bỏ trống nếu trùng ngày có hiệu lực.",
    )
    field_order = ("kind", "number", "issued_on", "on", "source", "source_upload")

    def clean(self):
        """A new certificate has a number."""
        data = super().clean()
        if data.get("kind") in (EventKind.EXCHANGE, EventKind.REISSUE) and not data.get("number"):
            self.add_error("number", "Mời ghi số của bằng mới.")
        return data


class PublicityForm(forms.Form):
    """Why a record is shown or taken out."""

    GROUNDS = (
        ("Bí mật nhà nước, quốc phòng, an ninh", "Bí mật nhà nước, quốc phòng, an ninh"),
        ("Đề nghị của người được khen thưởng", "Đề nghị của người được khen thưởng hoặc người đại diện"),
        ("Bảo vệ dữ liệu cá nhân", "Bảo vệ dữ liệu cá nhân"),
        ("Căn cứ khác", "Căn cứ khác (ghi rõ ở dưới)"),
    )
    ground = forms.ChoiceField(label="Căn cứ", choices=GROUNDS, widget=forms.RadioSelect, required=False)
    reason = forms.CharField(
        label="Văn bản, lý do cụ thể",
        max_length=240,
        help_text="Lưu trong lịch sử của lượt khen; không hiển thị công khai.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def reason_text(self) -> str:
        """Ground and reason in one line."""
        return ": ".join(filter(None, [self.cleaned_data["ground"], text.tidy(self.cleaned_data["reason"])]))


class PublicityOfManyForm(GroundFields):
    """Whether many records are shown, why, and by which document."""

    SHOW, HIDE = "cong-khai", "khong-cong-khai"
    to = forms.ChoiceField(
        label="Đặt các lượt này thành",
        choices=[(HIDE, "Không công khai"), (SHOW, "Công khai")],
        widget=forms.RadioSelect,
        error_messages={"required": "Mời chọn công khai hay không công khai."},
    )
    why = forms.ChoiceField(
        label="Lý do",
        choices=PublicityForm.GROUNDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Mời chọn lý do."},
    )
    on = None
    field_order = ("to", "why", "source", "source_upload")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        source = self.fields["source"]
        source.label, source.max_length = "Văn bản, đề nghị làm căn cứ", 200
        source.help_text = "Lưu trong lịch sử của từng lượt khen; không hiển thị công khai."

    @property
    def shows(self) -> bool:
        """Are the records to be shown?"""
        return self.cleaned_data["to"] == self.SHOW

    def ground_today(self) -> Ground:
        """Reason and document; what is hidden is hidden at once."""
        data = self.cleaned_data
        source = f"{data['why']}: {text.tidy(data['source'])}"[:300]
        return Ground(timezone.localdate(), source, data.get("source_upload") or None)


class GroupsOfManyForm(forms.Form):
    """Which groups many records get, and which they lose."""

    add = forms.MultipleChoiceField(
        label="Các nhóm được thêm", choices=TargetGroup, required=False, widget=forms.CheckboxSelectMultiple
    )
    remove = forms.MultipleChoiceField(
        label="Các nhóm được bỏ",
        choices=TargetGroup,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ khi đã ghi nhầm.",
    )

    @property
    def groups(self):
        """Headings with their bound fields, for the page."""
        return [("Thêm vào nhóm", [self["add"]]), ("Bỏ khỏi nhóm", [self["remove"]])]

    def clean(self):
        """At least one group, and none both ways."""
        data = super().clean()
        add, remove = data.get("add"), data.get("remove")
        if self.errors:
            return data
        if not add and not remove:
            self.add_error("add", "Mời chọn ít nhất một nhóm.")
        elif both := [str(TargetGroup(each).label) for each in add if each in remove]:
            self.add_error("remove", f"Nhóm này đang được chọn cả để thêm và để bỏ: {'; '.join(both)}.")
        return data


class CorrectionForm(GroundFields, forms.ModelForm):
    """A correction of a record, with the ground on which it is made."""

    public_note = forms.CharField(
        label="Nội dung đính chính hiển thị công khai",
        max_length=500,
        required=False,
        help_text="Hiện dưới danh sách của quyết định. Bỏ trống nếu không cần, ví dụ khi chỉ sửa lỗi đánh máy.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    unit = UnitField(
        label="Đơn vị trong danh mục",
        help_text="Gõ vài chữ rồi chọn trong gợi ý. Đơn vị cũ cũng có.",
    )
    within = UnitField(
        label="Thuộc đơn vị",
        help_text="Khi nơi này chưa có trong danh mục: đơn vị mà nơi này trực thuộc.",
    )
    title = TitleField()
    target_groups = forms.MultipleChoiceField(
        label="Nhóm đối tượng", choices=TargetGroup, required=False, widget=forms.CheckboxSelectMultiple
    )
    GROUPS = (
        ("Người, tập thể được khen", ("honorific", "name", "recipient_kind", "birth_year", "is_minor", "position")),
        ("Đơn vị, địa bàn", ("unit_wording", "unit", "within", "place_then")),
        (
            "Khen thưởng",
            (
                "title",
                "award_wording",
                "award_class",
                "form",
                "level",
                "kind",
                "merit",
                "period",
                "posthumous",
                "section",
            ),
        ),
        (
            "Dùng cho thống kê",
            ("small_collective", "direct_worker", "worker_farmer", "female", "target_groups", "book_entry"),
        ),
        ("Căn cứ đính chính", ("on", "source", "source_upload", "public_note")),
    )

    class Meta:
        model = AwardRecord
        fields = AwardRecord.CORRECTABLE
        widgets = {"merit": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].on(self.instance.decision.signed_on, kept=self.instance.title_id)
        self.fields["on"].label = "Ngày đính chính"
        self.fields["source"].help_text = "Ví dụ: Công văn số 21/SNV-TĐKT ngày 05/5/2026."

    @property
    def groups(self):
        """Headings with their bound fields, for the page."""
        return [(heading, [self[name] for name in names]) for heading, names in self.GROUPS]

    def unit_labels(self):
        """Names to suggest: units of the day of the decision."""
        return unit_labels(self.instance.decision.signed_on)

    def clean(self):
        """A child by birth year is shown as a child; a unit is not part of itself."""
        data = super().clean()
        if data.get("unit") and data.get("unit") == data.get("within"):
            self.add_error("within", "Đơn vị này đã được chọn ở trên. Mời bỏ trống ô này.")
        if is_surely_minor(data.get("birth_year"), self.instance.year) and not data.get("is_minor"):
            self.add_error("is_minor", "Theo năm sinh, người này chưa đủ 16 tuổi khi được khen. Mời đánh dấu mục này.")
        return data
