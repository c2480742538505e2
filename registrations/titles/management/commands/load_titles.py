"""Load the dated catalogue of titles and forms of commendation."""

from django.core.management.base import BaseCommand

from registrations.titles.actions import load_catalogue


class Command(BaseCommand):
    help = (
        "Nạp danh mục danh hiệu và hình thức khen thưởng. "
        "Chạy lại không làm thay đổi gì; phần cán bộ đã sửa được giữ nguyên."
    )

    def handle(self, *args, **options):
        done = load_catalogue()
        self.stdout.write(
            f"Danh mục danh hiệu: thêm {done.created}, cập nhật {done.changed}, "
            f"không đổi {done.same}, giữ bản của cán bộ {done.kept}."
        )
