"""Forms of the back office for decisions and records."""

from django import forms
from wagtail.admin.widgets import AdminDateInput

from registrations.consultations.models import Consultation
from registrations.units.models import OrganisingBody

from .event_forms import GroundFields, checked_file
from .models import Decision


class DecisionForm(GroundFields, forms.ModelForm):
    """An award decision; its files are handed in beside it.

    Until publication it is a draft and changes freely; afterwards every change
    needs a ground.
    """

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

    public_note = forms.CharField(
        label="Nội dung đính chính hiển thị công khai",
        max_length=500,
        required=False,
        help_text="Hiện trên trang quyết định. Bỏ trống nếu không cần.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    GROUND = ("on", "source", "source_upload", "public_note")

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
            "movement",
            "signer",
            "signer_position",
            "legal_grounds",
            "proposal",
            "consultation",
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
        opened = Consultation.objects.filter(opened_at__isnull=False)
        self.fields["consultation"].queryset = opened.order_by("-opens_at")
        self.fields["consultation"].help_text = "Hiện đường dẫn trên trang quyết định."
        if self.instance.published_at:
            self.order_fields([*(name for name in self.fields if name not in self.GROUND), *self.GROUND])
            self.fields["source"].label = "Căn cứ của thay đổi"
            self.fields["source"].help_text = "Quyết định đã công bố nên mỗi thay đổi cần căn cứ và được lưu lại."
        else:
            for name in (*self.GROUND, "kept_file"):
                del self.fields[name]

    def clean_signed_upload(self):
        """Refuse a file that is not what its name says, before anything is saved."""
        return checked_file(self.cleaned_data["signed_upload"])

    def clean_public_upload(self):
        """The same for the redacted file."""
        return checked_file(self.cleaned_data["public_upload"])

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
