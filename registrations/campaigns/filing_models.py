"""How a registration came about: every saving of its steps, and that it came on paper."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from registrations.attachments.models import Attachment


class DraftVersion(models.Model):
    """Lần lưu: what one step of a draft held after a saving, by whom and when.

    Of these the comparison of two clerks is made: what each of them changed
    since the version both had seen. Kept while the registration is a draft.
    """

    registration = models.ForeignKey("campaigns.Registration", models.CASCADE, related_name="versions")
    step = models.CharField("phần", max_length=20)
    version = models.PositiveIntegerField("lần")
    data = models.JSONField("nội dung")
    # The open page that saved: what one page saves after another of its savings overwrites nobody.
    tab = models.CharField(max_length=36, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người lưu"
    )
    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        verbose_name = "lần lưu"
        verbose_name_plural = "lần lưu"
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "step", "version"], name="campaigns_one_draft_version")
        ]

    def __str__(self):
        return f"{self.step} {self.version}"


class PaperEntry(models.Model):
    """Bản giấy: a registration that came on paper and is entered by an officer, with its scan.

    `arrived_on` counts for the deadline. Once sent it points to the submission;
    then the unit says on its page whether what was entered is what it wrote.
    """

    class Answer(models.TextChoices):
        RIGHT = "right", "Đúng với bản giấy"
        WRONG = "wrong", "Chưa đúng với bản giấy"

    registration = models.ForeignKey("campaigns.Registration", models.PROTECT, related_name="paper_entries")
    arrived_on = models.DateField("ngày nhận bản giấy")
    signed_by = models.CharField("người ký bản giấy", max_length=200)
    scan = models.OneToOneField(
        Attachment, models.PROTECT, related_name="paper_entry", verbose_name="bản chụp bản giấy"
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="chuyên viên nhập"
    )
    begun_at = models.DateTimeField("lúc bắt đầu nhập", default=timezone.now)
    dropped_at = models.DateTimeField("lúc bỏ", null=True)
    submission = models.OneToOneField(
        "campaigns.Submission", models.PROTECT, null=True, related_name="paper", verbose_name="lần gửi"
    )
    answer = models.CharField("đơn vị xác nhận", max_length=10, choices=Answer, blank=True)
    remark = models.TextField("ý kiến của đơn vị", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người xác nhận"
    )
    answered_at = models.DateTimeField("lúc xác nhận", null=True)

    class Meta:
        verbose_name = "bản giấy"
        verbose_name_plural = "bản giấy"
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=models.Q(submission__isnull=True, dropped_at__isnull=True),
                name="campaigns_one_open_paper",
            )
        ]

    def __str__(self):
        return f"{self.registration}, bản giấy đến ngày {self.arrived_on:%d/%m/%Y}"
