"""Reading a list of award recipients: the entry points."""

from collections.abc import Mapping
from typing import BinaryIO

from search.text import canonical

from .errors import UnreadableList
from .grids import Grid, line_of
from .limits import DEFAULT_LIMITS, Limits
from .plain import read_pasted
from .records import ListReading
from .sources import read_grids
from .titles import Title
from .walk import GridReader

_NO_TABLE = (
    "Không tìm thấy danh sách trong tệp: cần một bảng có cột họ tên hoặc tên tập thể. "
    "Kính đề nghị ông, bà kiểm tra lại tệp."
)


def read_list(
    file: BinaryIO | bytes,
    filename: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    headings: Mapping[str, str] | None = None,
) -> ListReading:
    """Read a list of recipients from an .xlsx, .xls, .docx or .csv file.

    `headings` maps heading keys (ColumnReading.key) to fields and overrules our own reading: a
    mapping corrected by hand is remembered that way. Doubts and row errors stand in the result.

    Raises UnreadableList, with a message for the screen, and nothing else.
    """
    data = file if isinstance(file, bytes) else file.read(limits.file_size + 1)
    return read_lines(read_grids(data, filename, limits), limits=limits, headings=headings)


def read_pasted_list(
    text: str, *, limits: Limits = DEFAULT_LIMITS, headings: Mapping[str, str] | None = None
) -> ListReading:
    """Read a list pasted from a spreadsheet. Raises UnreadableList."""
    rows = read_pasted(text, limits)
    grid = Grid("Nội dung dán", [line_of("Nội dung dán", i, row) for i, row in enumerate(rows, 1)])
    return read_lines([grid], limits=limits, headings=headings)


def read_lines(grids: list[Grid], *, limits: Limits, headings: Mapping[str, str] | None = None) -> ListReading:
    """Read recipients out of grids. Raises UnreadableList where there are none."""
    reading = ListReading()
    title = Title()
    for guess in (False, True):
        for grid in grids:
            reader = GridReader(grid, reading, title, limits, headings or {}, guess=guess)
            reader.read()
            title = reader.title
        if reading.rows:
            break
        reading, title = ListReading(), Title()
    if not reading.rows:
        raise UnreadableList(_NO_TABLE)
    _mark_duplicates(reading)
    return reading


def _mark_duplicates(reading: ListReading) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for row in reading.rows:
        if not row.name:
            continue
        year = str(row.birth_year or "")
        key = tuple(canonical(x) for x in (row.name, row.unit, row.position, row.award, row.award_class, year))
        if key in seen:
            row.doubt(f"Có thể trùng với {seen[key]}: cùng tên, đơn vị và danh hiệu.")
        seen.setdefault(key, row.source)
