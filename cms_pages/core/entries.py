"""Search entries of pages."""

from functools import partial

from search import registry
from search.entry import Entry
from search.files.actions import passages
from search.text import whole_numbers

_models = {}


def page_entries(model, pks=None):
    """Entries of the pages of one model that are public now; all of them when `pks` is None."""
    for page in _public(model, pks):
        yield page_entry(page)


def _public(model, pks):
    pages = model.objects.live().public().order_by("pk")
    if pks is not None:
        # Records of other rooms share the kind, under keys that are no numbers.
        pages = pages.filter(pk__in=whole_numbers(map(str, pks)))
    return pages.iterator(chunk_size=500)


def kinds():
    """Kinds of entries that pages make."""
    return list(_models)


def public_pages(kind, pks=None):
    """The pages of a kind that are public now: those named, or all; none of a kind that is no page."""
    for model in _models.get(kind, ()):
        yield from _public(model, pks)


def page_entry(page):
    """The entry of one page."""
    when = page.entry_date() if hasattr(page, "entry_date") else page.first_published_at
    fields = {
        "title": page.title,
        "summary": page.lead,
        "date": when.date() if hasattr(when, "date") else when,
        "year": when.year if when else None,
        "url": page.get_url() or "",
        "files": passages(page.entry_files()),
    } | page.entry_fields()
    return Entry(kind=page.search_kind, key=str(page.pk), **fields)


def register(model, label):
    """Tell the search that pages of this model can be found."""
    known = _models.setdefault(model.search_kind, [])
    if model not in known:
        known.append(model)
    registry.register(model.search_kind, label, partial(page_entries, model))
