"""What the public sends in on those who are nominated, and how the office deals with it.

Never public, never shown to nominees, never deleted: what was said stays for
the file, who said it goes when its time is over (`erasure`).
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.consultations.models import Consultation, Nominee
from registrations.privacy.models import ConsentText
from registrations.receipts.models import Receipt

from .querysets import CommentQuerySet


class Comment(models.Model):
    """Ý kiến: what a citizen or organisation says on a nominee or on the whole list. Never public, never deleted."""

    class Stance(models.TextChoices):
        AGREE = "nhat-tri", "Nhất trí đề nghị khen thưởng"
        AGAINST = "khong-nhat-tri", "Không nhất trí"
        OTHER = "y-kien-khac", "Ý kiến khác"

    class State(models.TextChoices):
        RECEIVED = "da-nhan", "Đã nhận"
        REVIEWING = "dang-xem-xet", "Đang xem xét"
        SUMMARISED = "da-tong-hop", "Đã tổng hợp"
        ANSWERED = "da-tra-loi", "Đã trả lời"

    class Classification(models.TextChoices):
        NONE = "", "Chưa phân loại"
        ON_MERIT = "ve-thanh-tich", "Về thành tích, phẩm chất"
        ON_PROCEDURE = "ve-thu-tuc", "Về hồ sơ, thủ tục"
        ALLEGATION = "phan-anh-vi-pham", "Phản ánh vi phạm, cần chuyển cơ quan có thẩm quyền"
        REFERENCE = "tham-khao", "Thông tin tham khảo"
        UNRELATED = "khong-lien-quan", "Không liên quan"
        SPAM = "spam", "Thư rác"

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="comments", verbose_name="cuộc lấy ý kiến"
    )
    nominee = models.ForeignKey(
        Nominee, models.PROTECT, null=True, blank=True, related_name="comments", verbose_name="trường hợp"
    )
    stance = models.CharField("ý kiến", max_length=15, choices=Stance)
    text = models.TextField("nội dung")
    anonymous = models.BooleanField("không ghi tên", default=False)
    sender_name = models.CharField("họ và tên", max_length=150, blank=True)
    sender_phone = models.CharField("điện thoại", max_length=20, blank=True)
    sender_email = models.EmailField("thư điện tử", blank=True)
    sender_address = models.CharField("địa chỉ", max_length=250, blank=True)
    consent = models.ForeignKey(ConsentText, models.PROTECT, null=True, verbose_name="lời đồng ý")
    received_at = models.DateTimeField("lúc nhận", editable=False)
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="+", verbose_name="giấy xác nhận")
    suspicion = models.CharField("dấu hiệu gửi tự động", max_length=200, blank=True, editable=False)
    state = models.CharField("trạng thái", max_length=15, choices=State, default=State.RECEIVED)
    classification = models.CharField("phân loại", max_length=20, choices=Classification, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người xử lý"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "ý kiến"
        verbose_name_plural = "ý kiến"
        ordering = ["-received_at", "-pk"]
        permissions = [
            ("handle_comment", "Phân loại, giao và cập nhật trạng thái ý kiến"),
            ("identify_sender", "Mở thông tin người gửi ý kiến"),
        ]

    def __str__(self):
        return self.receipt.code

    @property
    def about(self):
        """Whom the comment is about, in words."""
        return str(self.nominee) if self.nominee_id else "Cả danh sách"


class CommentFile(models.Model):
    """Tệp kèm ý kiến: a file that came with a comment; read only by the officers who read the comment."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="files", verbose_name="ý kiến")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="comment_file", verbose_name="tệp")

    class Meta:
        verbose_name = "tệp kèm ý kiến"
        verbose_name_plural = "tệp kèm ý kiến"
        ordering = ["pk"]

    def __str__(self):
        return str(self.attachment)


class Step(models.Model):
    """Bước xử lý: a comment reached a state; the receipt page shows state and day, never the note."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="steps", verbose_name="ý kiến")
    state = models.CharField("trạng thái", max_length=15, choices=Comment.State)
    at = models.DateTimeField("lúc", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )
    note = models.TextField("ghi chú nội bộ", blank=True)

    class Meta:
        verbose_name = "bước xử lý"
        verbose_name_plural = "các bước xử lý"
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_state_display()
