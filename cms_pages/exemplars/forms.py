"""The forms in which a consent is recorded and withdrawn."""

from django import forms
from django.utils import timezone

from registrations.exemplars import consents
from registrations.exemplars.forms import ConsentForm
from registrations.exemplars.kinds import SubjectKind, Way
from registrations.text_fields import LineField


class RecordForm(ConsentForm):
    """A consent, complete or not at all."""

    consent_way = forms.ChoiceField(label="Cách đồng ý", choices=[("", "Chọn cách"), *Way.choices], required=False)

    def __init__(self, page, data=None, files=None):
        self.kind = page.subject_kind
        super().__init__(None, data, files, person=page.subject_kind == SubjectKind.PERSON)
        for name in ("consent_name", "consent_on", "consent_way"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = "Mời ghi mục này."

    def clean(self):
        cleaned = super().clean()
        has_file = bool(cleaned.get("file"))
        facts = self.facts()
        for name, words in consents.gaps(facts, kind=self.kind, has_file=has_file, today=timezone.localdate()):
            if name not in self.errors:
                self.add_error(name, words)
        return cleaned


class WithdrawForm(forms.Form):
    """Who took a consent back, and how."""

    told = LineField(
        label="Ai rút lại, bằng cách nào",
        required=True,
        max_length=300,
        help_text="Ví dụ: chính người trong bài, gọi điện ngày 20/11/2026. Không hiện công khai.",
        error_messages={"required": "Mời ghi ai rút lại, bằng cách nào."},
    )
