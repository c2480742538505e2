"""Files that citizens and units hand in."""

import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.urls import reverse
from django.utils import timezone

from .querysets import AttachmentQuerySet


def private_storage():
    """The storage outside MEDIA_ROOT; a callable so that no path enters a migration."""
    return storages["private"]


def stored_path(attachment, _name):
    """Where a file lies: by month, under a random name that tells nothing about it."""
    return f"{timezone.now():%Y/%m}/{uuid.uuid4().hex}"


class Attachment(models.Model):
    """Tệp đính kèm: one file handed in, readable only through `access.open_for`."""

    class Scan(models.TextChoices):
        NOT_SCANNED = "not_scanned", "chưa quét"
        CLEAN = "clean", "sạch"
        INFECTED = "infected", "có mã độc"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField("tệp", storage=private_storage, upload_to=stored_path, max_length=200)
    original_name = models.CharField("tên tệp", max_length=150)
    kind = models.CharField("loại tệp", max_length=10, help_text="Nhận biết từ nội dung, không theo phần mở rộng.")
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    sha256 = models.CharField("mã SHA-256", max_length=64, db_index=True)
    scan_state = models.CharField("quét mã độc", max_length=12, choices=Scan, default=Scan.NOT_SCANNED)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người gửi",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField("lúc gửi", default=timezone.now, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"
        ordering = ["created_at", "id"]

    def __str__(self):
        return self.original_name

    def get_absolute_url(self):
        """The one address from which the file is given out, to whoever may read it."""
        return reverse("attachments:download", args=[self.pk])
