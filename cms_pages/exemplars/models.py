"""Exemplars: people, collectives and households whose work is worth telling."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.pictures import with_pictures
from cms_pages.core.sections import SectionMixin
from cms_pages.exemplars.panels import FallenAwardsPanel
from registrations.awards.models import AwardRecord
from registrations.recipients.queries import pages_of
from themes.base import outward

PER_PAGE = 18
SAME_FIELD = 3


class SubjectKind(models.TextChoices):
    """Who an exemplar is about."""

    PERSON = "person", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"
    HOUSEHOLD = "household", "Hộ gia đình"


class Field(models.TextChoices):
    """Lĩnh vực."""

    PRODUCTION = "san-xuat", "Lao động, sản xuất"
    EDUCATION = "giao-duc", "Giáo dục"
    HEALTH = "y-te", "Y tế"
    CULTURE = "van-hoa", "Văn hóa"
    SECURITY = "an-ninh", "Quốc phòng, an ninh, biên giới"
    REFORM = "cai-cach", "Cải cách hành chính, sáng kiến"
    COMMUNITY = "cong-dong", "Vì cộng đồng"
    BRAVERY = "dung-cam", "Dũng cảm cứu người"


class ExemplarIndexPage(SectionMixin, BasePage):
    """Mục gương điển hình."""

    template = "cms_pages/exemplars/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_exemplars.ExemplarPage"]
    child_related = ("picture",)
    max_count = 1

    class Meta:
        verbose_name = "mục gương điển hình"
        verbose_name_plural = "mục gương điển hình"

    def exemplars(self):
        """Public exemplars, newest first."""
        return with_pictures(
            ExemplarPage.objects.live()
            .public()
            .filter(path__startswith=self.path, depth=self.depth + 1)
            .defer("body")
            .order_by("-told_on", "-pk")
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        exemplars = self.exemplars()
        field = request.GET.get("linhvuc", "")
        kind = request.GET.get("doituong", "")
        if field in Field.values:
            exemplars = exemplars.filter(field=field)
        if kind in SubjectKind.values:
            exemplars = exemplars.filter(subject_kind=kind)
        context |= {
            "exemplars": page_of(request, exemplars, PER_PAGE),
            "fields": Field.choices,
            "kinds": SubjectKind.choices,
            "field": field if field in Field.values else "",
            "kind": kind if kind in SubjectKind.values else "",
        }
        chosen = {"linhvuc": context["field"], "doituong": context["kind"]}
        return context | {"listing": outward.listing(context["exemplars"], **chosen)}

    def structured_data(self):
        return self.described("CollectionPage")


class ExemplarPage(BasePage):
    """Điển hình tiên tiến: a person, collective or household, and their story."""

    subject_name = models.CharField(
        "tên người hoặc tập thể", max_length=200, help_text="Hiện thành dòng chữ lớn đầu trang."
    )
    subject_kind = models.CharField("đối tượng", max_length=12, choices=SubjectKind, default=SubjectKind.PERSON)
    role = models.CharField("chức vụ, nghề nghiệp", max_length=200, blank=True)
    place = models.CharField(
        "nơi ở, nơi công tác",
        max_length=200,
        blank=True,
        help_text="Tên gọi hiện nay. Ví dụ: thôn Nà Lầu, xã Cai Kinh.",
    )
    old_place = models.CharField(
        "tên nơi đó trước đây", max_length=200, blank=True, help_text="Ví dụ: xã Yên Sơn, huyện Hữu Lũng."
    )
    field = models.CharField("lĩnh vực", max_length=12, choices=Field)
    movement = models.ForeignKey(
        "movements.Movement",
        verbose_name="phong trào",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="exemplars",
    )
    told_on = models.DateField("ngày đăng", default=timezone.localdate, db_index=True)
    byline = models.CharField("người viết", max_length=150, blank=True)
    consent = models.BooleanField(
        "đã được người trong bài đồng ý",
        default=False,
        help_text="Có phiếu đồng ý lưu tại cơ quan thường trực; người duyệt xem mục này trước khi đăng.",
    )
    body = MatterField(MatterBlock(), verbose_name="câu chuyện", blank=True)

    template = "cms_pages/exemplars/exemplar.html"
    search_kind = "exemplar"
    begins_with_text = True
    parent_page_types = ["cms_exemplars.ExemplarIndexPage"]
    subpage_types: list[str] = []
    search_fields = BasePage.search_fields + [index.SearchField("subject_name"), index.SearchField("body")]
    content_panels = BasePage.content_panels + [
        MultiFieldPanel(
            [
                FieldPanel("subject_name"),
                FieldRowPanel([FieldPanel("subject_kind"), FieldPanel("field")]),
                FieldPanel("role"),
                FieldRowPanel([FieldPanel("place"), FieldPanel("old_place")]),
                FieldPanel("movement"),
            ],
            "Người hoặc tập thể",
        ),
        FieldPanel("picture", heading="Chân dung"),
        FieldPanel("body"),
        FallenAwardsPanel(),
        InlinePanel("awards", heading="Khen thưởng đã nhận (chọn từ sổ vàng)", label="Lượt khen thưởng"),
        FieldRowPanel([FieldPanel("told_on"), FieldPanel("byline")]),
        FieldPanel("consent"),
    ]

    class Meta:
        verbose_name = "gương điển hình"
        verbose_name_plural = "gương điển hình"

    @property
    def is_collective(self):
        """Whether the card shows a house instead of a person."""
        return self.subject_kind != SubjectKind.PERSON

    def honours(self):
        """Public award records of the subject, oldest first; never typed, always from the records.

        An award that no longer stands stays with its mark: the story may tell
        of it, and readers are not to be left with half of the truth until an
        editor has rewritten it.
        """
        return (
            AwardRecord.objects.public()
            .filter(exemplar_links__page=self)
            .select_related("title", "decision")
            .order_by("decision__signed_on", "pk")
        )

    def others(self):
        """Other exemplars of the same field."""
        pages = ExemplarPage.objects.live().public().filter(field=self.field).exclude(pk=self.pk).defer("body")
        return with_pictures(pages.order_by("-told_on", "-pk"))[:SAME_FIELD]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        honours = list(self.honours())
        return context | {"honours": honours, "joined": _joined(honours), "others": self.others()}

    def structured_data(self):
        """An article; about whom it is, machines are told only where that person or collective agreed."""
        made = self.described(
            "Article", headline=self.title, datePublished=self.told_on, author=outward.author(self.byline)
        )
        if self.consent:
            person = self.subject_kind == SubjectKind.PERSON
            about = {
                "name": self.subject_name,
                "address": self.place,
                ("jobTitle" if person else "description"): self.role,
            }
            made["about"] = outward.node("Person" if person else "Organization", **about)
        return made

    def entry_date(self):
        return self.told_on

    def entry_fields(self):
        return {
            "people": (self.subject_name,),
            "unit": self.place,
            "body": " ".join([self.role, self.place, self.old_place, matter_text(self.body)]),
        }


def _joined(honours):
    """(recipient, number of awards) where the records told of are of one recipient who has more; None otherwise."""
    pages = {recipient.pk: (recipient, shown) for recipient, shown in pages_of([each.pk for each in honours]).values()}
    if len(pages) != 1:
        return None
    recipient, shown = next(iter(pages.values()))
    return (recipient, shown) if shown > 1 else None


class ExemplarAward(Orderable):
    """One award record shown in the timeline of an exemplar."""

    page = ParentalKey(ExemplarPage, on_delete=models.CASCADE, related_name="awards")
    record = models.ForeignKey(
        "awards.AwardRecord", verbose_name="lượt khen thưởng", on_delete=models.CASCADE, related_name="exemplar_links"
    )

    panels = [FieldPanel("record")]

    class Meta(Orderable.Meta):
        verbose_name = "lượt khen thưởng"
        verbose_name_plural = "lượt khen thưởng"
        constraints = [models.UniqueConstraint(fields=["page", "record"], name="exemplar_award_once")]
