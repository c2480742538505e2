"""Meetings of the council: agenda, papers, attendance and votes for its members; the conclusion for everybody."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.sections import ListedSectionMixin
from cms_pages.council.models import CouncilMember
from registrations.attachments.models import Attachment
from registrations.awards.models import Decision
from registrations.units.models import OrganisingBody
from themes.base import outward


class Kind(models.TextChoices):
    """Loại phiên họp."""

    REGULAR = "regular", "Thường kỳ"
    SPECIAL = "special", "Đột xuất"
    WRITTEN = "written", "Lấy ý kiến bằng văn bản"


class Meeting(models.Model):
    """Phiên họp Hội đồng: for members and the standing body only. Members see it from `called_at` on."""

    organising_body = models.ForeignKey(OrganisingBody, models.PROTECT, related_name="+", verbose_name="hội đồng")
    year = models.PositiveSmallIntegerField("năm", editable=False)
    number = models.PositiveSmallIntegerField("phiên thứ", help_text="Số thứ tự của phiên họp trong năm.")
    kind = models.CharField("loại", max_length=8, choices=Kind, default=Kind.REGULAR)
    title = models.CharField("nội dung chính", max_length=250)
    starts_at = models.DateTimeField("bắt đầu", db_index=True)
    ends_at = models.DateTimeField("kết thúc", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=250, blank=True)
    chair = models.CharField("chủ trì", max_length=200, blank=True)
    note = models.TextField("lời nhắn cho thành viên", max_length=2000, blank=True)
    papers_by = models.DateField(
        "gửi tài liệu trước ngày", null=True, blank=True, help_text="Để nhắc người chuẩn bị. Bỏ trống là không nhắc."
    )
    conclude_by = models.DateField(
        "công bố kết luận trước ngày",
        null=True,
        blank=True,
        help_text="Để nhắc người chuẩn bị. Bỏ trống là không nhắc.",
    )
    called_at = models.DateTimeField("đã mời lúc", null=True, editable=False)

    class Meta:
        verbose_name = "phiên họp Hội đồng"
        verbose_name_plural = "phiên họp Hội đồng"
        ordering = ["-starts_at", "-pk"]
        permissions = [("read_meeting", "Đọc chương trình, tài liệu phiên họp Hội đồng")]
        constraints = [
            models.UniqueConstraint(
                fields=["organising_body", "year", "number"],
                name="cms_meetings_one_number_a_year",
                violation_error_message="Năm này đã có phiên họp mang số đó.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="cms_meetings_ends_after_start",
                violation_error_message="Giờ kết thúc cần sau giờ bắt đầu.",
            ),
        ]

    def __str__(self):
        return f"Phiên họp thứ {self.number} năm {self.year}"

    def save(self, *args, **kwargs):
        self.year = timezone.localtime(self.starts_at).year
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """Where members read it."""
        return reverse("meetings:meeting", args=[self.pk])

    def clean(self):
        super().clean()
        if self.starts_at:
            self.year = timezone.localtime(self.starts_at).year

    @property
    def is_over(self):
        """Whether it has ended; without an end it is over with its day."""
        now = timezone.now()
        return self.ends_at <= now if self.ends_at else timezone.localdate(self.starts_at) < timezone.localdate(now)


class AgendaItem(models.Model):
    """Mục trong chương trình họp."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", verbose_name="phiên họp")
    place_in_order = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("nội dung", max_length=500)
    presenter = models.CharField("người trình bày", max_length=200, blank=True)

    class Meta:
        verbose_name = "mục trong chương trình"
        verbose_name_plural = "chương trình họp"
        ordering = ["place_in_order", "pk"]

    def __str__(self):
        return self.text


class Paper(models.Model):
    """Tài liệu phiên họp: a private file that members and the standing body read, and the minutes afterwards."""

    class Kind(models.TextChoices):
        PAPER = "paper", "Tài liệu họp"
        MINUTES = "minutes", "Biên bản"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers", verbose_name="phiên họp")
    kind = models.CharField("loại", max_length=7, choices=Kind, default=Kind.PAPER)
    title = models.CharField("tên tài liệu", max_length=250)
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="council_paper", verbose_name="tệp")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người thêm"
    )
    added_at = models.DateTimeField("thêm lúc", default=timezone.now)
    told_at = models.DateTimeField("đã báo thành viên lúc", null=True, editable=False)

    class Meta:
        verbose_name = "tài liệu phiên họp"
        verbose_name_plural = "tài liệu phiên họp"
        ordering = ["kind", "added_at", "pk"]

    def __str__(self):
        return self.title


class Attendance(models.Model):
    """Điểm danh: who of the council was there; the name stays whatever becomes of the list of members."""

    class State(models.TextChoices):
        PRESENT = "present", "Có mặt"
        WRITTEN = "written", "Vắng, có ý kiến bằng văn bản"
        SENT = "sent", "Vắng, cử người dự thay"
        ABSENT = "absent", "Vắng"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances", verbose_name="phiên họp")
    member = models.ForeignKey(
        CouncilMember, models.SET_NULL, null=True, related_name="attendances", verbose_name="thành viên"
    )
    member_name = models.CharField("họ và tên", max_length=150)
    place_in_order = models.PositiveSmallIntegerField("thứ tự")
    state = models.CharField("dự họp", max_length=7, choices=State)

    class Meta:
        verbose_name = "điểm danh"
        verbose_name_plural = "điểm danh"
        ordering = ["place_in_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="cms_meetings_counted_once"),
        ]

    def __str__(self):
        return f"{self.member_name}: {self.get_state_display()}"


class Substitute(models.Model):
    """Người dự thay: who sits in for a member at one meeting. Reads that meeting and its papers, nothing else."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="substitutes", verbose_name="phiên họp")
    member = models.ForeignKey(CouncilMember, models.SET_NULL, null=True, related_name="+", verbose_name="thành viên")
    member_name = models.CharField("dự thay", max_length=150)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="council_substitutions", verbose_name="tài khoản"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người ghi"
    )
    added_at = models.DateTimeField("ghi lúc", default=timezone.now)

    class Meta:
        verbose_name = "người dự thay"
        verbose_name_plural = "người dự thay"
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "account"],
                name="cms_meetings_substitute_once",
                violation_error_message="Người này đã được ghi dự thay ở phiên họp này.",
            )
        ]

    def __str__(self):
        return f"{self.account}, dự thay {self.member_name}"


class Vote(models.Model):
    """Kết quả biểu quyết, bỏ phiếu: totals only, nobody's own vote."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="votes", verbose_name="phiên họp")
    place_in_order = models.PositiveSmallIntegerField("thứ tự")
    subject = models.CharField("nội dung biểu quyết", max_length=500)
    eligible = models.PositiveSmallIntegerField("tổng số thành viên")
    agreed = models.PositiveSmallIntegerField("đồng ý", default=0)
    against = models.PositiveSmallIntegerField("không đồng ý", default=0)
    other = models.PositiveSmallIntegerField("ý kiến khác, phiếu không hợp lệ", default=0)

    class Meta:
        verbose_name = "kết quả biểu quyết"
        verbose_name_plural = "kết quả biểu quyết"
        ordering = ["place_in_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(eligible__gte=F("agreed") + F("against") + F("other")), name="cms_meetings_votes_fit"
            ),
        ]

    def __str__(self):
        return f"{self.subject}: {self.agreed}/{self.eligible}"

    @property
    def share(self):
        """Votes in favour in hundredths of all members, one decimal, as it is written."""
        return f"{100 * self.agreed / self.eligible:.1f}".removesuffix(".0").replace(".", ",") if self.eligible else "0"


class MeetingIndexPage(ListedSectionMixin, BasePage):
    """Mục kết luận phiên họp."""

    listed_by = ("-held_on", "-pk")

    template = "cms_pages/meetings/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_meetings.MeetingPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục kết luận phiên họp"
        verbose_name_plural = "mục kết luận phiên họp"


class MeetingPage(BasePage):
    """Kết luận phiên họp: all that the public sees of a meeting, once a second person has approved it."""

    meeting = models.OneToOneField(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="page", verbose_name="phiên họp"
    )
    held_on = models.DateField("ngày họp", default=timezone.localdate, db_index=True)
    kind = models.CharField("loại phiên họp", max_length=8, choices=Kind, default=Kind.REGULAR)
    body = MatterField(MatterBlock(), verbose_name="kết luận", blank=True)

    template = "cms_pages/meetings/conclusion.html"
    search_kind = "page"
    begins_with_text = True
    parent_page_types = ["cms_meetings.MeetingIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("held_on"),
        FieldPanel("kind"),
        FieldPanel("body"),
        InlinePanel("decisions", heading="Quyết định ban hành sau phiên họp", label="Quyết định"),
    ]

    class Meta:
        verbose_name = "kết luận phiên họp"
        verbose_name_plural = "kết luận phiên họp"

    def clean(self):
        super().clean()
        if self.held_on and self.held_on > timezone.localdate():
            raise ValidationError({"held_on": "Kết luận chỉ có sau khi đã họp; ngày họp không thể sau hôm nay."})

    def get_context(self, request, *args, **kwargs):
        chosen = [link.decision_id for link in self.decisions.all()]
        decisions = Decision.objects.public().filter(pk__in=chosen).order_by("signed_on", "pk")
        return super().get_context(request, *args, **kwargs) | {"decisions": decisions}

    def structured_data(self):
        """What a meeting concluded, as a https://schema.org/Report of the council."""
        return self.described("Report", headline=self.title, dateCreated=self.held_on, author=outward.organisation_id())

    def entry_date(self):
        return self.held_on

    def entry_fields(self):
        return {"body": matter_text(self.body)}


class MeetingDecision(Orderable):
    """Quyết định ban hành sau phiên họp."""

    page = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="decisions", verbose_name="kết luận")
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="+", verbose_name="quyết định")

    panels = [FieldPanel("decision")]

    class Meta(Orderable.Meta):
        verbose_name = "quyết định sau phiên họp"
        verbose_name_plural = "quyết định sau phiên họp"
        constraints = [models.UniqueConstraint(fields=["page", "decision"], name="cms_meetings_decision_once")]
