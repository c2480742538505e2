"""A first look through a sheet's XML: how far it reaches and which cells are formulas.

Nothing is kept but counts, so a sheet that would fill the memory once laid out is known beforehand.
"""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element  # nosec: type only, parsing is defused

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from .archives import DAMAGED, UNSAFE_XML, local, parse_xml
from .errors import UnreadableList
from .limits import Limits, too_many_rows

TOO_WIDE = (
    "Bảng tính trải rộng quá mức cho phép (có ô ghi dữ liệu ở dòng hoặc cột rất xa). "
    "Kính đề nghị ông, bà xóa các ô thừa rồi gửi lại."
)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_YES = ("1", "true")
_PIECE = 1 << 16


@dataclass
class Scan:
    """Extent of the filled part of a sheet (counted from 1); its formulas and crossed-out cells (row, column from 0)."""

    rows: int = 0
    last_row: int = 0
    last_column: int = 0
    formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)


class _Scanner:
    """Receives the parser's events."""

    def __init__(self, limits: Limits, crossed: frozenset[str]) -> None:
        self.limits = limits
        self.crossed = crossed
        self.found = Scan()
        self.row = self.column = self.filled = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "row":
            number = attributes.get("r", "")
            self.row = int(number) if re.fullmatch("[0-9]{1,8}", number) else self.row + 1
            self.column = 0
            if attributes.get("hidden") in _YES:
                self.found.hidden_rows.add(self.row - 1)
        elif name == "col" and attributes.get("hidden") in _YES:
            self._hide(attributes.get("min", ""), attributes.get("max", ""))
        elif name == "c":
            match = _REFERENCE.fullmatch(attributes.get("r", ""))
            if match:
                self.column, self.row = _column_number(match[1]), int(match[2])
            else:
                self.column += 1
            if attributes.get("s") in self.crossed:
                self.found.struck.add((self.row - 1, self.column - 1))

    def _hide(self, first: str, last: str) -> None:
        if first.isascii() and first.isdigit() and last.isascii() and last.isdigit():
            self.found.hidden_columns.update(range(int(first) - 1, min(int(last), self.limits.columns)))

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "f":
            self.found.formulas.add((self.row - 1, self.column - 1))
        elif name in ("v", "is"):
            self._fill()

    def _fill(self) -> None:
        found = self.found
        found.last_row = max(found.last_row, self.row)
        found.last_column = max(found.last_column, self.column)
        if self.row != self.filled:
            self.filled = self.row
            found.rows += 1
            if found.rows > self.limits.rows:
                raise too_many_rows(self.limits)

    def close(self) -> Scan:
        return self.found


def crossed_styles(part: bytes) -> frozenset[str]:
    """Return the numbers of the cell styles whose font draws a line through the text."""
    root = parse_xml(part)
    fonts = [_draws_line(font) for font in _children(root, "fonts")]
    styles = enumerate(style.get("fontId", "") for style in _children(root, "cellXfs"))
    return frozenset(str(n) for n, font in styles if font.isdecimal() and int(font) < len(fonts) and fonts[int(font)])


def _children(root: Element, name: str) -> list[Element]:
    return [child for group in root if local(group.tag) == name for child in group]


def _draws_line(font: Element) -> bool:
    return any(local(mark.tag) == "strike" and mark.get("val", "1") in _YES for mark in font)


def scan_sheet(part: bytes, limits: Limits, crossed: frozenset[str] = frozenset()) -> Scan:
    """Look through a sheet; `crossed` are the styles of crossed-out cells.

    Raises UnreadableList where it is unsafe, damaged, too long or too wide.
    """
    parser = ElementTree.DefusedXMLParser(target=_Scanner(limits, crossed), forbid_dtd=True)
    try:
        for start in range(0, len(part), _PIECE):
            parser.feed(part[start : start + _PIECE])
        scan: Scan = parser.close()
    except DefusedXmlException as error:
        raise UnreadableList(UNSAFE_XML) from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableList(DAMAGED) from error
    if scan.last_row * scan.last_column > limits.cells:
        raise UnreadableList(TOO_WIDE)
    return scan


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
