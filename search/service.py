"""Searching: text and filters in, results ready to be shown out."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.paginator import Page, Paginator

from . import lexicon, registry
from .alternatives import Suggestion, alternatives
from .engines import Answer, Request, get_engine
from .filter_values import FilterValues
from .in_files import in_files
from .near_numbers import near_numbers
from .query import Query
from .reading import read
from .text import Needle, Segment, highlight, needles, snippet, sort_key
from .vocabulary import IndexVocabulary

MAX_PAGE_SIZE = 100
MAX_FINDABLE = 10_000
DEFAULT_FACETS = (
    "kind",
    "form",
    "award_class",
    "level",
    "authority",
    "year",
    "unit",
    "recipient_kind",
)
Segments = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class FileHit:
    """Where in which file a find was made; the address leads to the page where that is possible."""

    name: str
    url: str
    page: int | None = None
    sheet: str = ""

    @property
    def place(self) -> str:
        """“trang 3”, “trang tính Danh sách”, or ""."""
        if self.page:
            return f"trang {self.page}"
        return f"trang tính “{self.sheet}”" if self.sheet else ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One find. ``title_segments``, ``snippet`` and ``number_segments`` are (text, hit) pairs.

    Facet values are codes as indexed; ``label(facet)`` gives the Vietnamese.
    ``remark`` is what the room says of it today, put there by `with_remarks`. ``file`` is set when the words stand in a
    file rather than in title and body; the snippet is then cut from that file.
    """

    kind: str
    key: str
    title: str
    title_segments: Segments
    snippet: Segments
    number: str
    number_segments: Segments
    people: tuple[str, ...]
    date: datetime.date | None
    year: int | None
    url: str
    unit: str
    form: str
    award_class: str
    level: str
    authority: str
    recipient_kind: str
    movement: str
    flags: tuple[str, ...]
    file: FileHit | None = None
    remark: str = ""

    @property
    def kind_label(self) -> str:
        """Vietnamese name of the kind."""
        return registry.label("kind", self.kind)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with its count, as if this facet had no choice yet."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Results:
    """A page of finds with everything around it.

    ``exact_total``: how many of ``total`` agree in their marks, None if no
    marks were typed; ``half`` tells that nothing is written just as typed, and
    what has at least the marks that were typed agrees. ``read_as``: how the query was understood, in Vietnamese.
    ``total`` may exceed what can be paged through; ``pages`` is capped.
    """

    query: Query
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    page: int = 1
    page_size: int = 20
    facets: dict[str, list[FacetValue]] = field(default_factory=dict)
    suggestions: list[Suggestion] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()
    exact_total: int | None = None
    exact: bool = False

    @property
    def understood(self) -> list[str]:
        """How the words were read; what filters say stands on their buttons already."""
        chips = {chip.label for chip in self.query.chips}
        return [told for told in self.read_as if told not in chips]

    @property
    def half(self) -> bool:
        """Was it typed with half of its marks?"""
        return self.query.half

    @property
    def pages(self) -> int:
        """Number of pages that can be asked for, at least 1."""
        return max(1, -(-min(self.total, MAX_FINDABLE) // self.page_size))

    @property
    def page_links(self) -> Page:
        """A Paginator page of the same size, for the pager of the templates."""
        return Paginator(range(min(self.total, MAX_FINDABLE)), self.page_size).get_page(self.page)

    @property
    def first(self) -> int:
        """Number of the first find on this page, from 1; 0 if there is none."""
        return (self.page - 1) * self.page_size + 1 if self.hits else 0

    @property
    def last(self) -> int:
        """Number of the last find on this page."""
        return (self.page - 1) * self.page_size + len(self.hits)

    @property
    def approximate(self) -> int:
        """How many finds agree only without marks (0 if no marks were typed)."""
        return self.total - self.exact_total if self.exact_total is not None else 0

    def histogram(self, *, gaps: bool = True) -> list[tuple[int, int]]:
        """(year, count) in ascending order; with ``gaps`` years without finds are there too."""
        counts = {int(v.value): v.count for v in self.facets.get("year", ()) if v.value.isdigit()}
        if not counts:
            return []
        first, last = min(counts), max(counts)
        if not gaps or last - first > 200:
            return sorted(counts.items())
        return [(year, counts.get(year, 0)) for year in range(first, last + 1)]


def search(
    text: str = "",
    *,
    filters: Mapping[str, Iterable[str]] | None = None,
    year_from: int | None = None,
    year_to: int | None = None,
    kinds: Iterable[str] = (),
    facets: Sequence[str] = DEFAULT_FACETS,
    page: int = 1,
    page_size: int = 20,
    sort: str = "relevance",
    exact: bool = False,
) -> Results:
    """Find what is public.

    ``filters`` maps facets (see entry.FACETS) to the values chosen: any of them
    inside a facet, all facets together. ``kinds`` narrows to kinds without
    counting as a choice of the kind facet. An empty text lists everything, newest
    first. ``sort`` is "relevance", "newest", "oldest" or "name". Any input is answered.
    """
    engine = get_engine()
    vocabulary = IndexVocabulary(engine)
    known = FilterValues()
    query = read(text, lexicon.current(), known, vocabulary)
    chosen = {name: [str(v) for v in values] for name, values in (filters or {}).items()}
    chosen = {name: values for name, values in chosen.items() if values}
    page_size = min(max(int(page_size), 1), MAX_PAGE_SIZE)
    page = min(max(int(page), 1), MAX_FINDABLE // page_size)
    within = list(kinds)
    request = Request(
        query=query,
        filters=chosen,
        kinds=within,
        year_from=year_from,
        year_to=year_to,
        facets=tuple(facets),
        offset=(page - 1) * page_size,
        limit=page_size,
        sort=sort,
        exact=exact and query.marked,
    )
    answer = engine.search(request)
    if not (answer.total or chosen or year_from or year_to or query.constraints) and query.groups:
        wider = read(text, lexicon.current(), known, vocabulary, widely=True)
        if wider.groups != query.groups:
            asked = replace(request, query=wider, exact=False)
            if (found := engine.search(asked)).total:
                query, request, answer = wider, asked, found
    query, request, answer = _with_half_the_marks(request, answer)
    offers, told = near_numbers(query, request) if not answer.total else ([], [])
    wanted = needles(query.needles())
    return Results(
        query=query,
        hits=[_hit(document, wanted) for document in answer.documents],
        total=answer.total,
        page=page,
        page_size=page_size,
        facets=_facets(answer, chosen),
        suggestions=[Suggestion(offer.text, offer.reason, offer.note) for offer in offers]
        or alternatives(query, request, answer),
        notes=(*told, *query.notes),
        read_as=query.read_as,
        exact_total=answer.exact_total,
        exact=request.exact,
    )


def with_remarks(results: Results) -> Results:
    """The same results with what the rooms say of the finds today. Asks the rooms, and so the database; `search` does not."""
    told = registry.remarks((hit.kind, hit.key) for hit in results.hits)
    if not told:
        return results
    return replace(results, hits=[replace(hit, remark=told.get((hit.kind, hit.key), "")) for hit in results.hits])


def _with_half_the_marks(request: Request, answer: Answer) -> tuple[Query, Request, Answer]:
    """“Nguyễn van an” is written so nowhere: then what has the marks that were typed, and perhaps more, agrees."""
    query = request.query
    nothing = not answer.total if request.exact else answer.exact_total == 0
    if not query.marked or query.verbatim or not nothing or not (request.exact or answer.total):
        return query, request, answer
    half = replace(query, half=True)
    asked = replace(request, query=half, exact=True)
    if request.exact:
        found = get_engine().search(asked)
        return (half, asked, found) if found.total else (query, request, answer)
    agreeing = get_engine().search(replace(asked, facets=(), offset=0, limit=1)).total
    return (half, request, replace(answer, exact_total=agreeing)) if agreeing else (query, request, answer)


def _hit(document: dict[str, Any], wanted: list[Needle]) -> Hit:
    passage = snippet(document["body"], wanted) if wanted and document["body"] else ()
    if not any(segment.hit for segment in passage):
        passage = highlight(document["summary"], wanted) or snippet(document["body"], [])
    file, told = in_files(document, wanted) if "pages" in document else (None, "")
    if file:
        passage = snippet(told, wanted)
    date = document["date"]
    return Hit(
        kind=document["kind"],
        key=document["key"],
        title=document["title"],
        title_segments=highlight(document["title"], wanted),
        snippet=passage,
        number=document["number"],
        number_segments=highlight(document["number"], wanted),
        people=tuple(document["people"]),
        date=datetime.date.fromisoformat(date) if date else None,
        year=document["year"],
        url=document["url"],
        unit=document["unit"],
        form=document["form"],
        award_class=document["award_class"],
        level=document["level"],
        authority=document["authority"],
        recipient_kind=document["recipient_kind"],
        movement=document["movement"],
        flags=tuple(document["flags"]),
        file=FileHit(*file) if file else None,
    )


def keys_of(text: str, *, kind: str, most: int = 300) -> list[str]:
    """Keys of what is found in one kind, the best first: for a room that narrows its own list by words."""
    engine = get_engine()
    vocabulary, known = IndexVocabulary(engine), FilterValues()
    for widely in (False, True):
        query = read(text, lexicon.current(), known, vocabulary, widely=widely)
        answer = engine.search(Request(query=query, kinds=[kind], limit=most))
        if answer.total:
            break
    return [document["key"] for document in answer.documents]


def _facets(answer: Answer, chosen: Mapping[str, Sequence[str]]) -> dict[str, list[FacetValue]]:
    """Values with counts: years newest first, the rest commonest first; a choice never vanishes."""
    made = {}
    for facet, counts in answer.facets.items():
        picked = chosen.get(facet, ())
        counts = {**dict.fromkeys(picked, 0), **counts}
        values = [
            FacetValue(value, registry.label(facet, value), count, value in picked) for value, count in counts.items()
        ]
        if facet == "year":
            values.sort(key=lambda v: v.value, reverse=True)
        else:
            values.sort(key=lambda v: (-v.count, sort_key(v.label)))
        made[facet] = values
    return made
