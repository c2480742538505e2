"""Reading a workbook's cells, as a process of its own: bytes on standard input, JSON on standard output.

calamine is compiled code, and a malformed workbook can make it ask for more memory than there is, which
ends the process. Here that harms nobody: memory and time are limited, and the caller sees the exit code.
Run by workbooks.py; imports nothing of the project.
"""

import datetime
import io
import json
import resource
import sys

import python_calamine

DAMAGED, LOCKED, TOO_WIDE = 2, 3, 4
"""Exit codes."""
_MEMORY = 1 << 30
_SECONDS = 60


def plain(value: object) -> object:
    """Return a cell's value in a form fit for JSON; dates day-first."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, str | int | float):
        return value
    return str(value)


def sheets(data: bytes, most_sheets: int, most_cells: int) -> list[dict[str, object]]:
    """Return the worksheets: name, whether visible, rows from the first row on, merged ranges."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    found: list[dict[str, object]] = []
    for metadata in book.sheets_metadata[:most_sheets]:
        if metadata.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        visible = metadata.visible == python_calamine.SheetVisibleEnum.Visible
        rows: list[list[object]] = []
        merged: list[object] = []
        if visible:
            sheet = book.get_sheet_by_name(metadata.name)
            if sheet.total_height * sheet.total_width > most_cells:
                sys.exit(TOO_WIDE)
            if sheet.start is not None:
                rows = [[plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            merged = list(sheet.merged_cell_ranges or [])
        found.append({"name": metadata.name, "visible": visible, "rows": rows, "merged": merged})
    return found


def main() -> None:
    """Read, print, and end with an exit code that tells what was wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    most_sheets, most_cells = map(int, sys.argv[1:3])
    try:
        found = sheets(sys.stdin.buffer.read(), most_sheets, most_cells)
    except python_calamine.PasswordError:
        sys.exit(LOCKED)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
