"""A table of which copying made one line a cell: first the headings, then number, text, agency, time, number, …"""

import re

from ..grids import Grid, Line, line_of
from ..limits import Limits
from ..wording import clean_cell, flat
from .agencies import begins_like_agency
from .headings import AGENCY_FIELDS, TIME_FIELDS, Header, classify, find_header
from .when import period_heading, read_when

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]?")
_END = re.compile(r"\W*(?:noi nhan|kt\.|tm\.|tl\.)")
_CHAPTER = re.compile(r"\s*[IVX]{1,5}[.)]\s+\S")
_LEAST = 3
_MOST_LINES = 60
"""Lines of one row; more of them are no row."""
_REPUT = "Bảng bị tách thành từng dòng khi sao chép; các ô được ghép lại theo nội dung, đề nghị kiểm tra."


def grid_of_stacked(text: str, limits: Limits) -> Grid | None:
    """The table put together again, None where the lines are none."""
    lines = [line.strip() for line in text.split("\n")[: limits.rows] if line.strip()]
    found = next(((at, titles) for at in range(len(lines)) if (titles := _titles(lines, at))), None)
    if found is None:
        return None
    at, titles = found
    header = find_header([line_of("", 1, titles)], 0)
    if header is None or header.first("number") != 0:
        return None
    grid = Grid("Văn bản", doubts=[_REPUT])
    grid.lines = [_loose(line, number) for number, line in enumerate(lines[:at], 1)]
    _rows(grid, lines, at, titles, header)
    return grid if any(not line.loose and line.number > at + 1 for line in grid.lines) else None


def _titles(lines: list[str], at: int) -> list[str]:
    """The headings that begin at a line, each whole again where it was broken over two; [] where none do."""
    titles: list[str] = []
    while at < len(lines) and len(titles) < 12:
        two = f"{lines[at]} {lines[at + 1]}" if at + 1 < len(lines) else ""
        if two and lines[at + 1][:1].islower() and classify(two):
            titles.append(two)
            at += 2
        elif classify(lines[at]) and not _NUMBER.fullmatch(lines[at]):
            titles.append(lines[at])
            at += 1
        else:
            break
    fields = [classify(title) for title in titles]
    known = len(titles) >= _LEAST and fields[0] == "number" and "text" in fields
    return titles if known and {*AGENCY_FIELDS, *TIME_FIELDS}.intersection(fields) else []


def _loose(text: str, number: int) -> Line:
    return line_of(f"Dòng {number}", number, [text], loose=True)


def _rows(grid: Grid, lines: list[str], at: int, titles: list[str], header: Header) -> None:
    """Add the header and the rows below it; each begins with the number that follows the last one."""
    fields = [column.field for column in header.columns]
    row: list[str] = []
    last = start = 0

    def close() -> None:
        nonlocal row
        if row:
            cells = [row[0], *_cells(row[1 : _MOST_LINES + 1], fields[1:])]
            grid.lines.append(line_of("Văn bản", start, cells))
        row = []

    while at < len(lines):
        text = lines[at]
        number = _NUMBER.fullmatch(text)
        again = _titles(lines, at)
        if again:
            close()
            grid.lines.append(line_of("Văn bản", at + 1, again))
            at += len(again) + sum(title not in lines[at : at + len(again)] for title in again)
            continue
        if _END.match(flat(text)) or _CHAPTER.match(text) and not period_heading(text):
            break
        if period_heading(text) and (not row or len(row) > len(fields) - 1 and not _is_time_due(row, fields)):
            close()
            grid.lines.append(line_of("Văn bản", at + 1, [text]))
            last = 0 if at + 1 < len(lines) and _NUMBER.fullmatch(lines[at + 1]) and lines[at + 1][:1] == "1" else last
        elif number and int(number[1]) in (last + 1, 1 if not row or len(row) > 1 else 0):
            close()
            row, start, last = [text], at + 1, int(number[1])
        elif row:
            row.append(text)
        at += 1
    close()
    grid.lines += [_loose(text, number) for number, text in enumerate(lines[at:], at + 1)]


def _is_time_due(row: list[str], fields: list[str]) -> bool:
    """Tell whether a row still waits for its time, so that "Quý I" is that and no heading."""
    return fields[-1] in TIME_FIELDS and not any(read_when(text).known for text in row[1:] if len(text) < 40)


def _cells(lines: list[str], fields: list[str]) -> list[str]:
    """Give each line to a column, in order, as what it says fits the columns best."""
    best: dict[int, tuple[float, list[list[str]]]] = {0: (0.0, [])}
    for field in fields:
        step: dict[int, tuple[float, list[list[str]]]] = {}
        for begin, (score, parts) in best.items():
            for end in range(begin, len(lines) + 1):
                total = score + _fit(lines[begin:end], field)
                if end not in step or total > step[end][0]:
                    step[end] = (total, [*parts, lines[begin:end]])
        best = step
    parts = best[len(lines)][1] if len(lines) in best else []
    return [clean_cell("\n".join(part)) for part in parts]


def _names_agency(line: str) -> bool:
    """Tell whether a line begins with an agency; "các cụm, khối" in small letters carries a sentence on."""
    return begins_like_agency(line) and not line[:1].islower()


def _fit(lines: list[str], field: str) -> float:
    """How well lines suit a column."""
    if not lines:
        return -5 if field == "text" else -0.5
    agency, time = _names_agency(lines[0]), len(lines[0]) < 40 and read_when(lines[0]).known
    rest = sum(0 if line[:1].islower() or _names_agency(line) else 0.4 for line in lines[1:])
    if field in AGENCY_FIELDS:
        return (2 if agency else -1.5) - rest
    if field in TIME_FIELDS:
        return (2 if time else -2) - (len(lines) - 1)
    if field == "text":
        return (1 if not agency and not time else -1) - sum(map(_names_agency, lines[1:]))
    return 0.2 - 0.3 * (len(lines) - 1) - agency - time
