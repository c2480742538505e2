"""From a plan's file to grids: what the file is, by its bytes rather than by its name."""

import re
from pathlib import PurePath

from ..archives import Package
from ..errors import UnreadableList
from ..grids import Grid
from ..limits import Limits
from ..plain import decode, read_csv
from ..sources import modernise, read_grids
from .headings import find_header
from .pdfs import read_pdf
from .stacked_lines import grid_of_stacked
from .text_lines import grid_of_text
from .web_pages import grid_of_html

_SHEETS = {".csv", ".tsv"}
_OFFICE = {".xlsx", ".xls", ".xlsm", ".docx", ".docm", ".odt", ".ods"}
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|table|body|head|meta)", re.IGNORECASE
)
_MACROS = (
    "Tệp có macro nên không được đọc. "
    "Kính đề nghị ông, bà lưu lại kế hoạch dưới dạng .docx hoặc .xlsx thường rồi gửi lại."
)
_EMPTY = "Tệp trống, không có nội dung để đọc."
_PICTURE = (
    "Tệp là ảnh chụp nên không có chữ để đọc. Kính đề nghị ông, bà gửi bản Word, Excel hoặc PDF có chữ của kế hoạch."
)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")


def plan_grids(data: bytes, filename: str, limits: Limits) -> list[Grid]:
    """Return the grids of a plan, old Vietnamese fonts converted.

    Raises UnreadableList, with a message in the words of plans.
    """
    try:
        return _read(data, PurePath(filename.replace("\0", "")).suffix.lower(), filename, limits)
    except UnreadableList as error:
        raise UnreadableList(_of_plans(str(error))) from error


def _of_plans(message: str) -> str:
    """The readers of files speak of lists; here the file is a plan."""
    return (
        message.replace("danh sách", "kế hoạch")
        .replace("Danh sách", "Kế hoạch")
        .replace(
            "dạng .xlsx, .xls, .docx, .csv, .ods hoặc .odt", "dạng .docx, .xlsx, .xls, .odt, .ods, .csv, .txt hoặc .pdf"
        )
    )


def _read(data: bytes, suffix: str, filename: str, limits: Limits) -> list[Grid]:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableList(_EMPTY)
    if len(data) > limits.file_size or data.startswith(
        (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"Rar!", b"7z", b"\x1f\x8b", b"MZ", b"\x7fELF")
    ):
        return read_grids(data, filename, limits)
    if data.startswith(_IMAGES):
        raise UnreadableList(_PICTURE)
    if b"%PDF-" in data[:1024]:
        return _modern(read_pdf(data, limits))
    if data.startswith(b"PK"):
        if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in Package(data, limits).names):
            raise UnreadableList(_MACROS)
        return read_grids(data, filename, limits)
    if suffix in _OFFICE and not _is_text(data):
        return read_grids(data, filename, limits)
    return _text(data, suffix, limits)


def _is_text(data: bytes) -> bool:
    """Tell whether bytes with the name of an Office file are text, as old systems export it."""
    try:
        decode(data)
    except UnreadableList:
        return False
    return len(data) > 200 and b"\n" in data


def _text(data: bytes, suffix: str, limits: Limits) -> list[Grid]:
    if suffix in _SHEETS:
        return _modern(read_csv(data, limits))
    text, doubt = decode(data)
    if _HTML.match(data):
        grid = grid_of_html(text, limits)
    else:
        grid = grid_of_text(text, limits)
        if not any(find_header(grid.lines, at) for at in range(len(grid.lines))) and ";" in text:
            separated = read_csv(data, limits)[0]
            if any(find_header(separated.lines, at) for at in range(len(separated.lines))):
                grid = separated
        if not any(find_header(grid.lines, at) for at in range(len(grid.lines))):
            grid = grid_of_stacked(text, limits) or grid
    if doubt:
        grid.doubts.append(doubt.replace("CSV", "văn bản"))
    return _modern([grid])


def _modern(grids: list[Grid]) -> list[Grid]:
    for grid in grids:
        modernise(grid)
    return grids
