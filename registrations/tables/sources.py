"""From an uploaded file to grids: what the file is, by its bytes rather than by its name."""

from dataclasses import replace
from pathlib import PurePath

from .archives import DAMAGED, LOCKED, NOT_A_LIST, Package
from .documents import read_docx
from .errors import UnreadableList
from .grids import Grid
from .legacy_text import convert
from .limits import Limits
from .open_documents import read_open_document
from .plain import read_csv
from .side_by_side import unfold
from .wording import SOFT, clean
from .workbooks import read_xls, read_xlsx

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PLAIN_SUFFIXES = {".csv", ".txt", ".tsv"}
_OLD_WORD = (
    "Tệp Word định dạng cũ (.doc) chưa đọc được. "
    "Kính đề nghị ông, bà mở tệp bằng Word, chọn “Lưu thành” dạng .docx rồi gửi lại."
)
_PDF = "Tệp PDF hoặc ảnh chụp danh sách chưa đọc được. Kính đề nghị ông, bà gửi bản Excel hoặc Word của danh sách."
_SUFFIX = (
    "Chỉ nhận danh sách dạng .xlsx, .xls, .docx, .csv, .ods hoặc .odt. "
    "Kính đề nghị ông, bà lưu lại tệp theo một trong các dạng này rồi gửi lại."
)
_RESAVE = "Kính đề nghị ông, bà mở tệp bằng Excel hoặc Word, chọn “Lưu thành” dạng .xlsx hoặc .docx rồi gửi lại."
_OTHERS = (
    (
        (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"),
        "Tệp nén chưa đọc được. Kính đề nghị ông, bà giải nén rồi gửi từng danh sách.",
    ),
    ((b"{\\rtf",), f"Tệp dạng RTF chưa đọc được. {_RESAVE}"),
    (
        (b"<?xml", b"<html", b"<!doctype html", b"<table", b"mime-version:"),
        f"Tệp là trang web hoặc XML đổi đuôi. {_RESAVE}",
    ),
)
"""First bytes in lower case, and what is said of such files."""
_ZIPPED = "Tệp nén (.zip) chưa đọc được. Kính đề nghị ông, bà giải nén rồi gửi từng danh sách."
_IMAGES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")


def read_grids(data: bytes, filename: str, limits: Limits) -> list[Grid]:
    """Return the grids of a file, old Vietnamese fonts converted.

    Raises UnreadableList.
    """
    if len(data) > limits.file_size:
        size = limits.file_size // (1024 * 1024)
        raise UnreadableList(
            f"Tệp lớn hơn {size} MB nên không được đọc. "
            "Kính đề nghị ông, bà bỏ ảnh hoặc chia nhỏ danh sách rồi gửi lại."
        )
    if not data.strip():
        raise UnreadableList("Tệp trống, không có nội dung để đọc.")
    grids = _read(data, PurePath(filename.replace("\0", "")).suffix.lower(), limits)
    for grid in grids:
        modernise(grid)
        unfold(grid)
    return grids


def read_form(data: bytes, limits: Limits) -> list[Grid]:
    """Return the grids of one of our own forms that somebody filled in: .xlsx or .docx, texts as they stand.

    Raises UnreadableList, also for a file with macros: our forms have none.
    """
    if len(data) > limits.file_size:
        raise UnreadableList("Tệp lớn hơn mức cho phép. Kính đề nghị ông, bà dùng đúng biểu mẫu đã tải về.")
    if not data.startswith(b"PK"):
        raise UnreadableList("Chỉ nhận biểu mẫu dạng .xlsx hoặc .docx tải từ Trang này.")
    names = Package(data, limits).names
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise UnreadableList("Tệp có macro nên không được đọc. Kính đề nghị ông, bà lưu lại dạng .xlsx, .docx thường.")
    return _read(data, ".xlsx", limits)


def _read(data: bytes, suffix: str, limits: Limits) -> list[Grid]:
    if data.startswith(b"PK"):
        names = Package(data, limits).names
        if "xl/workbook.xml" in names:
            return read_xlsx(data, limits)
        if "word/document.xml" in names:
            return read_docx(data, limits)
        if "mimetype" in names and "content.xml" in names:
            return read_open_document(data, limits)
        packed = any(
            name.lower().endswith((".xlsx", ".xls", ".docx", ".doc", ".csv", ".pdf", ".odt", ".ods")) for name in names
        )
        raise UnreadableList(_ZIPPED if packed else NOT_A_LIST)
    if data.startswith(_OLE):
        return _read_ole(data, limits)
    if data.startswith(_IMAGES):
        raise UnreadableList(_PDF)
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for starts, message in _OTHERS:
        if head.startswith(tuple(start.lower() for start in starts)):
            raise UnreadableList(message)
    if data.startswith((b"MZ", b"\x7fELF")):
        raise UnreadableList(NOT_A_LIST)
    if suffix in _PLAIN_SUFFIXES:
        return read_csv(data, limits)
    if suffix in {".xlsx", ".xls", ".xlsm", ".docx", ".ods", ".odt"}:
        raise UnreadableList(NOT_A_LIST)
    raise UnreadableList(_SUFFIX)


def _read_ole(data: bytes, limits: Limits) -> list[Grid]:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise UnreadableList(LOCKED)
    if holds("WordDocument"):
        raise UnreadableList(_OLD_WORD)
    if holds("Workbook") or holds("Book"):
        return read_xls(data, limits)
    raise UnreadableList(DAMAGED)


def modernise(grid: Grid) -> None:
    """Convert TCVN3 or VNI text of a grid in place, and say so."""
    cells = [(line, column) for line in grid.lines for column in line.cells]
    texts, coding = convert([line.cells[column].text for line, column in cells])
    if not coding and not any(SOFT in text for text in texts):
        return
    for (line, column), text in zip(cells, texts, strict=True):
        line.cells[column] = replace(line.cells[column], text=clean(text.replace(SOFT, "")))
    if not coding:
        return
    grid.doubts.append(f"“{grid.name}” dùng phông chữ cũ ({coding}), đã chuyển sang Unicode; đề nghị kiểm tra dấu.")
