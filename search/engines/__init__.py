"""Engines that hold the index: the contract, and which one is in use."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.conf import settings

from search.entry import Entry
from search.query import Query


class Busy(Exception):
    """Another process is writing to the index; try again later."""


class Writer(Protocol):
    """Writes to the index while its owner holds the lock."""

    def replace(self, owners: Iterable[str], entries: Iterable[Entry]) -> None:
        """Delete all that the owners (``kind:pk``) have in the index, then add the entries."""

    def add(self, entries: Iterable[Entry]) -> int:
        """Add entries that are known to be new; returns how many."""

    def commit(self) -> None:
        """Make all of it visible to every process at once."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the engine is asked: query, filters and the page wanted.

    ``filters`` maps facet names to the values chosen (OR inside a facet, AND
    between facets). ``kinds`` narrows everything, counts too. ``year_from``/``year_to`` are inclusive. ``facets`` names
    the facets to count. ``exact`` keeps only what agrees in its marks.
    ``sort`` is "relevance", "newest" or "oldest".
    """

    query: Query
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kinds: Sequence[str] = ()
    year_from: int | None = None
    year_to: int | None = None
    facets: Sequence[str] = ()
    offset: int = 0
    limit: int = 20
    sort: str = "relevance"
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine found: stored documents in order, counts, total.

    ``facets`` maps a facet to {value: count}; a facet that is filtered is
    counted without its own filter. ``exact_total`` is the number of finds that
    agree in their marks too; None when the query carries no marks.
    """

    documents: list[dict[str, Any]] = field(default_factory=list)
    total: int = 0
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    exact_total: int | None = None


class Engine(Protocol):
    """One index, shared by several processes."""

    def search(self, request: Request) -> Answer:
        """Answer a request; an index that does not exist yet is empty."""

    def close_words(self, word: str) -> list[str]:
        """Folded words of the index one edit away from ``word``, commonest first."""

    def writer(self, wait: float = 0.3) -> AbstractContextManager[Writer]:
        """Open for writing; raises Busy if the lock is not free within ``wait`` seconds."""

    def rebuild(self, wait: float = 60.0) -> AbstractContextManager[Writer]:
        """Write a new index beside the old one, switched to when the block ends well."""

    def size(self) -> int:
        """Number of entries."""


_engines: dict[str, Engine] = {}


def get_engine() -> Engine:
    """The engine of this installation, one object per process and index folder."""
    path = str(settings.SEARCH_INDEX_DIR)
    engine = _engines.get(path)
    if engine is None:
        from .embedded import EmbeddedEngine

        engine = _engines[path] = EmbeddedEngine(path)
    return engine
