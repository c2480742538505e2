"""Clusters: groups of units that compete with each other for one year, under a head that changes every year."""

from django.db import models
from django.db.models import F, Q

from registrations.units.models import OrganisingBody, Unit
from search.text import tidy

from .querysets import SeatQuerySet


class Cluster(models.Model):
    """Cụm, khối thi đua of one year, as the council's decision divides the units."""

    class Kind(models.TextChoices):
        AREA = "cum", "Cụm"
        SECTOR = "khoi", "Khối"

    organising_body = models.ForeignKey(
        OrganisingBody, models.PROTECT, related_name="clusters", verbose_name="hội đồng quản lý"
    )
    year = models.PositiveSmallIntegerField("năm thi đua", db_index=True)
    kind = models.CharField("loại", max_length=5, choices=Kind, default=Kind.AREA)
    name = models.CharField("tên", max_length=200, help_text="Ví dụ “Cụm thi đua số 1”, “Khối các cơ quan tham mưu”.")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    decision = models.CharField(
        "quyết định chia cụm, khối", max_length=300, blank=True, help_text="Số, ký hiệu, ngày của văn bản."
    )

    class Meta:
        verbose_name = "cụm, khối thi đua"
        verbose_name_plural = "cụm, khối thi đua"
        ordering = ["-year", "order", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organising_body", "year", "name"],
                name="clusters_one_name_a_year",
                violation_error_message="Năm này đã có cụm, khối cùng tên.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1948, year__lte=2200),
                name="clusters_year",
                violation_error_message="Mời xem lại năm.",
            ),
        ]

    def __str__(self):
        return f"{self.name}, năm {self.year}"

    def save(self, *args, **kwargs):
        self.name = tidy(self.name)
        super().save(*args, **kwargs)


class Seat(models.Model):
    """Thành viên cụm, khối: a unit in a cluster, in which part, and for which days of the year."""

    class Role(models.TextChoices):
        HEAD = "head", "Trưởng"
        DEPUTY = "deputy", "Phó"
        MEMBER = "member", "Thành viên"

    RANKS = {Role.HEAD: 0, Role.DEPUTY: 1, Role.MEMBER: 2}

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="seats", verbose_name="cụm, khối")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="seats", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=6, choices=Role, default=Role.MEMBER)
    effective_from = models.DateField("từ ngày", null=True, blank=True, help_text="Bỏ trống là từ đầu năm.")
    effective_to = models.DateField(
        "đến trước ngày", null=True, blank=True, help_text="Bỏ trống là đến hết năm. Ghi ngày đầu tiên không còn."
    )
    rank = models.PositiveSmallIntegerField(editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên cụm, khối"
        verbose_name_plural = "thành viên cụm, khối"
        ordering = ["cluster", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "unit"],
                condition=Q(effective_to__isnull=True),
                name="clusters_one_open_seat",
                violation_error_message="Đơn vị này đã ở trong cụm, khối.",
            ),
            models.UniqueConstraint(
                fields=["cluster"],
                condition=Q(effective_to__isnull=True, role="head"),
                name="clusters_one_head",
                violation_error_message="Cụm, khối đã có đơn vị trưởng. Mời đổi vai trò của đơn vị đó trước.",
            ),
            models.CheckConstraint(
                condition=Q(effective_from__isnull=True)
                | Q(effective_to__isnull=True)
                | Q(effective_to__gt=F("effective_from")),
                name="clusters_seat_dates",
                violation_error_message="Ngày kết thúc cần sau ngày bắt đầu.",
            ),
        ]

    def __str__(self):
        return f"{self.unit}, {self.part.lower()}"

    def save(self, *args, **kwargs):
        self.rank = self.RANKS[self.role]
        super().save(*args, **kwargs)

    def holds_on(self, day):
        """Whether the seat holds on a day (date); unknown bounds are open."""
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day < self.effective_to
        )

    @property
    def part(self):
        """What the unit is in its cluster: "Trưởng cụm", "Phó khối", "Thành viên"."""
        if self.role == self.Role.MEMBER:
            return self.get_role_display()
        return f"{self.get_role_display()} {self.cluster.get_kind_display().lower()}"
