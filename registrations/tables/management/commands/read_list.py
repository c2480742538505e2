"""Show what the reader sees in a list of award recipients."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from registrations.tables.errors import UnreadableList
from registrations.tables.reading import read_list
from registrations.tables.records import ListReading


class Command(BaseCommand):
    """Print the rows of a list, for people or as JSON."""

    help = "Đọc danh sách khen thưởng (.xlsx, .xls, .docx, .csv, .ods, .odt) và in kết quả."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and the form of the output."""
        parser.add_argument("file", type=Path, help="tệp danh sách")
        parser.add_argument("--json", action="store_true", help="in dưới dạng JSON")

    def handle(self, *, file: Path, json: bool, **options: object) -> None:
        """Read and print; a file that cannot be read ends the command with its message."""
        try:
            with file.open("rb") as opened:
                reading = read_list(opened, file.name)
        except OSError as error:
            raise CommandError(f"Không mở được tệp {file}: {error.strerror}.") from error
        except UnreadableList as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_as_json(reading) if json else _as_text(reading))


def _as_json(reading: ListReading) -> str:
    return json.dumps(reading.as_dict(), ensure_ascii=False, indent=2)


def _as_text(reading: ListReading) -> str:
    out = [reading.title or "(không có tiêu đề)"]
    if reading.decision_number:
        date = f" ngày {reading.decision_date:%d/%m/%Y}" if reading.decision_date else ""
        out.append(f"Quyết định số {reading.decision_number}{date}")
    counts = ", ".join(f"{n} {kind.label.lower()}" for kind, n in reading.counts().items())
    out.append(f"Đọc được {len(reading.rows)} dòng: {counts}.")
    out += [f"Lưu ý: {doubt}" for doubt in reading.doubts]
    for position, row in enumerate(reading.rows, start=1):
        award = f"{row.award} hạng {row.award_class}" if row.award_class else row.award
        parts = [row.kind.label, row.position, row.unit, award or "(chưa rõ danh hiệu)"]
        out.append(f"{position:>4}. {row.name or '(chưa có tên)'} | " + " | ".join(p for p in parts if p))
        out += [f"      [{row.source}] {sentence}" for sentence in (*row.errors, *row.doubts)]
    return "\n".join(out)
