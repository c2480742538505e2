"""Remind editors and approvers of pages that wait too long."""

from django.core.management.base import BaseCommand

from cms_pages.newsroom.actions import remind_by_clock


class Command(BaseCommand):
    help = "Nhắc biên tập viên, người duyệt về bài chờ quá hạn. Chạy lại không nhắc thêm."

    def handle(self, *args, verbosity=1, **options):
        told = remind_by_clock()
        if verbosity:
            self.stdout.write(f"Đã nhắc {told} bài.")
