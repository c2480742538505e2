"""Engines that hold the index: the contract, and which of them there are.

The embedded index is always there. With ``ELASTICSEARCH_URL`` set, the server
answers and the embedded index stands by, kept as fresh as the server's (see
``fallback``).
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Protocol, overload

from django.conf import settings

from search.entry import Entry
from search.query import Query


class Busy(Exception):
    """Another process is writing to the index; try again later."""


class Unavailable(Exception):
    """The server of an engine does not answer, refuses all writing, or has no index yet."""


class NoIndex(Unavailable):
    """The server answers, but holds no index of this layout: it has to be built."""


class Unanswerable(Unavailable):
    """The server answers, but will not have this one question."""


class Refused(Exception):
    """The index would not take some entries; everything else of the commit is in it.

    ``owners`` maps ``kind:pk`` to the reason.
    """

    def __init__(self, owners: dict[str, str]) -> None:
        super().__init__("; ".join(f"{owner}: {reason}" for owner, reason in owners.items())[:500])
        self.owners = owners


class Writer(Protocol):
    """Writes to the index while its owner holds the lock."""

    def replace(self, owners: Iterable[str], entries: Iterable[Entry]) -> None:
        """Delete all that the owners (``kind:pk``) have in the index, then add the entries."""

    def add(self, entries: Iterable[Entry]) -> int:
        """Add entries that are known to be new; returns how many."""

    def commit(self) -> None:
        """Make all of it visible to every process at once. Raises Unavailable, Refused."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the engine is asked: query, filters and the page wanted.

    ``filters`` maps facet names to the values chosen (OR inside a facet, AND
    between facets). ``kinds`` narrows everything, counts too. ``year_from``/``year_to`` are inclusive. ``facets`` names
    the facets to count. ``exact`` keeps only what agrees in its marks.
    ``sort`` is "relevance", "newest", "oldest" or "name" (as lists of names have it). ``heads`` asks, while
    somebody types, for titles, names (``pb``: people's names only) and own numbers, the last word perhaps
    only begun: "hb", "pb" or "".
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
    heads: str = ""


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
    """Whoever answers questions. May raise Unavailable."""

    name: str

    def search(self, request: Request) -> Answer:
        """Answer a request; an index that does not exist yet is empty."""

    def counts(self, words: Iterable[str], field: str = "b") -> dict[str, int]:
        """How many entries have each word in a field of text (deleted ones may still count)."""

    def close_words(self, word: str) -> list[str]:
        """Folded words of the index one edit away from ``word``, commonest first."""

    def size(self) -> int:
        """Number of entries."""


class Index(Engine, Protocol):
    """One index, shared by several processes: it answers, is written to, and tells what it holds."""

    def writer(self, wait: float = 0.3) -> AbstractContextManager[Writer]:
        """Open for writing; raises Busy if the lock is not free within ``wait`` seconds."""

    def rebuild(self, wait: float = 60.0) -> AbstractContextManager[Writer]:
        """Write a new index beside the old one, switched to when the block ends well.

        Raises Busy at once if another rebuild is under way.
        """

    def fingerprints(self, owners: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """(``kind:key``, fingerprint) of what is in the index, of all or of some owners."""


EMBEDDED = "embedded"
ELASTICSEARCH = "elasticsearch"

_engines: dict[tuple[str, ...], Index] = {}
_chosen: ContextVar[Engine | None] = ContextVar("search_engine", default=None)


def names() -> list[str]:
    """Names of the engines of this installation; all of them are kept up to date."""
    return [EMBEDDED, ELASTICSEARCH] if settings.ELASTICSEARCH["URL"] else [EMBEDDED]


@overload
def get_engine() -> Engine: ...


@overload
def get_engine(name: str) -> Index: ...


def get_engine(name: str = "") -> Engine:
    """The engine that answers here, or the one asked for by name.

    One object per process and index. Raises KeyError for a name that this
    installation does not have.
    """
    if not name:
        return _chosen.get() or _answering()
    if name not in names():
        raise KeyError(name)
    return _server() if name == ELASTICSEARCH else _embedded()


@contextmanager
def using(engine: Engine) -> Iterator[Engine]:
    """Let this engine answer inside the block: a throw-away index, or one of the two alone."""
    token = _chosen.set(engine)
    try:
        yield engine
    finally:
        _chosen.reset(token)


def _embedded() -> Index:
    path = str(settings.SEARCH_INDEX_DIR)
    engine = _engines.get((EMBEDDED, path))
    if engine is None:
        from .embedded import EmbeddedEngine

        engine = _engines[EMBEDDED, path] = EmbeddedEngine(path)
    return engine


def _server() -> Index:
    # A process that was forked needs connections of its own.
    key = (ELASTICSEARCH, str(os.getpid()), repr(sorted(settings.ELASTICSEARCH.items())))
    engine = _engines.get(key)
    if engine is None:
        from .elasticsearch import ElasticsearchEngine

        engine = _engines[key] = ElasticsearchEngine(settings.ELASTICSEARCH)
    return engine


def _answering() -> Engine:
    if not settings.ELASTICSEARCH["URL"]:
        return _embedded()
    from .fallback import Fallback

    return Fallback(_server(), _embedded())
