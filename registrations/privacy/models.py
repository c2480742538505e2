"""Personal data: what people agree to, and for how long it is kept."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from registrations.receipts.models import Receipt

from .querysets import DatedQuerySet, RequestQuerySet


class SubjectRequestKind(models.TextChoices):
    """What the one whose data it is may ask for."""

    ACCESS = "xem", "Xem dữ liệu của tôi"
    CORRECT = "sua", "Sửa dữ liệu của tôi"
    ERASE = "xoa", "Xóa dữ liệu của tôi"
    WITHDRAW = "rut", "Rút lại sự đồng ý"


class ConsentText(models.Model):
    """Lời đồng ý xử lý dữ liệu: what a sender agrees to, by version; a used version is never edited."""

    version = models.CharField("phiên bản", max_length=20, unique=True)
    text = models.TextField("nội dung")
    retention_months = models.PositiveSmallIntegerField("số tháng lưu thông tin liên hệ", default=24)
    effective_from = models.DateField("áp dụng từ ngày")
    source = models.CharField("căn cứ", max_length=300, blank=True)

    class Meta:
        verbose_name = "lời đồng ý xử lý dữ liệu"
        verbose_name_plural = "lời đồng ý xử lý dữ liệu"
        ordering = ["-effective_from", "-pk"]

    def __str__(self):
        return f"Phiên bản {self.version}"


class Dated(models.Model):
    """A rule with the days on which it holds and where it stands written."""

    effective_from = models.DateField("áp dụng từ ngày")
    effective_to = models.DateField("đến hết ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.effective_to and self.effective_from and self.effective_to < self.effective_from:
            raise ValidationError({"effective_to": "Ngày hết áp dụng cần sau ngày bắt đầu."})


class RetentionTerm(Dated):
    """Thời hạn lưu: how many months a kind of personal data is kept; the row in force on the day of erasing counts."""

    code = models.CharField("loại dữ liệu", max_length=40)
    months = models.PositiveSmallIntegerField(
        "số tháng lưu", validators=[MinValueValidator(1), MaxValueValidator(1200)]
    )

    class Meta:
        verbose_name = "thời hạn lưu"
        verbose_name_plural = "thời hạn lưu"
        ordering = ["code", "-effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "effective_from"], name="one_term_per_day"),
        ]

    def __str__(self):
        return f"{self.code}: {self.months} tháng"


class RetentionRun(models.Model):
    """Lần xóa theo thời hạn: what was erased, how many, when, by which term. Names nobody; never changed."""

    code = models.CharField("loại dữ liệu", max_length=40)
    title = models.CharField("đã xóa", max_length=200)
    count = models.PositiveIntegerField("số bản ghi")
    term = models.CharField("theo thời hạn", max_length=500)
    at = models.DateTimeField("lúc", default=timezone.now)
    failed = models.PositiveIntegerField("chưa xóa được", default=0)

    class Meta:
        verbose_name = "lần xóa theo thời hạn"
        verbose_name_plural = "các lần xóa theo thời hạn"
        ordering = ["-at", "-pk"]
        permissions = [("view_openings", "Xem nhật ký mở dữ liệu cá nhân")]

    def __str__(self):
        return f"{self.title}: {self.count}"


class RightsTerm(Dated):
    """Thời hạn giải quyết yêu cầu: working days within which a request of a data subject is answered."""

    working_days = models.PositiveSmallIntegerField(
        "số ngày làm việc", validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    kind = models.CharField("loại yêu cầu", max_length=10, choices=SubjectRequestKind)
    verified = models.BooleanField("đã đối chiếu văn bản gốc", default=False)

    class Meta:
        verbose_name = "thời hạn giải quyết yêu cầu"
        verbose_name_plural = "thời hạn giải quyết yêu cầu"
        ordering = ["kind", "-effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "effective_from"], name="one_rights_term_per_day"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.working_days} ngày làm việc"


class SubjectRequest(models.Model):
    """Yêu cầu của chủ thể dữ liệu: access, correction, erasure or withdrawal of consent; private, answered in time.

    Identity is shown by the receipt code of what the request concerns, or
    checked by an officer; before that nothing is given out and nothing erased.
    """

    Kind = SubjectRequestKind

    class Identity(models.TextChoices):
        NONE = "", "Chưa xác minh"
        CODE = "ma", "Bằng mã tiếp nhận"
        OFFICER = "can-bo", "Cán bộ đã kiểm tra"

    class Result(models.TextChoices):
        NONE = "", "Đang giải quyết"
        DONE = "da-thuc-hien", "Đã thực hiện"
        PARTLY = "mot-phan", "Đã thực hiện một phần"
        REFUSED = "khong-thuc-hien", "Không thực hiện được"

    kind = models.CharField("loại yêu cầu", max_length=10, choices=Kind)
    about = models.ForeignKey(
        Receipt, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="giấy xác nhận liên quan"
    )
    text = models.TextField("nội dung yêu cầu")
    name = models.CharField("họ và tên", max_length=150)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    received_at = models.DateTimeField("lúc nhận", editable=False)
    due_on = models.DateField("hạn giải quyết", editable=False)
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="+", verbose_name="giấy xác nhận")
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    suspicion = models.CharField("dấu hiệu gửi tự động", max_length=500, blank=True, editable=False)
    identity = models.CharField("xác minh người yêu cầu", max_length=10, choices=Identity, blank=True)
    identity_note = models.CharField("đã kiểm tra bằng cách nào", max_length=300, blank=True)
    result = models.CharField("kết quả", max_length=20, choices=Result, blank=True)
    answer = models.TextField("trả lời", blank=True)
    closed_at = models.DateTimeField("giải quyết xong lúc", null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người giải quyết"
    )
    erased_at = models.DateTimeField("đã xóa thông tin người yêu cầu lúc", null=True, editable=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        verbose_name_plural = "yêu cầu về dữ liệu cá nhân"
        ordering = ["-received_at", "-pk"]
        permissions = [("handle_subjectrequest", "Giải quyết yêu cầu về dữ liệu cá nhân")]

    def __str__(self):
        return self.receipt.code
