"""Award decisions and the records of those whom they honour."""

import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from registrations.titles.models import Authority, AwardClass, Form, Level, RecipientKind
from search import text

from .events import AwardEvent, DatedEvent, DecisionEvent
from .import_models import ImportRow, ImportWording, RecipientImport, SenderMemory
from .kinds import AwardKind, CertificateAs, EndedAs, EventKind, TargetGroup, ended_label
from .nominated_models import NominatedAward
from .querysets import AwardRecordQuerySet, DecisionQuerySet

__all__ = [
    "ARCHIVE_PATH",
    "AwardEvent",
    "AwardKind",
    "AwardRecord",
    "CertificateAs",
    "DatedEvent",
    "Decision",
    "DecisionEvent",
    "EndedAs",
    "EventKind",
    "ImportRow",
    "ImportWording",
    "NominatedAward",
    "RecipientImport",
    "SenderMemory",
    "TargetGroup",
    "UnitNotice",
    "new_public_id",
]

# Without 0/o, 1/i/l and u: an id may be read aloud or copied from paper.
_ID_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
ARCHIVE_PATH = "/so-vang/"


MINOR_AGE = 16


def is_surely_minor(birth_year: int | None, year: int) -> bool:
    """Was somebody born in that year under 16 the whole of the other year?"""
    return birth_year is not None and year - birth_year < MINOR_AGE


def new_public_id() -> str:
    """A random id of ten letters and figures (about 49 bits): says nothing, cannot be counted."""
    return "".join(secrets.choice(_ID_LETTERS) for _ in range(10))


class Decision(models.Model):
    """Quyết định khen thưởng: the data of the decision; its page stands in ``cms_pages``."""

    # Lasts when the number is corrected: open data and other software know the decision by it.
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    organising_body = models.ForeignKey(
        "units.OrganisingBody",
        verbose_name="hội đồng",
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    number = models.CharField("số, ký hiệu", max_length=60)
    number_key = models.CharField(max_length=80, editable=False)
    signed_on = models.DateField("ngày ký")
    year = models.PositiveSmallIntegerField("năm", editable=False, db_index=True)
    authority = models.CharField("thẩm quyền quyết định", max_length=30, choices=Authority)
    signer = models.CharField("người ký", max_length=150, blank=True)
    signer_position = models.CharField("chức vụ người ký", max_length=200, blank=True)
    subject = models.CharField("trích yếu", max_length=1000)
    occasion = models.CharField("dịp khen thưởng", max_length=300, blank=True)
    kind = models.CharField("loại khen thưởng", max_length=30, choices=AwardKind, blank=True)
    movement = models.ForeignKey(
        "movements.Movement",
        verbose_name="phong trào thi đua",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        help_text="Phong trào mà quyết định này khen thưởng. Người đọc lọc được sổ vàng theo phong trào.",
    )
    legal_grounds = models.TextField(
        "căn cứ", blank=True, help_text="Mỗi căn cứ một dòng, như phần mở đầu của quyết định."
    )
    proposal = models.CharField(
        "tờ trình đề nghị", max_length=200, blank=True, help_text="Ví dụ: Tờ trình số 318/TTr-SNV ngày 09/11/2026"
    )
    signed_file = models.ForeignKey(
        "attachments.Attachment",
        verbose_name="bản ký",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    public_file = models.ForeignKey(
        "attachments.Attachment",
        verbose_name="bản đã lược để công khai",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    consultation = models.ForeignKey(
        "consultations.Consultation",
        verbose_name="đợt lấy ý kiến trước đó",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="decisions",
    )
    # Of the decision as a whole; its records repeat it, each with an event.
    ended_on = models.DateField("hết giá trị từ ngày", null=True, blank=True, editable=False)
    ended_as = models.CharField("hết giá trị do", max_length=20, choices=EndedAs, blank=True, editable=False)
    published_at = models.DateTimeField("công bố lúc", null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField("thôi công bố lúc", null=True, blank=True, editable=False)
    public_url = models.CharField(max_length=300, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    # What may be corrected after publication; each change is kept as an event.
    CORRECTABLE = (
        "number",
        "signed_on",
        "authority",
        "subject",
        "kind",
        "occasion",
        "movement",
        "signer",
        "signer_position",
        "legal_grounds",
        "proposal",
        "consultation",
        "signed_file",
        "public_file",
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định khen thưởng"
        verbose_name_plural = "quyết định khen thưởng"
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organising_body", "number_key", "year"],
                name="decision_number_once_a_year",
                violation_error_message="Quyết định mang số này trong cùng năm đã có.",
            ),
        ]
        indexes = [models.Index(fields=["published_at", "withdrawn_at"])]

    def __str__(self):
        return f"Quyết định số {self.number}"

    def save(self, *args, **kwargs):
        self.number = text.tidy(self.number)
        self.number_key = self.key_of(self.number)
        self.year = self.signed_on.year
        super().save(*args, **kwargs)

    @staticmethod
    def key_of(number: str) -> str:
        """Comparable form of a number, whatever its blanks, dashes and leading zeros."""
        parsed = text.parse_number(number)
        return parsed.normalised if parsed else text.fold(number)[:80]

    def is_published(self, now=None) -> bool:
        """Is the decision open to everyone at ``now``?"""
        now = now or timezone.now()
        return bool(
            self.published_at and self.published_at <= now and (not self.withdrawn_at or now < self.withdrawn_at)
        )

    @property
    def ended_label(self) -> str:
        """What readers are told of a decision that no longer stands; "" while it does."""
        return ended_label(self.ended_as, self.ended_on)

    @property
    def grounds(self) -> list[str]:
        """The legal grounds, one by one."""
        return [line.strip() for line in self.legal_grounds.splitlines() if line.strip()]


class AwardRecord(models.Model):
    """Lượt khen thưởng: one award to one person, collective or household by one decision."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="records", verbose_name="quyết định")
    batch = models.ForeignKey(
        RecipientImport, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="records"
    )
    # The award
    title = models.ForeignKey(
        "titles.Title",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="mục trong danh mục",
    )
    award_wording = models.CharField("hình thức như trong danh sách", max_length=500)
    form = models.CharField("hình thức", max_length=30, choices=Form, blank=True)
    award_class = models.CharField("hạng", max_length=10, choices=AwardClass, blank=True)
    kind = models.CharField("loại khen thưởng", max_length=30, choices=AwardKind, blank=True)
    authority = models.CharField("thẩm quyền quyết định", max_length=30, choices=Authority)
    level = models.CharField("cấp khen thưởng", max_length=20, choices=Level, blank=True)
    year = models.PositiveSmallIntegerField(
        "năm khen thưởng", validators=[MinValueValidator(1945), MaxValueValidator(2200)]
    )
    merit = models.TextField("thành tích", blank=True)
    period = models.CharField(
        "năm, giai đoạn thành tích", max_length=60, blank=True, help_text="Ví dụ: năm 2025, giai đoạn 2021–2025"
    )
    posthumous = models.BooleanField("truy tặng", default=False)
    # Whom it is given to
    recipient_kind = models.CharField("đối tượng", max_length=20, choices=RecipientKind)
    honorific = models.CharField("danh xưng", max_length=20, blank=True)
    name = models.CharField("họ tên, tên tập thể", max_length=500)
    name_key = models.CharField(max_length=500, editable=False)
    sort_key = models.CharField(max_length=1000, editable=False)
    birth_year = models.PositiveSmallIntegerField(
        "năm sinh", null=True, blank=True, validators=[MinValueValidator(1850), MaxValueValidator(2200)]
    )
    position = models.CharField("chức vụ", max_length=500, blank=True)
    unit = models.ForeignKey(
        "units.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="award_records",
        verbose_name="đơn vị",
    )
    # A health station of a commune is not the commune: the unit it belongs to stands apart.
    within = models.ForeignKey(
        "units.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="award_records_within",
        verbose_name="thuộc đơn vị",
        help_text="Đơn vị có trong danh mục mà nơi này trực thuộc, khi chính nơi này chưa có trong danh mục.",
    )
    unit_wording = models.CharField("đơn vị như trong danh sách", max_length=500, blank=True)
    unit_key = models.CharField(max_length=500, editable=False, blank=True)
    place_then = models.CharField(
        "địa bàn khi được khen thưởng", max_length=300, blank=True, help_text="Giữ nguyên tên cũ như trong quyết định."
    )
    # Flags for statistics: a recipient may have several
    small_collective = models.BooleanField("tập thể nhỏ", null=True, blank=True)
    direct_worker = models.BooleanField("người lao động trực tiếp", null=True, blank=True)
    worker_farmer = models.BooleanField("công nhân, nông dân", null=True, blank=True)
    female = models.BooleanField("nữ", null=True, blank=True)
    target_groups = models.JSONField("nhóm đối tượng", default=list, blank=True)
    # What may be shown
    is_public = models.BooleanField("công khai", default=True)
    is_minor = models.BooleanField(
        "trẻ em dưới 16 tuổi", default=False, help_text="Chỉ hiển thị họ tên, trường và hình thức khen thưởng."
    )
    # Where it stands in the list
    section = models.CharField("mục trong danh sách", max_length=500, blank=True)
    order = models.PositiveIntegerField("số thứ tự", default=0)
    source_cell = models.CharField("vị trí trong tệp", max_length=120, blank=True)
    book_entry = models.CharField("số vào sổ vàng", max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # The present state, as the events in force say it; written by actions only.
    ended_on = models.DateField("hết giá trị từ ngày", null=True, blank=True, editable=False)
    ended_as = models.CharField("hết giá trị do", max_length=20, choices=EndedAs, blank=True, editable=False)
    certificate_as = models.CharField(
        "bằng, hiện vật", max_length=20, choices=CertificateAs, blank=True, editable=False
    )
    certificate_number = models.CharField("số bằng mới", max_length=60, blank=True, editable=False)
    certificate_on = models.DateField("ngày cấp bằng mới", null=True, blank=True, editable=False)

    # What an officer may correct after the import; each change is kept as an event.
    CORRECTABLE = (
        "honorific",
        "name",
        "recipient_kind",
        "birth_year",
        "position",
        "unit",
        "within",
        "unit_wording",
        "place_then",
        "title",
        "award_wording",
        "form",
        "level",
        "award_class",
        "kind",
        "merit",
        "period",
        "posthumous",
        "section",
        "target_groups",
        "small_collective",
        "direct_worker",
        "worker_farmer",
        "female",
        "is_minor",
        "book_entry",
    )

    objects = AwardRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt khen thưởng"
        verbose_name_plural = "lượt khen thưởng"
        ordering = ["decision", "order", "pk"]
        indexes = [
            models.Index(fields=["decision", "order"]),
            models.Index(fields=["name_key", "unit_key"]),
            models.Index(fields=["year"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, ended_as="")
                | (models.Q(ended_on__isnull=False) & ~models.Q(ended_as="")),
                name="record_ended_with_date",
            ),
        ]
        permissions = [
            ("import_awardrecord", "Được nhập danh sách khen thưởng"),
            ("undo_import_awardrecord", "Được hủy một lần nhập danh sách"),
            ("set_publicity_awardrecord", "Được đặt công khai hoặc không công khai"),
            ("end_awardrecord", "Được ghi thu hồi, hủy bỏ, khôi phục"),
            ("certify_awardrecord", "Được ghi cấp đổi, cấp lại, thu hồi hiện vật"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.fill_keys()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Address of the record's page in the archive."""
        return f"{ARCHIVE_PATH}{self.public_id}/"

    def fill_keys(self) -> None:
        """Compute the stored keys (bulk_create does not call save())."""
        self.name_key = text.fold(text.without_titles(self.name))[:500]
        person = self.recipient_kind == RecipientKind.PERSON
        self.sort_key = (text.person_sort_key if person else text.sort_key)(self.name)[:1000]
        self.unit_key = text.fold(self.unit_wording)[:500]
        self.is_minor = self.is_minor or is_surely_minor(self.birth_year, self.year)

    def single_out(self) -> None:
        """Count a woman among the group of women where the list or the nomination tells the sex; for new records."""
        if self.female and self.recipient_kind == RecipientKind.PERSON and TargetGroup.WOMAN not in self.target_groups:
            self.target_groups = [*self.target_groups, str(TargetGroup.WOMAN)]

    @property
    def award_name(self) -> str:
        """The award in full: the name in the catalogue with its class, else the words of the list."""
        return self.title.name_with_class(self.award_class) if self.title_id else self.award_wording

    @property
    def ended_label(self) -> str:
        """What readers are told of an award that no longer stands; "" while it does."""
        return ended_label(self.ended_as, self.ended_on)

    @property
    def home_unit_id(self) -> int | None:
        """Id of the unit for which the award counts, as ``with_home_unit()`` says it in SQL."""
        return self.unit_id or self.within_id

    def stands(self, on=None) -> bool:
        """Is the award still in force on the day (today)?"""
        return self.ended_on is None or self.ended_on > (on or timezone.localdate())


class UnitNotice(models.Model):
    """Thông báo cho đơn vị: which unit was told of which decision or event; told once, whatever happens later."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="unit_notices")
    unit = models.ForeignKey("units.Unit", on_delete=models.CASCADE, related_name="+", verbose_name="đơn vị")
    about = models.CharField(max_length=60)  # “cong-bo”, or the key of an event
    record_count = models.PositiveIntegerField("số lượt khen")
    mail_count = models.PositiveIntegerField("số thư")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "thông báo cho đơn vị"
        verbose_name_plural = "thông báo cho đơn vị"
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "unit", "about"], name="unit_told_once"),
        ]

    def __str__(self):
        return f"{self.unit}: {self.about}"
