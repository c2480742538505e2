"""How comments are handled: proposals for a second officer, events, forwarding, answers, and the dated rules of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.receipts.models import AppendOnly, Entry

from .querysets import DatedQuerySet, KeptQuerySet, ProposalQuerySet


def _officer(words, **options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=words, editable=False, **options
    )


class PaperEntry(models.Model):
    """Bản giấy đã nhập: a comment that came on paper inside the window, as an officer entered it with its scan."""

    comment = models.OneToOneField("comments.Comment", models.PROTECT, related_name="paper", verbose_name="ý kiến")
    # Erased with the sender's name, for it shows both.
    scan = models.OneToOneField(
        Attachment, models.PROTECT, null=True, related_name="comment_scan", verbose_name="bản chụp"
    )
    entered_at = models.DateTimeField("lúc nhập", default=timezone.now, editable=False)
    entered_by = _officer("người nhập")
    late_reason = models.CharField("lý do nhập sau", max_length=500)

    class Meta:
        verbose_name = "bản giấy đã nhập"
        verbose_name_plural = "bản giấy đã nhập"

    def __str__(self):
        return str(self.comment)


class Proposal(models.Model):
    """Đề xuất chờ người thứ hai: what takes effect only when another officer agrees."""

    class Kind(models.TextChoices):
        PAPER = "xac-nhan-ban-giay", "Xác nhận bản giấy"
        SET_ASIDE = "de-rieng", "Để riêng, không tính"
        RELEASE = "dua-ra-so-han-che", "Đưa ra khỏi sổ hạn chế"

    comment = models.ForeignKey("comments.Comment", models.PROTECT, related_name="proposals", verbose_name="ý kiến")
    kind = models.CharField("việc", max_length=20, choices=Kind)
    classification = models.CharField("phân loại đề xuất", max_length=20, blank=True)
    reason = models.CharField("lý do", max_length=500)
    by = _officer("người đề xuất")
    at = models.DateTimeField("lúc đề xuất", default=timezone.now)
    agreed = models.BooleanField("đồng ý", null=True)
    decided_by = _officer("người quyết định", null=True)
    decided_at = models.DateTimeField("lúc quyết định", null=True)
    answer = models.CharField("ý kiến người quyết định", max_length=500, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "đề xuất chờ người thứ hai"
        verbose_name_plural = "đề xuất chờ người thứ hai"
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "kind"], condition=Q(decided_at__isnull=True), name="comments_one_proposal"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("by")), name="comments_two_officers"
            ),
            models.CheckConstraint(
                condition=Q(agreed__isnull=True, decided_at__isnull=True, decided_by__isnull=True)
                | Q(agreed__isnull=False, decided_at__isnull=False, decided_by__isnull=False),
                name="comments_decided_whole",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


class Event(AppendOnly):
    """Sự việc: something that weighs happened to a comment; its salted commitment stands in the register.

    The receipt is the event of arrival; these are the events after it.
    """

    class Kind(models.TextChoices):
        PAPER_CONFIRMED = "xac-nhan-ban-giay", "Xác nhận bản giấy"
        PAPER_REFUSED = "khong-xac-nhan-ban-giay", "Không xác nhận bản giấy"
        SET_ASIDE = "de-rieng", "Để riêng, không tính"
        RESTORED = "tinh-lai", "Tính lại"
        RESTRICTED = "chuyen-so-han-che", "Chuyển vào sổ hạn chế"
        RELEASED = "dua-ra-so-han-che", "Đưa ra khỏi sổ hạn chế"
        FORWARDED = "chuyen-co-quan", "Chuyển cơ quan có thẩm quyền"
        ANSWERED = "tra-loi", "Trả lời người gửi"

    comment = models.ForeignKey("comments.Comment", models.PROTECT, related_name="events", verbose_name="ý kiến")
    kind = models.CharField("sự việc", max_length=30, choices=Kind)
    at = models.DateTimeField("lúc", default=timezone.now)
    by = _officer("người làm")
    second = _officer("người thứ hai", null=True)
    reason = models.CharField("lý do", max_length=500, blank=True)
    content = models.JSONField("nội dung đã ghi", default=dict)
    # One entry may tell of many comments, those of a group set aside at once.
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+", verbose_name="mục trong sổ")

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "sự việc"
        verbose_name_plural = "các sự việc"
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_kind_display()


class Forwarding(models.Model):
    """Văn bản chuyển: to which authority the matter of a restricted comment was forwarded, when, by which document."""

    comment = models.ForeignKey("comments.Comment", models.PROTECT, related_name="forwardings", verbose_name="ý kiến")
    authority = models.CharField("cơ quan nhận", max_length=250)
    document_number = models.CharField("số văn bản chuyển", max_length=60)
    forwarded_on = models.DateField("ngày chuyển")
    note = models.CharField("ghi chú nội bộ", max_length=500, blank=True)
    by = _officer("người ghi")
    at = models.DateTimeField("lúc ghi", default=timezone.now)

    class Meta:
        verbose_name = "văn bản chuyển"
        verbose_name_plural = "văn bản chuyển"
        ordering = ["forwarded_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "authority", "document_number"], name="comments_forwarded_once")
        ]

    def __str__(self):
        return f"{self.authority}, {self.document_number}"


class Answer(models.Model):
    """Trả lời: what the office answered the sender; the look-up page shows ``public_text`` alone."""

    class Way(models.TextChoices):
        MAIL = "thu-dien-tu", "Thư điện tử"
        LETTER = "thu-giay", "Thư giấy"
        PAGE = "trang-tra-cuu", "Chỉ trên trang tra cứu"

    comment = models.OneToOneField("comments.Comment", models.PROTECT, related_name="answer", verbose_name="ý kiến")
    text = models.TextField("nội dung trả lời")
    public_text = models.CharField("câu hiện trên trang tra cứu", max_length=500)
    way = models.CharField("cách gửi", max_length=15, choices=Way)
    by = _officer("người trả lời")
    at = models.DateTimeField("lúc trả lời", default=timezone.now)

    class Meta:
        verbose_name = "trả lời"
        verbose_name_plural = "trả lời"

    def __str__(self):
        return str(self.comment)


class SenderOpening(AppendOnly):
    """Lần mở thông tin người gửi: who looked at a sender, when and why. Never changed, never deleted."""

    comment = models.ForeignKey("comments.Comment", models.PROTECT, related_name="openings", verbose_name="ý kiến")
    by = _officer("người mở")
    at = models.DateTimeField("lúc mở", default=timezone.now, db_index=True)
    reason = models.CharField("lý do", max_length=300)

    class Meta:
        verbose_name = "lần mở thông tin người gửi"
        verbose_name_plural = "nhật ký mở thông tin người gửi"
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.comment}: {self.reason}"


class DatedRule(models.Model):
    """A rule that holds from a day to a day, with its source and whether that was checked."""

    effective_from = models.DateField("áp dụng từ ngày")
    effective_to = models.DateField("đến trước ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300, blank=True)
    verified = models.BooleanField("đã đối chiếu với văn bản gốc", default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=F("effective_from")),
                name="%(app_label)s_%(class)s_span",
                violation_error_message="Ngày hết áp dụng cần sau ngày bắt đầu áp dụng.",
            )
        ]


class HandlingTerm(DatedRule):
    """Thời hạn xử lý: within how many working days a step in the handling of comments is due."""

    class Step(models.TextChoices):
        REVIEW = "xem-xet", "Bắt đầu xem xét, từ lúc nhận"
        SECOND = "nguoi-thu-hai", "Người thứ hai quyết định, từ lúc đề xuất"
        FORWARD = "chuyen", "Chuyển cơ quan có thẩm quyền, từ lúc vào sổ hạn chế"
        ANSWER = "tra-loi", "Trả lời người gửi, từ lúc hết hạn lấy ý kiến"

    step = models.CharField("việc", max_length=20, choices=Step)
    working_days = models.PositiveSmallIntegerField("số ngày làm việc")

    class Meta(DatedRule.Meta):
        verbose_name = "thời hạn xử lý ý kiến"
        verbose_name_plural = "thời hạn xử lý ý kiến"
        ordering = ["step", "-effective_from"]
        constraints = [
            *DatedRule.Meta.constraints,
            models.UniqueConstraint(fields=["step", "effective_from"], name="comments_term_once"),
        ]

    def __str__(self):
        return f"{self.get_step_display()}: {self.working_days} ngày làm việc"


class LegalNotice(DatedRule):
    """Lời dẫn về tố cáo, khiếu nại: what the page says of where those are filed by law, and of what comes here."""

    text = models.TextField(
        "nội dung",
        help_text="Hiện cạnh ô gửi ý kiến. Nêu nơi nộp theo luật; không hứa trình tự, thời hạn giải quyết.",
    )

    class Meta(DatedRule.Meta):
        verbose_name = "lời dẫn về tố cáo, khiếu nại"
        verbose_name_plural = "lời dẫn về tố cáo, khiếu nại"
        ordering = ["-effective_from", "-pk"]

    def __str__(self):
        return f"Áp dụng từ {self.effective_from:%d/%m/%Y}"
