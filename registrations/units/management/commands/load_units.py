"""Put the directory of units into the database."""

from django.core.management.base import BaseCommand

from registrations.units import imports


class Command(BaseCommand):
    help = "Nạp danh mục đơn vị: xã, phường, sở, ngành, đoàn thể và các đơn vị tiền nhiệm. Chạy lại không đổi gì thêm."

    def handle(self, *args, verbosity, **options):
        added = imports.load()
        if not verbosity:
            return
        self.stdout.write(
            f"Danh mục đơn vị: thêm {added['units']} đơn vị, {added['names']} tên khác, "
            f"{added['successions']} quan hệ kế thừa."
        )
