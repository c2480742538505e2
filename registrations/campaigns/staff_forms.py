"""Forms of the officer who sets a campaign up."""

from __future__ import annotations

from datetime import datetime, time
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from registrations.titles.models import Form, Level
from registrations.units.models import Unit
from themes.base.vietnamese import datetime_text

from .models import Campaign, Question
from .wording import closing_day, closing_instant


class _ByFormAndLevel(forms.models.ModelChoiceIterator):
    """Titles under what is conferred and by which level, so that fifty boxes are found by eye."""

    def __iter__(self):
        forms_in_order, levels = [list(choices.values) for choices in (Form, Level)]
        titles = sorted(
            self.queryset, key=lambda each: (forms_in_order.index(each.form), levels.index(each.level), each.order)
        )
        for heading, group in groupby(titles, key=lambda each: f"{each.get_form_display()}, {_small(each)}"):
            yield heading, [self.choice(title) for title in group]


def _small(title):
    level = title.get_level_display()
    return level[:1].lower() + level[1:]


class TitlesField(forms.ModelMultipleChoiceField):
    """Boxes for titles in groups."""

    iterator = _ByFormAndLevel
    widget = forms.CheckboxSelectMultiple


class CampaignForm(WagtailAdminModelForm):
    """Days as the office writes them; the instants are computed and shown."""

    purpose = forms.ChoiceField(
        label="Đơn vị nộp gì",
        choices=Campaign.Purpose,
        widget=forms.RadioSelect,
        required=False,
        help_text="Nộp văn bản: đơn vị ghi số, ngày và gửi tệp đã ký, không có danh sách tập thể, cá nhân.",
    )
    opens_on = forms.DateField(label="Mở từ ngày", widget=AdminDateInput, help_text="Mở từ 0 giờ ngày này.")
    closing = forms.ChoiceField(label="Cách ghi thời hạn", choices=Campaign.Closing, widget=forms.RadioSelect)
    closes_on = forms.DateField(label="Ngày của thời hạn", widget=AdminDateInput)
    unit_kinds = forms.MultipleChoiceField(
        label="Loại đơn vị cần đăng ký", choices=Unit.Kind, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Campaign
        fields = [
            "purpose",
            "organising_body",
            "year",
            "name",
            "movement",
            "opens_on",
            "closing",
            "closes_on",
            "unit_kinds",
            "titles",
            "guidance",
            "signatory_only",
        ]
        field_classes = {"titles": TitlesField}
        widgets = {"titles": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        titles = self.fields["titles"].queryset.in_force(today)
        if self.instance.pk:
            titles = titles | self.instance.titles.all()
            self.initial["opens_on"] = timezone.localtime(self.instance.opens_at).date()
            self.initial["closes_on"] = closing_day(self.instance.closes_at, self.instance.closing)
            self.fields["closes_on"].help_text = f"Hiện nay đóng đúng lúc {datetime_text(self.instance.closes_at)}."
        else:
            self.initial.setdefault("year", today.year + 1)
            self.fields[
                "closes_on"
            ].help_text = (
                "Ví dụ “trước ngày 20/01” đóng lúc 0 giờ ngày 20; “đến hết ngày 20/01” đóng lúc 0 giờ ngày 21."
            )
        self.fields["titles"].queryset = titles.distinct().order_by("order", "name")
        self.fields["titles"].required = False
        self.fields["purpose"].disabled = bool(self.instance.pk)
        self.initial.setdefault("purpose", Campaign.Purpose.TITLES)

    def clean_purpose(self):
        """A form without the field means registering for titles."""
        return self.cleaned_data["purpose"] or Campaign.Purpose.TITLES

    def clean(self):
        """The instants; a deadline before the opening is refused, and so is moving it to the past for units at work."""
        cleaned = super().clean()
        if cleaned.get("purpose") == Campaign.Purpose.TITLES and not cleaned.get("titles") and not self["titles"].errors:
            self.add_error("titles", "Mời chọn ít nhất một danh hiệu.")
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        if not opens or not closes:
            return cleaned
        if not (2000 <= opens.year <= 2200 and 2000 <= closes.year <= 2200):
            raise ValidationError({"closes_on": "Mời xem lại năm."})
        opens_at = timezone.make_aware(datetime.combine(opens, time.min))
        closes_at = closing_instant(closes, cleaned.get("closing"))
        if closes_at <= opens_at:
            self.add_error("closes_on", "Thời hạn cần sau ngày mở.")
        if self.instance.pk and closes_at < self.instance.closes_at and self.instance.registrations.exists():
            self.add_error("closes_on", "Đã có đơn vị làm bản đăng ký, chỉ lùi thời hạn chứ không rút ngắn.")
        # The model's own check of its instants runs after this method, so they are set here.
        self.instance.opens_at, self.instance.closes_at = opens_at, closes_at
        return cleaned


class QuestionForm(forms.ModelForm):
    """One question; its kind stays as it is once a unit has answered."""

    class Meta:
        model = Question
        fields = ["order", "text", "hint", "kind", "measure", "choices", "required"]
        widgets = {"choices": forms.Textarea(attrs={"rows": 3}), "order": forms.NumberInput(attrs={"min": 0})}

    def clean(self):
        """A question to choose from needs at least two choices."""
        cleaned = super().clean()
        lines = [line for line in (cleaned.get("choices") or "").splitlines() if line.strip()]
        if cleaned.get("kind") == Question.Kind.CHOICE and len(lines) < 2:
            self.add_error("choices", "Mời ghi ít nhất hai lựa chọn, mỗi dòng một lựa chọn.")
        answered = self.instance.pk and self.instance.answers.exists()
        if answered and "kind" in self.changed_data:
            self.add_error("kind", "Đã có đơn vị trả lời, không đổi kiểu trả lời được nữa.")
        return cleaned


class BaseQuestionFormSet(forms.BaseInlineFormSet):
    """A question that has been answered is not taken away."""

    def clean(self):
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and form.instance.answers.exists():
                raise ValidationError(f"“{form.instance.text}” đã có đơn vị trả lời, không xóa được nữa.")


QuestionFormSet = forms.inlineformset_factory(
    Campaign, Question, form=QuestionForm, formset=BaseQuestionFormSet, extra=3, max_num=60, can_delete=True
)
