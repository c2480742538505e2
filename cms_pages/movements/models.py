"""Pages of emulation movements: what a movement asks, and what came of it."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.sections import SectionMixin
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

    def structured_data(self):
        return self.described("CollectionPage")


class MovementPage(BasePage):
    """Trang phong trào thi đua: its facts from the records, an editor's words, and the released summaries of results."""

    movement = models.OneToOneField(
        "movements.Movement", verbose_name="phong trào", on_delete=models.PROTECT, related_name="page"
    )
    body = MatterField(MatterBlock(), verbose_name="nội dung", blank=True)

    template = "cms_pages/movements/movement.html"
    search_kind = "page"
    begins_with_text = True
    parent_page_types = ["cms_movements.MovementIndexPage"]
    subpage_types: list[str] = []
    content_panels = [FieldPanel("movement"), *BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "trang phong trào thi đua"
        verbose_name_plural = "trang phong trào thi đua"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"movement": self.movement, "summaries": released_of(self.movement)}

    def entry_fields(self):
        movement = self.movement
        told = ". ".join(filter(None, [movement.name, movement.launch_number, movement.criteria]))
        results = "\n".join(text_of(summary) for summary in released_of(movement))
        return {"body": f"{told}. {matter_text(self.body)}\n{results}", "date": movement.starts_on}
