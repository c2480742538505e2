"""Rows pasted from a spreadsheet → rows of a registration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from registrations.tables.errors import UnreadableList
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.plain import read_pasted
from registrations.titles.models import RecipientKind, Title
from search.text import fold

from .steps import MAX_ROWS

_HEADINGS = ("ho va ten", "ho ten", "ten tap the", "ten don vi", "tap the")
_COLUMNS = {
    RecipientKind.PERSON: ("name", "position", "title", "initiative", "direct_worker"),
    RecipientKind.COLLECTIVE: ("name", "title", "initiative"),
}
_YES = {"x", "co", "1", "v", "true", "truc tiep"}  # as offices mark a box of a list


class BadPaste(ValueError):
    """What was pasted cannot be taken; the message says why and where."""


def rows_from(text: str, kind: str, titles: Sequence[Title], limits: dict[str, int]) -> list[dict[str, Any]]:
    """Rows as the forms give them. A title that is not recognised stays as a note, so that nothing is lost.

    `limits` gives the longest text of each field. Raises BadPaste naming the
    row; then no row is taken.
    """
    try:
        grid = read_pasted(text, replace(DEFAULT_LIMITS, rows=MAX_ROWS + 1))
    except UnreadableList as error:
        raise BadPaste(f"Mỗi lần dán tối đa {MAX_ROWS} dòng. Mời chia danh sách thành nhiều phần.") from error
    known = {fold(name): title.pk for title in titles for name in _names(title)}
    grid = [row for row in grid if not any(fold(cell) in _HEADINGS for cell in row)]
    if grid and len(grid[0]) > 1 and all(row[0].rstrip(".").isdigit() or not row[0] for row in grid):
        grid = [row[1:] for row in grid]
    rows = [_row(cells, _COLUMNS[kind], known) for cells in grid]
    for number, row in enumerate(rows, start=1):
        for field, longest in limits.items():
            if len(row[field]) > longest:
                raise BadPaste(f"Dòng {number} có ô dài {len(row[field])} ký tự, tối đa {longest}. Chưa nhận dòng nào.")
    return rows


def _names(title: Title) -> list[str]:
    return [name for name in (title.name, title.short_name, *title.other_names) if name]


def _row(cells: Sequence[str], columns: Sequence[str], known: dict[str, int]) -> dict[str, Any]:
    row = dict(zip(columns, [*cells, "", "", "", "", ""], strict=False))
    written = row.pop("title")
    title_id = known.get(fold(written))
    notes = [row["initiative"]] if row["initiative"] else []
    if written and title_id is None:
        notes.append(f"Danh hiệu ghi trong danh sách: {written}")
    return {
        "name": row["name"],
        "position": row.get("position", ""),
        "title_id": title_id,
        "initiative": "; ".join(notes),
        **({"direct_worker": True} if fold(row.get("direct_worker", "")) in _YES else {}),
    }
