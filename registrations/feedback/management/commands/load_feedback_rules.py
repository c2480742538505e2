"""Seed topics, terms for answers and the words on complaints and denunciations. Rows that stand are never changed."""

from datetime import date

from django.core.management.base import BaseCommand
from django.db import transaction

from registrations.feedback.models import Guidance, Kind, Term, Topic

FROM = date(2026, 1, 1)
TOPICS = (
    ("danh-hieu-hinh-thuc", "Danh hiệu, hình thức khen thưởng"),
    ("ho-so-thu-tuc", "Hồ sơ, thủ tục"),
    ("phong-trao-thi-dua", "Phong trào thi đua"),
    ("khen-thuong-khang-chien", "Khen thưởng thành tích kháng chiến"),
    ("tien-thuong-che-do", "Tiền thưởng, chế độ"),
    ("khac", "Nội dung khác"),
)
# The office sets its own terms; until it has checked them the rows say that nobody has.
SOURCE = "Mức nội bộ để bắt đầu; cơ quan thường trực đối chiếu với quy chế của mình"
TERMS = ((Kind.QUESTION, 10), (Kind.SUGGESTION, 15), (Kind.PROPOSAL, 15), (Kind.REPORT, 20))
GUIDANCE = (
    "Khiếu nại, tố cáo được gửi đến cơ quan, người có thẩm quyền giải quyết theo Luật Khiếu nại và Luật Tố cáo. "
    "Nội dung gửi ở trang này được tiếp nhận như thông tin phản ánh và chuyển đến nơi có thẩm quyền; "
    "việc gửi ở đây không thay cho đơn khiếu nại, đơn tố cáo."
)
GUIDANCE_SOURCE = "Luật Khiếu nại số 02/2011/QH13, Luật Tố cáo số 25/2018/QH14"


class Command(BaseCommand):
    help = "Nạp chủ đề, thời hạn trả lời và lời chỉ dẫn khiếu nại, tố cáo. Không sửa dòng đã có."

    @transaction.atomic
    def handle(self, *args, **options):
        topics = terms = 0
        for order, (slug, name) in enumerate(TOPICS, start=1):
            if not Topic.objects.filter(name=name).exclude(slug=slug).exists():
                defaults = {"name": name, "sort_order": 10 * order}
                topics += Topic.objects.get_or_create(slug=slug, defaults=defaults)[1]
        for kind, days in TERMS:
            if not Term.objects.filter(kind=kind, topic=None).exists():
                Term.objects.create(kind=kind, working_days=days, effective_from=FROM, source=SOURCE)
                terms += 1
        words = 0
        if not Guidance.objects.exists():
            Guidance.objects.create(text=GUIDANCE, effective_from=FROM, source=GUIDANCE_SOURCE)
            words = 1
        self.stdout.write(f"Đã nạp {topics} chủ đề, {terms} thời hạn, {words} lời chỉ dẫn.")
