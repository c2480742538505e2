"""Seed the text by which senders agree to the use of their data, and the days within which requests are answered."""

from datetime import date

from django.core.management.base import BaseCommand

from registrations.privacy.models import ConsentText, RightsTerm, SubjectRequest

VERSION = "2026-01"
TEXT = "Tôi đồng ý để cơ quan thường trực dùng họ tên, điện thoại, địa chỉ cho việc xem xét ý kiến này."
# To be checked with the text of the decree before it is relied on: rows are marked so, and edited in the back office.
DAYS = {"xem": 10, "sua": 10, "xoa": 20, "rut": 15}
SOURCE = "Nghị định số 356/2025/NĐ-CP"


class Command(BaseCommand):
    help = "Nạp lời đồng ý xử lý dữ liệu cho biểu mẫu lấy ý kiến. Không ghi đè phiên bản đã có."

    def handle(self, *args, **options):
        _, created = ConsentText.objects.get_or_create(
            version=VERSION,
            defaults={
                "text": TEXT,
                "retention_months": 24,
                "effective_from": date(2026, 1, 1),
                "source": "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15",
            },
        )
        self.stdout.write(f"Lời đồng ý phiên bản {VERSION}: {'đã nạp' if created else 'đã có'}.")
        for kind in SubjectRequest.Kind.values:
            RightsTerm.objects.get_or_create(
                kind=kind,
                effective_from=date(2026, 1, 1),
                defaults={"working_days": DAYS[kind], "source": SOURCE},
            )
