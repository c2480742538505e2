"""Pages of emulation movements: what a movement asks, how it went and what came of it, on one line of time."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import ModelLogEntry, Orderable
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.files import files_of
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.page_form import PageForm
from cms_pages.core.paging import page_of
from cms_pages.core.sections import SectionMixin
from cms_pages.movements import facts, gaps, timeline
from cms_pages.movements.panels import GapsPanel
from registrations.reports.summaries import released_of, text_of
from themes.base import outward

PER_PAGE = 20


class MovementIndexPage(SectionMixin, BasePage):
    """Mục phong trào thi đua."""

    template = "cms_pages/movements/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_movements.MovementPage"]
    child_related = ("movement", "picture")
    max_count = 1

    class Meta:
        verbose_name = "mục phong trào thi đua"
        verbose_name_plural = "mục phong trào thi đua"

    def pages(self):
        """Public pages of movements, the newest movement first."""
        return (
            MovementPage.objects.live()
            .public()
            .filter(path__startswith=self.path, depth=self.depth + 1)
            .select_related("movement")
            .defer("body")
            .order_by(models.F("movement__starts_on").desc(nulls_last=True), "title", "pk")
        )

    def get_context(self, request, *args, **kwargs):
        found = page_of(request, self.pages(), PER_PAGE)
        context = super().get_context(request, *args, **kwargs)
        return context | {"movements": found, "listing": outward.listing(found)}


class MovementPageForm(PageForm):
    """A version that is handed in bears the facts of the movement as they stand now."""

    def save(self, commit=True):
        if self.instance.movement_id:
            self.instance.facts = facts.facts_of(self.instance.movement)
        return super().save(commit=commit)


class MovementPage(BasePage):
    """Trang phong trào thi đua: its facts from the record, its reviews, and what the other records tell of it."""

    movement = models.OneToOneField(
        "movements.Movement", verbose_name="phong trào", on_delete=models.PROTECT, related_name="page"
    )
    launch_document = models.ForeignKey(
        "cms_documents.DocumentPage",
        verbose_name="văn bản phát động",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Chọn trong mục Văn bản. Người đọc thấy liên kết khi văn bản đang đăng.",
    )
    body = MatterField(MatterBlock(), verbose_name="nội dung", blank=True)
    facts = models.JSONField(default=dict, blank=True, editable=False)

    template = "cms_pages/movements/movement.html"
    search_kind = "page"
    begins_with_text = True
    base_form_class = MovementPageForm
    parent_page_types = ["cms_movements.MovementIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        GapsPanel(),
        FieldPanel("movement"),
        *BasePage.content_panels,
        FieldPanel("launch_document"),
        FieldPanel("body"),
        InlinePanel("reviews", heading="Sơ kết, tổng kết", label="Lần sơ kết, tổng kết"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "trang phong trào thi đua"
        verbose_name_plural = "trang phong trào thi đua"

    def save(self, *args, **kwargs):
        if not self.facts and self.movement_id:
            self.facts = facts.facts_of(self.movement)
        return super().save(*args, **kwargs)

    @property
    def told(self):
        """The movement as this version of the page tells it."""
        return facts.told(self.facts or facts.facts_of(self.movement), self.movement_id)

    def record_authors(self):
        """Ids of those whose words the page would show without their having saved it: who changed the record."""
        changes = ModelLogEntry.objects.for_instance(self.movement)
        if self.live and self.last_published_at:
            changes = changes.filter(timestamp__gt=self.last_published_at)
        return set(changes.exclude(user=None).values_list("user_id", flat=True))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        moments = timeline.of(self)
        missing = gaps.of_page(self, timezone.localdate()) if gaps.may_see(getattr(request, "user", None)) else []
        return context | {
            "movement": self.told,
            "years": timeline.by_year(moments.shown),
            "moments": moments,
            "launch": moments.launch,
            "summaries": moments.summaries,
            "missing": missing,
        }

    def structured_data(self):
        """What the page tells of: a movement as something that is held from a day on, in the whole province."""
        movement = self.told
        held = outward.node(
            "Event",
            name=movement.name,
            description=self.search_description or self.lead,
            url=outward.absolute(self.url_path_here),
            startDate=movement.starts_on,
            endDate=movement.ends_on,
            location=outward.place("Tỉnh Lạng Sơn"),
            organizer=outward.organisation_id(),
            eventStatus="https://schema.org/EventScheduled",
        )
        return self.described("WebPage", about=held if movement.starts_on else None)

    def entry_fields(self):
        movement = self.told
        reviews = [f"{each.get_kind_display()}. {each.text}" for each in self.reviews.all()]
        told = ". ".join(filter(None, [movement.name, movement.launch_number, movement.criteria, *reviews]))
        results = "\n".join(text_of(summary) for summary in released_of(self.movement))
        return {"body": f"{told}. {matter_text(self.body)}\n{results}", "date": movement.starts_on}

    def entry_files(self):
        """The files of the text and of the reviews."""
        offered = super().entry_files()
        return [*offered, *files_of([each.file_id for each in self.reviews.all() if each.file_id])]


class ReviewKind(models.TextChoices):
    """Sơ kết hay tổng kết."""

    MID = "so-ket", "Sơ kết"
    FINAL = "tong-ket", "Tổng kết"


class MovementReview(Orderable):
    """Lần sơ kết, tổng kết của phong trào."""

    page = ParentalKey(MovementPage, on_delete=models.CASCADE, related_name="reviews")
    kind = models.CharField("loại", max_length=8, choices=ReviewKind)
    held_on = models.DateField("ngày tổ chức hoặc ngày báo cáo")
    text = models.TextField(
        "kết quả chính", max_length=3000, blank=True, help_text="Vài câu: đã làm được gì, bài học nào."
    )
    document = models.ForeignKey(
        "cms_documents.DocumentPage",
        verbose_name="báo cáo, văn bản trong mục Văn bản",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    file = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name="hoặc tệp báo cáo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("held_on")]),
        FieldPanel("text"),
        FieldPanel("document"),
        FieldPanel("file"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "lần sơ kết, tổng kết"
        verbose_name_plural = "các lần sơ kết, tổng kết"

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_on:%d/%m/%Y}"

    def clean(self):
        """A review says something, or points at what does; and it has been held."""
        super().clean()
        if not (self.text.strip() or self.document_id or self.file_id):
            raise ValidationError({"text": "Mời ghi kết quả chính, hoặc chọn báo cáo, văn bản."})
        if self.held_on and self.held_on > timezone.localdate():
            raise ValidationError({"held_on": "Mời ghi ngày đã tổ chức; ngày này chưa đến."})
