"""Reading the words of a file, as a process of its own: bytes on standard input, JSON on standard output.

Files come from anywhere: a malformed one may crash compiled code, and a small
one may unpack to more than the machine holds. Memory and time are limited
here, and the caller sees the exit code. Imports nothing of the project.

Arguments: kind ("pdf", "docx", "xlsx") and the most characters wanted.
"""

import datetime
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

MEMORY = 768 << 20
SECONDS = 20
MAX_PAGES = 2_000
MAX_PART = 60 << 20
MAX_MEMBERS = 5_000
MAX_CELLS = 1_000_000
CHUNK = 3_000
LOCKED, BROKEN, TOO_LARGE = "locked", "broken", "too_large"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how a workbook or document with a password begins
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_PDF_PASSWORD = 4


class Failed(Exception):
    """The file cannot be read; the argument is the state told."""


class Gathered:
    """Passages up to the most characters."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.passages: list[tuple[int | None, str, str]] = []
        self.count = 0
        self.cut = False

    @property
    def full(self) -> bool:
        """Is there no room for more?"""
        return self.cut

    def add(self, text: str, page: int | None = None, sheet: str = "") -> None:
        """Keep a text if it holds words, as much of it as there is room for."""
        text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
        if self.count + len(text) > self.most:
            text, self.cut = text[: self.most - self.count], True
        if text:
            self.passages.append((page, sheet, text))
            self.count += len(text)


def read_pdf(data: bytes, found: Gathered) -> int:
    """One passage for each page that has words. Returns the number of pages."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Failed(LOCKED if getattr(error, "err_code", 0) == _PDF_PASSWORD else BROKEN) from error
    pages = len(document)
    for at in range(min(pages, MAX_PAGES)):
        if found.full:
            break
        try:
            page = document[at]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            continue  # one broken page does not hide the others
        found.add(text.get_text_range() if text.count_chars() < 4 * found.most else "", page=at + 1)
        text.close()
        page.close()
    found.cut = found.cut or pages > MAX_PAGES
    return pages


def read_docx(data: bytes, found: Gathered) -> int:
    """Passages of some paragraphs each; where a page ends is known only to the printer."""
    from defusedxml import ElementTree

    lines: list[str] = []
    size = 0
    with _part(data, "word/document.xml") as part:
        for paragraph in _paragraphs(ElementTree.iterparse(part, events=("start", "end"), forbid_dtd=True)):
            lines.append(paragraph)
            size += len(paragraph)
            if size > CHUNK:
                found.add("\n".join(lines))
                lines, size = [], 0
            if found.full:
                return 0
    found.add("\n".join(lines))
    return 0


def _paragraphs(events: Iterable[tuple[str, Any]]) -> Iterator[str]:
    pieces: list[str] = []
    skipped = 0
    for event, element in events:
        tag = element.tag.rpartition("}")[2]
        if tag in ("del", "moveFrom", "Fallback"):
            skipped += 1 if event == "start" else -1
        elif event == "end" and not skipped:
            if tag == "t":
                pieces.append(element.text or "")
            elif tag in ("tab", "br", "cr"):
                pieces.append(" ")
            elif tag == "noBreakHyphen":
                pieces.append("-")
            elif tag == "p":
                if text := "".join(pieces).strip():
                    yield text
                pieces = []
        if event == "end" and tag in ("p", "tr", "tbl"):
            element.clear()


def _part(data: bytes, name: str) -> io.BytesIO:
    archive = zipfile.ZipFile(io.BytesIO(data))
    entries = archive.infolist()
    if len(entries) > MAX_MEMBERS:
        raise Failed(TOO_LARGE)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Failed(LOCKED)
    with archive.open(name) as part:
        content = part.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise Failed(TOO_LARGE)
    return io.BytesIO(content)


def read_xlsx(data: bytes, found: Gathered) -> int:
    """Rows of the visible sheets, some rows to a passage. Returns the number of sheets."""
    import python_calamine

    unpacked = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist())
    if unpacked > 4 * MAX_PART:
        raise Failed(TOO_LARGE)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise Failed(LOCKED) from error
    shown = [
        each.name
        for each in book.sheets_metadata
        if each.typ == python_calamine.SheetTypeEnum.WorkSheet
        and each.visible == python_calamine.SheetVisibleEnum.Visible
    ]
    for name in shown[:100]:
        if found.full:
            break
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > MAX_CELLS:
            raise Failed(TOO_LARGE)
        _rows(sheet, name, found)
    return len(shown)


def _rows(sheet: Any, name: str, found: Gathered) -> None:
    lines: list[str] = []
    size = 0
    for row in sheet.to_python():
        if line := " ; ".join(filter(None, map(_cell, row))):
            lines.append(line)
            size += len(line)
        if size > CHUNK:
            found.add("\n".join(lines), sheet=name)
            lines, size = [], 0
        if found.full:
            return
    found.add("\n".join(lines), sheet=name)


def _cell(value: Any) -> str:
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


READERS = {"pdf": read_pdf, "docx": read_docx, "xlsx": read_xlsx}


def read(data: bytes, kind: str, most: int) -> dict[str, Any]:
    """State, pages, cut and passages of a file."""
    found = Gathered(most)
    if data.startswith(_OLE):
        return {"state": LOCKED}
    try:
        pages = READERS[kind](data, found)
    except Failed as failed:
        return {"state": failed.args[0]}
    except MemoryError:
        return {"state": TOO_LARGE}
    except Exception:  # whatever a library says of a file that is not what it should be
        return {"state": BROKEN}
    state = "read" if found.passages else "scanned"
    return {"state": state, "pages": pages, "cut": found.cut, "passages": found.passages}


def main() -> None:
    """Read, print, and end."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]))))


if __name__ == "__main__":
    main()
