"""Keeps the worklist of "same recipient?" abreast of the records."""

from django.core.management.base import BaseCommand

from registrations.recipients import proposing


class Command(BaseCommand):
    """Follow new and corrected records; with --all, look at every name again."""

    help = "Tìm những lượt khen thưởng có thể của cùng một người, một tập thể để chuyên viên xác nhận."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Xem lại mọi tên, không chỉ những tên mới.")

    def handle(self, *args, verbosity, **options):
        if options["all"]:
            self.stdout.write(f"Có {proposing.rebuild()} đề xuất.")
            return
        names = proposing.catch_up()
        if names and verbosity > 1:
            self.stdout.write(f"Đã xem {names} tên.")
