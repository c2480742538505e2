"""Builders of office files: workbooks by XlsxWriter, documents as bare zipped XML."""

import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest
import xlsxwriter

from registrations.tables.reading import read_list
from registrations.tables.records import ListReading

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def build_xlsx(sheets: dict[str, list], merges: dict[str, list] | None = None, hidden: tuple = ()) -> bytes:
    """Write sheets of rows; a merge is (first row, first column, last row, last column)."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value in (None, ""):
                    continue
                if isinstance(value, str) and value.startswith("{=") and value.endswith("}"):
                    sheet.write_formula(r, c, value[1:-1], None, "Giá trị tính")
                elif isinstance(value, str):
                    sheet.write_string(r, c, value)
                else:
                    sheet.write(r, c, value)
        for first, left, last, right in (merges or {}).get(name, []):
            sheet.merge_range(first, left, last, right, rows[first][left])
        if name in hidden:
            sheet.hide()
    book.close()
    return buffer.getvalue()


def _paragraph(text: str, tag: str = "w:t") -> str:
    runs = "<w:br/>".join(f'<{tag} xml:space="preserve">{escape(t)}</{tag}>' for t in text.split("\n"))
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def _cell(value: object) -> str:
    """A cell is a text, or (text, options) with span, merge ("restart"/"continue") or auto."""
    text, options = value if isinstance(value, tuple) else (value, {})
    properties = ""
    if "span" in options:
        properties += f'<w:gridSpan w:val="{options["span"]}"/>'
    if "merge" in options:
        properties += f'<w:vMerge w:val="{options["merge"]}"/>'
    if options.get("auto"):
        return '<w:tc><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_paragraph(str(text))}</w:tc>"


def build_docx(*blocks: object, prolog: str = "") -> bytes:
    """Write paragraphs (str) and tables (lists of rows) in order."""
    body = ""
    for block in blocks:
        if isinstance(block, str):
            body += block if block.startswith("<w:") else _paragraph(block)
        else:
            rows = "".join(f"<w:tr>{''.join(_cell(c) for c in row)}</w:tr>" for row in block)
            body += f"<w:tbl>{rows}</w:tbl>"
    document = f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document {_NS}><w:body>{body}</w:body></w:document>'
    return build_zip({"[Content_Types].xml": _TYPES, "word/document.xml": document})


def build_zip(parts: dict[str, str | bytes]) -> bytes:
    """Zip parts as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def xlsx() -> Callable[..., bytes]:
    """Bytes of a workbook."""
    return build_xlsx


@pytest.fixture
def docx() -> Callable[..., bytes]:
    """Bytes of a Word document."""
    return build_docx


@pytest.fixture
def zipped() -> Callable[..., bytes]:
    """Bytes of a zip file."""
    return build_zip


@pytest.fixture
def read_rows() -> Callable[..., ListReading]:
    """Read a single sheet given as rows."""

    def read(rows: list, merges: list | None = None, **options: object) -> ListReading:
        return read_list(build_xlsx({"Sheet1": rows}, {"Sheet1": merges or []}), "ds.xlsx", **options)

    return read
