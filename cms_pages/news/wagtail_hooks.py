"""Categories of news in the back office."""

from wagtail.snippets.models import register_snippet

from cms_pages.core.word_lists import WordListViewSet
from cms_pages.news.models import NewsCategory


class CategoryViewSet(WordListViewSet):
    """Chuyên mục tin: the rows above the list of news."""

    model = NewsCategory
    menu_label = "Chuyên mục tin"
    menu_name = "news-categories"
    menu_order = 40
    example = "phong-trao"


register_snippet(CategoryViewSet)
