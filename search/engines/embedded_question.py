"""One question to the embedded index: what is counted for it, and which page of finds is given."""

from collections.abc import Hashable, Iterator
from functools import cached_property, partial
from typing import Any

import tantivy
from tantivy import Order

from . import Request, ranking
from .embedded_pages import LAST_PLACE, by_level, by_name, by_place, counted_only, place_of
from .embedded_queries import TantivyParts, filtered
from .kept import Kept
from .narrowing import filters
from .plan import COMMON, Plan, facet_groups
from .tallies import MOST, columns, taken_apart

Q = tantivy.Query
Counts = tuple[int, dict[str, dict[str, int]], int | None]

MAX_OFFSET = 10_000
SPARE = 8  # times as many matches are expected among the newest days as are wanted
FEW = 40  # matches that are put in order among themselves, without looking at the rest of the index


class Question:
    """A request to one state of the index."""

    def __init__(
        self, searcher: tantivy.Searcher, schema: tantivy.Schema, state: Hashable, request: Request, kept: Kept
    ) -> None:
        self.searcher = searcher
        self.schema = schema
        self.state = state
        self.request = request
        self.kept = kept
        self.parts = TantivyParts(schema, searcher)
        self.plan = Plan(self.parts, request)
        self.narrow = filters(self.parts, request)
        self._few: Q | None = None

    @cached_property
    def base(self) -> Q:
        """What matches, without filters."""
        return self.plan.base(exact=self.request.exact)

    # --- counting ---

    def counts(self) -> Counts:
        """Total, facets, and how many agree in their marks (None if nobody asks)."""
        request = self.request
        facets = self._facets()
        total = self._total(facets)
        exact_total = None
        if request.query.verbatim:
            exact_total = total
        elif request.query.marked and not (request.exact or request.heads) and total <= COMMON:
            exact_total = self._exact(total) if total else 0
        return total, facets, exact_total

    def _total(self, facets: dict[str, dict[str, int]]) -> int:
        """How many match. Every entry has one kind, so counted kinds have told it already."""
        if "kind" in facets and not self.request.filters.get("kind"):
            return sum(facets["kind"].values())
        return counted_only(self.searcher, filtered(self.base, self.narrow))

    def _exact(self, total: int) -> int:
        narrow = self.narrow if total > FEW else [self._these(total)]
        return counted_only(self.searcher, filtered(self.plan.base(exact=True), narrow))

    def _facets(self) -> dict[str, dict[str, int]]:
        """Counts; a facet with a choice of its own is counted as if it had none."""
        counts: dict[str, dict[str, int]] = {facet: {} for facet in self.request.facets}
        for without, names in facet_groups(self.request).items():
            query = filtered(self.base, filters(self.parts, self.request, without=without))
            asked = {column: {"terms": {"field": f"t_{column}", "size": MOST}} for column in columns(names)}
            found = self.searcher.aggregate(query, asked).items()
            counted = {column: [(b["key"], b["doc_count"]) for b in answer["buckets"]] for column, answer in found}
            counts |= taken_apart(counted, names)
        return counts

    # --- finds ---

    def hits(self, total: int) -> list[Any]:
        """Addresses of the page that is asked for, of so many matches."""
        request = self.request
        offset, limit = min(request.offset, MAX_OFFSET), max(request.limit, 1)
        if total <= offset:
            return []
        query = filtered(self.base, self.narrow)
        if request.sort == "name":
            return by_name(self.searcher, self.schema, query, limit, offset)
        if request.sort in ("newest", "oldest") or not request.query.groups or total == 1:
            order = Order.Asc if request.sort == "oldest" else Order.Desc
            return by_place(self.searcher, query, limit, offset=offset, order=order)
        # With all that there are, no weaker level needs to be asked.
        wanted = min(offset + limit, total)
        tries = self._tries(wanted, total) if total > FEW else [self._levels([self._these(total)], self._these(total))]
        return by_level(self.searcher, list(zip(*tries, strict=True)), wanted)[offset:]

    def _levels(self, narrow: list[Q], within: Q | None = None) -> list[Q]:
        plan = Plan(self.parts, self.request, within=within)
        return [filtered(level, narrow) for level in ranking.levels(plan, exact=self.request.exact)]

    def _these(self, total: int) -> Q:
        """A few matches by their keys, looked up once: no level, no further count has to find them again."""
        if self._few is None:
            found = by_place(self.searcher, filtered(self.base, self.narrow), total)
            keys = [self.searcher.doc(address)["mark"][0].rpartition(" ")[0] for address in found]
            self._few = self.parts.either([self.parts.term("id", key) for key in keys])
        return self._few

    def _tries(self, wanted: int, total: int) -> list[list[Q]]:
        """Levels among the newest days only, fewer and more of them, and levels among all."""
        near = [self._levels([*self.narrow, days], days) for days in self._newest_days(wanted, total)]
        return [*near, self._levels(self.narrow)]

    def _newest_days(self, wanted: int, total: int) -> Iterator[Q]:
        """The newest days, fewer and more, among which enough of so many matches should lie."""
        size, rank = self.searcher.num_docs, 512
        while rank < size and rank * total < SPARE * wanted * size:
            rank *= 4
        for many in (rank, 8 * rank):
            if total > COMMON and many < size // 8:
                since = self.kept.get(self.state, ("place of rank", many), partial(place_of, self.searcher, many))
                yield Q.range_query(self.schema, "place", tantivy.FieldType.Integer, since, LAST_PLACE)
