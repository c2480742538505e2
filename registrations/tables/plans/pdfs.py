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
from .text_lines import grid_of_text, unwrapped

_PAGES = 200
_NEAR = 3.0
"""Points within which two rules are one."""
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
    return [grid]


def _words(data: bytes) -> dict[str, Any]:
    told: dict[str, Any] = read_apart(pdf_process, data, _PAGES, reasons={pdf_process.LOCKED: LOCKED})
    return told


def _add_page(grid: Grid, words: list[Word], rules: list[list[float]], page: int, tables: int, limits: Limits) -> int:
    """Add a page from top to bottom: what stands above its tables, the tables, what stands between and below."""
    found = _tables(rules)
    at = 0.0
    for number, (xs, ys, uprights) in enumerate(found, start=1):
        _add_text(grid, [w for w in words if at <= w.middle < ys[0]], limits)
        inside = [w for w in words if ys[0] <= w.middle < ys[-1]]
        _add_table(grid, inside, xs, ys, uprights, f"Trang {page}, bảng {tables + number}")
        at = ys[-1]
    _add_text(grid, [w for w in words if w.middle >= at], limits)
    return len(found)


def _merged(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept


_Upright = tuple[float, float, float]


def _tables(rules: list[list[float]]) -> list[tuple[list[float], list[float], list[_Upright]]]:
    """Group the rules of a page into tables: column edges, row edges, upright rules (x, top, bottom)."""
    uprights = [(left, top, bottom) for left, top, right, bottom in rules if bottom - top > right - left]
    level = [
        (top, left, right) for left, top, right, bottom in rules if right - left >= bottom - top and right - left > 8
    ]
    spans: list[list[float]] = []
    for _, top, bottom in sorted(uprights, key=lambda rule: rule[1]):
        if spans and top <= spans[-1][1] + 2 * _NEAR:
            spans[-1][1] = max(spans[-1][1], bottom)
        else:
            spans.append([top, bottom])
    found = []
    for first, last in spans:
        own = [rule for rule in uprights if rule[1] >= first - _NEAR and rule[2] <= last + _NEAR]
        xs = _merged([rule[0] for rule in own])
        ys = _merged([y for y, _, _ in level if first - _NEAR <= y <= last + _NEAR] + [first, last])
        if len(xs) > 2 and len(ys) > 2:
            found.append((xs, ys, own))
    return found


def _add_table(
    grid: Grid, words: list[Word], xs: list[float], ys: list[float], uprights: list[_Upright], place: str
) -> None:
    padding = _padding(words, xs)
    for number, (top, bottom) in enumerate(pairwise(ys), start=1):
        middle = (top + bottom) / 2
        edges = [0] + [
            i for i, x in enumerate(xs) if 0 < i < len(xs) - 1
            and any(abs(u[0] - x) <= _NEAR and u[1] - _NEAR <= middle <= u[2] + _NEAR for u in uprights)
        ] + [len(xs) - 1]  # fmt: skip
        cells: dict[int, Cell] = {}
        row = [word for word in words if top <= word.middle < bottom]
        for first, last in pairwise(edges):
            inside = [w for w in row if xs[first] - 1 <= (w.left + w.right) / 2 < xs[last] + 1]
            text = clean_cell(_unwrapped(_lines(inside), xs[last] - xs[first] - 2 * padding))
            for column in range(first, last):
                if text:
                    cells[column] = Cell(text, merged="right" if column > first else "")
        grid.lines.append(Line(place, number, cells, starts_table=number == 1))


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
