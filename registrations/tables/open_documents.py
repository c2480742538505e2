"""OpenDocument files (.odt, .ods), as LibreOffice writes them → grids.

Rows and cells may say that they are repeated, a whole sheet of a million times: only what holds something is laid out.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element  # nosec: type only, parsing is defused

from .archives import COMMENTED, DAMAGED, LOCKED, Package, local, parse_xml
from .errors import UnreadableList
from .grids import Cell, Grid, Line
from .limits import Limits, too_many_rows
from .sheet_scan import TOO_WIDE
from .tabbed_lines import TabbedLines
from .wording import clean, clean_cell

_PARAGRAPHS = ("p", "h")
_WRAPPERS = ("section", "list", "list-item", "list-header", "index-body", "table-of-content", "text-box", "frame")
_SKIPPED = ("tracked-changes", "annotation", "note", "image", "object", "object-ole", "forms", "sequence-decls")
_ROW_GROUPS = ("table-header-rows", "table-rows", "table-row-group")
_AUTO_NUMBER = "•"
_MOST_REPEATED = 200
"""Rows of one content that are laid out; more of them are a formatted but empty sheet."""


def read_open_document(data: bytes, limits: Limits) -> list[Grid]:
    """Read the text of an .odt, or the visible sheets of an .ods.

    Raises UnreadableList.
    """
    package = Package(data, limits)
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableList(LOCKED)
    root = parse_xml(package.read("content.xml"))
    body = next((element for element in root if local(element.tag) == "body"), None)
    content = next(iter(body), None) if body is not None else None
    kind = local(content.tag) if content is not None else ""
    if content is None or kind not in ("text", "spreadsheet"):
        raise UnreadableList(DAMAGED)
    reader = _Reader(root, limits)
    grids = reader.sheets(content) if kind == "spreadsheet" else [reader.document(content)]
    for grid in grids[:1]:
        grid.pictures = any(name.startswith("Pictures/") for name in package.names)
        if any(local(element.tag) == "annotation" for element in content.iter()):
            grid.doubts.append(COMMENTED)
        if any(name.startswith("Basic/") for name in package.names):
            grid.doubts.append("Tệp có macro; macro không được đọc và không được chạy.")
    return grids


class _Reader:
    """Reads the tables and paragraphs of one file."""

    def __init__(self, root: Element, limits: Limits) -> None:
        self.limits = limits
        styles = [element for element in root.iter() if local(element.tag) == "style"]
        self.struck = {_attribute(style, "name") for style in styles if _crosses_out(style)}
        self.unseen = {_attribute(style, "name") for style in styles if _hides(style)}

    def document(self, content: Element) -> Grid:
        """The paragraphs and tables of a text in reading order."""
        grid = Grid("Văn bản")
        tabbed = TabbedLines()
        tables = paragraphs = 0
        for block, listed in _blocks(content):
            if local(block.tag) == "table":
                tables += 1
                self._table(grid, block, f"Bảng {tables}")
            else:
                paragraphs += 1
                written = _text(block)
                text = clean_cell(written)[: self.limits.cell_length]
                if text and not tabbed.add(grid, paragraphs, written, self.limits):
                    cell = Cell(text, struck=self._is_struck(block))
                    grid.lines.append(Line(f"Đoạn {paragraphs}", paragraphs, {0: cell}, loose=True, auto=listed))
            if len(grid.lines) > self.limits.rows:
                raise too_many_rows(self.limits)
        return grid

    def sheets(self, content: Element) -> list[Grid]:
        """Each visible sheet of a workbook."""
        grids: list[Grid] = []
        hidden: list[str] = []
        for sheet in content:
            if local(sheet.tag) != "table":
                continue
            name = clean(_attribute(sheet, "name")).replace("\n", " ")
            if _attribute(sheet, "style-name") in self.unseen:
                hidden.append(name)
                continue
            grid = Grid(name)
            self._table(grid, sheet, name)
            for line in grid.lines:
                line.starts_table = False
            grids.append(grid)
            if len(grids) > self.limits.sheets:
                raise UnreadableList(TOO_WIDE)
        if hidden and grids:
            names = ", ".join(f"“{name}”" for name in hidden)
            grids[0].doubts.append(f"Trang tính ẩn {names} không được đọc.")
        return grids

    def _table(self, grid: Grid, table: Element, place: str) -> None:
        number = 0
        down: dict[int, tuple[int, str]] = {}
        grid.hidden_columns |= _hidden_columns(table, self.limits)
        for row in _rows(table):
            cells = self._cells(row, down)
            times = _count(row, "number-rows-repeated", 1 << 21)
            folded = _attribute(row, "visibility") in ("collapse", "filter")
            for _ in range(min(times, _MOST_REPEATED) if cells else 0):
                number += 1
                line = Line(place, number, dict(cells), starts_table=number == 1, hidden=folded)
                if line.cells:
                    grid.lines.append(line)
                if len(grid.lines) > self.limits.rows:
                    raise too_many_rows(self.limits)
            number += times - (min(times, _MOST_REPEATED) if cells else 0)

    def _cells(self, row: Element, down: dict[int, tuple[int, str]]) -> dict[int, Cell]:
        """The cells of a row; `down` holds, for each column, what a cell above spreads over how many further rows."""
        cells: dict[int, Cell] = {}
        column = 0
        for element in row:
            kind = local(element.tag)
            if kind not in ("table-cell", "covered-table-cell"):
                continue
            times = _count(element, "number-columns-repeated", 1 << 15)
            if kind == "covered-table-cell":
                for offset in range(min(times, self.limits.columns)):
                    rest, text = down.get(column + offset, (0, ""))
                    if rest and text:
                        cells.setdefault(column + offset, Cell(text, merged="down"))
            elif text := self._cell_text(element):
                if column >= self.limits.columns:
                    break
                self._place(cells, down, column, element, text, times)
            column += times
        for at, (rest, text) in list(down.items()):
            fresh = at in cells and cells[at].merged != "down"
            if not fresh:
                down[at] = (rest - 1, text)
            if down[at][0] <= 0:
                del down[at]
        return cells

    def _place(
        self,
        cells: dict[int, Cell],
        down: dict[int, tuple[int, str]],
        column: int,
        element: Element,
        text: str,
        times: int,
    ) -> None:
        wide = _count(element, "number-columns-spanned", self.limits.columns)
        deep = _count(element, "number-rows-spanned", self.limits.rows)
        struck = self._is_struck(element)
        for offset in range(min(max(times, wide), self.limits.columns - column)):
            merged = "right" if offset and wide > 1 else ""
            cells[column + offset] = Cell(text, merged=merged, struck=struck)
            if deep > 1:
                down[column + offset] = (deep - 1, text)

    def _cell_text(self, cell: Element) -> str:
        blocks = list(_blocks(cell))
        text = "\n".join(_text(block) for block, _ in blocks)
        text = clean_cell(text, blank_lines=self.limits.blank_lines)[: self.limits.cell_length]
        if not text and any(listed for _, listed in blocks):
            return _AUTO_NUMBER
        return text

    def _is_struck(self, element: Element) -> bool:
        """Whether all text of a cell or paragraph is crossed out."""
        if not self.struck:
            return False
        if _attribute(element, "style-name") in self.struck:
            return True
        spans = [e for e in element.iter() if local(e.tag) == "span" and "".join(e.itertext()).strip()]
        crossed = "".join(_text(span) for span in spans if _attribute(span, "style-name") in self.struck)
        whole = "".join(_text(block) for block, _ in _blocks(element)) or _text(element)
        return bool(crossed.strip()) and len(crossed.strip()) >= len(whole.strip())


def _blocks(parent: Element) -> Iterator[tuple[Element, bool]]:
    """Paragraphs and tables in reading order, and whether a paragraph is one of a list that counts by itself."""
    stack = [(element, False) for element in reversed(list(parent))]
    while stack:
        element, listed = stack.pop()
        kind = local(element.tag)
        if kind in (*_PARAGRAPHS, "table"):
            yield element, listed
        elif kind in _WRAPPERS:
            stack.extend((child, listed or kind == "list") for child in reversed(list(element)))


def _text(paragraph: Element) -> str:
    """The text of a paragraph with its breaks, blanks and tabulators; notes and comments left out."""
    pieces: list[str] = []
    stack: list[Element | str] = [paragraph]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            pieces.append(element)
            continue
        kind = local(element.tag)
        if kind in _SKIPPED:
            continue
        if kind == "s":
            pieces.append(" " * _count(element, "c", 200))
        elif kind in ("tab", "line-break"):
            pieces.append("\t" if kind == "tab" else "\n")
        for child in reversed(list(element)):
            stack += [child.tail or "", child]
        pieces.append(element.text or "")
    return "".join(pieces)


def _rows(table: Element) -> Iterator[Element]:
    stack = list(reversed(list(table)))
    while stack:
        element = stack.pop()
        if local(element.tag) == "table-row":
            yield element
        elif local(element.tag) in _ROW_GROUPS:
            stack.extend(reversed(list(element)))


def _hidden_columns(table: Element, limits: Limits) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for column in (e for e in table.iter() if local(e.tag) == "table-column"):
        times = _count(column, "number-columns-repeated", 1 << 15)
        if _attribute(column, "visibility") in ("collapse", "filter"):
            hidden.update(range(at, min(at + times, limits.columns)))
        at += times
    return hidden


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _count(element: Element, name: str, most: int) -> int:
    value = _attribute(element, name)
    return min(max(int(value[:8]), 1), most) if value.isascii() and value.isdigit() else 1


def _crosses_out(style: Element) -> bool:
    told = (_attribute(e, "text-line-through-style") or _attribute(e, "text-line-through-type") for e in style)
    return any(value not in ("", "none") for value in told)


def _hides(style: Element) -> bool:
    return any(local(e.tag) == "table-properties" and _attribute(e, "display") == "false" for e in style)
