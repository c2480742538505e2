"""Báo thành viên Hội đồng tài liệu phiên họp mới."""

from django.core.management.base import BaseCommand

from cms_pages.meetings.actions import tell_papers


class Command(BaseCommand):
    help = "Báo thành viên Hội đồng tài liệu phiên họp mới. Chạy lại không báo thêm."

    def handle(self, *args, verbosity=1, **options):
        told = tell_papers()
        if verbosity:
            self.stdout.write(f"Đã báo {told} người.")
