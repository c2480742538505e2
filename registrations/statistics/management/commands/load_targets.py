"""Load the targets that decisions of the province set."""

from django.core.management.base import BaseCommand

from registrations.statistics.actions import load_targets


class Command(BaseCommand):
    help = "Nạp các bộ chỉ tiêu khen thưởng. Chạy lại không làm thay đổi gì; bộ cán bộ đã sửa được giữ nguyên."

    def handle(self, *args, **options):
        done = load_targets()
        self.stdout.write(f"Bộ chỉ tiêu: thêm {done.created}, không đổi {done.same}, giữ bản của cán bộ {done.kept}.")
