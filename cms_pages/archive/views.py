"""The golden book (sổ vàng): search with facets, and one page for each award record."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms_pages.archive import agreement, facets, feed
from cms_pages.archive.chart import chart
from cms_pages.archive.finding import finds_of, page_of_results
from cms_pages.archive.unit_choice import old_units
from registrations.awards.entries import FLAGS, flags_of
from registrations.awards.nominated import story
from registrations.awards.queries import corrections_of, public_records
from registrations.awards.showing import public_view
from registrations.golden_book.queries import pages_of
from registrations.recipients import queries as recipient_queries
from registrations.titles.models import RecipientKind
from registrations.units.models import Succession
from search import query_log
from search.alternatives import MOST
from search.query import MAX_TYPED
from search.service import MAX_FINDABLE, Results
from themes.base import outward

CRUMBS = [("Trang chủ", "/")]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Search the archive; every choice stands in the address, see ``facets.FACETS``."""
    choice = facets.read(request.GET)
    results = page_of_results(choice, choice.page)
    if not results.hits and results.total:
        results = page_of_results(choice, results.pages)
    if choice.text and choice.page == 1 and not choice.narrowed:
        query_log.note(choice.text, results.total)
    offered, fewer, shorter = _help(choice, results, request)
    context = {
        "crumb_items": CRUMBS,
        "typed": results.query.typed or choice.text[:MAX_TYPED],
        "results": results,
        "finds": finds_of(results),
        "groups": facets.groups(results),
        "chips": facets.chips(choice, results, request.GET),
        "choice": choice,
        "sorts": [(value, label) for value, (_, label) in facets.SORTS.items()],
        "chart": chart(
            results.histogram(), (choice.year_from, choice.year_to), partial(facets.spans, choice, request.GET)
        ),
        "old_units": old_units(choice.filters.get("unit", ())),
        "divider": agreement.divider(choice, results),
        "fewer": fewer,
        "shorter": [(s, facets.with_text(request.GET, s.text)) for s in shorter],
        "feed_url": f"{reverse('archive:feed')}{facets.address(feed.kept(request.GET))}",
        "suggestions": [(s, facets.with_text(request.GET, s.text)) for s in offered],
        "without_filters": facets.with_text(request.GET.__class__(), choice.text) if choice.narrowed else "",
        "max_typed": MAX_TYPED,
        "max_findable": MAX_FINDABLE,
    }
    response = render(request, "cms_pages/archive/index.html", context)
    if request.GET:
        # One address for machines: the archive itself and the pages of records, not every question.
        response["X-Robots-Tag"] = "noindex, follow"
    return response


def _help(choice: facets.Choice, results: Results, request: HttpRequest) -> tuple[list, list, list]:
    """Other searches, filters to leave out, words to leave out; without finds at most MOST of all together."""
    if results.total:
        return results.suggestions, [], []
    offered = [s for s in results.suggestions if s.reason != "fewer"][:MOST]
    shorter = [s for s in results.suggestions if s.reason == "fewer"]
    fewer = _fewer(choice, results, request)[: MOST - len(offered)]
    return offered, fewer, shorter[: MOST - len(offered) - len(fewer)]


def _fewer(choice: facets.Choice, results: Results, request: HttpRequest) -> list[tuple[str, int, str]]:
    """(filter, finds without it, address) for each filter that stands in the way, the most finds first."""
    made = [
        (label, page_of_results(left, 1, page_size=1, counted=()).total, url)
        for label, left, url in facets.fewer(choice, results, request.GET)
    ]
    return sorted((each for each in made if each[1]), key=lambda each: -each[1])


@require_safe
def record(request: HttpRequest, public_id: str) -> HttpResponse:
    """One award; of a child under 16 name, school and award only."""
    found = public_records().filter(public_id=public_id).first()
    if found is None:
        raise Http404("Không có lượt khen thưởng này.")
    context = {
        "crumb_items": [*CRUMBS, ("Sổ vàng", "/so-vang/")],
        "record": found,
        "decision": found.decision,
        "minor": found.is_minor,
        "flags": [] if found.is_minor else [FLAGS[code] for code in flags_of(found)],
        "heirs": [] if found.is_minor else _heirs(found),
        "neighbours": recipient_queries.neighbours(found),
        "book_lines": [] if found.is_minor else pages_of(found),
        "corrections": corrections_of(found),
        "shown": public_view(found),
        "story": story(found, timezone.now()),
        "certificate_place": _certificate_place(found),
    }
    if found.is_minor or found.ended_on:
        context["untold"] = True
    else:
        context["structured"] = honoured(found.name, found.recipient_kind, found.get_absolute_url(), [found])
    response = render(request, "cms_pages/archive/record.html", context)
    if found.is_minor or found.ended_on:
        # A child's name, or an award that was taken back, need not follow anybody through search machines.
        response["X-Robots-Tag"] = "noindex"
    return response


def honoured(name: str, kind: str, address: str, records: list, page: str = "WebPage") -> outward.Node:
    """Who is honoured and with what, as everybody may read it; only awards that stand: https://schema.org/award."""
    who = "Person" if kind == RecipientKind.PERSON else "Organization"
    awards = [f"{record.award_name} ({record.year})" for record in records]
    about = outward.node(who, name=name, award=awards, url=outward.absolute(address))
    named = {"name": name, "url": outward.absolute(address), "inLanguage": "vi", "isPartOf": outward.website_id()}
    return outward.node(page, **named, mainEntity=about)


def _certificate_place(found) -> str:
    """The place that stays on an exchanged certificate as it was on the first one (one query, only then)."""
    if not found.certificate_as or found.is_minor:
        return ""
    newest = found.events.exclude(certificate_number="").order_by("-on", "-pk").first()
    return newest.certificate_place if newest else ""


def _heirs(found) -> list:
    """Units that came after the unit of the record, if it has ended (one query)."""
    if not found.unit_id or not found.unit.effective_to:
        return []
    return [s.successor for s in Succession.objects.filter(predecessor=found.unit_id).select_related("successor")]
