"""Training classes: public facts on a page, material for everybody or for those enrolled, enrolment by units."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.happenings import CalendarFileMixin, HappeningMixin
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.sections import SectionMixin
from registrations.attachments.models import Attachment
from registrations.units.models import Unit
from themes.base import outward

from .querysets import EnrolmentQuerySet, is_ahead

PER_PAGE = 20
AHEAD = 50


class TrainingIndexPage(CalendarFileMixin, SectionMixin, BasePage):
    """Mục lớp tập huấn: the classes to come, then those held."""

    template = "cms_pages/training/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_training.TrainingPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục lớp tập huấn"
        verbose_name_plural = "mục lớp tập huấn"

    def classes(self):
        """Public classes."""
        return TrainingPage.objects.child_of(self).live().public().defer("body")

    def get_context(self, request, *args, **kwargs):
        now = timezone.now()
        held = self.classes().exclude(is_ahead(now)).order_by("-starts_at", "-pk")
        return super().get_context(request, *args, **kwargs) | {
            "ahead": list(self.classes().filter(is_ahead(now)).order_by("starts_at", "pk")[:AHEAD]),
            "held": page_of(request, held, PER_PAGE),
        }

    def calendar_pages(self):
        return list(self.classes().filter(is_ahead(timezone.now())).order_by("starts_at", "pk")[:AHEAD])


class TrainingPage(HappeningMixin, BasePage):
    """Lớp tập huấn, bồi dưỡng nghiệp vụ thi đua, khen thưởng."""

    starts_at = models.DateTimeField("khai giảng", db_index=True)
    ends_at = models.DateTimeField("bế giảng", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=250)
    audience = models.CharField(
        "đối tượng", max_length=300, blank=True, help_text="Ví dụ: công chức làm công tác thi đua, khen thưởng cấp xã."
    )
    teacher = models.CharField("báo cáo viên, đơn vị giảng dạy", max_length=250, blank=True)
    hours = models.PositiveSmallIntegerField(
        "thời lượng (tiết)", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    called_off = models.BooleanField(
        "không tổ chức",
        default=False,
        help_text="Đánh dấu khi lớp không mở nữa: trang ghi rõ, ngừng nhận đăng ký, người đã đăng ký được báo khi trang đăng.",
    )
    takes_enrolments = models.BooleanField("nhận đăng ký qua Trang", default=True)
    enrol_from = models.DateTimeField(
        "nhận đăng ký từ", null=True, blank=True, help_text="Bỏ trống là từ lúc trang được đăng."
    )
    enrol_until = models.DateTimeField(
        "nhận đăng ký đến trước", null=True, blank=True, help_text="Bỏ trống là đến giờ khai giảng."
    )
    capacity = models.PositiveSmallIntegerField(
        "số chỗ", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5000)],
        help_text="Bỏ trống là không giới hạn. Hết chỗ thì người đăng ký sau vào danh sách chờ.",
    )  # fmt: skip
    per_unit = models.PositiveSmallIntegerField(
        "nhiều nhất mỗi đơn vị", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(500)],
        help_text="Số người mỗi đơn vị được đăng ký. Bỏ trống là không giới hạn.",
    )  # fmt: skip
    body = MatterField(MatterBlock(), verbose_name="nội dung, tài liệu công khai", blank=True)

    template = "cms_pages/training/class.html"
    search_kind = "page"
    parent_page_types = ["cms_training.TrainingIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("place"),
                FieldPanel("audience"),
                FieldPanel("teacher"),
                FieldRowPanel([FieldPanel("hours"), FieldPanel("called_off")]),
            ],
            "Thời gian, địa điểm",
        ),
        MultiFieldPanel(
            [
                FieldPanel("takes_enrolments"),
                FieldRowPanel([FieldPanel("enrol_from"), FieldPanel("enrol_until")]),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("per_unit")]),
            ],
            "Đăng ký dự học",
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "lớp tập huấn"
        verbose_name_plural = "lớp tập huấn"

    def clean(self):
        super().clean()
        wrong = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            wrong["ends_at"] = "Giờ bế giảng cần sau giờ khai giảng."
        if self.starts_at and self.enrol_until and self.enrol_until > self.starts_at:
            wrong["enrol_until"] = "Hạn đăng ký cần trước giờ khai giảng."
        if self.enrol_from and self.closes_at and self.enrol_from >= self.closes_at:
            wrong["enrol_from"] = "Giờ bắt đầu nhận đăng ký cần trước hạn đăng ký."
        if wrong:
            raise ValidationError(wrong)

    @property
    def closes_at(self):
        """The instant from which no enrolment is taken."""
        return self.enrol_until or self.starts_at

    def takes_now(self, now=None):
        """Whether units enrol at an instant: live, begun, not closed."""
        now = now or timezone.now()
        begun = self.enrol_from is None or self.enrol_from <= now
        open_yet = self.takes_enrolments and not self.called_off
        return self.live and open_yet and begun and now < self.closes_at

    def free(self):
        """Seats that are free now; None without a limit."""
        if self.capacity is None:
            return None
        return max(self.capacity - self.enrolments.active().filter(confirmed_at__isnull=False).count(), 0)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "takes_now": self.takes_now(),
            "free": self.free() if self.pk and self.takes_now() else None,
            "members_files": self.pk and self.files.exists(),
            "enrol_address": reverse("training:class", args=[self.pk]) if self.pk else "",
        }

    def structured_data(self):
        """https://schema.org/Course with the one time it is held; who is enrolled is nobody's business."""
        teacher = outward.author(self.teacher) if self.teacher else {}
        # An instructor is a person; an office that teaches performs.
        role = "instructor" if teacher.get("@type") == "Person" else "performer"
        held = outward.node(
            "CourseInstance",
            name=self.title,
            courseMode="Onsite",
            **{role: teacher},
            **{name: value for name, value in self.as_event().items() if value},
        )
        return self.described(
            "Course",
            description=self.search_description or self.lead or self.title,
            provider=outward.organisation_id(),
            audience=outward.node("Audience", audienceType=self.audience) if self.audience else None,
            hasCourseInstance=held,
        )

    def entry_date(self):
        return timezone.localtime(self.starts_at)

    def entry_fields(self):
        return {"body": ". ".join([self.place, self.audience, self.teacher, matter_text(self.body)])}


class ClassFile(models.Model):
    """Tài liệu riêng của lớp: for units with somebody enrolled, and for staff."""

    page = models.ForeignKey(TrainingPage, models.PROTECT, related_name="files", verbose_name="lớp")
    title = models.CharField("tên tài liệu", max_length=250)
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="class_file", verbose_name="tệp")
    added_at = models.DateTimeField("thêm lúc", default=timezone.now)

    class Meta:
        verbose_name = "tài liệu của lớp"
        verbose_name_plural = "tài liệu của lớp"
        ordering = ["added_at", "pk"]

    def __str__(self):
        return self.title


class Enrolment(models.Model):
    """Người đăng ký dự học: named by the unit. With a seat once `confirmed_at` is set, waiting before that."""

    page = models.ForeignKey(TrainingPage, models.PROTECT, related_name="enrolments", verbose_name="lớp")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    name = models.CharField("họ và tên", max_length=150)
    position = models.CharField("chức vụ, nhiệm vụ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    enrolled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người đăng ký"
    )
    enrolled_at = models.DateTimeField("đăng ký lúc", default=timezone.now)
    confirmed_at = models.DateTimeField("có chỗ từ", null=True, blank=True)
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    attended = models.BooleanField("dự học", null=True, blank=True)
    # The time and place that the person was last told of, and whether that the class is not held.
    told_starts_at = models.DateTimeField("khai giảng đã báo", null=True, editable=False)
    told_off = models.BooleanField("đã báo không tổ chức", default=False, editable=False)
    told_place = models.CharField("địa điểm đã báo", max_length=250, blank=True, editable=False)
    erased_at = models.DateTimeField("xóa thông tin lúc", null=True, blank=True, editable=False)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = "người đăng ký dự học"
        verbose_name_plural = "người đăng ký dự học"
        ordering = ["enrolled_at", "pk"]
        permissions = [("take_attendance", "Điểm danh, lập danh sách lớp tập huấn")]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "email"],
                condition=Q(cancelled_at__isnull=True) & ~Q(email=""),
                name="cms_training_enrolled_once",
                violation_error_message="Địa chỉ thư này đã có trong danh sách của lớp.",
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.unit}"

    @property
    def told(self):
        """What is known of the person beside the name, for a line of text."""
        return [each for each in (self.position, self.email, self.phone) if each]

    @property
    def state(self):
        """(chip, words) of where the person stands."""
        if self.cancelled_at:
            return ("closed", "Đã hủy")
        return ("ok", "Có chỗ") if self.confirmed_at else ("wait", "Danh sách chờ")
