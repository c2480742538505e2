"""Lines of a table: recipient, section, total, signature, or the rest of the recipient above."""

import re
from dataclasses import replace
from itertools import pairwise

from .assignments import RECIPIENT
from .columns import NAME_FIELDS, Column, Header
from .grids import Line
from .headers import is_counter_line
from .listed_names import one_by_one
from .names import Kind, kind_by_shape, looks_personal
from .phrases import find_awards
from .recipients import LineReader, is_named, name_columns
from .sections import Section, is_bare_section, is_signature, is_total, label_of, section_key
from .walk_state import WalkState
from .wording import flat, is_blank, one_line

INTEGER = re.compile(r"\(?\d{1,6}\)?[.)]?")
_NO_RECIPIENT = re.compile(
    r"\W*(?:\d{1,3}\W+)?(?:(?:khong|chua)(?: co)?(?: (?:tap the|ca nhan|ho gia dinh|truong hop)(?: nao)?)?"
    r"|\(?(?:trang )?tiep theo(?: trang (?:truoc|sau))?|trang \d+(?: ?/ ?\d+)?|(?:con|xem) tiep.*)\W*"
)
"""Says that a section is empty, or where a page ends: "Không có", "(tiếp theo)", "Trang 2/5"."""
AUTO = "•"
"""What a cell holds where Word writes the number by itself."""


class TableReader(WalkState):
    """Reads the lines below a header."""

    def _find_numbers(self, header: Header, start: int) -> None:
        """Find out whether rows are numbered, also where the number column has no heading."""
        below = self.grid.lines[start : start + 200]
        back = (i for i, (a, b) in enumerate(pairwise(below), 1) if a.place == b.place and b.number < a.number)
        lines = [line for line in below[: next(back, None)] if not line.loose]
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
        own = [own.get(column, "") for line in lines if len(own := line.own()) > 1]
        own = [text for text in own if label_of(text)[0] not in ("roman", "letter", "small")]
        return sum(bool(INTEGER.fullmatch(t)) or t == AUTO for t in own) / len(own) if own else 0.0

    def _read_data(self, position: int) -> None:
        line = self.grid.lines[position]
        own = line.own()
        if not own or self.header is None:
            return
        column = self.header.first("number")
        number = own.get(column, "") if column is not None else ""
        numbered = bool(INTEGER.fullmatch(number)) or number == AUTO
        others = {c: t for c, t in own.items() if c != column and not is_blank(t)}
        text = line.joined()
        if self.previous is None and is_counter_line(line):
            return
        if not numbered and any(map(is_total, (text, *(own.get(c, "") for c in name_columns(self.header))))):
            self._read_total(text)
            return
        named = any(is_named(own.get(c, "")) for c in name_columns(self.header))
        if not numbered and not named and any(is_signature(t) for t in own.values()):
            self.ended = True
        if self.ended or (numbered and not others) or _NO_RECIPIENT.fullmatch(flat(text)):
            return
        section = self._section(line, position, number, numbered, others)
        if section is not None:
            self._enter(section)
        else:
            self._read_row(line, number, numbered, others)

    def _section(
        self, line: Line, position: int, number: str, numbered: bool, others: dict[int, str]
    ) -> Section | None:
        first = next(iter(others.values()), number)
        settled = self.settled.sections.get(section_key(first)) if self.settled.sections else None
        if settled is not None:
            return None if RECIPIENT in settled else self._section_of(first, line.reference(min(line.own())))
        return self._unsettled_section(line, position, number, numbered, others)

    def _unsettled_section(
        self, line: Line, position: int, number: str, numbered: bool, others: dict[int, str]
    ) -> Section | None:
        if len(others) > 2 or (len(others) == 2 and not self._counted(others, number)):
            return None
        if self.header and any(line.cells[c].merged == "down" for c in name_columns(self.header) if c in line.cells):
            return None
        text = next(iter(others.values()), "")
        place = line.reference(min(line.own()))
        labelled = f"{number.rstrip('.)')}. {text}" if number and text else number or text
        if not number and self._further_award(line, others):
            return None
        style, core = label_of(labelled)
        if not core:
            return None
        if numbered:
            opens = is_bare_section(text) or self._numbers_below(position, number) or self._heads(position, text)
            return self._section_of(labelled, place) if opens else None
        if style in ("roman", "letter") or style.startswith("arabic.") and is_bare_section(core):
            return self._section_of(labelled, place)
        if is_bare_section(text or number) or self._wide(line):
            return self._section_of(labelled, place)
        if not others:
            return self._section_of(labelled, place)
        column = next(iter(others))
        if (
            self.previous is not None
            and self.header
            and column in self.header.indexes("award")
            and not self._wide(line)
        ):
            return None
        unnamed = self.header is not None and column not in name_columns(self.header)
        if unnamed and self.previous is None:
            return self._section_of(labelled, place)
        if self.numbered and not unnamed and kind_by_shape(text) != Kind.INDIVIDUAL:
            section = self._section_of(labelled, place)
            return section if section.says_something() and self._numbered_next(position) else None
        return None

    def _further_award(self, line: Line, others: dict[int, str]) -> bool:
        """Tell whether all that stands in a line stands below an award of the recipient above."""
        first = min((column.index for column in self.header.columns), default=0) if self.header else 0
        awards = {c for c in self.header.indexes("award") if self.above.get(c) and c != first} if self.header else set()
        named = set(others) <= awards and all(map(find_awards, others.values()))
        return self.previous is not None and bool(others) and named and not self._wide(line)

    @staticmethod
    def _counted(others: dict[int, str], number: str) -> bool:
        """Tell whether the second of two texts only gives a number, as beside a section's name."""
        first, last = others.values()
        labelled = label_of(f"{number.rstrip('.)')}. {first}")[0] in ("roman", "letter")
        return bool(re.fullmatch(r"\(?\d{1,5}\)?(?: \w+){0,2}", last)) and (labelled or is_bare_section(first))

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

    def _heads(self, position: int, text: str) -> bool:
        """Tell whether a numbered unit among people has people of its own below it, counted from 1 again."""
        header, following = self.header, self.grid.lines[position + 1 : position + 2]
        people = header is not None and not header.indexes("name", "name_collective", "name_household")
        if not (people and following and kind_by_shape(text) in (Kind.COLLECTIVE, Kind.ENTERPRISE)):
            return False
        return bool(re.fullmatch(r"\(?0?1\)?[.)]?", following[0].text(header.first("number") if header else None)))

    def _numbered_next(self, position: int) -> bool:
        column = self.header.first("number") if self.header else None
        if column is None or position + 1 >= len(self.grid.lines):
            return False
        below = self.grid.lines[position + 1].text(column)
        return bool(INTEGER.fullmatch(below)) or below == AUTO

    def _read_row(self, line: Line, number: str, numbered: bool, others: dict[int, str]) -> None:
        if self.header is None:
            return
        names = [line.cells[c] for c in name_columns(self.header) if c in line.cells]
        own_name = any(cell.text and not cell.merged and not is_blank(cell.text) or cell.formula for cell in names)
        merged_name = any(cell.merged == "down" for cell in names)
        if not own_name and not numbered and self.previous is not None:
            if not self._own_award(line):
                self._continue(line, others)
                return
            if not merged_name:
                self._repeat(line)
                return
        elif not own_name and not numbered and not merged_name:
            self._unread(line)
            return
        if self._carries_on(line, number, own_name):
            self._continue(line, others)
            return
        around = self._surroundings()
        people = one_by_one(line, self.header)
        for row in (row for each in people for row in LineReader(each, around).rows()):
            if len(people) > 1:
                row.doubt(f"Ô {row.source} ghi {len(people)} tên, mỗi tên được ghi thành một dòng; đề nghị kiểm tra.")
            if self.numbered and not number and not merged_name and not self._numbered_above(line):
                row.doubt("Dòng không có số thứ tự; đề nghị kiểm tra có phải người được khen thưởng.")
            self._add(row)
        self.previous_line = line
        self._check_number(line, number)

    def _numbered_above(self, line: Line) -> bool:
        """Tell whether the number belongs to several rows, as that of a unit merged beside its people."""
        cell = line.cells.get(self.header.first("number") or 0) if self.header else None
        return bool(cell and cell.merged == "down" and cell.text)

    def _carries_on(self, line: Line, number: str, own_name: bool) -> bool:
        """Tell whether a line without a number holds the rest of a name broken over two lines."""
        if not (self.numbered and own_name and not number and self.previous and self.header):
            return False
        texts = [text for c in name_columns(self.header) if (text := line.own().get(c))]
        rest = texts[0] if len(texts) == 1 else ""
        whole = looks_personal(f"{self.previous.name} {rest}") and len(rest.split()) < 3
        broken = self.previous.name.endswith((" Thị", " THỊ"))  # no given name
        return whole and (broken or not is_named(rest)) and "\n" not in rest

    def _repeat(self, line: Line) -> None:
        """Read a line that gives only a further award: it is taken for one of the recipient above."""
        above, before = self.previous_line, self.previous
        if above is None or before is None or self.header is None:
            return
        awards = self.header.indexes("award", "award_mark", "award_class")
        taken = {c: replace(cell, merged="down") for c, cell in above.cells.items() if c not in awards}
        whole = replace(line, cells=taken | {c: cell for c, cell in line.cells.items() if cell.text})
        for row in LineReader(whole, self._surroundings()).rows():
            row.doubt(f"Ô tên để trống; danh hiệu được ghi cho “{before.name}” ở dòng trên, đề nghị kiểm tra.")
            self._add(row)

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
            if name in NAME_FIELDS:
                row.name = f"{row.name} {one_line(text)}"
                row.doubt(f"Tên ở {line.reference(column)} được nối vào dòng này; đề nghị kiểm tra.")
            elif name in ("position", "unit", "address", "merit", "note"):
                setattr(row, name, f"{getattr(row, name)} {one_line(text)}".strip())
                row.doubt(f"Nội dung ở {line.reference(column)} được nối vào dòng này.")
            else:
                self._unread(line)

    def _unread(self, line: Line) -> None:
        self.reading.doubt(f"Chưa đọc dòng {line.number} của {line.place}: “{line.joined()[:80]}”.")

    def _check_number(self, line: Line, number: str) -> None:
        digits = re.sub(r"\D", "", number) if INTEGER.fullmatch(number) else ""
        if not digits:
            return
        value = int(digits)
        if self.last_number is not None and value not in (self.last_number + 1, 1):
            self.reading.doubt(
                f"Số thứ tự ở {line.place}, dòng {line.number} là {value}, sau số {self.last_number}; "
                "đề nghị kiểm tra có thiếu hoặc thừa dòng."
            )
        self.last_number = value
