"""Lists in the habits of many offices, drawn as text, and their writing as a workbook, a document or CSV.

A line without " | " is a title or paragraph; cells stand between " | ", "⏎" is a line break within one.
"<" and "^" are cells merged with the one to the left or above; a line "|" is empty. All people are invented.
"""

import csv
import io
from dataclasses import dataclass

from tests.registrations.tables.builders import build_docx, build_xlsx

Rows = list[list[str]]


@dataclass
class OfficeList:
    """A list, what is told by its rows (" †" after death, " !" doubted), and the doubts about it as a whole."""

    name: str
    drawn: str
    told: str
    notes: int = 0
    forms: str = "xlsx docx csv"

    def rows(self) -> Rows:
        """Return the cells; a title is a row of one cell."""
        lines = self.drawn.strip("\n").split("\n")
        return [[cell.strip().replace("⏎", "\n") for cell in line.split("|")] for line in lines]

    def merged(self) -> bool:
        """Tell whether any cells are merged."""
        return any(cell in ("<", "^") for row in self.rows() for cell in row)


def written(rows: Rows, form: str) -> bytes:
    """Return the file in which an office sends its list."""
    return {"xlsx": _xlsx, "docx": _docx, "csv": _csv}[form](rows)


def _shown(cell: str) -> str:
    return "" if cell in ("<", "^") else cell


def _csv(rows: Rows) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([_shown(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _xlsx(rows: Rows) -> bytes:
    width = max(map(len, rows))
    wide = [row + ["<"] * (width - 1) if len(row) == 1 and row[0] else row for row in rows]
    merges = [(r, c, r + down, c + right) for r, c, down, right in _merges(wide) if down or right]
    return build_xlsx({"Sheet1": [[_shown(cell) for cell in row] for row in wide]}, {"Sheet1": merges})


def _merges(rows: Rows) -> list[tuple[int, int, int, int]]:
    """Return row and column of each cell, and how far it reaches down and to the right."""
    found = []
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell in ("<", "^"):
                continue
            right = down = 0
            while c + right + 1 < len(row) and row[c + right + 1] == "<":
                right += 1
            while r + down + 1 < len(rows) and c < len(rows[r + down + 1]) and rows[r + down + 1][c] == "^":
                down += 1
            found.append((r, c, down, right))
    return found


def _docx(rows: Rows) -> bytes:
    blocks: list = []
    for row in rows:
        if len(row) == 1:
            blocks.append(row[0])
        elif blocks and isinstance(blocks[-1], list):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return build_docx(*(block if isinstance(block, str) else _table(block) for block in blocks))


def _table(rows: Rows) -> list[list[tuple[str, dict]]]:
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    reach = {(r, c): (down, right) for r, c, down, right in _merges(rows)}
    table = []
    for r, row in enumerate(rows):
        cells: list[tuple[str, dict]] = []
        for c, cell in enumerate(row):
            if cell == "<":
                continue
            down, right = reach.get((r, c), (0, 0))
            merge = {"merge": "continue"} if cell == "^" else {"merge": "restart"} if down else {}
            cells.append((_shown(cell), merge | ({"span": right + 1} if right else {})))
        table.append(cells)
    return table
