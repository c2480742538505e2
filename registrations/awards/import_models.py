"""One list on its way into a decision: what was read, what the officer decided, how far the work is."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

# A background task reports every second or so; silence this long means that it died or never began.
SILENCE = timedelta(seconds=45)


class RecipientImport(models.Model):
    """Lần nhập danh sách: one list of recipients, read, previewed, confirmed or undone."""

    class Job(models.TextChoices):
        NONE = "", "không có việc đang chạy"
        READ = "doc", "đang đọc danh sách"
        IMPORT = "nhap", "đang nhập"

    decision = models.ForeignKey(
        "awards.Decision", on_delete=models.CASCADE, related_name="imports", verbose_name="quyết định"
    )
    file = models.ForeignKey(
        "attachments.Attachment", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="tệp gốc"
    )
    file_name = models.CharField("tệp danh sách", max_length=255)
    file_hash = models.CharField(max_length=64)
    row_count = models.PositiveIntegerField("số dòng", default=0)
    doubt_count = models.PositiveIntegerField("số dòng cần xem lại", default=0)
    error_count = models.PositiveIntegerField("số dòng chưa nhập được", default=0)
    left_out_count = models.PositiveIntegerField("số dòng bỏ ra", default=0)
    notes = models.JSONField(default=list)
    # Where the list itself names another decision: importing it needs a reason.
    contradictions = models.JSONField(default=list)
    checked_reason = models.CharField("lý do nhập khi số, ngày khác", max_length=300, blank=True)
    # Who sent the list, and how its columns are read
    sender_unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    sender = models.CharField("cơ quan gửi danh sách", max_length=200, blank=True)
    uses_memory = models.BooleanField("dùng cách đọc đã nhớ", default=True)
    remembered = models.JSONField(default=dict)  # what was taken from the sender's remembered reading
    layout = models.JSONField(default=dict)  # as the reader describes it: sheets, sections, values
    assigned = models.JSONField(default=dict)  # re-assigned by an officer: headings, sections, values
    # Every change of the preview counts up: a stale screen cannot confirm what it did not show.
    revision = models.PositiveIntegerField(default=0)
    prepared_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="người tải lên"
    )
    uploaded_at = models.DateTimeField("tải lên lúc", default=timezone.now)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField("nhập lúc", null=True)
    undone_at = models.DateTimeField("hủy nhập lúc", null=True)
    # The work in the background
    job = models.CharField(max_length=5, choices=Job, default=Job.NONE, blank=True)
    job_token = models.CharField(max_length=32, blank=True)  # only the run that holds it may go on
    job_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    job_seen_at = models.DateTimeField(null=True)
    job_step = models.CharField(max_length=80, blank=True)
    job_done = models.PositiveIntegerField(default=0)  # thousandths of the whole work
    job_failure = models.CharField(max_length=500, blank=True)

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

    def is_silent(self, now=None) -> bool:
        """Has the background task not been heard of for too long?"""
        return bool(self.job and self.job_seen_at and (now or timezone.now()) - self.job_seen_at > SILENCE)

    @property
    def taken_count(self) -> int:
        """How many rows will become records."""
        return self.row_count - self.left_out_count


class ImportRow(models.Model):
    """Dòng của danh sách, as read and as an officer put it right: kept until the list is imported."""

    batch = models.ForeignKey(RecipientImport, on_delete=models.CASCADE, related_name="rows")
    order = models.PositiveIntegerField()
    values = models.JSONField()  # values of the award record to be made
    why = models.JSONField(default=dict)
    doubts = models.JSONField(default=list)  # open doubts: about, text
    settled = models.JSONField(default=list)  # doubts that were looked at: text, by, at
    errors = models.JSONField(default=list)
    edits = models.JSONField(default=list)  # changes by hand: field, before, after, by, at
    left_out = models.CharField("lý do bỏ ra", max_length=300, blank=True)
    award_key = models.CharField(max_length=200, blank=True)
    unit_key = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "dòng của danh sách nhập"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["batch", "order"], name="import_row_once")]
        indexes = [models.Index(fields=["batch", "award_key"]), models.Index(fields=["batch", "unit_key"])]

    def __str__(self):
        return f"{self.order}. {self.values.get('name', '')}"


class ImportWording(models.Model):
    """Cách ghi: one wording of an award or a unit in the list, what it was taken for, what the officer decided."""

    class About(models.TextChoices):
        AWARD = "hinh-thuc", "hình thức khen thưởng"
        UNIT = "don-vi", "đơn vị"

    class State(models.TextChoices):
        SURE = "ro", "đã nhận ra"
        WITHIN = "thuoc", "thuộc một đơn vị đã có"
        UNKNOWN = "chua-co", "chưa có trong danh mục"
        ASKED = "hoi", "cần quyết định"

    batch = models.ForeignKey(RecipientImport, on_delete=models.CASCADE, related_name="wordings")
    about = models.CharField(max_length=10, choices=About)
    key = models.CharField(max_length=200)
    wording = models.CharField("ghi trong danh sách", max_length=600)
    rows = models.PositiveIntegerField("số dòng", default=0)
    state = models.CharField(max_length=8, choices=State)
    question = models.CharField(max_length=600, blank=True)
    candidates = models.JSONField(default=list)  # primary keys, best first
    found = models.JSONField(default=dict)  # values that rows with this wording take
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "cách ghi trong danh sách nhập"
        ordering = ["-rows", "pk"]
        constraints = [models.UniqueConstraint(fields=["batch", "about", "key"], name="import_wording_once")]

    def __str__(self):
        return self.wording


class SenderMemory(models.Model):
    """Cách đọc đã nhớ: how the lists of one office are read, as its last confirmed import was put right."""

    organising_body = models.ForeignKey("units.OrganisingBody", on_delete=models.CASCADE, related_name="+")
    sender_key = models.CharField(max_length=200)
    sender = models.CharField("cơ quan gửi", max_length=200)
    sender_unit = models.ForeignKey("units.Unit", on_delete=models.SET_NULL, null=True, related_name="+")
    assigned = models.JSONField(default=dict)  # headings, sections, values, as the reader takes them
    awards = models.JSONField(default=dict)  # award wording key → code of the title, class, kind
    units = models.JSONField(default=dict)  # unit wording key → unit_id, within_id
    remembered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    remembered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "cách đọc đã nhớ"
        verbose_name_plural = "cách đọc đã nhớ"
        constraints = [models.UniqueConstraint(fields=["organising_body", "sender_key"], name="memory_once_a_sender")]

    def __str__(self):
        return self.sender
