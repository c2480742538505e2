"""Reads a table of criteria as offices send it, and says what in it needs a second look.

Groups are lines with a Roman numeral or a capital letter before them, lines
whose number others continue ("1" before "1.1"), and lines that speak of bonus
or penalty. What is read fills the editor; nothing is kept before somebody
presses Save there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from registrations.tables.errors import UnreadableList
from registrations.tables.limits import Limits
from registrations.tables.sources import read_grids
from search.text import fold, tidy

from . import points
from .points import BONUS, PENALTY, SCORE, NoPoints, points_text

LIMITS = Limits(file_size=2 * 1024 * 1024, unpacked_size=20 * 1024 * 1024, rows=400, columns=20, cell_length=2000)
CRITERION = "criterion"
MAX_ROWS = 300
_HEADS = (
    ("code", r"^(stt|tt|so tt|so|muc)$"),
    ("points", r"^(diem|thang diem|muc diem|so diem)\b"),
    ("hint", r"^(ghi chu|cach cham|cach tinh|huong dan|minh chung|tai lieu)"),
    ("text", r"(noi dung|tieu chi|chi tieu|nhom)"),
)
_ROMAN = re.compile(r"^(?:[IVX]{1,6}|[A-H])$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_BONUS = re.compile(r"điểm\s+(?:cộng|thưởng)|(?:cộng|thưởng)\s+điểm", re.IGNORECASE)
_PENALTY = re.compile(r"điểm\s+(?:trừ|phạt)|(?:trừ|phạt)\s+điểm", re.IGNORECASE)
_TOTAL = re.compile(r"^tong (cong|diem|so)|^cong$|^tong$")
_LEADING = re.compile(r"^([IVX]{1,6}|[A-H]|\d+(?:\.\d+)*)[.)\-/]\s*(?=\S)")


@dataclass(slots=True)
class Reading:
    """Rows for the editor, in order, and what was doubtful."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    total: Decimal = points.ZERO
    """Of the score groups."""


@dataclass(slots=True)
class _Line:
    number: int
    code: str
    text: str
    points: str
    hint: str


def read_upload(data: bytes, filename: str, expected: Decimal = Decimal(100)) -> Reading:
    """Read a workbook, document or CSV file. Raises UnreadableList with a text fit for the screen."""
    lines = [
        line for grid in read_grids(data, filename, LIMITS) for line in grid.lines if not line.loose and line.own()
    ]
    return _read(_lines(lines), expected)


def _lines(lines: list[Any]) -> list[_Line]:
    places, rest = _places(lines)
    found = []
    for line in rest:
        texts = {name: tidy(line.text(places.get(name)).replace("\n", " ")) for name, _ in _HEADS}
        own = line.own()
        # A heading merged over the whole width stands in its first cell.
        if not texts["text"] and len(own) == 1:
            texts["text"] = tidy(next(iter(own.values())).replace("\n", " "))
            texts["code"] = texts["points"] = ""
        if not texts["code"] and (lead := _LEADING.match(texts["text"])):
            texts["code"], texts["text"] = lead.group(1), texts["text"][lead.end() :]
        texts["code"] = texts["code"].rstrip(".)")
        texts["code"] = texts["code"].removesuffix(".0")
        if texts["text"]:
            found.append(_Line(line.number, texts["code"], texts["text"], texts["points"], texts["hint"]))
    return found


def _places(lines: list[Any]) -> tuple[dict[str, int], list[Any]]:
    for at, line in enumerate(lines[:20]):
        found: dict[str, int] = {}
        for column, text in sorted(line.own().items()):
            name = next((name for name, shape in _HEADS if name not in found and re.search(shape, fold(text))), None)
            if name:
                found[name] = column
        if "text" in found and "points" in found:
            return found, lines[at + 1 :]
    width = max((max(line.own()) for line in lines), default=0)
    names = ("text", "points") if width < 2 else ("code", "text", "points", "hint")
    return {name: column for column, name in enumerate(names)}, lines


def _read(lines: list[_Line], expected: Decimal) -> Reading:
    if not lines:
        raise UnreadableList("Bảng chưa có tiêu chí nào. Cần một cột nội dung và một cột điểm tối đa.")
    if len(lines) > MAX_ROWS:
        raise UnreadableList(f"Bảng có hơn {MAX_ROWS} dòng. Mời chia nhỏ hoặc bỏ bớt dòng không phải tiêu chí.")
    reading = Reading()
    codes = [line.code for line in lines]
    kind, group, stated = SCORE, None, None
    for line in lines:
        if _TOTAL.match(fold(line.text)):
            continue
        if _is_group(line, codes):
            _check_group(reading, group, stated)
            own = _kind(line.text)
            kind = own or (SCORE if _ROMAN.match(line.code) else kind)
            stated = _points(line, reading) if line.points else None
            cap = points_text(stated) if kind != SCORE else ""
            group = _row(kind, line, cap)
            reading.rows.append(group)
        else:
            if group is None:
                group = _row(SCORE, _Line(line.number, "", "Tiêu chí chung", "", ""), "")
                reading.rows.append(group)
            value = _points(line, reading)
            if value is None and not line.points:
                reading.doubts.append(f"Dòng {line.number}: “{line.text[:60]}” chưa có điểm tối đa.")
            reading.rows.append(_row(CRITERION, line, points_text(value)))
    _check_group(reading, group, stated)
    _drop_empty(reading)
    _check_total(reading, expected)
    return reading


def _row(what: str, line: _Line, value: str) -> dict[str, Any]:
    return {"what": what, "code": line.code[:20], "text": line.text[:1000], "points": value, "hint": line.hint[:1000]}


def _is_group(line: _Line, codes: list[str]) -> bool:
    if _ROMAN.match(line.code) or (line.code and any(each.startswith(f"{line.code}.") for each in codes)):
        return True
    return not line.code and _kind(line.text) is not None


def _kind(text: str) -> str | None:
    if _PENALTY.search(text):
        return PENALTY
    return BONUS if _BONUS.search(text) else None


def _points(line: _Line, reading: Reading) -> Decimal | None:
    """The first number of a cell: "10", "9,5", "Tối đa 5 điểm", "-2"."""
    found = _NUMBER.search(line.points)
    if not line.points:
        return None
    try:
        return points.read_points(found.group(0) if found else line.points)
    except NoPoints:
        reading.doubts.append(f"Dòng {line.number}: chưa đọc được điểm “{line.points[:40]}”.")
        return None


def _members(reading: Reading, group: dict[str, Any]) -> list[dict[str, Any]]:
    at = next(index for index, row in enumerate(reading.rows) if row is group)
    found = []
    for row in reading.rows[at + 1 :]:
        if row["what"] != CRITERION:
            break
        found.append(row)
    return found


def _sum(rows: list[dict[str, Any]]) -> Decimal:
    return sum((points.read_points(row["points"]) or points.ZERO for row in rows), points.ZERO)


def _check_group(reading: Reading, group: dict[str, Any] | None, stated: Decimal | None) -> None:
    if group is None or stated is None or group["what"] != SCORE:
        return
    rows = _members(reading, group)
    if rows and _sum(rows) != stated:
        reading.doubts.append(
            f"Nhóm {group['code'] or group['text'][:40]} ghi {points_text(stated)} điểm, "
            f"các tiêu chí cộng lại {points_text(_sum(rows))} điểm."
        )


def _drop_empty(reading: Reading) -> None:
    """A heading above other headings holds no criteria of its own and is left out."""
    empty = [row for row in reading.rows if row["what"] != CRITERION and not _members(reading, row)]
    reading.rows = [row for row in reading.rows if not any(row is each for each in empty)]
    if not reading.rows:
        raise UnreadableList("Bảng chỉ có tên nhóm, chưa có tiêu chí nào.")


def _check_total(reading: Reading, expected: Decimal) -> None:
    for row in reading.rows:
        if row["what"] == SCORE:
            reading.total += _sum(_members(reading, row))
    if reading.total != expected:
        reading.doubts.append(
            f"Các nhóm điểm chuẩn cộng lại {points_text(reading.total)} điểm, thường là {points_text(expected)} điểm."
        )
