"""Links in text to a document that is no longer, not yet or only partly in force say so behind their words."""

from django.utils.html import format_html
from wagtail.rich_text.pages import PageLinkHandler

from .library import put_standings
from .models import DocumentPage


class PageLink(PageLinkHandler):
    """A link to a page; the template of rich text puts the note behind it."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        pages = cls.get_many(attrs_list)
        documents = put_standings(page for page in pages if isinstance(page, DocumentPage) and page.live)
        notes = {document.pk: document.standing.note for document in documents}
        return [_opening(page, notes) for page in pages]


def _opening(page, notes):
    if page is None:
        return "<a>"
    address = page.localized.url or ""
    note = notes.get(page.pk)
    return format_html('<a href="{}" data-note="{}">', address, note) if note else format_html('<a href="{}">', address)
