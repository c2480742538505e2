"""Days on which the office works although it seems not to, or rests although it seems to work."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from .querysets import CalendarDayQuerySet
from .working_days import WEEKDAYS, DayRule


class CalendarDay(models.Model):
    """Ngày trong lịch làm việc: one decided day, with its reason and legal source.

    A row wins over the national proposal for its date; a row for one council
    wins over the row for all.
    """

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", "Nghỉ lễ, tết"
        COMPENSATION = "compensation", "Nghỉ bù"
        SWAP = "swap", "Hoán đổi ngày làm việc"
        CLOSURE = "closure", "Cơ quan nghỉ"
        WORKED = "worked", "Vẫn làm việc, không theo ngày nghỉ được đề xuất"

    date = models.DateField("ngày")
    kind = models.CharField("loại", max_length=20, choices=Kind, default=Kind.CLOSURE)
    works = models.BooleanField(
        "là ngày làm việc", default=False, help_text="Đánh dấu nếu ngày này có làm việc, ví dụ thứ Bảy làm bù."
    )
    reason = models.CharField("lý do", max_length=200, help_text="Hiện trên trang lấy ý kiến, ví dụ: Tết Nguyên đán.")
    source = models.CharField("căn cứ", max_length=300, blank=True, help_text="Văn bản quy định ngày nghỉ hoặc làm bù.")
    # The slug of an organising body: the calendar stands below the units and cannot point up at them.
    scope = models.SlugField(
        "phạm vi", max_length=80, blank=True, help_text="Bỏ trống: áp dụng chung. Hoặc mã của một Hội đồng."
    )
    verified = models.BooleanField("đã đối chiếu văn bản gốc", default=True)

    objects = CalendarDayQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày trong lịch làm việc"
        verbose_name_plural = "lịch làm việc"
        ordering = ["-date", "scope"]
        constraints = [
            models.UniqueConstraint(
                fields=["date", "scope"],
                name="calendar_one_row_per_day_and_scope",
                violation_error_message="Ngày này đã có trong lịch của phạm vi đó. Mời sửa dòng đã có.",
            )
        ]

    def __str__(self):
        return capfirst(f"{WEEKDAYS[self.date.weekday()]}, {self.date:%d/%m/%Y}: {self.reason}")

    @property
    def rule(self):
        """This row as the engine reads it."""
        return DayRule(self.works, self.reason, self.source, self.verified, self.kind)


class CalendarYear(models.Model):
    """Năm đã đối chiếu: that holidays and swaps of a year were announced and compared, by whom and by which document."""

    year = models.PositiveSmallIntegerField("năm", unique=True)
    source = models.CharField("căn cứ", max_length=300, help_text="Văn bản thông báo ngày nghỉ và hoán đổi của năm.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người đối chiếu"
    )
    decided_at = models.DateTimeField("đối chiếu lúc", default=timezone.now)

    class Meta:
        verbose_name = "năm đã đối chiếu lịch"
        verbose_name_plural = "các năm đã đối chiếu lịch"
        ordering = ["-year"]

    def __str__(self):
        return f"Lịch năm {self.year}"
