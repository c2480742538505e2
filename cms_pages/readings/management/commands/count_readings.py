"""Count what was read since the last time."""

from django.core.management.base import BaseCommand

from cms_pages.readings.actions import count_readings, forget_old


class Command(BaseCommand):
    help = "Cộng lượt đọc đã ghi vào số đếm theo ngày, bỏ số đếm quá cũ."

    def handle(self, *args, verbosity=1, **options):
        counted, gone = count_readings(), forget_old()
        if verbosity:
            self.stdout.write(f"Đã đếm {counted} lượt đọc, bỏ {gone} dòng cũ.")
