"""How alike two texts are. Pure functions over words; no database.

A text becomes a set of shingles: runs of folded words, hashed. Of these a
fixed fraction is kept by the value of the hash alone ("0 mod m" sampling), so
that the same passage leaves the same marks in every text, and the register is
asked for marks, never for texts. Source of the method: Broder 1997, "On the
resemblance and containment of documents". Pairs of words are marked too: who
says the same in other words still names the same things. How much a mark says
follows from how rare it is in the register: what everybody writes says nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from math import log

from search.text import fold

RUN = 4  # words in a shingle
TITLE_RUN = 3
KEEP = 8  # one shingle of so many is kept
KEEP_PAIRS = 3
MOST_PAIRS = 150
MOST_MARKS = 200
MOST_WORDS = 12_000
SHORT = 64  # a text of so few shingles keeps them all


def words_of(text: str) -> list[str]:
    """The folded words of a text, at most the first 12,000."""
    return fold(text).split()[:MOST_WORDS]


def _hash(run: Sequence[str]) -> int:
    digest = hashlib.blake2b(" ".join(run).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def shingles(text: str) -> set[int]:
    """Every shingle of a text; one shorter than a run is a single shingle."""
    words = words_of(text)
    if not words:
        return set()
    if len(words) < RUN:
        return {_hash(words)}
    return {_hash(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def marks(title: str, text: str) -> list[int]:
    """What stands for an initiative in the register: all runs of its title and a sample of those of its text.

    At most 350 and the title's; the same passages, and the same pairs of words, leave the same marks.
    """
    named = words_of(title)[:60]
    of_title = {_hash(["#", *named[at : at + TITLE_RUN]]) for at in range(max(1, len(named) - TITLE_RUN + 1)) if named}
    every = shingles(text)
    kept = every if len(every) <= SHORT else {value for value in every if value % KEEP == 0}
    return sorted(of_title | set(sorted(kept)[:MOST_MARKS]) | _pairs(named, words_of(text)))


def _pairs(title: Sequence[str], body: Sequence[str]) -> set[int]:
    """Marks of the pairs of words of the title, and of a sample of those of the text."""
    own = {_hash(["+", *pair]) for pair in pairwise(title)}
    every = {_hash(["+", *pair]) for pair in pairwise(body)}
    kept = every if len(every) <= SHORT else {value for value in every if value % KEEP_PAIRS == 0}
    return own | set(sorted(kept)[:MOST_PAIRS])


def weight(seen: int, register: int) -> float:
    """How much a mark says that stands in `seen` of the `register`'s texts: nothing where it stands in most."""
    return max(0.0, log((register + 1) / (seen + 1)))


def score(one: str, other: str) -> int:
    """How much of the shorter text stands in the other, in whole per cent (containment of shingles)."""
    mine, theirs = shingles(one), shingles(other)
    if not mine or not theirs:
        return 0
    return round(100 * len(mine & theirs) / min(len(mine), len(theirs)))


def title_score(one: str, other: str) -> int:
    """How alike two titles are, in whole per cent of their words, in order."""
    mine, theirs = words_of(one), words_of(other)
    return round(100 * SequenceMatcher(None, mine, theirs, autojunk=False).ratio()) if mine and theirs else 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and whether it stands in the other text too."""

    text: str
    same: bool


def side_by_side(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts cut into pieces, those that they share (runs of words, however spelt) marked."""
    ours, others = _tokens(one), _tokens(other)
    left, right = ([fold(word) for word, _, _ in each] for each in (ours, others))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    hits = [block for block in matcher.get_matching_blocks() if block.size >= RUN]
    return (
        _pieces(one, ours, [(block.a, block.size) for block in hits]),
        _pieces(other, others, [(block.b, block.size) for block in hits]),
    )


def _tokens(text: str, most: int = 1_500) -> list[tuple[str, int, int]]:
    """(word, start, end): the first 1,500 words, so that comparing stays quick."""
    found, at = [], 0
    for word in text.split()[:most]:
        start = text.index(word, at)
        at = start + len(word)
        found.append((word, start, at))
    return found


def _pieces(text: str, tokens: Sequence[tuple[str, int, int]], hits: Iterable[tuple[int, int]]) -> list[Piece]:
    pieces, at = [], 0
    for first, size in sorted(hits):
        start, end = tokens[first][1], tokens[first + size - 1][2]
        if start > at:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:end], True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:], False))
    return pieces
