"""Programmes of radio and television in the back office."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from cms_pages.core.word_lists import NamePanel, address_panels
from cms_pages.press.models import Programme
from registrations.staff_tables import CLASS, Cell


class ProgrammeIndexView(IndexView):
    table_classname = CLASS


class ProgrammeViewSet(SnippetViewSet):
    """Chuyên mục phát sóng."""

    model = Programme
    icon = "media"
    menu_label = "Chuyên mục phát sóng"
    menu_name = "press-programmes"
    menu_hook = "register_catalogue_menu_item"
    menu_order = 42
    index_view_class = ProgrammeIndexView
    list_display = [
        "name",
        Cell("kind", label="Loại", accessor=lambda each: each.get_kind_display()),
        Cell("outlet", label="Cơ quan báo chí, đài"),
        Cell("schedule", label="Lịch phát"),
    ]
    ordering = ["order", "name"]
    panels = [
        NamePanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("outlet")]),
        FieldPanel("schedule"),
        *address_panels("thi-dua-yeu-nuoc"),
    ]


register_snippet(ProgrammeViewSet)
