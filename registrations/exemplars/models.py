"""What units propose as exemplars, and the consent of those who are told of.

The page that readers see is an editor's; it is made of an accepted proposal in
one step, and keeps the consent that came with it.
"""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from registrations.attachments.models import Attachment
from registrations.awards.kinds import TargetGroup
from registrations.movements.models import Movement
from registrations.receipts.models import Receipt, SentByUnit
from registrations.units.models import OrganisingBody, Unit
from search.text import fold

from .kinds import Field, Stage, SubjectKind, Way
from .querysets import ProposalQuerySet


class ConsentFacts(models.Model):
    """Sự đồng ý: who agreed to be told of, when, how and to what. Never public."""

    consent_name = models.CharField("người ký đồng ý", max_length=150, blank=True)
    consent_on = models.DateField("ngày đồng ý", null=True, blank=True)
    consent_way = models.CharField("cách đồng ý", max_length=10, choices=Way, blank=True)
    consent_reference = models.CharField("nơi lưu phiếu, thư hoặc biểu mẫu điện tử", max_length=250, blank=True)
    consents_name = models.BooleanField("đồng ý nêu tên và câu chuyện", default=False)
    consents_picture = models.BooleanField("đồng ý đăng ảnh", default=False)
    consents_film = models.BooleanField("đồng ý đăng phim", default=False)
    born_on = models.DateField("ngày sinh người trong bài", null=True, blank=True)
    guardian_name = models.CharField("cha, mẹ hoặc người giám hộ đồng ý", max_length=150, blank=True)
    guardian_relation = models.CharField("quan hệ với trẻ", max_length=100, blank=True)
    child_agrees = models.BooleanField("trẻ từ đủ 7 tuổi cũng đồng ý", default=False)
    consent_file = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="phiếu đồng ý"
    )

    class Meta:
        abstract = True


class Proposal(ConsentFacts):
    """Đề xuất gương điển hình: a unit names a person, collective or household worth telling of."""

    class State(models.TextChoices):
        DRAFT = "nhap", "Nháp"
        SUBMITTED = "da-gui", "Đã gửi"
        RETURNED = "can-bo-sung", "Cần bổ sung"
        ACCEPTED = "tiep-nhan", "Đã tiếp nhận"
        REFUSED = "khong-tiep-nhan", "Không tiếp nhận"
        WITHDRAWN = "da-rut", "Đã rút"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organising_body = models.ForeignKey(
        OrganisingBody, models.PROTECT, related_name="exemplar_proposals", verbose_name="hội đồng"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="exemplar_proposals", verbose_name="đơn vị đề xuất")
    subject_kind = models.CharField("đối tượng", max_length=12, choices=SubjectKind, default=SubjectKind.PERSON)
    subject_name = models.CharField("tên người hoặc tập thể", max_length=200, blank=True)
    role = models.CharField("chức vụ, nghề nghiệp", max_length=200, blank=True)
    place = models.CharField("thôn, khu phố, nơi công tác", max_length=200, blank=True)
    place_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="xã, phường"
    )
    old_place = models.CharField("tên nơi đó trước đây", max_length=200, blank=True)
    field = models.CharField("lĩnh vực", max_length=12, choices=Field, blank=True)
    target_groups = models.JSONField("nhóm đối tượng", default=list, blank=True)
    movement = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="phong trào"
    )
    stage = models.CharField("bước", max_length=10, choices=Stage, default=Stage.FOUND)
    stage_on = models.DateField("từ ngày", null=True, blank=True)
    title = models.CharField("nhan đề", max_length=200, blank=True)
    lead = models.TextField("tóm tắt", max_length=500, blank=True)
    story = models.TextField("câu chuyện", blank=True)
    state = models.CharField("trạng thái", max_length=20, choices=State, default=State.DRAFT, db_index=True)
    submitted_at = models.DateTimeField("lúc gửi gần nhất", null=True, editable=False)
    answer = models.TextField("ý kiến của cơ quan thường trực", blank=True)
    # Told by the wing above when the page made of it goes up and comes down.
    public_url = models.CharField("địa chỉ trang đã đăng", max_length=300, blank=True, editable=False)
    # Made by save(): what it is found by.
    folded = models.TextField(editable=False)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người sửa cuối"
    )
    changed_at = models.DateTimeField("lúc sửa cuối", default=timezone.now)
    created_at = models.DateTimeField("lúc tạo", default=timezone.now, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "đề xuất gương điển hình"
        verbose_name_plural = "đề xuất gương điển hình"
        ordering = ["-created_at"]
        permissions = [("judge_proposal", "Trả lại, tiếp nhận, không tiếp nhận đề xuất gương điển hình")]

    def __str__(self):
        return self.subject_name or f"Đề xuất chưa ghi tên, {self.unit}"

    def save(self, *args, **kwargs):
        self.folded = fold(f"{self.subject_name} {self.unit.name} {self.place}")
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("exemplars:proposal", args=[self.pk])

    @property
    def groups_in_words(self):
        """The labels of the target groups, in the order of the list."""
        return [label for value, label in TargetGroup.choices if value in self.target_groups]

    @property
    def standing(self):
        """The state in words; once readers can see the page, that."""
        return "Đã đăng" if self.public_url else self.get_state_display()


class ProposalPicture(models.Model):
    """Ảnh của đề xuất: kept privately until an editor has made a page of the proposal."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="pictures", verbose_name="đề xuất")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="exemplar_picture")
    order = models.PositiveSmallIntegerField("số")
    alt = models.CharField("mô tả ảnh", max_length=250, blank=True)
    caption = models.CharField("chú thích", max_length=300, blank=True)
    is_portrait = models.BooleanField("chân dung", default=False)

    class Meta:
        verbose_name = "ảnh của đề xuất"
        verbose_name_plural = "ảnh của đề xuất"
        ordering = ["order", "pk"]

    def __str__(self):
        return str(self.attachment)


class Submission(SentByUnit):
    """Lần gửi đề xuất: what a unit sent, exactly as it was, with its receipt. Written once."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="submissions")
    attachments = models.ManyToManyField(Attachment, related_name="exemplar_submissions")
    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="exemplar_submission")

    class Meta:
        verbose_name = "lần gửi đề xuất gương điển hình"
        verbose_name_plural = "lần gửi đề xuất gương điển hình"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="exemplar_submission_number")]

    def __str__(self):
        return f"{self.proposal}, lần {self.number}"
