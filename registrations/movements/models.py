"""Emulation movements."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from registrations.titles.models import Level
from registrations.units.models import OrganisingBody


class Movement(models.Model):
    """Phong trào thi đua: what a campaign registers for and what an award may honour."""

    class Kind(models.TextChoices):
        STANDING = "thuong-xuyen", "Thi đua thường xuyên"
        PERIODIC = "theo-dot", "Thi đua theo đợt"
        THEMATIC = "chuyen-de", "Thi đua theo chuyên đề"

    organising_body = models.ForeignKey(
        OrganisingBody, models.PROTECT, related_name="movements", verbose_name="hội đồng phát động"
    )
    name = models.CharField("tên phong trào", max_length=300)
    slug = models.SlugField("tên trong địa chỉ", max_length=120, unique=True)
    level = models.CharField("cấp phát động", max_length=20, choices=Level, default=Level.PROVINCE)
    kind = models.CharField("loại", max_length=15, choices=Kind, default=Kind.THEMATIC)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)
    launch_number = models.CharField("số, ký hiệu văn bản phát động", max_length=120, blank=True)
    criteria = models.TextField("tiêu chí", blank=True)

    class Meta:
        verbose_name = "phong trào thi đua"
        verbose_name_plural = "phong trào thi đua"
        ordering = [F("starts_on").desc(nulls_last=True), "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="movement_ends_after_start",
                violation_error_message="Ngày kết thúc cần bằng hoặc sau ngày bắt đầu.",
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Refuse a span that ends before it begins, beside the field."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": "Ngày kết thúc cần bằng hoặc sau ngày bắt đầu."})

    @property
    def span(self):
        """The time of the movement in words, or an empty text."""
        if self.starts_on and self.ends_on:
            return f"từ ngày {self.starts_on:%d/%m/%Y} đến hết ngày {self.ends_on:%d/%m/%Y}"
        return f"từ ngày {self.starts_on:%d/%m/%Y}" if self.starts_on else ""
