"""The lexicon: abbreviations of the back office and aliases of the rooms, for reading queries."""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError

from . import registry
from .abbreviations import CONTEXTS
from .places import Place, Sites, build_sites
from .text import canonical, clean, fold

KEPT_SECONDS = 30


Node = dict[str, Any]  # a word leads to the words after it; "" says that a phrase may end here


@dataclass(slots=True)
class Lexicon:
    """Abbreviations and aliases, looked up by their folded words.

    ``shorts`` leads from short forms to (short, full phrases, ambiguous),
    ``joined`` from their letters written as one word to the keys of ``shorts``;
    ``longs`` and ``inside`` from full phrases to the short forms that mean them
    and that hold them, ``said`` to those that may mean them; ``tree`` holds full
    phrases word by word, ``spelled`` how each word of them is spelled and
    ``written`` the whole. ``places`` leads from a name to (name, other name),
    ``bare`` from a name without its kind to the full names.
    """

    shorts: dict[tuple[str, ...], list[tuple[str, tuple[str, ...], bool]]] = field(default_factory=dict)
    longs: dict[tuple[str, ...], list[tuple[str, str]]] = field(default_factory=dict)
    inside: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    places: dict[tuple[str, ...], list[tuple[str, str]]] = field(default_factory=dict)
    bare: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    longest: int = 1
    joined: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    said: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    tree: Node = field(default_factory=dict)

    spelled: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    written: dict[tuple[str, ...], str] = field(default_factory=dict)
    sites: Sites = field(default_factory=Sites)

    def full_form(self, key: tuple[str, ...]) -> str:
        """A full phrase as it is written, by its folded words; "" if there is none."""
        return self.written.get(key, "")

    def add_phrase(self, phrase: str) -> None:
        """Know a full phrase word by word, so that a part of it may be typed short."""
        words = tuple(fold(phrase).split())
        if len(words) < 2:
            return
        self.written.setdefault(words, phrase)
        for at, spelled in enumerate(canonical(phrase).split()):
            self.spelled.setdefault(words[: at + 1], set()).add(spelled)
        node = self.tree
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault("", {})


_PLACE_KIND = re.compile(r"^(?:xã|phường|thị trấn|tt\.?|thị xã|huyện|thành phố|tp\.?|tỉnh|quận|p\.|x\.|h\.)\s+", re.I)


def build_lexicon(
    abbreviations: Iterable[tuple[str, Sequence[str], bool]] = (),
    aliases: Iterable[tuple[str, str]] = (),
    contexts: Iterable[str] = CONTEXTS,
    places: Iterable[Place] = (),
) -> Lexicon:
    """A lexicon of (short, full phrases, ambiguous), (old place name, new place name), telling phrases and places."""
    lexicon = Lexicon()
    for short, longs, ambiguous in abbreviations:
        _add_short(lexicon, short, longs, ambiguous)
    for key, found in lexicon.longs.items():
        for size in range(2, len(key)):
            for at in range(len(key) - size + 1):
                part = key[at : at + size]
                if part in lexicon.longs:
                    lexicon.inside.setdefault(part, []).extend(short for short, _ in found)
    for phrase in contexts:
        lexicon.add_phrase(phrase)
    for old, new in aliases:
        _add_place(lexicon, clean(old), clean(new))
    lexicon.sites = build_sites(places)
    lexicon.longest = max(lexicon.longest, lexicon.sites.longest)
    return lexicon


def _add_short(lexicon: Lexicon, short: str, longs: Sequence[str], ambiguous: bool) -> None:
    key = tuple(fold(short).split())
    if not key or not longs:
        return
    lexicon.shorts.setdefault(key, []).append((short, tuple(longs), ambiguous))
    keys = lexicon.joined.setdefault("".join(key), [])
    if key not in keys:
        keys.append(key)
    lexicon.longest = max(lexicon.longest, len(key))
    for long in longs:
        words = tuple(fold(long).split())
        lexicon.add_phrase(long)
        if short not in lexicon.said.setdefault(words, []):
            lexicon.said[words].append(short)
        if len(words) > 1 and not ambiguous:
            lexicon.longs.setdefault(words, []).append((short, long))
            lexicon.longest = max(lexicon.longest, len(words))


def _add_place(lexicon: Lexicon, old: str, new: str) -> None:
    if not fold(old) or not fold(new):
        return
    for name, other in ((old, new), (new, old)):
        key = tuple(fold(name).split())
        if fold(name) != fold(other):
            lexicon.places.setdefault(key, []).append((name, other))
            lexicon.longest = max(lexicon.longest, len(key))
        lexicon.add_phrase(name)
        bare = tuple(fold(_PLACE_KIND.sub("", name)).split())
        if bare and bare != key:
            names = lexicon.bare.setdefault(bare, [])
            if name not in names:
                names.append(name)


_kept: dict[str, tuple[float, Lexicon]] = {}


def current() -> Lexicon:
    """The lexicon in use, made anew every half minute and after an edit in this process."""
    kept = _kept.get("lexicon")
    if kept is None or time.monotonic() - kept[0] > KEPT_SECONDS:
        kept = _kept["lexicon"] = (time.monotonic(), _read())
    return kept[1]


def _read() -> Lexicon:
    from .models import Abbreviation

    found = [(row.short, row.longs, row.ambiguous) for row in Abbreviation.objects.all()]
    return build_lexicon(found, registry.aliases(), places=registry.places())


@contextmanager
def built_in() -> Iterator[None]:
    """Read queries with the built-in abbreviations and places inside the block if the database has none.

    For searches that need no office: `find --entries` before the first migration.
    """
    from .abbreviations import TABLE

    try:
        if not current().shorts or not registry.places():
            places = registry.places() or registry.built_in_places()
            _kept["lexicon"] = (float("inf"), build_lexicon(TABLE, registry.aliases(), places=places))
    except DatabaseError:
        registry.without_database()
        _kept["lexicon"] = (float("inf"), build_lexicon(TABLE, places=registry.places()))
    try:
        yield
    finally:
        forget()


def forget(**_: object) -> None:
    """Make the lexicon anew with the next search (connected to edits)."""
    _kept.clear()
    registry.forget()
