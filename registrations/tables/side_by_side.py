"""Two lists beside each other on one sheet: "STT | Họ và tên | … | STT | Họ và tên | …".

The right one is put below the left one, as if the page had been cut in two; cells keep their columns,
so that every value is still told by its place.
"""

from dataclasses import replace

from .assignments import heading_key
from .columns import NAME_FIELDS
from .grids import Cell, Grid, Line
from .headings import classify

_LEAST = 4
"""Headings of two lists: a number and a name each."""


def unfold(grid: Grid) -> None:
    """Put lists that stand beside each other below each other, and say so."""
    position = 0
    while position < len(grid.lines):
        edge = _edge(grid.lines[position])
        if not edge:
            position += 1
            continue
        end = position + 1
        while end < len(grid.lines) and not (grid.lines[end].loose or grid.lines[end].starts_table):
            end += 1
        lines = grid.lines[position:end]
        left, right = [_half(line, 0, edge) for line in lines], [_half(line, edge, 1 << 20) for line in lines]
        grid.lines[position:end] = [line for line in (*left, *right) if line.own()]
        grid.doubts.append(
            f"{lines[0].place}: hai danh sách đặt cạnh nhau; đã đọc danh sách bên trái trước, bên phải sau, "
            "đề nghị kiểm tra thứ tự và mục."
        )
        position += sum(bool(line.own()) for line in left)


def _edge(line: Line) -> int:
    """Return the column in which the headings of the line begin again, 0 where they do not."""
    own = sorted(line.own().items()) if len(line.cells) >= _LEAST and not line.loose else []
    if own and own[0][1].isdigit():
        return 0
    keys = [heading_key(text) for _, text in own]
    first = classify(own[0][1]) if own else ""
    if len(keys) < _LEAST or keys[0] not in keys[1:] or first not in ("number", *NAME_FIELDS):
        return 0
    again = keys.index(keys[0], 1)
    width = min(again, len(keys) - again)
    same = keys[:width] == keys[again : again + width]
    named = any(classify(text) in NAME_FIELDS for _, text in own[:width])
    whole = first == "number" and keys.count(keys[0]) == 2 or keys == keys[:again] * keys.count(keys[0])
    return own[again][0] if same and named and whole else 0


def _half(line: Line, first: int, last: int) -> Line:
    """Return the part of a line between two columns; a section merged across both halves stands in each."""
    cells = {c: cell for c, cell in line.cells.items() if first <= c < last}
    if cells and first and cells[min(cells)].merged == "right":
        cells[min(cells)] = Cell(cells[min(cells)].text)
    return replace(line, cells=cells)
