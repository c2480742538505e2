"""A table of tasks without headings: its columns are told by what stands in them."""

from ..grids import Grid, Line
from ..wording import is_blank
from .agencies import begins_like_agency
from .headings import Column, Header
from .labels import is_number
from .when import read_when

_LEAST = 3
"""Rows that must speak for a column."""


def guess_header(grid: Grid) -> Header | None:
    """The columns of a grid that has no headings, None where it holds no tasks."""
    lines = [line for line in grid.lines if not line.loose and len(line.own()) > 1]
    if len(lines) < _LEAST:
        return None
    width = max(max(line.own()) for line in lines) + 1
    columns = [Column(c, "", _field(lines, c)) for c in range(min(width, 20))]
    longest = max(
        (c for c in columns if c.field == "other"),
        key=lambda c: sum(len(line.text(c.index)) for line in lines),
        default=None,
    )
    if longest is not None:
        longest.field = "text"
    fields = [column.field for column in columns]
    named = [column for column in columns if column.field == "agencies"]
    if len(named) == 2:  # who leads stands before those who help
        named[0].field, named[1].field = "lead", "with"
    if longest is None or len(named) not in (1, 2) or "number" not in fields and "time" not in fields:
        return None
    if fields.count("number") > 1:
        return None
    return Header(columns, guessed=True)


def _field(lines: list[Line], column: int) -> str:
    texts = [text for line in lines if not is_blank(text := line.own().get(column, ""))]
    if len(texts) < _LEAST:
        return "other"
    for name, test in (
        ("number", is_number),
        ("time", lambda text: len(text) < 60 and read_when(text).known),
        ("agencies", begins_like_agency),
    ):
        if sum(map(test, texts)) > 0.7 * len(texts):
            return name
    return "other"
