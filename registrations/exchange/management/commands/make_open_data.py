"""Make the files of open data that have to be made anew."""

from django.core.management.base import BaseCommand

from registrations.exchange.actions import make_files, mark_all_changed


class Command(BaseCommand):
    """Run each minute by tick; ``--all`` makes every file anew."""

    help = "Tạo lại các tệp dữ liệu mở đã cũ."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Tạo lại tất cả, kể cả tệp còn đúng.")

    def handle(self, *args, verbosity, **options):
        if options["all"]:
            mark_all_changed()
        made = make_files()
        if verbosity:
            self.stdout.write(f"Đã tạo {made} tệp dữ liệu mở.")
