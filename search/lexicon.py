"""The lexicon: abbreviations of the back office and aliases of the rooms, for reading queries."""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DatabaseError

from . import registry
from .text import clean, fold

KEPT_SECONDS = 30


@dataclass(slots=True)
class Lexicon:
    """Abbreviations and aliases, looked up by their folded words."""

    shorts: dict[tuple[str, ...], list[tuple[str, tuple[str, ...], bool]]] = field(default_factory=dict)
    longs: dict[tuple[str, ...], list[tuple[str, str]]] = field(default_factory=dict)
    inside: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    places: dict[tuple[str, ...], list[tuple[str, str]]] = field(default_factory=dict)
    bare: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    longest: int = 1


_PLACE_KIND = re.compile(r"^(?:xã|phường|thị trấn|tt\.?|thị xã|huyện|thành phố|tp\.?|tỉnh|quận|p\.|x\.|h\.)\s+", re.I)


def build_lexicon(
    abbreviations: Iterable[tuple[str, Sequence[str], bool]] = (),
    aliases: Iterable[tuple[str, str]] = (),
) -> Lexicon:
    """A lexicon of (short, full phrases, ambiguous) and (old place name, new place name)."""
    lexicon = Lexicon()
    for short, longs, ambiguous in abbreviations:
        key = tuple(fold(short).split())
        if not key or not longs:
            continue
        lexicon.shorts.setdefault(key, []).append((short, tuple(longs), ambiguous))
        lexicon.longest = max(lexicon.longest, len(key))
        for long in longs:
            words = tuple(fold(long).split())
            if len(words) > 1 and not ambiguous:
                lexicon.longs.setdefault(words, []).append((short, long))
                lexicon.longest = max(lexicon.longest, len(words))
    for key, found in lexicon.longs.items():
        for size in range(2, len(key)):
            for at in range(len(key) - size + 1):
                part = key[at : at + size]
                if part in lexicon.longs:
                    lexicon.inside.setdefault(part, []).extend(short for short, _ in found)
    for old, new in aliases:
        _add_place(lexicon, clean(old), clean(new))
    return lexicon


def _add_place(lexicon: Lexicon, old: str, new: str) -> None:
    if not fold(old) or not fold(new):
        return
    for name, other in ((old, new), (new, old)):
        key = tuple(fold(name).split())
        if fold(name) != fold(other):
            lexicon.places.setdefault(key, []).append((name, other))
            lexicon.longest = max(lexicon.longest, len(key))
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
    return build_lexicon(found, registry.aliases())


@contextmanager
def built_in() -> Iterator[None]:
    """Read queries with the built-in abbreviations inside the block if the database cannot be asked or has none.

    For searches that need no office: `find --entries` before the first migration.
    """
    from .abbreviations import TABLE

    try:
        if not current().shorts:
            _kept["lexicon"] = (float("inf"), build_lexicon(TABLE, registry.aliases()))
    except DatabaseError:
        registry.without_database()
        _kept["lexicon"] = (float("inf"), build_lexicon(TABLE))
    try:
        yield
    finally:
        forget()


def forget(**_: object) -> None:
    """Make the lexicon anew with the next search (connected to edits)."""
    _kept.clear()
    registry.forget()
