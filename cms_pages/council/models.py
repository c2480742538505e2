"""The council: who sits in it in which term, for which units each member answers, and clusters between provinces."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.pictures import with_pictures
from cms_pages.council.page_forms import CouncilForm
from registrations.attachments.models import Attachment
from registrations.units.models import OrganisingBody, Unit


def council_accounts():
    """Accounts that may stand beside a member: those of people who read the papers of meetings."""
    readers = Permission.objects.filter(codename="read_meeting", content_type__app_label="cms_meetings")
    found = get_user_model().objects.filter(Q(groups__permissions__in=readers) | Q(user_permissions__in=readers))
    return Q(pk__in=found.values("pk"))


class CouncilIndexPage(BasePage):
    """Mục Hội đồng: the council of today, its terms, and the way to everything it does."""

    template = "cms_pages/council/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_council.CouncilPage", "cms_council.ProvincialClusterPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục Hội đồng"
        verbose_name_plural = "mục Hội đồng"

    def terms(self):
        """Public terms, the newest first."""
        return CouncilPage.objects.child_of(self).live().public().order_by("-starts_on", "-pk")

    def get_context(self, request, *args, **kwargs):
        today = timezone.localdate()
        terms = list(self.terms())
        now = next((term for term in terms if term.holds_on(today)), None)
        clusters = ProvincialClusterPage.objects.child_of(self).live().public().order_by("-year", "title", "pk")
        return super().get_context(request, *args, **kwargs) | {
            "council": now,
            "members": now.members_on(today) if now else [],
            "past": [term for term in terms if term != now],
            "clusters": clusters[:20],
            "parts": PARTS,
        }


# What the council does, at the addresses that the office is set up with.
PARTS = (
    ("/phien-hop/", "Kết luận phiên họp", "Kết luận của các phiên họp thường kỳ và đột xuất."),
    ("/kiem-tra/", "Kiểm tra", "Kế hoạch kiểm tra từng năm và thông báo kết quả."),
    ("/su-kien/", "Hội nghị, lễ trao tặng", "Thời gian, địa điểm, chương trình, ảnh và những người được tôn vinh."),
    ("/tap-huan/", "Lớp tập huấn", "Lịch lớp, tài liệu, đăng ký dự học của đơn vị."),
    ("/ke-hoach/", "Kế hoạch công tác", "Nhiệm vụ từng năm theo quý và tình trạng thực hiện."),
    ("/cum-khoi/", "Cụm, khối thi đua", "Đơn vị trưởng, đơn vị thành viên và kết quả chấm điểm."),
)


class CouncilPage(BasePage):
    """Hội đồng trong một nhiệm kỳ: as one decision made it up; a past one stays readable."""

    organising_body = models.ForeignKey(OrganisingBody, models.PROTECT, related_name="+", verbose_name="hội đồng")
    starts_on = models.DateField("từ ngày", db_index=True)
    ends_on = models.DateField(
        "đến trước ngày", null=True, blank=True, help_text="Bỏ trống khi Hội đồng đang hoạt động."
    )
    decision_number = models.CharField(
        "quyết định thành lập, kiện toàn",
        max_length=200,
        blank=True,
        help_text="Ví dụ: Số 115/QĐ-UBND ngày 12/01/2026.",
    )
    contact = models.CharField(
        "liên hệ của cơ quan thường trực",
        max_length=300,
        blank=True,
        help_text="Tên phòng, điện thoại, thư điện tử công vụ. Bỏ trống thì dùng thông tin cơ quan của Trang.",
    )
    body = MatterField(MatterBlock(), verbose_name="nhiệm vụ, quy chế", blank=True)

    template = "cms_pages/council/council.html"
    search_kind = "page"
    base_form_class = CouncilForm
    parent_page_types = ["cms_council.CouncilIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("organising_body"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldPanel("decision_number"),
                FieldPanel("contact"),
            ],
            "Nhiệm kỳ",
        ),
        InlinePanel("members", heading="Thành viên (xếp theo thứ tự trong quyết định)", label="Thành viên"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "Hội đồng trong một nhiệm kỳ"
        verbose_name_plural = "Hội đồng các nhiệm kỳ"

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on <= self.starts_on:
            raise ValidationError({"ends_on": "Ngày kết thúc cần sau ngày bắt đầu."})

    def holds_on(self, day):
        """Whether the council sits in this form on a day."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    def last_day(self):
        """Today, or the last day of a term that has ended."""
        today = timezone.localdate()
        if self.ends_on and self.ends_on <= today:
            return self.ends_on - datetime.timedelta(days=1)
        return max(today, self.starts_on)

    def members_on(self, day):
        """Members of a day, in the order of the decision."""
        return [member for member in self.all_members() if member.sits_on(day)]

    def all_members(self):
        """Everybody who sat in the term, in order, with portraits: of the draft in a preview, else of the table."""
        if "members" in getattr(self, "_cluster_related_objects", {}):
            return list(self.members.all())
        return list(with_pictures(CouncilMember.objects.filter(page=self)).order_by("sort_order", "pk"))

    def get_context(self, request, *args, **kwargs):
        members = self.all_members()
        day = self.last_day()
        return super().get_context(request, *args, **kwargs) | {
            "members": [member for member in members if member.sits_on(day)],
            "left": [member for member in members if not member.sits_on(day)],
            "over": not self.holds_on(timezone.localdate()),
        }

    def entry_date(self):
        return self.starts_on

    def entry_fields(self):
        members = list(self.members.all())
        told = ". ".join(f"{member.name}, {member.position}, {member.get_role_display()}" for member in members)
        return {"people": tuple(member.name for member in members), "body": f"{told}. {matter_text(self.body)}"}


class CouncilMember(Orderable):
    """Thành viên Hội đồng: name and position at the time, part in the council, days within the term."""

    class Role(models.TextChoices):
        CHAIR = "chair", "Chủ tịch Hội đồng"
        STANDING_DEPUTY = "standing", "Phó Chủ tịch Thường trực Hội đồng"
        DEPUTY = "deputy", "Phó Chủ tịch Hội đồng"
        SECRETARY = "secretary", "Ủy viên, Thư ký Hội đồng"
        MEMBER = "member", "Ủy viên"

    page = ParentalKey(CouncilPage, on_delete=models.CASCADE, related_name="members", verbose_name="nhiệm kỳ")
    name = models.CharField("họ và tên", max_length=150)
    position = models.CharField("chức vụ khi tham gia Hội đồng", max_length=250)
    role = models.CharField("vai trò trong Hội đồng", max_length=10, choices=Role, default=Role.MEMBER)
    since = models.DateField("từ ngày", null=True, blank=True, help_text="Bỏ trống là từ đầu nhiệm kỳ.")
    until = models.DateField(
        "đến trước ngày",
        null=True,
        blank=True,
        help_text="Ghi ngày thôi tham gia thay vì xóa tên, để người đọc thấy đúng Hội đồng của từng thời gian.",
    )
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="chân dung"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="council_seats",
        limit_choices_to=council_accounts, verbose_name="tài khoản trên Trang", help_text="Để nhận giấy mời, đọc tài liệu, gửi báo cáo. Không công khai.",
    )  # fmt: skip

    panels = [
        FieldPanel("name"),
        FieldPanel("position"),
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        FieldPanel("picture"),
        FieldPanel("account"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "thành viên Hội đồng"
        verbose_name_plural = "thành viên Hội đồng"

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if self.since and self.until and self.until <= self.since:
            raise ValidationError({"until": "Ngày thôi tham gia cần sau ngày bắt đầu."})

    def sits_on(self, day):
        """Whether the person is a member on a day of the term."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class Assignment(models.Model):
    """Phân công theo dõi đơn vị: which member follows which unit in a year.

    The member's name and account are kept beside the link: the row outlives a change of the list of members.
    """

    year = models.PositiveSmallIntegerField("năm")
    member = models.ForeignKey(
        CouncilMember, models.SET_NULL, null=True, related_name="assignments", verbose_name="thành viên"
    )
    member_name = models.CharField("họ và tên", max_length=150)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="tài khoản"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người phân công"
    )
    assigned_at = models.DateTimeField("lúc phân công", default=timezone.now)

    class Meta:
        verbose_name = "phân công theo dõi đơn vị"
        verbose_name_plural = "phân công theo dõi đơn vị"
        ordering = ["-year", "member_name", "unit__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit"],
                name="cms_council_one_member_a_unit",
                violation_error_message="Năm này đơn vị đã có thành viên theo dõi.",
            ),
            models.CheckConstraint(condition=Q(year__gte=1948, year__lte=2200), name="cms_council_year"),
        ]

    def __str__(self):
        return f"{self.member_name}: {self.unit}, năm {self.year}"


class MemberReport(models.Model):
    """Báo cáo của thành viên Hội đồng về đơn vị được phân công: read by the standing body only. Never changed once sent."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="reports", verbose_name="phân công")
    text = models.TextField("nội dung", max_length=10_000)
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp kèm theo"
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người gửi"
    )
    sent_at = models.DateTimeField("gửi lúc", default=timezone.now)

    class Meta:
        verbose_name = "báo cáo của thành viên Hội đồng"
        verbose_name_plural = "báo cáo của thành viên Hội đồng"
        ordering = ["-sent_at", "-pk"]
        permissions = [("read_reports", "Đọc báo cáo của thành viên Hội đồng")]

    def __str__(self):
        return f"{self.assignment}, {timezone.localtime(self.sent_at):%d/%m/%Y}"


class ProvincialClusterPage(BasePage):
    """Cụm, khối thi đua liên tỉnh của một năm: members from other provinces, host, conference, documents."""

    year = models.PositiveSmallIntegerField("năm thi đua")
    head = models.CharField("đơn vị trưởng", max_length=200)
    deputy = models.CharField("đơn vị phó", max_length=200, blank=True)
    conference_on = models.DateField("ngày hội nghị tổng kết", null=True, blank=True)
    conference_place = models.CharField("nơi tổ chức hội nghị", max_length=250, blank=True)
    host = models.CharField("đơn vị đăng cai", max_length=200, blank=True)
    body = MatterField(MatterBlock(), verbose_name="nội dung, văn bản của cụm", blank=True)

    template = "cms_pages/council/cluster.html"
    search_kind = "page"
    parent_page_types = ["cms_council.CouncilIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("year"),
                FieldRowPanel([FieldPanel("head"), FieldPanel("deputy")]),
                FieldRowPanel([FieldPanel("conference_on"), FieldPanel("host")]),
                FieldPanel("conference_place"),
            ],
            "Cụm, khối và hội nghị",
        ),
        InlinePanel("members", heading="Các thành viên", label="Thành viên"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "cụm, khối thi đua liên tỉnh"
        verbose_name_plural = "cụm, khối thi đua liên tỉnh"

    def clean(self):
        super().clean()
        if self.year is not None and not 1948 <= self.year <= 2200:
            raise ValidationError({"year": "Mời xem lại năm."})

    def get_context(self, request, *args, **kwargs):
        same = ProvincialClusterPage.objects.live().public().filter(title=self.title).exclude(pk=self.pk)
        return super().get_context(request, *args, **kwargs) | {
            "members": list(self.members.all()),
            "others": same.order_by("-year")[:10],
        }

    def entry_date(self):
        return self.conference_on

    def entry_fields(self):
        told = ". ".join([self.head, self.deputy, self.host, *(member.name for member in self.members.all())])
        return {"body": f"{told}. {matter_text(self.body)}", "year": self.year}


class ProvincialClusterMember(Orderable):
    """Thành viên cụm, khối liên tỉnh: a province or an office outside our directory, or one of our units."""

    page = ParentalKey(
        ProvincialClusterPage, on_delete=models.CASCADE, related_name="members", verbose_name="cụm, khối"
    )
    name = models.CharField("tên đơn vị", max_length=200, help_text="Ví dụ: Sở Nội vụ tỉnh Cao Bằng.")
    ours = models.BooleanField("đơn vị của tỉnh Lạng Sơn", default=False)

    panels = [FieldPanel("name"), FieldPanel("ours")]

    class Meta(Orderable.Meta):
        verbose_name = "thành viên cụm, khối liên tỉnh"
        verbose_name_plural = "thành viên cụm, khối liên tỉnh"

    def __str__(self):
        return self.name
