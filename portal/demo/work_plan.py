"""The council's work plans: last year's with what came of it, this year's with some tasks done, one overdue."""

from __future__ import annotations

from datetime import date, timedelta

from cms_pages.plans import showing
from cms_pages.plans.models import Task, TaskAgency, WorkPlan
from portal.demo.moments import Demo, at
from registrations.tables.plans.when import end_of_month
from registrations.units.directory import Directory
from registrations.units.models import OrganisingBody

# quarter | task | those who lead; | those who help; | product | what came of it, where it is done
TASKS = """
1 | Phát động phong trào thi đua năm {year} và ký giao ước giữa các cụm, khối. | UBND tỉnh | Sở Nội vụ; Các cụm, khối thi đua | Văn bản phát động | 13 cụm, khối đã ký giao ước
1 | Thẩm định hồ sơ, trình khen thưởng thành tích năm trước. | Hội đồng Thi đua - Khen thưởng tỉnh | Sở Nội vụ | Tờ trình | Trình đủ hồ sơ trong thời hạn
1 | Gặp mặt, biểu dương doanh nghiệp, doanh nhân tiêu biểu đầu Xuân. | Sở Nội vụ | Sở Tài chính; Các cơ quan, đơn vị liên quan |
2 | Ban hành kế hoạch kiểm tra công tác thi đua, khen thưởng. | Hội đồng Thi đua - Khen thưởng tỉnh | Sở Nội vụ | Kế hoạch | Ba đơn vị được kiểm tra trong năm
2 | Sơ kết công tác 6 tháng đầu năm. | Sở Nội vụ | Các cơ quan, đơn vị liên quan | Báo cáo | Đã gửi các thành viên Hội đồng
2 | Xét chọn giáo viên tiêu biểu. | Sở Giáo dục và Đào tạo | Sở Nội vụ |
3 | Kiểm tra tại cơ sở và thông báo kết quả. | Hội đồng Thi đua - Khen thưởng tỉnh | Sở Nội vụ; Các cơ quan, đơn vị liên quan | Thông báo | Đã thông báo kết quả, công khai trên Trang
3 | Bồi dưỡng nghiệp vụ cho người làm công tác thi đua, khen thưởng. | Sở Nội vụ | UBND các xã, phường | Hai lớp
4 | Hướng dẫn tổng kết và chấm điểm thi đua cuối năm. | Sở Nội vụ | Các cụm, khối thi đua | Văn bản hướng dẫn
4 | Tổng kết năm {year}, xây dựng kế hoạch năm sau. | UBND tỉnh | Sở Nội vụ; Các cơ quan, đơn vị liên quan | Báo cáo; kế hoạch
"""
LAST_YEAR = """
1 | Ký giao ước thi đua giữa các cụm, khối. | Các cụm, khối thi đua | Sở Nội vụ | Bản giao ước | Mọi cụm, khối ký trước ngày 31/3
1 | Trình khen thưởng tổng kết năm trước. | Hội đồng Thi đua - Khen thưởng tỉnh | Sở Nội vụ | Tờ trình | Đã có quyết định, trao tại hội nghị tổng kết
2 | Rà soát, đưa dữ liệu khen thưởng các năm trước vào sổ vàng. | Sở Nội vụ | UBND các xã, phường | Dữ liệu | Đối chiếu xong mười năm gần nhất
2 | Hướng dẫn đơn vị hành chính mới kiện toàn Hội đồng cơ sở. | Sở Nội vụ | UBND các xã, phường | Văn bản hướng dẫn | Các xã, phường mới đã kiện toàn
3 | Bồi dưỡng nghiệp vụ cho người làm công tác thi đua ở xã, phường. | Sở Nội vụ | Sở Tài chính | Một lớp | 96 người dự
3 | Xét chọn, biểu dương giáo viên ở điểm trường lẻ. | Sở Giáo dục và Đào tạo | Sở Nội vụ | Danh sách | Biểu dương 12 giáo viên
4 | Kiểm tra công tác thi đua, khen thưởng tại cơ sở. | Hội đồng Thi đua - Khen thưởng tỉnh | Sở Nội vụ | Thông báo | Kiểm tra bốn đơn vị
4 | Tổng kết năm {year}. | UBND tỉnh | Sở Nội vụ; Các cơ quan, đơn vị liên quan | Báo cáo | Hội nghị tổ chức trong tháng 12
"""


def load(demo: Demo) -> None:
    """Two plans, their states as they would be on the demo's day."""
    directory = Directory()
    _plan(demo.today.year - 1, LAST_YEAR, demo.today, directory)
    _plan(demo.today.year, TASKS, demo.today, directory)


def _plan(year, tasks, today, directory) -> None:
    plan = WorkPlan.objects.create(
        organising_body=OrganisingBody.objects.order_by("pk")[0], year=year, version=1,
        title=f"Kế hoạch công tác thi đua, khen thưởng năm {year}", published_at=at(date(year, 1, 1)),
    )  # fmt: skip
    for position, line in enumerate(tasks.strip().format(year=year).splitlines(), start=1):
        quarter, text, lead, helping, product, *result = (cell.strip() for cell in line.split(" |"))
        due_on = end_of_month(year, 3 * int(quarter))
        told = _state(due_on, today, position)
        task = Task.objects.create(
            plan=plan, position=position, number=str(position), text=text, quarters=[int(quarter)], due_on=due_on,
            product=product, result=result[0] if result and told.get("status") == "done" else "", **told,
        )  # fmt: skip
        for role, names in (("lead", lead), ("with", helping)):
            for place, name in enumerate(filter(None, names.split("; "))):
                unit = directory.find(name)[0]
                TaskAgency.objects.create(task=task, role=role, position=place, name=name, unit=unit)
    plan.shown = showing.snapshot(plan)
    plan.save(update_fields=["shown"])


def _state(due_on, today, position):
    if due_on < today:
        overdue = position % 5 == 3 and due_on.year == today.year
        return {} if overdue else {"status": "done", "done_on": due_on - timedelta(days=position)}
    return {"status": "ongoing"} if due_on - today < timedelta(days=90) else {}
