"""The list of nominees as a table for the reader's own use: .xlsx and .csv, where no cell becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import xlsxwriter
from django.utils import timezone

from .models import Consultation, Nominee

HEADINGS = (
    ("STT", 6),
    ("Họ tên hoặc tên tập thể", 32),
    ("Năm sinh", 10),
    ("Chức vụ, nghề nghiệp", 28),
    ("Đơn vị công tác", 32),
    ("Nơi ở hoặc trụ sở hiện nay", 32),
    ("Tên địa danh trước đây", 28),
    ("Đề nghị", 40),
    ("Thời gian lập thành tích", 24),
    ("Tóm tắt thành tích", 80),
    ("Tình trạng", 30),
)
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
LONGEST = 32_000  # a cell of a workbook holds 32,767 characters
# Full-width signs are read as the plain ones by some spreadsheets. Source: OWASP, CSV Injection.
_RISKY = tuple("=+-@\t\r\n＝＋－＠")
REMOVED = "Đã gỡ thông tin"


def rows(nominees: Iterable[Nominee]) -> Iterator[list[str]]:
    """One row of texts for each nominee."""
    for number, nominee in enumerate(nominees, start=1):
        if nominee.details_removed_at:
            yield [str(number), REMOVED, "", "", "", "", "", nominee.award, "", "", REMOVED]
            continue
        name = f"{nominee.get_address_display()} {nominee.name}" if nominee.address else nominee.name
        if nominee.withdrawn_at:
            gone = f"Đã rút ngày {timezone.localdate(nominee.withdrawn_at):%d/%m/%Y}"
            yield [str(number), name, "", "", "", "", "", nominee.award, "", "", gone]
            continue
        yield [
            str(number),
            name,
            str(nominee.birth_year or ""),
            nominee.position,
            nominee.unit,
            nominee.place,
            nominee.place_old,
            nominee.award,
            nominee.period,
            nominee.merit,
            "",
        ]


def as_csv(nominees: Iterable[Nominee]) -> bytes:
    """RFC 4180 with a byte order mark, so that spreadsheets know the text for Unicode; formula-safe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading for heading, _ in HEADINGS)
    for row in rows(nominees):
        writer.writerow([neutral(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before what looks like one."""
    return f"'{text}" if text.lstrip("' ").startswith(_RISKY) or text.startswith(_RISKY) else text


def as_xlsx(consultation: Consultation, nominees: Iterable[Nominee]) -> bytes:
    """A workbook: what the list is, its number and dates, then the rows; every cell is text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Danh sách")
        lines = heading_lines(consultation)
        for at, line in enumerate(lines):
            sheet.write_string(at, 0, line)
        top = len(lines) + 1
        for column, (heading, width) in enumerate(HEADINGS):
            sheet.set_column(column, column, width)
            sheet.write_string(top, column, heading, head)
        for line, row in enumerate(rows(nominees), start=top + 1):
            for column, cell in enumerate(row):
                sheet.write_string(line, column, cell[:LONGEST], body)
        sheet.freeze_panes(top + 1, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)
    return out.getvalue()


def heading_lines(consultation: Consultation) -> list[str]:
    """What stands above the list on paper: title, submission, window, hash."""
    lines = [consultation.title]
    if consultation.submission_number:
        dated = f" ngày {consultation.submitted_on:%d/%m/%Y}" if consultation.submitted_on else ""
        lines.append(f"{consultation.proposing_body}, Tờ trình số {consultation.submission_number}{dated}")
    lines.append(
        f"Lấy ý kiến từ {consultation.opens_on:%d/%m/%Y} đến hết ngày {consultation.last_day:%d/%m/%Y} "
        f"({consultation.working_days} {consultation.get_counting_display()})"
    )
    return lines
