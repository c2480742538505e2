"""Seed the shortest windows for drafts of documents. Rows are not checked against the official text: staff do that."""

from datetime import date

from django.core.management.base import BaseCommand

from registrations.consultations.models import Counting, DocumentRule

LAW = "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15"
RULES = (
    ("nghi-quyet-quy-pham", "Nghị quyết quy phạm pháp luật của HĐND tỉnh", 20, Counting.CALENDAR, LAW),
    ("quyet-dinh-quy-pham", "Quyết định quy phạm pháp luật của UBND tỉnh", 20, Counting.CALENDAR, LAW),
    ("van-ban-khac", "Quy chế, kế hoạch, hướng dẫn và văn bản khác", 10, Counting.WORKING, ""),
)


class Command(BaseCommand):
    help = "Nạp thời hạn lấy ý kiến theo loại văn bản, ở trạng thái chưa đối chiếu. Không ghi đè dòng đã có."

    def handle(self, *args, **options):
        made = 0
        for code, name, days, counting, source in RULES:
            facts = {"name": name, "min_days": days, "counting": counting, "legal_source": source}
            _, created = DocumentRule.objects.get_or_create(
                code=code, effective_from=date(2025, 4, 1), defaults={**facts, "verified": False}
            )
            made += created
        self.stdout.write(f"Thời hạn theo loại văn bản: nạp {made}, đã có {len(RULES) - made}.")
