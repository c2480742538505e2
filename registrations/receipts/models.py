"""The append-only register and the receipts that point into it."""

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from .querysets import AppendOnlyError, AppendOnlyQuerySet

SALT_BYTES = 16  # 128 bits: a commitment cannot be guessed from what was probably written


class AppendOnly(models.Model):
    """A row that is written once: saving it again or deleting it raises AppendOnlyError."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnlyError("Rows of the register are never changed.")
        super().save(*args, **(kwargs | {"force_insert": True}))

    def delete(self, *args, **kwargs):
        raise AppendOnlyError("Rows of the register are never removed.")


class SentByUnit(AppendOnly):
    """Lần gửi của một đơn vị: what a unit sent, exactly as it was. Written once; the room adds what it belongs to."""

    number = models.PositiveSmallIntegerField("lần")
    content = models.JSONField("nội dung")
    form_key = models.UUIDField("khóa của lần bấm gửi", unique=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người gửi"
    )
    submitted_at = models.DateTimeField("lúc gửi")

    class Meta:
        abstract = True


class Entry(AppendOnly):
    """Mục trong sổ ghi nối tiếp: one event, chained to the one before it by its hash."""

    sequence = models.PositiveBigIntegerField("số thứ tự", unique=True)
    kind = models.CharField("sự việc", max_length=60)
    # What the event belongs to, in the words of the room that told it, such as "consultation:12"; never a person.
    subject = models.CharField("thuộc về", max_length=80, blank=True)
    at = models.DateTimeField("thời điểm")
    commitment = models.CharField("mã kiểm chứng nội dung", max_length=64)
    previous_hash = models.CharField("mã của mục trước", max_length=64)
    entry_hash = models.CharField("mã của mục", max_length=64, unique=True)

    class Meta:
        verbose_name = "mục trong sổ ghi"
        verbose_name_plural = "sổ ghi nối tiếp"
        ordering = ["sequence"]
        indexes = [models.Index(fields=["subject", "kind", "sequence"], name="receipts_entry_subject")]

    def __str__(self):
        return f"{self.sequence}: {self.kind}"


class Head(models.Model):
    """Đầu sổ: number and hash of the newest entry; locked while one is appended, and told when the tail is cut."""

    name = models.CharField(max_length=20, primary_key=True, default="main")
    sequence = models.PositiveBigIntegerField(default=0)
    entry_hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        verbose_name = "đầu sổ ghi"
        verbose_name_plural = "đầu sổ ghi"

    def __str__(self):
        return f"{self.sequence}: {self.entry_hash[:12]}"


class Receipt(AppendOnly):
    """Giấy xác nhận: that something was received, when, and a code by which the sender follows it.

    `content_hash` is SHA-256 of the content, or for private content the salted
    commitment to it; both cover the code, so that a receipt cannot be moved to
    other content.
    """

    code = models.CharField("mã tiếp nhận", max_length=40, unique=True)
    kind = models.CharField("loại", max_length=60)
    private = models.BooleanField("nội dung riêng")
    content_hash = models.CharField("mã kiểm chứng nội dung", max_length=64)
    issued_at = models.DateTimeField("thời điểm nhận")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="receipt", verbose_name="mục trong sổ")

    class Meta:
        verbose_name = "giấy xác nhận"
        verbose_name_plural = "giấy xác nhận"
        ordering = ["-issued_at"]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("receipts:detail", args=[self.code])


def new_salt():
    """A fresh 128-bit salt, in hexadecimal."""
    return secrets.token_hex(SALT_BYTES)


class Salt(models.Model):
    """Khóa của bản cam kết: makes the commitment of private content checkable; erased when the content is erased."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.PROTECT, related_name="salt_row")
    value = models.CharField(max_length=2 * SALT_BYTES, default=new_salt)

    class Meta:
        verbose_name = "khóa của bản cam kết"
        verbose_name_plural = "khóa của bản cam kết"

    def __str__(self):
        return str(self.entry_id)


class Erasure(AppendOnly):
    """Lần xóa khóa: that the key of a private event was erased, why, and where the register tells it.

    An event whose key is gone without such a row was tampered with; with it,
    it was erased under the rules of retention.
    """

    erased = models.OneToOneField(Entry, models.PROTECT, related_name="erasure", verbose_name="mục bị xóa khóa")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="+", verbose_name="mục ghi việc xóa")
    reason = models.CharField("lý do", max_length=300)

    class Meta:
        verbose_name = "lần xóa khóa"
        verbose_name_plural = "lần xóa khóa"
        ordering = ["-entry"]

    def __str__(self):
        return f"{self.erased_id}: {self.reason}"


class DailyHead(AppendOnly):
    """Mã đầu sổ của một ngày: the newest entry when the day was over, published as a plain file.

    Whoever keeps a copy can show later whether anything before it was changed.
    """

    date = models.DateField("ngày", unique=True)
    sequence = models.PositiveBigIntegerField("số mục")
    entry_hash = models.CharField("mã của mục mới nhất", max_length=64)
    taken_at = models.DateTimeField("lấy lúc")

    class Meta:
        verbose_name = "mã đầu sổ hằng ngày"
        verbose_name_plural = "mã đầu sổ hằng ngày"
        ordering = ["date"]

    def __str__(self):
        return f"{self.date:%d/%m/%Y}: {self.entry_hash[:12]}"


class GivenPdf(models.Model):
    """Bản PDF đã cấp: the hash of every file that was given out for a receipt, by which a copy is known again."""

    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="pdfs", verbose_name="giấy xác nhận")
    sha256 = models.CharField("mã SHA-256 của tệp", max_length=64, unique=True)
    given_at = models.DateTimeField("cấp lần đầu lúc", default=timezone.now)

    class Meta:
        verbose_name = "bản PDF đã cấp"
        verbose_name_plural = "bản PDF đã cấp"
        ordering = ["-given_at"]

    def __str__(self):
        return f"{self.receipt}: {self.sha256[:12]}"
