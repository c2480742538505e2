"""The office's form "Biểu tổng hợp đăng ký danh hiệu thi đua" as .xlsx and .docx.

Laid out as official documents are (Decree 30/2020/NĐ-CP, appendix I): issuing body on the left, national title and
motto on the right, place and date, the name of the form, and who signs below. Both files are written from one grid,
so they say the same; every text is written as text, never as a formula.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import xlsxwriter
from django.utils import timezone
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from registrations.office_word import place_and_day
from themes.base.vietnamese import datetime_text

from . import aggregates
from .aggregates import COLLECTIVE, PERSON, Figures, Table
from .models import Campaign

FONT = "Times New Roman"
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
TITLE = "BIỂU TỔNG HỢP ĐĂNG KÝ DANH HIỆU THI ĐUA"
PREPARED, SIGNED = "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG CƠ QUAN"
PREPARED_HOW, SIGNED_HOW = "(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, đóng dấu)"
DIRECT = "Trong đó: người lao động trực tiếp"
# Texts stay texts: "=HYPERLINK(…)" in the name of a unit is shown, never run.
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes into a file: the table, when it was counted, who takes it."""

    campaign: Campaign
    table: Table
    basis: str
    now: datetime
    prepared_by: str

    @property
    def place_and_day(self) -> str:
        home = self.campaign.organising_body.name.rpartition("Khen thưởng ")[2]
        return place_and_day(home, timezone.localdate(self.now))

    @property
    def subject(self) -> str:
        return f"NĂM {self.campaign.year}"

    @property
    def basis_words(self) -> str:
        """What was counted and when, under the title."""
        counted = aggregates.BASES[self.basis].lower()
        sums = f"{self.table.sent} trên {self.table.asked} đơn vị"
        return f"({self.campaign.name}; {counted}: {sums}; số liệu lúc {datetime_text(timezone.localtime(self.now))})"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of the grid; with `below` it spans them."""

    text: str
    below: Sequence[str] = field(default_factory=tuple)

    @property
    def span(self) -> int:
        return max(len(self.below), 1)


@dataclass(frozen=True, slots=True)
class Grid:
    """The table as it is printed: headings in two rows, lines of text and numbers, the line of totals."""

    heads: list[Head]
    lines: list[list[str | int]]
    total: list[str | int]

    @property
    def width(self) -> int:
        return sum(head.span for head in self.heads)


def grid(table: Table) -> Grid:
    """The printed table of an aggregate table."""
    by_unit = table.grouping == aggregates.UNIT
    heads = [Head("TT"), Head(aggregates.GROUPINGS[table.grouping])]
    if not by_unit:
        heads.append(Head("Số đơn vị"))
    if table.grouping == aggregates.TITLE:
        heads += [Head("Tập thể"), Head("Cá nhân", ("Tổng số", DIRECT)), Head("Tổng cộng")]
    else:
        teams = [column.name for column in table.columns_of(COLLECTIVE)]
        persons = [column.name for column in table.columns_of(PERSON)]
        heads += [
            Head("Tập thể", (*teams, "Cộng")),
            Head("Cá nhân", (*persons, "Cộng", DIRECT)),
            Head("Tổng cộng"),
        ]
    lines = [[number, *_cells(table, each)] for number, each in enumerate(table.lines, start=1)]
    return Grid(heads, lines, ["", *_cells(table, table.total)])


def _cells(table: Table, line: Figures) -> list[str | int]:
    cells: list[str | int] = [line.name]
    if table.grouping != aggregates.UNIT:
        cells.append(line.units)
    for kind, total in ((COLLECTIVE, line.collectives), (PERSON, line.persons)):
        cells += [line.cells.get(column.key, 0) for column in table.columns_of(kind)]
        cells.append(total)
    return [*cells, line.direct, line.total]


# --- .xlsx ----------------------------------------------------------------------------------


def xlsx(sheet: Sheet) -> bytes:
    """The form as a workbook of one sheet."""
    made, out = grid(sheet.table), io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        page = book.add_worksheet("Biểu tổng hợp")
        looks = {name: book.add_format({"font_name": FONT, **look}) for name, look in _LOOKS.items()}
        row = _xlsx_top(page, sheet, made, looks)
        row = _xlsx_heads(page, made, looks, row)
        for line in made.lines:
            _xlsx_line(page, line, row, looks["text"], looks["figure"])
            row += 1
        _xlsx_line(page, made.total, row, looks["sum_text"], looks["sum"])
        _xlsx_signatures(page, sheet, made, looks, row + 2)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.8, right=0.5, top=0.6, bottom=0.6)
        page.set_footer("&CTrang &P trên &N")
    return out.getvalue()


_CENTRED = {"align": "center", "valign": "vcenter", "text_wrap": True}
_LOOKS = {
    "centre": {**_CENTRED, "font_size": 12},
    "strong": {**_CENTRED, "font_size": 12, "bold": True},
    "title": {**_CENTRED, "font_size": 14, "bold": True},
    "slanted": {**_CENTRED, "font_size": 12, "italic": True},
    "head": {**_CENTRED, "font_size": 11, "bold": True, "border": 1},
    "number": {**_CENTRED, "font_size": 10, "italic": True, "border": 1},
    "text": {"font_size": 11, "valign": "vcenter", "text_wrap": True, "border": 1},
    "figure": {"font_size": 11, "align": "center", "valign": "vcenter", "border": 1},
    "sum_text": {"font_size": 11, "bold": True, "valign": "vcenter", "border": 1},
    "sum": {"font_size": 11, "bold": True, "align": "center", "valign": "vcenter", "border": 1},
}


def _xlsx_top(page, sheet: Sheet, made: Grid, looks) -> int:
    last = max(made.width - 1, 3)
    half = max(last // 2, 1)

    def both(row, left, right, look, other=None):
        _span(page, row, 0, row, half - 1, left, looks[look])
        _span(page, row, half, row, last, right, looks[other or look])

    both(0, sheet.campaign.organising_body.name.upper(), NATION, "strong")
    both(1, "", MOTTO, "strong")
    both(2, "", sheet.place_and_day, "slanted")
    for row, text, look in ((4, TITLE, "title"), (5, sheet.subject, "title"), (6, sheet.basis_words, "slanted")):
        _span(page, row, 0, row, last, text, looks[look])
    page.set_row(0, 32)
    page.set_row(6, 32)
    return 8


def _span(page, top, left, bottom, right, text, look) -> None:
    """A text over several cells; over one cell just a text (a merge needs two)."""
    if (top, left) == (bottom, right):
        page.write_string(top, left, text, look)
    else:
        page.merge_range(top, left, bottom, right, "", look)
        page.write_string(top, left, text, look)


def _xlsx_heads(page, made: Grid, looks, row: int) -> int:
    column = 0
    for head in made.heads:
        if head.below:
            _span(page, row, column, row, column + head.span - 1, head.text, looks["head"])
            for at, text in enumerate(head.below):
                page.write_string(row + 1, column + at, text, looks["head"])
        else:
            _span(page, row, column, row + 1, column, head.text, looks["head"])
        column += head.span
    for at in range(made.width):
        page.write_string(row + 2, at, f"({at + 1})", looks["number"])
    page.set_row(row + 1, 64)
    page.set_column(0, 0, 5)
    page.set_column(1, 1, 38)
    page.set_column(2, made.width - 1, 11)
    page.repeat_rows(row, row + 2)
    page.freeze_panes(row + 3, 2)
    return row + 3


def _xlsx_line(page, line, row, text_look, figure_look) -> None:
    for column, value in enumerate(line):
        if isinstance(value, int):
            page.write_number(row, column, value, figure_look)
        else:
            page.write_string(row, column, value, text_look)


def _xlsx_signatures(page, sheet: Sheet, made: Grid, looks, row: int) -> None:
    last = max(made.width - 1, 3)
    half = max(last // 2, 1)
    for at, left, right, look in (
        (0, PREPARED, SIGNED, "strong"),
        (1, PREPARED_HOW, SIGNED_HOW, "slanted"),
        (6, sheet.prepared_by, "", "strong"),
    ):
        _span(page, row + at, 0, row + at, half - 1, left, looks[look])
        _span(page, row + at, half, row + at, last, right, looks[look])


# --- .docx ----------------------------------------------------------------------------------

_CENTRE, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


def docx(sheet: Sheet) -> bytes:
    """The form as a wide A4 document."""
    document, made = _document(), grid(sheet.table)
    _docx_pair(
        document,
        [(sheet.campaign.organising_body.name.upper(), "b")],
        [(NATION, "b"), (MOTTO, "bu"), (sheet.place_and_day, "i")],
        (110, 147),
    )
    for text, look, size in ((TITLE, "b", 14), (sheet.subject, "b", 14), (sheet.basis_words, "i", 12)):
        _write(document.add_paragraph(), text, look, size=size, before=10 if text == TITLE else 0)
    _write(document.add_paragraph(), "", size=6)
    _docx_table(document, made)
    _write(document.add_paragraph(), "", size=6)
    _docx_pair(
        document,
        [(PREPARED, "b"), (PREPARED_HOW, "i"), *[("", "")] * 4, (sheet.prepared_by, "b")],
        [(SIGNED, "b"), (SIGNED_HOW, "i"), *[("", "")] * 4],
        (128, 129),
    )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _document():
    document = Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.title = TITLE.capitalize()
    return document


def _write(paragraph, text: str, look: str = "", *, size: float = 12, align=_CENTRE, before: float = 0) -> None:
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline = "b" in look, "i" in look, "u" in look
    run.font.size = Pt(size)


def _docx_pair(document, left, right, widths) -> None:
    """Two columns without lines: what stands on the left and on the right of a heading or below a form."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, lines, width in zip(table.rows[0].cells, (left, right), widths, strict=True):
        cell.width = Mm(width)
        for number, (text, look) in enumerate(lines):
            _write(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), text, look)


def _docx_table(document, made: Grid) -> None:
    table = document.add_table(rows=3 + len(made.lines) + 1, cols=made.width)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    rows = [list(row.cells) for row in table.rows]  # row.cells walks the whole table each time
    column = 0
    for head in made.heads:
        if head.below:
            _fill(rows[0][column].merge(rows[0][column + head.span - 1]), head.text, "b")
            for at, text in enumerate(head.below):
                _fill(rows[1][column + at], text, "b", size=10)
        else:
            _fill(rows[0][column].merge(rows[1][column]), head.text, "b")
        column += head.span
    for at in range(made.width):
        _fill(rows[2][at], f"({at + 1})", "i", size=9)
    for cells, line in zip(rows[3:-1], made.lines, strict=True):
        _docx_line(cells, line, "")
    _docx_line(rows[-1], made.total, "b")
    for row in table.rows[:3]:  # the head comes again on every page
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)
    _docx_widths(table, rows[2:], made.width)


def _docx_widths(table, rows, width: int) -> None:
    name = 60 if width > 6 else 80
    rest = (257 - 10 - name) / max(width - 2, 1)
    wide = [Mm(10), Mm(name), *[Mm(rest)] * (width - 2)]
    for column, each in zip(table.columns, wide, strict=True):
        column.width = each
    for cells in rows:  # the merged ones above take theirs from the columns
        for cell, each in zip(cells, wide, strict=True):
            cell.width = each


def _docx_line(cells, line, look) -> None:
    for at, (cell, value) in enumerate(zip(cells, line, strict=True)):
        _fill(cell, str(value), look, size=11, align=_LEFT if at == 1 else _CENTRE)


def _fill(cell, text: str, look: str = "", *, size: float = 11, align=_CENTRE) -> None:
    _write(cell.paragraphs[0], text, look, size=size, align=align)
