"""What the back office does for documents beyond Wagtail."""

from django.contrib import messages
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms_pages.core.page_form import vietnamese_slug_input

from .links import PageLink
from .models import DocumentField


@hooks.register("register_rich_text_features", order=100)
def register_links(features):
    """After Wagtail's own, whose place it takes."""
    features.register_link_type(PageLink)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_what_was_filled_in(request, page):
    """The number said more than the number: the editor reads what was made of it."""
    if filled := getattr(page, "filled_in", ""):
        messages.info(request, f"Trang đã điền {filled}. Mời xem lại trước khi gửi duyệt.")


class FieldViewSet(SnippetViewSet):
    """Lĩnh vực văn bản: one of the filters of the library."""

    model = DocumentField
    icon = "tag"
    menu_label = "Lĩnh vực văn bản"
    menu_name = "document-fields"
    menu_hook = "register_catalogue_menu_item"
    menu_order = 41
    list_display = ["name", "slug", "order"]
    ordering = ["order", "name"]
    panels = [
        FieldPanel("name"),
        FieldPanel(
            "slug",
            widget=vietnamese_slug_input(),
            help_text="Chữ thường không dấu, đứng trong địa chỉ của trang lọc. Ví dụ: khen-thuong.",
        ),
        FieldPanel("order", help_text="Số nhỏ đứng trước."),
    ]


register_snippet(FieldViewSet)
