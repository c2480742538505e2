"""Controlled lists of words that pages are filed under: a name, a place in the address, an order."""

from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .page_form import vietnamese_slug_input


class NamePanel(TitleFieldPanel):
    """The name of a new word, which proposes its address while it is typed; an address in use stays as it is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"classname": "", "placeholder": False} | kwargs)

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self):
            return not (self.instance and self.instance.pk)


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
        return [NamePanel("name"), *address_panels(self.example)]
