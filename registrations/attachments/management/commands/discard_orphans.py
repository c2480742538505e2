"""Remove private files that no record refers to, and files that nobody went on sending."""

from django.core.management.base import BaseCommand

from registrations.attachments.actions import discard_orphans
from registrations.attachments.upload_actions import discard_given_up


class Command(BaseCommand):
    help = "Xóa các tệp đính kèm đã gửi quá hai ngày mà không thuộc hồ sơ nào, và các tệp tải dở."

    def handle(self, *args, **options):
        self.stdout.write(f"Đã xóa {discard_orphans()} tệp, {discard_given_up()} tệp tải dở.")
