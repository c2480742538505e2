"""Make the counts of changed decisions anew; part of what happens each minute."""

from django.core.management.base import BaseCommand, CommandError

from registrations.statistics.actions import recount, recount_everything
from registrations.statistics.queries import differences


class Command(BaseCommand):
    help = "Đếm lại các quyết định vừa thay đổi. --check so số đã đếm với số đếm thẳng từ các lượt khen thưởng."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Chỉ so sánh, không sửa; mã thoát 1 khi có sai khác.")
        parser.add_argument("--all", action="store_true", help="Đếm lại tất cả quyết định.")

    def handle(self, *args, check, verbosity, **options):
        if check:
            wrong = differences()
            self.stdout.write("\n".join(wrong) if wrong else "Số đã đếm khớp với các lượt khen thưởng.")
            if wrong:
                raise CommandError(f"Có {len(wrong)} chỗ sai khác. Chạy lại với --all để đếm lại tất cả.")
            return
        done = recount_everything() if options["all"] else recount()
        if done and verbosity:
            self.stdout.write(f"Đã đếm lại {done} quyết định.")
