"""Search entries of pages."""

from functools import partial

from search import registry
from search.entry import Entry


def page_entries(model, pks=None):
    """Entries of the pages of one model that are public now; all of them when `pks` is None."""
    pages = model.objects.live().public().order_by("pk")
    if pks is not None:
        pages = pages.filter(pk__in=pks)
    for page in pages.iterator(chunk_size=500):
        yield page_entry(page)


def page_entry(page):
    """The entry of one page."""
    when = page.entry_date() if hasattr(page, "entry_date") else page.first_published_at
    fields = {
        "title": page.title,
        "summary": page.lead,
        "date": when.date() if hasattr(when, "date") else when,
        "year": when.year if when else None,
        "url": page.get_url() or "",
    } | page.entry_fields()
    return Entry(kind=page.search_kind, key=str(page.pk), **fields)


def register(model, label):
    """Tell the search that pages of this model can be found."""
    registry.register(model.search_kind, label, partial(page_entries, model))
