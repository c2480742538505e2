"""Forms of the directory of units, for the back office."""

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from .models import Membership, Succession, Unit, UnitName

DAY = {"effective_from": AdminDateInput, "effective_to": AdminDateInput, "on": AdminDateInput}


class UnitForm(WagtailAdminModelForm):
    """Everything that is kept of a unit itself."""

    class Meta:
        model = Unit
        fields = [
            "organising_body",
            "kind",
            "name",
            "short_name",
            "code",
            "parent",
            "former_district",
            "effective_from",
            "effective_to",
            "source",
            "verified",
        ]
        widgets = DAY

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Unit.objects.in_order()
        self.fields["former_district"].queryset = Unit.objects.filter(kind__in=Unit.FORMER_DISTRICTS).in_order()


class UnitNameForm(WagtailAdminModelForm):
    class Meta:
        model = UnitName
        fields = ["name", "kind", "effective_from", "effective_to", "source", "verified"]
        widgets = DAY


class PredecessorForm(WagtailAdminModelForm):
    """Which unit passed into this one."""

    class Meta:
        model = Succession
        fields = ["predecessor", "on", "partial", "source", "verified"]
        widgets = DAY

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["predecessor"].queryset = Unit.objects.exclude(pk=self.instance.successor_id).in_order()


class RoleForm(forms.Form):
    """The role of a member."""

    role = forms.ChoiceField(label="Vai trò", choices=Membership.Role, widget=forms.RadioSelect)
