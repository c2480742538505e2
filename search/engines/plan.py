"""From a query to tantivy queries: what matches, and in which order.

The order comes from levels, not from scores. Each level is one query; a find
stands where the strongest level that it reaches puts it, so exact marks always
stand above folded ones, and within a level the newer stands first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import tantivy
from tantivy import FieldType, Occur, Schema, Searcher

from search.entry import FACETS
from search.query import Group, Query, Words

from . import Request

Q = tantivy.Query
MAX_PREFIXED = 64
# Words of more entries than this: whether they stand in a row tells nothing any more, and costs most.
COMMON = 20_000
PAPERS = ("decision", "document")  # the paper itself stands above what was done by it


def both(queries: Sequence[Q]) -> Q:
    """All of them must match."""
    if len(queries) == 1:
        return queries[0]
    return Q.boolean_query([(Occur.Must, query) for query in queries])


def either(queries: Sequence[Q]) -> Q:
    """Any of them may match."""
    if not queries:
        return Q.empty_query()
    if len(queries) == 1:
        return queries[0]
    return Q.boolean_query([(Occur.Should, query) for query in queries])


@dataclass(slots=True)
class Plan:
    """Tantivy queries for one request, ready to be combined with filters."""

    schema: Schema
    searcher: Searcher
    query: Query

    def _term(self, field: str, value: str) -> Q:
        return Q.term_query(self.schema, field, value, "basic")

    def _words(self, field: str, words: Words, tier: str) -> Q:
        values = words.a if tier == "a" else words.b
        if words.phrase and len(values) > 1:
            return Q.phrase_query(self.schema, field, list(values))
        return both([self._term(field, value) for value in dict.fromkeys(values)])

    def _other(self, group: Group) -> list[Q]:
        """What answers a group beside its words: own number, date, year."""
        made = [self._term("num", number) for number in group.numbers]
        made += [self._term("dat", span) for span in group.spans]
        if group.year:
            made.append(self._term("f_year", str(group.year)))
        return made

    def group(self, group: Group, fields: Sequence[str], *, related: bool = False) -> Q:
        """A group in the given fields; their last letter tells the tier."""
        made = [
            self._words(field, words, field[-1])
            for words in (*group.words, *(group.related if related else ()))
            for field in fields
            if not (group.quoted and words.marked and field[-1] == "b")
        ]
        if group.quoted and not made:
            made = [self._words(field[:-1] + "a", w, "a") for w in group.words for field in fields]
        made += self._other(group)
        made += [self._term("men", number) for number in group.numbers]
        return either(made)

    def groups(self, fields: Sequence[str], *, related: bool = False) -> Q:
        """All groups in the given fields."""
        made = [self.group(group, fields, related=related) for group in self.query.groups[:-1]]
        last = self.query.groups[-1]
        found = self.group(last, fields, related=related)
        begun = self._begun(last, fields) if related or fields == ("a",) else None
        return both([*made, either([found, begun]) if begun is not None else found])

    def _begun(self, group: Group, fields: Sequence[str]) -> Q | None:
        """Words that begin with the last word typed, if that word stands nowhere itself."""
        if group.quoted or len(group.words) != 1 or len(group.words[0].b) != 1:
            return None
        words, alone = group.words[0], len(self.query.groups) == 1
        if words.b[0].isdigit() or (len(words.b[0]) < 2 and not alone):
            return None
        if len(words.b[0]) > 1 and self.searcher.doc_freq("b", words.b[0]):
            return None
        terms = []
        for field in fields:
            begin = words.a[0] if field[-1] == "a" else words.b[0]
            known = self.searcher.terms_with_prefix(field, begin, None, MAX_PREFIXED)
            if known:
                terms.append(Q.term_set_query(self.schema, field, [term for term, _ in known]))
        return either(terms) if terms else None

    def base(self, *, exact: bool = False) -> Q:
        """What matches at all (with ``exact``: what agrees in its marks)."""
        if not self.query.groups:
            return Q.all_query() if self.query.empty else Q.empty_query()
        return self.groups(("a",)) if exact else self.groups(("b",), related=True)

    def _row(self, field: str) -> Q | None:
        """All words typed, in a row; None if there is only one or not only words."""
        groups = self.query.groups
        if any(group.numbers or group.spans or not group.words for group in groups):
            return None
        if len(groups) == 1 and groups[0].words[0].phrase:
            return None
        typed = [group.words[0] for group in groups]
        row = [key for words in typed for key in (words.a if field[-1] == "a" else words.b)]
        if field in ("a", "b") and min((self.searcher.doc_freq(field, key) for key in row), default=0) > COMMON:
            return None
        return Q.phrase_query(self.schema, field, row) if 1 < len(row) <= 16 else None

    def levels(self, *, exact: bool = False) -> list[Q]:
        """Queries from the weakest level to the strongest; the first is the base."""
        levels = [self.base(exact=exact)]
        if not self.query.groups:
            return levels
        if not exact and any(group.related for group in self.query.groups):
            levels.append(self.groups(("b",)))
        if not exact and not self.query.verbatim:
            levels += self._tier("b", rows=not self.query.marked)
        if self.query.marked:
            if not exact and not self.query.verbatim:
                levels.append(self.groups(("a",)))
            levels += self._tier("a", rows=True)
        if any(group.numbers for group in self.query.groups):
            own = self._numbered()
            levels += [own, both([own, Q.term_set_query(self.schema, "f_kind", list(PAPERS))])]
        return levels

    def _tier(self, tier: str, *, rows: bool) -> list[Q]:
        """Levels of one tier above its base: in a row, in the head, in a row in the head, a name."""
        head = f"h{tier}"
        made = [self._row(tier) if rows else None, self.groups((head,)), self._row(head) if rows else None]
        if self.query.name_like:
            made.append(self._row(f"p{tier}"))
        return [query for query in made if query is not None]

    def _numbered(self) -> Q:
        """Every number typed is the find's own document number."""
        made = []
        for group in self.query.groups:
            if group.numbers:
                made.append(either([self._term("num", number) for number in group.numbers]))
            else:
                made.append(self.group(group, ("b",), related=True))
        return both(made)


def filters(schema: Schema, request: Request, *, without: str = "") -> list[Q]:
    """One query for each filter of the request, except the facet ``without``."""
    made = []
    if request.kinds:
        made.append(Q.term_set_query(schema, "f_kind", list(request.kinds)))
    for facet, values in request.filters.items():
        if facet != without and values and facet in FACETS:
            chosen = [str(value) for value in values]
            made.append(Q.term_set_query(schema, f"f_{facet}", chosen))
    if (request.year_from or request.year_to) and without != "year_range":
        made.append(
            Q.range_query(
                schema,
                "year",
                FieldType.Integer,
                request.year_from or 1,
                request.year_to or 9999,
            )
        )
    return made


def filtered(query: Q, narrowing: Sequence[Q]) -> Q:
    """A query that keeps its scores, narrowed by filters."""
    if not narrowing:
        return query
    return Q.boolean_query(
        [
            (Occur.Must, query),
            *((Occur.Must, Q.const_score_query(narrow, 0.0)) for narrow in narrowing),
        ]
    )
