"""The dated catalogue of emulation titles and forms of commendation.

Legal source: Law on Emulation and Commendation 06/2022/QH15 and the decrees
that detail it; older rows keep what earlier laws knew, for the archive.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from .querysets import TitleQuerySet


class Form(models.TextChoices):
    """Hình thức: what is conferred. The value is also the address of the facet."""

    EMULATION_TITLE = "danh-hieu-thi-dua", "Danh hiệu thi đua"
    ORDER = "huan-chuong", "Huân chương"
    MEDAL = "huy-chuong", "Huy chương"
    HONORARY_TITLE = "danh-hieu-vinh-du", "Danh hiệu vinh dự nhà nước"
    PRIZE = "giai-thuong", "Giải thưởng"
    COMMEMORATIVE_MEDAL = "ky-niem-chuong", "Kỷ niệm chương"
    CERTIFICATE_OF_MERIT = "bang-khen", "Bằng khen"
    LETTER_OF_COMMENDATION = "giay-khen", "Giấy khen"
    LOCAL_TITLE = "danh-hieu-dia-phuong", "Danh hiệu của địa phương"
    BADGE = "huy-hieu", "Huy hiệu (trước năm 2024)"


class Level(models.TextChoices):
    """Cấp khen thưởng: whose honour it is."""

    STATE = "nha-nuoc", "Cấp Nhà nước"
    MINISTRY = "bo-nganh", "Cấp bộ, ban, ngành, đoàn thể Trung ương"
    PROVINCE = "tinh", "Cấp tỉnh"
    DEPARTMENT = "so-nganh", "Cấp sở, ban, ngành và tương đương"
    DISTRICT = "huyen", "Cấp huyện (đến 30/6/2025)"
    COMMUNE = "xa", "Cấp xã"
    BASE = "co-so", "Cấp cơ sở"


class Authority(models.TextChoices):
    """Thẩm quyền quyết định: who confers."""

    PRESIDENT = "chu-tich-nuoc", "Chủ tịch nước"
    GOVERNMENT = "chinh-phu", "Chính phủ"
    PRIME_MINISTER = "thu-tuong", "Thủ tướng Chính phủ"
    MINISTER = "bo-truong", "Bộ trưởng, thủ trưởng ban, ngành, đoàn thể Trung ương"
    PROVINCE_CHAIR = "chu-tich-ubnd-tinh", "Chủ tịch UBND tỉnh"
    AGENCY_HEAD = "thu-truong", "Thủ trưởng cơ quan, đơn vị"
    DISTRICT_CHAIR = "chu-tich-ubnd-huyen", "Chủ tịch UBND huyện, thành phố"
    COMMUNE_CHAIR = "chu-tich-ubnd-xa", "Chủ tịch UBND xã, phường"
    WARTIME_BODY = "co-quan-khang-chien", "Cơ quan có thẩm quyền thời kháng chiến"


class AwardClass(models.TextChoices):
    """Hạng of an order or medal."""

    FIRST = "nhat", "hạng Nhất"
    SECOND = "nhi", "hạng Nhì"
    THIRD = "ba", "hạng Ba"


class RecipientKind(models.TextChoices):
    """Đối tượng: whom an award is given to."""

    PERSON = "ca-nhan", "Cá nhân"
    COLLECTIVE = "tap-the", "Tập thể"
    HOUSEHOLD = "ho-gia-dinh", "Hộ gia đình"


class CommentRule(models.TextChoices):
    """Whether nominations must be laid before the public for comment."""

    REQUIRED = "bat-buoc", "Bắt buộc lấy ý kiến"
    SWITCHABLE = "tuy-chon", "Tùy Hội đồng quyết định"
    OWN_PROCEDURE = "quy-trinh-rieng", "Theo quy trình riêng của ngành"
    NONE = "khong", "Không bắt buộc"


def _known(values: object, choices: type[models.TextChoices], field: str) -> None:
    if not isinstance(values, list) or any(value not in choices.values for value in values):
        known = ", ".join(choices.values)
        raise ValidationError({field: f"Chỉ dùng các giá trị: {known}."})


class Title(models.Model):
    """Danh hiệu thi đua hoặc hình thức khen thưởng, as it stood for a span of days.

    One award may have several rows that follow each other in time under one
    ``code``. ``effective_from`` None means "since before our records";
    ``effective_to`` is the first day on which the row is no longer in force.
    """

    code = models.SlugField("mã", max_length=60)
    name = models.CharField("tên đầy đủ", max_length=250)
    short_name = models.CharField("tên viết tắt", max_length=40, blank=True)
    other_names = models.JSONField(
        "cách gọi khác",
        default=list,
        blank=True,
        help_text="Các cách viết thường gặp trong danh sách của đơn vị, dùng khi đối chiếu.",
    )
    form = models.CharField("hình thức", max_length=30, choices=Form)
    level = models.CharField("cấp khen thưởng", max_length=20, choices=Level)
    authority = models.CharField("thẩm quyền quyết định", max_length=30, choices=Authority)
    classes = models.JSONField("các hạng", default=list, blank=True)
    recipient_kinds = models.JSONField("đối tượng", default=list)
    requires_comment = models.CharField(
        "lấy ý kiến nhân dân", max_length=20, choices=CommentRule, default=CommentRule.NONE
    )
    min_comment_days = models.PositiveSmallIntegerField("số ngày làm việc lấy ý kiến tối thiểu", null=True, blank=True)
    effective_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    effective_to = models.DateField("hết hiệu lực từ ngày", null=True, blank=True)
    legal_source = models.CharField("căn cứ pháp lý", max_length=300, blank=True)
    verified = models.BooleanField(
        "đã đối chiếu văn bản gốc",
        default=False,
        help_text="Chỉ mục đã đối chiếu mới được hiển thị công khai như quy định của pháp luật.",
    )
    note = models.TextField("ghi chú của cơ quan thường trực", blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=1000)
    edited_by_staff = models.BooleanField(default=False, editable=False)

    objects = TitleQuerySet.as_manager()

    class Meta:
        verbose_name = "danh hiệu, hình thức khen thưởng"
        verbose_name_plural = "danh hiệu, hình thức khen thưởng"
        ordering = ["order", "code", "effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "effective_from"],
                name="title_once_per_start",
                nulls_distinct=False,
                violation_error_message="Mã này đã có một mục bắt đầu từ cùng ngày.",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True)
                | Q(effective_from__isnull=True)
                | Q(effective_to__gt=F("effective_from")),
                name="title_ends_after_start",
                violation_error_message="Ngày hết hiệu lực cần sau ngày có hiệu lực.",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Refuse values outside the vocabulary and spans that overlap under one code."""
        super().clean()
        _known(self.classes, AwardClass, "classes")
        _known(self.recipient_kinds, RecipientKind, "recipient_kinds")
        if self.requires_comment == CommentRule.REQUIRED and not self.min_comment_days:
            raise ValidationError({"min_comment_days": "Cần ghi số ngày làm việc tối thiểu khi bắt buộc lấy ý kiến."})
        others = Title.objects.filter(code=self.code).exclude(pk=self.pk)
        if self.effective_to:
            others = others.filter(Q(effective_from__isnull=True) | Q(effective_from__lt=self.effective_to))
        if self.effective_from:
            others = others.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=self.effective_from))
        if other := others.first():
            raise ValidationError({"effective_from": f"Thời gian hiệu lực trùng với mục đã có: {other.span}."})

    @property
    def span(self) -> str:
        """The span of validity in words."""
        start = f"từ {self.effective_from:%d/%m/%Y}" if self.effective_from else "từ trước"
        return f"{start} đến trước {self.effective_to:%d/%m/%Y}" if self.effective_to else f"{start} đến nay"

    def name_with_class(self, award_class: str = "") -> str:
        """ "Huân chương Lao động hạng Ba": the name and, if given, the class."""
        return f"{self.name} {AwardClass(award_class).label}" if award_class else self.name
