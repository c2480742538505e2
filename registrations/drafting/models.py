"""The office's own templates of decision texts and annexes, and what was drafted with them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .querysets import DraftTemplateQuerySet


class DraftTemplate(models.Model):
    """Mẫu văn bản: a .docx of the office with fields in it, checked when it was uploaded, never changed after."""

    class Kind(models.TextChoices):
        TEXT = "quyet-dinh", "Lời văn quyết định"
        ANNEX = "danh-sach", "Danh sách kèm theo"

    kind = models.CharField("loại mẫu", max_length=20, choices=Kind)
    name = models.CharField("tên mẫu", max_length=150)
    file = models.ForeignKey(
        "attachments.Attachment", models.PROTECT, related_name="+", verbose_name="tệp mẫu", editable=False
    )
    valid_from = models.DateField("dùng từ ngày", default=timezone.localdate)
    valid_to = models.DateField("thôi dùng từ ngày", null=True, blank=True)
    fields = models.JSONField("các trường đã dùng", default=list, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="người tải lên",
    )
    uploaded_at = models.DateTimeField("tải lên lúc", default=timezone.now, editable=False)

    objects = DraftTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "mẫu văn bản"
        verbose_name_plural = "mẫu văn bản"
        ordering = ["kind", "name", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="draft_template_ends_after_start",
                violation_error_message="Ngày thôi dùng cần sau ngày bắt đầu dùng.",
            )
        ]

    def __str__(self):
        return self.name


class Draft(models.Model):
    """Bản dự thảo: one version of the text and annex of a decision, kept as it was made."""

    decision = models.ForeignKey("awards.Decision", models.CASCADE, related_name="drafts", verbose_name="quyết định")
    version = models.PositiveSmallIntegerField("bản")
    consultation = models.ForeignKey(
        "consultations.Consultation",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lấy từ cuộc lấy ý kiến",
        help_text="Trống: lấy từ danh sách đã nhập của quyết định.",
    )
    text_template = models.ForeignKey(
        DraftTemplate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mẫu lời văn"
    )
    annex_template = models.ForeignKey(
        DraftTemplate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mẫu danh sách"
    )
    given = models.JSONField("nội dung điền thêm", default=dict)
    text_file = models.ForeignKey("attachments.Attachment", models.PROTECT, related_name="+", verbose_name="lời văn")
    annex_file = models.ForeignKey("attachments.Attachment", models.PROTECT, related_name="+", verbose_name="danh sách")
    row_count = models.PositiveIntegerField("số trường hợp")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người soạn"
    )
    made_at = models.DateTimeField("soạn lúc", default=timezone.now)

    class Meta:
        verbose_name = "bản dự thảo"
        verbose_name_plural = "bản dự thảo"
        ordering = ["decision", "-version"]
        constraints = [models.UniqueConstraint(fields=["decision", "version"], name="draft_version_once")]

    def __str__(self):
        return f"Dự thảo {self.version} của {self.decision}"
