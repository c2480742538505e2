"""Walking down one grid: title, headers, sections, recipients, totals, signatures, in that order or not."""

import re
from collections.abc import Mapping
from dataclasses import replace

from .grids import Cell, Grid, Line
from .guesses import guess_header
from .headers import FIELD_LABELS, Column, Header, heading_key, is_counter_line, read_header
from .limits import Limits
from .line_cells import Surroundings
from .names import Kind, kind_by_shape
from .phrases import find_awards
from .recipients import LineReader, is_named, name_columns
from .records import ColumnReading, ListReading, ListRow, SheetReading
from .sections import (
    Context,
    Section,
    is_bare_section,
    is_signature,
    is_total,
    label_of,
    read_counts,
    read_section,
)
from .titles import Title
from .wording import column_letter, is_blank, one_line

_INTEGER = re.compile(r"\(?\d{1,6}\)?[.)]?")
_AUTO = "•"


class GridReader:
    """Walks down one grid, keeping title, header and sections."""

    def __init__(
        self, grid: Grid, reading: ListReading, before: Title, limits: Limits,
        headings: Mapping[str, str], *, guess: bool,
    ) -> None:  # fmt: skip
        self.grid = grid
        self.reading = reading
        self.limits = limits
        self.headings = headings
        self.guess = guess
        self.before = before
        self.title = Title()
        self.context = Context()
        self.header: Header | None = None
        self.sheet: SheetReading | None = None
        self.numbered = False
        self.ended = False
        self.seen_header = False
        self.above: dict[int, str] = {}
        self.stale: set[int] = set()
        self.last_number: int | None = None
        self.previous: ListRow | None = None
        self.sections: list[Section] = []
        self.totals: list[dict[Kind, int]] = []
        self.first_row = len(reading.rows)

    def read(self) -> None:
        """Add the grid's recipients and doubts to the reading."""
        if is_bare_section(self.grid.name):
            self._enter(read_section(self.grid.name, self.grid.name))
        position = 0
        while position < len(self.grid.lines):
            position += self._read_line(position)
        self._close()

    # Walking

    def _read_line(self, position: int) -> int:
        line = self.grid.lines[position]
        if line.loose:
            self._read_paragraph(line)
            return 1
        header = read_header(self.grid.lines, position, self.headings)
        if header is None and self.guess and self.header is None:
            header = guess_header(self.grid.lines, position)
        if header is not None:
            self._start_table(header, position)
            return header.lines
        if line.starts_table and self.header is not None and not self._fits(line):
            self.header = None
        if self.header is None:
            self._read_above(line)
        else:
            self._read_data(position)
        return 1

    def _start_table(self, header: Header, position: int) -> None:
        self.header, self.ended, self.seen_header = header, False, True
        self._find_numbers(header, position + header.lines)
        self.above, self.stale, self.last_number, self.previous = {}, set(), None, None
        columns = [
            ColumnReading(column_letter(c.index), c.heading, heading_key(c.heading), c.field, FIELD_LABELS[c.field])
            for c in header.columns
        ]  # fmt: skip
        known = self.sheet
        if known is None or known.name != header.place or known.columns != columns:
            self.sheet = SheetReading(header.place, f"{header.place}, dòng {self._number(position)}", columns)
            self.reading.sheets.append(self.sheet)
        for doubt in header.doubts:
            self.reading.doubt(f"{header.place}: {doubt}")
        private = [c.heading for c in header.columns if c.field == "private"]
        if private:
            self.reading.doubt(f"{header.place}: cột “{'”, “'.join(private)}” là dữ liệu riêng tư nên không được đọc.")

    def _number(self, position: int) -> int:
        return self.grid.lines[position].number if position < len(self.grid.lines) else 0

    def _find_numbers(self, header: Header, start: int) -> None:
        """Find out whether rows are numbered, also where the number column has no heading."""
        lines = [line for line in self.grid.lines[start : start + 200] if not line.loose]
        column = header.first("number")
        if column is None:
            taken = {c.index for c in header.columns}
            free = min((c for line in lines for c in line.cells if c not in taken), default=None)
            if free is not None and free < min(taken) and self._share(lines, free) > 0.5:
                header.columns.insert(0, Column(free, "", "number"))
                column = free
        self.numbered = column is not None and self._share(lines, column) > 0.4

    @staticmethod
    def _share(lines: list[Line], column: int) -> float:
        own = [line.own().get(column, "") for line in lines if line.own()]
        return sum(bool(_INTEGER.fullmatch(t)) or t == _AUTO for t in own) / len(own) if own else 0.0

    def _fits(self, line: Line) -> bool:
        """Tell whether a table without a header goes on with the one before it."""
        if self.header is None or not line.own():
            return False
        widest = max(c.index for c in self.header.columns)
        if max(line.cells) > widest + 1 or is_signature(line.joined()):
            return False
        names = [line.text(c) for c in name_columns(self.header)]
        return any(is_named(text) for text in names if text)

    # Text above and between tables

    def _read_above(self, line: Line) -> None:
        own = line.own()
        for column, text in sorted(own.items()):
            self._read_text(text, line.reference(column))

    def _read_paragraph(self, line: Line) -> None:
        text = line.text(0)
        if self.seen_header and is_signature(text):
            self.ended = True
        if is_total(text) and self.reading.rows:
            self._read_total(text)
            return
        if not self._read_item(line, text):
            for piece in text.split("\n"):
                self._read_text(piece, line.place)

    def _read_text(self, text: str, place: str) -> None:
        if self.ended or len(text) > 600:
            return
        style, core = label_of(one_line(text))
        section = read_section(text, place)
        awards = find_awards(core)
        bare = is_bare_section(text)
        opened = self.title.lines and not self.seen_header
        if (
            style
            and section.says_something()
            and len(text) <= 250
            or bare
            and (not opened or not awards)
            or self.seen_header
            and len(awards) == 1
            and len(text) <= 250
        ):
            self._enter(section)
        else:
            self.title.read(text, place)

    def _enter(self, section: Section) -> None:
        self.context.enter(section)
        self.sections.append(section)
        self.stale = set(self.above)
        self.previous = None

    # Recipients in running text

    def _read_item(self, line: Line, text: str) -> bool:
        """Read "1. Ông …, chức vụ, đơn vị" in a document whose list is no table."""
        first = one_line(text)
        style, core = label_of(first)
        bullet = first.startswith(("-", "–", "+", "•"))
        if bullet:
            core = first.lstrip("-–+• ")
        known = self.context.value("award")[0] or self._titles().awards
        if self.ended or not known or not (bullet or style == "arabic") or len(first) > 600:
            return False
        if is_bare_section(text) or find_awards(core.split(",")[0]) or is_total(text):
            return False
        if kind_by_shape(core.split(",")[0]) == Kind.UNKNOWN:
            return False
        column = Column(0, "đoạn văn", "name")
        copy = replace(line, cells={0: Cell(core.rstrip(" ;."))})
        around = Surroundings(Header(line.place, [column]), self.context, self._titles(), self.limits)
        for row in LineReader(copy, around).rows():
            row.doubt("Đọc từ đoạn văn, không phải từ bảng; đề nghị kiểm tra chức vụ và đơn vị.")
            self._add(row)
        return True

    # Lines of a table

    def _read_data(self, position: int) -> None:
        line = self.grid.lines[position]
        own = line.own()
        if not own or self.header is None:
            return
        column = self.header.first("number")
        number = own.get(column, "") if column is not None else ""
        numbered = bool(_INTEGER.fullmatch(number)) or number == _AUTO
        others = {c: t for c, t in own.items() if c != column and not is_blank(t)}
        text = line.joined()
        if self.previous is None and is_counter_line(line):
            return
        if not numbered and is_total(text):
            self._read_total(text)
            return
        named = any(is_named(own.get(c, "")) for c in name_columns(self.header))
        if not numbered and not named and any(is_signature(t) for t in own.values()):
            self.ended = True
        if self.ended or (numbered and not others):
            return
        section = self._section(line, position, number, numbered, others)
        if section is not None:
            self._enter(section)
        else:
            self._read_row(line, number, numbered, others)

    def _section(
        self, line: Line, position: int, number: str, numbered: bool, others: dict[int, str]
    ) -> Section | None:
        if len(others) > 2 or (len(others) == 2 and not self._counted(others)):
            return None
        if self.header and any(line.cells[c].merged == "down" for c in name_columns(self.header) if c in line.cells):
            return None
        text = next(iter(others.values()), "")
        place = line.reference(min(line.own()))
        labelled = f"{number.rstrip('.)')}. {text}" if number and text else number or text
        style, core = label_of(labelled)
        if not core:
            return None
        if numbered:
            opens = is_bare_section(text) or self._numbers_below(position, number)
            return read_section(labelled, place) if opens else None
        if style in ("roman", "letter") or style.startswith("arabic.") and is_bare_section(core):
            return read_section(labelled, place)
        if is_bare_section(text or number) or self._wide(line):
            return read_section(labelled, place)
        if not others:
            return read_section(labelled, place)
        column = next(iter(others))
        unnamed = self.header is not None and column not in name_columns(self.header)
        if unnamed and self.previous is None:
            return read_section(labelled, place)
        if self.numbered and not unnamed and kind_by_shape(text) != Kind.INDIVIDUAL:
            section = read_section(labelled, place)
            return section if section.says_something() and self._numbered_next(position) else None
        return None

    @staticmethod
    def _counted(others: dict[int, str]) -> bool:
        """Tell whether the second of two texts only gives a number, as beside a section's name."""
        last = list(others.values())[-1]
        return bool(re.fullmatch(r"\(?\d{1,5}\)?(?: \w+){0,2}", last)) and is_bare_section(next(iter(others.values())))

    def _wide(self, line: Line) -> bool:
        """Tell whether the line is one cell merged over most of the table."""
        if self.header is None or len(line.own()) != 1:
            return False
        copies = sum(cell.merged == "right" for cell in line.cells.values())
        return copies + 1 >= max(2, len(self.header.columns) * 0.6)

    def _numbers_below(self, position: int, number: str) -> bool:
        column = self.header.first("number") if self.header else None
        if column is None or position + 1 >= len(self.grid.lines):
            return False
        below = self.grid.lines[position + 1].text(column)
        return bool(re.match(rf"{re.escape(number.rstrip('.)'))}\.\d", below))

    def _numbered_next(self, position: int) -> bool:
        column = self.header.first("number") if self.header else None
        if column is None or position + 1 >= len(self.grid.lines):
            return False
        below = self.grid.lines[position + 1].text(column)
        return bool(_INTEGER.fullmatch(below)) or below == _AUTO

    def _read_row(self, line: Line, number: str, numbered: bool, others: dict[int, str]) -> None:
        if self.header is None:
            return
        names = [line.cells[c] for c in name_columns(self.header) if c in line.cells]
        own_name = any(cell.text and not cell.merged and not is_blank(cell.text) or cell.formula for cell in names)
        merged_name = any(cell.merged == "down" for cell in names)
        if not own_name and not numbered and self.previous is not None:
            if not (merged_name and self._own_award(line)):
                self._continue(line, others)
                return
        elif not own_name and not numbered and not merged_name:
            self._unread(line)
            return
        around = Surroundings(self.header, self.context, self._titles(), self.limits, self.above, self.stale)
        for row in LineReader(line, around).rows():
            if self.numbered and not number and not merged_name:
                row.doubt("Dòng không có số thứ tự; đề nghị kiểm tra có phải người được khen thưởng.")
            self._add(row)
        self._check_number(line, number)

    def _own_award(self, line: Line) -> bool:
        columns = self.header.indexes("award", "award_mark") if self.header else []
        return any(line.own().get(column) for column in columns)

    def _continue(self, line: Line, others: dict[int, str]) -> None:
        """Append the texts of a line without a name to the recipient above."""
        row = self.previous
        if row is None or self.header is None:
            return
        fields = {c.index: c.field for c in self.header.columns}
        target = {"position_unit": "unit"}
        for column, text in others.items():
            name = target.get(fields.get(column, ""), fields.get(column, ""))
            if name in ("position", "unit", "address", "merit", "note"):
                setattr(row, name, f"{getattr(row, name)} {one_line(text)}".strip())
                row.doubt(f"Nội dung ở {line.reference(column)} được nối vào dòng này.")
            else:
                self._unread(line)

    def _unread(self, line: Line) -> None:
        self.reading.doubt(f"Chưa đọc dòng {line.number} của {line.place}: “{line.joined()[:80]}”.")

    def _check_number(self, line: Line, number: str) -> None:
        digits = re.sub(r"\D", "", number) if _INTEGER.fullmatch(number) else ""
        if not digits:
            return
        value = int(digits)
        if self.last_number is not None and value not in (self.last_number + 1, 1):
            self.reading.doubt(
                f"Số thứ tự ở {line.place}, dòng {line.number} là {value}, sau số {self.last_number}; "
                "đề nghị kiểm tra có thiếu hoặc thừa dòng."
            )
        self.last_number = value

    def _add(self, row: ListRow) -> None:
        self.reading.rows.append(row)
        self.previous = row
        if self.sheet is not None:
            self.sheet.rows += 1
        for section in self.context.stack:
            section.seen += 1

    def _titles(self) -> Title:
        """Return this grid's title, or the one before it where this one names no award."""
        return self.title if self.title.awards or not self.before.awards else self.before

    # Totals and the end

    def _read_total(self, text: str) -> None:
        counts = read_counts(text)
        if counts:
            self.totals.append(counts)

    def _close(self) -> None:
        reading, title = self.reading, self.title
        for doubt in (*self.grid.doubts, *title.doubts):
            reading.doubt(doubt)
        reading.title = reading.title or title.text
        if title.decision_number:
            if reading.decision_number and reading.decision_number != title.decision_number:
                reading.doubt(f"{self.grid.name} ghi số quyết định khác: {title.decision_number}.")
            else:
                reading.decision_number = title.decision_number
                reading.decision_date = title.decision_date or reading.decision_date
        elif title.decision_date and not reading.decision_date:
            reading.decision_date = title.decision_date
        self._compare_counts()
        if not title.awards and self.before.awards:
            self.title.awards = self.before.awards
            self.title.award_place = self.before.award_place

    def _compare_counts(self) -> None:
        for section in self.sections:
            if section.count is not None and section.seen and section.count != section.seen:
                self.reading.doubt(f"Mục “{section.text[:80]}” ghi {section.count} nhưng đọc được {section.seen}.")
        rows = self.reading.rows[self.first_row :]
        for counts in self.totals[-1:]:
            for kind, stated in counts.items():
                found = sum(row.kind == kind for row in rows)
                if found != stated:
                    self.reading.doubt(f"Dòng tổng cộng ghi {stated} {kind.label.lower()} nhưng đọc được {found}.")
