"""Queue the printed books that no longer say what the records say."""

from django.core.management.base import BaseCommand

from registrations.golden_book.tasks import refresh


class Command(BaseCommand):
    help = "Xếp hàng lập lại bản in sổ vàng của những năm có thay đổi (mỗi lần một năm, --all: tất cả)."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Mọi năm cần lập lại, không chỉ một năm.")

    def handle(self, *args, **options):
        years = refresh(most=1000 if options["all"] else 1)
        self.stdout.write(f"Đã xếp hàng: {', '.join(map(str, years))}." if years else "Không có năm nào cần lập lại.")
