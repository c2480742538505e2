"""Initiatives: what a unit applies for, its recognition, and what it is alike to in the register.

Legal ground: an initiative is recognised by the council of the unit or of a
higher level, which also says how far its effect reaches; several titles ask
for the recognition. The likeness found here is a hint, the verdict is the
officer's.
"""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from registrations.receipts.models import Receipt, SentByUnit
from registrations.signing.models import Confirmation
from registrations.units.models import OrganisingBody, Unit
from search.text import fold

from .querysets import InitiativeQuerySet


class Field(models.TextChoices):
    """Lĩnh vực of an initiative."""

    ADMINISTRATION = "hanh-chinh", "Quản lý nhà nước, cải cách hành chính"
    DIGITAL = "chuyen-doi-so", "Chuyển đổi số, công nghệ thông tin"
    EDUCATION = "giao-duc", "Giáo dục và đào tạo"
    HEALTH = "y-te", "Y tế"
    AGRICULTURE = "nong-nghiep", "Nông nghiệp, nông thôn mới"
    INDUSTRY = "cong-nghiep", "Công nghiệp, xây dựng, giao thông"
    CULTURE = "van-hoa", "Văn hóa, thể thao, du lịch"
    SECURITY = "quoc-phong", "Quốc phòng, an ninh"
    PARTY = "dang-doan-the", "Công tác Đảng, đoàn thể"
    OTHER = "khac", "Lĩnh vực khác"


class Reach(models.TextChoices):
    """Phạm vi ảnh hưởng: how far the effect of a recognised initiative reaches."""

    BASE = "co-so", "Cấp cơ sở"
    PROVINCE = "tinh", "Cấp tỉnh"
    NATION = "toan-quoc", "Toàn quốc"


class Initiative(models.Model):
    """Sáng kiến: a unit's application; once recognised, an entry of the register."""

    class State(models.TextChoices):
        DRAFT = "nhap", "Nháp"
        SUBMITTED = "da-gui", "Đã gửi"
        RETURNED = "can-bo-sung", "Cần bổ sung"
        RECOGNISED = "cong-nhan", "Được công nhận"
        REFUSED = "khong-cong-nhan", "Không được công nhận"
        WITHDRAWN = "da-rut", "Đã rút"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organising_body = models.ForeignKey(
        OrganisingBody, models.PROTECT, related_name="initiatives", verbose_name="hội đồng"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="initiatives", verbose_name="đơn vị")
    year = models.PositiveSmallIntegerField("năm", db_index=True)
    title = models.CharField("tên sáng kiến", max_length=300, blank=True)
    field = models.CharField("lĩnh vực", max_length=20, choices=Field, blank=True)
    problem = models.TextField("tình trạng trước khi có sáng kiến", blank=True)
    solution = models.TextField("giải pháp, tính mới", blank=True)
    effect = models.TextField("hiệu quả", blank=True)
    applied_where = models.CharField("nơi đã áp dụng", max_length=300, blank=True)
    applied_from = models.DateField("áp dụng từ ngày", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=20, choices=State, default=State.DRAFT, db_index=True)
    submitted_at = models.DateTimeField("lúc gửi gần nhất", null=True, editable=False)
    # The recognition
    decision_number = models.CharField("số quyết định công nhận", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    decided_by = models.CharField("cơ quan công nhận", max_length=200, blank=True)
    reach = models.CharField("phạm vi ảnh hưởng", max_length=20, choices=Reach, blank=True)
    answer = models.TextField("ý kiến của cơ quan thường trực", blank=True)
    is_public = models.BooleanField("được công khai", default=True)
    # Made by save(): what it is found by.
    folded = models.TextField(editable=False)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người sửa cuối"
    )
    changed_at = models.DateTimeField("lúc sửa cuối", default=timezone.now)
    created_at = models.DateTimeField("lúc tạo", default=timezone.now, editable=False)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = "sáng kiến"
        verbose_name_plural = "sáng kiến"
        ordering = ["-year", "-created_at"]
        permissions = [("judge_initiative", "Trả lại, công nhận, không công nhận sáng kiến")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="cong-nhan") | (Q(decided_on__isnull=False) & ~Q(decision_number="") & ~Q(reach="")),
                name="initiative_recognised_by_decision",
                violation_error_message="Sáng kiến được công nhận cần số, ngày quyết định và phạm vi ảnh hưởng.",
            )
        ]

    def __str__(self):
        return self.title or f"Sáng kiến chưa đặt tên, {self.unit}"

    def save(self, *args, **kwargs):
        names = " ".join(author.name for author in self.authors.all()) if not self._state.adding else ""
        self.folded = fold(f"{self.title} {names} {self.unit.name} {self.decision_number}")
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("initiatives:initiative", args=[self.pk])

    @property
    def body(self) -> str:
        """The words in which likeness is looked for."""
        return "\n".join(part for part in (self.title, self.problem, self.solution, self.effect) if part)


class Author(models.Model):
    """Tác giả: who made the initiative, and the share in it."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="authors", verbose_name="sáng kiến")
    order = models.PositiveSmallIntegerField("số")
    name = models.CharField("họ và tên", max_length=150)
    position = models.CharField("chức vụ, nơi công tác", max_length=250, blank=True)
    share = models.PositiveSmallIntegerField(
        "tỷ lệ đóng góp (%)", validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = "tác giả"
        verbose_name_plural = "tác giả"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class Submission(SentByUnit):
    """Lần gửi đơn: what a unit sent, exactly as it was, with its receipt. Written once."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="submissions")
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="initiative_submission")
    confirmation = models.OneToOneField(
        Confirmation, models.PROTECT, null=True, related_name="initiative_submission", verbose_name="cách xác nhận"
    )

    class Meta:
        verbose_name = "lần gửi sáng kiến"
        verbose_name_plural = "lần gửi sáng kiến"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["initiative", "number"], name="initiative_submission_number")]

    def __str__(self):
        return f"{self.initiative}, lần {self.number}"


class Shingle(models.Model):
    """Dấu của văn bản: a sampled run of folded words, by which texts that share passages find each other."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="shingles")
    value = models.BigIntegerField()

    class Meta:
        verbose_name = "dấu của văn bản"
        verbose_name_plural = "dấu của văn bản"
        indexes = [models.Index(fields=["value", "initiative"])]

    def __str__(self):
        return str(self.value)


class Likeness(models.Model):
    """Trùng lặp có thể: an earlier initiative that an application is alike to, and what the officer made of it."""

    class Verdict(models.TextChoices):
        OPEN = "", "Chưa xem"
        SAME = "trung", "Trùng lặp"
        PARTLY = "mot-phan", "Trùng một phần, có điểm mới"
        DIFFERENT = "khac", "Không trùng"

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="likenesses", verbose_name="sáng kiến")
    earlier = models.ForeignKey(Initiative, models.CASCADE, related_name="+", verbose_name="sáng kiến có trước")
    score = models.PositiveSmallIntegerField("mức giống (%)")
    verdict = models.CharField("kết luận", max_length=10, choices=Verdict, blank=True)
    note = models.TextField("nhận xét", blank=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "khả năng trùng lặp"
        verbose_name_plural = "khả năng trùng lặp"
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "earlier"], name="initiative_likeness_once"),
            models.CheckConstraint(condition=~Q(initiative=F("earlier")), name="initiative_not_like_itself"),
        ]

    def __str__(self):
        return f"{self.initiative} – {self.earlier}: {self.score}%"


class RegisterSettings(models.Model):
    """Công khai sáng kiến: whether a council shows its register of recognised initiatives to everybody."""

    organising_body = models.OneToOneField(
        OrganisingBody, models.CASCADE, related_name="initiative_settings", verbose_name="hội đồng"
    )
    is_public = models.BooleanField(
        "công khai danh mục sáng kiến được công nhận",
        default=False,
        help_text="Chỉ hiện tên, tác giả, đơn vị, năm và phạm vi ảnh hưởng.",
    )

    class Meta:
        verbose_name = "công khai sáng kiến"
        verbose_name_plural = "công khai sáng kiến"

    def __str__(self):
        return str(self.organising_body)
