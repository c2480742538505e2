"""Write any number of invented award records."""

import time

from django.core.management.base import BaseCommand, CommandError

from portal.demo import guard
from portal.demo.generated import SEED, generate
from registrations.awards.models import Decision
from registrations.exchange.actions import mark_all_changed


class Command(BaseCommand):
    """For measuring and for trying the portal at full size; an office with records of its own is asked twice."""

    help = "Tạo N lượt khen thưởng với tên người hư cấu, dùng để đo tốc độ và thử ở quy mô thật."

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, metavar="N", help="Số lượt khen thưởng cần tạo.")
        parser.add_argument("--seed", type=int, default=SEED, help="Cùng một số cho cùng một kết quả.")
        parser.add_argument("--published", action="store_true", help="Công bố luôn các quyết định được tạo.")
        parser.add_argument("--yes", action="store_true", help="Vẫn tạo khi cơ quan đã có quyết định thật.")

    def handle(self, *args, count, seed, published, yes, verbosity, **options):
        if count < 1:
            raise CommandError("Cần số lượt lớn hơn 0.")
        if Decision.objects.exists() and not guard.holds_demo() and not yes:
            raise CommandError(
                "Cơ sở dữ liệu này đã có quyết định khen thưởng thật; tên người hư cấu sẽ lẫn vào đó. "
                "Thêm --yes nếu đúng là muốn vậy."
            )
        began = time.monotonic()

        def tell(progress):
            if verbosity > 1:
                self.stdout.write(f"{progress.records} lượt")

        try:
            made = generate(count, seed=seed, published=published, tell=tell)
        except LookupError:
            raise CommandError("Chưa có hội đồng, đơn vị hoặc danh mục. Chạy setup_office trước.") from None
        mark_all_changed()
        if verbosity:
            took = max(time.monotonic() - began, 0.001)
            self.stdout.write(
                f"Đã tạo {made.records} lượt khen thưởng của {made.decisions} quyết định trong {took:.1f} giây "
                f"({made.records / took:.0f} lượt/giây). Chạy rebuild_index để tìm được các lượt này."
            )
