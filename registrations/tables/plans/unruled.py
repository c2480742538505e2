"""Tables of a PDF that no lines rule: columns by the white between words, rows by numbers, lines or blank space.

Only a line of known headings begins such a table. Where the columns or the rows are not surely seen, the table is
not read at all: a task that got the agency of its neighbour would look as good as any other.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from ..grids import Cell, Line
from ..wording import clean_cell, flat, is_capital
from .headings import TIME_FIELDS
from .labels import is_label
from .page_headings import LEAST, Heading, Lines, Span, headings_at, pieces_of
from .page_words import Word, cell_text, lines_of, text_of
from .row_words import END
from .when import period_heading

_GUTTER = 0.3
"""White that must stand between two columns all the way down."""
_BLANK = 0.1
"""By how much more white parts two rows than two lines of one."""
_OVERLAP = 0.25
"""How far lines reach into each other where cells are set in the middle of their rows."""
_MIDDLE = 0.2
"""How far from the middle of its row a number may stand, in heights."""
_FOOT = re.compile(r"(?:noi nhan|kt\.|tm\.|tl\.)")


@dataclass(slots=True)
class Columns:
    """The headings of a table, and the white between each two of its columns."""

    headings: list[Heading]
    white: list[Span]
    width: list[float]

    def of(self, word: Word) -> int:
        """The column in which a word stands."""
        return sum(left + right < word.left + word.right for left, right in self.white)

    def first(self, *fields: str) -> int | None:
        """The first column of some fields."""
        return next((at for at, heading in enumerate(self.headings) if heading.field in fields), None)


@dataclass(slots=True)
class Unruled:
    """A table: its rows for the reader, and how many lines of the page it takes; no rows where they are not sure."""

    rows: list[Line]
    columns: Columns | None
    taken: int
    open: bool = False
    """It reaches to the end of the page and may go on."""
    sure: bool = True
    """Whether it is clear where each row begins."""


class UnruledTable:
    """Reads one table from the lines of a page, its header first or told by the page before."""

    def __init__(self, lines: Lines, rules: list[list[float]], place: str, *, further: bool) -> None:
        self.lines = lines
        self.further = further
        """A table stands above, on this page or the one before."""
        self.rest = -1
        """The line in which the rest of a row may stand that the page broke."""
        width = max(w.right for line in lines for w in line) - min(w.left for line in lines for w in line)
        self.rules = [(top + bottom) / 2 for left, top, right, bottom in rules if right - left > 0.5 * width]
        self.place = place
        self.headings: list[Heading] = []
        self.depth = 0
        self.white: list[list[Span]] = []
        self.across: set[int] = set()
        """Lines that stand across the columns: quarters, chapters."""

    def read(self, headings: list[Heading], depth: int) -> Unruled:
        """Read the table below its headings, which take the first lines."""
        self.headings, self.depth = headings, depth
        self.rest = depth if self.further else -1
        centres = [(heading.left + heading.right) / 2 for heading in headings]
        own = [Word(heading.text, heading.left, 0, heading.right, 0) for heading in headings]
        self.white = [_less(span, own) for span in pairwise(centres)]
        end = self._end(depth)
        columns = self._columns(depth, end)
        rows = self._rows(columns, depth, end) if columns else []
        whole = self._header(headings) + rows if rows else []
        return Unruled(whole, columns if whole else None, end, end >= len(self.lines))

    def go_on(self, columns: Columns) -> Unruled:
        """Read on at the top of a page where the page before ended amid the table."""
        self.headings, self.rest = columns.headings, 0
        self.white = [[span] for span in columns.white]
        end = self._end(0)
        columns.white = [max(spans, key=lambda span: span[1] - span[0]) for spans in self.white]
        rows = self._rows(columns, 0, end)
        sure = bool(rows) or not end and len(pieces_of(self.lines[0])) < LEAST
        whole = self._header(columns.headings) + rows if rows else []  # as if the page had printed them again
        return Unruled(whole, columns, end, end >= len(self.lines), sure=sure)

    def _end(self, at: int) -> int:
        """Go down while the white between the columns stays; the number of the line behind the table."""
        least = _GUTTER * self.lines[0][0].height
        while at < len(self.lines):
            line = self.lines[at]
            if END.match(flat(text_of(line))) or any(map(self._is_foot, pieces_of(line))):
                return at
            if at and headings_at(self.lines, at)[1]:
                return at
            left = [[s for s in spans if s[1] - s[0] >= least] for spans in self._without(line)]
            if self._tells_period(line) or not all(left) and self._names_chapter(line):
                self.across.add(at)
            elif all(left):
                self.white = left
            else:
                return at
            at += 1
        return at

    @staticmethod
    def _is_foot(piece: list[Word]) -> bool:
        """Tell whether a signature or the list of recipients begins."""
        return piece[0].text[:1].isupper() and bool(_FOOT.match(flat(text_of(piece))))

    def _tells_period(self, line: list[Word]) -> bool:
        """Tell whether a line is a quarter or month for the rows below it; not the end of a time in its own column."""
        if len(pieces_of(line)) > 1 or not period_heading(text_of(line)):
            return False
        middle = (line[0].left + line[-1].right) / 2
        nearest = min(self.headings, key=lambda heading: abs(heading.left + heading.right - 2 * middle))
        return nearest.field not in TIME_FIELDS or text_of(line).isupper()

    @staticmethod
    def _names_chapter(line: list[Word]) -> bool:
        """Tell whether a line across the columns names what the rows below it are about."""
        text = text_of(line)
        return len(text) < 140 and (is_capital(text) or bool(re.match(r"(?:[IVX]{1,5}|[A-ZĐ])[.)/]\s", text)))

    def _without(self, line: list[Word]) -> list[list[Span]]:
        """The white between the columns that a line leaves."""
        return [[part for span in spans for part in _less(span, line)] for spans in self.white]

    def _columns(self, first: int, end: int) -> Columns | None:
        if not all(self.white):
            return None
        widest = [max(spans, key=lambda span: span[1] - span[0]) for spans in self.white]
        columns = Columns(self.headings, widest, [])
        own: list[list[Word]] = [[] for _ in self.headings]
        for word in [word for at in range(first, end) if at not in self.across for word in self.lines[at]]:
            own[columns.of(word)].append(word)
        columns.width = [max(w.right for w in ws) - min(w.left for w in ws) if ws else 0.0 for ws in own]
        return columns

    def _header(self, headings: list[Heading]) -> list[Line]:
        above, below = Line(self.place, 1, starts_table=True), Line(self.place, 2)
        for at, heading in enumerate(headings):
            if heading.parent:
                merged = "right" if at and headings[at - 1].parent == heading.parent else ""
                above.cells[at], below.cells[at] = Cell(heading.parent, merged=merged), Cell(heading.text)
            else:
                above.cells[at], below.cells[at] = Cell(heading.text), Cell(heading.text, merged="down")
        return [above, below] if any(heading.parent for heading in headings) else [above]

    def _rows(self, columns: Columns, first: int, end: int) -> list[Line]:
        """The rows between two lines; none where it is not sure where each of them begins."""
        found: list[Line] = []
        block: list[int] = []
        for at in range(first, end + 1):
            if at < end and at not in self.across:
                block.append(at)
                continue
            parted = self._parted(columns, block)
            if parted is None:
                return []
            found += [self._row(columns, row, len(found) + 3) for row in parted]
            if at < end:
                text = text_of(self.lines[at])
                cells = {c: Cell(text, merged="right" if c else "") for c in range(len(columns.headings))}
                found.append(Line(self.place, len(found) + 3, cells))
            block = []
        return found

    def _row(self, columns: Columns, row: list[int], number: int) -> Line:
        words = [word for at in row for word in self.lines[at]]
        cells = {}
        for column, width in enumerate(columns.width):
            own = lines_of([word for word in words if columns.of(word) == column])
            if text := clean_cell(cell_text(own, width)):
                cells[column] = Cell(text)
        return Line(self.place, number, cells)

    def _parted(self, columns: Columns, block: list[int]) -> list[list[int]] | None:
        """The lines of each row, in the first way that makes whole rows; None where none does."""
        if not block:
            return []
        blanks = [*self._by_blanks(columns, block), block[:1]]
        ways = [(self._by_rules(block), False), *((starts, True) for starts in blanks)]
        ways += [(starts, False) for starts in blanks[:1]]
        ways += [(block, True), (self._by_numbers(columns, block), False), (block, False)]
        for rest in (-1, self.rest) if block[0] == self.rest else (-1,):
            for starts, strictly in ways:
                parted = [[at for at in block if a <= at < b] for a, b in pairwise([*starts, block[-1] + 1])]
                if starts and all(self._whole(columns, row, strictly, rest) for row in parted):
                    return parted
        return None

    def _whole(self, columns: Columns, row: list[int], strictly: bool, rest: int) -> bool:
        """Tell whether lines are one row: a task that begins like a sentence, not two numbers; `strictly` one.

        The line `rest` may go on with the row above.
        """
        words = [word for at in row for word in self.lines[at]]
        number, text = columns.first("number"), columns.first("text")
        numbers = [word for word in words if columns.of(word) == number and is_label(word.text)]
        tasks = [word for word in words if columns.of(word) == text]
        if row[0] == rest and not numbers:
            return not (tasks and tasks[0].text[:1].isupper())
        if len(numbers) != 1 if strictly else len(numbers) > 1:
            return False
        if numbers and not self._stands_well(numbers[0], row):
            return False
        return bool(tasks) and not tasks[0].text[:1].islower() and len({columns.of(word) for word in words}) > 1

    def _stands_well(self, number: Word, row: list[int]) -> bool:
        """Tell whether a number stands at the top or in the middle of its row; a page may have broken the row."""
        if number in self.lines[row[0]] or row[0] == self.rest or row[-1] == len(self.lines) - 1:
            return True
        top = min(word.top for word in self.lines[row[0]])
        bottom = max(word.bottom for word in self.lines[row[-1]])
        return abs(2 * number.middle - top - bottom) < 2 * _MIDDLE * number.height

    def _by_rules(self, block: list[int]) -> list[int]:
        """Where level rules stand between the lines."""
        middles = [self.lines[at][0].middle for at in block]
        starts = [
            at for at, (a, b) in zip(block[1:], pairwise(middles), strict=True) if any(a < y < b for y in self.rules)
        ]
        return [block[0], *starts] if starts else []

    def _by_blanks(self, columns: Columns, block: list[int]) -> list[list[int]]:
        """Where more white than between the lines of a cell stands: by the clearest difference first."""
        white = self._between([self.lines[at] for at in block])
        own = [
            [[w for w in self.lines[at] if columns.of(w) == c] for at in block] for c in range(len(columns.headings))
        ]
        usual = min((gap for lines in own for gap in self._between(list(filter(None, lines)))), default=0.0)
        least = _BLANK * self.lines[block[0]][0].height
        jumps = sorted(((b - a, (a + b) / 2) for a, b in pairwise(sorted(white)) if b - a > least), reverse=True)
        return [
            [block[0], *(at for at, gap in zip(block[1:], white, strict=True) if gap > max(edge, usual + least / 2))]
            for _, edge in jumps
        ]

    @staticmethod
    def _between(lines: Lines) -> list[float]:
        """The white between each two lines; less than none where cells are set in the middle of their rows."""
        return [min(w.top for w in b) - max(w.bottom for w in a) for a, b in pairwise(lines)]

    def _by_numbers(self, columns: Columns, block: list[int]) -> list[int]:
        """At each number, where all cells of a row begin at its top."""
        number = columns.first("number")
        starts = [at for at in block if any(columns.of(w) == number and is_label(w.text) for w in self.lines[at])]
        if any(
            gap < -_OVERLAP * self.lines[block[0]][0].height for gap in self._between([self.lines[at] for at in block])
        ):
            return []
        for first, end in pairwise([*starts, block[-1] + 1]):
            filled = {columns.of(word) for at in block if first <= at < end for word in self.lines[at]}
            if filled != {columns.of(word) for word in self.lines[first]}:
                return []
        if block[0] == self.rest:
            return sorted({block[0], *starts})
        return starts if starts and starts[0] == block[0] else []


def _less(span: Span, line: list[Word]) -> list[Span]:
    """What words leave of a span."""
    parts = [span]
    for word in line:
        parts = [
            (left, right)
            for a, b in parts
            for left, right in ((a, min(b, word.left)), (max(a, word.right), b))
            if right > left
        ]
        parts = list(dict.fromkeys(parts))
    return parts
