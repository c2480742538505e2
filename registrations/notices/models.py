"""What the portal wrote to whom."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Notice(models.Model):
    """Thông báo: one mail, kept as it was sent, with the instant or the reason why it has not gone yet."""

    kind = models.CharField("sự việc", max_length=60, db_index=True)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nhận",
        null=True,
        on_delete=models.SET_NULL,
        related_name="notices",
    )
    address = models.EmailField("thư điện tử")
    subject = models.CharField("tiêu đề", max_length=250)
    body = models.TextField("nội dung")
    about = models.CharField("về hồ sơ", max_length=120, blank=True, db_index=True)
    queued_at = models.DateTimeField("lúc lập", default=timezone.now)
    sent_at = models.DateTimeField("lúc gửi", null=True, blank=True)
    next_try_at = models.DateTimeField("lần thử tới", default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    last_error = models.CharField("lỗi lần cuối", max_length=300, blank=True)

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-queued_at", "-pk"]

    def __str__(self):
        return f"{self.subject} → {self.address}"
