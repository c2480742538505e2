"""What the portal told whom, by mail and in the inbox on the portal, and how the office wants it told."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from .querysets import NoticeQuerySet


class Notice(models.Model):
    """Thông báo: one event told to one person, kept as it was told, with when it went or why it has not."""

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
    text = models.TextField("nội dung")
    body = models.TextField("toàn văn thư", help_text="Nội dung với lời chào và lời cuối thư.")
    about = models.CharField("về hồ sơ", max_length=120, blank=True, db_index=True)
    url = models.CharField("nơi xem", max_length=300, blank=True)
    queued_at = models.DateTimeField("lúc lập", default=timezone.now)
    in_inbox = models.BooleanField("có trong hộp thư trên trang", default=False)
    read_at = models.DateTimeField("lúc mở xem", null=True, blank=True)
    by_mail = models.BooleanField("gửi qua thư điện tử", default=True)
    sent_at = models.DateTimeField("lúc gửi", null=True, blank=True)
    next_try_at = models.DateTimeField("lần thử tới", default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    last_error = models.CharField("lỗi lần cuối", max_length=300, blank=True)
    # To somebody whom nobody may look up here: address and words are never shown, and gone once the mail is.
    confidential = models.BooleanField("giữ kín", default=False, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-queued_at", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "in_inbox", "-queued_at"], name="notices_inbox"),
            models.Index(
                fields=["queued_at"], condition=models.Q(by_mail=True, sent_at__isnull=True), name="notices_waiting"
            ),
        ]
        permissions = [("send_notice", "Gửi lại thông báo")]

    def __str__(self):
        return f"{self.subject} → {'giữ kín' if self.confidential else self.address}"

    def get_absolute_url(self):
        return reverse("notices:notice", args=[self.pk])


class Told(models.Model):
    """Đã báo: that one person was told of one thing, so that a job that runs again tells nobody twice.

    `key` names the thing and its day ("yêu cầu 12, 2026-11-30"): a new day is a new thing to be told.
    """

    kind = models.CharField("sự việc", max_length=60)
    key = models.CharField("về việc", max_length=120)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="người nhận")
    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "lần đã báo"
        verbose_name_plural = "lần đã báo"
        constraints = [models.UniqueConstraint(fields=["kind", "key", "recipient"], name="notices_told_once")]

    def __str__(self):
        return f"{self.kind}: {self.key}"


class Way(models.Model):
    """Cách báo một sự việc: by which channels and in which words, where the office has changed what is built in."""

    kind = models.CharField("sự việc", max_length=60, unique=True)
    by_mail = models.BooleanField("gửi thư điện tử", default=True)
    in_inbox = models.BooleanField("để vào hộp thư trên trang", default=True)
    subject = models.CharField("tiêu đề", max_length=200, blank=True)
    text = models.TextField("nội dung", blank=True, max_length=5000)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người sửa"
    )
    changed_at = models.DateTimeField("lúc sửa", default=timezone.now)

    class Meta:
        verbose_name = "cách báo"
        verbose_name_plural = "cách báo"
        ordering = ["kind"]

    def __str__(self):
        return self.kind


class Refusal(models.Model):
    """Không nhận thư: that a person does not want mails of one kind; the inbox on the portal goes on."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_refusals")
    kind = models.CharField("sự việc", max_length=60)
    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "không nhận thư"
        verbose_name_plural = "không nhận thư"
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="notices_refused_once")]

    def __str__(self):
        return f"{self.user}: {self.kind}"
