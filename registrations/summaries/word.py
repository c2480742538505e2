"""Setting a report as .docx: A4, Times New Roman, as Decree 30/2020/NĐ-CP, appendix I, asks; texts enter as text only."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

_FONT = "Times New Roman"
_CENTRE, _LEFT, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
_NARROW = 18.0


def docx(matter: dict[str, Any], footer: str) -> bytes:
    """The document of head and blocks as `layout` gives them."""
    document = _document(footer)
    _head(document, matter["head"])
    for block in matter["blocks"]:
        _SET[block["kind"]](document, block)
    if matter["head"]["signed"]:
        _signature(document, matter["head"])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _document(footer: str):
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(13.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    # Page numbers stand at the head, from the second page on.
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.alignment = _CENTRE
    _page_number(head.add_run())
    for foot in (section.footer, section.first_page_footer):
        _write(foot.paragraphs[0], footer, size=8.5)
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


def _write(paragraph, text: str, *, bold=False, italic=False, size: float | None = None):
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    return run


def _line(place, text: str, *, align=_CENTRE, before=0.0, after=0.0, indent=0.0, keep=False, **style):
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(before), Pt(after), keep
    if indent:
        shape.first_line_indent = Mm(indent)
    _write(paragraph, text, **style)
    return paragraph


def _columns(document, *widths: float):
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
        cell._tc.remove(cell.paragraphs[0]._p)
    return table.rows[0].cells


def _underline(place, left: float, right: float) -> None:
    paragraph = place.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent, shape.right_indent, shape.line_spacing = Mm(left), Mm(right), Pt(3)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def _head(document, head: dict[str, Any]) -> None:
    left, right = _columns(document, 75, 85)
    _line(left, head["parent"], size=12)
    _line(left, head["body"], bold=True, size=12)
    _underline(left, 22, 22)
    _line(left, head["number"], size=13, before=6)
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
    _line(right, "Độc lập - Tự do - Hạnh phúc", bold=True, size=13)
    _underline(right, 15, 15)
    _line(right, head["place"], italic=True, size=13, before=6)
    _line(document, head["kind"], bold=True, size=14, before=16)
    _line(document, head["subject"], bold=True, size=14)
    _underline(document, 60, 60)
    if head["to"]:
        _line(document, head["to"], before=10, after=4)


def _heading(document, block) -> None:
    _line(document, block["text"], bold=True, align=_LEFT, before=12, after=3, keep=True)


def _text(document, block) -> None:
    for part in block["text"].split("\n"):
        _line(document, part, align=_BOTH, before=4, indent=12.7)


def _facts(document, block) -> None:
    for label, words in block["rows"]:
        paragraph = _line(document, f"{label}: ", align=_BOTH, before=3, bold=True)
        _write(paragraph, words)


def _item(document, block) -> None:
    _line(document, block["text"], align=_BOTH, before=8, keep=True)


def _note(document, block) -> None:
    paragraph = _line(document, f"{block['label']}: ", align=_BOTH, before=2, italic=True)
    paragraph.paragraph_format.left_indent = Mm(8)
    _write(paragraph, block["text"])


def _quote(document, block) -> None:
    _line(document, block["label"], align=_LEFT, before=8, italic=True, size=11.5, keep=True)
    for part in block["text"].split("\n"):
        paragraph = _line(document, part, align=_BOTH, before=2)
        paragraph.paragraph_format.left_indent = Mm(8)


def _small(document, block) -> None:
    _line(document, block["text"], align=_LEFT, before=10, size=9)


def _table(document, block) -> None:
    columns = len(block["head"])
    table = document.add_table(rows=1, cols=columns)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    widths = (
        [160 - _NARROW * (columns - 1)] + [_NARROW] * (columns - 1)
        if block["wide"]
        else [15, *[145 / (columns - 1)] * (columns - 1)]
    )
    _row(table.rows[0], block["head"], widths, bold=True)
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for row in block["rows"]:
        _row(table.add_row(), row, widths)


def _row(row, texts, widths, *, bold=False) -> None:
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        _write(cell.paragraphs[0], text, bold=bold, size=11)


def _signature(document, head: dict[str, Any]) -> None:
    _line(document, "", size=8)
    left, right = _columns(document, 75, 85)
    _line(left, "Nơi nhận:", bold=True, italic=True, size=12, align=_LEFT)
    _line(left, "- Như trên;", size=11, align=_LEFT)
    _line(left, "- Lưu: VT.", size=11, align=_LEFT)
    _line(right, head["signer_title"], bold=True)
    for _ in range(4):
        _line(right, "")
    _line(right, head["signer"], bold=True)


_SET = {
    "heading": _heading,
    "text": _text,
    "facts": _facts,
    "item": _item,
    "note": _note,
    "quote": _quote,
    "small": _small,
    "table": _table,
}
