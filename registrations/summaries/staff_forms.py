"""Forms of the officers who sum up what was sent in."""

from django import forms

from registrations.safeguards.words import clean_text


class OutcomeForm(forms.Form):
    """Conclusions for the public; the numbers are counted, not typed."""

    conclusions = forms.CharField(
        label="Kết luận",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Nêu chung, không nhắc lại nội dung hay người gửi của từng ý kiến.",
        error_messages={"required": "Ghi kết luận."},
    )

    def clean_conclusions(self):
        return clean_text(self.cleaned_data["conclusions"])
