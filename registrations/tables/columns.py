"""The columns of a table: what a heading was taken for, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    "sub_unit": "bộ phận, lớp trong đơn vị",
    "address": "địa chỉ",
    "native_place": "quê quán",
    "authority": "cấp khen thưởng",
    "award": "danh hiệu, hình thức khen thưởng",
    "award_mark": "đánh dấu danh hiệu",
    "past_award": "danh hiệu đã có trước đây",
    "award_class": "hạng",
    "merit": "thành tích",
    "birth_year": "năm sinh",
    "gender": "giới tính",
    "period": "năm, giai đoạn",
    "kind": "loại đối tượng",
    "kind_mark": "đánh dấu loại đối tượng",
    "decision_number": "số quyết định",
    "decision_date": "ngày quyết định",
    "note": "ghi chú",
    "extra": "không dùng",
    "private": "không đọc (dữ liệu riêng tư)",
}
"""Every field a column can be assigned to, with its Vietnamese label."""
BY_HEADING = "theo tiêu đề cột"
BY_HAND = "do người dùng chọn"
GIVEN_WAY = "cột “{heading}” đã được đọc là {label}"
"""Why a column is left out that could as well be what another one was taken for."""
BY_CONTENT = "theo nội dung cột"
UNKNOWN_HEADING = "chưa rõ cột này chứa gì"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading as written, the field it was taken for, and why."""

    index: int
    heading: str
    field: str
    award: str = ""
    award_class: str = ""
    key: str = ""
    why: str = BY_HEADING


@dataclass(slots=True)
class Header:
    """A recognised header: its columns and where it stands."""

    place: str
    columns: list[Column] = field(default_factory=list)
    lines: int = 1
    doubts: list[str] = field(default_factory=list)
    summary: bool = False
    """The table only counts how many each unit has; nobody is named in it."""
    _found: dict[tuple[str, ...], list[int]] = field(default_factory=dict, repr=False)
    _fields: dict[int, str] = field(default_factory=dict, repr=False)

    def indexes(self, *fields: str) -> list[int]:
        """Return the columns that hold one of the fields, left to right."""
        known = self._found.get(fields)
        return [c.index for c in self.columns if c.field in fields] if known is None else known

    def seal(self) -> None:
        """Remember where each field stands, once no column changes any more."""
        names = {c.field for c in self.columns}
        every = [(name,) for name in FIELD_LABELS] + [NAME_FIELDS, (*NAME_FIELDS, "male", "female")]
        self._found = {
            n: [c.index for c in self.columns if c.field in n] if names.intersection(n) else [] for n in every
        }
        self._fields = {c.index: c.field for c in self.columns}

    def first(self, name: str) -> int | None:
        """Return the first column of a field."""
        return next(iter(self.indexes(name)), None)

    def has_names(self) -> bool:
        """Tell whether some column can hold a recipient's name."""
        return bool(self.indexes(*NAME_FIELDS)) or len(self.indexes("male", "female")) == 2

    def field_of(self, index: int) -> str:
        """Return the field a column was taken for."""
        return self._fields.get(index) or next((c.field for c in self.columns if c.index == index), "")

    def heading(self, index: int) -> str:
        """Return a column's heading as written."""
        return next((c.heading for c in self.columns if c.index == index), "")


def known_fields(headings: Mapping[str, str] | None) -> dict[str, str]:
    """Return the mappings to fields there are."""
    return {key: name for key, name in (headings or {}).items() if name in FIELD_LABELS}
