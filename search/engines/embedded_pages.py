"""Pages of finds of the embedded index, in each order."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import tantivy

Q = tantivy.Query
LAST_PLACE = 2**62


def counted_only(searcher: tantivy.Searcher, query: Q) -> int:
    """How many match. In the order of time, because without an order each match is given a score first."""
    return int(searcher.search(query, 1, order_by_field="place").count)


def by_place(searcher: tantivy.Searcher, query: Q, limit: int, *, offset: int = 0, order: Any = None) -> list[Any]:
    """Addresses of matches in the order of time, the newest first unless told."""
    order = tantivy.Order.Desc if order is None else order
    found = searcher.search(query, limit, count=False, offset=offset, order_by_field="place", order=order)
    return [address for _, address in found.hits]


def by_name(searcher: tantivy.Searcher, schema: tantivy.Schema, query: Q, limit: int, offset: int) -> list[Any]:
    """Addresses of matches as a list of names has them; of one name the newest first."""
    wanted = offset + limit
    hits = searcher.search(query, wanted, count=False, order_by_field="name", order=tantivy.Order.Asc).hits
    made: list[Any] = []
    at = 0
    for name, group in groupby(hits, key=itemgetter(0)):
        same = [address for _, address in group]
        last = at + len(same) == len(hits)
        if at + len(same) > offset:
            # Of the last name on the page there may be more than the page took in.
            if len(same) > 1 or last:
                bearing = Q.boolean_query(
                    [(tantivy.Occur.Must, query), (tantivy.Occur.Must, Q.term_query(schema, "name", name, "basic"))]
                )
                same = by_place(searcher, bearing, len(same))
            made += same[max(0, offset - at) :]
        at += len(same)
    return made


def place_of(searcher: tantivy.Searcher, rank: int) -> int:
    """The place of the entry that stands at this rank when all are listed, the newest first."""
    found = searcher.search(
        Q.all_query(), 1, count=False, offset=rank, order_by_field="place", order=tantivy.Order.Desc
    )
    return int(found.hits[0][0])


def by_level(searcher: tantivy.Searcher, levels: Sequence[Sequence[Q]], wanted: int) -> list[Any]:
    """The first `wanted` matches: those of the strongest level first, and newest first within a level.

    Weaker levels are asked only while the page is not full, so that words which
    stand in every second record cost no more than the page they fill. A level
    may come with a first query that looks at its newest matches only.
    """
    chosen: dict[tuple[int, int], Any] = {}
    for queries in reversed(levels):
        for query in queries:
            found = by_place(searcher, query, wanted)
            if len(found) >= wanted:
                break
        for address in found:
            chosen.setdefault((address.segment_ord, address.doc), address)
        if len(chosen) >= wanted:
            break
    return list(chosen.values())[:wanted]
