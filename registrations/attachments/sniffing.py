"""What a file really is, told from its bytes and never from its name.

Only kinds that cannot run anything are known here. What is not recognised is
not a kind: SVG, HTML, programs and scripts have no entry. The old binary
office formats (which hide macros) and plain text are known only where lists
are taken in to be read: see LIST_KINDS.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import BinaryIO

import puremagic

from registrations.tables.containers import Bounds, Container, Fault, Unsafe

HEAD_BYTES = 8192
BOUNDS = Bounds(members=5_000, unpacked=400 * 1024 * 1024, whole_ratio=200)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its extension, type on the wire and name for readers."""

    extension: str
    media_type: str
    name: str


_OOXML = "application/vnd.openxmlformats-officedocument."
KINDS = {
    kind.extension: kind
    for kind in (
        Kind("pdf", "application/pdf", "PDF"),
        Kind("jpg", "image/jpeg", "ảnh JPG"),
        Kind("png", "image/png", "ảnh PNG"),
        Kind("webp", "image/webp", "ảnh WebP"),
        Kind("heic", "image/heic", "ảnh HEIC"),
        Kind("docx", _OOXML + "wordprocessingml.document", "Word (.docx)"),
        Kind("xlsx", _OOXML + "spreadsheetml.sheet", "Excel (.xlsx)"),
        Kind("xls", "application/vnd.ms-excel", "Excel cũ (.xls)"),
        Kind("csv", "text/csv", "CSV"),
    )
}
PICTURES = frozenset({"jpg", "png", "webp", "heic"})
CITIZEN_KINDS = PICTURES | {"pdf"}
OFFICE_KINDS = CITIZEN_KINDS | {"docx", "xlsx"}
LIST_ONLY = frozenset({"xls", "csv"})
LIST_KINDS = LIST_ONLY | {"docx", "xlsx"}
"""What an office's list may be. Such files are read by our own reader and given out to staff as downloads only."""

_MAIN_PART = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_ACTIVE_PARTS = ("vbaproject.bin", "vbadata.xml", "/activex/", "/embeddings/", "macrosheets/")
_DAMAGED = "Tệp này bị hỏng, không mở được. Mời kiểm tra và gửi lại."
_BOMB = "Tệp này bung ra quá lớn nên không nhận được. Mời gửi bản gọn hơn hoặc PDF."
_LOCKED = "Tệp này đặt mật khẩu nên không nhận được. Mời bỏ mật khẩu, lưu lại rồi gửi."
_TOLD = {Fault.TOO_MANY: _BOMB, Fault.TOO_LARGE: _BOMB, Fault.LOCKED: _LOCKED}
TWO_IN_ONE = "Tệp này lẫn nội dung của hai loại tệp. Mời mở ra, lưu lại thành PDF hoặc ảnh rồi gửi."


class Unrecognised(ValueError):
    """The bytes are no kind that may be handed in. The message is for the sender."""


def sniff(file: BinaryIO, *, lists: bool = False) -> Kind:
    """The kind of an open file (left at its beginning); with `lists` also kinds known for lists only.

    Raises Unrecognised, with a reason, for anything else: unknown formats,
    macro-enabled or embedding office files, archives, zip bombs, files that
    begin like one thing and go on as another.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    if head.startswith(b"PK\x03\x04"):
        if b"%PDF-" in head[:1024]:
            raise Unrecognised(TWO_IN_ONE)
        extension = _office_kind(file)
        file.seek(0)
    else:
        extension = (lists and _list_kind(head)) or _flat_kind(head)
        if extension != "xls" and zipfile.is_zipfile(file):
            raise Unrecognised(TWO_IN_ONE)
        file.seek(0)
    return KINDS[extension]


def _list_kind(head: bytes) -> str:
    """ "xls" or "csv" for an old workbook or plain text, "" for anything else."""
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "xls"
    if head.startswith((b"%PDF-", b"\x7fELF", b"MZ", b"{\\rtf")):
        return ""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "csv"
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c" for byte in head)
    return "csv" if head.strip() and b"\x00" not in head and controls * 50 <= len(head) else ""


def _flat_kind(head: bytes) -> str:
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"}:
        return "heic"
    raise Unrecognised(_what_it_seems(head))


def _what_it_seems(head: bytes) -> str:
    try:
        seems = puremagic.from_string(head).lstrip(".").lower()
    except (puremagic.PureError, ValueError):
        seems = ""
    if seems in {"exe", "dll", "elf", "com", "msi", "bat", "sh", "ps1"} or head[:2] == b"MZ":
        return "Nội dung tệp này là một chương trình, không phải văn bản hay ảnh."
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "Tệp này thuộc định dạng Word, Excel cũ. Mời mở ra và lưu lại thành .docx, .xlsx hoặc PDF."
    return "Không nhận ra nội dung của tệp này. Mời lưu lại thành PDF hoặc ảnh rồi gửi."


def _office_kind(file: BinaryIO) -> str:
    try:
        container = Container(file, BOUNDS)
    except Unsafe as error:
        raise Unrecognised(_TOLD.get(error.fault, _DAMAGED)) from error
    if container.is_ambiguous:
        raise Unrecognised(_DAMAGED)
    names = [name.lower() for name in container.names]
    if any(part in name for name in names for part in _ACTIVE_PARTS):
        raise Unrecognised("Tệp này có macro hoặc nội dung nhúng. Mời lưu lại thành .docx, .xlsx thường hoặc PDF.")
    if "[content_types].xml" in names:
        for part, extension in _MAIN_PART.items():
            if part in names:
                return extension
    raise Unrecognised(
        "Đây là tệp nén hoặc định dạng khác. Mời gửi từng tệp Word (.docx), Excel (.xlsx), PDF hoặc ảnh."
    )


def kinds_in_words(extensions: frozenset[str] | set[str]) -> str:
    """ "PDF, ảnh (JPG, PNG, WebP, HEIC), Word (.docx)" for hints and refusals."""
    parts = ["PDF"] if "pdf" in extensions else []
    pictures = [KINDS[each].name.removeprefix("ảnh ") for each in ("jpg", "png", "webp", "heic") if each in extensions]
    if pictures:
        parts.append(f"ảnh ({', '.join(pictures)})")
    parts.extend(KINDS[each].name for each in ("docx", "xlsx", "xls", "csv") if each in extensions)
    return ", ".join(parts)
