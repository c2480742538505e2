"""Seed the dated rules of handling comments and the wording on denunciations and complaints."""

from datetime import date

from django.core.management.base import BaseCommand

from registrations.comments.models import HandlingTerm, LegalNotice

SINCE = date(2026, 1, 1)
OFFICE = "Quy chế làm việc của cơ quan thường trực, chờ ban hành"
Step = HandlingTerm.Step
TERMS = [
    (Step.REVIEW, 3, OFFICE),
    (Step.SECOND, 2, OFFICE),
    (Step.FORWARD, 5, "Luật Tố cáo số 25/2018/QH14, Điều 24"),
    (Step.ANSWER, 15, OFFICE),
]
NOTICE = (
    "Tố cáo, khiếu nại nộp tại cơ quan có thẩm quyền theo Luật Tố cáo và Luật Khiếu nại. "
    "Nội dung như vậy gửi ở đây được tiếp nhận như thông tin và chuyển đến cơ quan có thẩm quyền; "
    "việc gửi ở đây không thay cho việc nộp đơn theo luật."
)


class Command(BaseCommand):
    help = "Nạp thời hạn xử lý ý kiến và lời dẫn về tố cáo, khiếu nại. Không ghi đè dòng đã có."

    def handle(self, *args, **options):
        made = 0
        for step, days, source in TERMS:
            if not HandlingTerm.objects.filter(step=step).exists():
                HandlingTerm.objects.create(step=step, working_days=days, source=source, effective_from=SINCE)
                made += 1
        if not LegalNotice.objects.exists():
            source = "Luật Tố cáo số 25/2018/QH14; Luật Khiếu nại số 02/2011/QH13"
            LegalNotice.objects.create(text=NOTICE, source=source, effective_from=SINCE)
            made += 1
        self.stdout.write(f"Đã nạp {made} dòng.")
