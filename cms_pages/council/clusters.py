"""Clusters between provinces: members, conference and papers of a year."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, matter_text
from cms_pages.documents.library import open_to_all, put_standings
from themes.base import outward


class ProvincialClusterPage(BasePage):
    """Cụm, khối thi đua liên tỉnh của một năm: members from other provinces, host, conference, documents."""

    year = models.PositiveSmallIntegerField("năm thi đua")
    head = models.CharField("đơn vị trưởng", max_length=200)
    deputy = models.CharField("đơn vị phó", max_length=200, blank=True)
    conference_on = models.DateField("ngày hội nghị tổng kết", null=True, blank=True)
    conference_place = models.CharField("nơi tổ chức hội nghị", max_length=250, blank=True)
    host = models.CharField("đơn vị đăng cai", max_length=200, blank=True)
    conclusion = models.TextField(
        "kết luận hội nghị",
        max_length=5000,
        blank=True,
        help_text="Những điểm chính; toàn văn đính kèm ở Văn bản, tệp.",
    )
    body = MatterField(MatterBlock(), verbose_name="nội dung", blank=True)

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
                FieldPanel("conclusion"),
            ],
            "Cụm, khối và hội nghị",
        ),
        InlinePanel("members", heading="Các thành viên", label="Thành viên"),
        InlinePanel("papers", heading="Văn bản, tệp của cụm", label="Văn bản"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "cụm, khối thi đua liên tỉnh"
        verbose_name_plural = "cụm, khối thi đua liên tỉnh"

    def clean(self):
        super().clean()
        if self.year is not None and not 1948 <= self.year <= 2200:
            raise ValidationError({"year": "Mời xem lại năm."})

    @cached_property
    def all_members(self):
        """The members, asked for once: the page shows them and tells machines of them."""
        return list(self.members.all())

    def public_papers(self):
        """Papers that everybody may read now: files, and documents that are public, with their standings (two queries)."""
        papers = self.papers.select_related("document", "file")
        open_now = Q(document__live=True) & open_to_all("document__")
        if isinstance(papers, QuerySet):
            shown = list(papers.filter(Q(file__isnull=False) | open_now))
        else:  # a preview: the rows are those typed, not those of the table
            shown = [paper for paper in papers if paper.file_id or (paper.document_id and paper.document.live)]
        put_standings(paper.document for paper in shown if paper.document_id)
        return shown

    def get_context(self, request, *args, **kwargs):
        same = ProvincialClusterPage.objects.live().public().filter(title=self.title).exclude(pk=self.pk)
        return super().get_context(request, *args, **kwargs) | {
            "members": self.all_members,
            "papers": self.public_papers(),
            "others": same.defer("body").order_by("-year", "pk")[:20],
        }

    def structured_data(self):
        """The cluster with its members as https://schema.org/Organization."""
        members = [outward.node("Organization", name=member.name) for member in self.all_members]
        cluster = outward.node(
            "Organization", name=self.title, url=outward.absolute(self.url_path_here), member=members
        )
        return self.described("WebPage", mainEntity=cluster)

    def entry_date(self):
        return self.conference_on

    def entry_fields(self):
        names = [member.name for member in self.members.all()] + [str(paper) for paper in self.public_papers()]
        told = ". ".join([self.head, self.deputy, self.host, self.conclusion, *names])
        return {"body": f"{told}. {matter_text(self.body)}", "year": self.year}


class ProvincialClusterMember(Orderable):
    """Thành viên cụm, khối liên tỉnh: a province or an office outside our directory, or one of our units."""

    page = ParentalKey(
        ProvincialClusterPage, on_delete=models.CASCADE, related_name="members", verbose_name="cụm, khối"
    )
    name = models.CharField("tên đơn vị", max_length=200, help_text="Ví dụ: Sở Nội vụ tỉnh Cao Bằng.")
    ours = models.BooleanField("đơn vị của tỉnh", default=False)

    panels = [FieldPanel("name"), FieldPanel("ours")]

    class Meta(Orderable.Meta):
        verbose_name = "thành viên cụm, khối liên tỉnh"
        verbose_name_plural = "thành viên cụm, khối liên tỉnh"

    def __str__(self):
        return self.name


class ClusterPaper(Orderable):
    """Văn bản của cụm, khối liên tỉnh: a page of the library or a file, shown while everybody may read it."""

    class Kind(models.TextChoices):
        RULES = "quy-che", "Quy chế, tiêu chí"
        PLAN = "ke-hoach", "Kế hoạch, giao ước"
        REPORT = "bao-cao", "Báo cáo"
        CONCLUSION = "ket-luan", "Kết luận, thông báo"
        OTHER = "khac", "Văn bản khác"

    page = ParentalKey(ProvincialClusterPage, on_delete=models.CASCADE, related_name="papers", verbose_name="cụm, khối")
    kind = models.CharField("loại", max_length=8, choices=Kind, default=Kind.PLAN)
    title = models.CharField("tên văn bản", max_length=250, blank=True, help_text="Bỏ trống thì lấy tên đã có.")
    document = models.ForeignKey(
        "cms_documents.DocumentPage", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="văn bản trong mục Văn bản",
    )  # fmt: skip
    file = models.ForeignKey(
        "wagtaildocs.Document", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="hoặc tệp"
    )

    panels = [FieldPanel("kind"), FieldPanel("title"), FieldPanel("document"), FieldPanel("file")]

    class Meta(Orderable.Meta):
        verbose_name = "văn bản của cụm, khối liên tỉnh"
        verbose_name_plural = "văn bản của cụm, khối liên tỉnh"

    def __str__(self):
        there = self.document or self.file
        return self.title or (there.title if there else "")

    def clean(self):
        super().clean()
        if bool(self.document_id) == bool(self.file_id):
            raise ValidationError({"document": "Mời chọn một văn bản trong mục Văn bản, hoặc một tệp."})
