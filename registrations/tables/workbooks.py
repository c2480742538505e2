"""Excel workbooks (.xlsx, .xlsm and the older .xls) → grids.

Values come from calamine. It lays a sheet out as a full rectangle and says nothing of formulas,
so the sheet's XML is looked through first: how far it reaches, and which cells are formulas.
"""

import datetime
import io
import re
import zipfile
from dataclasses import dataclass, field

import python_calamine
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from .archives import DAMAGED, NOT_A_LIST, PASSWORD, UNSAFE_XML, Package, local, parse_xml
from .errors import UnreadableList
from .grids import Cell, Grid, Line
from .limits import Limits
from .wording import clean

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TOO_WIDE = (
    "Bảng tính trải rộng quá mức cho phép (có ô ghi dữ liệu ở dòng hoặc cột rất xa). "
    "Kính đề nghị ông, bà xóa các ô thừa rồi gửi lại."
)


def too_many_rows(limits: Limits) -> UnreadableList:
    """Return the refusal of a list longer than the limit."""
    count = f"{limits.rows:,}".replace(",", ".")
    return UnreadableList(
        f"Danh sách có hơn {count} dòng, vượt mức đọc được trong một lần. "
        "Kính đề nghị ông, bà chia thành nhiều tệp nhỏ hơn rồi gửi lần lượt."
    )


@dataclass
class _Scan:
    rows: int = 0
    last_row: int = 0
    last_column: int = 0
    formulas: set[tuple[int, int]] = field(default_factory=set)


def read_xlsx(data: bytes, limits: Limits) -> list[Grid]:
    """Read the visible sheets of an Office Open XML workbook.

    Raises UnreadableList.
    """
    package = Package(data, limits)
    content = {n: package.read(n) for n in package.names if _needed(n)}
    scans = _scan_sheets(content, limits)
    # Repacked, so that calamine sees exactly the bytes counted above.
    repacked = io.BytesIO()
    with zipfile.ZipFile(repacked, "w", zipfile.ZIP_STORED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    repacked.seek(0)
    return _read(repacked, scans, limits)


def read_xls(data: bytes, limits: Limits) -> list[Grid]:
    """Read the visible sheets of an Excel 97–2003 workbook.

    Raises UnreadableList.
    """
    if len(data) > limits.legacy_size:
        raise UnreadableList(
            "Tệp .xls lớn hơn mức cho phép. Kính đề nghị ông, bà lưu lại dưới dạng .xlsx rồi gửi lại."
        )
    return _read(io.BytesIO(data), {}, limits)


def _needed(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith(("docProps/", "customXml/"))


def _scan_sheets(content: dict[str, bytes], limits: Limits) -> dict[str, _Scan]:
    """Return sheet name → scan, by way of the workbook's relations."""
    for part in content.values():
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"<\x00!\x00D\x00O" in part:
            raise UnreadableList(UNSAFE_XML)
    if "xl/workbook.xml" not in content:
        raise UnreadableList(NOT_A_LIST)
    targets: dict[str | None, str] = {}
    relations = content.get("xl/_rels/workbook.xml.rels", b"<r/>")
    for relation in parse_xml(relations).iter():
        if local(relation.tag) == "Relationship":
            targets[relation.get("Id")] = relation.get("Target", "")
    scans: dict[str, _Scan] = {}
    for element in parse_xml(content["xl/workbook.xml"]).iter():
        if local(element.tag) != "sheet":
            continue
        identifier = next((v for k, v in element.attrib.items() if local(k) == "id"), None)
        target = targets.get(identifier, "").lstrip("/")
        sheet = content.get(target) or content.get(f"xl/{target}")
        if sheet:
            scans[element.get("name", "")] = _scan(sheet, limits)
    return scans


def _scan(part: bytes, limits: Limits) -> _Scan:
    scan = _Scan()
    filled_row = row = column = 0
    try:
        for event, element in ElementTree.iterparse(
            io.BytesIO(part), events=("start", "end"), forbid_dtd=True
        ):
            tag = local(element.tag)
            if event == "start" and tag == "row":
                row = _integer(element.get("r")) or row + 1
                column = 0
            elif event == "start" and tag == "c":
                match = _REFERENCE.fullmatch(element.get("r") or "")
                if match:
                    column, row = _column_number(match[1]), int(match[2])
                else:
                    column += 1
            elif event == "end" and tag == "f":
                scan.formulas.add((row - 1, column - 1))
            elif event == "end" and tag in ("v", "is"):
                scan.last_row = max(scan.last_row, row)
                scan.last_column = max(scan.last_column, column)
                if row != filled_row:
                    filled_row, scan.rows = row, scan.rows + 1
                    if scan.rows > limits.rows:
                        raise too_many_rows(limits)
            elif event == "end" and tag == "row":
                element.clear()
    except DefusedXmlException as error:
        raise UnreadableList(UNSAFE_XML) from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableList(DAMAGED) from error
    if scan.last_row * scan.last_column > limits.rows * limits.columns:
        raise UnreadableList(_TOO_WIDE)
    return scan


def _integer(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _read(file: io.BytesIO, scans: dict[str, _Scan], limits: Limits) -> list[Grid]:
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(file)
        return _grids(workbook, scans, limits)
    except UnreadableList:
        raise
    except python_calamine.PasswordError as error:
        raise UnreadableList(PASSWORD) from error
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        # calamine is compiled code: on malformed files it may panic, which is no Exception.
        raise UnreadableList(DAMAGED) from error


def _grids(
    workbook: python_calamine.CalamineWorkbook, scans: dict[str, _Scan], limits: Limits
) -> list[Grid]:
    grids: list[Grid] = []
    hidden: list[str] = []
    for metadata in workbook.sheets_metadata[: limits.sheets]:
        if metadata.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        if metadata.visible != python_calamine.SheetVisibleEnum.Visible:
            hidden.append(metadata.name)
            continue
        sheet = workbook.get_sheet_by_name(metadata.name)
        grids.append(_grid(sheet, scans.get(metadata.name, _Scan()), limits))
    if hidden and grids:
        names = ", ".join(f"“{clean(name)}”" for name in hidden)
        grids[0].doubts.append(f"Trang tính ẩn {names} không được đọc.")
    return grids


def _grid(sheet: python_calamine.CalamineSheet, scan: _Scan, limits: Limits) -> Grid:
    grid = Grid(name=clean(sheet.name).replace("\n", " "))
    if sheet.start is None or sheet.end is None:
        return grid
    if sheet.total_height * sheet.total_width > limits.rows * limits.columns:
        raise UnreadableList(_TOO_WIDE)
    for number, values in enumerate(sheet.to_python(skip_empty_area=False)):
        cells = {}
        for column, value in enumerate(values[: limits.columns]):
            text = clean(_text(value))
            formula = (number, column) in scan.formulas
            if text or formula:
                cells[column] = Cell(text[: limits.cell_length], formula=formula)
        if cells:
            grid.lines.append(Line(grid.name, number + 1, cells))
            if len(grid.lines) > limits.rows:
                raise too_many_rows(limits)
    _fill_merged(grid, sheet.merged_cell_ranges or [], limits)
    return grid


def _fill_merged(
    grid: Grid, ranges: list[tuple[tuple[int, int], tuple[int, int]]], limits: Limits
) -> None:
    lines = {line.number - 1: line for line in grid.lines}
    for (top, left), (bottom, right) in ranges[: limits.rows]:
        first = lines.get(top)
        origin = first.cells.get(left) if first else None
        if origin is None or not origin.text:
            continue
        for row in range(top, min(bottom, top + limits.rows) + 1):
            line = lines.get(row)
            if line is None:
                continue
            for column in range(left, min(right, limits.columns) + 1):
                if (row, column) != (top, left):
                    merged = "down" if row > top else "right"
                    line.cells[column] = Cell(origin.text, merged=merged)


def _text(value: object) -> str:
    match value:
        case str():
            return value
        case bool():
            return "x" if value else ""
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return repr(value).replace(".", ",")
        case datetime.datetime() | datetime.date():
            return value.strftime("%d/%m/%Y")
        case _:
            return str(value)
