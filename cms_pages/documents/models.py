"""Documents: decrees, circulars, decisions, plans and their validity."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.core import choices
from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField, TargetGroupsField
from cms_pages.core.files import document_ids, files_of
from cms_pages.core.models import LEAD_PANEL, BasePage, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.panels import FileTextPanel, FourEyesPanel, title_panel
from cms_pages.core.sections import SectionMixin
from registrations.awards.kinds import TargetGroup
from themes.base import outward

from . import legislation, library, listing
from .document_form import DocumentForm
from .document_panels import StandingPanel
from .headings import parts_of
from .kinds import NO_NUMBER, DocumentType, FileRole, LostPart, RelationKind, Validity, says_no_number
from .relations import misfits, refusal
from .standing import standing

__all__ = [
    "DocumentField",
    "DocumentFile",
    "DocumentIndexPage",
    "DocumentPage",
    "DocumentRelation",
    "DocumentType",
    "FileRole",
    "RelationKind",
    "Validity",
]
PER_PAGE = 30
NUMBER_HELP = (
    "Có thể dán cả dòng, ví dụ “QĐ số 27/2021/QĐ-UBND ngày 15/10/2021 của UBND tỉnh”: khi lưu, Trang tách số, loại, "
    "ngày ban hành và đề xuất cơ quan ban hành. Bỏ trống thì Trang tìm trong tiêu đề, rồi trong tệp đã chọn."
)


class DocumentField(models.Model):
    """Lĩnh vực của văn bản."""

    name = models.CharField("tên lĩnh vực", max_length=80, unique=True)
    slug = models.SlugField("đường dẫn", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "lĩnh vực văn bản"
        verbose_name_plural = "lĩnh vực văn bản"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class DocumentIndexPage(SectionMixin, BasePage):
    """Mục văn bản."""

    template = "cms_pages/documents/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_documents.DocumentPage"]
    child_related = ("field",)
    max_count = 1

    class Meta:
        verbose_name = "mục văn bản"
        verbose_name_plural = "mục văn bản"

    def documents(self):
        """Public documents, newest first."""
        return (
            DocumentPage.objects.live()
            .filter(library.open_to_all(), path__startswith=self.path, depth=self.depth + 1)
            .defer("body")
            .order_by("-issued_on", F("serial").desc(nulls_last=True), "-pk")
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        chosen = listing.Chosen.of(request.GET)
        today = timezone.localdate()
        found = chosen.among(self.documents())
        documents = page_of(request, chosen.narrow(found, today), PER_PAGE)
        documents.object_list = library.put_standings(documents.object_list)
        groups = choices.worth_showing(listing.offered(found, chosen, today))
        return context | {
            "documents": documents,
            "chosen": chosen,
            "choices": groups,
            "chips": choices.chips(groups),
            "listing": outward.listing(documents, **chosen.parameters),
        }


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
    document_type = models.CharField("loại văn bản", max_length=20, choices=DocumentType)
    number = models.CharField("số, ký hiệu", max_length=150, help_text=NUMBER_HELP)
    # Read from the number whenever the page is saved: for sorting, and for who asks for all of one symbol.
    serial = models.PositiveIntegerField("số", null=True, editable=False)
    symbol = models.CharField("ký hiệu", max_length=60, blank=True, editable=False)
    year = models.PositiveSmallIntegerField("năm", null=True, editable=False, db_index=True)
    issuer = models.CharField("cơ quan ban hành", max_length=150)
    signer = models.CharField("người ký", max_length=120, blank=True)
    field = models.ForeignKey(
        DocumentField,
        verbose_name="lĩnh vực",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )
    target_groups = TargetGroupsField(
        "nhóm đối tượng",
        help_text="Văn bản nói riêng về những nhóm nào: quy chế phối hợp, tiêu chuẩn xét chọn. Chung cho mọi người thì "
        "bỏ trống.",
    )
    issued_on = models.DateField("ngày ban hành", db_index=True)
    effective_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    effective_to = models.DateField(
        "hết hiệu lực từ ngày",
        null=True,
        blank=True,
        help_text="Từ ngày này văn bản không còn hiệu lực. Bị văn bản khác thay thế, bãi bỏ toàn bộ thì không cần ghi: "
        "Trang tính từ quan hệ ghi ở văn bản kia.",
    )
    verified = models.BooleanField(
        "đã đối chiếu bản gốc", default=False, help_text="Chưa đối chiếu thì trang ghi rõ là thông tin tham khảo."
    )
    body = MatterField(MatterBlock(), verbose_name="nội dung chính", blank=True)

    template = "cms_pages/documents/document.html"
    search_kind = "document"
    base_form_class = DocumentForm
    parent_page_types = ["cms_documents.DocumentIndexPage"]
    subpage_types: list[str] = []
    search_fields = BasePage.search_fields + [index.SearchField("number"), index.SearchField("body")]
    # What the last save read from the number, the title or the file, in words; told to the editor once.
    filled_in = ""
    content_panels = [
        FourEyesPanel(),
        StandingPanel(heading="Hiệu lực"),
        FieldPanel("number"),
        title_panel(
            placeholder="Trích yếu",
            help_text="Trích yếu của văn bản, không kèm loại và số. Ví dụ: Về công tác khen thưởng quý I.",
        ),
        LEAD_PANEL,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("document_type"), FieldPanel("field")]),
                FieldRowPanel([FieldPanel("issuer"), FieldPanel("signer")]),
                FieldPanel("issued_on"),
                FieldRowPanel([FieldPanel("effective_from"), FieldPanel("effective_to")]),
                FieldPanel("target_groups"),
                FieldPanel("verified"),
            ],
            "Thông tin văn bản",
        ),
        InlinePanel("files", heading="Các tệp của văn bản", label="Tệp"),
        FileTextPanel(heading="Tìm trong tệp"),
        InlinePanel(
            "relations",
            heading="Văn bản này làm gì với văn bản khác",
            label="Quan hệ",
            help_text="Ghi một lần ở văn bản ban hành sau; trang của văn bản kia tự hiện quan hệ ngược lại.",
        ),
        FieldPanel("body"),
        FieldPanel("organising_body"),
    ]

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"

    def clean(self):
        super().clean()
        if says_no_number(self.number):
            self.number = NO_NUMBER
        self.serial, self.symbol, year = parts_of(self.number)
        self.symbol = self.symbol[:60]
        self.year = year or (self.issued_on.year if self.issued_on else None)
        if self.serial is not None and self.serial > 2_000_000_000:
            self.serial = None
        if self.effective_from and self.effective_to and self.effective_to <= self.effective_from:
            raise ValidationError({"effective_to": "Ngày hết hiệu lực cần sau ngày có hiệu lực."})
        if self.effective_from and self.issued_on and self.effective_from < self.issued_on:
            raise ValidationError({"effective_from": "Ngày có hiệu lực không thể trước ngày ban hành."})
        # The form has its own word beside the field; this holds for every other way to write a page.
        for relation in self.relations.all():
            if relation.other_id and (told := refusal(self, relation.kind, relation.other)):
                raise ValidationError(told)

    @property
    def has_number(self):
        """Whether it was sent out with a number."""
        return bool(self.number) and self.number != NO_NUMBER

    @property
    def short_name(self):
        """Its number; its type, day and title where it has none."""
        return self.number if self.has_number else self.citation

    @property
    def citation(self):
        """ "Nghị định 152/2025/NĐ-CP": the document by its type and number, by day and title where it has none."""
        if self.number == NO_NUMBER:
            return f"{self.get_document_type_display()} không số ngày {self.issued_on:%d/%m/%Y} “{self.title}”"
        return " ".join(filter(None, [self.get_document_type_display(), self.number])) or self.title

    @cached_property
    def file(self):
        """Its main file: the first of them, or None."""
        first = self.files.first()
        return first.file if first else None

    @cached_property
    def standing(self):
        """Its Standing today; lists put it on all their documents at once (`library.put_standings`)."""
        return self.standing_on()

    def standing_on(self, on=None):
        """Its Standing on a day (today by default)."""
        acts = library.acts_on([self]).get(self.pk, ()) if self.pk else ()
        return standing(self.effective_from, self.effective_to, acts, on or timezone.localdate())

    def validity(self, on=None):
        """Validity on a day (today by default)."""
        return self.standing_on(on).state

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["related_documents"] = listing.related_to(self)
        files = [each for each in self.files.all().select_related("file") if each.file_id]
        self.file = files[0].file if files else None
        context["target_groups"] = [each for each in TargetGroup.choices if each[0] in self.target_groups]
        context["files"] = [(each.label, each.file) for each in files]
        later = library.successor(self) if self.standing.state == Validity.ENDED else None
        if later and later.pk not in {act.document.pk for act in self.standing.ended_by}:
            context["now_in_force"] = later
        return context

    declared = ()
    """Relations that the page declares to documents that everybody may read, once its context is made."""

    def structured_data(self):
        """https://schema.org/Legislation, with its force as it is today and what it does to others."""
        return legislation.told(self)

    def entry_date(self):
        return self.issued_on

    def entry_files(self):
        return files_of([*(file.file_id for file in self.files.all() if file.file_id), *document_ids(self)])

    def entry_fields(self):
        groups = [label for value, label in TargetGroup.choices if value in self.target_groups]
        parts = [self.get_document_type_display(), self.issuer, self.signer, str(self.field or ""), *groups]
        return {
            "number": self.number if self.has_number else "",
            "authority": self.issuer,
            "body": " ".join([*parts, matter_text(self.body)]),
        }


class DocumentFile(Orderable):
    """Tệp của văn bản: the signed original, a copy that can be edited, an annex."""

    page = ParentalKey(DocumentPage, on_delete=models.CASCADE, related_name="files")
    role = models.CharField("bản", max_length=10, choices=FileRole, default=FileRole.SIGNED)
    file = models.ForeignKey("wagtaildocs.Document", verbose_name="tệp", on_delete=models.CASCADE, related_name="+")
    name = models.CharField("tên hiện ra", max_length=200, blank=True, help_text="Bỏ trống thì lấy tên của tệp.")

    panels = [FieldRowPanel([FieldPanel("role"), FieldPanel("name")]), FieldPanel("file")]

    class Meta(Orderable.Meta):
        verbose_name = "tệp của văn bản"
        verbose_name_plural = "tệp của văn bản"

    def __str__(self):
        return self.label

    @property
    def label(self):
        """ "Bản đã ký: Quyết định 27"."""
        return f"{self.get_role_display()}: {self.name or self.file.title}"


class DocumentRelation(Orderable):
    """Quan hệ của văn bản này với một văn bản khác."""

    page = ParentalKey(DocumentPage, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField("văn bản này", max_length=15, choices=RelationKind)
    other = models.ForeignKey(
        DocumentPage, verbose_name="văn bản kia", on_delete=models.CASCADE, related_name="incoming_relations"
    )
    part = models.CharField(
        "phần liên quan",
        max_length=200,
        blank=True,
        help_text="Chỉ một phần của văn bản kia thì ghi rõ, ví dụ: Điều 5, khoản 2 Điều 7. Toàn bộ thì bỏ trống.",
    )
    on = models.DateField(
        "từ ngày", null=True, blank=True, help_text="Bỏ trống thì tính từ ngày văn bản này có hiệu lực."
    )
    until = models.DateField(
        "có hiệu lực trở lại từ ngày",
        null=True,
        blank=True,
        help_text="Chỉ khi ngưng hiệu lực. Bỏ trống thì ngưng cho đến khi có văn bản khác.",
    )
    ends_part = models.CharField(
        "sửa đổi có làm hết hiệu lực một phần không",
        max_length=10,
        choices=LostPart,
        blank=True,
        help_text="Chỉ khi sửa đổi, bổ sung. Chưa rõ thì để “Chưa xác định”: Trang chỉ nói văn bản kia được sửa đổi, "
        "bổ sung.",
    )

    panels = [
        FieldPanel("kind"),
        FieldPanel("other"),
        FieldRowPanel([FieldPanel("part", widget=forms.TextInput), FieldPanel("on")]),
        FieldRowPanel([FieldPanel("ends_part"), FieldPanel("until")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "quan hệ văn bản"
        verbose_name_plural = "quan hệ văn bản"
        constraints = [
            models.CheckConstraint(
                condition=~Q(page=F("other")),
                name="cms_documents_not_to_itself",
                violation_error_message="Văn bản không thể có quan hệ với chính nó.",
            ),
        ]
        # The form set of the editor looks at this, not at constraints.
        unique_together = [("page", "kind", "other", "part")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.other}"

    @property
    def words(self):
        """ "Thay thế một phần (Điều 5)"."""
        return _with_part(self._kind.label, self)

    @property
    def words_from_other(self):
        """The same, told from the other document."""
        return _with_part(self._kind.seen_from_other, self)

    @property
    def _kind(self):
        kind = RelationKind(self.kind)
        return kind.of_part if self.part else kind

    def clean(self):
        super().clean()
        if told := misfits(self):
            raise ValidationError(told)


def _with_part(words, relation):
    return f"{words}: {relation.part}" if relation.part else words
