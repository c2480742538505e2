"""Show what the reader sees in a work plan."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from registrations.tables.errors import UnreadableList
from registrations.tables.plans.reading import read_plan
from registrations.tables.plans.records import PlanReading, Task


class Command(BaseCommand):
    """Print the tasks of a plan, for people or as JSON."""

    help = "Đọc kế hoạch công tác (.docx, .xlsx, .xls, .odt, .ods, .csv, .txt, .pdf có chữ) và in các nhiệm vụ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the year and the form of the output."""
        parser.add_argument("file", type=Path, help="tệp kế hoạch")
        parser.add_argument("--json", action="store_true", help="in dưới dạng JSON")
        parser.add_argument("--year", type=int, help="năm của kế hoạch, nếu tệp không ghi")

    def handle(self, *, file: Path, json: bool, year: int | None, **options: object) -> None:
        """Read and print; a file that cannot be read ends the command with its message."""
        if year is not None and not 1945 <= year <= 2100:
            raise CommandError("Năm của kế hoạch cần trong khoảng 1945–2100.")
        try:
            with file.open("rb") as opened:
                reading = read_plan(opened, file.name, year=year)
        except OSError as error:
            raise CommandError(f"Không mở được tệp {file}: {error.strerror}.") from error
        except UnreadableList as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_as_json(reading) if json else _as_text(reading))


def _as_json(reading: PlanReading) -> str:
    return json.dumps(reading.as_dict(), ensure_ascii=False, indent=2)


def _as_text(reading: PlanReading) -> str:
    out = [reading.title or "(không có tiêu đề)", f"Đọc được {len(reading.tasks)} nhiệm vụ."]
    out += [f"Lưu ý: {doubt}" for doubt in reading.doubts]
    for task in reading.tasks:
        out += _lines(task)
    return "\n".join(out)


def _lines(task: Task) -> list[str]:
    when = ", ".join([f"quý {n}" for n in task.quarters] + [f"tháng {n}" for n in task.months]) or "chưa rõ thời gian"
    lines = [f"{task.number or '–':>4}. [{when}] {task.text}"]
    lines += [f"      Chủ trì: {'; '.join(task.lead_agencies)}"] if task.lead_agencies else []
    lines += [f"      Phối hợp: {'; '.join(task.cooperating_agencies)}"] if task.cooperating_agencies else []
    if task.deadline or task.due_on:
        due = f" (hết ngày {task.due_on:%d/%m/%Y})" if task.due_on else ""
        lines.append(f"      Thời hạn: {task.deadline or 'hết kỳ'}{due}")
    lines += [f"      Sản phẩm: {task.product}"] if task.product else []
    return [*lines, *(f"      Cần xem lại: {doubt}" for doubt in task.doubts)]
