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
