"""CSV files and rows pasted from a spreadsheet → grids."""

import csv
import io
import re

from .archives import NOT_A_LIST
from .errors import UnreadableList
from .grids import Grid, line_of
from .legacy_text import guess_single_byte
from .limits import DEFAULT_LIMITS, Limits, too_many_rows
from .wording import clean

_TAB_CELL = re.compile(r'("(?:[^"\t]|"")*"(?=[\t\n]|$)|[^\t\n]*)(\t|\n|$)')
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_csv(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[Grid]:
    """Read comma, semicolon or tab separated text in any coding used in Vietnam.

    Raises UnreadableList.
    """
    text, doubt = decode(data)
    grid = Grid(name="CSV")
    if doubt:
        grid.doubts.append(doubt)
    rows, whole = _rows(text, _delimiter(text))
    if not whole:
        grid.doubts.append("Tệp CSV có dấu ngoặc kép không khép; các dòng được đọc riêng từng dòng, đề nghị kiểm tra.")
    for number, row in enumerate(rows, start=1):
        line = line_of(grid.name, number, [_cell(v, limits) for v in row[: limits.columns]])
        if line.cells:
            grid.lines.append(line)
        if len(grid.lines) > limits.rows:
            raise too_many_rows(limits)
    return [grid]


def read_pasted(text: str, limits: Limits = DEFAULT_LIMITS) -> list[list[str]]:
    """Split rows pasted from a spreadsheet into cleaned cells, all rows equally long.

    Cells are separated by tabs; a cell with a line break comes in quotes. Empty rows are left
    out. Raises UnreadableList when there are more rows than the limit.
    """
    rows = []
    for row in _rows(text, "\t")[0]:
        cells = [clean(_cell(value, limits)) for value in row[: limits.columns]]
        if any(cells):
            rows.append(cells)
        if len(rows) > limits.rows:
            raise too_many_rows(limits)
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _cell(value: str, limits: Limits) -> str:
    return value[: limits.cell_length]


def _rows(text: str, delimiter: str) -> tuple[list[list[str]], bool]:
    """Split a text into rows of cells; False beside them where a quotation mark is left open."""
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if delimiter == "\t":
        return _tab_rows(text), True
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)), True
    except csv.Error:
        # An open quotation mark would swallow the rows below it: no cell goes beyond its line.
        return [_row(line, delimiter) for line in text.split("\n")], False


def _row(line: str, delimiter: str) -> list[str]:
    """Split one line; quotes that do not pair are letters, those before a cell are left out."""
    if line.count('"') % 2 == 0:
        try:
            return next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            pass
    return [cell.strip().removeprefix('"') for cell in line.split(delimiter)]


def _tab_rows(text: str) -> list[list[str]]:
    """Split tab separated rows. A lone quotation mark is a ditto mark, not the start of a quoted cell."""
    rows: list[list[str]] = [[]]
    for match in _TAB_CELL.finditer(text):
        cell, end = match.groups()
        if len(cell) > 1 and cell[0] == cell[-1] == '"':
            cell = cell[1:-1].replace('""', '"')
        rows[-1].append(cell)
        if end == "\n":
            rows.append([])
        elif not end:
            break
    return rows


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a plain file in any coding used in Vietnam, and a doubt about it or "".

    Raises UnreadableList where the bytes are no text.
    """
    for mark, coding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(coding, errors="replace"), ""
    if data[:64].count(b"\0") > 8:
        coding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        text = data.decode(coding, errors="replace")
    else:
        try:
            return _checked(data.decode("utf-8")), ""
        except UnicodeDecodeError:
            text, old_font = guess_single_byte(data)
            doubt = "" if old_font else "Tệp CSV dùng bảng mã cũ; đề nghị kiểm tra dấu tiếng Việt."
            return _checked(text), doubt
    return _checked(text), ""


def _checked(text: str) -> str:
    strange = sum(c in "\0\ufffd" or (ord(c) < 32 and c not in "\t\r\n\f\v") for c in text[:4000])
    if strange > max(4, len(text[:4000]) // 50):
        raise UnreadableList(NOT_A_LIST)
    return text


def _delimiter(text: str) -> str:
    """Return the separator that splits the first lines most evenly."""
    if text.startswith("sep=") and len(text) > 4:
        return text[4]
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:50]
    evenness = {mark: _evenness([line.count(mark) for line in lines if mark in line]) for mark in "\t;,|"}
    best = max(evenness, key=lambda mark: evenness[mark])
    return best if evenness[best] else ","


def _evenness(counts: list[int]) -> int:
    """Weigh how many lines hold a separator equally often, and how often."""
    return max((counts.count(count) * count for count in set(counts)), default=0)
