"""What the back office does for documents beyond Wagtail."""

from django.contrib import messages
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms_pages.core.word_lists import WordListViewSet

from .links import PageLink, link_of
from .models import DocumentField


@hooks.register("register_rich_text_features", order=100)
def register_links(features):
    """After Wagtail's own, whose place it takes."""
    features.register_link_type(PageLink)
    features.converter_rules_by_converter["contentstate"]["link"]["to_database_format"]["entity_decorators"]["LINK"] = (
        link_of
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_what_was_filled_in(request, page):
    """The number said more than the number: the editor reads what was made of it."""
    if filled := getattr(page, "filled_in", ""):
        messages.info(request, f"Trang đã điền {filled}. Mời xem lại trước khi gửi duyệt.")


class FieldViewSet(WordListViewSet):
    """Lĩnh vực văn bản: one of the filters of the library."""

    model = DocumentField
    menu_label = "Lĩnh vực văn bản"
    menu_name = "document-fields"
    example = "khen-thuong"


register_snippet(FieldViewSet)
