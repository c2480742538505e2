"""What the page editor sends: form data as a browser would post it."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms_pages.news.models import NewsCategory


def article_form(*paragraphs, **changes):
    """Form data of an article with these paragraphs (HTML); `changes` override single fields."""
    blocks = [("text", rich_text(html, features=["h2", "h3", "bold"])) for html in paragraphs or ["<p>Một đoạn.</p>"]]
    return nested_form_data(
        {
            "title": "Thôn Nà Lầu làm đường",
            "lead": "Cả thôn góp ngày công.",
            "category": NewsCategory.objects.first().pk,
            "published_on": "20/11/2026 08:00",
            "picture": "",
            "body": streamfield(blocks),
            "byline": "",
            "source_name": "",
            "source_url": "",
            "slug": "",
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "article_units": inline_formset([]),
            "related_links": inline_formset([]),
            "comments": inline_formset([]),
        }
        | changes
    )
