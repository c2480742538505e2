"""Who was honoured: one row for a person, collective or household, over all of their award records.

A record says what one decision said of one name. That several records are of
one and the same recipient is never assumed: an officer confirms it, every
such step is kept, and every step can be taken back exactly.
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from registrations.awards.models import ARCHIVE_PATH, AwardRecord, new_public_id
from registrations.consultations.models import Nominee
from registrations.titles.models import RecipientKind
from search import text

from .querysets import ApartQuerySet, ProposalQuerySet, RecipientQuerySet

OFFICER = {"on_delete": models.PROTECT, "null": True, "related_name": "+"}


class Strength(models.IntegerChoices):
    """Mức chắc chắn of a proposal: how much speaks for one and the same recipient."""

    STRONG = 3, "Rất chắc"
    LIKELY = 2, "Khá chắc"
    POSSIBLE = 1, "Có thể"


class Recipient(models.Model):
    """Người, tập thể, hộ gia đình được khen thưởng, as confirmed by an officer.

    A row merged into another stays, pointing at it: its address goes on
    leading somewhere, and the merge can be taken back.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField("đối tượng", max_length=20, choices=RecipientKind)
    name = models.CharField("họ tên, tên tập thể", max_length=500, help_text="Tên hiện trên trang công khai.")
    name_key = models.CharField(max_length=500, editable=False, db_index=True)
    sort_key = models.CharField(max_length=1000, editable=False)
    honorific = models.CharField("danh xưng", max_length=20, blank=True)
    other_names = models.TextField(
        "tên khác, tên cũ", blank=True, help_text="Mỗi tên một dòng. Hiện trên trang công khai, dưới tên chính."
    )
    # Until then the public page takes the name from the newest record that everyone may see.
    named_by_hand = models.BooleanField(default=False, editable=False)
    birth_year = models.PositiveSmallIntegerField(
        "năm sinh", null=True, blank=True, validators=[MinValueValidator(1850), MaxValueValidator(2200)]
    )
    shows_birth_year = models.BooleanField(
        "hiện năm sinh",
        default=False,
        help_text="Chỉ chọn khi cần phân biệt với người khác cùng tên; bình thường năm sinh không công khai.",
    )
    note = models.TextField("ghi chú nội bộ", blank=True, help_text="Không hiện trên trang công khai.")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged", verbose_name="đã gộp vào"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, editable=False, **OFFICER)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = "người, tập thể được khen thưởng"
        verbose_name_plural = "người, tập thể được khen thưởng"
        ordering = ["sort_key", "pk"]
        permissions = [("join_recipient", "Được xác nhận, tách, gộp lượt khen thưởng của một người, một tập thể")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")), name="recipients_not_merged_into_itself"
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = text.tidy(self.name)
        self.name_key = text.fold(text.without_titles(self.name))[:500]
        person = self.kind == RecipientKind.PERSON
        self.sort_key = (text.person_sort_key if person else text.sort_key)(self.name)[:1000]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Address of the public page."""
        return f"{ARCHIVE_PATH}nguoi/{self.public_id}/"

    @property
    def names(self) -> list[str]:
        """The other names, one by one."""
        return [line.strip() for line in self.other_names.splitlines() if line.strip()]

    @property
    def one(self) -> str:
        """The recipient in a sentence: "người", "tập thể", "hộ gia đình"."""
        return ONE[self.kind]


ONE = {
    RecipientKind.PERSON: "người",
    RecipientKind.COLLECTIVE: "tập thể",
    RecipientKind.HOUSEHOLD: "hộ gia đình",
}


class Link(models.Model):
    """That something is of a recipient, who said so, when and why."""

    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="người xác nhận", **OFFICER)
    confirmed_at = models.DateTimeField("xác nhận lúc", default=timezone.now)
    why = models.CharField("căn cứ", max_length=500, blank=True)

    class Meta:
        abstract = True


class RecipientRecord(Link):
    """Lượt khen thưởng của một người, một tập thể: a record is of one recipient at most."""

    record = models.OneToOneField(
        AwardRecord, models.CASCADE, related_name="recipient_link", verbose_name="lượt khen thưởng"
    )
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="links", verbose_name="người, tập thể")

    class Meta:
        verbose_name = "lượt khen thưởng đã xác nhận"
        verbose_name_plural = "lượt khen thưởng đã xác nhận"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.record} của {self.recipient}"


class RecipientNominee(Link):
    """Lần được đề nghị khen thưởng của một người, một tập thể: the nomination laid before the public."""

    nominee = models.OneToOneField(
        Nominee, models.CASCADE, related_name="recipient_link", verbose_name="trường hợp đề nghị"
    )
    recipient = models.ForeignKey(
        Recipient, models.PROTECT, related_name="nominee_links", verbose_name="người, tập thể"
    )

    class Meta:
        verbose_name = "lần đề nghị đã xác nhận"
        verbose_name_plural = "lần đề nghị đã xác nhận"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.nominee} của {self.recipient}"


class Apart(models.Model):
    """Không cùng một người (tập thể): records of one name that an officer knows to be of different recipients.

    Records with the same ``side`` belong together; different sides are never
    proposed as one again, and cannot be joined while the decision stands.
    """

    kind = models.CharField("đối tượng", max_length=20, choices=RecipientKind)
    name = models.CharField("tên", max_length=500)
    why = models.CharField("căn cứ", max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="người xác định", **OFFICER)
    decided_at = models.DateTimeField("xác định lúc", default=timezone.now)
    undone_at = models.DateTimeField("hủy lúc", null=True)

    objects = ApartQuerySet.as_manager()

    class Meta:
        verbose_name = "xác định không cùng một người"
        verbose_name_plural = "xác định không cùng một người"
        ordering = ["-decided_at", "-pk"]

    def __str__(self):
        return f"{self.name}: không cùng một {ONE[self.kind]}"


class ApartRecord(models.Model):
    """One record of an ``Apart`` decision and the side on which it stands."""

    apart = models.ForeignKey(Apart, models.CASCADE, related_name="members")
    record = models.ForeignKey(AwardRecord, models.CASCADE, related_name="apart_members")
    side = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "lượt được xác định là khác nhau"
        ordering = ["apart", "side", "record"]
        constraints = [models.UniqueConstraint(fields=["apart", "record"], name="recipients_apart_record_once")]

    def __str__(self):
        return f"{self.apart}, bên {self.side}"


class Step(models.Model):
    """Việc ghép, tách: one thing that an officer did, with all that stood before and after it.

    ``before`` and ``after`` hold the links of every record and nominee that
    the step touched and where each recipient was merged to; taking the step
    back puts ``before`` in place again, links with their dates and officers.
    """

    class Kind(models.TextChoices):
        JOIN = "xac-nhan", "Xác nhận cùng một người, tập thể"
        SPLIT = "tach", "Tách lượt khen thưởng"
        MERGE = "gop", "Gộp hai trang"
        APART = "khong-cung", "Xác định không cùng một người, tập thể"
        NOMINEE = "noi-de-nghi", "Nối với lần đề nghị"
        UNLINK_NOMINEE = "go-de-nghi", "Gỡ lần đề nghị"
        UNDO = "hoan-tac", "Hoàn tác"

    kind = models.CharField("việc", max_length=20, choices=Kind)
    recipient = models.ForeignKey(
        Recipient, models.SET_NULL, null=True, related_name="steps", verbose_name="người, tập thể"
    )
    name = models.CharField("tên", max_length=500)
    why = models.CharField("căn cứ", max_length=500, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    apart = models.ForeignKey(Apart, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="người làm", **OFFICER)
    at = models.DateTimeField("lúc", default=timezone.now, db_index=True)
    undone_by = models.OneToOneField("self", models.SET_NULL, null=True, related_name="undoes")

    class Meta:
        verbose_name = "việc ghép, tách"
        verbose_name_plural = "nhật ký ghép, tách"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.name}"


class Proposal(models.Model):
    """Đề xuất: records that may be of one recipient, waiting for an officer.

    Only a worklist: what it holds is computed anew from the records whenever
    it is opened or confirmed (``matching``), so a stale row does no harm.
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    kind = models.CharField("đối tượng", max_length=20, choices=RecipientKind)
    name = models.CharField("tên", max_length=500)
    name_key = models.CharField(max_length=500, db_index=True)
    strength = models.PositiveSmallIntegerField("mức chắc chắn", choices=Strength)
    reason = models.CharField("vì sao", max_length=500)
    record_ids = models.JSONField(default=list)
    first_year = models.PositiveSmallIntegerField("từ năm")
    last_year = models.PositiveSmallIntegerField("đến năm")
    postponed_at = models.DateTimeField("để sau lúc", null=True)
    postponed_by = models.ForeignKey(settings.AUTH_USER_MODEL, **OFFICER)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "đề xuất"
        verbose_name_plural = "đề xuất"
        indexes = [models.Index(fields=["-strength", "-last_year", "name_key"], name="recipients_worklist")]

    def __str__(self):
        return f"{self.name} ({len(self.record_ids)} lượt)"


class Watermark(models.Model):
    """How far the worklist has followed the records: one row."""

    last_record = models.BigIntegerField(default=0)
    last_event = models.BigIntegerField(default=0)
    directory = models.JSONField(default=dict)  # what the directory said of each unit, as a short mark
    at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "mốc đã xét"

    def __str__(self):
        return f"đến lượt {self.last_record}"
