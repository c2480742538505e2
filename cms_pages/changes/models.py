"""What one person wants otherwise in words that everybody reads and that stand on no page of their own."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

PERSON = {"on_delete": models.PROTECT, "null": True, "editable": False, "related_name": "+"}


class Change(models.Model):
    """Thay đổi chờ duyệt: the fields of one row as they were and as somebody wants them.

    The row itself stays as everybody reads it until somebody else approves.
    `before` and `after` hold the fields that differ, as text (`value_to_string`,
    None for nothing). A row has one change that waits; who adds to it becomes
    one of its authors, and none of them approves it.
    """

    class Outcome(models.TextChoices):
        """Kết quả."""

        APPROVED = "approved", "Đã duyệt"
        RETURNED = "returned", "Không duyệt"
        WITHDRAWN = "withdrawn", "Đã rút"

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name="loại")
    object_id = models.CharField("mã", max_length=64)
    title = models.CharField("nội dung", max_length=250)
    before = models.JSONField("đang hiện", default=dict)
    after = models.JSONField("đề nghị", default=dict)
    version = models.PositiveIntegerField("lần sửa", default=1)
    authors = models.JSONField("những người đã sửa", default=list)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="người đề nghị", **PERSON)
    proposed_at = models.DateTimeField("lúc đề nghị", default=timezone.now)
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="người quyết định", **PERSON)
    decided_at = models.DateTimeField("lúc quyết định", null=True)
    answer = models.CharField("lý do", max_length=500, blank=True)

    class Meta:
        verbose_name = "thay đổi chờ duyệt"
        verbose_name_plural = "thay đổi chờ duyệt"
        ordering = ["-proposed_at", "-pk"]
        default_permissions = ()
        permissions = [("approve_change", "Duyệt thay đổi của thông tin cơ quan, danh mục, chữ của ảnh và tệp")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=models.Q(decided_at=None),
                name="cms_changes_one_waiting",
                violation_error_message="Nội dung này đang có một thay đổi chờ duyệt.",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None, outcome="")
                | models.Q(decided_at__isnull=False) & ~models.Q(outcome=""),
                name="cms_changes_decided",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def target(self):
        """The row itself, or None where it is gone."""
        model = self.content_type.model_class()
        try:
            return model._default_manager.filter(pk=self.object_id).first() if model else None
        except (ValueError, ValidationError):  # no key of this model
            return None

    @property
    def waits(self):
        """Whether nobody has decided yet."""
        return self.decided_at is None
