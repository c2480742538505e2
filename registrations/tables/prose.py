"""Text above, between and instead of tables: titles, captions, lists that are written as paragraphs."""

from dataclasses import replace

from .columns import Column, Header
from .grids import Cell, Line
from .names import Kind, kind_by_shape
from .phrases import find_awards
from .recipients import LineReader
from .sections import is_bare_section, is_signature, is_total, label_of
from .walk_state import WalkState
from .wording import one_line


class ProseReader(WalkState):
    """Reads paragraphs, and the rows of a sheet that stand above its table."""

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

    def _read_item(self, line: Line, text: str) -> bool:
        """Read "1. Ông …, chức vụ, đơn vị" in a document whose list is no table."""
        first = one_line(text)
        style, core = label_of(first)
        bullet = line.auto or first.startswith(("-", "–", "+", "•"))
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
        around = replace(self._surroundings(), header=Header(line.place, [column]), above={}, stale=set())
        for row in LineReader(copy, around).rows():
            self._add(row)
        self.reading.doubt("Danh sách viết thành đoạn văn, không phải bảng; đề nghị kiểm tra chức vụ và đơn vị.")
        return True
