"""PDF plans with a layer of text → one grid: tables by their ruled lines, other text as lines with blanks kept."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..apart import read_apart
from ..archives import LOCKED
from ..errors import UnreadableList
from ..grids import Cell, Grid, Line
from ..limits import Limits, too_many_rows
from ..wording import clean_cell
from . import pdf_process
from .ruled import Ruled, ruled_tables
from .text_lines import grid_of_text, unwrapped

_PAGES = 200
_FOOTER = 12
"""Letters of what may stand between the halves of a table: the number of a page."""
_MOST_HEADS = 3
"""Lines of headings that each page repeats."""
_SCANNED = (
    "Tệp PDF chỉ có ảnh chụp, không có chữ để đọc. "
    "Kính đề nghị ông, bà gửi bản Word, Excel hoặc PDF xuất từ Word của kế hoạch."
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2


def read_pdf(data: bytes, limits: Limits) -> list[Grid]:
    """Read a PDF. Raises UnreadableList, also where it holds only pictures of pages."""
    told = _words(data)
    grid = Grid("PDF")
    if told["count"] > _PAGES:
        grid.doubts.append(f"Tệp có {told['count']} trang, chỉ {_PAGES} trang đầu được đọc.")
    tables = 0
    for number, page in enumerate(told["pages"], start=1):
        words = [Word(*each) for each in page["words"]]
        tables += _add_page(grid, words, page["rules"], number, tables, limits)
        if len(grid.lines) > limits.rows:
            raise too_many_rows(limits)
    if not any(page["words"] for page in told["pages"]):
        raise UnreadableList(_SCANNED)
    for line in grid.lines:
        line.cells = {column: cell for column, cell in line.cells.items() if cell.text}
    return [grid]


def _words(data: bytes) -> dict[str, Any]:
    told: dict[str, Any] = read_apart(pdf_process, data, _PAGES, reasons={pdf_process.LOCKED: LOCKED})
    return told


def _add_page(grid: Grid, words: list[Word], rules: list[list[float]], page: int, tables: int, limits: Limits) -> int:
    """Add a page from top to bottom: what stands above its tables, the tables, what stands between and below."""
    found = ruled_tables(rules)
    at = 0.0
    for number, table in enumerate(found, start=1):
        first, last = table.ys[0], table.ys[-1]
        _add_text(grid, [w for w in words if at <= w.middle < first], limits)
        inside = [w for w in words if first <= w.middle < last]
        _add_table(grid, inside, table, f"Trang {page}, bảng {tables + number}")
        at = last
    _add_text(grid, [w for w in words if w.middle >= at], limits)
    return len(found)


def _add_table(grid: Grid, words: list[Word], table: Ruled, place: str) -> None:
    xs, ys = table.xs, table.ys
    padding = _padding(words, xs)
    lines = [Line(place, number, starts_table=number == 1) for number in range(1, len(ys))]
    for (left, right), (top, bottom) in table.boxes():
        inside = [w for w in words if ys[top] <= w.middle < ys[bottom]]
        inside = [w for w in inside if xs[left] - 1 <= (w.left + w.right) / 2 < xs[right] + 1]
        text = clean_cell(_unwrapped(_lines(inside), xs[right] - xs[left] - 2 * padding))
        for row in range(top, bottom):
            for column in range(left, right):
                merged = "down" if row > top else "right" if column > left else ""
                lines[row].cells[column] = Cell(text, merged=merged)
    _join_halves(grid, lines)
    grid.lines += lines


def _join_halves(grid: Grid, lines: list[Line]) -> None:
    """Give both halves of a merged cell that a page broke the text that stands in one of them."""
    heads: set[tuple[tuple[int, str], ...]] = set()
    known: list[Line] = []
    between = ""
    for line in grid.lines:
        between = between + line.joined() if line.loose else ""
        if not line.loose and not _repeats(line, heads):
            known.append(line)
    body = [line for line in lines if not _repeats(line, heads)]
    if not known or not body or len(between) > _FOOTER or known[-1].cells.keys() != body[0].cells.keys():
        return
    for column in body[0].cells:
        upper, lower = _half(known[::-1], column), _half(body[1:], column, body[0])
        texts = {line.cells[column].text for line in (*upper, *lower)} - {""}
        whole = upper[-1].cells[column].text and lower[0].cells[column].text
        if len(upper) + len(lower) > 2 and len(texts) == 1 and not whole:
            text = texts.pop()
            for line in (*upper, *lower):
                line.cells[column] = Cell(text, merged=line.cells[column].merged)
            lower[0].cells[column] = Cell(text, merged="down")


def _repeats(line: Line, heads: set[tuple[tuple[int, str], ...]]) -> bool:
    """Tell whether a row at the top of a table repeats one of an earlier page; else remember it."""
    key = tuple(sorted(line.own().items()))
    if line.number > _MOST_HEADS or not key:
        return False
    known = key in heads
    heads.add(key)
    return known


def _half(lines: list[Line], column: int, first: Line | None = None) -> list[Line]:
    """The rows that a cell takes at the edge of a page, told by the marks of its copies; upwards where no `first`."""
    found = [first] if first else []
    for line in lines:
        cell = line.cells.get(column)
        if cell is None or first and cell.merged != "down":
            break
        found.append(line)
        if not first and cell.merged != "down":
            break
    return found


def _padding(words: list[Word], xs: list[float]) -> float:
    """How far text keeps from the rules, in points."""
    gaps = [min((w.left - x for w in words if -1 < w.left - x < 12), default=0.0) for x in xs[:-1]]
    return max(min(filter(None, gaps), default=0.0), 0.0)


def _unwrapped(lines: list[list[Word]], width: float) -> str:
    """The text of a cell, without the line breaks that only its width made."""
    fits = []
    for above, below in pairwise(lines):
        letter = (above[-1].right - above[0].left) / max(sum(len(w.text) + 1 for w in above) - 1, 1)
        fits.append(above[-1].right - above[0].left + 0.5 * letter + below[0].right - below[0].left < width - 1)
    return unwrapped([" ".join(w.text for w in line) for line in lines], fits)


def _lines(words: list[Word]) -> list[list[Word]]:
    """Group words into lines, from top to bottom and left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.left)):
        if lines and abs(word.middle - lines[-1][0].middle) < 0.6 * (word.bottom - word.top):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.left) for line in lines]


def _add_text(grid: Grid, words: list[Word], limits: Limits) -> None:
    """Add text outside of ruled tables, its columns kept apart by blanks as a printer would set them."""
    lines = _lines(words)
    if not lines:
        return
    widths = sorted((w.right - w.left) / max(len(w.text), 1) for w in words)
    letter = max(widths[len(widths) // 2], 1.0)
    texts: list[str] = []
    for at, line in enumerate(lines):
        if at and line[0].top - lines[at - 1][0].bottom > 0.9 * (line[0].bottom - line[0].top):
            texts.append("")
        text = ""
        for word in line:
            column = round(word.left / letter)
            gap = word.left - (line[line.index(word) - 1].right if text else 0)
            text = f"{text.ljust(column) if gap > 2.2 * letter or not text else text + ' '}{word.text}"
        texts.append(text)
    grid.lines += grid_of_text("\n".join(texts), limits).lines
