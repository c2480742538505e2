"""Walking down one grid: title, headers, sections, recipients, totals, signatures, in that order or not."""

from .column_content import add_unheaded
from .columns import FIELD_LABELS, Column, Header
from .grids import Line
from .guesses import guess_header
from .headers import classify, read_header
from .phrases import awards_conferred
from .private import is_private
from .prose import ProseReader
from .recipients import is_named, name_columns
from .records import ColumnReading, SheetReading
from .sections import is_bare_section, is_signature, sheet_section
from .table_lines import TableReader
from .wording import column_letter, one_line

_UNUSED = ("extra", "private", "number")
_SAMPLED = 40
"""How many lines are looked through for sample values."""


class GridReader(ProseReader, TableReader):
    """Walks down one grid, keeping title, header and sections."""

    def read(self) -> None:
        """Add the grid's recipients and doubts to the reading."""
        shared = sheet_section(self.grid.name)
        if is_bare_section(shared):
            self._enter(self._section_of(shared, self.grid.name))
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
        header = read_header(self.grid.lines, position, self.settled.headings)
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
        add_unheaded(header, self._rows_below(header, position), self.settled.headings)
        self.title.close()
        if not self._titles().awards:
            for index in name_columns(header):
                for phrase in awards_conferred(header.heading(index)):
                    self.title.add_award(phrase, f"{header.place}, dòng {self._number(position)}")
        header.seal()
        shape = [(column.index, column.heading, column.field) for column in header.columns]
        if self._shape != shape:
            self.last_number = None
        if self._shape != shape or (self.sheet and self.sheet.name != header.place):
            self.above, self.stale = {}, set()
        self.previous = None
        if self.sheet is None or self.sheet.name != header.place or self._shape != shape:
            below = self.grid.lines[position + header.lines : position + header.lines + _SAMPLED]
            columns = [self._column(column, below) for column in header.columns]
            self.sheet = SheetReading(header.place, f"{header.place}, dòng {self._number(position)}", columns)
            self.reading.sheets.append(self.sheet)
            self._shape = shape
        if header.summary:
            self.ended = True
            self.reading.doubt(f"{header.place}: bảng chỉ ghi số lượng của từng đơn vị nên không đọc thành danh sách.")
        for doubt in header.doubts:
            self.reading.doubt(f"{header.place}: {doubt}")
        hidden = [c.heading for c in header.columns if c.index in self.grid.hidden_columns and c.field not in _UNUSED]
        if hidden:
            self.reading.doubt(
                f"{header.place}: cột “{'”, “'.join(hidden)}” đang được ẩn trong bảng tính nhưng vẫn được đọc."
            )
        private = [c.heading for c in header.columns if c.field == "private"]
        if private:
            self.reading.doubt(f"{header.place}: cột “{'”, “'.join(private)}” là dữ liệu riêng tư nên không được đọc.")

    def _rows_below(self, header: Header, position: int) -> list[Line]:
        """Return the first lines below a header, up to a gap or another table."""
        lines = self.grid.lines[position + header.lines - 1 : position + header.lines + 100]
        number = header.first("number")
        end = 1
        while end < len(lines):
            line, before = lines[end], lines[end - 1]
            again = number is not None and classify(line.text(number)) == "number"
            if again or line.starts_table or line.loose or not 0 <= line.number - before.number <= 2:
                break
            end += 1
        return lines[1:end]

    @staticmethod
    def _column(column: Column, below: list[Line]) -> ColumnReading:
        rows = [line for line in below if not line.loose and len(line.own()) > 1] or below
        texts = [one_line(line.text(column.index))[:80] for line in rows]
        texts = ["" if is_private(text) else text for text in texts]
        samples = [] if column.field == "private" else list(dict.fromkeys(filter(None, texts)))[:3]
        letter, label = column_letter(column.index), FIELD_LABELS[column.field]
        return ColumnReading(letter, column.heading, column.key, column.field, label, column.why, samples)

    def _number(self, position: int) -> int:
        return self.grid.lines[position].number if position < len(self.grid.lines) else 0

    def _fits(self, line: Line) -> bool:
        """Tell whether a table without a header goes on with the one before it."""
        if self.header is None or not line.own():
            return False
        widest = max(c.index for c in self.header.columns)
        if max(line.cells) > widest + 1 or is_signature(line.joined()):
            return False
        names = [line.text(c) for c in name_columns(self.header)]
        return any(is_named(text) for text in names if text)

    def _close(self) -> None:
        reading, title = self.reading, self.title
        for doubt in (*self.grid.doubts, *title.doubts):
            reading.doubt(doubt)
        reading.title = reading.title or title.text
        if doubt := title.not_yet_awarded():
            reading.doubt(doubt)
        if title.decision_number:
            if reading.decision_number and reading.decision_number != title.decision_number:
                reading.doubt(f"{self.grid.name} ghi số quyết định khác: {title.decision_number}.")
            else:
                reading.decision_number = title.decision_number
                reading.decision_date = title.decision_date or reading.decision_date
        elif title.decision_date and not reading.decision_date:
            reading.decision_date = title.decision_date
        self._compare_counts()
        reading.sections += [section.reading() for section in self.sections]
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
