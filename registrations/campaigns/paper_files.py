"""The form of a campaign as files that can be printed, filled in and read back: .xlsx and .docx.

Laid out as official documents are (Decree 30/2020/NĐ-CP, appendix I). Every text is written as text, never as a
formula; both files hold the same parts in the same words.
"""

from __future__ import annotations

import io

import xlsxwriter
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .paper import LISTS, Paper, Part

FONT = "Times New Roman"
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
MOST_FILLED = 500
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


# --- .xlsx ----------------------------------------------------------------------


def workbook_of(paper: Paper) -> bytes:
    """The form as a workbook: one sheet for each part, what may be chosen as lists in the cells."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        base = {"font_name": FONT, "font_size": 12, "text_wrap": True, "valign": "top"}
        dress = {
            "top": book.add_format({"font_name": FONT, "font_size": 12, "bold": True, "align": "center"}),
            "title": book.add_format({"font_name": FONT, "font_size": 14, "bold": True}),
            "note": book.add_format({"font_name": FONT, "font_size": 11, "italic": True, "valign": "top"}),
            "head": book.add_format(base | {"bold": True, "border": 1, "bg_color": "#EAF0F8", "align": "center"}),
            "given": book.add_format(base | {"border": 1, "bg_color": "#F4F4F1"}),
            # As text, so that "1.234" and "01/02/2027" stay as they are typed.
            "open": book.add_format(base | {"border": 1, "num_format": "@"}),
        }
        sheets = [(part, book.add_worksheet(part.sheet)) for part in paper.parts]
        lists = _Lists(book)
        for part, sheet in sheets:
            _write_part(paper, part, sheet, dress, lists)
        lists.close()
    return out.getvalue()


class _Lists:
    """What may be chosen, on a hidden sheet: the lists of Excel's own dialogue end at 255 characters."""

    def __init__(self, book):
        self.book, self.known, self.sheet = book, {}, None

    def source(self, choices: tuple[str, ...]) -> str:
        if choices not in self.known:
            if self.sheet is None:
                self.sheet = self.book.add_worksheet(LISTS)
            column = len(self.known)
            for row, text in enumerate(choices):
                self.sheet.write_string(row, column, text)
            letter = xlsxwriter.utility.xl_col_to_name(column)
            self.known[choices] = f"='{LISTS}'!${letter}$1:${letter}${len(choices)}"
        return self.known[choices]

    def close(self):
        if self.sheet is not None:
            self.sheet.hide()


def _write_part(paper: Paper, part: Part, sheet, dress, lists: _Lists) -> None:
    widths = [column.width for column in part.columns]
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    row = 0
    if part is paper.parts[0]:
        row = _write_top(paper, sheet, dress)
    sheet.write_string(row, 0, part.heading, dress["title"])
    sheet.write_string(row + 1, 0, part.note, dress["note"])
    top = row + 2
    for at, column in enumerate(part.columns):
        sheet.write_string(top, at, column.heading, dress["head"])
    blanks = max(part.spare, 3) if part.spare else 0
    for number in range(len(part.rows) + blanks):
        cells = part.rows[number] if number < len(part.rows) else [str(number + 1)] + [""] * (len(part.columns) - 1)
        for at, (column, text) in enumerate(zip(part.columns, cells, strict=True)):
            sheet.write_string(top + 1 + number, at, text, dress["given" if column.given else "open"])
        if choices := part.choices.get(number):
            _offer(sheet, top + 1 + number, top + 1 + number, len(part.columns) - 1, choices, lists)
    for at, column in enumerate(part.columns):
        if column.choices:
            _offer(sheet, top + 1, top + MOST_FILLED, at, column.choices, lists)
    if part is paper.parts[0]:
        _write_end(paper, sheet, top + 2 + len(part.rows), dress)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    sheet.set_footer(f"&L{paper.code}&RTrang &P trên &N")


def _offer(sheet, first: int, last: int, column: int, choices: tuple[str, ...], lists: _Lists) -> None:
    options = {
        "validate": "list",
        "source": lists.source(choices),
        "error_title": "Chưa đúng",
        "error_message": "Mời chọn một mục trong danh sách.",
        "error_type": "warning",
    }
    sheet.data_validation(first, column, last, column, options)


def _write_top(paper: Paper, sheet, dress) -> int:
    sheet.write_string(0, 0, paper.body.upper(), dress["title"])
    sheet.write_string(0, 1, NATION, dress["top"])
    sheet.write_string(1, 1, MOTTO, dress["top"])
    sheet.write_string(3, 0, paper.title.upper(), dress["title"])
    sheet.write_string(4, 0, f"Thời hạn: {paper.deadline}.", dress["note"])
    row = 5
    for line in filter(None, paper.guidance.splitlines()):
        sheet.write_string(row, 0, line, dress["note"])
        row += 1
    return row + 1


def _write_end(paper: Paper, sheet, row: int, dress) -> None:
    for text in paper.files:
        sheet.write_string(row, 0, f"Nộp kèm tệp: {text}", dress["note"])
        row += 1
    sheet.write_string(row + 1, 1, "THỦ TRƯỞNG ĐƠN VỊ", dress["top"])
    sheet.write_string(row + 2, 1, "(Ký, ghi rõ họ tên, đóng dấu)", dress["note"])


# --- .docx ----------------------------------------------------------------------


def document_of(paper: Paper) -> bytes:
    """The form as a document: one table for each part."""
    document = Document()
    _lay_out(document)
    _heading(document, paper)
    for part in paper.parts:
        _paragraph(document, part.heading, bold=True, before=10)
        if part.note:
            _paragraph(document, part.note, italic=True, size=11)
        _fill_table(document, part)
    for text in paper.files:
        _paragraph(document, f"Nộp kèm tệp: {text}", italic=True, size=11, before=6)
    _signature(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _lay_out(document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(3)
    document.core_properties.language = "vi-VN"


def _paragraph(where, text: str, *, bold=False, italic=False, size=None, before=0, centre=False):
    paragraph = where.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    paragraph.paragraph_format.space_before = Pt(before)
    if bold:
        paragraph.paragraph_format.keep_with_next = True
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _heading(document, paper: Paper) -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _centred(left, paper.body.upper(), bold=True)
    _centred(right, f"{NATION}\n{MOTTO}", bold=True)
    _paragraph(document, paper.title.upper(), bold=True, size=14, before=12, centre=True)
    _paragraph(document, f"Thời hạn: {paper.deadline}.", italic=True, centre=True)
    for line in filter(None, paper.guidance.splitlines()):
        _paragraph(document, line)


def _centred(cell, text: str, *, bold=False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.add_run(text).bold = bold
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _fill_table(document, part: Part) -> None:
    blanks = [[str(len(part.rows) + at), *[""] * (len(part.columns) - 1)] for at in range(1, part.spare + 1)]
    rows = [[column.heading for column in part.columns], *part.rows, *blanks]
    table = document.add_table(rows=len(rows), cols=len(part.columns))
    table.style = "Table Grid"
    table.autofit = False
    whole = sum(column.width for column in part.columns)
    widths = [Mm(257 * column.width / whole) for column in part.columns]
    for number, (cells, line) in enumerate(zip(rows, table.rows, strict=True)):
        _keep_whole(line, repeat=number == 0)
        for cell, text, width in zip(line.cells, cells, widths, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(text)
            run.font.size = Pt(12)
            run.bold = number == 0


def _keep_whole(line, *, repeat: bool) -> None:
    """A row never breaks over two pages; the headings stand again on each."""
    properties = line._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeat:
        properties.append(OxmlElement("w:tblHeader"))


def _signature(document) -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _centred(left, "NGƯỜI LẬP BIỂU\n(Ký, ghi rõ họ tên)\n\n\n")
    _centred(right, "THỦ TRƯỞNG ĐƠN VỊ\n(Ký, ghi rõ họ tên, đóng dấu)\n\n\n")
