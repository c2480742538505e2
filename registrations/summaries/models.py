"""What is made of comments when a window is over: points, the report for the council, the outcome for everybody."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.comments.models import Comment
from registrations.consultations.models import Consultation, Nominee, Passage
from registrations.receipts.models import Entry
from registrations.units.models import OrganisingBody

from .querysets import OutcomeRuleQuerySet, ReportQuerySet

PUBLISH_DAYS, REMOVAL_DAYS, SMALL_NUMBER = 15, 30, 5
# A job that nobody took up after the first, or of which nothing was heard for the second, may be done by hand.
WAIT, SILENCE = timedelta(seconds=20), timedelta(minutes=4)


def _person(words, **options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=words, editable=False, **options
    )


class OutcomeRule(models.Model):
    """Quy định về kết quả: when an outcome is due, how small numbers are shown, when details go. Dated data."""

    organising_body = models.ForeignKey(OrganisingBody, models.PROTECT, related_name="+", verbose_name="hội đồng")
    publish_days = models.PositiveSmallIntegerField(
        "công bố trong số ngày làm việc",
        default=PUBLISH_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(250)],
        help_text="Tính từ ngày sau ngày kết thúc nhận ý kiến. Quá hạn thì hiện đỏ và có thư nhắc.",
    )
    small_number = models.PositiveSmallIntegerField(
        "số ý kiến ít, cần gộp",
        default=SMALL_NUMBER,
        validators=[MinValueValidator(2), MaxValueValidator(50)],
        help_text="Trường hợp có ít ý kiến hơn số này thì không tách số, để không đoán được ai đã góp ý.",
    )
    removal_days = models.PositiveSmallIntegerField(
        "gỡ thông tin sau số ngày",
        default=REMOVAL_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text="Tính từ ngày công bố kết quả, đối với trường hợp không được khen thưởng.",
    )
    effective_from = models.DateField("áp dụng từ ngày")
    effective_to = models.DateField("đến trước ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300, blank=True)
    verified = models.BooleanField("đã đối chiếu với văn bản gốc", default=False)

    objects = OutcomeRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "quy định về kết quả lấy ý kiến"
        verbose_name_plural = "quy định về kết quả lấy ý kiến"
        ordering = ["-effective_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organising_body", "effective_from"],
                name="summaries_one_rule_per_start",
                violation_error_message="Đã có dòng áp dụng từ ngày này. Mời sửa dòng đã có.",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=F("effective_from")),
                name="summaries_rule_span",
                violation_error_message="Ngày hết áp dụng cần sau ngày bắt đầu áp dụng.",
            ),
        ]

    def __str__(self):
        return f"Áp dụng từ {self.effective_from:%d/%m/%Y}"


class Summary(models.Model):
    """Bản tổng hợp: the outcome of one consultation while an officer writes it and until another publishes it."""

    class Detail(models.TextChoices):
        TOTAL = "chung", "Chỉ công bố số chung của cả cuộc lấy ý kiến"
        GROUPED = "gop-so-nho", "Công bố từng trường hợp; trường hợp ít ý kiến thì không tách số"
        FULL = "day-du", "Công bố đủ số của từng trường hợp, kể cả số rất nhỏ"

    consultation = models.OneToOneField(
        Consultation, models.PROTECT, related_name="summary", verbose_name="cuộc lấy ý kiến"
    )
    conclusions = models.TextField("kết luận", blank=True)
    detail = models.CharField("mức chi tiết của số liệu", max_length=12, choices=Detail, default=Detail.GROUPED)
    unread_reason = models.CharField("lý do còn ý kiến chưa xem xét", max_length=500, blank=True)
    written_by = _person("người soạn", null=True)
    written_at = models.DateTimeField("lúc soạn", null=True, editable=False)
    sent_at = models.DateTimeField("lúc gửi duyệt", null=True, editable=False)
    returned_reason = models.CharField("lý do trả lại", max_length=500, blank=True, editable=False)
    reminded_on = models.DateField("ngày nhắc lần cuối", null=True, editable=False)

    class Meta:
        verbose_name = "bản tổng hợp ý kiến"
        verbose_name_plural = "các bản tổng hợp ý kiến"
        permissions = [
            ("read_summary", "Xem báo cáo tổng hợp ý kiến đã trình Hội đồng"),
            ("write_summary", "Nhóm ý kiến, soạn kết quả và báo cáo tổng hợp"),
            ("submit_report", "Trình báo cáo tổng hợp lên Hội đồng"),
            ("open_senders", "Mở phụ lục có tên người gửi ý kiến"),
            ("remove_details", "Gỡ thông tin của trường hợp không được khen thưởng"),
        ]

    def __str__(self):
        return f"Tổng hợp: {self.consultation}"


class Point(models.Model):
    """Nhóm ý kiến: what several comments say alike, in the officer's words, and what the standing body makes of it."""

    class Conclusion(models.TextChoices):
        ACCEPT = "tiep-thu", "Tiếp thu"
        EXPLAIN = "giai-trinh", "Giải trình"
        VERIFIED = "da-xac-minh", "Đã xác minh, báo cáo Hội đồng xem xét"
        FORWARD = "chuyen", "Chuyển cơ quan có thẩm quyền"
        NOTE = "ghi-nhan", "Ghi nhận"

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="points", verbose_name="cuộc lấy ý kiến", editable=False
    )
    nominee = models.ForeignKey(
        Nominee, models.PROTECT, null=True, blank=True, related_name="points", verbose_name="trường hợp"
    )
    passage = models.ForeignKey(
        Passage, models.PROTECT, null=True, blank=True, related_name="points", verbose_name="điều, mục"
    )
    gist = models.TextField("nội dung chính")
    assessment = models.TextField("nhận định của cơ quan thường trực", blank=True)
    conclusion = models.CharField("hướng xử lý", max_length=15, choices=Conclusion, default=Conclusion.NOTE)
    comments = models.ManyToManyField(Comment, related_name="points", verbose_name="các ý kiến", blank=True)
    sort_order = models.PositiveSmallIntegerField("thứ tự", default=0)
    written_by = _person("người soạn", null=True)
    written_at = models.DateTimeField("lúc soạn", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "nhóm ý kiến"
        verbose_name_plural = "các nhóm ý kiến"
        ordering = ["sort_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(nominee__isnull=True) | Q(passage__isnull=True), name="summaries_point_one_target"
            )
        ]

    def __str__(self):
        return self.gist[:80]

    @property
    def about(self):
        """Whom or what the point is about, in words."""
        return str(self.nominee or self.passage or "Ý kiến chung")


class Report(models.Model):
    """Báo cáo tổng hợp ý kiến: one version, kept as it was made; frozen when it is laid before the council."""

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="reports", verbose_name="cuộc lấy ý kiến"
    )
    version = models.PositiveSmallIntegerField("bản")
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    dated_on = models.DateField("ngày báo cáo")
    content = models.JSONField("nội dung")
    content_hash = models.CharField("mã kiểm chứng nội dung", max_length=64)
    docx = models.OneToOneField(Attachment, models.PROTECT, related_name="summary_docx", verbose_name="bản Word")
    pdf = models.OneToOneField(Attachment, models.PROTECT, related_name="summary_pdf", verbose_name="bản PDF")
    annex_docx = models.OneToOneField(
        Attachment, models.PROTECT, related_name="summary_annex_docx", verbose_name="phụ lục nội dung, bản Word"
    )
    annex_pdf = models.OneToOneField(
        Attachment, models.PROTECT, related_name="summary_annex_pdf", verbose_name="phụ lục nội dung, bản PDF"
    )
    made_by = _person("người lập")
    made_at = models.DateTimeField("lúc lập", default=timezone.now, editable=False)
    submitted_by = _person("người trình", null=True)
    submitted_at = models.DateTimeField("lúc trình Hội đồng", null=True, editable=False)
    entry = models.OneToOneField(
        Entry, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="mục trong sổ ghi"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo tổng hợp ý kiến"
        verbose_name_plural = "các báo cáo tổng hợp ý kiến"
        ordering = ["consultation", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "version"], name="summaries_report_version_once"),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by__isnull=True, entry__isnull=True)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False, entry__isnull=False),
                name="summaries_submitted_whole",
            ),
        ]

    def __str__(self):
        return f"Báo cáo tổng hợp, bản {self.version}"

    @property
    def is_frozen(self):
        """Whether it was laid before the council."""
        return self.submitted_at is not None


class ReportJob(models.Model):
    """Lệnh lập báo cáo: a version that is being made in the background, how far it has come, why it ended badly."""

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="report_jobs", verbose_name="cuộc lấy ý kiến"
    )
    given = models.JSONField("thể thức")
    by = _person("người lập")
    asked_at = models.DateTimeField("lúc giao", default=timezone.now)
    step = models.CharField("đang làm", max_length=100, default="Đang chờ đến lượt")
    done = models.PositiveSmallIntegerField("phần trăm", default=0)
    seen_at = models.DateTimeField("tin gần nhất", default=timezone.now)
    ended_at = models.DateTimeField("lúc xong", null=True)
    failure = models.CharField("vì sao chưa lập được", max_length=500, blank=True)
    report = models.OneToOneField(Report, models.PROTECT, null=True, related_name="job", verbose_name="báo cáo")

    class Meta:
        verbose_name = "lệnh lập báo cáo"
        verbose_name_plural = "các lệnh lập báo cáo"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation"], condition=Q(ended_at__isnull=True), name="summaries_one_job_at_once"
            )
        ]

    def __str__(self):
        return f"Lập báo cáo: {self.consultation}"

    def may_run_here(self, now):
        """Has nobody begun the work, or has nothing been heard of it for long?"""
        return self.ended_at is None and now - self.seen_at >= (SILENCE if self.done else WAIT)


class SendersOpening(models.Model):
    """Lần mở phụ lục người gửi: who opened the annex with senders, when and why. Never changed, never deleted."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="openings", verbose_name="báo cáo")
    by = _person("người mở")
    at = models.DateTimeField("lúc mở", default=timezone.now)
    reason = models.CharField("lý do", max_length=300)
    senders = models.PositiveIntegerField("số người gửi có tên")

    class Meta:
        verbose_name = "lần mở phụ lục người gửi"
        verbose_name_plural = "các lần mở phụ lục người gửi"
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.report}: {self.reason}"
