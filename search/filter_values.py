"""The values that a typed filter may have: what the rooms tell, and whatever stands in the index."""

from collections.abc import Mapping

from . import registry
from .engines import Request, get_engine
from .query import Query


class FilterValues:
    """{value: label} by facet; asked for only when a filter is typed, once per search."""

    def __init__(self) -> None:
        self._kept: dict[str, Mapping[str, str]] = {}

    def __call__(self, facet: str) -> Mapping[str, str]:
        """Values of the index first, the commonest of them first; then those that have a label but no entry yet."""
        if facet not in self._kept:
            labels = registry.labels(facet)
            counts = get_engine().search(Request(query=Query(), facets=(facet,), limit=1)).facets.get(facet, {})
            there = sorted(counts, key=lambda value: (-counts[value], value))
            self._kept[facet] = {value: labels.get(value, value) for value in [*there, *labels]}
        return self._kept[facet]
