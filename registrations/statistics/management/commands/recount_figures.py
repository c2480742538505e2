"""Make the counts of changed decisions anew; part of what happens each minute. Once a day they are proved."""

import hashlib
import inspect
from datetime import timedelta

from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError

from registrations.awards import querysets
from registrations.statistics import actions, models
from registrations.statistics.actions import recount, recount_everything
from registrations.statistics.queries import differences


def proved() -> str:
    """The mark of a proof: another way of counting, as after an upgrade, is proved at once and not only tomorrow."""
    ways = "".join(inspect.getsource(module) for module in (querysets, models, actions))
    return f"figures-proved-{hashlib.sha256(ways.encode()).hexdigest()[:16]}"


class Command(BaseCommand):
    help = "Đếm lại các quyết định vừa thay đổi. --check so số đã đếm với số đếm thẳng từ các lượt khen thưởng."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Chỉ so sánh, không sửa; mã thoát 1 khi có sai khác.")
        parser.add_argument(
            "--daily",
            action="store_true",
            help="So một lần mỗi ngày và ngay sau khi nâng cấp; sai khác thì tự đếm lại.",
        )
        parser.add_argument("--all", action="store_true", help="Đếm lại tất cả quyết định.")

    def handle(self, *args, check, verbosity, **options):
        if check:
            wrong = differences()
            self.stdout.write("\n".join(wrong) if wrong else "Số đã đếm khớp với các lượt khen thưởng.")
            if wrong:
                raise CommandError(f"Có {len(wrong)} chỗ sai khác. Chạy lại với --all để đếm lại tất cả.")
            return
        if options["daily"]:
            if cache.add(proved(), True, timedelta(days=1).total_seconds()) and (wrong := differences()):
                done = recount_everything()
                self.stdout.write(f"Có {len(wrong)} chỗ sai khác; đã đếm lại cả {done} quyết định.")
            return
        done = recount_everything() if options["all"] else recount()
        if done and verbosity:
            self.stdout.write(f"Đã đếm lại {done} quyết định.")
