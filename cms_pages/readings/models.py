"""What is read, counted by day; nothing about anybody who reads."""

from django.db import models
from django.db.models import Q
from wagtail.models import Page


class Reading(models.Model):
    """Lượt đọc of a page, or of a section of records, on one day. No time of day, address or session is kept."""

    page = models.ForeignKey(Page, models.CASCADE, null=True, related_name="+", verbose_name="trang")
    section = models.CharField("mục", max_length=40, blank=True)
    day = models.DateField("ngày", db_index=True)
    times = models.PositiveIntegerField("số lượt", default=0)

    class Meta:
        verbose_name = "lượt đọc"
        verbose_name_plural = "lượt đọc"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "day"], condition=Q(page__isnull=False), name="readings_one_row_a_page"
            ),
            models.UniqueConstraint(
                fields=["section", "day"], condition=Q(page__isnull=True), name="readings_one_row_a_section"
            ),
        ]

    def __str__(self):
        return f"{self.section or self.page_id} {self.day:%d/%m/%Y}"
