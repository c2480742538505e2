"""Build the search index anew."""

import time

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines import Busy, Refused, Unavailable, names
from search.outbox.actions import rebuild

ENGINES = {"embedded": "chỉ mục nhúng", "elasticsearch": "Elasticsearch"}


class Command(BaseCommand):
    """Builds a new index beside the old one and switches to it; searches go on meanwhile."""

    help = "Lập lại toàn bộ chỉ mục tìm kiếm rồi thay chỉ mục cũ. Trang vẫn tìm được trong lúc lập."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--engine", choices=list(ENGINES), default="", help="chỉ lập chỉ mục này")

    def handle(self, *args: object, engine: str, **options: object) -> None:
        if engine and engine not in names():
            raise CommandError("Trang chưa được nối với Elasticsearch: hãy đặt ELASTICSEARCH_URL.")
        for name in [engine] if engine else names():
            start = time.monotonic()
            try:
                count = rebuild(name)
            except Busy as error:
                raise CommandError("Một tiến trình khác đang ghi chỉ mục. Mời chạy lại sau.") from error
            except (Unavailable, Refused) as error:
                raise CommandError(
                    f"{ENGINES[name]}: không lập được chỉ mục mới, chỉ mục cũ vẫn dùng. Lý do: {error}"
                ) from error
            seconds = f"{time.monotonic() - start:.1f}".replace(".", ",")
            told = f" ({ENGINES[name]})" if len(names()) > 1 else ""
            self.stdout.write(f"Đã lập chỉ mục {count} mục trong {seconds} giây{told}.")
