"""Periods of reporting, the indicators they ask for, and what units report.

A figure is kept in whole ten-thousandths: a sum over any number of units is exact on every database.
"""

import uuid
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.campaigns.deadlines import Deadline
from registrations.campaigns.models import Campaign
from registrations.movements.models import Movement
from registrations.receipts.models import Receipt, SentByUnit
from registrations.signing.models import Confirmation
from registrations.units.models import OrganisingBody, Unit

from .querysets import PeriodQuerySet, ReportQuerySet
from .summary_models import Summary

__all__ = [
    "SCALE",
    "Figure",
    "Indicator",
    "Passage",
    "ReportFile",
    "ReportPeriod",
    "ReportReminder",
    "ReportReview",
    "ReportSubmission",
    "Section",
    "Summary",
    "UnitReport",
]
SCALE = 10_000


class ReportPeriod(models.Model):
    """Kỳ báo cáo kết quả phong trào thi đua: who reports what, on which time, until which instant."""

    class Kind(models.TextChoices):
        HALF = "6-thang", "Sơ kết 6 tháng"
        YEAR = "nam", "Tổng kết năm"
        SCHOOL_YEAR = "nam-hoc", "Tổng kết năm học"
        THEMATIC = "chuyen-de", "Chuyên đề"

    organising_body = models.ForeignKey(
        OrganisingBody, models.PROTECT, related_name="report_periods", verbose_name="hội đồng tổ chức"
    )
    kind = models.CharField("loại kỳ", max_length=10, choices=Kind, default=Kind.YEAR)
    year = models.PositiveSmallIntegerField("năm", help_text="Năm học ghi năm kết thúc, ví dụ 2027 cho 2026-2027.")
    name = models.CharField("tên kỳ", max_length=200, help_text="Ví dụ “Báo cáo tổng kết phong trào thi đua năm 2027”.")
    movement = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="report_periods", verbose_name="phong trào"
    )
    campaign = models.ForeignKey(
        Campaign,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="report_periods",
        verbose_name="lấy mục tiêu từ đợt đăng ký",
    )
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="so với kỳ"
    )
    starts_on = models.DateField("số liệu từ ngày", null=True, blank=True)
    ends_on = models.DateField("số liệu đến hết ngày", null=True, blank=True)
    opens_at = models.DateTimeField("mở từ lúc")
    closes_at = models.DateTimeField("đóng lúc")
    closing = models.CharField(
        "cách ghi thời hạn", max_length=5, choices=Campaign.Closing, default=Campaign.Closing.THROUGH
    )
    late_until = models.DateTimeField(
        "nhận bản nộp muộn đến trước lúc", null=True, blank=True, help_text="Bỏ trống: hết hạn là không nhận nữa."
    )
    unit_kinds = models.JSONField("loại đơn vị cần báo cáo", default=list)
    guidance = models.TextField("hướng dẫn cho đơn vị", blank=True)
    signatory_only = models.BooleanField(
        "chỉ người ký duyệt được gửi", default=True, help_text="Bỏ chọn để người nhập cũng gửi được báo cáo."
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kỳ báo cáo"
        ordering = ["-closes_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="reports_closes_after_opening",
                violation_error_message="Thời hạn cần sau lúc mở.",
            ),
            models.CheckConstraint(
                condition=Q(late_until__isnull=True) | Q(late_until__gt=F("closes_at")),
                name="reports_late_after_closing",
                violation_error_message="Thời hạn nhận nộp muộn cần sau thời hạn.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="reports_span",
                violation_error_message="Ngày cuối của số liệu cần bằng hoặc sau ngày đầu.",
            ),
        ]

    def __str__(self):
        return self.name

    def due(self, extended_until=None) -> Deadline:
        """The deadline, for a unit that was granted more time too; more time never shortens."""
        closes_at, closing = self.closes_at, self.closing
        granted = extended_until is not None and extended_until > closes_at
        if granted:
            closes_at, closing = extended_until, Campaign.Closing.THROUGH
        return Deadline(closes_at, closing, max(closes_at, self.late_until or closes_at), granted)

    @property
    def deadline(self):
        """The deadline as the office writes it: "đến hết ngày 15/12/2027"."""
        return self.due().words

    @property
    def span(self):
        """The time reported on, in words; empty where it is not told."""
        if self.starts_on and self.ends_on:
            return f"từ ngày {self.starts_on:%d/%m/%Y} đến hết ngày {self.ends_on:%d/%m/%Y}"
        return f"đến hết ngày {self.ends_on:%d/%m/%Y}" if self.ends_on else ""


class Indicator(models.Model):
    """Chỉ tiêu báo cáo: one figure or short text that every unit reports."""

    class Kind(models.TextChoices):
        NUMBER = "number", "Số"
        PERCENT = "percent", "Tỷ lệ phần trăm"
        TEXT = "text", "Đoạn văn ngắn"

    class RollUp(models.TextChoices):
        SUM = "sum", "Cộng các đơn vị"
        MEAN = "mean", "Bình quân các đơn vị"
        SHARE = "share", "Tỷ lệ của hai chỉ tiêu khác"
        NONE = "none", "Không tổng hợp"

    class Better(models.TextChoices):
        HIGHER = "cao", "Càng cao càng tốt"
        LOWER = "thap", "Càng thấp càng tốt"
        NEITHER = "", "Không so sánh"

    period = models.ForeignKey(ReportPeriod, models.CASCADE, related_name="indicators", verbose_name="kỳ báo cáo")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    name = models.CharField("tên chỉ tiêu", max_length=300)
    hint = models.CharField("giải thích cách tính", max_length=300, blank=True)
    kind = models.CharField("kiểu", max_length=10, choices=Kind, default=Kind.NUMBER)
    measure = models.CharField("đơn vị tính", max_length=40, blank=True, help_text="Ví dụ: người, sáng kiến, hộ.")
    required = models.BooleanField("cần có khi gửi", default=True)
    roll_up = models.CharField("tổng hợp", max_length=5, choices=RollUp, default=RollUp.SUM)
    part = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tử số của tỷ lệ"
    )
    whole = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mẫu số của tỷ lệ"
    )
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name="là một phần của chỉ tiêu"
    )
    better = models.CharField("chiều tốt", max_length=4, choices=Better, default=Better.HIGHER, blank=True)
    lowest = models.DecimalField("thường không dưới", max_digits=16, decimal_places=4, null=True, blank=True)
    highest = models.DecimalField("thường không quá", max_digits=16, decimal_places=4, null=True, blank=True)
    # The same indicator from one period to the next, and the question of the campaign that holds its target.
    key = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    target_key = models.UUIDField("mục tiêu lấy từ câu hỏi", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "chỉ tiêu báo cáo"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["period", "key"], name="reports_indicator_once_a_period")]

    def __str__(self):
        return self.name

    @property
    def is_figure(self):
        """Whether a number is asked for."""
        return self.kind != self.Kind.TEXT

    @property
    def unit_of_measure(self):
        """What stands behind its figures: "%", "hộ", or nothing."""
        return "%" if self.kind == self.Kind.PERCENT else self.measure


class Section(models.Model):
    """Phần lời của báo cáo: one heading under which units write."""

    period = models.ForeignKey(ReportPeriod, models.CASCADE, related_name="sections", verbose_name="kỳ báo cáo")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    heading = models.CharField("đề mục", max_length=200)
    hint = models.CharField("gợi ý", max_length=300, blank=True)
    word_limit = models.PositiveSmallIntegerField("số từ tối đa", null=True, blank=True)
    required = models.BooleanField("cần có khi gửi", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "phần lời"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.heading


class UnitReport(models.Model):
    """Báo cáo kết quả of one unit in one period: the working copy; what was sent stands in its submissions."""

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        SENT = "sent", "Đã gửi"
        RETURNED = "returned", "Cần bổ sung"
        ACCEPTED = "accepted", "Đã tiếp nhận"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    period = models.ForeignKey(ReportPeriod, models.PROTECT, related_name="reports", verbose_name="kỳ báo cáo")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports", verbose_name="đơn vị")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT, db_index=True)
    extended_until = models.DateTimeField("được gửi đến trước lúc", null=True, blank=True)
    contact_name = models.CharField("người liên hệ", max_length=150, blank=True)
    contact_phone = models.CharField("điện thoại liên hệ", max_length=40, blank=True)
    # The token of the draft, and for each step the version at which it last changed.
    version = models.PositiveIntegerField(default=1)
    step_versions = models.JSONField(default=dict)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người sửa cuối"
    )
    changed_at = models.DateTimeField("lúc sửa cuối", default=timezone.now)
    created_at = models.DateTimeField("lúc tạo", default=timezone.now, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "báo cáo kết quả"
        ordering = ["period", "unit"]
        constraints = [models.UniqueConstraint(fields=["period", "unit"], name="reports_one_per_unit")]
        permissions = [("review_unitreport", "Tiếp nhận, trả lại báo cáo kết quả")]

    def __str__(self):
        return f"{self.period}: {self.unit}"

    def get_absolute_url(self):
        return reverse("reports:report", args=[self.pk])

    @property
    def due(self) -> Deadline:
        """The unit's own deadline."""
        return self.period.due(self.extended_until)

    @property
    def deadline(self):
        """The unit's own deadline in words."""
        return self.due.words


class Figure(models.Model):
    """Kết quả of a unit for one indicator: a number in ten-thousandths, or a text; with what the unit says of it."""

    report = models.ForeignKey(UnitReport, models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="figures")
    scaled = models.BigIntegerField(null=True)
    text = models.TextField("lời", blank=True)
    note = models.CharField("giải trình", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "số liệu báo cáo"
        constraints = [models.UniqueConstraint(fields=["report", "indicator"], name="reports_one_figure")]

    def __str__(self):
        return self.text[:80] if self.scaled is None else str(self.number)

    @property
    def number(self) -> Decimal | None:
        """The figure itself."""
        return None if self.scaled is None else Decimal(self.scaled) / SCALE


class Passage(models.Model):
    """Đoạn lời of a unit under one heading."""

    report = models.ForeignKey(UnitReport, models.CASCADE, related_name="passages")
    section = models.ForeignKey(Section, models.PROTECT, related_name="passages")
    text = models.TextField("nội dung", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "đoạn lời"
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="reports_one_passage")]

    def __str__(self):
        return self.text[:80]


class ReportFile(models.Model):
    """Tệp kèm báo cáo."""

    report = models.ForeignKey(UnitReport, models.CASCADE, related_name="files")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="report_file")

    class Meta:
        verbose_name = verbose_name_plural = "tệp kèm báo cáo"
        ordering = ["pk"]

    def __str__(self):
        return str(self.attachment)


class ReportSubmission(SentByUnit):
    """Lần gửi báo cáo: what a unit sent, exactly as it was, with its receipt. Written once."""

    report = models.ForeignKey(UnitReport, models.PROTECT, related_name="submissions")
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="report_submission")
    # The deadline that held for the unit when it sent: more time granted later does not make it punctual.
    due_at = models.DateTimeField("hạn lúc gửi")
    confirmation = models.OneToOneField(
        Confirmation, models.PROTECT, null=True, related_name="report_submission", verbose_name="cách xác nhận"
    )
    attachments = models.ManyToManyField(Attachment, related_name="report_submissions")

    class Meta:
        verbose_name = verbose_name_plural = "lần gửi báo cáo"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="reports_submission_number")]

    def __str__(self):
        return f"{self.report}, lần {self.number}"

    @property
    def is_late(self):
        """Whether it came after the deadline."""
        return self.submitted_at >= self.due_at


class ReportReview(models.Model):
    """Xử lý báo cáo: that an officer accepted or returned it, or granted more time, and why."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "Tiếp nhận"
        RETURNED = "returned", "Trả lại để bổ sung"
        EXTENDED = "extended", "Gia hạn"

    report = models.ForeignKey(UnitReport, models.PROTECT, related_name="reviews")
    submission = models.ForeignKey(ReportSubmission, models.PROTECT, null=True, related_name="reviews")
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    reason = models.TextField("lý do", blank=True)
    # Fields to mend: ["chi-tieu:<key>", "phan:<pk>", "tep"].
    marks = models.JSONField("các chỗ cần bổ sung", default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="chuyên viên")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "lần xử lý báo cáo"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_outcome_display()}: {self.report}"


class ReportReminder(models.Model):
    """Lần nhắc báo cáo: that a unit was reminded, by the clock (days before the deadline) or by an officer."""

    period = models.ForeignKey(ReportPeriod, models.PROTECT, related_name="reminders", verbose_name="kỳ báo cáo")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="report_reminders", verbose_name="đơn vị")
    last_day = models.DateField("ngày cuối của hạn")
    days_before = models.PositiveSmallIntegerField("nhắc trước số ngày", null=True, blank=True)
    people = models.PositiveSmallIntegerField("số người nhận thư")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="chuyên viên"
    )
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "lần nhắc báo cáo"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "unit", "last_day", "days_before"],
                condition=Q(days_before__isnull=False),
                name="reports_reminded_once",
            )
        ]

    def __str__(self):
        return f"{self.period}: {self.unit}"
