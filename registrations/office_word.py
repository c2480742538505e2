"""Office papers as .docx: A4, Times New Roman, as Decree 30/2020/NĐ-CP, appendix I, asks; texts enter as text only."""

from __future__ import annotations

import io
import re
from datetime import date

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from themes.base.vietnamese import day_in_full

FONT = "Times New Roman"
CENTRE, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
INDENT = 12.7  # mm, of the first line of a paragraph


def place_and_day(home: str, day: date) -> str:
    """Where and when a paper is made: "tỉnh Lạng Sơn" stands before the day as "Lạng Sơn", a bare "tỉnh" as nothing."""
    place = re.sub(r"^(tỉnh|thành phố)\b", "", home.strip(), flags=re.IGNORECASE).strip()
    written = day_in_full(day)
    return f"{place}, {written}" if place else written.capitalize()


def new_document(*, size: float = 14, landscape: bool = False, footer: str = ""):
    """An empty paper: margins 20/20/30/20 mm, page numbers at the head from the second page on; ``size`` in points."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.alignment = CENTRE
    _page_number(head.add_run())
    if footer:
        for foot in (section.footer, section.first_page_footer):
            write(foot.paragraphs[0], footer, size=8.5)
    document.core_properties.author = document.core_properties.comments = ""
    return document


def _page_number(run) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def write(paragraph, text: str, *, bold=False, italic=False, size: float | None = None):
    """Add words to a paragraph; ``size`` in points, of the paper unless given."""
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    return run


def line(place, text: str, *, align=CENTRE, before=0.0, after=0.0, indent=0.0, keep=False, **style):
    """Add a paragraph; distances in points, ``indent`` in mm, ``keep`` with what follows, style as of `write`."""
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(before), Pt(after), keep
    if indent:
        shape.first_line_indent = Mm(indent)
    write(paragraph, text, **style)
    return paragraph


def rule(place, left: float, right: float) -> None:
    """A rule shorter than its place, as under the motto; how much shorter at either side, in mm."""
    paragraph = place.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent, shape.right_indent, shape.line_spacing = Mm(left), Mm(right), Pt(3)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def columns(document, *widths: float):
    """Cells side by side without lines, ``widths`` in mm."""
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
        cell._tc.remove(cell.paragraphs[0]._p)
    return table.rows[0].cells


def repeat_on_each_page(row) -> None:
    """Mark a row as the head of its table."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def to_bytes(document) -> bytes:
    """The file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
