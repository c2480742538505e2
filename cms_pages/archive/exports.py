"""What a visitor has found in the archive, to take away: the same filters in the same address."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms_pages.archive import facets
from cms_pages.archive.finding import page_of_results
from registrations.awards.models import AwardRecord
from registrations.exchange.columns import AWARDS
from registrations.exchange.exports import FORMATS, download, refusal
from search.service import MAX_FINDABLE, MAX_PAGE_SIZE
from search.text import whole_numbers


@require_safe
def found(request: HttpRequest, format: str) -> HttpResponseBase:
    """The records of a search in its order, the first ten thousand; more are in the yearly files of open data."""
    if format not in FORMATS:
        raise Http404
    if refused := refusal(request):
        return refused
    name = f"so-vang-{timezone.localdate():%Y-%m-%d}"
    return download(AWARDS, _rows(facets.read(request.GET)), format, name)


def _rows(choice: facets.Choice) -> Iterator[tuple]:
    """A hundred finds at a time, each read from the database: what is not public any more is left out."""
    for page in range(1, MAX_FINDABLE // MAX_PAGE_SIZE + 1):
        results = page_of_results(choice, page, page_size=MAX_PAGE_SIZE, counted=())
        keys = whole_numbers(hit.key for hit in results.hits)
        known = dict(AwardRecord.objects.filter(pk__in=keys).values_list("public_id", "pk"))
        rows = {known[row[0]]: row for row in AWARDS.rows(AwardRecord.objects.public().filter(pk__in=keys))}
        yield from (rows[key] for key in keys if key in rows)
        if page >= results.pages:
            return
