"""Remind units of reports that fall due."""

from django.core.management.base import BaseCommand

from registrations.reports.time_actions import remind_by_clock


class Command(BaseCommand):
    help = "Nhắc các đơn vị chưa gửi báo cáo, trước hạn 7, 3 và 1 ngày. Chạy lại không nhắc thêm."

    def handle(self, *args, verbosity=1, **options):
        told = remind_by_clock()
        if verbosity:
            self.stdout.write(f"Đã nhắc {told} đơn vị.")
