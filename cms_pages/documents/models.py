"""Documents: decrees, circulars, decisions, plans and their validity."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import LEAD_PANEL, BasePage, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.panels import FileTextPanel, FourEyesPanel
from cms_pages.core.sections import SectionMixin
from themes.base import outward

PER_PAGE = 30


class DocumentType(models.TextChoices):
    """Loại văn bản."""

    LAW = "luat", "Luật"
    RESOLUTION = "nghi-quyet", "Nghị quyết"
    DECREE = "nghi-dinh", "Nghị định"
    CIRCULAR = "thong-tu", "Thông tư"
    DECISION = "quyet-dinh", "Quyết định"
    DIRECTIVE = "chi-thi", "Chỉ thị"
    CONCLUSION = "ket-luan", "Kết luận"
    PLAN = "ke-hoach", "Kế hoạch"
    GUIDE = "huong-dan", "Hướng dẫn"
    NOTICE = "thong-bao", "Thông báo"
    LETTER = "cong-van", "Công văn"
    REPORT = "bao-cao", "Báo cáo"


class Validity(models.TextChoices):
    """Hiệu lực: computed from the dates, never stored."""

    UPCOMING = "chua", "Chưa có hiệu lực"
    IN_FORCE = "con", "Còn hiệu lực"
    ENDED = "het", "Hết hiệu lực"


LEGAL_FORCE = {Validity.UPCOMING: "NotInForce", Validity.IN_FORCE: "InForce", Validity.ENDED: "NotInForce"}


class DocumentIndexPage(SectionMixin, BasePage):
    """Mục văn bản."""

    template = "cms_pages/documents/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_documents.DocumentPage"]
    child_related = ("file",)
    max_count = 1

    class Meta:
        verbose_name = "mục văn bản"
        verbose_name_plural = "mục văn bản"

    def documents(self):
        """Public documents, newest first."""
        return (
            DocumentPage.objects.live()
            .public()
            .filter(path__startswith=self.path, depth=self.depth + 1)
            .select_related("organising_body")
            .defer("body")
            .order_by("-issued_on", "-pk")
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        documents = self.documents()
        kind = request.GET.get("loai", "")
        validity = request.GET.get("hieuluc", "")
        if kind in DocumentType.values:
            documents = documents.filter(document_type=kind)
        if validity in Validity.values:
            documents = documents.filter(validity_filter(validity, timezone.localdate()))
        context |= {
            "documents": page_of(request, documents, PER_PAGE),
            "types": DocumentType.choices,
            "validities": Validity.choices,
            "kind": kind if kind in DocumentType.values else "",
            "validity": validity if validity in Validity.values else "",
        }
        chosen = {"loai": context["kind"], "hieuluc": context["validity"]}
        return context | {"listing": outward.listing(context["documents"], **chosen)}

    def structured_data(self):
        return self.described("CollectionPage")


def validity_filter(validity, on):
    """Condition that a document has the given validity on a day; its end day itself is no longer in force."""
    ended = models.Q(effective_to__lte=on)
    upcoming = models.Q(effective_from__gt=on)
    if validity == Validity.ENDED:
        return ended
    if validity == Validity.UPCOMING:
        return upcoming & ~ended
    return ~ended & ~upcoming


class DocumentPage(BasePage):
    """Văn bản chỉ đạo, quy phạm và hướng dẫn về thi đua, khen thưởng."""

    organising_body = models.ForeignKey(
        "units.OrganisingBody",
        verbose_name="hội đồng",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    document_type = models.CharField("loại văn bản", max_length=12, choices=DocumentType)
    number = models.CharField(
        "số, ký hiệu", max_length=60, help_text="Ghi đúng như trên văn bản. Ví dụ: 152/2025/NĐ-CP."
    )
    issuer = models.CharField("cơ quan ban hành", max_length=150)
    signer = models.CharField("người ký", max_length=120, blank=True)
    issued_on = models.DateField("ngày ban hành", db_index=True)
    effective_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    effective_to = models.DateField(
        "hết hiệu lực từ ngày", null=True, blank=True, help_text="Từ ngày này văn bản không còn hiệu lực."
    )
    verified = models.BooleanField(
        "đã đối chiếu bản gốc", default=False, help_text="Chưa đối chiếu thì trang ghi rõ là thông tin tham khảo."
    )
    file = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name="tệp văn bản",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = MatterField(MatterBlock(), verbose_name="nội dung chính", blank=True)

    template = "cms_pages/documents/document.html"
    search_kind = "document"
    parent_page_types = ["cms_documents.DocumentIndexPage"]
    subpage_types: list[str] = []
    search_fields = BasePage.search_fields + [index.SearchField("number"), index.SearchField("body")]
    content_panels = [
        FourEyesPanel(),
        TitleFieldPanel(
            "title",
            placeholder="Trích yếu",
            help_text="Trích yếu của văn bản, không kèm loại và số. Ví dụ: Về công tác khen thưởng quý I.",
        ),
        LEAD_PANEL,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("document_type"), FieldPanel("number")]),
                FieldRowPanel([FieldPanel("issuer"), FieldPanel("signer")]),
                FieldPanel("issued_on"),
                FieldRowPanel([FieldPanel("effective_from"), FieldPanel("effective_to")]),
                FieldPanel("file"),
                FieldPanel("verified"),
            ],
            "Thông tin văn bản",
        ),
        FieldPanel("body"),
        FileTextPanel(heading="Tìm trong tệp"),
        InlinePanel("relations", heading="Quan hệ với văn bản khác", label="Quan hệ"),
        FieldPanel("organising_body"),
    ]

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"

    def clean(self):
        super().clean()
        if self.effective_from and self.effective_to and self.effective_to <= self.effective_from:
            raise ValidationError({"effective_to": "Ngày hết hiệu lực cần sau ngày có hiệu lực."})
        if self.effective_from and self.issued_on and self.effective_from < self.issued_on:
            raise ValidationError({"effective_from": "Ngày có hiệu lực không thể trước ngày ban hành."})

    def validity(self, on=None):
        """Validity on a day (today by default)."""
        on = on or timezone.localdate()
        if self.effective_to and self.effective_to <= on:
            return Validity.ENDED
        if self.effective_from and self.effective_from > on:
            return Validity.UPCOMING
        return Validity.IN_FORCE

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        outgoing = self.relations.select_related("other").filter(other__live=True)
        incoming = DocumentRelation.objects.filter(other=self, page__live=True).select_related("page")
        context["related_documents"] = [(link.get_kind_display(), link.other) for link in outgoing] + [
            (RelationKind(link.kind).seen_from_other, link.page) for link in incoming
        ]
        return context

    def structured_data(self):
        """https://schema.org/Legislation, with its force as it is today."""
        until = outward.instant(self.effective_to) or ".."
        in_force = f"{outward.instant(self.effective_from)}/{until}" if self.effective_from else ""
        file = self.file
        return self.described(
            "Legislation",
            name=f"{self.get_document_type_display()} số {self.number}: {self.title}",
            legislationIdentifier=self.number,
            legislationType=self.get_document_type_display(),
            legislationDate=self.issued_on,
            datePublished=self.issued_on,
            legislationPassedBy=outward.node("Organization", name=self.issuer),
            legislationJurisdiction="Việt Nam",
            legislationLegalForce=f"https://schema.org/{LEGAL_FORCE[self.validity()]}",
            temporalCoverage=in_force,
            encoding=outward.node("MediaObject", contentUrl=outward.absolute(file.url), name=file.title)
            if file
            else None,
        )

    def entry_date(self):
        return self.issued_on

    def entry_fields(self):
        return {
            "number": self.number,
            "authority": self.issuer,
            "body": " ".join([self.get_document_type_display(), self.issuer, self.signer, matter_text(self.body)]),
        }


class RelationKind(models.TextChoices):
    """Quan hệ giữa hai văn bản; entered once, shown on both."""

    REPLACES = "replaces", "Thay thế"
    AMENDS = "amends", "Sửa đổi, bổ sung"
    REPEALS = "repeals", "Bãi bỏ"
    GUIDES = "guides", "Hướng dẫn"

    @property
    def seen_from_other(self):
        """The same relation, told from the other document."""
        return {
            "replaces": "Được thay thế bởi",
            "amends": "Được sửa đổi, bổ sung bởi",
            "repeals": "Bị bãi bỏ bởi",
            "guides": "Được hướng dẫn bởi",
        }[self.value]


class DocumentRelation(Orderable):
    """Quan hệ của văn bản này với một văn bản khác."""

    page = ParentalKey(DocumentPage, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField("quan hệ", max_length=10, choices=RelationKind)
    other = models.ForeignKey(
        DocumentPage, verbose_name="văn bản kia", on_delete=models.CASCADE, related_name="incoming_relations"
    )

    panels = [FieldPanel("kind"), FieldPanel("other")]

    class Meta(Orderable.Meta):
        verbose_name = "quan hệ văn bản"
        verbose_name_plural = "quan hệ văn bản"
