"""Award decisions and the records of those whom they honour."""

import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from registrations.titles.models import Authority, AwardClass, Form, Level, RecipientKind
from search import text

from .querysets import AwardRecordQuerySet, DecisionQuerySet

# Without 0/o, 1/i/l and u: an id may be read aloud or copied from paper.
_ID_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
ARCHIVE_PATH = "/so-vang/"


def new_public_id() -> str:
    """A random id of ten letters and figures (about 49 bits): says nothing, cannot be counted."""
    return "".join(secrets.choice(_ID_LETTERS) for _ in range(10))


class AwardKind(models.TextChoices):
    """Loại khen thưởng. Legal source: Decree 152/2025/NĐ-CP, art. 4; earlier law for the last."""

    MERIT = "cong-trang", "Theo công trạng"
    TOPIC = "chuyen-de", "Theo chuyên đề, phong trào thi đua"
    SUDDEN = "dot-xuat", "Đột xuất"
    DEVOTION = "qua-trinh-cong-hien", "Quá trình cống hiến"
    SENIORITY = "nien-han", "Niên hạn"
    FOREIGN = "doi-ngoai", "Đối ngoại"
    RESISTANCE = "khang-chien", "Thành tích kháng chiến"


class TargetGroup(models.TextChoices):
    """Nhóm đối tượng that plans and statistics of the province single out."""

    PUPIL = "hoc-sinh", "Học sinh, sinh viên"
    TEACHER = "giao-vien", "Nhà giáo"
    DOCTOR = "y-bac-si", "Y, bác sĩ"
    WORKER = "cong-nhan", "Công nhân"
    FARMER = "nong-dan", "Nông dân"
    YOUTH = "thanh-nien", "Thanh niên"
    ENTREPRENEUR = "doanh-nhan", "Doanh nhân, doanh nghiệp"
    MINORITY = "dan-toc-thieu-so", "Người dân tộc thiểu số"
    ARMED_FORCES = "luc-luong-vu-trang", "Lực lượng vũ trang"


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
    file_is_redacted = models.BooleanField(
        "tệp đã lược phần không công khai",
        default=False,
        help_text="Khi danh sách có người không công khai, tệp chỉ được đưa lên nếu đã lược tên những người đó.",
    )
    published_at = models.DateTimeField("công bố lúc", null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField("thôi công bố lúc", null=True, blank=True, editable=False)
    public_url = models.CharField(max_length=300, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

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
    def grounds(self) -> list[str]:
        """The legal grounds, one by one."""
        return [line.strip() for line in self.legal_grounds.splitlines() if line.strip()]


class RecipientImport(models.Model):
    """Lần nhập danh sách: one list of recipients, read, previewed, confirmed or undone."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="imports", verbose_name="quyết định")
    file_name = models.CharField("tệp danh sách", max_length=255)
    file_hash = models.CharField(max_length=64)
    row_count = models.PositiveIntegerField("số dòng", default=0)
    doubt_count = models.PositiveIntegerField("số dòng cần xem lại", default=0)
    error_count = models.PositiveIntegerField("số dòng chưa nhập được", default=0)
    notes = models.JSONField(default=list)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="người tải lên"
    )
    uploaded_at = models.DateTimeField("tải lên lúc", default=timezone.now)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField("nhập lúc", null=True)
    undone_at = models.DateTimeField("hủy nhập lúc", null=True)

    class Meta:
        verbose_name = "lần nhập danh sách"
        verbose_name_plural = "lần nhập danh sách"
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "file_hash"],
                condition=models.Q(confirmed_at__isnull=False, undone_at__isnull=True),
                name="list_imported_once",
            ),
        ]

    def __str__(self):
        return f"{self.file_name} ({self.row_count} dòng)"


class ImportRow(models.Model):
    """Dòng của danh sách, as read: kept until the list is imported, so that a preview can be leafed through."""

    batch = models.ForeignKey(RecipientImport, on_delete=models.CASCADE, related_name="rows")
    order = models.PositiveIntegerField()
    values = models.JSONField(help_text="Values of the award record to be made.")
    why = models.JSONField(default=dict)
    doubts = models.JSONField(default=list)
    errors = models.JSONField(default=list)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["batch", "order"], name="import_row_once")]

    def __str__(self):
        return f"{self.order}. {self.values.get('name', '')}"


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

    # What an officer may correct after the import; each change is kept as an event.
    CORRECTABLE = (
        "honorific",
        "name",
        "recipient_kind",
        "birth_year",
        "position",
        "unit",
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
        permissions = [
            ("import_awardrecord", "Được nhập danh sách khen thưởng"),
            ("undo_import_awardrecord", "Được hủy một lần nhập danh sách"),
            ("set_publicity_awardrecord", "Được đặt công khai hoặc không công khai"),
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

    @property
    def award_name(self) -> str:
        """The award in full: the name in the catalogue with its class, else the words of the list."""
        return self.title.name_with_class(self.award_class) if self.title_id else self.award_wording


class AwardEvent(models.Model):
    """Việc xảy ra với một lượt khen thưởng: correction and, later, revocation, exchange, re-issue."""

    class Kind(models.TextChoices):
        CORRECTION = "dinh-chinh", "Đính chính"

    record = models.ForeignKey(
        AwardRecord, on_delete=models.CASCADE, related_name="events", verbose_name="lượt khen thưởng"
    )
    kind = models.CharField("việc", max_length=20, choices=Kind, default=Kind.CORRECTION)
    on = models.DateField("ngày", default=timezone.localdate)
    source = models.CharField(
        "căn cứ",
        max_length=300,
        help_text="Văn bản hoặc đề nghị làm căn cứ, ví dụ: Công văn số 21/SNV-TĐKT ngày 05/5/2026",
    )
    public_note = models.CharField("nội dung công khai", max_length=500, blank=True)
    changes = models.JSONField(default=dict, editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "việc của lượt khen thưởng"
        verbose_name_plural = "việc của lượt khen thưởng"
        ordering = ["-on", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()} ngày {self.on:%d/%m/%Y}"

    @property
    def lines(self) -> list[str]:
        """What was changed, one sentence for each field (for staff)."""
        made = []
        for name, (before, after) in self.changes.items():
            label = str(AwardRecord._meta.get_field(name).verbose_name)
            made.append(f"{label.capitalize()}: “{_shown(before)}” thành “{_shown(after)}”")
        return made


def _shown(value) -> str:
    words = {None: "chưa ghi", "": "trống", True: "có", False: "không"}
    return words.get(value, str(value)) if not isinstance(value, list) else ", ".join(value)
