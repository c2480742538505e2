"""Nhắc đơn vị và chuyên viên về báo cáo, yêu cầu kiểm tra quá hạn."""

from django.core.management.base import BaseCommand

from cms_pages.inspections.actions import remind_by_clock


class Command(BaseCommand):
    help = "Nhắc đơn vị và chuyên viên về báo cáo, yêu cầu kiểm tra quá hạn. Chạy lại không nhắc thêm."

    def handle(self, *args, verbosity=1, **options):
        told = remind_by_clock()
        if verbosity:
            self.stdout.write(f"Đã nhắc {told} người.")
