"""Write the exchange file for the office's management software."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from registrations.exchange.documents import write_json, write_workbook

PIECE = 1024 * 1024


class Command(BaseCommand):
    """For a server that hands the file over itself; it holds records that are not public too."""

    help = "Xuất quyết định và lượt khen thưởng (kể cả phần không công khai) ra tệp .xlsx hoặc .json."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--system", default="phan-mem-tdkt", help="Tên ngắn của phần mềm nhận.")
        parser.add_argument("--year", type=int, default=None, help="Chỉ quyết định ký trong năm này.")

    def handle(self, *args, file, system, year, **options):
        if file.suffix not in {".json", ".xlsx"}:
            raise CommandError("Tên tệp cần kết thúc bằng .json hoặc .xlsx.")
        with file.open("wb") as out:
            if file.suffix == ".json":
                out.writelines(write_json(system, year))
            else:
                with write_workbook(system, year) as book:
                    while piece := book.read(PIECE):
                        out.write(piece)
        file.chmod(0o600)
        self.stdout.write(f"Đã ghi {file}.")
