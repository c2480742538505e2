"""Figures as files: one long table, with the question and the time it was asked at its head."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

import xlsxwriter
from django.utils import timezone

from themes.base.vietnamese import datetime_text, number_text

from .choice import Choice
from .dimensions import BY_PARAM, DIMENSIONS
from .models import percent
from .queries import Asked, Cross, Figures, Scope
from .targets import Result

# Texts stay texts: a unit called "=HYPERLINK(…)" is shown, never run.
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
BOM = "\ufeff"
MAX_SHEET_NAME = 31


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: headings and rows of texts and numbers."""

    name: str
    headings: list[str]
    rows: list[list]


def safe(value):
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value


def filter_words(choice: Choice, unit_name: str = "") -> str:
    """The filters in one line."""
    parts = [unit_name] if unit_name else []
    if choice.year_from or choice.year_to:
        parts.append(year_words(choice))
    for name, values in choice.values.items():
        dimension = BY_PARAM[name]
        joined = (" và " if dimension.many else " hoặc ").join(dimension.label(value) for value in values)
        parts.append(f"{dimension.heading}: {joined}")
    return "; ".join(parts) or "không lọc"


def year_words(choice: Choice) -> str:
    """ "Năm 2025", "Từ năm 2021 đến năm 2025"."""
    first, last = choice.year_from, choice.year_to
    if first == last:
        return f"Năm {first}"
    words = " ".join(filter(None, [f"từ năm {first}" if first else "", f"đến năm {last}" if last else ""]))
    return words[:1].upper() + words[1:]


def head(asked: Asked, unit_name: str = "") -> list[list[str]]:
    """The lines above every table: what was counted, of what, when."""
    counted = "Lượt khen thưởng còn giá trị, đã công bố, được công khai"
    if asked.scope is Scope.ALL:
        counted = "NỘI BỘ: gồm cả lượt không công khai và quyết định chưa công bố"
    return [
        ["Thống kê khen thưởng"],
        ["Phạm vi", counted],
        ["Bộ lọc", filter_words(asked.choice, unit_name)],
        ["Số liệu tính lúc", datetime_text(timezone.localtime(asked.now))],
    ]


def overview(figures: Figures) -> Table:
    """Every figure of the overview in one long table."""
    rows: list[list] = [["Tất cả", "", "Tất cả", figures.total, _share(figures.total, figures.total)]]
    rows += [["Năm", str(year), str(year), total, _share(total, figures.total)] for year, total in figures.years]
    for dimension in DIMENSIONS:
        for value, total in figures.of(dimension):
            label = dimension.label(value)
            rows.append([dimension.heading, value, label, total, _share(total, figures.total)])
    return Table("Tổng hợp", ["Chia theo", "Mã", "Giá trị", "Số lượt", "Tỷ lệ (%)"], rows)


def units(found: Iterable[tuple], whole: int) -> Table:
    """Figures of units of today."""
    rows = [[unit.code, unit.label, unit.get_kind_display(), total, _share(total, whole)] for unit, total in found]
    return Table("Đơn vị", ["Mã đơn vị", "Đơn vị hiện nay", "Loại", "Số lượt", "Tỷ lệ (%)"], rows)


def crossed(table: Cross) -> Table:
    """Years by the values of a dimension."""
    labels = [table.dimension.label(value) for value in table.values]
    rows = [
        [str(year), *(table.cells[year, value] for value in table.values), table.by_year[year]] for year in table.years
    ]
    rows.append(["Cộng", *(table.by_value[value] for value in table.values), table.total])
    return Table(f"Năm và {table.dimension.heading.lower()}", ["Năm", *labels, "Tất cả"], rows)


def targets(results: list[Result]) -> Table:
    """Ratios held against their targets."""
    rows = [
        [
            result.ratio.name,
            result.part,
            result.whole,
            result.percent_words,
            result.target,
            result.ratio.operator,
            number_text(result.ratio.threshold),
            result.verdict.value,
            result.unknown,
            result.numerator_words,
            result.denominator_words,
            result.ratio.rounding,
        ]
        for result in results
    ]
    headings = ["Chỉ tiêu", "Tử số", "Mẫu số", "Tỷ lệ", "Mức cần đạt", "Phép so sánh", "Mức (%)", "Kết quả"]
    return Table("Chỉ tiêu", [*headings, "Chưa ghi nhận", "Cách chọn tử số", "Cách chọn mẫu số", "Làm tròn"], rows)


def _share(part: int, whole: int):
    return float(percent(part, whole)) if whole else ""


def as_csv(top: list[list[str]], *tables: Table) -> bytes:
    """UTF-8 with BOM, so that spreadsheets read Vietnamese; a blank line stands between tables."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([safe(cell) for cell in line] for line in top)
    for table in tables:
        writer.writerow([])
        writer.writerow([safe(cell) for cell in table.headings])
        writer.writerows([safe(cell) for cell in row] for row in table.rows)
    return (BOM + out.getvalue()).encode("utf-8")


def as_xlsx(top: list[list[str]], *tables: Table) -> bytes:
    """A workbook with a sheet for each table, every sheet with the same head."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        bold = book.add_format({"bold": True})
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        for table in tables:
            _sheet(book.add_worksheet(table.name[:MAX_SHEET_NAME]), top, table, bold, heading)
    return out.getvalue()


def _sheet(sheet, top, table: Table, bold, heading) -> None:
    for line, cells in enumerate(top):
        for column, text in enumerate(cells):
            sheet.write_string(line, column, text, bold if column == 0 else None)
    begin = len(top) + 1
    for column, text in enumerate(table.headings):
        longest = max([len(str(row[column])) for row in table.rows[:200]] + [len(text) // 2, 8])
        sheet.set_column(column, column, min(longest + 2, 60))
        sheet.write_string(begin, column, text, heading)
    for line, row in enumerate(table.rows, start=begin + 1):
        for column, value in enumerate(row):
            write = sheet.write_number if isinstance(value, (int, float)) else sheet.write_string
            write(line, column, value)
    sheet.freeze_panes(begin + 1, 0)
