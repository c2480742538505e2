"""The cells of one line by field: ditto marks, merged cells and formulas resolved, reasons kept."""

import re
from dataclasses import dataclass, field, replace

from .assignments import Assignments
from .columns import Header
from .grids import Line
from .limits import Limits
from .names import Name
from .private import is_private
from .records import ListReading, ListRow
from .sections import Context
from .titles import Title
from .wording import is_blank, is_ditto, one_line

_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|#+)")
"""What a spreadsheet shows where a formula has failed."""


@dataclass(slots=True)
class Surroundings:
    """What a line is read against: header, sections, title, and the values of the line above."""

    header: Header
    context: Context
    title: Title
    limits: Limits
    above: dict[int, str] = field(default_factory=dict)
    stale: set[int] = field(default_factory=set)
    """Columns whose value above stands in an earlier section."""
    settled: Assignments = field(default_factory=Assignments)
    reading: ListReading = field(default_factory=ListReading)


@dataclass(slots=True)
class Value:
    text: str = ""
    column: int = -1
    why: str = ""
    merged: str = ""
    written: str = ""
    """The cell's own wording, before an officer's re-assignment."""


class LineCells:
    """Gives the values of a line's fields and puts them into its row."""

    def __init__(self, line: Line, around: Surroundings) -> None:
        self.line = line
        self.around = around
        self.header = around.header
        self.row = ListRow(source=line.reference(min(line.cells, default=0)))
        self._name_field = ""
        self._parts = Name("")
        self._beside = Value()

    def _note(self, name: str, value: Value, read_as: str) -> None:
        """Put a wording on the list of those an officer may re-assign."""
        if value.written:
            self.around.reading.note_value(name, one_line(value.written), read_as, self.line.reference(value.column))

    def _value(self, name: str) -> Value:
        for column in self.header.indexes(name):
            value = self._cell(column)
            if value.text:
                return value
        return Value()

    def _cell(self, column: int) -> Value:
        cell = self.line.cells.get(column)
        if cell is None or cell.merged == "right" or (is_blank(cell.text) and not cell.formula):
            return Value()
        reference = self.line.reference(column)
        why = f"cột “{self.header.heading(column)}”, ô {reference}"
        if cell.formula and self.header.field_of(column) != "number":
            self.row.doubt(f"Ô {reference} là công thức; đã lấy giá trị hiển thị, đề nghị kiểm tra.")
        if len(cell.text) >= self.around.limits.cell_length:
            self.row.doubt(f"Nội dung ô {reference} quá dài, chỉ đọc phần đầu.")
        if is_private(cell.text):
            self.row.doubt(f"Ô {reference} có số giấy tờ hoặc điện thoại nên không được đọc.")
            return Value()
        if cell.text.startswith("#") and _ERROR.fullmatch(cell.text):
            self.row.doubt(f"Ô {reference} báo lỗi “{cell.text}” nên được để trống; đề nghị kiểm tra.")
            return Value()
        if is_ditto(cell.text):
            above = self.around.above.get(column, "")
            if not above:
                self.row.doubt(f"Ô {reference} ghi “{cell.text}” nhưng phía trên không có nội dung.")
                return Value()
            if column in self.around.stale:
                self.row.doubt(
                    f"Ô {reference} ghi “{one_line(cell.text)}”, lấy theo dòng cuối của mục trước; đề nghị kiểm tra."
                )
            why = f"{why}: ghi “{one_line(cell.text)}”, lấy theo dòng trên"
            return self._settled(Value(above, column, why, written=above))
        if cell.merged == "down":
            why += " (ô gộp)"
        return self._settled(Value(cell.text, column, why, cell.merged, cell.text))

    def _settled(self, value: Value) -> Value:
        """Put the wording that an officer gave in place of a cell's own."""
        settled = self.around.settled
        if not settled.values:
            return value
        text = settled.value(self.header.field_of(value.column), value.text)
        if text is None:
            return value
        return replace(value, text=text, why=f"{value.why}; “{one_line(value.text)[:60]}” do người dùng gán")

    def _text(self, name: str) -> str:
        return one_line(self._value(name).text)

    def _set(self, name: str, value: Value | str, why: str = "") -> None:
        text, why = (value.text, value.why) if isinstance(value, Value) else (value, why)
        if text:
            setattr(self.row, name, one_line(text))
            self.row.because[name] = why

    def _remember(self) -> None:
        for column in self.line.cells:
            cell = self.line.cells[column]
            if cell.text and not is_ditto(cell.text) and not is_blank(cell.text):
                self.around.above[column] = cell.text
                self.around.stale.discard(column)
