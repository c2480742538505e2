"""Inspections: the plan of a year, the visit to each unit, what was found and asked, followed until it is done."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.sections import ListedSectionMixin
from registrations.attachments.models import Attachment
from registrations.units.models import OrganisingBody, Unit
from themes.base import outward


class Inspection(models.Model):
    """Đợt kiểm tra theo kế hoạch năm: for the standing body; units see their own visit once they are told."""

    organising_body = models.ForeignKey(OrganisingBody, models.PROTECT, related_name="+", verbose_name="hội đồng")
    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("tên kế hoạch", max_length=250)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    finish_by = models.DateField("hoàn thành trước ngày", null=True, blank=True)

    class Meta:
        verbose_name = "kế hoạch kiểm tra"
        verbose_name_plural = "kế hoạch kiểm tra"
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=1948, year__lte=2200),
                name="cms_inspections_year",
                violation_error_message="Mời xem lại năm.",
            )
        ]

    def __str__(self):
        return self.title if str(self.year) in self.title else f"{self.title} ({self.year})"


class ChecklistItem(models.Model):
    """Nội dung kiểm tra."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="checklist", verbose_name="kế hoạch")
    place_in_order = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("nội dung", max_length=500)

    class Meta:
        verbose_name = "nội dung kiểm tra"
        verbose_name_plural = "nội dung kiểm tra"
        ordering = ["place_in_order", "pk"]

    def __str__(self):
        return self.text


class Visit(models.Model):
    """Kiểm tra tại một đơn vị."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="visits", verbose_name="kế hoạch")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    planned_on = models.DateField("ngày dự kiến", null=True, blank=True)
    report_by = models.DateField(
        "đơn vị gửi báo cáo trước ngày", null=True, blank=True, help_text="Đơn vị gửi được cả khi đã quá ngày này."
    )
    team = models.TextField("đoàn kiểm tra", max_length=2000, blank=True)
    held_on = models.DateField("ngày đã kiểm tra", null=True, blank=True)
    summary = models.TextField("nhận xét chung", max_length=5000, blank=True)
    told_at = models.DateTimeField("báo đơn vị lúc", null=True, editable=False)
    result_at = models.DateTimeField("gửi kết quả cho đơn vị lúc", null=True, editable=False)

    class Meta:
        verbose_name = "kiểm tra tại đơn vị"
        verbose_name_plural = "kiểm tra tại đơn vị"
        ordering = ["planned_on", "unit__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "unit"],
                name="cms_inspections_unit_once",
                violation_error_message="Đơn vị này đã có trong kế hoạch.",
            )
        ]

    def __str__(self):
        return f"{self.unit}, {self.inspection}"

    def get_absolute_url(self):
        """Where the unit reads it."""
        return reverse("inspections:visit", args=[self.pk])


class UnitPaper(models.Model):
    """Báo cáo, tài liệu đơn vị gửi cho đoàn kiểm tra."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="papers", verbose_name="kiểm tra")
    title = models.CharField("tên tài liệu", max_length=250)
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="inspection_paper", verbose_name="tệp")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người gửi"
    )
    sent_at = models.DateTimeField("gửi lúc", default=timezone.now)

    class Meta:
        verbose_name = "tài liệu của đơn vị được kiểm tra"
        verbose_name_plural = "tài liệu của đơn vị được kiểm tra"
        ordering = ["sent_at", "pk"]

    def __str__(self):
        return self.title


class Finding(models.Model):
    """Kết quả kiểm tra, yêu cầu: a request is open until it is closed, and overdue after its day."""

    class Kind(models.TextChoices):
        FINDING = "finding", "Nhận xét"
        REQUEST = "request", "Yêu cầu thực hiện"

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="findings", verbose_name="kiểm tra")
    item = models.ForeignKey(
        ChecklistItem, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="nội dung kiểm tra"
    )
    kind = models.CharField("loại", max_length=7, choices=Kind, default=Kind.FINDING)
    text = models.TextField("nội dung", max_length=2000)
    due_on = models.DateField("thực hiện trước ngày", null=True, blank=True)
    closed_on = models.DateField("đã thực hiện ngày", null=True, blank=True)
    outcome = models.CharField("kết quả thực hiện", max_length=500, blank=True)

    class Meta:
        verbose_name = "kết quả kiểm tra, yêu cầu"
        verbose_name_plural = "kết quả kiểm tra, yêu cầu"
        ordering = ["pk"]

    def __str__(self):
        return self.text if len(self.text) < 90 else f"{self.text[:87]}…"

    @property
    def is_open(self):
        """Whether something is still asked of the unit."""
        return self.kind == self.Kind.REQUEST and self.closed_on is None

    def overdue_days(self, today: datetime.date | None = None) -> int:
        """How many days past its day an open request is; 0 in time. On the day itself it is late: "trước ngày"."""
        today = today or timezone.localdate()
        late = self.is_open and self.due_on is not None and self.due_on <= today
        return (today - self.due_on).days + 1 if late else 0


class InspectionIndexPage(ListedSectionMixin, BasePage):
    """Mục kiểm tra."""

    listed_by = ("-year", "-issued_on", "-pk")

    template = "cms_pages/inspections/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_inspections.InspectionPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục kiểm tra"
        verbose_name_plural = "mục kiểm tra"


class InspectionPage(BasePage):
    """Kế hoạch kiểm tra hoặc thông báo kết quả: all that the public sees, once a second person has approved it."""

    class Kind(models.TextChoices):
        PLAN = "ke-hoach", "Kế hoạch kiểm tra"
        RESULT = "ket-qua", "Thông báo kết quả kiểm tra"

    inspection = models.ForeignKey(
        Inspection, models.SET_NULL, null=True, blank=True, related_name="pages", verbose_name="kế hoạch kiểm tra"
    )
    kind = models.CharField("loại", max_length=8, choices=Kind, default=Kind.PLAN)
    year = models.PositiveSmallIntegerField("năm")
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    body = MatterField(MatterBlock(), verbose_name="nội dung", blank=True)

    template = "cms_pages/inspections/inspection.html"
    search_kind = "page"
    begins_with_text = True
    parent_page_types = ["cms_inspections.InspectionIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("number"), FieldPanel("issued_on")]),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "kế hoạch, thông báo kiểm tra"
        verbose_name_plural = "kế hoạch, thông báo kiểm tra"

    def clean(self):
        super().clean()
        if self.year is not None and not 1948 <= self.year <= 2200:
            raise ValidationError({"year": "Mời xem lại năm."})

    def get_context(self, request, *args, **kwargs):
        others = InspectionPage.objects.live().public().filter(year=self.year).exclude(pk=self.pk).defer("body")
        return super().get_context(request, *args, **kwargs) | {"others": others.order_by("issued_on", "pk")[:10]}

    def structured_data(self):
        """A plan of inspections is a document, what they found a https://schema.org/Report."""
        report = self.kind == self.Kind.RESULT
        return self.described(
            "Report" if report else "DigitalDocument",
            headline=self.title,
            reportNumber=self.number if report else "",
            identifier=self.number,
            dateCreated=self.issued_on,
            temporalCoverage=str(self.year),
            author=outward.organisation_id(),
        )

    def entry_date(self):
        return self.issued_on

    def entry_fields(self):
        return {"number": self.number, "body": matter_text(self.body), "year": self.year}
