"""The parts of a plan as tantivy queries."""

from collections.abc import Sequence
from dataclasses import dataclass

import tantivy
from tantivy import FieldType, Occur, Schema, Searcher

from .documents import DAY_BITS

Q = tantivy.Query
MAX_PREFIXED = 64


@dataclass(slots=True)
class TantivyParts:
    """See ``search.engines.plan.Parts``."""

    schema: Schema
    searcher: Searcher

    def term(self, field: str, value: str) -> Q:
        return Q.term_query(self.schema, field, value, "basic")

    def any_term(self, field: str, values: Sequence[str]) -> Q:
        return Q.term_set_query(self.schema, field, list(values))

    def phrase(self, field: str, values: Sequence[str]) -> Q:
        return Q.phrase_query(self.schema, field, list(values))

    def begun(self, field: str, begin: str) -> Q | None:
        known = self.searcher.terms_with_prefix(field, begin, None, MAX_PREFIXED)
        return self.any_term(field, [term for term, _ in known]) if known else None

    def years(self, first: int, last: int) -> Q:
        return Q.range_query(self.schema, "year", FieldType.Integer, first, last)

    def days(self, first: int, last: int) -> Q:
        return Q.range_query(self.schema, "place", FieldType.Integer, first << DAY_BITS, (last + 1 << DAY_BITS) - 1)

    def without(self, part: Q) -> Q:
        return Q.boolean_query([(Occur.Must, Q.all_query()), (Occur.MustNot, part)])

    def everything(self) -> Q:
        return Q.all_query()

    def nothing(self) -> Q:
        return Q.empty_query()

    def both(self, parts: Sequence[Q]) -> Q:
        if len(parts) == 1:
            return parts[0]
        return Q.boolean_query([(Occur.Must, part) for part in parts])

    def either(self, parts: Sequence[Q]) -> Q:
        if not parts:
            return Q.empty_query()
        if len(parts) == 1:
            return parts[0]
        return Q.boolean_query([(Occur.Should, part) for part in parts])

    def frequency(self, field: str, value: str) -> int:
        return self.searcher.doc_freq(field, value)


def filtered(query: Q, narrowing: Sequence[Q]) -> Q:
    """A query that keeps its scores, narrowed by filters."""
    if not narrowing:
        return query
    narrow = ((Occur.Must, Q.const_score_query(part, 0.0)) for part in narrowing)
    return Q.boolean_query([(Occur.Must, query), *narrow])
