"""Programmes of radio and television in the back office."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms_pages.core.page_form import vietnamese_slug_input
from cms_pages.press.models import Programme


class ProgrammeViewSet(SnippetViewSet):
    """Chuyên mục phát sóng."""

    model = Programme
    icon = "media"
    menu_label = "Chuyên mục phát sóng"
    menu_name = "press-programmes"
    menu_hook = "register_catalogue_menu_item"
    menu_order = 42
    list_display = ["name", "kind", "outlet", "schedule"]
    ordering = ["order", "name"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("outlet")]),
        FieldPanel("schedule"),
        FieldPanel(
            "slug",
            widget=vietnamese_slug_input(),
            help_text="Chữ thường không dấu, đứng trong địa chỉ của trang lọc. Ví dụ: thi-dua-yeu-nuoc.",
        ),
        FieldPanel("order", help_text="Số nhỏ đứng trước."),
    ]


register_snippet(ProgrammeViewSet)
