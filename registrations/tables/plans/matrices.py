"""A calendar whose columns are quarters or months and whose cells are the tasks themselves, one office to a row."""

import re

from ..grids import Grid, Line, line_of
from ..wording import is_blank, is_mark, one_line
from .agencies import begins_like_agency
from .headings import AGENCY_FIELDS, classify
from .when import period_heading

_LEAST = 2
"""Columns of quarters or months that make a calendar."""
_BULLET = re.compile(r"\s*[-+*•–]\s*(?=\S)")
_ONLY_TIME = re.compile(r"[\d\W]+")
_HEADINGS = ["Nội dung", "Cơ quan thực hiện", "Thời gian"]


def grid_of_calendar(grid: Grid) -> Grid | None:
    """The tasks of such a calendar as a table of one row each, None where the grid holds no calendar."""
    for at, line in enumerate(grid.lines):
        if line.loose:
            continue
        times = {column: text for column, text in line.own().items() if period_heading(text)}
        if len(times) < _LEAST:
            continue
        rows = [row for below in grid.lines[at + 1 :] if not below.loose for row in _tasks(line, below, times)]
        if rows:
            head = line_of(line.place, line.number, _HEADINGS)
            return Grid(grid.name, [*grid.lines[:at], head, *rows], list(grid.doubts))
    return None


def _tasks(header: Line, line: Line, times: dict[int, str]) -> list[Line]:
    """The tasks of a row: each cell below a quarter or month, each bullet in it."""
    own = line.own()
    office = next((one_line(own[c]) for c in sorted(own) if c not in times and _names_office(header, c, own[c])), "")
    rows = []
    for column in sorted(own):
        text = own[column]
        if column not in times or is_blank(text) or is_mark(text) or _ONLY_TIME.fullmatch(text) or period_heading(text):
            continue
        for task in _apart(text):
            rows.append(line_of(line.place, line.number, [task, office, one_line(times[column])]))
    return rows


def _names_office(header: Line, column: int, text: str) -> bool:
    heading = header.own().get(column, "")
    return classify(heading) in AGENCY_FIELDS or begins_like_agency(text)


def _apart(text: str) -> list[str]:
    """The bullets of a cell; a line without one goes on above."""
    tasks: list[str] = []
    for line in text.split("\n"):
        bullet = _BULLET.match(line)
        if bullet or not tasks:
            tasks.append(line[bullet.end() if bullet else 0 :].strip())
        else:
            tasks[-1] = f"{tasks[-1]} {line.strip()}"
    return [task for task in tasks if task]
