"""Remind staff of tasks of work plans that fall due."""

from django.core.management.base import BaseCommand

from cms_pages.plans.actions import remind_by_clock


class Command(BaseCommand):
    help = "Nhắc chuyên viên về nhiệm vụ sắp đến hạn, quá hạn của kế hoạch công tác. Chạy lại không nhắc thêm."

    def handle(self, *args, verbosity=1, **options):
        told = remind_by_clock()
        if verbosity:
            self.stdout.write(f"Đã nhắc {told} nhiệm vụ.")
