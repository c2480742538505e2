"""What the public reads of a period."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .querysets import SummaryQuerySet


class Summary(models.Model):
    """Bản tổng hợp of a period for the public: figures of accepted reports as they stood at one instant."""

    period = models.ForeignKey(
        "reports.ReportPeriod", models.PROTECT, related_name="summaries", verbose_name="kỳ báo cáo"
    )
    title = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("lời tổng hợp", max_length=5_000, blank=True)
    # {"lines": [...], "clusters": [...], "units": accepted, "asked": asked}; see summaries.figures_of.
    content = models.JSONField("số liệu")
    counted_at = models.DateTimeField("số liệu tính lúc")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người soạn")
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người duyệt"
    )
    released_at = models.DateTimeField("công bố lúc", null=True)
    withdrawn_at = models.DateTimeField("rút lúc", null=True)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bản tổng hợp"
        ordering = ["-counted_at", "-pk"]
        permissions = [("release_summary", "Duyệt công bố bản tổng hợp báo cáo")]
        constraints = [
            models.CheckConstraint(
                condition=Q(released_by__isnull=True) | ~Q(released_by=F("made_by")), name="reports_four_eyes"
            )
        ]

    def __str__(self):
        return self.title
