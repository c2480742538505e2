"""Reads the office's list of clusters: cluster, unit, part; says of every row what is wrong with it.

Two shapes are read: a column for the cluster, or the cluster's name on a line
of its own above its units, as offices write them.
"""

import re
from dataclasses import dataclass, field

from registrations.tables.confirmed import ConfirmedList, pasted_lines, uploaded_lines
from registrations.tables.errors import UnreadableList
from registrations.tables.limits import Limits
from registrations.units.directory import Directory
from registrations.units.models import Unit
from search.text import fold, tidy

from .models import Seat

LIMITS = Limits(file_size=2 * 1024 * 1024, unpacked_size=20 * 1024 * 1024, rows=1000, columns=20, cell_length=400)
COLUMNS = ("cluster", "unit", "role")
HEADS = {
    fold(head): column
    for column, heads in {
        "cluster": ["Cụm, khối", "Cụm", "Khối", "Tên cụm, khối", "Cụm khối", "Cụm, khối thi đua", "Cụm thi đua"],
        "unit": ["Đơn vị", "Tên đơn vị", "Xã, phường", "Đơn vị thành viên", "Cơ quan, đơn vị"],
        "role": ["Vai trò", "Trưởng, phó", "Nhiệm vụ", "Chức trách", "Ghi chú"],
    }.items()
    for head in heads
}
_SECTION = re.compile(r"^(?:[IVXLC]+|\d+)?[.)\-\s]*((?:cụm|khối)\b.*)$", re.IGNORECASE)
_COUNT = re.compile(r"\s*[(:]\s*(?:\d+\s*(?:đơn vị|thành viên|xã).*|gồm.*)?\)?$", re.IGNORECASE)


@dataclass(slots=True)
class Row:
    """One unit of the list, as read."""

    number: int
    texts: dict[str, str]
    unit: Unit | None = None
    role: str = Seat.Role.MEMBER
    errors: list[str] = field(default_factory=list)

    @property
    def cluster(self):
        """The name of its cluster."""
        return self.texts["cluster"]

    @property
    def role_words(self):
        return Seat.Role(self.role).label


class Reading(ConfirmedList):
    """The whole list, as read."""

    columns = COLUMNS


def read_upload(data, filename):
    """Read a workbook, document or CSV file. Raises UnreadableList with a text fit for the screen."""
    return _read(uploaded_lines(data, filename, LIMITS))


def read_text(text):
    """Read pasted lines. Raises UnreadableList."""
    return _read(pasted_lines(text, LIMITS))


def _read(lines):
    places, lines = _places([line for line in lines if line.own()])
    rows, section = [], ""
    for line in lines:
        heading = _section(line)
        if heading:
            section = heading
            continue
        texts = {name: tidy(line.text(places.get(name)).replace("\n", " ")) for name in COLUMNS}
        if texts["unit"] and (texts["cluster"] or not line.loose):
            texts["cluster"] = texts["cluster"] or section
            rows.append(Row(line.number, texts))
    if not rows:
        raise UnreadableList("Danh sách chưa có đơn vị nào. Cần một cột tên đơn vị và tên cụm, khối.")
    if len(rows) > LIMITS.rows:
        raise UnreadableList(f"Danh sách có hơn {LIMITS.rows} dòng. Mời chia nhỏ rồi nhập từng phần.")
    directory = Directory()
    for row in rows:
        _judge(row, directory)
    _judge_together(rows)
    return Reading(rows)


def _section(line):
    """The name of a cluster that stands on a line of its own, or ""."""
    texts = [text for text in line.own().values() if not re.fullmatch(r"[IVXLC\d]+[.)]?", text.strip())]
    found = _SECTION.match(tidy(texts[0].replace("\n", " "))) if len(texts) == 1 else None
    return tidy(_COUNT.sub("", found.group(1))) if found else ""


def _places(lines):
    """Which column holds what: by the first line that reads like heads, else in the order of COLUMNS."""
    for at, line in enumerate(lines[:15]):
        found = {HEADS[fold(text)]: column for column, text in line.own().items() if fold(text) in HEADS}
        if "unit" in found and len(line.own()) >= 2:
            return found, lines[at + 1 :]
    return dict(zip(COLUMNS, range(len(COLUMNS)), strict=True)), lines


def _judge(row, directory):
    if not row.cluster:
        row.errors.append("Chưa rõ cụm, khối nào.")
    elif len(row.cluster) > 200:
        row.errors.append("Tên cụm, khối dài quá 200 ký tự.")
    row.unit, wrong = directory.find(row.texts["unit"])
    if wrong:
        row.errors.append(wrong)
    said = fold(row.texts["role"])
    if said.startswith("truong"):
        row.role = Seat.Role.HEAD
    elif said.startswith("pho"):
        row.role = Seat.Role.DEPUTY


def _judge_together(rows):
    """What only shows beside the other rows: a unit twice, a cluster with two heads."""
    seen, heads = {}, {}
    for row in rows:
        if row.unit is not None and seen.setdefault(row.unit.pk, row) is not row:
            row.errors.append(f"Đơn vị này đã có ở dòng {seen[row.unit.pk].number}, {seen[row.unit.pk].cluster}.")
        if row.role == Seat.Role.HEAD and heads.setdefault(row.cluster, row) is not row:
            row.errors.append(f"{row.cluster} đã có đơn vị trưởng ở dòng {heads[row.cluster].number}.")
