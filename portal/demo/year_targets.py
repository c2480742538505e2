"""What the invented province registered with the Central Council: last year with results, this year still open."""

from __future__ import annotations

from datetime import date

from cms_pages.targets.models import Flag, FlagCandidate, Target, TargetsPage
from portal.demo.moments import Demo, at
from portal.operations.office import OfficePages
from registrations.units.models import Unit

# target | measure | registered | result | how it compares
TARGETS = """
Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng và trước hạn | % | trên 98 | 98,6 | dat
Xã đạt chuẩn nông thôn mới tăng thêm trong năm | xã | 6 | 7 | vuot
Tỷ lệ giảm hộ nghèo đa chiều | điểm % | 2,5 | 2,7 | vuot
Tỷ lệ người lao động trực tiếp trong số được khen thưởng | % | trên 60 | 57,4 | khong-dat
Gương điển hình tiên tiến được phát hiện, giới thiệu | gương | 40 | 43 | vuot
"""
FLAGS = ((Flag.GOVERNMENT, 2), (Flag.PROVINCE, 3))


def load(demo: Demo, office: OfficePages, press) -> None:
    """A page for last year and one for this year."""
    office.targets.refresh_from_db()
    for year in (demo.today.year - 1, demo.today.year):
        over = year < demo.today.year
        page = TargetsPage(
            title=f"Chỉ tiêu đăng ký của tỉnh năm {year}",
            slug=f"nam-{year}",
            lead="Chỉ tiêu thi đua và đơn vị đăng ký cờ thi đua, gửi Hội đồng Thi đua - Khen thưởng Trung ương.",
            year=year,
            registered_on=min(date(year, 2, 25), demo.today),
            results_on=date(year + 1, 1, 12) if over else None,
        )
        for line in TARGETS.strip().splitlines():
            text, measure, level, result, outcome = line.split(" | ")
            told = {"result": result, "outcome": outcome} if over else {}
            page.targets.add(Target(text=text, measure=measure, level=level, **told))
        units = iter(Unit.objects.filter(kind__in=[Unit.Kind.COMMUNE, Unit.Kind.DEPARTMENT]).order_by("code")[:5])
        for flag, many in FLAGS:
            for _ in range(many):
                page.candidates.add(FlagCandidate(flag=flag, unit=next(units)))
        press.publish(office.targets, page, min(at(page.registered_on, 9), demo.now))
