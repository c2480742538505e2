"""Marks what was found in the original text; returns pieces, never HTML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .letters import Token, has_marks, tidy, tokens


class Segment(NamedTuple):
    """A piece of text; ``hit`` says whether it is to be marked."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Needle:
    """Words to mark when they stand in a row, in both keys."""

    a: tuple[str, ...]
    b: tuple[str, ...]


def needles(phrases: Iterable[str]) -> list[Needle]:
    """Needles for texts; a text of several words is marked only as a whole."""
    made = []
    for phrase in phrases:
        words = tokens(tidy(phrase))
        if words:
            made.append(Needle(tuple(w.a for w in words), tuple(w.b for w in words)))
    return made


MAX_SCAN = 20_000
_SENTENCE_END = re.compile(r"(?<=[.!?…;])\s+(?=\S)")


def _matches(words: list[Token], wanted: list[Needle]) -> list[tuple[int, int, int]]:
    """(first token, token after, needle): exact spellings alone where there are any."""
    by_first: dict[str, list[int]] = {}
    for index, needle in enumerate(wanted):
        by_first.setdefault(needle.b[0], []).append(index)
    exact: list[tuple[int, int, int]] = []
    folded: list[tuple[int, int, int]] = []
    for at, word in enumerate(words):
        for index in by_first.get(word.b, ()):
            needle = wanted[index]
            run = words[at : at + len(needle.b)]
            if tuple(w.b for w in run) != needle.b:
                continue
            hit = (at, at + len(needle.b), index)
            marked = any(map(has_marks, needle.a))
            if not marked or tuple(w.a for w in run) == needle.a:
                exact.append(hit)
            else:
                folded.append(hit)
    sure = {index for _, _, index in exact}
    return sorted(exact + [hit for hit in folded if hit[2] not in sure])


def _together(hits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Hits that overlap as one: “mẹ” in “mẹ VNAH”."""
    made: list[tuple[int, int]] = []
    for first, last in sorted(hits):
        if made and first < made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], last))
        else:
            made.append((first, last))
    return made


def _cut_up(text: str, start: int, end: int, hits: list[tuple[int, int]]) -> tuple[Segment, ...]:
    made, at = [], start
    for first, last in _together(hits):
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if first > at:
            made.append(Segment(text[at:first], False))
        made.append(Segment(text[first:last], True))
        at = last
    if at < end:
        made.append(Segment(text[at:end], False))
    return tuple(made)


def highlight(text: str, wanted: list[Needle]) -> tuple[Segment, ...]:
    """The whole of ``tidy(text)`` in segments; joined they give it back."""
    text = tidy(text)
    words = tokens(text[:MAX_SCAN])
    hits = [(words[a].start, words[b - 1].end) for a, b, _ in _matches(words, wanted)]
    return _cut_up(text, 0, len(text), hits)


def snippet(text: str, wanted: list[Needle], width: int = 220) -> tuple[Segment, ...]:
    """The best passage of about ``width`` characters, begun at a sentence if one is near.

    Best is where most different needles stand close together; without any hit
    it is the beginning of the text. Cut ends carry "…".
    """
    text = tidy(text[: 2 * MAX_SCAN])[:MAX_SCAN]
    words = tokens(text)
    found = _matches(words, wanted)
    hits = [(words[a].start, words[b - 1].end, index) for a, b, index in found]
    start = _best_start(text, hits, width)
    end = min(len(text), start + width)
    if end < len(text):
        blank = text.rfind(" ", start + width // 2, end + 1)
        end = blank if blank > start else end
    pieces = list(_cut_up(text, start, end, [(a, b) for a, b, _ in hits]))
    if start > 0:
        pieces.insert(0, Segment("… ", False))
    if end < len(text):
        pieces.append(Segment(" …", False))
    return tuple(pieces)


def _best_start(text: str, hits: list[tuple[int, int, int]], width: int) -> int:
    if not hits:
        return 0
    best, best_score = hits[0][0], -1
    for at, (first, _, _) in enumerate(hits[:400]):
        inside: set[int] = set()
        for _, last, index in hits[at : at + 40]:
            if last > first + width * 3 // 4:
                break
            inside.add(index)
        if len(inside) > best_score:
            best, best_score = first, len(inside)
    # From the start of the sentence if that keeps the find in sight.
    floor = max(0, best - width // 3)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, floor, best + 1) if m.end() <= best]
    if ends:
        return ends[-1]
    if floor == 0:
        return 0
    blank = text.find(" ", floor, best)
    return blank + 1 if blank >= 0 else best
