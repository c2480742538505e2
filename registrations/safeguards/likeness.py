"""How like two texts are, without comparing each with each. Pure functions.

A text is folded (case, marks and punctuation gone) and cut into shingles of
five letters. Of all shingles a small signature is taken (one-permutation
MinHash, A. Broder 1997, P. Li et al. 2012); its bands are looked up in an
index, and only texts that share a band are compared in full.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator

from search.text import fold

SHINGLE = 5
BANDS, ROWS = 10, 3
LIKE = 0.7  # share of common shingles from which two texts are nearly the same
LONGEST = 60_000  # letters that are looked at
_NOT_WORD = re.compile(r"[\W_]+")
_MASK = 0xFFFFFFFF


def folded(text: str) -> str:
    """The letters and digits of a text, folded, in one blank-separated line."""
    return _NOT_WORD.sub(" ", fold(text[:LONGEST])).strip()


def digest(text: str) -> str:
    """SHA-256 of the folded text in hexadecimal: equal for texts that differ in case, marks and punctuation alone.

    A text without letters (emoji, signs) is taken as it is.
    """
    return hashlib.sha256((folded(text) or text).encode("utf-8", "surrogatepass")).hexdigest()


def _mixed(shingle: str) -> int:
    # CRC alone keeps neighbours together; multiplied by an odd constant its high bits are spread.
    value = zlib.crc32(shingle.encode("utf-8", "surrogatepass"))
    value = (value ^ (value >> 15)) * 0x2C1B3C6D & _MASK
    return (value ^ (value >> 12)) * 0x297A2D39 & _MASK


def shingles(text: str) -> set[int]:
    """The shingles of a text as 32-bit numbers; of a shorter text, the text itself."""
    line = folded(text)
    if len(line) <= SHINGLE:
        return {_mixed(line)} if line else set()
    return {_mixed(line[start : start + SHINGLE]) for start in range(len(line) - SHINGLE + 1)}


def likeness(one: set[int], other: set[int]) -> float:
    """Share of common shingles (Jaccard), 0 to 1; two texts without letters are not alike."""
    together = len(one | other)
    return len(one & other) / together if together else 0.0


def bands(found: set[int]) -> list[int]:
    """The bands of a text's signature as signed 64-bit numbers; none for a text without letters."""
    if not found:
        return []
    bins: list[int | None] = [None] * (BANDS * ROWS)
    for value in found:
        place, rest = value % len(bins), value // len(bins)
        if bins[place] is None or rest < bins[place]:
            bins[place] = rest
    return [_band(number, rows) for number, rows in enumerate(_rows(bins))]


def _rows(bins: list[int | None]) -> Iterator[list[int]]:
    full: list[int] = []
    for place in range(len(bins)):
        step = 0
        # An empty bin borrows from the next full one and remembers how far that was.
        while bins[(place + step) % len(bins)] is None:
            step += 1
        full.append((bins[(place + step) % len(bins)] or 0) * len(bins) + step)
    for start in range(0, len(full), ROWS):
        yield full[start : start + ROWS]


def _band(number: int, rows: list[int]) -> int:
    body = ",".join(str(part) for part in (number, *rows))
    return int.from_bytes(hashlib.blake2b(body.encode(), digest_size=8).digest(), signed=True)
