"""Seed the list of abbreviations."""

from django.core.management.base import BaseCommand

from search.abbreviations import load


class Command(BaseCommand):
    """Adds the abbreviations of the built-in table that are missing; edits are kept."""

    help = "Nạp bảng chữ viết tắt có sẵn; những gì đã sửa được giữ nguyên."

    def handle(self, *args: object, **options: object) -> None:
        added, kept = load()
        self.stdout.write(f"Đã thêm {added} chữ viết tắt, giữ nguyên {kept}.")
