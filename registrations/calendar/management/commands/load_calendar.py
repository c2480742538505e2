"""Seed the working-day calendar with national holidays and swapped days."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from registrations.calendar.actions import load_years


class Command(BaseCommand):
    help = "Nạp ngày nghỉ lễ, ngày làm bù của cả nước vào lịch làm việc. Chạy lại không ghi đè dòng đã sửa."

    def add_arguments(self, parser):
        parser.add_argument("--from", dest="first", type=int, default=2015, help="Năm đầu (mặc định 2015).")
        parser.add_argument("--to", dest="last", type=int, help="Năm cuối (mặc định: năm sau).")

    def handle(self, *args, first, last, **options):
        last = last or timezone.localdate().year + 1
        added = load_years(range(first, last + 1))
        self.stdout.write(f"Lịch làm việc {first}–{last}: thêm {added} ngày.")
