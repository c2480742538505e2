"""Build the search index anew."""

import time

from django.core.management.base import BaseCommand, CommandError

from search.engines import Busy
from search.outbox.actions import rebuild


class Command(BaseCommand):
    """Builds a new index beside the old one and switches to it; searches go on meanwhile."""

    help = "Lập lại toàn bộ chỉ mục tìm kiếm rồi thay chỉ mục cũ. Trang vẫn tìm được trong lúc lập."

    def handle(self, *args: object, **options: object) -> None:
        start = time.monotonic()
        try:
            count = rebuild()
        except Busy as error:
            raise CommandError("Một tiến trình khác đang ghi chỉ mục. Mời chạy lại sau.") from error
        seconds = f"{time.monotonic() - start:.1f}".replace(".", ",")
        self.stdout.write(f"Đã lập chỉ mục {count} mục trong {seconds} giây.")
