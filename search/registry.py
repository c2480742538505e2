"""Where rooms say what of theirs can be found. `search` itself knows no model.

A room registers once, in its AppConfig.ready()::

    registry.register("award", "Khen thưởng", entries)
    registry.register_labels("form", lambda: {"bk": "Bằng khen"})
    registry.register_aliases(lambda: [("xã Đào Viên", "xã Quốc Việt")])
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .entry import FACETS, KINDS, Entry
from .places import Place

Entries = Callable[[Iterable[str] | None], Iterator[Entry]]
Labels = Callable[[], dict[str, str]]
Aliases = Callable[[], Iterable[tuple[str, str]]]
Places = Callable[[], Iterable[Place]]
Remarks = Callable[[list[str]], dict[str, str]]

KEPT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing: its plural label and the function that yields its entries.

    ``entries(pks)`` yields the entries that are public now for these primary
    keys, ``entries(None)`` streams all of them. A key that yields nothing is
    taken out of the index.
    """

    kind: str
    label: str
    entries: Entries


_sources: dict[str, list[Source]] = {}
_labels: dict[str, list[Labels]] = {}
_aliases: list[Aliases] = []
_places: list[tuple[Places, Places]] = []
_remarks: dict[str, Remarks] = {}
_kept: dict[str, tuple[float, object]] = {}


def register(kind: str, label: str, entries: Entries) -> None:
    """Register the entries of a kind. Several rooms may share one kind if their keys differ.

    Raises ValueError for an unknown kind.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}, expected one of {', '.join(KINDS)}")
    known = _sources.setdefault(kind, [])
    known[:] = [source for source in known if source.entries is not entries]
    known.append(Source(kind, label, entries))


def register_labels(facet: str, labels: Labels) -> None:
    """Register a function giving {code: Vietnamese label} for a facet. Raises ValueError."""
    if facet not in FACETS:
        raise ValueError(f"unknown facet {facet!r}")
    if labels not in _labels.setdefault(facet, []):
        _labels[facet].append(labels)
    _kept.pop(f"labels:{facet}", None)


def register_aliases(aliases: Aliases) -> None:
    """Register a function giving (old name, new name) pairs of places and units."""
    if aliases not in _aliases:
        _aliases.append(aliases)
    _kept.pop("aliases", None)


def register_places(places: Places, built_in: Places = tuple) -> None:
    """Register a function giving all places and offices, and one that does without a database."""
    if (places, built_in) not in _places:
        _places.append((places, built_in))
    _kept.pop("places", None)


def register_remarks(kind: str, remarks: Remarks) -> None:
    """Register a function giving {key: words} for finds of a kind: what depends on the day and is never indexed."""
    _remarks[kind] = remarks


def remarks(finds: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """What is to be said today beside these finds, each (kind, key)."""
    by_kind: dict[str, list[str]] = {}
    for kind, key in finds:
        if kind in _remarks:
            by_kind.setdefault(kind, []).append(key)
    return {(kind, key): words for kind, keys in by_kind.items() for key, words in _remarks[kind](keys).items()}


def forget() -> None:
    """Drop what is kept of labels and aliases (after an edit, and in tests)."""
    _kept.clear()


def without_database() -> None:
    """Go without labels and aliases until the next `forget`: there is no office to ask."""
    for facet in FACETS:
        _kept[f"labels:{facet}"] = (float("inf"), {})
    _kept["aliases"] = (float("inf"), [])
    _kept["places"] = (float("inf"), built_in_places())


def kinds() -> dict[str, str]:
    """{kind: label} of everything registered, in the order of entry.KINDS."""
    return {kind: _sources[kind][0].label for kind in KINDS if _sources.get(kind)}


def entries(kind: str, pks: Iterable[str] | None = None) -> Iterator[Entry]:
    """Entries of a kind that are public now; an unregistered kind has none."""
    wanted = None if pks is None else list(pks)
    for source in _sources.get(kind, ()):
        yield from source.entries(wanted)


def all_entries() -> Iterator[Entry]:
    """Everything that is public now."""
    for kind in KINDS:
        yield from entries(kind)


def _keep(name: str, make: Callable[[], object]) -> object:
    kept = _kept.get(name)
    if kept is None or time.monotonic() - kept[0] > KEPT_SECONDS:
        kept = (time.monotonic(), make())
        _kept[name] = kept
    return kept[1]


def labels(facet: str) -> dict[str, str]:
    """{value: label} of a facet, kept for half a minute; empty if none was registered."""
    if facet == "kind":
        return kinds()

    def make() -> dict[str, str]:
        return {code: label for give in _labels.get(facet, ()) for code, label in give().items()}

    return _keep(f"labels:{facet}", make)  # type: ignore[return-value]


def label(facet: str, value: str) -> str:
    """Label of one facet value; the value itself if it has none."""
    return labels(facet).get(value, value) if value else ""


def aliases() -> list[tuple[str, str]]:
    """All (old name, new name) pairs, kept for half a minute."""
    return _keep("aliases", lambda: [pair for give in _aliases for pair in give()])  # type: ignore


def places() -> list[Place]:
    """All places and offices, kept for half a minute."""
    return _keep("places", lambda: [place for give, _ in _places for place in give()])  # type: ignore


def built_in_places() -> list[Place]:
    """Places and offices as the rooms bring them along."""
    return [place for _, give in _places for place in give()]
