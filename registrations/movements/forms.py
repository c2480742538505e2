"""The movement's form in the back office."""

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm

from registrations.units.body_form import OneBodyMixin

from .models import Movement


class MovementForm(OneBodyMixin, WagtailAdminModelForm):
    """All facts of a movement; the address may stay empty."""

    slug = forms.SlugField(
        label="Tên trong địa chỉ", required=False, max_length=120, help_text="Bỏ trống để lập từ tên phong trào."
    )

    class Meta:
        model = Movement
        fields = [
            "organising_body",
            "name",
            "level",
            "kind",
            "starts_on",
            "ends_on",
            "launch_number",
            "criteria",
            "slug",
        ]
