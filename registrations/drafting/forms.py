"""Forms of the back office for templates and drafts."""

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from registrations.attachments.actions import RefusedFile
from registrations.awards.models import Decision
from registrations.titles.models import Authority

from . import actions, content, queries
from .models import DraftTemplate
from .rendering import BadTemplate


class TemplateForm(forms.ModelForm):
    """A new template: the file is tried before anything is kept."""

    upload = forms.FileField(
        label="Tệp mẫu (.docx)",
        help_text="Tệp Word có các trường dạng {{ ten_truong }}. Trang thử điền tệp trước khi nhận.",
        error_messages={"required": "Mời chọn tệp mẫu.", "empty": "Tệp này trống. Mời chọn tệp khác."},
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )

    class Meta:
        model = DraftTemplate
        fields = ("kind", "name", "upload", "valid_from", "valid_to")
        widgets = {"valid_from": AdminDateInput, "valid_to": AdminDateInput}

    used: list[str] = []

    def clean_upload(self):
        uploaded = self.cleaned_data["upload"]
        try:
            self.used = actions.check_template(uploaded)
        except RefusedFile as refused:
            raise forms.ValidationError(refused.message) from refused
        except BadTemplate as bad:
            raise forms.ValidationError(bad.sentences) from bad
        return uploaded


class TemplateDaysForm(forms.ModelForm):
    """Name and days of use of a template that is there."""

    class Meta:
        model = DraftTemplate
        fields = ("name", "valid_from", "valid_to")
        widgets = {"valid_from": AdminDateInput, "valid_to": AdminDateInput}


_BODIES = {
    Authority.PROVINCE_CHAIR: ("Ủy ban nhân dân {}", "Chủ tịch Ủy ban nhân dân tỉnh", "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ, thủ trưởng các cơ quan, đơn vị có liên quan"),
    Authority.COMMUNE_CHAIR: ("Ủy ban nhân dân xã", "Chủ tịch Ủy ban nhân dân xã", "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, thủ trưởng các đơn vị có liên quan"),
    Authority.AGENCY_HEAD: ("", "Thủ trưởng cơ quan", "Chánh Văn phòng, trưởng các phòng, đơn vị có liên quan"),
}  # fmt: skip


class DraftForm(forms.Form):
    """What a draft needs besides the facts of the decision."""

    text_template = forms.ModelChoiceField(
        label="Mẫu lời văn", queryset=DraftTemplate.objects.none(), required=False, empty_label="Mẫu có sẵn"
    )
    annex_template = forms.ModelChoiceField(
        label="Mẫu danh sách", queryset=DraftTemplate.objects.none(), required=False, empty_label="Mẫu có sẵn"
    )
    issuing_body = forms.CharField(label="Cơ quan ban hành", max_length=200)
    place = forms.CharField(label="Địa danh", max_length=100)
    authority_line = forms.CharField(
        label="Chức danh ban hành", max_length=200, help_text="Ví dụ: Chủ tịch Ủy ban nhân dân tỉnh."
    )
    reason = forms.CharField(
        label="Thành tích chung",
        max_length=500,
        required=False,
        help_text="Viết nối sau đối tượng ở Điều 1, ví dụ: đã có thành tích xuất sắc trong công tác năm 2026.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    executors = forms.CharField(label="Người thi hành", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    copies_to = forms.CharField(
        label="Nơi nhận", max_length=2000, help_text="Mỗi nơi một dòng.", widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, decision: Decision, *args, **kwargs):
        super().__init__(*args, **{"initial": _initial(decision), **kwargs})
        in_use = DraftTemplate.objects.in_use(timezone.localdate())
        self.fields["text_template"].queryset = in_use.filter(kind=DraftTemplate.Kind.TEXT)
        self.fields["annex_template"].queryset = in_use.filter(kind=DraftTemplate.Kind.ANNEX)

    @property
    def given(self) -> dict[str, str]:
        """The words that are kept with the draft."""
        names = ("issuing_body", "place", "authority_line", "reason", "executors", "copies_to")
        return {name: self.cleaned_data[name] for name in names}


def _initial(decision: Decision) -> dict[str, str]:
    """What was filled in last time, else a first proposal from the names that are known."""
    home = decision.organising_body.name.rpartition("Khen thưởng ")[2].strip() or "tỉnh"
    body, line, executors = _BODIES.get(decision.authority, ("", "", ""))
    proposed = {
        "issuing_body": body.format(home),
        "place": home.removeprefix("tỉnh ").removeprefix("thành phố "),
        "authority_line": decision.signer_position or line,
        "reason": "đã có thành tích xuất sắc",
        "executors": executors,
        "copies_to": "Như Điều 3\nBan Thi đua - Khen thưởng Trung ương\nCổng Thông tin điện tử tỉnh",
    }
    return proposed | queries.last_given(decision)


class NomineesForm(forms.Form):
    """Which nominees of a consultation go into the decision."""

    nominees = forms.ModelMultipleChoiceField(
        label="Trường hợp đưa vào quyết định",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Mời chọn ít nhất một trường hợp."},
    )

    def __init__(self, consultation, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nominees"].queryset = content.choosable(consultation)
        self.fields["nominees"].label_from_instance = _nominee_label


def _nominee_label(nominee) -> str:
    parts = [nominee.title.name_with_class(nominee.award_class), nominee.position, nominee.unit]
    name = f"{nominee.get_address_display()} {nominee.name}" if nominee.address else nominee.name
    return f"{name} ({', '.join(filter(None, parts))})"
