"""Categories of news in the back office."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms_pages.core.page_form import vietnamese_slug_input
from cms_pages.news.models import NewsCategory


class CategoryViewSet(SnippetViewSet):
    """Chuyên mục tin: the rows above the list of news."""

    model = NewsCategory
    icon = "tag"
    menu_label = "Chuyên mục tin"
    menu_name = "news-categories"
    menu_hook = "register_catalogue_menu_item"
    menu_order = 40
    list_display = ["name", "slug", "order"]
    ordering = ["order", "name"]
    panels = [
        FieldPanel("name"),
        FieldPanel(
            "slug",
            widget=vietnamese_slug_input(),
            help_text="Chữ thường không dấu, đứng trong địa chỉ của trang lọc. Ví dụ: phong-trao.",
        ),
        FieldPanel("order", help_text="Số nhỏ đứng trước."),
    ]


register_snippet(CategoryViewSet)
