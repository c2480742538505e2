"""Files of open data, and what other software calls our records."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from registrations.attachments.models import private_storage

WHOLE = 0


@register_setting(icon="download", order=40)
class OpenDataSettings(BaseGenericSetting):
    """Dữ liệu mở: under which terms the data may be used, whom to name and whom to ask."""

    licence_name = models.CharField(
        "giấy phép sử dụng",
        max_length=200,
        default="Creative Commons Ghi công 4.0 Quốc tế (CC BY 4.0)",
        help_text="Giấy phép do Hội đồng chọn; hiện trên trang Dữ liệu mở và trong danh mục tệp.",
    )
    licence_url = models.URLField(
        "địa chỉ giấy phép", default="https://creativecommons.org/licenses/by/4.0/deed.vi", blank=True
    )
    licence_since = models.DateField("áp dụng từ ngày", null=True, blank=True)
    attribution = models.CharField(
        "cách ghi nguồn", max_length=200, default="Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn"
    )
    contact = models.EmailField("thư điện tử liên hệ về dữ liệu", blank=True)

    panels = [
        FieldPanel("licence_name"),
        FieldPanel("licence_url"),
        FieldPanel("licence_since"),
        FieldPanel("attribution"),
        FieldPanel("contact"),
    ]

    class Meta:
        verbose_name = "dữ liệu mở"


class YearState(models.Model):
    """Trạng thái dữ liệu của một năm: counts up in the transaction of every change of what is public."""

    year = models.PositiveSmallIntegerField(unique=True)
    version = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = "trạng thái dữ liệu của năm"
        verbose_name_plural = "trạng thái dữ liệu của các năm"

    def __str__(self):
        return f"{self.year}: {self.version}"


class OpenDataFile(models.Model):
    """Tệp dữ liệu mở: what was written, from which state of the data; good only while that state lasts.

    ``year`` 0 is the whole. ``state`` names the versions of the years inside;
    ``valid_until`` is the next moment at which a decision inside opens or closes by itself.
    """

    dataset = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField(default=WHOLE)
    format = models.CharField(max_length=10)
    state = models.CharField(max_length=64)
    path = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    row_count = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=timezone.now)
    valid_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "tệp dữ liệu mở"
        verbose_name_plural = "tệp dữ liệu mở"
        ordering = ["dataset", "-year", "format"]
        constraints = [models.UniqueConstraint(fields=["dataset", "year", "format"], name="open_data_file_once")]

    def __str__(self):
        return self.path


class ExternalReference(models.Model):
    """Mã ở phần mềm khác: how another system names a decision or a record of ours."""

    system = models.SlugField("hệ thống", max_length=40)
    external_id = models.CharField("mã ở hệ thống đó", max_length=120)
    decision = models.ForeignKey(
        "awards.Decision", on_delete=models.CASCADE, null=True, blank=True, related_name="external_references"
    )
    record = models.ForeignKey(
        "awards.AwardRecord", on_delete=models.CASCADE, null=True, blank=True, related_name="external_references"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "mã ở phần mềm khác"
        verbose_name_plural = "mã ở phần mềm khác"
        constraints = [
            models.UniqueConstraint(
                fields=["system", "external_id"],
                condition=Q(decision__isnull=False),
                name="external_decision_once",
            ),
            models.UniqueConstraint(
                fields=["system", "external_id"], condition=Q(record__isnull=False), name="external_record_once"
            ),
            models.UniqueConstraint(fields=["system", "decision"], name="one_external_id_a_decision"),
            models.UniqueConstraint(fields=["system", "record"], name="one_external_id_a_record"),
            models.CheckConstraint(
                condition=Q(decision__isnull=True, record__isnull=False)
                | Q(decision__isnull=False, record__isnull=True),
                name="external_reference_of_one_thing",
            ),
        ]

    def __str__(self):
        return f"{self.system}: {self.external_id}"


def upload_path(_import, _name):
    """Where a file waits to be read, under a name that tells nothing."""
    return f"trao-doi/{uuid.uuid4().hex}"


class ExchangeImport(models.Model):
    """Lần nhập dữ liệu trao đổi: one file of another system, its preview, and what came of it."""

    class Job(models.TextChoices):
        READ = "doc", "Đang đọc và đối chiếu"
        APPLY = "ghi", "Đang ghi các thay đổi"

    system = models.SlugField("hệ thống", max_length=40)
    file_name = models.CharField("tệp", max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.JSONField(null=True)  # the file as read: what is applied is what was shown
    # The file itself, only until it was read.
    upload = models.FileField(storage=private_storage, upload_to=upload_path, blank=True, editable=False)
    created_count = models.PositiveIntegerField("tạo mới", default=0)
    changed_count = models.PositiveIntegerField("thay đổi", default=0)
    unchanged_count = models.PositiveIntegerField("giữ nguyên", default=0)
    refused_count = models.PositiveIntegerField("chưa nhận được", default=0)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField("tải lên lúc", default=timezone.now)
    applied_at = models.DateTimeField("nhập lúc", null=True)
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    # Work in the background: what, how far (per cent), since when nothing was heard of it, why it ended badly.
    job = models.CharField(max_length=10, choices=Job, blank=True, editable=False)
    job_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    job_done = models.PositiveSmallIntegerField(default=0, editable=False)
    job_step = models.CharField(max_length=100, blank=True, editable=False)
    job_seen_at = models.DateTimeField(null=True, editable=False)
    job_failure = models.CharField(max_length=500, blank=True, editable=False)

    class Meta:
        verbose_name = "lần nhập dữ liệu trao đổi"
        verbose_name_plural = "lần nhập dữ liệu trao đổi"
        ordering = ["-uploaded_at", "-pk"]
        permissions = [("use_exchange", "Được trao đổi dữ liệu với phần mềm khác")]

    def __str__(self):
        return self.file_name
