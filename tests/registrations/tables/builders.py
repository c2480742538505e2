"""Builders of office files: workbooks by XlsxWriter, documents as bare zipped XML, old workbooks byte by byte."""

import io
import struct
import zipfile
from xml.sax.saxutils import escape

import xlsxwriter

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


SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(number: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(body)) + body


def sheet_stream(rows: list[list[object]]) -> bytes:
    begin = struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)
    cells = b""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, str) and value:
                text = value.encode("utf-16-le")
                cells += record(0x0204, struct.pack("<HHHHB", r, c, 0, len(value), 1) + text)
            elif isinstance(value, int):
                cells += record(0x0203, struct.pack("<HHHd", r, c, 0, float(value)))
    return record(0x0809, begin) + cells + record(0x000A)


def build_xls(rows: list[list[object]]) -> bytes:
    name = "Danh sách".encode("utf-16-le")
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    bound = struct.pack("<BBBB", 0, 0, 9, 1) + name
    offset = len(start) + 4 + 4 + len(bound) + 4
    stream = start + record(0x0085, struct.pack("<I", offset) + bound) + record(0x000A) + sheet_stream(rows)
    stream += b"\0" * max(0, 4096 - len(stream))
    size = len(stream)
    stream += b"\0" * (-size % SECTOR)
    count = len(stream) // SECTOR
    fat = [FAT, END, *range(3, count + 2), END]
    fat += [FREE] * (SECTOR // 4 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    return (
        header
        + struct.pack(f"<{SECTOR // 4}I", *fat)
        + entry("Root Entry", 5, END, 0, child=1)
        + entry("Workbook", 2, 2, size)
        + b"\0" * 256
        + stream
    )


def entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    data = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + struct.pack("<III", FREE, FREE, child)
    return data + b"\0" * 36 + struct.pack("<IQ", start, size)


_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
)


def _odf_cell(value: object) -> str:
    """A cell is a text, None for one covered by another, or (text, {"span": columns, "down": rows, "times": n})."""
    if value is None:
        return "<table:covered-table-cell/>"
    text, options = value if isinstance(value, tuple) else (value, {})
    names = {"span": "number-columns-spanned", "down": "number-rows-spanned", "times": "number-columns-repeated"}
    told = "".join(f' table:{names[key]}="{number}"' for key, number in options.items() if key in names)
    if options.get("auto"):
        content = "<text:list><text:list-item><text:p/></text:list-item></text:list>"
    else:
        content = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(text).split("\n")) if text else ""
    return f"<table:table-cell{told}>{content}</table:table-cell>"


def _odf_table(name: str, rows: list, style: str = "") -> str:
    told = f' table:style-name="{style}"' if style else ""
    lines = (
        row if isinstance(row, str) else f"<table:table-row>{''.join(map(_odf_cell, row))}</table:table-row>"
        for row in rows
    )
    return f'<table:table table:name="{name}"{told}>{"".join(lines)}</table:table>'


def _odf(kind: str, body: str, parts: dict[str, str | bytes]) -> bytes:
    styles = (
        '<office:automatic-styles><style:style style:name="unseen"><style:table-properties table:display="false"/>'
        '</style:style><style:style style:name="struck"><style:text-properties style:text-line-through-style="solid"/>'
        "</style:style></office:automatic-styles>"
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODF}>{styles}<office:body>'
        f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return build_zip({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content} | parts)


def build_odt(*blocks: object, **parts: str | bytes) -> bytes:
    """Write paragraphs (str, "<…" as it stands) and tables (lists of rows) as an OpenDocument text."""
    body = ""
    for number, block in enumerate(blocks):
        if isinstance(block, str):
            body += block if block.startswith("<") else f"<text:p>{escape(block)}</text:p>"
        else:
            body += _odf_table(f"Table{number}", block)
    return _odf("text", body, parts)


def build_ods(sheets: dict[str, list], hidden: tuple = (), **parts: str | bytes) -> bytes:
    """Write sheets of rows as an OpenDocument spreadsheet; a row given as XML stands as it is."""
    body = "".join(_odf_table(name, rows, "unseen" if name in hidden else "") for name, rows in sheets.items())
    return _odf("spreadsheet", body, parts)
