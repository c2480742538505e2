"""Controlled lists of words that pages are filed under: a name, a place in the address, an order."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .page_form import vietnamese_slug_input


def address_panels(example):
    """The slug, with an example of one, and the order."""
    told = f"Chữ thường không dấu, đứng trong địa chỉ của trang lọc. Ví dụ: {example}."
    return [
        FieldPanel("slug", widget=vietnamese_slug_input(), help_text=told),
        FieldPanel("order", help_text="Số nhỏ đứng trước."),
    ]


class WordListViewSet(SnippetViewSet):
    """Such a list in the catalogue menu; a room gives the model, the labels and an example of a slug."""

    icon = "tag"
    menu_hook = "register_catalogue_menu_item"
    menu_order = 41
    list_display = ["name", "slug", "order"]
    ordering = ["order", "name"]
    example = ""

    @property
    def panels(self):
        return [FieldPanel("name"), *address_panels(self.example)]
