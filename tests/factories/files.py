"""Small real files: PDF pages, a Word document, a workbook."""

import io
import json
import zipfile

import typst
import xlsxwriter

_PAGES = '#let m = json(bytes(sys.inputs.pages))\n#set text(lang: "vi")\n#m.map(p => [#p]).join(pagebreak())'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(*pages):
    """A PDF with one text on each page."""
    words = {"pages": json.dumps(pages, ensure_ascii=False)}
    return typst.compile(_PAGES.encode(), sys_inputs=words, ignore_system_fonts=True)


def scan(pages=1):
    """A PDF without any words."""
    return typst.compile(b"#rect(width: 100%, height: 5cm, fill: gray)" + b"#pagebreak()#rect()" * (pages - 1))


def locked_pdf():
    """A PDF that asks for a password: its keys fit none that is empty."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"ab" * 32, b"cd" * 32),
    ]
    out, places = b"%PDF-1.4\n", []
    for at, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (at, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<%s><%s>]>>" % (b"01" * 16, b"01" * 16)
    return out + b"xref\n0 5\n0000000000 65535 f \n%s%s\nstartxref\n%d\n%%%%EOF" % (table, trailer, len(out))


def with_macros(workbook):
    """A workbook with a part of macros beside its sheets, as an .xlsm has."""
    out = io.BytesIO(workbook)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"Sub AutoOpen()" * 50)
    return out.getvalue()


def docx(*paragraphs, head=""):
    """A Word document of paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"{head}<w:document {_WORD}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def xlsx(**sheets):
    """A workbook: sheet name → rows."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    book.close()
    return out.getvalue()
