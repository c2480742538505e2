"""The council's work plan of this year: some tasks done, some under way, one overdue."""

from __future__ import annotations

from datetime import timedelta

from cms_pages.plans import showing
from cms_pages.plans.models import Task, TaskAgency, WorkPlan
from portal.demo.moments import Demo, at
from registrations.tables.plans.when import end_of_month
from registrations.units.directory import Directory
from registrations.units.models import OrganisingBody

# quarter | task | those who lead; | those who help; | product
TASKS = """
1 | Phát động phong trào thi đua năm {year} và ký giao ước giữa các cụm, khối. | UBND tỉnh | Sở Nội vụ; Các cụm, khối thi đua | Văn bản phát động
1 | Thẩm định hồ sơ, trình khen thưởng thành tích năm trước. | Hội đồng Thi đua - Khen thưởng tỉnh | Sở Nội vụ | Tờ trình
1 | Gặp mặt, biểu dương doanh nghiệp, doanh nhân tiêu biểu đầu Xuân. | Sở Nội vụ | Sở Tài chính; Các cơ quan, đơn vị liên quan |
2 | Ban hành kế hoạch kiểm tra công tác thi đua, khen thưởng. | Hội đồng Thi đua - Khen thưởng tỉnh | Sở Nội vụ | Kế hoạch
2 | Sơ kết công tác 6 tháng đầu năm. | Sở Nội vụ | Các cơ quan, đơn vị liên quan | Báo cáo
2 | Xét chọn giáo viên tiêu biểu. | Sở Giáo dục và Đào tạo | Sở Nội vụ |
3 | Kiểm tra tại cơ sở và thông báo kết quả. | Hội đồng Thi đua - Khen thưởng tỉnh | Sở Nội vụ; Các cơ quan, đơn vị liên quan | Thông báo
3 | Bồi dưỡng nghiệp vụ cho người làm công tác thi đua, khen thưởng. | Sở Nội vụ | UBND các xã, phường | Hai lớp
4 | Hướng dẫn tổng kết và chấm điểm thi đua cuối năm. | Sở Nội vụ | Các cụm, khối thi đua | Văn bản hướng dẫn
4 | Tổng kết năm {year}, xây dựng kế hoạch năm sau. | UBND tỉnh | Sở Nội vụ; Các cơ quan, đơn vị liên quan | Báo cáo; kế hoạch
"""


def load(demo: Demo) -> None:
    """One plan, its states as they would be on the demo's day."""
    today = demo.today
    title = f"Kế hoạch công tác thi đua, khen thưởng năm {today.year}"
    plan = WorkPlan.objects.create(
        organising_body=OrganisingBody.objects.order_by("pk")[0], year=today.year, title=title, version=1,
        published_at=at(today.replace(month=1, day=1)),
    )  # fmt: skip
    directory = Directory()
    for position, line in enumerate(TASKS.strip().format(year=today.year).splitlines(), start=1):
        quarter, text, lead, helping, product = (cell.strip() for cell in line.split(" |"))
        due_on = end_of_month(today.year, 3 * int(quarter))
        task = Task.objects.create(
            plan=plan, position=position, number=str(position), text=text, quarters=[int(quarter)], due_on=due_on,
            product=product, **_state(due_on, today, position),
        )  # fmt: skip
        for role, names in (("lead", lead), ("with", helping)):
            for place, name in enumerate(filter(None, names.split("; "))):
                unit = directory.find(name)[0]
                TaskAgency.objects.create(task=task, role=role, position=place, name=name, unit=unit)
    plan.shown = showing.snapshot(plan)
    plan.save(update_fields=["shown"])


def _state(due_on, today, position):
    if due_on < today:
        overdue = position % 5 == 3
        return {} if overdue else {"status": "done", "done_on": due_on - timedelta(days=position)}
    return {"status": "ongoing"} if due_on - today < timedelta(days=90) else {}
