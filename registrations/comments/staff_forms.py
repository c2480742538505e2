"""Forms of the officers who handle comments."""

from django import forms

from registrations.safeguards.words import clean_text

from . import rules
from .models import Comment
from .queries import officers


class HandlingForm(forms.Form):
    """What an officer does with a comment."""

    state = forms.ChoiceField(label="Trạng thái")
    classification = forms.ChoiceField(label="Phân loại", choices=Comment.Classification.choices, required=False)
    assignee = forms.ModelChoiceField(label="Người xử lý", queryset=None, required=False, empty_label="Chưa giao")
    note = forms.CharField(
        label="Ghi chú nội bộ", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, comment, **kwargs):
        initial = {name: getattr(comment, name) for name in ("state", "classification", "assignee")}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["state"].choices = [(state, Comment.State(state).label) for state in rules.next_states(comment)]
        self.fields["assignee"].queryset = officers()

    def clean_note(self):
        return clean_text(self.cleaned_data["note"])
