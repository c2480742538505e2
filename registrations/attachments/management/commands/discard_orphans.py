"""Remove private files that no record refers to."""

from django.core.management.base import BaseCommand

from registrations.attachments.actions import discard_orphans


class Command(BaseCommand):
    help = "Xóa các tệp đính kèm đã gửi quá hai ngày mà không thuộc hồ sơ nào."

    def handle(self, *args, **options):
        self.stdout.write(f"Đã xóa {discard_orphans()} tệp.")
