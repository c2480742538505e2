"""A plan saved as a web page, as mail programs and old systems do, also under the name of a Word file."""

from html.parser import HTMLParser

from search.text import whole_number

from ..grids import Cell, Grid, Line
from ..limits import Limits, too_many_rows
from ..wording import clean_cell

_SILENT = {"script", "style", "head", "title", "template"}
_BREAKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6"}


class _PageReader(HTMLParser):
    """Collects table rows and the paragraphs between tables."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.limits = limits
        self.grid = Grid("Trang web")
        self.pieces: list[str] = []
        self.silent = self.tables = self.rows = 0
        self.row: dict[int, Cell] | None = None
        self.column = 0
        self.span = (1, 1)
        self.below: dict[int, tuple[int, str]] = {}
        self.in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            self._paragraph()
            self.tables, self.rows, self.below = self.tables + 1, 0, {}
        elif tag == "tr":
            self._end_row()
            self.row, self.column, self.rows = {}, 0, self.rows + 1
        elif tag in ("td", "th") and self.row is not None:
            self._end_cell()
            told = dict(attrs)
            self.span = _number(told.get("colspan")), _number(told.get("rowspan"))
            self.in_cell, self.pieces = True, []
        elif tag in _BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table":
            self._end_row()
            self.below = {}
        elif tag in _BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(" ".join(f" {data} ".split()) if not data.strip() else data.replace("\n", " "))

    def close(self) -> None:
        super().close()
        self._end_row()
        self._paragraph()

    def _break(self) -> None:
        if self.in_cell:
            self.pieces.append("\n")
        else:
            self._paragraph()

    def _paragraph(self) -> None:
        text = clean_cell("".join(self.pieces))[: self.limits.cell_length]
        self.pieces = []
        if text and self.row is None:
            number = len(self.grid.lines) + 1
            self._add(Line(f"Đoạn {number}", number, {0: Cell(text)}, loose=True))

    def _free(self) -> None:
        """Step over the columns that a cell of a row above still covers."""
        while self.row is not None and self.below.get(self.column, (0, ""))[0] > 0:
            left, text = self.below[self.column]
            self.row[self.column] = Cell(text, merged="down")
            self.below[self.column] = (left - 1, text)
            self.column += 1

    def _end_cell(self) -> None:
        if not self.in_cell or self.row is None:
            return
        self._free()
        text = clean_cell("".join(self.pieces))[: self.limits.cell_length]
        across, down = self.span
        for offset in range(across):
            if text and self.column + offset < self.limits.columns:
                self.row[self.column + offset] = Cell(text, merged="right" if offset else "")
                if down > 1:
                    self.below[self.column + offset] = (down - 1, text)
        self.column += across
        self.in_cell, self.pieces = False, []

    def _end_row(self) -> None:
        self._end_cell()
        if self.row is not None:
            self._free()
            self._add(Line(f"Bảng {self.tables}", self.rows, self.row, starts_table=self.rows == 1))
        self.row = None

    def _add(self, line: Line) -> None:
        self.grid.lines.append(line)
        if len(self.grid.lines) > self.limits.rows:
            raise too_many_rows(self.limits)


def _number(text: str | None) -> int:
    return min(max(whole_number(text, 4) or 1, 1), 200)


def grid_of_html(text: str, limits: Limits) -> Grid:
    """Read the tables and paragraphs of a web page. Raises UnreadableList where it is too long."""
    reader = _PageReader(limits)
    reader.feed(text)
    reader.close()
    return reader.grid
