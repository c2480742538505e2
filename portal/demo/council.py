"""The council of the demo: its members and their units, meetings, an inspection, a ceremony and classes."""

from __future__ import annotations

from datetime import time, timedelta
from itertools import islice

from cms_pages.ceremonies.models import CeremonyDecision, CeremonyPage, ProgrammeItem
from cms_pages.council import actions as council
from cms_pages.council.models import (
    Assignment,
    CouncilMember,
    CouncilPage,
    ProvincialClusterMember,
    ProvincialClusterPage,
)
from cms_pages.inspections import actions as inspections
from cms_pages.inspections.models import Finding, Inspection, InspectionPage, Visit
from cms_pages.meetings.models import AgendaItem, Attendance, Meeting, MeetingPage, Vote
from cms_pages.training.models import Enrolment, TrainingPage
from portal.demo.honours import read
from portal.demo.moments import Demo, at
from registrations.awards.models import Decision
from registrations.titles.models import Level
from registrations.units.models import OrganisingBody, Unit

# name | position | role
MEMBERS = """
Đàm Quang Vinh | Chủ tịch Ủy ban nhân dân tỉnh | chair
Hà Thị Minh Thư | Phó Giám đốc Sở Nội vụ | standing
Lăng Văn Hòa | Phó Chủ tịch Ủy ban nhân dân tỉnh | deputy
Mông Thị Hạnh | Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh | deputy
Bế Văn Thạch | Giám đốc Sở Giáo dục và Đào tạo | member
Chu Thị Lệ | Giám đốc Sở Tài chính | member
Hứa Minh Đức | Phó Chánh Văn phòng Ủy ban nhân dân tỉnh | member
Nông Bích Thủy | Chủ tịch Hội Liên hiệp Phụ nữ tỉnh | member
Dương Công Sơn | Trưởng phòng Thi đua - Khen thưởng, Sở Nội vụ | secretary
"""
UNITS_EACH = 4
PROVINCES = ("Cao Bằng", "Lạng Sơn", "Tuyên Quang", "Lào Cai", "Lai Châu", "Điện Biên", "Quảng Ninh")
AGENDA = (
    ("Báo cáo kết quả thẩm định hồ sơ đề nghị khen thưởng", "Sở Nội vụ"),
    ("Xét, bỏ phiếu tặng Cờ thi đua cho đơn vị dẫn đầu cụm, khối", "Thư ký Hội đồng"),
    ("Kết luận của Chủ tịch Hội đồng", ""),
)
CHECKLIST = (
    "Việc tổ chức, sơ kết, tổng kết phong trào thi đua",
    "Việc bình xét, đề nghị khen thưởng; tỷ lệ người lao động trực tiếp",
    "Việc lưu hồ sơ, công khai kết quả khen thưởng",
)


def load(demo: Demo, office, press) -> None:
    """Everything the council does in a year, as of today."""
    body = OrganisingBody.objects.order_by("pk")[0]
    term = _council(demo, office, press, body)
    _meetings(demo, office, press, body, term)
    _cluster(demo, office, press)
    _ceremonies(demo, office, press)
    _classes(demo, office, press)
    _inspection(demo, office, press, body)


def _council(demo, office, press, body):
    start = demo.today.replace(month=1, day=1) - timedelta(days=365)
    term = CouncilPage(
        title="Hội đồng Thi đua - Khen thưởng tỉnh, nhiệm kỳ hiện nay", slug="hien-nay", organising_body=body,
        starts_on=start, decision_number="Quyết định kiện toàn của Chủ tịch Ủy ban nhân dân tỉnh",
        lead="Hội đồng tư vấn cho Chủ tịch Ủy ban nhân dân tỉnh về thi đua, khen thưởng.",
        body=press.body("Hội đồng họp thường kỳ quý I và quý IV, họp đột xuất khi cần.", start),
    )  # fmt: skip
    members = []
    for line in MEMBERS.strip().splitlines():
        name, position, role = (cell.strip() for cell in line.split(" | "))
        account = demo.people["uy-vien"] if name == demo.people["uy-vien"].full_name else None
        members.append(CouncilMember(name=name, position=position, role=role, account=account))
    term.members = members
    press.publish(office.council, term, at(start, 9))
    member = CouncilMember.objects.get(page=term, account=demo.people["uy-vien"])
    others = (
        CouncilMember.objects.filter(page=term).exclude(pk=member.pk).exclude(role="chair").order_by("sort_order", "pk")
    )
    units = iter(Unit.objects.filter(parent__isnull=True, effective_to__isnull=True).order_by("pk"))
    Assignment.objects.bulk_create(
        Assignment(
            year=demo.today.year, member=each, member_name=each.name, account=each.account, unit=unit,
            assigned_by=demo.people["chuyen-vien"], report_by=demo.today + timedelta(days=9),
        )
        for each in (member, *others) for unit in islice(units, UNITS_EACH)
    )  # fmt: skip
    table = council.draft_assignments(demo.today.year, by=demo.people["chuyen-vien"])
    table.get_latest_revision().publish(user=demo.people["nguoi-duyet"], skip_permission_checks=True)
    return term


def _meetings(demo, office, press, body, term):
    told = read("council")
    for one in sorted(told["earlier"], key=lambda each: -each["ago"]):
        day = demo.today - timedelta(days=one["ago"])
        page = MeetingPage(
            title=f"{one['title']} (ngày {day:%d/%m/%Y})", slug=f"ket-luan-ngay-{day:%d-%m-%Y}", held_on=day,
            lead=one["lead"], body=press.body(one["body"], day),
        )  # fmt: skip
        press.publish(office.meetings, page, at(day + timedelta(days=3), 9))
    held_on, next_on = demo.today - timedelta(days=40), demo.today + timedelta(days=12)
    for number, day in ((1, held_on), (2, next_on)):
        meeting = Meeting.objects.create(
            organising_body=body, number=number, title="Xét khen thưởng thành tích công tác năm",
            starts_at=at(day, 8), ends_at=at(day, 11), place="Phòng họp số 1, trụ sở Ủy ban nhân dân tỉnh",
            chair="Chủ tịch Hội đồng", called_at=at(day - timedelta(days=20), 9),
            papers_by=day - timedelta(days=5), conclude_by=day + timedelta(days=15),
        )  # fmt: skip
        for place, (text, presenter) in enumerate(AGENDA, start=1):
            AgendaItem.objects.create(meeting=meeting, place_in_order=place, text=text, presenter=presenter)
        if day < demo.today:
            held = meeting
    members = list(term.members.order_by("sort_order", "pk"))
    for place, member in enumerate(members, start=1):
        state = Attendance.State.WRITTEN if place == len(members) - 1 else Attendance.State.PRESENT
        Attendance.objects.create(
            meeting=held, member=member, member_name=member.name, place_in_order=place, state=state
        )
    Vote.objects.create(
        meeting=held, place_in_order=1, subject="Tặng Cờ thi đua của Ủy ban nhân dân tỉnh", eligible=len(members),
        agreed=len(members),
    )  # fmt: skip
    page = MeetingPage(
        title=f"Kết luận phiên họp thứ 1 năm {held_on.year} của Hội đồng", slug=f"ket-luan-phien-1-{held_on.year}",
        meeting=held, held_on=held_on, lead="Thống nhất danh sách đề nghị tặng Cờ thi đua, Bằng khen.",
        body=press.body(told["conclusion"], held_on),
    )  # fmt: skip
    press.publish(office.meetings, page, at(held_on + timedelta(days=3), 9))


def _cluster(demo, office, press):
    year = demo.today.year
    page = ProvincialClusterPage(
        title="Cụm thi đua các tỉnh miền núi, biên giới phía Bắc", slug=f"cum-bien-gioi-{year}", year=year,
        head="Tỉnh Lào Cai", deputy="Tỉnh Lạng Sơn", host="Tỉnh Lào Cai",
        conference_on=demo.today + timedelta(days=30), conference_place="Trung tâm hội nghị tỉnh Lào Cai",
        conclusion="Các tỉnh thống nhất bộ tiêu chí chấm điểm, luân phiên đăng cai hội nghị hằng năm.",
        lead="Các tỉnh cùng ký giao ước thi đua đầu năm, tổng kết và suy tôn đơn vị dẫn đầu cuối năm.",
    )  # fmt: skip
    page.members = [ProvincialClusterMember(name=f"Tỉnh {name}", ours=name == "Lạng Sơn") for name in PROVINCES]
    press.publish(office.council, page, at(demo.today - timedelta(days=200), 9))


def _ceremonies(demo, office, press):
    held, ahead = demo.today - timedelta(days=60), demo.today + timedelta(days=25)
    decisions = Decision.objects.public().filter(records__level=Level.PROVINCE, signed_on__lte=held)
    decision = decisions.order_by("-signed_on", "-pk").first()
    for day, kind, title in (
        (held, CeremonyPage.Kind.CONFERRAL, "Lễ trao tặng danh hiệu, phần thưởng cấp tỉnh"),
        (ahead, CeremonyPage.Kind.YEAR_END, f"Hội nghị tổng kết phong trào thi đua năm {ahead.year}"),
    ):
        told = read("council")["ceremony" if day == held else "conference"]
        page = CeremonyPage(
            title=title, slug=f"su-kien-{day:%d-%m-%Y}", kind=kind, starts_at=at(day, 7, 30), ends_at=at(day, 10, 30),
            place="Nhà văn hóa trung tâm tỉnh", host="Sở Nội vụ",
            lead=told["lead"], body=press.body(told["body"], day),
        )  # fmt: skip
        page.programme = [ProgrammeItem(at=time.fromisoformat(when), text=text) for when, text in told["programme"]]
        if day == held and decision is not None:
            page.decisions = [CeremonyDecision(decision=decision)]
        press.publish(office.ceremonies, page, at(demo.today - timedelta(days=70), 9))


def _classes(demo, office, press):
    held, ahead = demo.today - timedelta(days=90), demo.today + timedelta(days=18)
    for day, number in ((held, 1), (ahead, 2)):
        page = TrainingPage(
            title=f"Bồi dưỡng nghiệp vụ thi đua, khen thưởng lớp {number}", slug=f"lop-{number}-{day.year}",
            starts_at=at(day, 8), ends_at=at(day + timedelta(days=1), 16), place="Hội trường Sở Nội vụ", capacity=120, hours=16,
            per_unit=2, audience="Người làm công tác thi đua, khen thưởng của sở, ban, ngành, xã, phường",
            teacher="Phòng Thi đua - Khen thưởng, Sở Nội vụ", lead="Luật, nghị định mới và cách lập hồ sơ trên Trang.",
            body=press.body(read("council")["training"]["body"], day),
        )  # fmt: skip
        press.publish(office.training, page, at(demo.today - timedelta(days=100), 9))
    drafter = demo.people["nhap.cai-kinh"]
    Enrolment.objects.create(
        page=page, unit=drafter.memberships.first().unit, name=drafter.full_name, position=drafter.position,
        email=drafter.email, enrolled_by=drafter, confirmed_at=demo.now, told_starts_at=page.starts_at,
        told_place=page.place,
    )  # fmt: skip


def _inspection(demo, office, press, body):
    officer, today = demo.people["chuyen-vien"], demo.today
    inspection = Inspection(
        organising_body=body, year=today.year, finish_by=today + timedelta(days=9), issued_on=today - timedelta(days=150),
        title=f"Kế hoạch kiểm tra công tác thi đua, khen thưởng năm {today.year}",
    )  # fmt: skip
    inspections.save_inspection(inspection, CHECKLIST, by=officer, created=True)
    units = {each.unit for each in demo.people["nhap.cai-kinh"].memberships.all()}
    departments = Unit.objects.filter(kind=Unit.Kind.DEPARTMENT, effective_to__isnull=True)
    units |= set(departments.order_by("sort_key", "pk")[3:5])
    told = read("council")["inspection"]
    for number, unit in enumerate(sorted(units, key=lambda unit: unit.pk)):
        held_on = today - timedelta(days=58 - 2 * number)
        visit = Visit.objects.create(
            inspection=inspection, unit=unit, planned_on=today - timedelta(days=60 - 2 * number), held_on=held_on,
            report_by=today - timedelta(days=70), told_at=at(today - timedelta(days=90), 9),
            result_at=at(today - timedelta(days=50), 9), summary="Phong trào được tổ chức nền nếp, đúng kế hoạch.",
        )  # fmt: skip
        kind, text, days = told["findings"][number % len(told["findings"])]
        due_on = today + timedelta(days=days) if kind == Finding.Kind.REQUEST else None
        Finding.objects.create(visit=visit, kind=kind, text=text, due_on=due_on)
    for kind in InspectionPage.Kind.values:
        page = inspections.draft_page(inspection, kind, by=officer)
        page.issued_on = today - timedelta(days=150 if kind == InspectionPage.Kind.PLAN else 45)
        if kind == InspectionPage.Kind.RESULT:
            page.lead = told["lead"]
            page.body = [*((block.block_type, block.value) for block in page.body), *press.body(told["body"], today)]
        page.save_revision(user=officer, log_action=False).publish(
            user=demo.people["nguoi-duyet"], skip_permission_checks=True
        )
