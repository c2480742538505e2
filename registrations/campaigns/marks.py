"""The places of a submission that an officer can point at when returning it. Pure functions over what was sent.

A place is named by the part of the form (the key of its step) and the number of the row in it; row 0 stands for
what has no rows. A mark is a place with the cell that is meant and a note, kept as plain data with the review.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search.text import fold

from .steps import BY_KEY, COLLECTIVES, FILES, PERSONS, TARGETS, UNIT

MOST = 200  # places marked at once
PLEDGE = "Nội dung giao ước thi đua"
CONTACT = {"name": "Họ và tên người liên hệ", "phone": "Điện thoại liên hệ"}
CELLS = {
    COLLECTIVES.key: {"name": "Tên tập thể", "title": "Danh hiệu đăng ký", "initiative": "Ghi chú"},
    PERSONS.key: {
        "name": "Họ và tên",
        "position": "Chức vụ, bộ phận",
        "title": "Danh hiệu đăng ký",
        "initiative": "Sáng kiến",
        "direct_worker": "Người lao động trực tiếp",
    },
}


@dataclass(frozen=True, slots=True)
class Place:
    """One markable place: part of the form, row in it (from 1, or 0), what it is called, its cells to choose from."""

    part: str
    row: int
    name: str

    @property
    def key(self) -> str:
        """The place in a form's value: "persons-3"."""
        return f"{self.part}-{self.row}"

    @property
    def cells(self) -> Mapping[str, str]:
        """{key: label} of the cells of a row; empty where there is only one thing."""
        return CELLS.get(self.part, {})

    @property
    def words(self) -> str:
        """Where it is: "Cá nhân, dòng 3, Nông Văn An"."""
        return _where(self.part, self.row, self.name)


def places(content: Mapping[str, Any]) -> dict[str, Place]:
    """{key: place} of everything in a submission that can be marked, in its order."""
    found = [Place(UNIT.key, number, label) for number, label in enumerate(CONTACT.values(), start=1)]
    for part in (COLLECTIVES.key, PERSONS.key):
        rows = content.get(part, [])
        found += [Place(part, number, row.get("name", "")) for number, row in enumerate(rows, start=1)]
    answers = content.get("answers", [])
    found += [Place(TARGETS.key, number, each["question"]) for number, each in enumerate(answers, start=1)]
    if "pledge" in content:
        found.append(Place(TARGETS.key, 0, PLEDGE))
    found += [Place(FILES.key, number, each["name"]) for number, each in enumerate(content.get("files", []), start=1)]
    return {place.key: place for place in found}


def mark(place: Place, cell: str = "", note: str = "") -> dict[str, Any]:
    """A mark as it is kept with the review; an unknown cell means the whole row."""
    return {
        "part": place.part,
        "row": place.row,
        "name": place.name,
        "field": cell if cell in place.cells else "",
        "note": note,
    }


def words(given: Mapping[str, Any]) -> str:
    """A mark in one line: "Cá nhân, dòng 3, Nông Văn An, ô Danh hiệu đăng ký: ghi đúng tên"."""
    where = _where(given["part"], given["row"], given["name"])
    cell = CELLS.get(given["part"], {}).get(given["field"], "")
    return "".join((where, f", ô {cell}" if cell else "", f": {given['note']}" if given["note"] else ""))


def what(given: Mapping[str, Any]) -> str:
    """A mark beside its row: "Cần sửa ô Danh hiệu đăng ký: ghi đúng tên"."""
    cell = CELLS.get(given["part"], {}).get(given["field"], "")
    return "".join(("Cần sửa", f" ô {cell}" if cell else "", f": {given['note']}" if given["note"] else ""))


def _where(part: str, row: int, name: str) -> str:
    head = BY_KEY[part].name if part in BY_KEY else ""
    number = f"dòng {row}" if part in CELLS else ""
    return ", ".join(each for each in (head, number, name) if each)


def on_rows(marks: Iterable[Mapping[str, Any]], part: str, names: Sequence[str]) -> dict[int, list[Mapping[str, Any]]]:
    """{number of the row now: its marks}: the row of the same name, or else the one that stands where it stood.

    `names` are those of the rows as they stand now, so that a mark follows its row when others come or go.
    """
    now = [fold(name) for name in names]
    found: dict[int, list[Mapping[str, Any]]] = {}
    for each in marks:
        if each["part"] != part or part not in CELLS:
            continue
        wanted, stood = fold(each["name"]), each["row"]
        same = [number for number, name in enumerate(now, start=1) if name == wanted]
        # Of several of one name the one that stands where it stood; a name put right is found by its place.
        at = stood if stood in same or (not same and 1 <= stood <= len(now)) else next(iter(same), 0)
        if at:
            found.setdefault(at, []).append(each)
    return found
