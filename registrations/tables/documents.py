"""Word documents (.docx) → one grid of paragraphs and table rows in reading order."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element  # nosec: type only, parsing is defused

from .archives import COMMENTED, NOT_A_LIST, Package, local, parse_xml
from .errors import UnreadableList
from .grids import Cell, Grid, Line
from .limits import Limits, too_many_rows
from .tabbed_lines import TabbedLines
from .wording import clean_cell

_SKIPPED = {"del", "moveFrom", "Fallback", "pict", "drawing", "rPr", "pPr", "instrText"}
_WRAPPERS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}
_AUTO_NUMBER = "•"
"""Stands for a number that Word writes by itself; the number is not in the file's text."""


def read_docx(data: bytes, limits: Limits) -> list[Grid]:
    """Read the body of a Word document.

    Raises UnreadableList.
    """
    package = Package(data, limits)
    if "word/document.xml" not in package.names:
        raise UnreadableList(NOT_A_LIST)
    root = parse_xml(package.read("word/document.xml"))
    body = next((element for element in root if local(element.tag) == "body"), None)
    grid = Grid(name="Văn bản", pictures=any(name.startswith("word/media/") for name in package.names))
    if body is None:
        return [grid]
    numbering = _numbering_styles(package)
    if "word/comments.xml" in package.names:
        grid.doubts.append(COMMENTED)
    tables = paragraphs = 0
    tabbed = TabbedLines()
    for block in _unlaid(body):
        if local(block.tag) == "tbl":
            tables += 1
            _add_table(grid, block, f"Bảng {tables}", numbering, limits)
        else:
            paragraphs += 1
            written = _paragraph(block)
            text = clean_cell(written)[: limits.cell_length]
            if text and tabbed.add(grid, paragraphs, written, limits):
                continue
            if text:
                place = f"Đoạn {paragraphs}"
                cell = Cell(text, struck=_is_struck(block))
                grid.lines.append(Line(place, paragraphs, {0: cell}, loose=True, auto=_is_numbered(block, numbering)))
        if len(grid.lines) > limits.rows:
            raise too_many_rows(limits)
    return [grid]


def _blocks(parent: Element, names: tuple[str, ...] = ("p", "tbl")) -> Iterator[Element]:
    """Yield the named children, looking into content controls and tracked insertions."""
    stack = list(reversed(list(parent)))
    while stack:
        element = stack.pop()
        tag = local(element.tag)
        if tag in names:
            yield element
        elif tag in _WRAPPERS:
            stack.extend(reversed(list(element)))


def _unlaid(parent: Element) -> Iterator[Element]:
    """Yield paragraphs and tables in reading order, also those that another table only lays out on the page."""
    for block in _blocks(parent):
        if local(block.tag) != "tbl" or not _lays_out(block):
            yield block
            continue
        for row in _blocks(block, ("tr",)):
            for cell in _blocks(row, ("tc",)):
                yield from _unlaid(cell)


def _lays_out(table: Element) -> bool:
    """Tell whether a cell of the table holds a table of at least two rows and two columns, and little stands beside."""
    if _is_list(table):
        return False
    for row in _blocks(table, ("tr",)):
        for cell in _blocks(row, ("tc",)):
            for inner in _blocks(cell, ("tbl",)):
                rows = list(_blocks(inner, ("tr",)))
                if len(rows) > 1 and sum(1 for _ in _blocks(rows[0], ("tc",))) > 1:
                    return True
    return False


def _is_list(table: Element) -> bool:
    """Tell whether a table has rows of its own: several of three or more cells with words beside any inner table."""
    rows = 0
    for row in _blocks(table, ("tr",)):
        filled = [1 for cell in _blocks(row, ("tc",)) if any(_paragraph(p).strip() for p in _blocks(cell, ("p",)))]
        rows += len(filled) > 2
    return rows > 1


def _paragraph(paragraph: Element) -> str:
    pieces: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        tag = local(element.tag)
        if tag == "t":
            pieces.append(element.text or "")
        elif tag == "tab":
            pieces.append("\t")
        elif tag in ("br", "cr", "p") and element is not paragraph:
            pieces.append("\n")
            stack.extend(reversed(list(element)))
        elif tag == "noBreakHyphen":
            pieces.append("-")
        elif tag not in _SKIPPED:
            stack.extend(reversed(list(element)))
    return "".join(pieces)


def _add_table(grid: Grid, table: Element, place: str, numbering: set[str], limits: Limits) -> None:
    above: dict[int, Cell] = {}
    for number, row in enumerate(_blocks(table, ("tr",)), start=1):
        cells: dict[int, Cell] = {}
        column = _grid_before(row)
        for element in _blocks(row, ("tc",)):
            span, merge = _spans(element)
            if merge == "continue" and column in above:
                cell = Cell(above[column].text, merged="down")
            else:
                text = _cell_text(element, numbering, limits)[: limits.cell_length]
                cell = Cell(text, struck=_is_struck(element))
            for offset in range(span):
                if column + offset < limits.columns and cell.text:
                    copy = Cell(cell.text, merged=cell.merged or "right") if offset else cell
                    cells[column + offset] = copy
            column += span
        line = Line(place, number, cells, starts_table=number == 1)
        above = cells
        if line.own() or number == 1:
            grid.lines.append(line)
        if len(grid.lines) > limits.rows:
            raise too_many_rows(limits)


def _cell_text(cell: Element, numbering: set[str], limits: Limits) -> str:
    """Return a cell's text; tables inside a cell are read as running text."""
    parts = [_paragraph(paragraph) for paragraph in _blocks(cell)]
    text = clean_cell("\n".join(parts), blank_lines=limits.blank_lines)
    if not text and _is_numbered(cell, numbering):
        return _AUTO_NUMBER
    return text


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _is_numbered(element: Element, numbering: set[str]) -> bool:
    """Tell whether Word writes a number or bullet before a paragraph, by itself or by its style."""
    tags = ((local(e.tag), e) for e in element.iter())
    return any(tag == "numPr" or tag == "pStyle" and _attribute(e, "val") in numbering for tag, e in tags)


def _numbering_styles(package: Package) -> set[str]:
    """Return the names of the paragraph styles that number or bullet their paragraphs."""
    if "word/styles.xml" not in package.names:
        return set()
    styles = (e for e in parse_xml(package.read("word/styles.xml")) if local(e.tag) == "style")
    return {_attribute(s, "styleId") for s in styles if any(local(e.tag) == "numPr" for e in s.iter())}


def _is_struck(element: Element) -> bool:
    """Tell whether all text of a cell or paragraph is crossed out."""
    runs = [e for e in element.iter() if local(e.tag) == "r" and any(local(t.tag) == "t" and t.text for t in e)]
    return bool(runs) and all(map(_crossed, runs))


def _crossed(run: Element) -> bool:
    marks = (e for e in run.iter() if local(e.tag) in ("strike", "dstrike"))
    return any(_attribute(mark, "val") not in ("0", "false", "off") for mark in marks)


def _properties(element: Element, name: str) -> Iterator[tuple[str, str | None]]:
    for child in element:
        if local(child.tag) == name:
            for setting in child:
                value = next((v for k, v in setting.attrib.items() if local(k) == "val"), None)
                yield local(setting.tag), value


def _spans(cell: Element) -> tuple[int, str]:
    span, merge = 1, ""
    for name, value in _properties(cell, "tcPr"):
        if name == "gridSpan" and value and value.isascii() and value.isdigit():
            span = min(max(int(value[:4]), 1), 200)
        elif name == "vMerge":
            merge = value or "continue"
    return span, merge


def _grid_before(row: Element) -> int:
    for name, value in _properties(row, "trPr"):
        if name == "gridBefore" and value and value.isascii() and value.isdigit():
            return min(int(value[:3]), 100)
    return 0
