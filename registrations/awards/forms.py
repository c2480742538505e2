"""Forms of the back office for decisions and records."""

from django import forms
from wagtail.admin.widgets import AdminDateInput

from registrations.attachments import actions as attachments
from registrations.titles.models import Title
from registrations.units.models import OrganisingBody

from .actions import DECISION_FILES
from .models import AwardRecord, Decision


class DecisionForm(forms.ModelForm):
    """An award decision; the signed file is handed in beside it."""

    signed_upload = forms.FileField(
        label="Bản ký",
        required=False,
        help_text="Tệp PDF có chữ ký số hoặc bản quét. Chọn tệp mới sẽ thay tệp đang có.",
    )

    public_upload = forms.FileField(
        label="Bản đã lược để công khai",
        required=False,
        help_text="Chỉ cần khi danh sách có người không công khai hoặc trẻ em dưới 16 tuổi: tệp đã lược phần đó.",
    )

    class Meta:
        model = Decision
        fields = (
            "organising_body",
            "number",
            "signed_on",
            "authority",
            "subject",
            "kind",
            "occasion",
            "signer",
            "signer_position",
            "legal_grounds",
            "proposal",
            "signed_upload",
            "public_upload",
        )
        widgets = {
            "signed_on": AdminDateInput,
            "subject": forms.Textarea(attrs={"rows": 3}),
            "legal_grounds": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.fields["organising_body"].initial = OrganisingBody.objects.first()

    def clean_signed_upload(self):
        """Refuse a file that is not what its name says, before anything is saved."""
        return _checked(self.cleaned_data["signed_upload"])

    def clean_public_upload(self):
        """The same for the redacted file."""
        return _checked(self.cleaned_data["public_upload"])

    def clean(self):
        """Say beside the number that the decision is already there (the stored key is not a form field)."""
        data = super().clean()
        number, signed_on, body = data.get("number"), data.get("signed_on"), data.get("organising_body")
        if number and signed_on and body:
            same = Decision.objects.filter(
                organising_body=body, number_key=Decision.key_of(number), year=signed_on.year
            ).exclude(pk=self.instance.pk)
            if other := same.first():
                self.add_error("number", f"Đã có quyết định số {other.number} ngày {other.signed_on:%d/%m/%Y}.")
        return data


def _checked(uploaded):
    if uploaded:
        try:
            attachments.check(uploaded, allowed=DECISION_FILES)
        except attachments.RefusedFile as refused:
            raise forms.ValidationError(refused.message) from refused
    return uploaded


class UploadForm(forms.Form):
    """The office's list as it is."""

    file = forms.FileField(
        label="Danh sách",
        help_text="Tệp .xlsx, .docx, .xls hoặc .csv như cơ quan vẫn dùng. Chưa có gì được nhập ở bước này.",
        error_messages={"required": "Mời chọn tệp danh sách.", "empty": "Tệp này trống. Mời chọn tệp khác."},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.docx,.csv,.txt"}),
    )


class CorrectionForm(forms.ModelForm):
    """A correction of a record, with the ground on which it is made."""

    source = forms.CharField(
        label="Căn cứ đính chính",
        max_length=300,
        help_text="Văn bản hoặc đề nghị làm căn cứ, ví dụ: Công văn số 21/SNV-TĐKT ngày 05/5/2026.",
    )
    public_note = forms.CharField(
        label="Nội dung đính chính hiển thị công khai",
        max_length=500,
        required=False,
        help_text="Hiện dưới danh sách của quyết định. Bỏ trống nếu không cần, ví dụ khi chỉ sửa lỗi đánh máy.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    target_fields = ("small_collective", "direct_worker", "worker_farmer", "female")

    class Meta:
        model = AwardRecord
        fields = AwardRecord.CORRECTABLE
        widgets = {"merit": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A select of every unit and every row of the catalogue would be long: rows in force on the day only.
        day = self.instance.decision.signed_on
        self.fields["title"].queryset = Title.objects.in_force(day)
        self.fields["title"].help_text = f"Danh mục có hiệu lực ngày {day:%d/%m/%Y}."


class PublicityForm(forms.Form):
    """Why a record is shown or taken out."""

    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        help_text="Ghi vào nhật ký; không hiển thị công khai.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
