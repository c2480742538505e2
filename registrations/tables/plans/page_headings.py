"""Headings that stand in a line of a page, no ruled lines around them: how many lines they take, what each says."""

from dataclasses import dataclass
from itertools import pairwise

from ..grids import line_of
from .headings import AGENCY_FIELDS, TIME_FIELDS, classify, find_header
from .page_words import Word, text_of
from .when import period_heading

_APART = 0.33
"""White between two headings, in heights of a line; a blank between words takes half of it."""
_MOST_HEADS = 6
"""Lines of headings, those counted that are set half a line lower."""
_MOST_COLUMNS = 20
LEAST = 3
"""Columns with known headings."""
Span = tuple[float, float]
Lines = list[list[Word]]


@dataclass(slots=True)
class Heading:
    """A heading: where it stands, what it says, and what stands above it and its neighbours in common."""

    left: float
    right: float
    text: str
    parent: str = ""

    @property
    def field(self) -> str:
        """What its column holds."""
        return classify(self.text) or (classify(self.parent) if self.parent else "")


def headings_at(lines: Lines, at: int, known: list[Heading] | None = None) -> tuple[list[Heading], int]:
    """The headings that begin at a line, and how many lines they take; none where the line is no header.

    `known` are those of the page before, which may be printed again.
    """
    again = [heading.text for heading in known] if known else []
    found: list[Heading] = []
    depth = 0
    for count in range(1, min(_MOST_HEADS, len(lines) - at) + 1):
        block = lines[at : at + count]
        if len(pieces_of(block[-1])) > _MOST_COLUMNS:
            break
        if count > 1 and not (_runs_on(block[-1]) or _names_columns(block)):
            break
        headings = _headings(block)
        texts = [heading.text for heading in headings]
        fields = [heading.field for heading in headings]
        header = find_header([line_of("", 1, texts)], 0)
        if header and all(fields) and len(fields) >= max(LEAST, len(found)):
            found, depth = headings, count
            if texts == again:
                break
    return found, depth


def _runs_on(line: list[Word]) -> bool:
    """Tell whether a line can be the rest of headings above it: no piece begins a sentence of its own."""
    pieces = [text_of(piece) for piece in pieces_of(line)]
    rest = all(text[:1].islower() or text[:1] in "(,/-&" for text in pieces)
    return rest or all(text.isupper() and not period_heading(text) for text in pieces)


def _names_columns(block: Lines) -> bool:
    """Tell whether the last line holds headings only: set lower than the others, or parting one above them."""
    pieces = pieces_of(block[-1])
    above = [piece for line in block[:-1] for piece in pieces_of(line)]
    if len(pieces) > 1 and _divides(block[-1]):
        return True
    lower = not any(_overlap(head, piece) for head in above for piece in pieces)
    return lower and all(classify(text_of(piece)) for piece in pieces)


def _overlap(one: list[Word], other: list[Word]) -> bool:
    """Does one stand below the other?"""
    return one[0].left < other[-1].right and other[0].left < one[-1].right


def _divides(line: list[Word]) -> bool:
    """Tell whether a line parts a heading: "Chủ trì", "Phối hợp"."""
    return all(classify(text_of(piece)) in (*AGENCY_FIELDS, *TIME_FIELDS, "start") for piece in pieces_of(line))


def pieces_of(line: list[Word]) -> Lines:
    """The words of a line that stand together."""
    pieces = [[line[0]]]
    for left, right in pairwise(line):
        if right.left - left.right > _APART * left.height:
            pieces.append([right])
        else:
            pieces[-1].append(right)
    return pieces


def _headings(block: Lines) -> list[Heading]:
    spans = [(piece[0].left, piece[-1].right) for line in block for piece in pieces_of(line)]
    spans = _joined([*spans, *_parted(block)], _APART * block[0][0].height)
    found: list[Heading] = []
    for left, right in spans:
        own = [part for line in block if (part := [w for w in line if left <= w.left and w.right <= right])]
        last = pieces_of(own[-1])
        if len(own) > 1 and len(last) > 1 and _divides(own[-1]):
            parent = " ".join(map(text_of, own[:-1]))
            found += [Heading(piece[0].left, piece[-1].right, text_of(piece), parent) for piece in last]
        else:
            found.append(Heading(left, right, " ".join(map(text_of, own))))
    return found


def _parted(block: Lines) -> list[Span]:
    """Where a heading stands above and between two that part it: from the edge of the one to that of the other."""
    last = pieces_of(block[-1])
    if len(block) < 2 or not _divides(block[-1]):
        return []
    above = [piece for line in block[:-1] for piece in pieces_of(line)]
    found = []
    for left, right in pairwise(last):
        parents = [p for p in above if 2 * left[0].left < p[0].left + p[-1].right < 2 * right[-1].right]
        if len(parents) == 1 and not any(
            _overlap(p, each) for p in above for each in (left, right) if p not in parents
        ):
            found.append((left[0].left, right[-1].right))
    return found


def _joined(spans: list[Span], near: float) -> list[Span]:
    """Spans that overlap or nearly touch, as one."""
    kept: list[Span] = []
    for left, right in sorted(spans):
        if kept and left - kept[-1][1] <= near:
            kept[-1] = (kept[-1][0], max(kept[-1][1], right))
        else:
            kept.append((left, right))
    return kept


def many_columns(line: list[Word]) -> list[str]:
    """The pieces of a line that reads like the row of a table."""
    pieces = [text_of(piece) for piece in pieces_of(line)]
    return pieces if len(pieces) >= LEAST else []
