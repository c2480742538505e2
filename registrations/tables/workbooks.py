"""Excel workbooks (.xlsx, .xlsm and the older .xls) → grids.

Values come from calamine. It lays a sheet out as a full rectangle and says nothing of formulas,
so the sheet's XML is looked through first: how far it reaches, and which cells are formulas.
"""

import io
import math
import posixpath
import zipfile
from typing import TypedDict

from . import workbook_process
from .apart import read_apart
from .archives import COMMENTED, DAMAGED, LOCKED, NOT_A_LIST, UNSAFE_XML, Package, local, parse_xml
from .errors import UnreadableList
from .grids import Cell, Grid, Line
from .limits import Limits, too_many_rows
from .sheet_scan import TOO_WIDE, Scan, crossed_styles, scan_sheet
from .wording import clean, clean_cell


class _Sheet(TypedDict):
    name: str
    visible: bool
    rows: list[list[object]]
    merged: list[list[list[int]]]


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
    grids = _read(repacked.getvalue(), scans, limits)
    for grid in grids[:1]:
        grid.pictures = any(name.startswith("xl/media/") for name in package.names)
        if any(name.endswith("vbaProject.bin") for name in package.names):
            grid.doubts.append("Tệp có macro; macro không được đọc và không được chạy.")
        if any(name.startswith("xl/comments") for name in package.names):
            grid.doubts.append(COMMENTED)
    return grids


def read_xls(data: bytes, limits: Limits) -> list[Grid]:
    """Read the visible sheets of an Excel 97–2003 workbook.

    Raises UnreadableList.
    """
    if len(data) > limits.legacy_size:
        raise UnreadableList("Tệp .xls lớn hơn mức cho phép. Kính đề nghị ông, bà lưu lại dưới dạng .xlsx rồi gửi lại.")
    return _read(data, None, limits)


def _needed(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith(("docProps/", "customXml/"))


def _scan_sheets(content: dict[str, bytes], limits: Limits) -> dict[str, Scan]:
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
    crossed = crossed_styles(content["xl/styles.xml"]) if "xl/styles.xml" in content else frozenset()
    scans: dict[str, Scan] = {}
    for element in parse_xml(content["xl/workbook.xml"]).iter():
        if local(element.tag) != "sheet":
            continue
        identifier = next((v for k, v in element.attrib.items() if local(k) == "id"), None)
        target = targets.get(identifier, "")
        sheet = content.get(posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"))
        if sheet:
            scans[element.get("name", "")] = scan_sheet(sheet, limits, crossed)
    return scans


def _read(data: bytes, scans: dict[str, Scan] | None, limits: Limits) -> list[Grid]:
    grids: list[Grid] = []
    hidden: list[str] = []
    for sheet in _sheets(data, limits):
        if not sheet["visible"]:
            hidden.append(sheet["name"])
            continue
        scan = scans.get(sheet["name"]) if scans is not None else Scan()
        if scan is None:
            raise UnreadableList(DAMAGED)
        grids.append(_grid(sheet, scan, limits))
    if hidden and grids:
        names = ", ".join(f"“{clean(name)}”" for name in hidden)
        grids[0].doubts.append(f"Trang tính ẩn {names} không được đọc.")
    return grids


def _sheets(data: bytes, limits: Limits) -> list[_Sheet]:
    """Have the cells read by a process of its own (see workbook_process)."""
    reasons = {workbook_process.LOCKED: LOCKED, workbook_process.TOO_WIDE: TOO_WIDE}
    sheets: list[_Sheet] = read_apart(workbook_process, data, limits.sheets, limits.cells, reasons=reasons)
    return sheets


def _grid(sheet: _Sheet, scan: Scan, limits: Limits) -> Grid:
    grid = Grid(name=clean(sheet["name"]).replace("\n", " "))
    for number, values in enumerate(sheet["rows"]):
        cells = {}
        for column, value in enumerate(values[: limits.columns]):
            text = clean_cell(_text(value), blank_lines=limits.blank_lines)
            formula = (number, column) in scan.formulas
            if text or formula:
                struck = (number, column) in scan.struck
                cells[column] = Cell(text[: limits.cell_length], formula=formula, struck=struck)
        if cells:
            grid.lines.append(Line(grid.name, number + 1, cells, hidden=number in scan.hidden_rows))
            if len(grid.lines) > limits.rows:
                raise too_many_rows(limits)
    grid.hidden_columns = scan.hidden_columns
    _fill_merged(grid, sheet["merged"], limits)
    return grid


def _fill_merged(grid: Grid, ranges: list[list[list[int]]], limits: Limits) -> None:
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
        case float() if not math.isfinite(value):
            return ""
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return repr(value).replace(".", ",")
        case _:
            return str(value)
