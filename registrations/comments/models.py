"""What the public sends in, on those who are nominated or on drafts, and how the office deals with it.

Never public, never shown to nominees, never deleted: what was said stays for
the file, who said it goes when its time is over (`erasure`). How it was
handled stands in `handling_models`.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.consultations.models import Consultation, Nominee, Passage
from registrations.privacy.models import ConsentText
from registrations.receipts.models import Receipt

from .handling_models import (  # noqa: F401
    Answer,
    Event,
    Forwarding,
    HandlingTerm,
    LegalNotice,
    PaperEntry,
    Proposal,
    SenderOpening,
)
from .querysets import CommentQuerySet


class TextGroup(models.Model):
    """Nhóm nội dung gần giống nhau: comments of one consultation whose texts are the same, or nearly.

    ``digest`` is that of the folded text of the comment that began the group;
    its shingles stand in `TextBand`, by which a like text is found without
    reading the others.
    """

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="+", verbose_name="cuộc lấy ý kiến")
    digest = models.CharField("mã nội dung", max_length=64, editable=False)

    class Meta:
        verbose_name = "nhóm nội dung gần giống nhau"
        verbose_name_plural = "nhóm nội dung gần giống nhau"
        constraints = [models.UniqueConstraint(fields=["consultation", "digest"], name="comments_group_once")]

    def __str__(self):
        return f"Nhóm {self.pk}"


class TextBand(models.Model):
    """Dấu nội dung: one band of the shingles of a group's first text."""

    group = models.ForeignKey(TextGroup, models.CASCADE, related_name="bands", verbose_name="nhóm")
    key = models.BigIntegerField("dấu")

    class Meta:
        verbose_name = "dấu nội dung"
        verbose_name_plural = "dấu nội dung"
        indexes = [models.Index(fields=["key", "group"], name="comments_band")]

    def __str__(self):
        return str(self.key)


class Comment(models.Model):
    """Ý kiến: what a citizen or organisation says on a nominee, a passage or the whole. Never public, never deleted."""

    class Stance(models.TextChoices):
        AGREE = "nhat-tri", "Nhất trí"
        AGAINST = "khong-nhat-tri", "Không nhất trí"
        AMEND = "de-nghi-sua", "Đề nghị sửa đổi, bổ sung"
        OTHER = "y-kien-khac", "Ý kiến khác"

    class Channel(models.TextChoices):
        ONLINE = "truc-tuyen", "Trực tuyến"
        PAPER = "ban-giay", "Bản giấy"

    class State(models.TextChoices):
        RECEIVED = "da-nhan", "Đã nhận"
        REVIEWING = "dang-xem-xet", "Đang xem xét"
        SUMMARISED = "da-tong-hop", "Đã tổng hợp"
        ANSWERED = "da-tra-loi", "Đã trả lời"

    class Classification(models.TextChoices):
        NONE = "", "Chưa phân loại"
        ON_MERIT = "ve-thanh-tich", "Về thành tích, phẩm chất"
        ON_PROCEDURE = "ve-thu-tuc", "Về hồ sơ, thủ tục"
        ON_DRAFT = "ve-du-thao", "Về nội dung dự thảo"
        REFERENCE = "tham-khao", "Thông tin tham khảo"
        ALLEGATION = "phan-anh-vi-pham", "Phản ánh vi phạm, cần chuyển cơ quan có thẩm quyền"
        UNRELATED = "khong-lien-quan", "Không liên quan"
        REPEATED = "gui-lap-lai", "Một người gửi lặp lại"
        SPAM = "spam", "Thư rác"

    # These take a comment out of the count, and so need a second officer; see `actions.propose`.
    SETTING_ASIDE = (Classification.UNRELATED, Classification.REPEATED, Classification.SPAM)

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="comments", verbose_name="cuộc lấy ý kiến"
    )
    nominee = models.ForeignKey(
        Nominee, models.PROTECT, null=True, blank=True, related_name="comments", verbose_name="trường hợp"
    )
    passage = models.ForeignKey(
        Passage, models.PROTECT, null=True, blank=True, related_name="comments", verbose_name="điều, mục"
    )
    stance = models.CharField("ý kiến", max_length=15, choices=Stance)
    text = models.TextField("nội dung")
    group = models.ForeignKey(
        TextGroup, models.PROTECT, null=True, editable=False, related_name="comments", verbose_name="nhóm nội dung"
    )
    anonymous = models.BooleanField("không ghi tên", default=False)
    sender_name = models.CharField("họ và tên", max_length=150, blank=True)
    sender_phone = models.CharField("điện thoại", max_length=20, blank=True)
    sender_email = models.EmailField("thư điện tử", blank=True)
    sender_address = models.CharField("địa chỉ", max_length=250, blank=True)
    consent = models.ForeignKey(ConsentText, models.PROTECT, null=True, verbose_name="lời đồng ý")
    channel = models.CharField("cách gửi", max_length=10, choices=Channel, default=Channel.ONLINE, editable=False)
    received_at = models.DateTimeField("lúc nhận", editable=False)
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="+", verbose_name="giấy xác nhận")
    suspicion = models.CharField("dấu hiệu gửi tự động", max_length=200, blank=True, editable=False)
    state = models.CharField("trạng thái", max_length=15, choices=State, default=State.RECEIVED)
    classification = models.CharField("phân loại", max_length=20, choices=Classification, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người xử lý"
    )
    # Instants at which two officers agreed on something; None where they did not, or took it back.
    confirmed_at = models.DateTimeField("lúc xác nhận bản giấy", null=True, editable=False)
    set_aside_at = models.DateTimeField("lúc để riêng", null=True, editable=False)
    restricted_at = models.DateTimeField("lúc chuyển sổ hạn chế", null=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "ý kiến"
        verbose_name_plural = "ý kiến"
        ordering = ["-received_at", "-pk"]
        permissions = [
            ("handle_comment", "Phân loại, giao và cập nhật trạng thái ý kiến"),
            ("identify_sender", "Mở thông tin người gửi ý kiến"),
            ("enter_paper", "Nhập ý kiến gửi bằng bản giấy"),
            ("read_restricted", "Đọc và chuyển ý kiến trong sổ hạn chế"),
        ]
        indexes = [
            models.Index(fields=["consultation", "nominee", "passage", "stance"], name="comments_tally"),
            models.Index(fields=["state", "received_at"], name="comments_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel="ban-giay") | Q(confirmed_at__isnull=True), name="comments_only_paper_is_confirmed"
            ),
            models.CheckConstraint(
                condition=Q(nominee__isnull=True) | Q(passage__isnull=True), name="comments_one_target"
            ),
        ]

    def __str__(self):
        return self.receipt.code

    @property
    def about(self):
        """Whom or what the comment is about, in words."""
        if self.nominee_id:
            return str(self.nominee)
        if self.passage_id:
            return str(self.passage)
        return self.whole_words

    @property
    def whole_words(self):
        """What a comment on everything is about."""
        return "Cả dự thảo" if self.consultation.kind == Consultation.Kind.DRAFT else "Cả danh sách"

    @property
    def is_paper(self):
        """Whether it came on paper."""
        return self.channel == self.Channel.PAPER

    @property
    def counts(self):
        """Whether it stands in the numbers."""
        return self.set_aside_at is None and (not self.is_paper or self.confirmed_at is not None)


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
