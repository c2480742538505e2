"""`manage.py drop_old_queries`: forget what was searched for long ago."""

from django.core.management.base import BaseCommand

from search.query_log import drop_old


class Command(BaseCommand):
    """Delete counts of searches older than SEARCH_LOG_DAYS."""

    help = "Xóa thống kê từ khóa cũ hơn SEARCH_LOG_DAYS ngày."

    def handle(self, **options):
        gone = drop_old()
        if gone and options["verbosity"]:
            self.stdout.write(f"Đã xóa {gone} dòng.")
