"""Recognising the header of a table: which column holds what, in whatever wording and order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .grids import Line
from .names import kind_by_shape, looks_personal
from .phrases import find_awards, is_only_award
from .vocabulary import HEADINGS
from .wording import flat, one_line

NAME_FIELDS = (
    "name", "name_person", "name_collective", "name_household", "family_name", "given_name",
)  # fmt: skip
FIELD_LABELS = {
    "number": "số thứ tự",
    "honorific": "danh xưng",
    "name": "họ tên, tên tập thể",
    "name_person": "họ và tên cá nhân",
    "name_collective": "tên tập thể",
    "name_household": "tên hộ gia đình",
    "family_name": "họ và tên đệm",
    "given_name": "tên",
    "male": "Ông/Nam",
    "female": "Bà/Nữ",
    "position": "chức vụ",
    "position_unit": "chức vụ và đơn vị",
    "unit": "đơn vị",
    "address": "địa chỉ",
    "native_place": "quê quán",
    "authority": "cấp khen thưởng",
    "award": "danh hiệu, hình thức khen thưởng",
    "award_mark": "đánh dấu danh hiệu",
    "award_class": "hạng",
    "merit": "thành tích",
    "birth_year": "năm sinh",
    "gender": "giới tính",
    "period": "năm, giai đoạn",
    "kind": "loại đối tượng",
    "decision_number": "số quyết định",
    "decision_date": "ngày quyết định",
    "note": "ghi chú",
    "extra": "không dùng",
    "private": "không đọc (dữ liệu riêng tư)",
}
"""Every field a column can be assigned to, with its Vietnamese label."""

_PATTERNS = [(name, re.compile("|".join(f"(?:{p})" for p in patterns))) for name, patterns in HEADINGS]
_COUNTERS = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading as written and the field it was taken for."""

    index: int
    heading: str
    field: str
    award: str = ""
    award_class: str = ""


@dataclass(slots=True)
class Header:
    """A recognised header: its columns and where it stands."""

    place: str
    columns: list[Column] = field(default_factory=list)
    lines: int = 1
    doubts: list[str] = field(default_factory=list)

    def indexes(self, *fields: str) -> list[int]:
        """Return the columns that hold one of the fields, left to right."""
        return [c.index for c in self.columns if c.field in fields]

    def first(self, name: str) -> int | None:
        """Return the first column of a field."""
        return next(iter(self.indexes(name)), None)

    def has_names(self) -> bool:
        """Tell whether some column can hold a recipient's name."""
        return bool(self.indexes(*NAME_FIELDS)) or len(self.indexes("male", "female")) == 2

    def heading(self, index: int) -> str:
        """Return a column's heading as written."""
        return next((c.heading for c in self.columns if c.index == index), "")


def heading_key(text: str) -> str:
    """Return the form under which a heading is compared and a mapping is remembered."""
    return re.sub(
        r"\s+", " ", re.sub(r"\s*\((?:\d+|\*+|[a-z])\)$|[*:.]+$|^\d+[.)]\s*", "", flat(one_line(text)))
    ).strip(" \"'*:.()-")


def classify(text: str, remembered: Mapping[str, str] | None = None) -> str:
    """Return the field a heading stands for, "" where it is not known."""
    key = heading_key(text)
    if remembered and key in remembered:
        return remembered[key]
    lowered = one_line(text).lower().strip(" .:*")
    if lowered in ("nam", "ông"):
        return "male"
    if lowered in ("nữ", "bà"):
        return "female"
    if lowered in ("năm", "năm khen", "thời gian"):
        return "period"
    if not key or len(key) > 90:
        return ""
    if is_only_award(text) and not re.match(r"danh hieu\b(?! \")", key):
        return "award_mark"
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(key)), "")


def read_header(lines: list[Line], position: int, remembered: Mapping[str, str] | None = None) -> Header | None:
    """Return the header that starts at a line, or None where there is none.

    `remembered` maps heading keys (see heading_key) to fields and goes before our own vocabulary.
    """
    line = lines[position]
    if line.loose:
        return None
    own = line.own()
    if any(text.isdigit() for text in own.values()):
        return None
    fields = {c: classify(text, remembered) for c, text in own.items()}
    known = [name for name in fields.values() if name and name != "award_mark"]
    below = lines[position + 1] if position + 1 < len(lines) else None
    if below and (below.loose or below.starts_table):
        below = None
    continued = below is not None and _continues(line, below, remembered)
    if not known or (len(known) < 2 and not continued and not _alone(line, fields)):
        return None
    if sum(map(bool, fields.values())) * 2 < len(own):
        return None
    header = Header(place=line.place, lines=2 if continued else 1)
    _assign(header, line, below if continued else None, remembered)
    _settle_names(header, lines[position + header.lines : position + header.lines + 60])
    if not header.has_names():
        return None
    return header


def _alone(line: Line, fields: dict[int, str]) -> bool:
    """A single heading counts as a header only where it can be nothing else."""
    return list(fields.values()) == ["name_person"] and flat(line.joined()).startswith("ho ")


def _continues(line: Line, below: Line, remembered: Mapping[str, str] | None) -> bool:
    """Tell whether the next line holds the second level of the header."""
    own = below.own()
    if not own or any(len(text) > 60 or re.match(r"\d", text) for text in own.values()):
        return False
    for column, text in own.items():
        cell = line.cells.get(column)
        if cell and not cell.merged and cell.text and not _spreads(line, column):
            return False
        if not classify(text, remembered) and not (cell and cell.merged == "right"):
            return False
    return any(classify(text, remembered) for text in own.values())


def _spreads(line: Line, column: int) -> bool:
    """Tell whether a heading covers further columns, by merging or by empty cells behind it."""
    following = line.cells.get(column + 1)
    return following is None or not following.text or following.merged == "right"


def _assign(header: Header, line: Line, below: Line | None, remembered: Mapping[str, str] | None) -> None:
    under = below.own() if below else {}
    parent = ""
    taken: dict[str, int] = {}
    for index in range(max([*line.cells, *under], default=-1) + 1):
        cell = line.cells.get(index)
        child = under.get(index, "")
        if cell and cell.text:
            parent = cell.text
        elif not child:
            continue
        heading = f"{one_line(parent)} / {one_line(child)}" if child and parent != child else one_line(parent)
        column = _column(index, parent, child, heading, remembered)
        if not child and cell and cell.merged == "right" and column.field not in NAME_FIELDS:
            continue
        previous = taken.get(column.field)
        repeats = previous is not None and column.field not in (
            "award_mark",
            "extra",
            "private",
            "note",
            "male",
            "female",
        )
        joined = bool(cell and cell.merged == "right" and not child)
        if repeats and not joined:
            if column.field not in ("number",):
                header.doubts.append(
                    f"Hai cột “{header.heading(previous or 0)}” và “{heading}” cùng có thể là "
                    f"{FIELD_LABELS[column.field]}; đã lấy cột đứng trước."
                )
            column = Column(index, heading, "extra")
        taken.setdefault(column.field, index)
        header.columns.append(column)


def _column(index: int, parent: str, child: str, heading: str, remembered: Mapping[str, str] | None) -> Column:
    above, own = classify(parent, remembered), classify(child, remembered) if child else ""
    name = own or above or "extra"
    if remembered and heading_key(heading) in remembered:
        name = remembered[heading_key(heading)]
    elif above == "award" and child and find_awards(child):
        name = "award_mark"
    elif own == "name" and above in ("unit", "award", "position"):
        name = above
    elif own == "position" and above == "unit":
        name = "position"
    if name == "award_mark":
        phrase = find_awards(child or parent)
        if phrase:
            return Column(index, heading, name, phrase[0].award, phrase[0].award_class)
        name = "extra"
    return Column(index, heading, name)


def _settle_names(header: Header, below: list[Line]) -> None:
    """Decide what depends on the neighbours: "Tên" beside "Họ đệm", "Đơn vị" where nothing else is a name."""
    if not header.has_names() and (found := _column_of_people(header, below)) is not None:
        column = header.columns[found]
        header.columns[found] = Column(column.index, column.heading, "name")
        header.doubts.append(
            f"Cột “{column.heading}” được hiểu là tên người, tập thể được khen thưởng theo nội dung; đề nghị kiểm tra."
        )
    names = {column.field for column in header.columns}
    for position, column in enumerate(header.columns):
        settled = column.field
        if column.field == "name" and "family_name" in names:
            settled = "given_name"
        elif column.field == "unit" and not names.intersection((*NAME_FIELDS, "male", "female")):
            settled = "name_collective"
        elif column.field == "male" and "female" not in names:
            settled = "extra"
        if settled != column.field:
            header.columns[position] = Column(column.index, column.heading, settled)


def _column_of_people(header: Header, below: list[Line]) -> int | None:
    """Return the position of the column that holds names of people by its content, None where none does."""
    best, most = None, 0.0
    for position, column in enumerate(header.columns):
        texts = [line.own()[column.index] for line in below if not line.loose and column.index in line.own()]
        people = sum(looks_personal(text.split("\n")[0].split(",")[0]) for text in texts)
        named = people + sum(kind_by_shape(text) in ("collective", "enterprise") for text in texts)
        if column.field in ("number", "award", "unit") or named * 2 < len(texts):
            continue
        if texts and people / len(texts) > most:
            best, most = position, people / len(texts)
    return best


def is_counter_line(line: Line) -> bool:
    """Tell whether a line only numbers the columns: (1) (2) (3) or A B 1 2."""
    texts = [text for _, text in sorted(line.own().items())]
    if len(texts) < 2 or not all(_COUNTERS.fullmatch(text) for text in texts):
        return False
    digits = [int(d[0]) for text in texts if (d := re.findall(r"\d+", text))]
    return digits == sorted(set(digits)) and len(digits) >= len(texts) - 2 and max(digits, default=0) <= len(texts) + 2
