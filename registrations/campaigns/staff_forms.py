"""Forms of the officer who sets a campaign up."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from registrations.titles.models import Form, Level
from registrations.units.models import Unit
from themes.base.vietnamese import datetime_text

from .deadlines import deadline_for
from .models import Campaign, Question
from .steps import COLLECTIVES, FILES, OPTIONAL, PERSONS, TARGETS
from .wording import THROUGH, closing_day, closing_instant

FORMER_KINDS = {Unit.Kind.TOWNSHIP, Unit.Kind.DISTRICT, Unit.Kind.CITY}
KINDS = [(kind.value, kind.label) for kind in Unit.Kind if kind not in FORMER_KINDS]


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
    late_on = forms.DateField(
        label="Vẫn nhận bản nộp muộn đến hết ngày",
        required=False,
        widget=AdminDateInput,
        help_text="Bản gửi sau thời hạn được ghi là nộp muộn. Bỏ trống: hết hạn là không nhận.",
    )
    unit_kinds = forms.MultipleChoiceField(
        label="Loại đơn vị cần đăng ký", choices=Unit.Kind, widget=forms.CheckboxSelectMultiple
    )

    left_out = forms.MultipleChoiceField(
        label="Phần không hỏi trong đợt này",
        required=False,
        choices=[(step.key, step.name) for step in OPTIONAL],
        widget=forms.CheckboxSelectMultiple,
        help_text="Phần được chọn không hiện với đơn vị. Ví dụ đợt chỉ đăng ký tập thể thì chọn Cá nhân.",
    )

    class Meta:
        model = Campaign
        fields = [
            "organising_body",
            "purpose",
            "year",
            "name",
            "movement",
            "opens_on",
            "closing",
            "closes_on",
            "late_on",
            "unit_kinds",
            "titles",
            "left_out",
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
            self._show_instants()
        else:
            self.initial.setdefault("year", today.year + 1)
            example = "Ví dụ “trước ngày 20/01” đóng lúc 0 giờ ngày 20; “đến hết ngày 20/01” đóng lúc 0 giờ ngày 21."
            self.fields["closes_on"].help_text = example
        self.fields["titles"].queryset = titles.distinct().order_by("order", "name")
        self.fields["titles"].required = False
        self.fields["purpose"].disabled = bool(self.instance.pk)
        self.initial.setdefault("purpose", Campaign.Purpose.TITLES)
        own = self.instance.own_deadlines
        for kind, label in KINDS:
            closes_at, closing = own.get(kind, (None, THROUGH))
            self.fields[f"closing_{kind}"] = forms.ChoiceField(
                label=f"Cách ghi thời hạn riêng: {label}",
                choices=Campaign.Closing,
                required=False,
                initial=closing,
            )
            self.fields[f"closes_{kind}"] = forms.DateField(
                label=f"Ngày của thời hạn riêng: {label}",
                required=False,
                widget=AdminDateInput,
                initial=closing_day(closes_at, closing) if closes_at else None,
            )

    def _show_instants(self):
        campaign = self.instance
        self.initial["opens_on"] = timezone.localtime(campaign.opens_at).date()
        self.initial["closes_on"] = closing_day(campaign.closes_at, campaign.closing)
        if campaign.late_until:
            self.initial["late_on"] = closing_day(campaign.late_until, THROUGH)
        self.fields["closes_on"].help_text = f"Hiện nay đóng đúng lúc {datetime_text(campaign.closes_at)}."

    def own_rows(self):
        """For the template: label of the kind, and its two fields."""
        return [(label, self[f"closing_{kind}"], self[f"closes_{kind}"]) for kind, label in KINDS]

    def own_are_open(self) -> bool:
        """Whether some kind has a deadline of its own, typed or kept."""
        return any(self[f"closes_{kind}"].value() or self[f"closes_{kind}"].errors for kind, _ in KINDS)

    def clean_purpose(self):
        """A form without the field means registering for titles."""
        return self.cleaned_data["purpose"] or Campaign.Purpose.TITLES

    def clean_left_out(self):
        """Something must be left to ask, and a part that holds questions is asked."""
        keys = self.cleaned_data["left_out"]
        if {COLLECTIVES.key, PERSONS.key, TARGETS.key} <= set(keys):
            raise ValidationError("Mời giữ ít nhất một trong các phần tập thể, cá nhân, chỉ tiêu.")
        for each in self.instance.questions.current() if self.instance.pk else ():
            part = FILES if each.kind == Question.Kind.FILE else TARGETS
            if part.key in keys:
                raise ValidationError(f"Phần {part.name} đang có câu hỏi “{each.text}”. Mời bỏ câu hỏi ấy trước.")
        return keys

    def clean(self):
        """The instants; a deadline before the opening is refused, and so is moving it back for units at work."""
        cleaned = super().clean()
        if (
            cleaned.get("purpose") == Campaign.Purpose.TITLES
            and not cleaned.get("titles")
            and not self["titles"].errors
        ):
            self.add_error("titles", "Mời chọn ít nhất một danh hiệu.")
        if cleaned.get("purpose") == Campaign.Purpose.DOCUMENT:
            cleaned["left_out"] = []
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        if not opens or not closes:
            return cleaned
        if not all(2000 <= day.year <= 2200 for day in (opens, closes)):
            raise ValidationError({"closes_on": "Mời xem lại năm."})
        opens_at = timezone.make_aware(datetime.combine(opens, time.min))
        closes_at = closing_instant(closes, cleaned.get("closing"))
        own = {kind: self._own(cleaned, kind, opens_at) for kind, _ in KINDS}
        cleaned["own_deadlines"] = {kind: each for kind, each in own.items() if each}
        if closes_at <= opens_at:
            self.add_error("closes_on", "Thời hạn cần sau ngày mở.")
        self._refuse_shortening(closes_at, cleaned["own_deadlines"])
        late_until = self._late_until(
            cleaned.get("late_on"), [closes_at, *(at for at, _ in filter(None, own.values()))]
        )
        # The model's own check of its instants runs after this method, so they are set here.
        self.instance.opens_at, self.instance.closes_at, self.instance.late_until = opens_at, closes_at, late_until
        return cleaned

    def _own(self, cleaned, kind: str, opens_at: datetime):
        day: date | None = cleaned.get(f"closes_{kind}")
        if day is None:
            return None
        if not 2000 <= day.year <= 2200:
            self.add_error(f"closes_{kind}", "Mời xem lại năm.")
            return None
        closing = cleaned.get(f"closing_{kind}") or THROUGH
        closes_at = closing_instant(day, closing)
        if closes_at <= opens_at:
            self.add_error(f"closes_{kind}", "Thời hạn cần sau ngày mở.")
        return closes_at, closing

    def _late_until(self, day: date | None, deadlines: list[datetime]) -> datetime | None:
        if day is None:
            return None
        if not 2000 <= day.year <= 2200:
            self.add_error("late_on", "Mời xem lại năm.")
            return None
        until = closing_instant(day, THROUGH)
        if until <= max(deadlines):
            self.add_error("late_on", "Ngày này cần sau mọi thời hạn của đợt.")
            return None
        return until

    def _refuse_shortening(self, closes_at: datetime, own: dict) -> None:
        if not self.instance.pk:
            return
        at_work = set(self.instance.registrations.values_list("unit__kind", flat=True))
        for kind in at_work:
            before = deadline_for(Campaign.objects.get(pk=self.instance.pk), kind).closes_at
            if own.get(kind, (closes_at,))[0] < before:
                field = f"closes_{kind}" if kind in own else "closes_on"
                self.add_error(field, "Đã có đơn vị làm bản đăng ký, chỉ lùi thời hạn chứ không rút ngắn.")
                return
