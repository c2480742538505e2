"""Text above, between and instead of tables: titles, captions, lists that are written as paragraphs."""

import re
from dataclasses import replace

from .columns import Column, Header
from .grids import Cell, Line
from .names import Kind, kind_by_shape, looks_personal
from .phrases import awards_conferred, find_awards, merit_start
from .recipients import LineReader
from .sections import is_bare_section, is_signature, is_total, label_of
from .walk_state import WalkState
from .wording import flat, one_line

_ARTICLE = re.compile(r"^(?:Điều|ĐIỀU)\s+\d{1,2}\s*[.:]?\s*")
_NAMED = re.compile(r"\s(?:cho|đối với)\s+(?=(?:ông|bà|Ông|Bà|đồng chí|Đồng chí|đ/c|em|cháu|anh|chị)\s+[A-ZĐÀ-Ỹ])")

_PART = re.compile(r"(?:noi nhan|danh sach|phu luc)\b")
"""What opens the list of those who get a copy of the document, and what ends it."""
_ENUMERATED = re.compile(
    r"\s(?:cho|đối với)\s+(?:\d+\s+)?(?:các\s+)?(?:ông,?\s*\(?bà\)?|ông/bà|đồng chí|đ/c|cá nhân|em|cháu)(?:\s+(?:sau|sau đây|có tên sau))?\s*:\s*",
    re.IGNORECASE,
)


class ProseReader(WalkState):
    """Reads paragraphs, and the rows of a sheet that stand above its table."""

    def _read_above(self, line: Line) -> None:
        own = line.own()
        if self.guess and len(own) == 1 and self._read_item(line, line.joined()):
            return
        for column, text in sorted(own.items()):
            self._read_text(text, line.reference(column))

    def _read_paragraph(self, line: Line) -> None:
        text = line.text(0)
        if opening := _PART.match(flat(one_line(text))):
            self.copies = opening.group() == "noi nhan"
        if self.seen_header and is_signature(text):
            self.ended = True
        if is_total(text) and self.reading.rows:
            self._read_total(text)
            return
        if self._read_merit_of_all(line, text):
            return
        if not self._read_item(line, text):
            for piece in text.split("\n"):
                self._read_text(piece, line.place)

    def _read_text(self, text: str, place: str) -> None:
        if self.ended or len(text) > 600:
            return
        if not self.ended and self._opens_article(text):
            self._enter(self._section_of(_ARTICLE.sub("", one_line(text)), place))
            return
        if self._read_named(one_line(text), place):
            return
        style, core = label_of(one_line(text))
        section = self._section_of(text, place)
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

    def _opens_article(self, text: str) -> bool:
        """Tell whether an article of the decision confers one award on those written out below it."""
        line = one_line(text)
        match = _ARTICLE.match(line)
        listed = match and re.search(r":$|(?:co ten|danh sach)?(?: nhu)? sau(?: day)?[:.]?$|gom\b", flat(line))
        return bool(listed) and len(awards_conferred(line)) == 1

    def _read_named(self, line: str, place: str) -> bool:
        """Read an article that names its only recipient: "Điều 1. Tặng Bằng khen … cho ông A, Giám đốc B"."""
        found = awards_conferred(line) if _ARTICLE.match(line) and not self.ended else ()
        named = _NAMED.search(line, found[0].end) if len(found) == 1 else None
        if re.search(r"\bco ten\b|danh sach", flat(line)):
            return False
        if named is None:
            return len(found) == 1 and self._read_enumerated(line, found[0].end, place)
        self._enter(self._section_of(_ARTICLE.sub("", line[: named.start()]), place))
        text = line[named.end() : named.end() + 1].upper() + line[named.end() + 1 :]
        return self._read_item(Line(place, 0, {0: Cell(text)}, loose=True, auto=True), text)

    def _read_enumerated(self, line: str, start: int, place: str) -> bool:
        """Read an article that names its recipients one after the other: "… cho các ông, bà: A, B và C"."""
        opening = _ENUMERATED.search(line, start)
        if not opening:
            return False
        rest = line[opening.end() :]
        end = merit_start(rest)
        names = [
            name.strip(" .") for name in re.split(r"\s*[,;]\s*|\s+và\s+", rest[:end].strip(" ,;.")) if name.strip(" .")
        ]
        if not names or not all(map(looks_personal, names)):
            return False
        merit = rest[end:] if end is not None else ""
        self._enter(self._section_of(f"{_ARTICLE.sub('', line[: opening.start()])} {merit}".strip(), place))
        for name in names:
            self._read_item(Line(place, 0, {0: Cell(name)}, loose=True, auto=True), name)
        return True

    def _read_merit_of_all(self, line: Line, text: str) -> bool:
        """Read "Đã có thành tích …" behind a list: the merit of all who stand above it."""
        rows = self.reading.rows[self.first_row :][self.told :]
        text = one_line(text)
        if not rows or self.ended or merit_start(text) != 0 or len(text) > 600 or find_awards(text):
            return False
        self.told += len(rows)
        if any(row.merit for row in rows):
            self.reading.doubt(
                f"{line.place}: “{text[:80]}” chưa được ghi cho dòng nào vì có dòng đã ghi thành tích riêng."
            )
            return True
        for row in rows:
            row.merit = text.strip(" ./;,")
            row.because["merit"] = f"đoạn sau danh sách, {line.place}"
        self.reading.doubt(
            f"{line.place}: thành tích ghi sau danh sách được lấy cho {len(rows)} dòng phía trên; đề nghị kiểm tra."
        )
        return True

    def _read_item(self, line: Line, text: str) -> bool:
        """Read "1. Ông …, chức vụ, đơn vị" in a document whose list is no table."""
        first = one_line(text)
        style, core = label_of(first)
        bullet = line.auto or first.startswith(("-", "–", "+", "•"))
        if bullet:
            core = first.lstrip("-–+• ")
        known = self.context.value("award")[0] or self._titles().awards
        if self.ended or self.copies or not known or not (bullet or style in ("arabic", "small")) or len(first) > 600:
            return False
        if is_bare_section(text) or find_awards(core.split(",")[0]) or is_total(text):
            return False
        if kind_by_shape(core.split(",")[0]) == Kind.UNKNOWN:
            return False
        column = Column(min(line.cells), "đoạn văn", "name")
        merit = merit_start(core) or len(core)
        core, merit_text = core[:merit].rstrip(" ,;.-–"), core[merit:].strip(" ./;,")
        copy = replace(line, cells={column.index: Cell(core)})
        around = replace(self._surroundings(), header=Header(line.place, [column]), above={}, stale=set())
        for row in LineReader(copy, around).rows():
            if merit_text:
                row.merit, row.because["merit"] = merit_text, f"ghi sau tên, {line.place}"
            self._add(row)
        self.reading.doubt("Danh sách viết thành đoạn văn, không phải bảng; đề nghị kiểm tra chức vụ và đơn vị.")
        return True
