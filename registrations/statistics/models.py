"""Counts of award records kept beside them, and the targets that the province set itself."""

from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from registrations.awards.models import AwardKind
from registrations.titles.models import Authority, AwardClass, Form, Level, RecipientKind
from themes.base.vietnamese import number_text

from . import conditions


class Cell(models.Model):
    """How many records of one decision are alike in all that is counted.

    Cells belong to decisions so that publishing or withdrawing one changes
    every figure at that instant: what is public is asked of the decision,
    never stored here.
    """

    decision = models.ForeignKey("awards.Decision", models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=20, choices=Level, blank=True)
    form = models.CharField(max_length=30, choices=Form, blank=True)
    award_class = models.CharField(max_length=10, choices=AwardClass, blank=True)
    authority = models.CharField(max_length=30, choices=Authority)
    kind = models.CharField(max_length=30, choices=AwardKind, blank=True)
    recipient_kind = models.CharField(max_length=20, choices=RecipientKind)
    small_collective = models.BooleanField(null=True)
    direct_worker = models.BooleanField(null=True)
    worker_farmer = models.BooleanField(null=True)
    female = models.BooleanField(null=True)
    posthumous = models.BooleanField()
    target_groups = models.JSONField(default=list)
    is_public = models.BooleanField()
    ended_on = models.DateField(null=True)
    amount = models.PositiveIntegerField()

    # What tells two cells of a decision apart; the same names stand in the records.
    KEYS = (
        "year",
        "level",
        "form",
        "award_class",
        "authority",
        "kind",
        "recipient_kind",
        "small_collective",
        "direct_worker",
        "worker_farmer",
        "female",
        "posthumous",
        "target_groups",
        "is_public",
        "ended_on",
    )

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.amount} ({self.decision_id}, {self.year})"


class Tally(Cell):
    """Số đếm theo quyết định: small, for every figure that does not ask for units."""

    class Meta:
        verbose_name = "số đếm"
        verbose_name_plural = "số đếm"


class UnitTally(Cell):
    """Số đếm theo quyết định và đơn vị: about as many rows as records, but narrow.

    ``unit`` is where the awards are at home: ``AwardRecordQuerySet.with_home_unit()``.
    """

    unit = models.ForeignKey("units.Unit", models.CASCADE, null=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = "số đếm theo đơn vị"
        verbose_name_plural = "số đếm theo đơn vị"
        indexes = [
            # All that comparing units asks: answered from the index, unit by unit, without sorting.
            models.Index(
                fields=["unit", "decision", "is_public", "ended_on", "year", "amount"], name="unit_tally_by_unit"
            )
        ]


class Change(models.Model):
    """Quyết định có lượt khen vừa thay đổi: its cells are not to be used until they are made anew.

    Written by the database itself (see ``triggers``), in the transaction that
    changes a record. No foreign key: a decision may go before its line does.
    """

    decision_id = models.BigIntegerField(db_index=True)

    class Meta:
        verbose_name = "quyết định cần đếm lại"
        verbose_name_plural = "quyết định cần đếm lại"

    def __str__(self):
        return str(self.decision_id)


class TargetSet(models.Model):
    """Bộ chỉ tiêu: the ratios that a decision of the province sets for a span of years."""

    organising_body = models.ForeignKey(
        "units.OrganisingBody", models.PROTECT, related_name="target_sets", verbose_name="hội đồng"
    )
    code = models.SlugField("mã", max_length=60, unique=True)
    name = models.CharField("tên", max_length=250)
    year_from = models.PositiveSmallIntegerField(
        "từ năm", validators=[MinValueValidator(1945), MaxValueValidator(2200)]
    )
    year_to = models.PositiveSmallIntegerField("đến năm", validators=[MinValueValidator(1945), MaxValueValidator(2200)])
    source = models.CharField("văn bản đặt chỉ tiêu", max_length=300)
    verified = models.BooleanField(
        "đã đối chiếu văn bản gốc", default=False, help_text="Đã so từng con số với bản có dấu."
    )
    released = models.BooleanField(
        "công khai kết quả",
        default=False,
        help_text="Bảng chỉ tiêu và kết quả chung được hiện trên trang công khai. Không ai được nêu tên ở đó.",
    )
    note = models.TextField("ghi chú", blank=True, help_text="Hiện dưới bảng, ví dụ điều văn bản chưa nói rõ.")
    edited_by_staff = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = "bộ chỉ tiêu"
        verbose_name_plural = "bộ chỉ tiêu"
        ordering = ["-year_from", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year_to__gte=F("year_from")),
                name="target_set_years",
                violation_error_message="“Đến năm” không được trước “từ năm”.",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def period(self) -> str:
        """ "2021–2025"."""
        return str(self.year_from) if self.year_from == self.year_to else f"{self.year_from}–{self.year_to}"


class Operator(models.TextChoices):
    """How a ratio is compared with its threshold; "trên" and "trở lên" are not the same."""

    ABOVE = ">", "trên (>)"
    AT_LEAST = ">=", "từ … trở lên (≥)"
    EXACTLY = "=", "đúng bằng (=)"


class TargetRatio(models.Model):
    """Chỉ tiêu: one ratio, with what is divided by what kept as data and never as code."""

    target_set = models.ForeignKey(TargetSet, models.CASCADE, related_name="ratios", verbose_name="bộ chỉ tiêu")
    order = models.PositiveSmallIntegerField("thứ tự", default=1)
    name = models.CharField("tên chỉ tiêu", max_length=250)
    denominator = models.JSONField("mẫu số gồm các lượt khen thưởng", default=dict, blank=True)
    numerator = models.JSONField("tử số: trong mẫu số, những lượt", default=dict)
    operator = models.CharField("so sánh", max_length=2, choices=Operator)
    threshold = models.DecimalField(
        "mức (%)", max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    printed = models.CharField(
        "chữ trong văn bản", max_length=200, blank=True, help_text="Đúng như văn bản viết, ví dụ “đạt trên 20%”."
    )
    base_period = models.CharField("giai đoạn so sánh", max_length=60, blank=True)
    base_printed = models.CharField(
        "số của giai đoạn trước, như văn bản in", max_length=60, blank=True, help_text="Ví dụ “62/111 = 55%”."
    )
    base_numerator = models.PositiveIntegerField("tử số giai đoạn trước", null=True, blank=True)
    base_denominator = models.PositiveIntegerField("mẫu số giai đoạn trước", null=True, blank=True)
    places = models.PositiveSmallIntegerField(
        "số chữ số sau dấu phẩy", default=2, validators=[MaxValueValidator(4)], help_text="Làm tròn nửa lên."
    )
    note = models.TextField("ghi chú", blank=True, help_text="Điều văn bản chưa nói rõ và cách Trang này hiểu.")

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["target_set", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(base_denominator__isnull=True) | Q(base_denominator__gt=0),
                name="target_ratio_base",
                violation_error_message="Mẫu số cần lớn hơn 0.",
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Refuse rules outside the closed language, and a numerator that says nothing."""
        super().clean()
        wrong = {}
        for name in ("denominator", "numerator"):
            if problem := conditions.problem(getattr(self, name)):
                wrong[name] = problem
        if not self.numerator and "numerator" not in wrong:
            wrong["numerator"] = "Cần ít nhất một điều kiện, nếu không tỷ lệ luôn là 100 %."
        if not wrong and (clash := conditions.clash(self.denominator, self.numerator)):
            wrong["numerator"] = clash
        if wrong:
            raise ValidationError(wrong)

    @property
    def goal(self) -> str:
        """ "trên 20 %", "từ 5 % trở lên", "đúng 100 %"."""
        number = f"{number_text(self.threshold)} %"
        return {
            Operator.ABOVE: f"trên {number}",
            Operator.AT_LEAST: f"từ {number} trở lên",
            Operator.EXACTLY: f"đúng {number}",
        }[Operator(self.operator)]

    @property
    def rounding(self) -> str:
        """The rounding rule in words."""
        return (
            f"làm tròn nửa lên {self.places} chữ số sau dấu phẩy" if self.places else "làm tròn nửa lên đến số nguyên"
        )

    @property
    def base_words(self) -> str:
        """The ratio of the former period computed anew from its printed fraction, "" when none was printed."""
        if not self.base_denominator or self.base_numerator is None:
            return ""
        return percent_words(self.base_numerator, self.base_denominator, self.places)


def percent(part: int, whole: int, places: int = 2) -> Decimal:
    """100·part/whole, rounded half up (0.005 becomes 0.01). Raises ZeroDivisionError."""
    if not whole:
        raise ZeroDivisionError("a ratio of nothing")
    return (Decimal(part * 100) / Decimal(whole)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percent_words(part: int, whole: int, places: int = 2) -> str:
    """ "55,86 %"."""
    return f"{number_text(percent(part, whole, places), places)} %"
