"""Read the text of public files."""

from datetime import timedelta

from django.core.cache import cache
from django.core.management.base import BaseCommand

from cms_pages.core import entries
from cms_pages.core.tasks import read_files
from search.files.actions import forget_all_but

LAST = "files:read-all"


class Command(BaseCommand):
    """Read every public file that was not read yet, and drop what was read of files that nobody offers any more."""

    help = "Đọc chữ trong các tệp công khai chưa đọc, để tìm được; bỏ phần đã đọc của tệp không còn công khai."

    def add_arguments(self, parser):
        parser.add_argument("--daily", action="store_true", help="bỏ qua nếu đã làm trong 24 giờ qua")

    def handle(self, *args, verbosity, daily, **options):
        if daily and not cache.add(LAST, True, timedelta(days=1).total_seconds()):
            return
        done, digests = 0, set()
        for kind in entries.kinds():
            done += read_files(kind)
            digests |= {file.digest for page in entries.public_pages(kind) for file in page.entry_files()}
        gone = forget_all_but(digests)
        if verbosity:
            self.stdout.write(f"Đã đọc {done} tệp, bỏ văn bản của {gone} tệp không còn công khai.")
