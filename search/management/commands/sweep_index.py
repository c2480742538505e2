"""Index what waits on the outbox."""

from django.core.management.base import BaseCommand

from search.outbox.actions import sweep
from search.outbox.models import Row


class Command(BaseCommand):
    """Indexes every record that waits; run by the worker each minute."""

    help = "Đưa các dòng đang chờ vào chỉ mục tìm kiếm."

    def handle(self, *args: object, **options: object) -> None:
        done = sweep()
        self.stdout.write(f"Đã lập chỉ mục {done} dòng, còn chờ {Row.objects.count()} dòng.")
