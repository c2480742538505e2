"""Links in text to a document that is no longer, not yet or only partly in force say so behind their words.

All links of a page's text are read together: two queries, however many blocks and kinds of pages.
"""

from django.db.models import F
from django.utils.html import format_html
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms_pages.core import page_links
from cms_pages.core.redirect_guard import page_at, path_within

from .library import DATES, notes_from

NOWHERE = "<a>"


def link_of(props):
    """How the editor's link is kept: an address of the portal's own, however it was typed, as a link to its page.

    So it bears the note, moves with the page, and is known as a use of it.
    """
    if props.get("id") is None and (page := _own_page(props.get("url") or "")):
        props = props | {"id": page.pk, "url": None}
    return link_entity(props)


def _own_page(address):
    """The public page at an address without a question or a place in it, or None."""
    path = "" if set("?#") & set(address) else path_within(address)
    return page_at(path) if path else None


class PageLink(PageLinkHandler):
    """A link to a page; the template of rich text puts the note behind it."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        wanted = {key for attrs in attrs_list if (key := str(attrs.get("id", ""))) and key.isascii() and key.isdigit()}
        linked = page_links.current() or page_links.Linked(set())
        if missing := wanted - linked.openings.keys():
            linked.openings.update(_openings(missing | linked.keys))
        return [linked.openings.get(str(attrs.get("id", "")), NOWHERE) for attrs in attrs_list]


def _openings(keys):
    dates = {f"of_{name}": F(f"documentpage__{name}") for name in DATES}
    pages = Page.objects.filter(pk__in=[int(key) for key in keys if len(key) < 19]).annotate(**dates)
    found = {page.pk: page for page in pages}
    documents = [page for page in found.values() if page.of_pk and page.live]
    notes = notes_from((page.pk, page.of_effective_from, page.of_effective_to) for page in documents)
    return {key: _opening(found.get(int(key)), notes) for key in keys}


def _opening(page, notes):
    if page is None or not page.live:
        return NOWHERE  # an address tells half of a title
    address = page.localized.url or ""
    note = notes.get(page.pk)
    return format_html('<a href="{}" data-note="{}">', address, note) if note else format_html('<a href="{}">', address)
