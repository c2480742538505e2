"""Forms of the back office for recipients."""

from django import forms

from .models import Recipient


class RecipientForm(forms.ModelForm):
    """How a recipient is named, and what only officers read of it."""

    class Meta:
        model = Recipient
        fields = ("name", "honorific", "other_names", "birth_year", "shows_birth_year", "note")
        widgets = {"other_names": forms.Textarea(attrs={"rows": 3}), "note": forms.Textarea(attrs={"rows": 3})}

    def clean(self):
        """A year of birth can be shown only if there is one."""
        values = super().clean()
        if values.get("shows_birth_year") and not values.get("birth_year") and "birth_year" not in self.errors:
            self.add_error("birth_year", "Mời ghi năm sinh, hoặc bỏ chọn “hiện năm sinh”.")
        return values


class ChoiceForm(forms.Form):
    """Chosen records and why; every unknown value is told, nothing is guessed."""

    luot = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": "Mời chọn các lượt.", "invalid_choice": "Lượt này không có ở đây."}
    )
    ly_do = forms.CharField(label="Căn cứ", max_length=500, required=False)

    def __init__(self, *args, records, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["luot"].choices = [(record.pk, record.name) for record in records]
