"""Load the papers and terms of nominations."""

from django.core.management.base import BaseCommand

from registrations.nominations.seeding import load


class Command(BaseCommand):
    help = "Nạp bảng giấy tờ và thời hạn của đề nghị khen thưởng khi bảng còn trống."

    def handle(self, *args, **options):
        added = load()
        self.stdout.write(f"Đề nghị khen thưởng: thêm {added['papers']} giấy tờ, {added['terms']} thời hạn.")
