"""Registration campaigns and what units file in them.

Registration is organisational: since the Law on Emulation and Commendation
06/2022/QH15 it is not a condition for any title, and nothing here decides
who is eligible.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from registrations.attachments.models import Attachment
from registrations.initiatives.models import Initiative
from registrations.movements.models import Movement
from registrations.receipts.models import Receipt, SentByUnit
from registrations.signing.models import Confirmation
from registrations.titles.models import RecipientKind, Title
from registrations.units.models import OrganisingBody, Unit

from .deadlines import Deadline, deadline_for
from .desk_models import DeskNote, DeskRun, Handling, Reminder, Review
from .filing_models import DraftVersion, PaperEntry
from .querysets import CampaignQuerySet, QuestionQuerySet, RegistrationQuerySet

__all__ = [
    "Answer",
    "Campaign",
    "CampaignDeadline",
    "DeskNote",
    "DeskRun",
    "DraftVersion",
    "Handling",
    "PaperEntry",
    "Question",
    "Registration",
    "RegistrationFile",
    "RegistrationRow",
    "Reminder",
    "Review",
    "Submission",
]


class Campaign(models.Model):
    """Đợt đăng ký thi đua: who registers what, until which instant, with which questions.

    A plan that units must send by a day ("trước ngày 20/01") is a campaign too, with `purpose` "document": its
    number and date are questions, the signed copy is a question of kind file, and the steps with the lists of
    collectives and persons fall away. So drafts, receipt, board, reminders, return, more time and the log are the
    very same, and nothing about them can differ between a plan and a registration.
    """

    class Purpose(models.TextChoices):
        TITLES = "titles", "Đăng ký danh hiệu thi đua"
        DOCUMENT = "document", "Nộp văn bản (kế hoạch, báo cáo)"

    class Closing(models.TextChoices):
        BEFORE = "truoc", "trước ngày"
        THROUGH = "het", "đến hết ngày"

    organising_body = models.ForeignKey(
        OrganisingBody, models.PROTECT, related_name="campaigns", verbose_name="hội đồng tổ chức"
    )
    purpose = models.CharField("đơn vị nộp gì", max_length=10, choices=Purpose, default=Purpose.TITLES)
    year = models.PositiveSmallIntegerField("năm thi đua")
    name = models.CharField("tên đợt", max_length=200, help_text="Ví dụ “Đăng ký thi đua năm 2027”.")
    movement = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="campaigns", verbose_name="phong trào"
    )
    opens_at = models.DateTimeField("mở từ lúc")
    # The deadline of every kind of unit that has none of its own; ask `deadline_for`, never these fields.
    closes_at = models.DateTimeField("đóng lúc")
    closing = models.CharField("cách ghi thời hạn", max_length=5, choices=Closing, default=Closing.THROUGH)
    late_until = models.DateTimeField(
        "nhận bản nộp muộn đến trước lúc",
        null=True,
        blank=True,
        help_text="Bỏ trống: hết hạn là không nhận nữa.",
    )
    unit_kinds = models.JSONField("loại đơn vị cần đăng ký", default=list)
    titles = models.ManyToManyField(Title, related_name="campaigns", blank=True, verbose_name="danh hiệu được đăng ký")
    # Keys of steps that this campaign does without; ask `steps.steps_of`, never this field.
    left_out = models.JSONField("phần không hỏi", default=list, blank=True)
    guidance = models.TextField("hướng dẫn cho đơn vị", blank=True)
    signatory_only = models.BooleanField(
        "chỉ người ký duyệt được gửi",
        default=True,
        help_text="Bỏ chọn để người nhập cũng gửi được bản đăng ký.",
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt đăng ký thi đua"
        verbose_name_plural = "đợt đăng ký thi đua"
        ordering = ["-year", "-closes_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="campaign_closes_after_opening",
                violation_error_message="Thời hạn cần sau lúc mở.",
            ),
            models.CheckConstraint(
                condition=Q(late_until__isnull=True) | Q(late_until__gt=F("closes_at")),
                name="campaign_late_after_closing",
                violation_error_message="Thời hạn nhận nộp muộn cần sau thời hạn.",
            ),
        ]

    def __str__(self):
        return self.name

    @cached_property
    def own_deadlines(self):
        """Kind of unit → (closes_at, closing), for the kinds that have a deadline of their own."""
        return {each.kind: (each.closes_at, each.closing) for each in self.deadlines.all()} if self.pk else {}

    @property
    def is_document(self):
        """Whether units hand in a document instead of registering for titles."""
        return self.purpose == self.Purpose.DOCUMENT

    @property
    def thing(self):
        """What a unit hands in, inside a sentence: "bản đăng ký", "kế hoạch", "báo cáo", "văn bản"."""
        if not self.is_document:
            return "bản đăng ký"
        return next((word for word in ("kế hoạch", "báo cáo") if word in self.name.lower()), "văn bản")

    @property
    def thing_first(self):
        """The same at the beginning of a sentence: "Bản đăng ký"."""
        return self.thing[:1].upper() + self.thing[1:]

    @property
    def deadline(self):
        """The common deadline as the office writes it: "đến hết ngày 30/01/2027"."""
        return deadline_for(self).words


class CampaignDeadline(models.Model):
    """Thời hạn riêng of one kind of unit in a campaign."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="deadlines", verbose_name="đợt đăng ký")
    kind = models.CharField("loại đơn vị", max_length=20, choices=Unit.Kind)
    closes_at = models.DateTimeField("đóng lúc")
    closing = models.CharField(
        "cách ghi thời hạn", max_length=5, choices=Campaign.Closing, default=Campaign.Closing.THROUGH
    )

    class Meta:
        verbose_name = "thời hạn riêng"
        verbose_name_plural = "thời hạn riêng"
        ordering = ["campaign", "kind"]
        constraints = [models.UniqueConstraint(fields=["campaign", "kind"], name="campaign_one_deadline_per_kind")]

    def __str__(self):
        return f"{self.get_kind_display()}: {deadline_for(self.campaign, self.kind).words}"


class Question(models.Model):
    """Chỉ tiêu: one version of a question that a campaign asks every unit.

    A question that somebody has answered is never rewritten: it is retired, and
    a further version with the same `key` takes its place.
    """

    class Kind(models.TextChoices):
        TEXT = "text", "Đoạn văn"
        NUMBER = "number", "Số"
        PERCENT = "percent", "Tỷ lệ phần trăm"
        CHOICE = "choice", "Chọn một"
        DATE = "date", "Ngày"
        TABLE = "table", "Bảng"
        FILE = "file", "Tệp"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="questions", verbose_name="đợt đăng ký")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    text = models.CharField("câu hỏi hoặc tên chỉ tiêu", max_length=300)
    hint = models.CharField("giải thích", max_length=300, blank=True)
    kind = models.CharField("kiểu trả lời", max_length=10, choices=Kind, default=Kind.TEXT)
    measure = models.CharField(
        "đơn vị tính", max_length=40, blank=True, help_text="Ví dụ: người, sáng kiến, triệu đồng."
    )
    choices = models.TextField("các lựa chọn", blank=True, help_text="Mỗi dòng một lựa chọn.")
    word_limit = models.PositiveSmallIntegerField(
        "số từ tối đa", null=True, blank=True, help_text="Cho đoạn văn. Bỏ trống: không giới hạn số từ."
    )
    # Of a table: [{"name", "kind" (text, number, percent, date, choice), "measure", "choices": [], "required"}].
    columns = models.JSONField("các cột", default=list, blank=True)
    max_rows = models.PositiveSmallIntegerField("số dòng tối đa", default=30)
    file_kinds = models.JSONField("loại tệp được nhận", default=list, blank=True)
    required = models.BooleanField("cần trả lời", default=True)
    # The same question through its versions and from one year to the next.
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    version = models.PositiveSmallIntegerField("lần soạn", default=1, editable=False)
    made_at = models.DateTimeField("lúc soạn", default=timezone.now, editable=False)
    retired_at = models.DateTimeField("thôi hỏi từ lúc", null=True, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "key", "version"], name="question_one_per_version")]

    def __str__(self):
        return self.text

    @property
    def choice_list(self):
        """The choices, one per line of the field."""
        return [line.strip() for line in self.choices.splitlines() if line.strip()]


class Registration(models.Model):
    """Bản đăng ký thi đua of one unit in one campaign: the working copy; what was sent stands in its submissions."""

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        SUBMITTED = "submitted", "Đã gửi"
        RETURNED = "returned", "Cần bổ sung"
        ACCEPTED = "accepted", "Đã tiếp nhận"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="registrations", verbose_name="đợt đăng ký")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registrations", verbose_name="đơn vị")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT, db_index=True)
    extended_until = models.DateTimeField("được gửi đến trước lúc", null=True, blank=True)
    contact_name = models.CharField("người liên hệ", max_length=150, blank=True)
    contact_phone = models.CharField("điện thoại liên hệ", max_length=20, blank=True)
    pledge = models.TextField("nội dung giao ước thi đua", blank=True)
    # The token of the whole draft, and for each step the version at which it last changed: two clerks on
    # different steps do not stand in each other's way, on the same step nobody overwrites the other.
    version = models.PositiveIntegerField(default=1)
    step_versions = models.JSONField(default=dict)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người sửa cuối"
    )
    changed_at = models.DateTimeField("lúc sửa cuối", default=timezone.now)
    created_at = models.DateTimeField("lúc tạo", default=timezone.now, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "bản đăng ký thi đua"
        verbose_name_plural = "bản đăng ký thi đua"
        ordering = ["campaign", "unit"]
        constraints = [models.UniqueConstraint(fields=["campaign", "unit"], name="registration_one_per_unit")]
        permissions = [("review_registration", "Tiếp nhận, trả lại bản đăng ký thi đua")]

    def __str__(self):
        return f"{self.campaign}: {self.unit}"

    def get_absolute_url(self):
        return reverse("campaigns:registration", args=[self.pk])

    @property
    def due(self) -> Deadline:
        """The unit's own deadline: of its kind, or what an officer granted it."""
        return deadline_for(self.campaign, self.unit.kind, self.extended_until)

    @property
    def closes_at(self):
        """The instant from which what this unit sends is late."""
        return self.due.closes_at

    @property
    def deadline(self):
        """The unit's own deadline in words."""
        return self.due.words


class RegistrationRow(models.Model):
    """Dòng đăng ký: one collective or person and the title aimed at."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="rows")
    kind = models.CharField("đối tượng", max_length=12, choices=RecipientKind)
    order = models.PositiveSmallIntegerField("số")
    name = models.CharField("tên", max_length=200, blank=True)
    position = models.CharField("chức vụ, bộ phận", max_length=250, blank=True)
    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="danh hiệu")
    initiative = models.CharField("sáng kiến, ghi chú", max_length=300, blank=True)
    # The recognised initiative of the unit that is named there, if it is one.
    recognised = models.ForeignKey(
        Initiative, models.SET_NULL, null=True, related_name="+", verbose_name="sáng kiến đã được công nhận"
    )
    direct_worker = models.BooleanField("người lao động trực tiếp", default=False)

    class Meta:
        verbose_name = "dòng đăng ký"
        verbose_name_plural = "dòng đăng ký"
        ordering = ["kind", "order"]
        constraints = [models.UniqueConstraint(fields=["registration", "kind", "order"], name="registration_row_order")]

    def __str__(self):
        return self.name


class Answer(models.Model):
    """Trả lời of a unit to one question, kept as the normal text of its kind ("1234.5" for numbers)."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    value = models.TextField("trả lời", blank=True)

    class Meta:
        verbose_name = "trả lời"
        verbose_name_plural = "trả lời"
        constraints = [models.UniqueConstraint(fields=["registration", "question"], name="registration_one_answer")]

    def __str__(self):
        return self.value[:80]


class RegistrationFile(models.Model):
    """Tệp kèm bản đăng ký."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="files")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="registration_file")
    question = models.ForeignKey(
        Question, models.PROTECT, null=True, related_name="files", verbose_name="trả lời cho chỉ tiêu"
    )

    class Meta:
        verbose_name = "tệp kèm"
        verbose_name_plural = "tệp kèm"
        ordering = ["pk"]

    def __str__(self):
        return str(self.attachment)


class Submission(SentByUnit):
    """Lần gửi: what a unit sent, exactly as it was, with its receipt. Written once."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="submissions")
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="submission")
    attachments = models.ManyToManyField(Attachment, related_name="submissions")
    # How the sender confirmed it; none where an officer entered what came on paper.
    confirmation = models.OneToOneField(
        Confirmation, models.PROTECT, null=True, related_name="submission", verbose_name="lần xác nhận"
    )

    class Meta:
        verbose_name = "lần gửi"
        verbose_name_plural = "lần gửi"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["registration", "number"], name="submission_number")]

    def __str__(self):
        return f"{self.registration}, lần {self.number}"
