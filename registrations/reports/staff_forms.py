"""Forms of the officer who sets a period up and judges reports."""

from __future__ import annotations

import uuid
from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from registrations.campaigns.models import Campaign, Question
from registrations.campaigns.review_forms import DeadlineField, future_end
from registrations.campaigns.wording import THROUGH, closing_day, closing_instant, last_day
from registrations.text_fields import TextField
from registrations.units.body_form import OneBodyMixin
from registrations.units.models import Unit
from themes.base.vietnamese import datetime_text

from . import marks
from .forms import ResultField
from .models import Indicator, ReportPeriod, Section


class PeriodForm(OneBodyMixin, WagtailAdminModelForm):
    """Days as the office writes them; the instants are computed and shown."""

    opens_on = forms.DateField(label="Mở từ ngày", widget=AdminDateInput, help_text="Mở từ 0 giờ ngày này.")
    closing = forms.ChoiceField(label="Cách ghi thời hạn", choices=Campaign.Closing, widget=forms.RadioSelect)
    closes_on = forms.DateField(label="Ngày của thời hạn", widget=AdminDateInput)
    late_on = forms.DateField(
        label="Nhận nộp muộn đến hết ngày",
        required=False,
        widget=AdminDateInput,
        help_text="Bỏ trống: hết hạn là không nhận nữa. Báo cáo gửi sau thời hạn được ghi là nộp muộn.",
    )
    unit_kinds = forms.MultipleChoiceField(
        label="Loại đơn vị cần báo cáo", choices=Unit.Kind, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ReportPeriod
        fields = [
            "organising_body",
            "kind",
            "year",
            "name",
            "movement",
            "starts_on",
            "ends_on",
            "opens_on",
            "closing",
            "closes_on",
            "late_on",
            "unit_kinds",
            "campaign",
            "previous",
            "guidance",
            "signatory_only",
        ]
        widgets = {"starts_on": AdminDateInput, "ends_on": AdminDateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        period = self.instance
        self.fields["previous"].queryset = ReportPeriod.objects.exclude(pk=period.pk)
        self.fields[
            "previous"
        ].help_text = "Kết quả của kỳ này đứng cạnh để đơn vị so sánh, theo từng chỉ tiêu được chép."
        if period.pk:
            self.initial["opens_on"] = timezone.localtime(period.opens_at).date()
            self.initial["closes_on"] = closing_day(period.closes_at, period.closing)
            self.initial["late_on"] = last_day(period.late_until) if period.late_until else None
            self.fields["closes_on"].help_text = f"Hiện nay đóng đúng lúc {datetime_text(period.closes_at)}."
        else:
            self.initial.setdefault("year", timezone.localdate().year)
            self.fields[
                "closes_on"
            ].help_text = (
                "Ví dụ “trước ngày 20/12” đóng lúc 0 giờ ngày 20; “đến hết ngày 20/12” đóng lúc 0 giờ ngày 21."
            )

    def clean(self):
        """The instants; a deadline before the opening is refused, and so is shortening it for units at work."""
        cleaned = super().clean()
        opens, closes, late = (cleaned.get(name) for name in ("opens_on", "closes_on", "late_on"))
        if not opens or not closes:
            return cleaned
        if any(day and not 2000 <= day.year <= 2200 for day in (opens, closes, late)):
            raise ValidationError({"closes_on": "Mời xem lại năm."})
        opens_at = timezone.make_aware(datetime.combine(opens, time.min))
        closes_at = closing_instant(closes, cleaned.get("closing"))
        late_until = closing_instant(late, THROUGH) if late else None
        if closes_at <= opens_at:
            self.add_error("closes_on", "Thời hạn cần sau ngày mở.")
        before, ends_on = cleaned.get("previous"), cleaned.get("ends_on")
        if before and before.ends_on and ends_on and before.ends_on >= ends_on:
            self.add_error("previous", "Kỳ để so sánh cần kết thúc trước kỳ này. Mời chọn kỳ khác.")
        if late_until and late_until <= closes_at:
            self.add_error("late_on", "Ngày nhận nộp muộn cần sau thời hạn.")
        if self.instance.pk and closes_at < self.instance.closes_at and self.instance.reports.exists():
            self.add_error("closes_on", "Đã có đơn vị làm báo cáo, chỉ lùi thời hạn chứ không rút ngắn.")
        if not self.errors:
            # The model's own check of its instants runs after this method, so they are set here.
            self.instance.opens_at, self.instance.closes_at = opens_at, closes_at
            self.instance.late_until = late_until
        return cleaned


class IndicatorForm(forms.ModelForm):
    """One indicator; what it measures stays as it is once a unit has answered."""

    target_key = forms.TypedChoiceField(
        label="Mục tiêu lấy từ câu hỏi đăng ký", required=False, coerce=uuid.UUID, empty_value=None
    )

    lowest = ResultField(label="Thường không dưới", required=False)
    highest = ResultField(
        label="Thường không quá", required=False, help_text="Ngoài mức này đơn vị được gợi ý xem lại."
    )

    class Meta:
        model = Indicator
        fields = [
            "order",
            "name",
            "hint",
            "kind",
            "measure",
            "required",
            "roll_up",
            "part",
            "whole",
            "part_of",
            "better",
            "lowest",
            "highest",
            "target_key",
        ]
        widgets = {"order": forms.NumberInput(attrs={"min": 0})}

    def __init__(self, *args, period: ReportPeriod, **kwargs):
        super().__init__(*args, **kwargs)
        figures = period.indicators.exclude(kind=Indicator.Kind.TEXT).exclude(pk=self.instance.pk)
        for name in ("part", "whole", "part_of"):
            self.fields[name].queryset = figures
        kinds = (Question.Kind.NUMBER, Question.Kind.PERCENT)
        asked = Question.objects.none()
        if period.campaign_id:
            asked = Question.objects.filter(campaign=period.campaign_id, kind__in=kinds).order_by("order", "-version")
        known = dict.fromkeys((str(each.key), each.text) for each in asked)
        self.fields["target_key"].choices = [("", "Không có"), *known]
        if self.instance.target_key:
            self.initial["target_key"] = str(self.instance.target_key)

    def clean(self):
        """A share names its two indicators; an answered indicator keeps its kind and measure; bounds in order."""
        cleaned = super().clean()
        if cleaned.get("roll_up") == Indicator.RollUp.SHARE:
            for name in ("part", "whole"):
                if not cleaned.get(name):
                    self.add_error(name, "Tỷ lệ cần cả tử số và mẫu số. Mời lưu hai chỉ tiêu ấy trước rồi chọn ở đây.")
            if cleaned.get("kind") != Indicator.Kind.PERCENT:
                self.add_error("kind", "Chỉ tiêu là tỷ lệ của hai chỉ tiêu khác thì kiểu là tỷ lệ phần trăm.")
        if cleaned.get("kind") == Indicator.Kind.PERCENT and cleaned.get("roll_up") == Indicator.RollUp.SUM:
            self.add_error(
                "roll_up", "Tỷ lệ phần trăm không cộng được. Mời chọn bình quân hoặc tỷ lệ của hai chỉ tiêu."
            )
        if cleaned.get("kind") == Indicator.Kind.TEXT and cleaned.get("roll_up") != Indicator.RollUp.NONE:
            cleaned["roll_up"] = self.instance.roll_up = Indicator.RollUp.NONE
        low, high = cleaned.get("lowest"), cleaned.get("highest")
        if low is not None and high is not None and low > high:
            self.add_error("highest", "Mức cao cần từ mức thấp trở lên.")
        if self.instance.pk and self.instance.figures.exists():
            for name in ("kind", "measure"):
                if name in self.changed_data:
                    self.add_error(name, "Đã có đơn vị ghi kết quả, không đổi mục này được nữa.")
        return cleaned


class _Kept(forms.BaseInlineFormSet):
    """What has been answered is not taken away."""

    answers = ""

    def clean(self):
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and getattr(form.instance, self.answers).exists():
                raise ValidationError(f"“{form.instance}” đã có đơn vị trả lời, không xóa được nữa.")


class _Indicators(_Kept):
    answers = "figures"

    def clean(self):
        super().clean()
        gone = {form.instance.pk for form in self.deleted_forms if form.instance.pk}
        for form in self.forms:
            if form in self.deleted_forms or not hasattr(form, "cleaned_data"):
                continue
            links = [form.cleaned_data.get(name) for name in ("part", "whole", "part_of")]
            if any(each and each.pk in gone for each in links):
                raise ValidationError(
                    f"“{form.instance}” còn dựa vào chỉ tiêu vừa đánh dấu xóa. Mời sửa chỉ tiêu này trước."
                )


class _Sections(_Kept):
    answers = "passages"


IndicatorFormSet = forms.inlineformset_factory(
    ReportPeriod, Indicator, form=IndicatorForm, formset=_Indicators, extra=3, max_num=80, can_delete=True
)
SectionFormSet = forms.inlineformset_factory(
    ReportPeriod,
    Section,
    formset=_Sections,
    fields=["order", "heading", "hint", "word_limit", "required"],
    widgets={"order": forms.NumberInput(attrs={"min": 0})},
    extra=2,
    max_num=20,
    can_delete=True,
)


class ReturnForm(forms.Form):
    """Trả lại: the officer's reason, the places to mend, and until when."""

    reason = TextField(
        label="Lý do và những điểm cần bổ sung",
        required=True,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Đơn vị đọc được nội dung này.",
        error_messages={"required": "Mời ghi lý do để đơn vị biết cần bổ sung gì."},
    )
    marked = forms.MultipleChoiceField(
        label="Các chỗ cần bổ sung", required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    until = DeadlineField(
        label="Đơn vị gửi lại đến hết ngày", required=False, help_text="Bỏ trống thì theo hạn chung của kỳ."
    )

    def __init__(self, *args, period: ReportPeriod, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["marked"].choices = marks.choices(period)

    def clean_until(self):
        """The instant after the day, or None; a day that is over is refused."""
        return future_end(self.cleaned_data["until"])
