"""The list of abbreviations in the back office."""

from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Abbreviation


class AbbreviationViewSet(SnippetViewSet):
    """Chữ viết tắt: edited by whoever may change snippets of this kind."""

    model = Abbreviation
    icon = "search"
    menu_label = "Chữ viết tắt"
    menu_name = "abbreviations"
    menu_hook = "register_catalogue_menu_item"
    menu_order = 50
    list_display = ["short", "long", "ambiguous"]
    list_filter = ["ambiguous"]
    search_fields = ["short", "long"]
    search_backend_name = None
    ordering = ["short"]
    panels = [
        HelpPanel(
            content="<p>Khi người dùng gõ chữ viết tắt, Trang tìm cả cách viết đầy đủ, và ngược lại. "
            "Thay đổi có hiệu lực ngay, không cần lập lại chỉ mục.</p>"
        ),
        FieldPanel("short"),
        FieldPanel("long"),
        FieldPanel("ambiguous"),
    ]


register_snippet(AbbreviationViewSet)
