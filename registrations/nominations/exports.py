"""The board as a workbook."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

import xlsxwriter
from django.utils import timezone

from .clocks import clocks
from .models import Case, Nomination

HEADINGS = (
    ("STT", 6),
    ("Đơn vị đề nghị", 34),
    ("Loại khen thưởng", 22),
    ("Năm", 8),
    ("Số tờ trình", 20),
    ("Ngày tờ trình", 14),
    ("Trạng thái", 22),
    ("Từ ngày", 14),
    ("Thời hạn", 30),
    ("Người xử lý", 24),
    ("Mã hồ sơ dịch vụ công", 24),
)
CASE_HEADINGS = (
    ("STT", 6),
    ("Đơn vị đề nghị", 34),
    ("Số tờ trình", 20),
    ("Đối tượng", 14),
    ("Tên", 34),
    ("Năm sinh", 10),
    ("Chức vụ, nghề nghiệp", 30),
    ("Đơn vị công tác", 30),
    ("Nơi ở, trụ sở", 30),
    ("Đề nghị", 40),
    ("Tập thể nhỏ", 12),
    ("Lao động trực tiếp", 16),
    ("Thời gian lập thành tích", 24),
    ("Tóm tắt thành tích", 80),
    ("Tình trạng", 26),
)
# Texts stay texts: "=HYPERLINK(…)" typed by somebody is shown, never run.
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
LONGEST = 32_000  # a cell of a workbook holds 32,767 characters


def workbook(nominations: Iterable[Nomination], now: datetime) -> bytes:
    """Two sheets: the nominations as the board shows them, and every case they hold."""
    found = list(nominations)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        _nominations(_sheet(book, head, "Đề nghị", HEADINGS), found, now)
        _cases(_sheet(book, head, "Danh sách", CASE_HEADINGS), found)
    return out.getvalue()


def _sheet(book, head, name, headings):
    sheet = book.add_worksheet(name)
    for column, (heading, width) in enumerate(headings):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    sheet.freeze_panes(1, 0)
    return sheet


def _write(sheet, line, cells):
    for column, value in enumerate(cells):
        if isinstance(value, int):
            sheet.write_number(line, column, value)
        else:
            sheet.write_string(line, column, (value or "")[:LONGEST])


def _nominations(sheet, found, now):
    timed = clocks(found, now)
    for line, each in enumerate(found, start=1):
        clock = timed.get(each.pk)
        cells = (
            line,
            each.unit.name,
            each.get_kind_display(),
            each.year,
            each.proposal_number,
            f"{each.proposed_on:%d/%m/%Y}" if each.proposed_on else "",
            each.get_state_display(),
            f"{timezone.localdate(each.state_since):%d/%m/%Y}",
            clock.words if clock else "",
            each.assignee.full_name if each.assignee else "",
            each.dossier_code,
        )
        _write(sheet, line, cells)


def _cases(sheet, found):
    by_pk = {each.pk: each for each in found}
    place = {pk: at for at, pk in enumerate(by_pk)}
    cases = Case.objects.filter(nomination__in=by_pk).select_related("title")
    ordered = sorted(cases, key=lambda case: (place[case.nomination_id], case.order, case.pk))
    for line, case in enumerate(ordered, start=1):
        nomination = by_pk[case.nomination_id]
        cells = (
            line,
            nomination.unit.name,
            nomination.proposal_number,
            case.get_kind_display(),
            case.name,
            case.birth_year or "",
            case.position,
            case.workplace,
            case.place,
            case.award,
            "có" if case.small_collective else "",
            "có" if case.direct_worker else "",
            case.period,
            case.summary,
            case.get_left_as_display() if case.left_as else "",
        )
        _write(sheet, line, cells)
