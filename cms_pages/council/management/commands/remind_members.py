"""Nhắc thành viên Hội đồng về báo cáo đến hạn, quá hạn."""

from django.core.management.base import BaseCommand

from cms_pages.council.actions import remind_by_clock


class Command(BaseCommand):
    help = "Nhắc thành viên Hội đồng về báo cáo đến hạn, quá hạn. Chạy lại không nhắc thêm."

    def handle(self, *args, verbosity=1, **options):
        told = remind_by_clock()
        if verbosity:
            self.stdout.write(f"Đã nhắc {told} thành viên.")
