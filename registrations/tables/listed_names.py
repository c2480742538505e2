"""Several people in one cell, each on a line of its own: "1. Nguyễn Văn A ⏎ 2. Trần Thị B"."""

import re
from dataclasses import replace

from .columns import Header
from .grids import Line
from .names import looks_personal

_NUMBERED = re.compile(r"^\s*(?:\d{1,3}\s*[.)/-]|[-+•*])\s*")


def one_by_one(line: Line, header: Header) -> list[Line]:
    """Return a line for each person named in its name cell; the line itself where it names one."""
    column = next((c for c in header.indexes("name", "name_person") if "\n" in line.text(c)), None)
    if column is None or line.cells[column].merged:
        return [line]
    names = _names(line.text(column))
    if len(names) < 2:
        return [line]
    lines = []
    for position, name in enumerate(names):
        cells = dict(line.cells)
        for other, cell in line.cells.items():
            pieces = cell.text.split("\n")
            if other != column and len(pieces) == len(names):
                cells[other] = replace(cell, text=_NUMBERED.sub("", pieces[position]))
        cells[column] = replace(line.cells[column], text=name)
        lines.append(replace(line, cells=cells))
    return lines


def _names(text: str) -> list[str]:
    """Return the names written line by line, [] where the lines make up one name with what stands behind it."""
    lines = text.split("\n")
    names = [_NUMBERED.sub("", line).strip(" ,;.") for line in lines]
    if not all(map(looks_personal, names)):
        return []
    marked = all(map(_NUMBERED.match, lines))
    return names if marked or all(len(name.split()) > 2 for name in names) else []
