"""Files that citizens and units hand in."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.urls import reverse
from django.utils import timezone

from .querysets import AttachmentQuerySet, UploadQuerySet

UPLOAD_LASTS = timedelta(days=2)


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


def upload_ends():
    """When a file on its way is given up."""
    return timezone.now() + UPLOAD_LASTS


class Upload(models.Model):
    """Tệp đang tải: a file on its way in parts, so that a line that breaks costs one part and not the file.

    Only its sender sees it: a person with an account, or whoever has the open form with the handle of which
    ``holder`` is the hash. Once whole it waits for the form that it was chosen for to be sent; then it becomes an
    Attachment like every other file. The row of a person goes with that; that of an open form stays for some hours
    without its bytes, so that the form sent twice is known as the same.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", verbose_name="người gửi"
    )
    holder = models.CharField("biểu mẫu đang mở", max_length=32, blank=True, db_index=True)
    place = models.CharField("nơi gửi", max_length=300, help_text="Địa chỉ của trang và tên ô chọn tệp.")
    name = models.CharField("tên tệp", max_length=150)
    # What the browser says of the file, to know it again when it is chosen anew after the page was closed.
    mark = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    part_size = models.PositiveIntegerField("cỡ mỗi phần (byte)")
    received = models.PositiveBigIntegerField("đã nhận (byte)", default=0)
    sha256 = models.CharField("mã SHA-256", max_length=64, blank=True, help_text="Có khi đã nhận đủ và đã kiểm tra.")
    begun_at = models.DateTimeField("lúc bắt đầu", default=timezone.now)
    ends_at = models.DateTimeField("giữ đến trước lúc", default=upload_ends, db_index=True)
    taken_at = models.DateTimeField("đã gửi lúc", null=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp đang tải"
        verbose_name_plural = "tệp đang tải"
        ordering = ["begun_at", "id"]
        indexes = [models.Index(fields=["user", "place"], name="attachments_upload_of")]
        constraints = [
            models.CheckConstraint(condition=models.Q(received__lte=models.F("size")), name="attachments_upload_fits"),
            models.CheckConstraint(
                condition=models.Q(user__isnull=False, holder="")
                | (models.Q(user__isnull=True) & ~models.Q(holder="")),
                name="attachments_upload_one_sender",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_whole(self):
        """Whether every byte is here and the file has been looked at."""
        return bool(self.sha256)

    def part_name(self, offset):
        """Where the part that begins at a byte lies in the private storage."""
        return f"tai/{self.pk.hex}/{offset:012d}"

    def part_names(self):
        """Where all parts lie that may have been kept, the last one perhaps only half written."""
        return [self.part_name(offset) for offset in range(0, min(self.received + 1, self.size), self.part_size)]
