"""Compare the search indexes with the records."""

import sys
import time
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import throw_away
from search.engines import ELASTICSEARCH, Unavailable, names
from search.management.commands.rebuild_index import ENGINES
from search.outbox.actions import drain
from search.outbox.drift import Drift, compare, repair

SHOWN = 10
LAST = "search:checked"


class Command(BaseCommand):
    """Reports what is missing, extra or stale in each index; ``--repair`` mends it.

    Ends with status 1 if something differs and was not mended.
    """

    help = "Đối chiếu chỉ mục tìm kiếm với dữ liệu; --repair sửa chỗ khác nhau."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--engine", choices=list(ENGINES), default="", help="chỉ đối chiếu chỉ mục này")
        parser.add_argument("--repair", action="store_true", help="lập lại những mục khác với dữ liệu")
        parser.add_argument("--daily", action="store_true", help="bỏ qua nếu đã đối chiếu trong 24 giờ qua")

    def handle(self, *args: Any, engine: str, **options: Any) -> None:
        if engine and engine not in names():
            raise CommandError("Trang chưa được nối với Elasticsearch: hãy đặt ELASTICSEARCH_URL.")
        if options["daily"] and not cache.add(LAST, True, timedelta(days=1).total_seconds()):
            return
        if options["repair"] and ELASTICSEARCH in names():
            self._sweep()
        wrong = [name for name in ([engine] if engine else names()) if not self._check(name, options["repair"])]
        if wrong and not options["daily"]:
            sys.exit(1)

    def _sweep(self) -> None:
        with suppress(Unavailable):  # told below, where the server is compared
            if left := throw_away.sweep():
                self.stdout.write(f"Đã xóa {left} chỉ mục tạm còn sót trên máy chủ tìm kiếm.")

    def _check(self, engine: str, mend: bool) -> bool:
        start = time.monotonic()
        try:
            drift = compare(engine)
        except Unavailable as error:
            self.stderr.write(f"{ENGINES[engine]}: không trả lời ({error}).")
            return False
        seconds = f"{time.monotonic() - start:.1f}".replace(".", ",")
        self.stdout.write(f"{ENGINES[engine]}: đối chiếu {drift.entries} mục trong {seconds} giây.")
        self._tell(drift)
        if drift.clean or not mend:
            return drift.clean
        mended = repair(drift)
        self.stdout.write(f"  Đã đưa {mended} hồ sơ vào hàng chờ để lập lại.")
        try:
            while drain(wait=5.0, engine=engine):
                pass
        except Unavailable as error:
            self.stderr.write(f"  Chưa lập lại được: {error}. Việc định kỳ sẽ làm tiếp.")
            return False
        return True

    def _tell(self, drift: Drift) -> None:
        for label, owners in (("thiếu", drift.missing), ("thừa", drift.extra), ("cũ", drift.stale)):
            if owners:
                shown = ", ".join(sorted(owners)[:SHOWN]) + (", …" if len(owners) > SHOWN else "")
                self.stdout.write(f"  {len(owners)} hồ sơ {label}: {shown}")
        if drift.waiting:
            self.stdout.write(f"  {drift.waiting} dòng đang chờ lập chỉ mục.")
        if drift.clean:
            self.stdout.write("  Khớp với dữ liệu.")
