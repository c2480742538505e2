"""The site search: everything that is public, by kind."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.text import whole_number

from . import help as examples
from . import query_log, registry
from .query import MAX_TYPED
from .service import MAX_FINDABLE, search, with_remarks
from .suggestions import suggest
from .text import clean
from .throttles import SuggestionThrottle

PAGE_SIZE = 20
MAX_LOOKED_AT = 20 * MAX_TYPED
SORTS = {"": ("relevance", "Phù hợp nhất"), "moi": ("newest", "Mới nhất"), "cu": ("oldest", "Cũ nhất")}


@require_safe
@never_cache
def site(request: HttpRequest) -> HttpResponse:
    """Search all kinds; parameters q, loai (kind), sapxep (moi, cu), dung=1 (exact marks), trang.

    Values that make no sense are taken as if they were not there.
    """
    text = request.GET.get("q", "")
    text = text if clean(text[:MAX_LOOKED_AT]).strip() else ""  # nothing but signs that nobody sees
    kind = request.GET.get("loai", "")
    kind = kind if kind in registry.kinds() else ""
    sort = request.GET.get("sapxep", "")
    sort = sort if sort in SORTS else ""
    options = {
        "filters": {"kind": [kind]} if kind else {},
        "facets": ("kind",),
        "sort": SORTS[sort][0],
        "exact": request.GET.get("dung") == "1",
        "page_size": PAGE_SIZE,
    }
    results = None
    if text.strip():
        results = search(text, page=_page(request), **options)
        if not results.hits and results.total:
            results = search(text, page=results.pages, **options)
        if results.page == 1 and not kind:
            query_log.note(text, results.total)
        results = with_remarks(results)
    context = {
        "crumb_items": [("Trang chủ", "/")],
        "typed": results.query.typed if results else text[:MAX_TYPED],
        "results": results,
        "kind": kind,
        "tabs": _tabs(results, kind) if results else [],
        "sort": sort,
        "sorts": [(value, label) for value, (_, label) in SORTS.items()],
        "max_typed": MAX_TYPED,
        "max_findable": MAX_FINDABLE,
    }
    response = render(request, "search/site.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def how_to(request: HttpRequest) -> HttpResponse:
    """What can be typed: examples that run, then the filters."""
    about = examples.things()
    context = {
        "crumb_items": [("Trang chủ", "/"), ("Tìm kiếm", reverse("search:site"))],
        "sections": examples.sections(about),
        "filters": examples.filters(about),
        "together": f'năm:{about.day.rpartition("/")[2]} đối tượng:"cá nhân"',
    }
    return render(request, "search/help.html", context)


@require_safe
@never_cache
def suggestions(request: HttpRequest) -> HttpResponse:
    """What might be meant by a text that somebody is typing; parameter q. JSON, at most eight lines in groups.

    429 with Retry-After for more than the throttle allows.
    """
    wait = SuggestionThrottle().wait_for(request)
    if wait is not None:
        answer = JsonResponse({"groups": []}, status=429)
        answer["Retry-After"] = str(wait)
    else:
        groups = suggest(request.GET.get("q", ""))
        answer = JsonResponse({"groups": [group.as_json() for group in groups]})
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _page(request: HttpRequest) -> int:
    return whole_number(request.GET.get("trang", "1"), 6) or 1


def _tabs(results, kind: str) -> list[dict]:
    """One tab for each kind with finds (and the chosen one), in the fixed order of kinds."""
    counts = {value.value: value.count for value in results.facets.get("kind", ())}
    tabs = [{"value": "", "label": "Tất cả", "count": sum(counts.values()), "here": not kind}]
    for value, label in registry.kinds().items():
        if counts.get(value) or value == kind:
            tabs.append({"value": value, "label": label, "count": counts.get(value, 0), "here": value == kind})
    return tabs
