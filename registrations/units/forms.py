"""Forms of the directory of units, for the back office."""

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from .body_form import OneBodyMixin
from .models import Membership, Succession, Unit, UnitName

DAY = {"effective_from": AdminDateInput, "effective_to": AdminDateInput, "on": AdminDateInput}


class UnitForm(OneBodyMixin, WagtailAdminModelForm):
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


class _Colleague(forms.ModelChoiceField):
    def label_from_instance(self, membership):
        return f"{membership.user}, {membership.get_role_display().lower()}"


class HandOverForm(forms.Form):
    """To whom somebody who leaves passes the work."""

    colleague = _Colleague(
        Membership.objects.none(),
        label="Bàn giao cho",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Mời chọn người nhận bàn giao.",
            "invalid_choice": "Mời chọn một người đang là thành viên của đơn vị.",
        },
    )

    def __init__(self, *args, membership, **kwargs):
        super().__init__(*args, **kwargs)
        others = Membership.objects.filter(unit=membership.unit, user__is_active=True).at(timezone.now())
        self.fields["colleague"].queryset = others.exclude(user=membership.user_id).select_related("user")
