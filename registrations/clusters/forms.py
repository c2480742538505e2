"""Forms of clusters, for the back office."""

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from registrations.plausible_days import plausible_year
from registrations.units.body_form import OneBodyMixin
from registrations.units.models import OrganisingBody
from registrations.units.queries import current_units

from .models import Cluster, Seat


class ClusterForm(OneBodyMixin, WagtailAdminModelForm):
    """A cluster itself; its units are added on its page."""

    class Meta:
        model = Cluster
        fields = ["organising_body", "year", "kind", "name", "order", "decision"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial.setdefault("year", timezone.localdate().year)

    def clean_year(self):
        return plausible_year(self.cleaned_data["year"])


class AddSeatsForm(forms.Form):
    """Several units at once, as plain members."""

    units = forms.ModelMultipleChoiceField(
        current_units().none(),
        label="Đơn vị",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Mời chọn ít nhất một đơn vị.",
            "invalid_choice": "Đơn vị đã chọn không còn hoạt động.",
            "invalid_pk_value": "Mời chọn đơn vị trong danh sách.",
        },
    )

    def __init__(self, *args, cluster, **kwargs):
        super().__init__(*args, **kwargs)
        taken = Seat.objects.filter(
            cluster__year=cluster.year, cluster__organising_body=cluster.organising_body_id, effective_to__isnull=True
        )
        free = current_units().filter(organising_body=cluster.organising_body_id, parent__isnull=True)
        self.fields["units"].queryset = free.exclude(pk__in=taken.values("unit"))


class SeatForm(WagtailAdminModelForm):
    """What a unit is in its cluster, and for which days."""

    class Meta:
        model = Seat
        fields = ["role", "effective_from", "effective_to"]
        widgets = {"role": forms.RadioSelect, "effective_from": AdminDateInput, "effective_to": AdminDateInput}


class YearForm(forms.Form):
    """A year of a council, out of an address or a button."""

    organising_body = forms.ModelChoiceField(OrganisingBody.objects.all(), label="Hội đồng", empty_label=None)
    year = forms.IntegerField(
        label="Năm thi đua",
        min_value=1948,
        max_value=2200,
        error_messages={
            "invalid": "Mời ghi năm bằng bốn chữ số.",
            "min_value": "Mời xem lại năm.",
            "max_value": "Mời xem lại năm.",
            "required": "Mời ghi năm thi đua.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year
        self.fields["organising_body"].initial = OrganisingBody.objects.order_by("pk").first()


class ImportForm(YearForm):
    """The office's list, uploaded or pasted."""

    file = forms.FileField(
        label="Tệp danh sách",
        required=False,
        help_text="Nhận tệp XLSX, XLS, DOCX hoặc CSV, tối đa 2 MB. Tên cụm, khối ở một cột hoặc ở dòng riêng phía trên.",
        widget=forms.ClearableFileInput({"accept": ".xlsx,.xls,.docx,.csv"}),
    )
    text = forms.CharField(
        label="Hoặc dán danh sách",
        required=False,
        max_length=200_000,
        help_text="Mỗi đơn vị một dòng: cụm hoặc khối, đơn vị, vai trò (Trưởng, Phó). Chép từ bảng tính.",
        widget=forms.Textarea({"rows": 8}),
    )

    def clean(self):
        data = super().clean()
        if not self.errors and not data.get("file") and not data.get("text", "").strip():
            raise forms.ValidationError("Mời chọn tệp hoặc dán danh sách.")
        return data
