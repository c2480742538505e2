"""That a person confirmed, with a second factor, exactly what stood before them."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from .matters import ACTS, act_of
from .querysets import AttemptQuerySet, ConfirmationQuerySet


class Method(models.TextChoices):
    """Ways to confirm. The setting SIGN_OFF_METHODS says which of them are taken."""

    TOTP = "totp", "ứng dụng xác thực"
    PASSKEY = "passkey", "khóa bảo mật"
    EMAIL = "email", "mã gửi qua thư điện tử"


class Confirmation(models.Model):
    """Lần xác nhận bằng bước hai: one person, one content (by its hash), one use.

    A code sent by mail is kept as a keyed hash, and only until it is typed in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xác nhận")
    purpose = models.CharField("việc", max_length=60)
    subject = models.CharField("hồ sơ", max_length=64)
    content_hash = models.CharField("mã kiểm chứng nội dung", max_length=64)
    method = models.CharField("cách xác nhận", max_length=10, choices=Method)
    made_at = models.DateTimeField("lúc bắt đầu", default=timezone.now)
    code_hash = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField("mã có hiệu lực đến", null=True)
    proved_at = models.DateTimeField("lúc xác nhận", null=True)
    used_at = models.DateTimeField("lúc dùng", null=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = "lần xác nhận"
        verbose_name_plural = "lần xác nhận"
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["user", "purpose", "subject"], name="signing_whose")]

    def __str__(self):
        return f"{self.user}: {self.get_method_display()}"


class Attempt(models.Model):
    """Lần thử: every answer that was given, right or wrong; by it guessing is slowed down."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người thử")
    purpose = models.CharField("việc", max_length=60)
    subject = models.CharField("hồ sơ", max_length=64)
    method = models.CharField("cách xác nhận", max_length=10, choices=Method)
    right = models.BooleanField("đúng")
    at = models.DateTimeField("lúc", default=timezone.now)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = "lần thử xác nhận"
        verbose_name_plural = "lần thử xác nhận"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "at"], name="signing_tried")]

    def __str__(self):
        return f"{self.user}: {self.get_method_display()}, {'đúng' if self.right else 'sai'}"

    @property
    def act(self):
        """What was to be signed, in words."""
        return ACTS.get(act_of(self.purpose), "Ký duyệt")
