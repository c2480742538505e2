"""Rows pasted from a spreadsheet → rows of a registration.

Columns are known by their headings where these were copied too, in whatever order; else by their place, with the
column that holds the names of titles taken for what it is. A ditto mark repeats the row above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from registrations.tables.errors import UnreadableList
from registrations.tables.limits import DEFAULT_LIMITS
from registrations.tables.plain import read_pasted
from registrations.tables.wording import is_ditto, is_mark
from registrations.titles.models import RecipientKind, Title
from search.text import fold

from .steps import MAX_ROWS

HEADING_ROWS = 3  # headings stand at the top; below, a row of the same words is a row
# What a heading holds as a word, in the order in which it is asked: "Đơn vị" names a collective, but not a person.
_WORDS: Mapping[str, Sequence[str]] = {
    "direct_worker": ("trực tiếp",),
    "title": ("danh hiệu", "hình thức"),
    "initiative": ("sáng kiến", "đề tài", "ghi chú"),
    "position": ("chức vụ", "chức danh", "bộ phận"),
    "name": ("họ và tên", "họ tên", "tên tập thể", "tập thể", "tên đơn vị", "đơn vị", "họ đệm và tên", "tên"),
}
_HEADINGS = {name: tuple(fold(each) for each in words) for name, words in _WORDS.items()}
_NO_PERSON = {fold("đơn vị"), fold("tên đơn vị"), fold("tập thể"), fold("tên tập thể")}
_COLUMNS = {
    RecipientKind.PERSON: ("name", "position", "title", "initiative", "direct_worker"),
    RecipientKind.COLLECTIVE: ("name", "title", "initiative"),
}
_ORDER = {fold(each) for each in ("STT", "TT", "số", "số TT", "số thứ tự")}
_YES = {fold(each) for each in ("true", "trực tiếp")}  # beside the ticks that offices make in the box of a list


class BadPaste(ValueError):
    """What was pasted cannot be taken; the message says why and where."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The rows as the forms give them, and the headings of columns that the form has no place for."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def says_yes(text: str) -> bool:
    """Whether a cell ticks its column: x, X, ✓, có, 1."""
    return is_mark(text) or fold(text) in _YES


def rows_from(text: str, kind: str, titles: Sequence[Title], limits: dict[str, int]) -> Pasted:
    """What was copied. A title that is not recognised stays as a note, so that nothing is lost.

    `limits` gives the longest text of each field. Raises BadPaste naming the
    row; then no row is taken.
    """
    try:
        grid = read_pasted(text, replace(DEFAULT_LIMITS, rows=MAX_ROWS + HEADING_ROWS))
    except UnreadableList as error:
        raise BadPaste(f"Mỗi lần dán tối đa {MAX_ROWS} dòng. Mời chia danh sách thành nhiều phần.") from error
    known = {fold(name): title.pk for title in titles for name in _names(title)}
    places, heading, grid = _headings(grid, kind)
    if places is None:
        grid = _without_numbers(grid)
        places = _by_place(grid, kind, known)
    if len(grid) > MAX_ROWS:
        raise BadPaste(f"Mỗi lần dán tối đa {MAX_ROWS} dòng. Mời chia danh sách thành nhiều phần.")
    rows = []
    above: dict[str, str] = {}
    for cells in grid:
        above = _cells(cells, places, above)
        rows.append(_row(above, known))
    for number, row in enumerate(rows, start=1):
        for name, longest in limits.items():
            if len(row[name]) > longest:
                raise BadPaste(f"Dòng {number} có ô dài {len(row[name])} ký tự, tối đa {longest}. Chưa nhận dòng nào.")
    taken = set(places.values())
    over = [each for at, each in enumerate(heading) if each and at not in taken and fold(each) not in _ORDER]
    return Pasted(rows, over)


def _names(title: Title) -> list[str]:
    return [name for name in (title.name, title.short_name, *title.other_names) if name]


# --- which column is which --------------------------------------------------------


def _headings(grid: Sequence[Sequence[str]], kind: str):
    """(places or None, the row of headings, the rows below): by the words of a row at the top."""
    for at, row in enumerate(grid[:HEADING_ROWS]):
        places: dict[str, int] = {}
        for column, cell in enumerate(row):
            if name := _field(cell, kind):
                places.setdefault(name, column)
        if "name" in places and (len(places) > 1 or len([cell for cell in row if cell]) < 3):
            below = list(grid[at + 1 :])
            return places, row, below[1:] if below and _numbers_columns(below[0]) else below
    return None, [], list(grid)


def _numbers_columns(row: Sequence[str]) -> bool:
    """Whether a row under the headings counts the columns: (1), (2), (3), or A, B, 1, 2."""
    said = [fold(cell) for cell in row if cell]
    return len(said) > 1 and all(each.isdigit() or len(each) == 1 for each in said)


def _field(cell: str, kind: str) -> str:
    words = fold(cell)
    if len(words) > 60:
        return ""
    found = next((name for name, known in _HEADINGS.items() if _holds(name, words, known)), "")
    if kind == RecipientKind.PERSON and words in _NO_PERSON:
        return ""
    return found if found in _COLUMNS[RecipientKind(kind)] else ""


def _holds(name: str, words: str, known: Sequence[str]) -> bool:
    # A name's heading is the whole cell, so that "Hoàng Văn Tên" or "Tên sáng kiến" is none.
    if name == "name":
        return words in known or any(words.startswith(f"{each} ") for each in known[:3])
    return any(f" {each} " in f" {words} " for each in known)


def _without_numbers(grid: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    if grid and len(grid[0]) > 1 and all(row[0].rstrip(".").isdigit() or not row[0] for row in grid):
        return [row[1:] for row in grid]
    return list(grid)


def _by_place(grid: Sequence[Sequence[str]], kind: str, known: Mapping[str, int]) -> dict[str, int]:
    """The columns in the order of the form; the one that mostly holds names of titles is the title's."""
    order = [name for name in _COLUMNS[RecipientKind(kind)] if name != "title"]
    width = max(map(len, grid), default=0)
    counted = [sum(fold(row[at]) in known for row in grid if at < len(row)) for at in range(1, width)]
    most = max(counted, default=0)
    filled = sum(any(row) for row in grid)
    if most and most * 2 >= filled:
        title = counted.index(most) + 1
        rest = [at for at in range(width) if at != title]
        # What stands after the title is never a position: that is written beside the name.
        if kind == RecipientKind.PERSON and title == 1:
            order.remove("position")
        return {"title": title} | dict(zip(order, rest, strict=False))
    return {name: at for at, name in enumerate(_COLUMNS[RecipientKind(kind)]) if at < width}


# --- the rows ---------------------------------------------------------------------


def _cells(cells: Sequence[str], places: Mapping[str, int], above: Mapping[str, str]) -> dict[str, str]:
    found = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
    for name in ("position", "title", "initiative", "direct_worker"):
        if name in found and is_ditto(found[name]):
            found[name] = above.get(name, "")
    return found


def _row(cells: Mapping[str, str], known: Mapping[str, int]) -> dict[str, Any]:
    written, initiative = cells.get("title", ""), cells.get("initiative", "")
    title_id = known.get(fold(written)) if written else None
    notes = [initiative] if initiative else []
    if written and title_id is None:
        notes.append(f"Danh hiệu ghi trong danh sách: {written}")
    return {
        "name": cells.get("name", ""),
        "position": cells.get("position", ""),
        "title_id": title_id,
        "initiative": "; ".join(notes),
        **({"direct_worker": True} if says_yes(cells.get("direct_worker", "")) else {}),
    }
