"""Questions, suggestions, proposals and reports of the public, and how the office answers them.

What was sent in is never public and never changed. Who sent it goes when its
time is over, later also the words (`erasure`); the row stays, so that counts
and the register hold. Public is only an `Entry`: the masked text that an
officer confirmed.
"""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.privacy.models import ConsentText
from registrations.receipts.models import Receipt
from registrations.units.models import OrganisingBody, Unit

from .querysets import DatedQuerySet, EntryQuerySet, FeedbackQuerySet


class Kind(models.TextChoices):
    """What somebody sends in."""

    QUESTION = "hoi-dap", "Câu hỏi"
    SUGGESTION = "gop-y", "Góp ý"
    PROPOSAL = "de-xuat", "Đề xuất"
    REPORT = "phan-anh", "Phản ánh"


class State(models.TextChoices):
    """How far it has come."""

    RECEIVED = "da-nhan", "Đã nhận"
    PROCESSING = "dang-xu-ly", "Đang xử lý"
    FORWARDED = "chuyen-co-quan", "Đã chuyển cơ quan khác"
    ANSWERED = "da-tra-loi", "Đã trả lời"
    MERGED = "gop-trung", "Gộp vào nội dung trùng"
    SPAM = "thu-rac", "Thư rác"


def person(label, **options):
    """A foreign key to an officer who is kept in the record."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **({"null": True} | options)
    )


class Topic(models.Model):
    """Chủ đề: what questions are about; old ones are switched off, not deleted."""

    name = models.CharField("chủ đề", max_length=120, unique=True)
    slug = models.SlugField("mã", max_length=60, unique=True, help_text="Chữ thường không dấu, dùng trong địa chỉ.")
    sort_order = models.PositiveSmallIntegerField("thứ tự", default=100)
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = "chủ đề hỏi đáp"
        verbose_name_plural = "chủ đề hỏi đáp"
        ordering = ["sort_order", "name"]

    def __str__(self):
        return self.name


class Term(models.Model):
    """Thời hạn trả lời: working days for a kind and a topic, dated. An empty kind or topic stands for all."""

    kind = models.CharField("loại", max_length=10, choices=Kind, blank=True, help_text="Bỏ trống: mọi loại.")
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, verbose_name="chủ đề", help_text="Bỏ trống: mọi chủ đề."
    )
    working_days = models.PositiveSmallIntegerField("số ngày làm việc")
    effective_from = models.DateField("áp dụng từ ngày")
    effective_to = models.DateField("hết áp dụng từ ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300, blank=True)
    verified = models.BooleanField("đã đối chiếu văn bản gốc", default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "thời hạn trả lời"
        verbose_name_plural = "thời hạn trả lời"
        ordering = ["kind", "topic__sort_order", "-effective_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(working_days__gte=1, working_days__lte=250),
                name="feedback_term_days",
                violation_error_message="Số ngày làm việc cần từ 1 đến 250.",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=F("effective_from")),
                name="feedback_term_dates",
                violation_error_message="Ngày hết áp dụng cần sau ngày áp dụng.",
            ),
        ]

    def __str__(self):
        what = self.get_kind_display() or "Mọi loại"
        return f"{what}, {self.topic or 'mọi chủ đề'}: {self.working_days} ngày làm việc"


class Guidance(models.Model):
    """Lời chỉ dẫn nơi nhận khiếu nại, tố cáo: dated words of the office; a used version is never edited."""

    text = models.TextField("nội dung", max_length=3000)
    effective_from = models.DateField("áp dụng từ ngày")
    effective_to = models.DateField("hết áp dụng từ ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300, blank=True)
    verified = models.BooleanField("đã đối chiếu văn bản gốc", default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "lời chỉ dẫn khiếu nại, tố cáo"
        verbose_name_plural = "lời chỉ dẫn khiếu nại, tố cáo"
        ordering = ["-effective_from", "-pk"]

    def __str__(self):
        return f"Áp dụng từ {self.effective_from:%d/%m/%Y}"


class Feedback(models.Model):
    """Góp ý, câu hỏi: what one person or organisation sent in. Never public, never deleted."""

    organising_body = models.ForeignKey(
        OrganisingBody, models.PROTECT, null=True, related_name="+", verbose_name="hội đồng"
    )
    kind = models.CharField("loại", max_length=10, choices=Kind)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name="chủ đề")
    subject = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("nội dung")
    anonymous = models.BooleanField("không ghi tên", default=False)
    sender_name = models.CharField("họ và tên", max_length=150, blank=True)
    sender_phone = models.CharField("điện thoại", max_length=20, blank=True)
    sender_email = models.EmailField("thư điện tử", blank=True)
    sender_address = models.CharField("địa chỉ", max_length=250, blank=True)
    consent = models.ForeignKey(ConsentText, models.PROTECT, null=True, related_name="+", verbose_name="lời đồng ý")
    received_at = models.DateTimeField("lúc nhận", editable=False, db_index=True)
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="+", verbose_name="giấy xác nhận")
    suspicion = models.CharField("dấu hiệu gửi tự động", max_length=200, blank=True, editable=False)
    restricted = models.BooleanField("phản ánh vi phạm, hạn chế người xem", default=False)
    state = models.CharField("trạng thái", max_length=15, choices=State, default=State.RECEIVED)
    # The row of the table of terms that was in force on the day of receipt, and what it said then.
    term = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", verbose_name="thời hạn áp dụng")
    working_days = models.PositiveSmallIntegerField("số ngày làm việc", null=True)
    # Counted anew with every event and every change of the calendar; none while the sender is asked for more.
    due_on = models.DateField("hạn trả lời", null=True, blank=True, db_index=True)
    # The latest day that was ever counted: what was promised is never taken back by a changed calendar.
    promised_on = models.DateField(null=True, editable=False)
    closed_at = models.DateTimeField("xong lúc", null=True, blank=True)
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="duplicates", verbose_name="trùng với"
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người xử lý"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị tham mưu trả lời"
    )
    # The office is reminded once before the last day and once after it.
    reminded_on = models.DateField(null=True, editable=False)
    overdue_told_on = models.DateField(null=True, editable=False)
    contact_erased_at = models.DateTimeField("đã xóa thông tin người gửi lúc", null=True, editable=False)
    words_erased_at = models.DateTimeField("đã xóa nội dung lúc", null=True, editable=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = "góp ý, câu hỏi"
        verbose_name_plural = "góp ý, câu hỏi"
        ordering = ["-received_at", "-pk"]
        permissions = [
            ("handle_feedback", "Giao, xử lý và soạn trả lời góp ý, câu hỏi"),
            ("identify_sender", "Mở thông tin người gửi góp ý, câu hỏi"),
            ("read_restricted", "Xem phản ánh vi phạm"),
            ("approve_answer", "Duyệt trả lời"),
            ("publish_entry", "Đưa câu hỏi và trả lời vào mục Hỏi đáp"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="gop-trung", duplicate_of__isnull=False)
                | (~Q(state="gop-trung") & Q(duplicate_of__isnull=True)),
                name="feedback_merged_into_something",
            )
        ]

    def __str__(self):
        return self.receipt.code

    def get_absolute_url(self):
        """The officers' page of it."""
        return reverse("feedback_desk:detail", args=[self.pk])

    @property
    def is_open(self):
        return self.state in (State.RECEIVED, State.PROCESSING)


class FeedbackFile(models.Model):
    """Tệp kèm góp ý: a file that came with it, or later with an addition; read only by its officers."""

    feedback = models.ForeignKey(Feedback, models.PROTECT, related_name="files", verbose_name="góp ý, câu hỏi")
    addition = models.ForeignKey("Inquiry", models.PROTECT, null=True, related_name="files", verbose_name="lần bổ sung")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="feedback_file", verbose_name="tệp")

    class Meta:
        verbose_name = "tệp kèm góp ý"
        verbose_name_plural = "tệp kèm góp ý"
        ordering = ["pk"]

    def __str__(self):
        return str(self.attachment)


class TextBand(models.Model):
    """Dấu nội dung: one band of the shingles of a text, by which like texts are found without reading all."""

    feedback = models.ForeignKey(Feedback, models.CASCADE, related_name="bands", verbose_name="góp ý, câu hỏi")
    key = models.BigIntegerField("dấu", db_index=True)

    class Meta:
        verbose_name = "dấu nội dung"
        verbose_name_plural = "dấu nội dung"

    def __str__(self):
        return str(self.key)


class Step(models.Model):
    """Bước xử lý: a state was reached or a note was made; the sender sees state and day, never the note."""

    feedback = models.ForeignKey(Feedback, models.PROTECT, related_name="steps", verbose_name="góp ý, câu hỏi")
    state = models.CharField("trạng thái", max_length=15, choices=State)
    at = models.DateTimeField("lúc", default=timezone.now)
    by = person("người ghi")
    note = models.TextField("ghi chú nội bộ", blank=True)

    class Meta:
        verbose_name = "bước xử lý"
        verbose_name_plural = "các bước xử lý"
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_state_display()


class Inquiry(models.Model):
    """Đề nghị bổ sung: the sender is asked for more; the clock stands still until the answer comes."""

    feedback = models.ForeignKey(Feedback, models.PROTECT, related_name="inquiries", verbose_name="góp ý, câu hỏi")
    question = models.TextField("nội dung đề nghị bổ sung", max_length=3000)
    asked_by = person("người đề nghị")
    asked_at = models.DateTimeField("lúc đề nghị")
    answer = models.TextField("nội dung bổ sung", blank=True)
    answered_at = models.DateTimeField("lúc bổ sung", null=True)
    # The officer went on without an answer.
    dropped_by = person("người thôi chờ")
    submission_key = models.UUIDField(null=True, editable=False)
    receipt = models.OneToOneField(Receipt, models.PROTECT, null=True, related_name="+", verbose_name="giấy xác nhận")

    class Meta:
        verbose_name = "đề nghị bổ sung"
        verbose_name_plural = "đề nghị bổ sung"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["feedback"], condition=Q(answered_at__isnull=True), name="feedback_one_open_inquiry"
            )
        ]

    def __str__(self):
        return f"Đề nghị bổ sung ngày {timezone.localtime(self.asked_at):%d/%m/%Y}"


class Extension(models.Model):
    """Gia hạn: more working days, with the reason that the sender is told."""

    feedback = models.ForeignKey(Feedback, models.PROTECT, related_name="extensions", verbose_name="góp ý, câu hỏi")
    working_days = models.PositiveSmallIntegerField("thêm số ngày làm việc")
    reason = models.CharField("lý do", max_length=500)
    by = person("người gia hạn")
    at = models.DateTimeField("lúc gia hạn")

    class Meta:
        verbose_name = "gia hạn trả lời"
        verbose_name_plural = "gia hạn trả lời"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"Thêm {self.working_days} ngày làm việc"


class Forwarding(models.Model):
    """Chuyển cơ quan khác: to whom, by which document."""

    feedback = models.OneToOneField(Feedback, models.PROTECT, related_name="forwarding", verbose_name="góp ý, câu hỏi")
    body = models.CharField("cơ quan nhận", max_length=200)
    document_number = models.CharField("số văn bản chuyển", max_length=60)
    document_on = models.DateField("ngày văn bản")
    by = person("người chuyển")
    at = models.DateTimeField("lúc chuyển")

    class Meta:
        verbose_name = "lần chuyển cơ quan khác"
        verbose_name_plural = "các lần chuyển cơ quan khác"

    def __str__(self):
        return f"{self.body}, văn bản số {self.document_number}"


class Answer(models.Model):
    """Trả lời: drafted by one officer, approved by another, then sent and shown behind the code."""

    feedback = models.OneToOneField(Feedback, models.PROTECT, related_name="answer", verbose_name="góp ý, câu hỏi")
    text = models.TextField("nội dung trả lời", max_length=20_000)
    drafted_by = person("người soạn", null=False)
    drafted_at = models.DateTimeField("lúc soạn")
    # Grows with every change of the draft: only the wording that somebody has read can be approved.
    version = models.PositiveIntegerField(default=1, editable=False)
    submitted_at = models.DateTimeField("lúc trình duyệt", null=True)
    returned_reason = models.CharField("lý do trả lại", max_length=500, blank=True)
    approved_by = person("người duyệt")
    approved_at = models.DateTimeField("lúc duyệt", null=True)

    class Meta:
        verbose_name = "trả lời"
        verbose_name_plural = "trả lời"
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | (Q(approved_at__isnull=False) & ~Q(approved_by=F("drafted_by"))),
                name="feedback_answer_four_eyes",
            )
        ]

    def __str__(self):
        return f"Trả lời {self.feedback}"

    def clean(self):
        if self.approved_by_id and self.approved_by_id == self.drafted_by_id:
            raise ValidationError("Người soạn không tự duyệt trả lời của mình.")


class Entry(models.Model):
    """Hỏi đáp: one question with its answer as the public reads it, without private data."""

    feedback = models.OneToOneField(Feedback, models.PROTECT, related_name="entry", verbose_name="góp ý, câu hỏi")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name="chủ đề")
    slug = models.SlugField("địa chỉ", max_length=90, unique=True)
    title = models.CharField("tiêu đề", max_length=200)
    question = models.TextField("câu hỏi")
    answer = models.TextField("trả lời")
    # What the check found and the officer decided may stay, as [field, kind, text]; asked again at every change.
    kept = models.JSONField(default=list, editable=False)
    folded = models.TextField(editable=False)  # title, question and answer without marks, for the list's own search
    answered_on = models.DateField("ngày trả lời")
    published_at = models.DateTimeField("đăng lúc", null=True, db_index=True)
    published_by = person("người đăng")
    changed_at = models.DateTimeField("sửa lần cuối", null=True)
    withdrawn_at = models.DateTimeField("gỡ lúc", null=True)
    withdrawn_reason = models.CharField("lý do gỡ", max_length=500, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "câu hỏi và trả lời đã đăng"
        verbose_name_plural = "câu hỏi và trả lời đã đăng"
        ordering = ["-published_at", "-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("feedback:entry", args=[self.slug])

    @property
    def is_public(self):
        return self.published_at is not None and self.withdrawn_at is None
