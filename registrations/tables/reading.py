"""Reading a list of award recipients: the entry points.

What a screen needs for putting a reading right by hand stands in the ListReading, and is plain data
after `as_dict()`:

* `sheets[].columns[]`: `key`, `heading`, `letter`, `field`, `label`, `why`, `samples`. A column is
  re-assigned by `headings={column.key: field}`; the fields and their labels are columns.FIELD_LABELS.
  "extra" leaves a column out, "private" keeps its content from being read at all. What is chosen by
  hand goes before what was recognised: where a field is given to another column, the first one gives way.
* `values[]`: each wording of an award, a kind or a class that stands in a cell, with `field`, `text`,
  `key`, `count`, `read_as`. It is re-assigned by `values={field: {value.key: wording}}`, such as
  `{"award": {"bk tỉnh": "Bằng khen của Chủ tịch UBND tỉnh"}, "kind": {"tt": "collective"}}`. Any other
  field works too ("unit", "position", …). The wording is read as if the cell had held it; for "kind"
  it may also be a names.Kind; "" makes the cell count as empty. Awards named in section rows and in
  the title follow values["award"] as well.
* `sections[]`: each section row, with `text`, `key`, `place`, `reads` (field → value), `rows`. It is
  re-assigned by `sections={section.key: {field: value}}` with the fields of assignments.SECTION_FIELDS;
  {} makes the row say nothing, {"recipient": "1"} makes it a recipient. A line that was not taken for
  a section becomes one under the key assignments.value_key(its text).

All three mappings are string to string and may be remembered per sender; keys that do not occur in
the file do no harm, and a mapping to an unknown field is ignored.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import BinaryIO

from search.text import canonical

from .assignments import Assignments
from .columns import known_fields
from .errors import UnreadableList
from .grids import Grid, line_of
from .limits import DEFAULT_LIMITS, Limits
from .plain import read_pasted
from .private import hide_private
from .records import ListReading
from .sources import read_grids
from .titles import Title
from .walk import GridReader

_NO_TABLE = (
    "Không tìm thấy danh sách trong tệp: cần một bảng có cột họ tên hoặc tên tập thể. "
    "Kính đề nghị ông, bà kiểm tra lại tệp."
)


_PICTURE = (
    "Tệp chỉ có ảnh của danh sách nên không đọc được. "
    "Kính đề nghị ông, bà gửi bản Excel hoặc Word có chữ của danh sách."
)
_NUMBER_BEHIND = re.compile(r"(.+) \(\d{1,2}\)")


def read_list(
    file: BinaryIO | bytes,
    filename: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    headings: Mapping[str, str] | None = None,
    values: Mapping[str, Mapping[str, str]] | None = None,
    sections: Mapping[str, Mapping[str, str]] | None = None,
) -> ListReading:
    """Read a list of recipients from an .xlsx, .xls, .docx or .csv file.

    `headings`, `values` and `sections` overrule our own reading (see the module's docstring).
    Doubts and row errors stand in the result.

    Raises UnreadableList, with a message for the screen, and nothing else.
    """
    data = file if isinstance(file, bytes) else file.read(limits.file_size + 1)
    return read_lines(
        read_grids(data, filename, limits), limits=limits, headings=headings, values=values, sections=sections
    )


def read_pasted_list(
    text: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    headings: Mapping[str, str] | None = None,
    values: Mapping[str, Mapping[str, str]] | None = None,
    sections: Mapping[str, Mapping[str, str]] | None = None,
) -> ListReading:
    """Read a list pasted from a spreadsheet. Raises UnreadableList."""
    rows = read_pasted(text, limits)
    grid = Grid("Nội dung dán", [line_of("Nội dung dán", i, row) for i, row in enumerate(rows, 1)])
    return read_lines([grid], limits=limits, headings=headings, values=values, sections=sections)


def read_lines(
    grids: list[Grid],
    *,
    limits: Limits,
    headings: Mapping[str, str] | None = None,
    values: Mapping[str, Mapping[str, str]] | None = None,
    sections: Mapping[str, Mapping[str, str]] | None = None,
) -> ListReading:
    """Read recipients out of grids. Raises UnreadableList where there are none."""
    settled = Assignments(known_fields(headings), values or {}, sections or {})
    reading = ListReading()
    title = Title()
    for grid in grids:
        hide_private(grid)
    for guess in (False, True):
        for grid in grids:
            reader = GridReader(grid, reading, title, limits, settled, guess=guess)
            reader.read()
            title = reader.title
        if reading.rows:
            break
        reading, title = ListReading(), Title()
    if not reading.rows:
        raise UnreadableList(_PICTURE if any(grid.pictures for grid in grids) else _NO_TABLE)
    _mark_duplicates(reading)
    _mark_footnotes(reading)
    return reading


def _mark_footnotes(reading: ListReading) -> None:
    """Doubt a number behind a name that tells nobody from a namesake: it may point to a note."""
    numbered = [(row, match[1]) for row in reading.rows if (match := _NUMBER_BEHIND.fullmatch(row.name))]
    names = Counter(name for _, name in numbered) if numbered else Counter()
    for row, name in numbered:
        if names[name] == 1:
            row.doubt("Số trong ngoặc sau tên có thể là dấu chú thích; đề nghị kiểm tra.")


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
