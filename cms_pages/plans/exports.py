"""The progress report of a plan as .docx, to be read, put right and signed."""

from __future__ import annotations

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm

from registrations.office_word import (
    BOTH,
    INDENT,
    LEFT,
    columns,
    line,
    new_document,
    place_and_day,
    repeat_on_each_page,
    rule,
    to_bytes,
    write,
)

from .models import Task
from .progress import Progress

_WIDTHS = (10, 62, 38, 24, 26)
_HEAD = ("TT", "Nhiệm vụ", "Cơ quan thực hiện", "Thời hạn", "Kết quả, tình trạng")


def report(progress: Progress, home: str = "") -> bytes:
    """The report of a period; its number and the signature are left to the office. ``home``: the province, for the date."""
    document = new_document(size=13.5)
    _head(document, progress, home)
    _figures(document, progress)
    _part(document, "1. Nhiệm vụ đã hoàn thành", progress.done, "Trong kỳ chưa có nhiệm vụ nào được ghi hoàn thành.")
    under_way = [task for task in progress.ongoing if not task.late]
    _part(document, "2. Nhiệm vụ đang thực hiện", under_way, "Không có.")
    _part(document, "3. Nhiệm vụ quá hạn", progress.late, "Không có nhiệm vụ quá hạn.")
    waiting = [task for task in progress.planned if not task.late]
    _part(document, "4. Nhiệm vụ chưa thực hiện, còn trong hạn", waiting, "Không có.")
    if progress.coming:
        _part(document, "5. Nhiệm vụ của kỳ tiếp theo", progress.coming, "")
    _foot(document)
    return to_bytes(document)


def _head(document, progress: Progress, home: str) -> None:
    left, right = columns(document, 75, 85)
    line(left, progress.plan.organising_body.name.upper(), bold=True, size=12)
    rule(left, 22, 22)
    line(left, "Số:       /BC-", size=13, before=6)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
    line(right, "Độc lập - Tự do - Hạnh phúc", bold=True, size=13)
    rule(right, 15, 15)
    line(
        right,
        place_and_day(home, progress.today),
        italic=True,
        size=13,
        before=6,
    )
    line(document, "BÁO CÁO", bold=True, size=14, before=16)
    line(document, f"Tiến độ thực hiện {progress.plan}", bold=True, size=14)
    line(document, f"({progress.words})", bold=True, size=14)
    rule(document, 60, 60)


def _figures(document, progress: Progress) -> None:
    number = f" số {progress.plan.number}" if progress.plan.number else ""
    text = (
        f"Thực hiện kế hoạch{number}, trong {progress.words} có {progress.total} nhiệm vụ. Đến ngày "
        f"{progress.today:%d/%m/%Y} đã hoàn thành {len(progress.done)} nhiệm vụ ({progress.share} %), trong đó "
        f"{progress.in_time} nhiệm vụ đúng hạn; đang thực hiện {len(progress.ongoing)}; chưa thực hiện "
        f"{len(progress.planned)}; quá hạn {len(progress.late)}."
    )
    line(document, text, align=BOTH, before=10, after=4, indent=INDENT)


def _part(document, heading: str, tasks: list[Task], none: str) -> None:
    line(document, heading, bold=True, align=LEFT, before=10, after=4, keep=bool(tasks))
    if not tasks:
        line(document, none, align=LEFT, indent=INDENT)
        return
    table = document.add_table(rows=1, cols=len(_HEAD))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _row(table.rows[0], _HEAD, bold=True)
    repeat_on_each_page(table.rows[0])
    for number, task in enumerate(tasks, start=1):
        _row(table.add_row(), (task.number or str(number), task.text, _agencies(task), _time(task), _state(task)))


def _row(row, texts, *, bold=False) -> None:
    for cell, text, width in zip(row.cells, texts, _WIDTHS, strict=True):
        cell.width = Mm(width)
        write(cell.paragraphs[0], text, bold=bold, size=11)


def _agencies(task: Task) -> str:
    lead, helping = ("; ".join(each.name for each in names) for names in (task.leading, task.helping))
    return "\n".join(filter(None, [lead, f"Phối hợp: {helping}" if helping else ""]))


def _time(task: Task) -> str:
    due = f"Hết ngày {task.due_on:%d/%m/%Y}" if task.due_on else ""
    return "\n".join(filter(None, [task.span, due])) or "Chưa ghi"


def _state(task: Task) -> str:
    said = task.get_status_display()
    said += f" ngày {task.done_on:%d/%m/%Y}" if task.done_on else ""
    late = f"Quá hạn {task.late} ngày" if task.late else ""
    shown = "; ".join(words for words, *_ in task.results)
    return "\n".join(filter(None, [said, late, task.result, shown]))


def _foot(document) -> None:
    line(document, "", size=8)
    left, right = columns(document, 75, 85)
    line(left, "Nơi nhận:", bold=True, italic=True, size=12, align=LEFT)
    line(left, "- Lưu: VT.", size=11, align=LEFT)
    line(right, "THỦ TRƯỞNG CƠ QUAN", bold=True)
    for _ in range(4):
        line(right, "")
