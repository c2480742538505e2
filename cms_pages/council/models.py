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
from cms_pages.council.clusters import ClusterPaper, ProvincialClusterMember, ProvincialClusterPage
from cms_pages.council.page_forms import CouncilForm
from registrations.attachments.models import Attachment
from registrations.units.models import OrganisingBody, Unit
from themes.base import outward

__all__ = ["ClusterPaper", "ProvincialClusterMember", "ProvincialClusterPage"]


def council_accounts():
    """Accounts that may stand beside a member: those of people who read the papers of meetings."""
    readers = Permission.objects.filter(codename="read_meeting", content_type__app_label="cms_meetings")
    found = get_user_model().objects.filter(Q(groups__permissions__in=readers) | Q(user_permissions__in=readers))
    return Q(pk__in=found.values("pk"))


class CouncilIndexPage(BasePage):
    """Mục Hội đồng: the council of today, its terms, and the way to everything it does."""

    template = "cms_pages/council/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_council.CouncilPage", "cms_council.AssignmentsPage", "cms_council.ProvincialClusterPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục Hội đồng"
        verbose_name_plural = "mục Hội đồng"

    is_section = True

    def terms(self):
        """Public terms, the newest first."""
        return CouncilPage.objects.child_of(self).live().public().order_by("-starts_on", "-pk")

    def get_context(self, request, *args, **kwargs):
        today = timezone.localdate()
        terms = list(self.terms())
        now = next((term for term in terms if term.holds_on(today)), None)
        members = now.members_on(today) if now else []
        clusters = ProvincialClusterPage.objects.child_of(self).live().public().order_by("-year", "title", "pk")
        return super().get_context(request, *args, **kwargs) | {
            "council": now,
            "members": members,
            "leaders": [each for each in members if each.role != CouncilMember.Role.MEMBER] or members[:SHOWN_OF_ALL],
            "past": [term for term in terms if term != now],
            "clusters": clusters.defer("body")[:20],
            "assignments": AssignmentsPage.objects.child_of(self).live().public().order_by("-year", "pk")[:5],
            "parts": PARTS,
        }


# So many members stand on the front page of a council whose list names no office-holder.
SHOWN_OF_ALL = 6
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

    def structured_data(self):
        """The council of a term with those who sit in it, as the page shows them: https://schema.org/Organization."""
        seats = [
            outward.node(
                "OrganizationRole",
                roleName=member.get_role_display(),
                member=outward.node("Person", name=member.name, jobTitle=member.position),
            )
            for member in self.members_on(self.last_day())
        ]
        council = outward.node(
            "Organization",
            name=self.title,
            url=outward.absolute(self.url_path_here),
            foundingDate=self.starts_on,
            dissolutionDate=self.ends_on,
            member=seats,
            parentOrganization=outward.organisation_id(),
        )
        return self.described("WebPage", mainEntity=council)

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
    report_by = models.DateField("báo cáo trước ngày", null=True, blank=True)

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


class AssignmentsPage(BasePage):
    """Bảng phân công thành viên Hội đồng theo dõi đơn vị của một năm, as a second person approved it."""

    year = models.PositiveSmallIntegerField("năm")

    template = "cms_pages/council/assignments.html"
    search_kind = "page"
    parent_page_types = ["cms_council.CouncilIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("year"),
        InlinePanel("lines", heading="Phân công (lập từ bảng trong khu vực Hội đồng)", label="Thành viên"),
    ]

    class Meta:
        verbose_name = "bảng phân công theo dõi đơn vị"
        verbose_name_plural = "bảng phân công theo dõi đơn vị"

    def clean(self):
        super().clean()
        if self.year is not None and not 1948 <= self.year <= 2200:
            raise ValidationError({"year": "Mời xem lại năm."})

    def get_context(self, request, *args, **kwargs):
        others = AssignmentsPage.objects.live().public().exclude(pk=self.pk)
        return super().get_context(request, *args, **kwargs) | {
            "lines": list(self.lines.all()),
            "others": others.order_by("-year", "pk")[:10],
        }

    def entry_date(self):
        return datetime.date(self.year, 1, 1)

    def entry_fields(self):
        lines = list(self.lines.all())
        told = ". ".join(f"{line.member}, {line.position}: {line.units}" for line in lines)
        return {"people": tuple(line.member for line in lines), "body": told, "year": self.year}


class AssignmentLine(Orderable):
    """Một thành viên và các đơn vị được phân công, một đơn vị một dòng."""

    page = ParentalKey(AssignmentsPage, on_delete=models.CASCADE, related_name="lines", verbose_name="bảng phân công")
    member = models.CharField("thành viên", max_length=150)
    position = models.CharField("chức vụ", max_length=250, blank=True)
    units = models.TextField("đơn vị", max_length=10_000, help_text="Mỗi đơn vị một dòng.")

    panels = [FieldPanel("member"), FieldPanel("position"), FieldPanel("units")]

    class Meta(Orderable.Meta):
        verbose_name = "dòng phân công"
        verbose_name_plural = "dòng phân công"

    def __str__(self):
        return self.member

    def unit_names(self):
        """The units, one by one."""
        return [name for line in self.units.split("\n") if (name := line.strip())]
