"""A search that was saved: what it finds, newest first, as RSS for any reader of feeds.

XML knows no control characters, so all text is tidied. Addresses are those of the portal, whatever host asked.
"""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.views.decorators.http import require_safe

from cms_pages.archive import facets
from cms_pages.archive.finding import finds_of, page_of_results
from search.text import tidy
from themes.base import outward

MOST = 50


def kept(params: QueryDict) -> QueryDict:
    """What of an address belongs to the search itself: not the page, not the order."""
    left = params.copy()
    for name in ("trang", "sapxep"):
        left.pop(name, None)
    return left


@require_safe
def found(request: HttpRequest) -> HttpResponse:
    """The newest records of a search, the same parameters as the archive; children under 16 are left out."""
    params = kept(request.GET)
    params["sapxep"] = "moi"
    choice = facets.read(params)
    results = page_of_results(choice, 1, page_size=MOST, counted=tuple(facet for facet, _, _ in facets.FACETS.values()))
    said = [chip["label"] for chip in facets.chips(choice, results, params)]
    asked = ", ".join(filter(None, [f"“{results.query.typed}”" if results.query.typed else "", *said]))
    site = outward.absolute(f"{reverse('archive:search')}{facets.address(kept(request.GET))}")
    feed = Rss201rev2Feed(
        title=tidy(f"Sổ vàng: {asked}" if asked else "Sổ vàng"),
        link=site,
        description="Các lượt khen thưởng mới công bố phù hợp với bộ lọc đã chọn.",
        language="vi",
        feed_url=outward.absolute(request.get_full_path()),
    )
    for _, record in finds_of(results):
        if not record.is_minor:
            _add(feed, record)
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    response["X-Robots-Tag"] = "noindex"
    return response


def _add(feed: Rss201rev2Feed, record) -> None:
    address = outward.absolute(record.get_absolute_url())
    decision = record.decision
    where = ", ".join(filter(None, [record.position, record.unit_wording]))
    numbered = f"Quyết định số {decision.number} ngày {decision.signed_on:%d/%m/%Y}"
    feed.add_item(
        title=tidy(f"{record.name}: {record.award_name}"),
        link=address,
        unique_id=address,
        description=tidy(". ".join(filter(None, [record.ended_label, where, numbered]))),
        pubdate=timezone.localtime(decision.published_at) if decision.published_at else None,
    )
