"""The tree of units: who takes part in emulation, under which name, and who acts for them.

A unit is known by its code and its dates, never by its name: within one
province "Hòa Bình" was the name of four communes at once. Units that were
merged or renamed stay as rows with an end date, so that an award given to
them is still found, and from their successors too.
"""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from search.text import fold, sort_key, tidy

from .querysets import DatedQuerySet, MembershipQuerySet, UnitQuerySet


def _ends_after_start(name):
    return models.CheckConstraint(
        condition=Q(effective_from__isnull=True)
        | Q(effective_to__isnull=True)
        | Q(effective_to__gt=F("effective_from")),
        name=name,
        violation_error_message="Ngày hết hiệu lực cần sau ngày có hiệu lực.",
    )


class OrganisingBody(models.Model):
    """Hội đồng: the council that runs campaigns and consultations and owns the records made by them."""

    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên gọn", max_length=100)
    slug = models.SlugField("tên trong địa chỉ", max_length=80, unique=True)

    class Meta:
        verbose_name = "hội đồng"
        verbose_name_plural = "hội đồng"
        ordering = ["pk"]

    def __str__(self):
        return self.short_name or self.name


class Dated(models.Model):
    """A fact with the time for which it holds, where it was read, and whether somebody checked it."""

    effective_from = models.DateField("từ ngày", null=True, blank=True, help_text="Bỏ trống khi chưa rõ.")
    effective_to = models.DateField(
        "đến trước ngày",
        null=True,
        blank=True,
        help_text="Ngày đầu tiên không còn hiệu lực. Ví dụ hết ngày 30/06/2025 thì ghi 01/07/2025.",
    )
    source = models.CharField(
        "nguồn", max_length=300, blank=True, help_text="Số, ký hiệu văn bản hoặc nơi lấy thông tin."
    )
    verified = models.BooleanField(
        "đã đối chiếu văn bản gốc", default=False, help_text="Đã đối chiếu với văn bản gốc hoặc danh mục chính thức."
    )

    class Meta:
        abstract = True


class Unit(Dated):
    """Đơn vị: a commune, ward, department, union, party body, unit below them, or one that existed once."""

    class Kind(models.TextChoices):
        COMMUNE = "commune", "Xã"
        WARD = "ward", "Phường"
        TOWNSHIP = "township", "Thị trấn (trước 01/07/2025)"
        DISTRICT = "district", "Huyện (trước 01/07/2025)"
        CITY = "city", "Thành phố thuộc tỉnh (trước 01/07/2025)"
        DEPARTMENT = "department", "Sở, ban, ngành"
        PARTY = "party", "Cơ quan Đảng"
        UNION = "union", "Mặt trận, đoàn thể"
        ELECTED = "elected", "Cơ quan dân cử"
        ARMED = "armed", "Lực lượng vũ trang"
        SERVICE = "service", "Đơn vị sự nghiệp"
        ENTERPRISE = "enterprise", "Doanh nghiệp, hiệp hội"
        SUBUNIT = "subunit", "Đơn vị trực thuộc"
        OTHER = "other", "Tổ chức khác"

    TERRITORIAL = (Kind.COMMUNE, Kind.WARD, Kind.TOWNSHIP, Kind.DISTRICT, Kind.CITY)
    FORMER_DISTRICTS = (Kind.DISTRICT, Kind.CITY)

    organising_body = models.ForeignKey(
        OrganisingBody, models.PROTECT, related_name="units", verbose_name="hội đồng quản lý"
    )
    code = models.CharField("mã", max_length=60, help_text="Xã, phường dùng mã của danh mục hành chính.")
    kind = models.CharField("loại", max_length=12, choices=Kind)
    name = models.CharField(
        "tên đầy đủ", max_length=200, help_text="Có cả loại đơn vị, ví dụ “Xã Hữu Liên”, “Sở Nội vụ”."
    )
    short_name = models.CharField("tên gọn", max_length=100, blank=True, help_text="Ví dụ “Hữu Liên”, “Sở NV”.")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="trực thuộc"
    )
    former_district = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="communes_on_its_ground",
        limit_choices_to={"kind__in": FORMER_DISTRICTS},
        verbose_name="địa bàn cấp huyện trước 01/07/2025",
    )
    # Made by save(): the two keys for sorting and finding, and the name that no other unit shares.
    label = models.CharField("tên phân biệt", max_length=330, editable=False)
    sort_key = models.CharField(max_length=1200, editable=False, db_index=True)
    folded = models.TextField(editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organising_body", "code"],
                name="units_one_code",
                violation_error_message="Mã này đã dùng cho đơn vị khác.",
            ),
            _ends_after_start("units_unit_dates"),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="units_not_own_parent"),
        ]

    def __str__(self):
        return self.label

    def save(self, *args, **kwargs):
        self.refresh_keys()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("units_public:unit", args=[self.code])

    def clean(self):
        """Raise ValidationError when the unit would stand below itself or bear a misplaced district."""
        above, seen = self.parent, set()
        while above is not None and above.pk not in seen:
            if self.pk and above.pk == self.pk:
                raise ValidationError({"parent": "Đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó."})
            seen.add(above.pk)
            above = above.parent
        if self.former_district_id and self.former_district.kind not in self.FORMER_DISTRICTS:
            raise ValidationError({"former_district": "Mời chọn một huyện hoặc thành phố trước ngày 01/07/2025."})

    def refresh_keys(self):
        """Make label, sort key and folded text anew from the name, the place and the other names."""
        self.name, self.short_name = tidy(self.name), tidy(self.short_name)
        self.label = self._label()
        self.sort_key = sort_key(self.bare_name)[:1200]
        other = self.names.values_list("name", flat=True) if self.pk else []
        self.folded = " ".join(fold(text) for text in [self.name, self.short_name, self.code, *other])

    def _label(self):
        parts = self.name
        if self.parent_id and (self.kind in self.TERRITORIAL or self.kind == self.Kind.SUBUNIT):
            parts = f"{self.name}, {self.parent.in_text}"
        if self.effective_to:
            parts = f"{parts} (đến {date_format(self.last_day, 'd/m/Y')})"
        return parts

    @property
    def bare_name(self):
        """The name without its kind for places ("Hữu Liên"), the full name for everybody else."""
        return self.short_name if self.is_territorial and self.short_name else self.name

    @property
    def in_text(self):
        """The name inside a sentence: "xã Hữu Liên"; names of offices keep their capital letter."""
        return self.name[:1].lower() + self.name[1:] if self.is_territorial else self.name

    @property
    def is_territorial(self):
        return self.kind in self.TERRITORIAL

    @property
    def verified_in_words(self):
        return "Đã đối chiếu" if self.verified else "Chưa đối chiếu"

    @property
    def last_day(self):
        """The last day on which the unit stood, or None."""
        return self.effective_to - timedelta(days=1) if self.effective_to else None

    def stands_on(self, day):
        """True if the unit exists on a day (date); unknown bounds are open."""
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day < self.effective_to
        )


class UnitName(Dated):
    """Tên khác: a former name, an abbreviation or another way in which a unit is called."""

    class Kind(models.TextChoices):
        FORMER = "former", "Tên trước đây"
        ABBREVIATION = "abbreviation", "Tên viết tắt"
        ALIAS = "alias", "Cách gọi khác"

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="names", verbose_name="đơn vị")
    name = models.CharField("tên", max_length=200)
    kind = models.CharField("loại tên", max_length=12, choices=Kind, default=Kind.FORMER)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "tên khác"
        verbose_name_plural = "tên khác"
        ordering = ["unit", "effective_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name", "kind"],
                name="units_one_name",
                violation_error_message="Tên này đã có.",
            ),
            _ends_after_start("units_name_dates"),
        ]

    def __str__(self):
        return self.name


class Succession(models.Model):
    """Kế thừa: on a day a unit passed, wholly or in part, into another."""

    predecessor = models.ForeignKey(
        Unit, models.PROTECT, related_name="successions_out", verbose_name="đơn vị tiền nhiệm"
    )
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="successions_in", verbose_name="đơn vị kế thừa")
    on = models.DateField("từ ngày")
    partial = models.BooleanField("chỉ một phần", default=False)
    source = models.CharField("nguồn", max_length=300, blank=True)
    verified = models.BooleanField(
        "đã đối chiếu văn bản gốc", default=False, help_text="Đã đối chiếu với văn bản gốc hoặc danh mục chính thức."
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "quan hệ kế thừa"
        verbose_name_plural = "quan hệ kế thừa"
        ordering = ["-on", "predecessor__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="units_one_succession",
                violation_error_message="Quan hệ kế thừa này đã có.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="units_not_own_successor",
                violation_error_message="Đơn vị không thể kế thừa chính nó.",
            ),
        ]

    def __str__(self):
        how = "một phần vào" if self.partial else "vào"
        return f"{self.predecessor} {how} {self.successor}"


class Membership(models.Model):
    """Thành viên đơn vị: who prepares (người nhập) or signs (người ký duyệt) what a unit files."""

    class Role(models.TextChoices):
        DRAFTER = "drafter", "Người nhập"
        SIGNATORY = "signatory", "Người ký duyệt"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", verbose_name="đơn vị")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name="người dùng"
    )
    role = models.CharField("vai trò", max_length=10, choices=Role)
    since = models.DateTimeField("từ lúc", default=timezone.now)
    until = models.DateTimeField("đến trước lúc", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên đơn vị"
        verbose_name_plural = "thành viên đơn vị"
        ordering = ["unit__sort_key", "role", "user__full_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "user"],
                condition=Q(until__isnull=True),
                name="units_one_open_membership",
                violation_error_message="Người này đang là thành viên của đơn vị.",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="units_membership_times",
                violation_error_message="Lúc kết thúc cần sau lúc bắt đầu.",
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.get_role_display().lower()} của {self.unit}"


class Collective(models.Model):
    """Tập thể của đơn vị: a hamlet, school, clinic or co-operative without an account; its unit registers for it.

    A new name is a new row that remembers the old one, so that the list of a
    year bears the names of that year.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="collectives", verbose_name="đơn vị đăng ký thay")
    name = models.CharField("tên tập thể", max_length=200)
    effective_from = models.DateField("từ ngày", null=True, blank=True)
    effective_to = models.DateField("đến trước ngày", null=True, blank=True)
    previous = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="following", verbose_name="tên trước đó"
    )
    sort_key = models.CharField(max_length=1200, editable=False, db_index=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "tập thể của đơn vị"
        verbose_name_plural = "tập thể của đơn vị"
        ordering = ["unit", "sort_key", "pk"]
        constraints = [_ends_after_start("units_collective_dates")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = tidy(self.name)
        self.sort_key = sort_key(self.name)[:1200]
        super().save(*args, **kwargs)
