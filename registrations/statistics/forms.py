"""Forms of the office for targets: rules are ticked from the closed list, never written by hand."""

from django import forms

from registrations.units.body_form import OneBodyMixin

from . import conditions
from .models import TargetRatio, TargetSet


class RuleField(forms.MultipleChoiceField):
    """Conditions to tick, kept as a rule (see ``conditions``)."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        super().__init__(choices=conditions.options, **kwargs)

    def prepare_value(self, value):
        return conditions.to_options(value) if isinstance(value, dict) else value

    def clean(self, value):
        return conditions.from_options(super().clean(value))

    def has_changed(self, initial, data):
        return conditions.from_options(data or []) != (initial or {})


class TargetSetForm(OneBodyMixin, forms.ModelForm):
    """A decision of the province that sets targets."""

    class Meta:
        model = TargetSet
        fields = [
            "organising_body",
            "code",
            "name",
            "year_from",
            "year_to",
            "source",
            "verified",
            "released",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}


class TargetRatioForm(forms.ModelForm):
    """One ratio of a set."""

    denominator = RuleField(
        label="Mẫu số gồm các lượt khen thưởng",
        required=False,
        help_text="Các mục trong một nhóm là “hoặc”, các nhóm là “và”. Không đánh dấu gì: mọi lượt của giai đoạn.",
    )
    numerator = RuleField(
        label="Tử số: trong mẫu số, những lượt",
        error_messages={"required": "Cần ít nhất một điều kiện, nếu không tỷ lệ luôn là 100 %."},
    )

    class Meta:
        model = TargetRatio
        fields = [
            "target_set",
            "order",
            "name",
            "denominator",
            "numerator",
            "operator",
            "threshold",
            "printed",
            "places",
            "base_period",
            "base_printed",
            "base_numerator",
            "base_denominator",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
