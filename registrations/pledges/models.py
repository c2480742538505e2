"""The pledge of a cluster: what its units promise each other for a year, and who has put a name to it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from registrations.clusters.models import Cluster
from registrations.receipts.models import AppendOnly, Receipt
from registrations.signing.models import Confirmation
from registrations.units.models import Unit


class Pledge(models.Model):
    """Giao ước thi đua of one cluster for its year: the working copy; what is signed stands in its versions."""

    class Publicity(models.TextChoices):
        NOTHING = "nothing", "Không công khai"
        STATE = "state", "Chỉ công khai việc đã ký kết"
        TEXT = "text", "Công khai nội dung sau khi mọi đơn vị đã ký"
        SIGNERS = "signers", "Công khai nội dung và người ký sau khi mọi đơn vị đã ký"

    cluster = models.OneToOneField(Cluster, models.PROTECT, related_name="pledge", verbose_name="cụm, khối")
    title = models.CharField("tên văn bản", max_length=200)
    text = models.TextField("nội dung", blank=True)
    targets = models.JSONField("chỉ tiêu", default=list, blank=True)
    publicity = models.CharField("phần công khai", max_length=8, choices=Publicity, default=Publicity.STATE)
    version = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người sửa cuối"
    )
    changed_at = models.DateTimeField("lúc sửa cuối", default=timezone.now)

    class Meta:
        verbose_name = "giao ước thi đua"
        verbose_name_plural = "giao ước thi đua"
        ordering = ["-cluster__year", "cluster__order", "pk"]

    def __str__(self):
        return f"{self.title}, {self.cluster.name}"

    def get_absolute_url(self):
        return reverse("pledges:pledge", args=[self.cluster_id])


class PledgeVersion(models.Model):
    """Bản giao ước đưa ra ký. Its text stays as it is from the first signature on."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="versions", verbose_name="giao ước")
    number = models.PositiveSmallIntegerField("bản số")
    content = models.JSONField("nội dung")
    digest = models.CharField("mã nội dung", max_length=64)
    note = models.TextField("nội dung thay đổi", blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đưa ra ký"
    )
    opened_at = models.DateTimeField("đưa ra ký lúc")
    completed_at = models.DateTimeField("đủ chữ ký lúc", null=True, blank=True)
    receipt = models.OneToOneField(
        Receipt, models.PROTECT, null=True, blank=True, related_name="pledge_version", verbose_name="giấy xác nhận"
    )
    # Signatures as they went into the receipt: what was proved does not change when somebody signs later.
    sealed = models.JSONField("nội dung đã xác nhận", null=True, blank=True)

    class Meta:
        verbose_name = "bản giao ước"
        verbose_name_plural = "bản giao ước"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["pledge", "number"], name="pledges_one_number")]

    def __str__(self):
        return f"{self.pledge}, bản {self.number}"


class Signature(AppendOnly):
    """Chữ ký: that a unit's signatory signed a version, under which name and position, when. Written once."""

    version = models.ForeignKey(PledgeVersion, models.PROTECT, related_name="signatures", verbose_name="bản giao ước")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="pledge_signatures", verbose_name="đơn vị")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người ký")
    unit_name = models.CharField("tên đơn vị khi ký", max_length=330)
    name = models.CharField("họ và tên khi ký", max_length=200)
    position = models.CharField("chức vụ khi ký", max_length=250, blank=True)
    at = models.DateTimeField("ký lúc")
    confirmation = models.OneToOneField(
        Confirmation, models.PROTECT, null=True, related_name="pledge_signature", verbose_name="cách xác nhận"
    )

    class Meta:
        verbose_name = "chữ ký giao ước"
        verbose_name_plural = "chữ ký giao ước"
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "unit"], name="pledges_one_signature")]

    def __str__(self):
        return f"{self.name}, {self.unit_name}"
