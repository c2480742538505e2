"""Load how long units may protest against a cluster's result."""

from django.core.management.base import BaseCommand

from registrations.scoring.models import ProtestTerm
from registrations.units.models import OrganisingBody

WORKING_DAYS = 5
SOURCE = "Mức đề xuất; đối chiếu quy chế tổ chức cụm, khối thi đua của tỉnh trước khi dùng"


class Command(BaseCommand):
    help = "Nạp thời hạn kiến nghị kết quả chấm điểm cho hội đồng chưa có dòng nào."

    def handle(self, *args, **options):
        bodies = OrganisingBody.objects.exclude(pk__in=ProtestTerm.objects.values("organising_body"))
        added = ProtestTerm.objects.bulk_create(
            ProtestTerm(organising_body=body, working_days=WORKING_DAYS, source=SOURCE) for body in bodies
        )
        self.stdout.write(f"Thời hạn kiến nghị: thêm {len(added)} dòng.")
