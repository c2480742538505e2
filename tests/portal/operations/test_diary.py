"""The council's year in the diary: who sees what falls due, what the file for the calendar holds, who is told once."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cms_pages.council.models import CouncilMember
from cms_pages.inspections.models import Finding
from cms_pages.meetings import actions as meetings
from cms_pages.meetings.models import Paper
from registrations.calendar.due import due_for
from registrations.notices.models import Notice
from tests.factories import files
from tests.factories.accounts import UserFactory
from tests.factories.council import (
    AssignmentFactory,
    CeremonyFactory,
    CouncilPageFactory,
    EnrolmentFactory,
    InspectionFactory,
    MeetingFactory,
    TrainingPageFactory,
    VisitFactory,
)
from tests.factories.plans import TaskFactory, WorkPlanFactory, approved
from tests.factories.units import MembershipFactory

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2026, 11, 18, 9))


def day(number):
    return date(2026, 11, number)


@pytest.fixture
def member(groups, office):
    user = UserFactory(groups=["Thành viên Hội đồng"])
    CouncilPageFactory(parent=office.council, members=["Vi Thị Ủy Viên"]).members.update(account=user)
    return user


@pytest.fixture
def year(member, office):
    """One thing due in each room of the council."""
    AssignmentFactory(account=member, report_by=day(25), unit__name="Xã Hữu Liên")
    MeetingFactory(title="Việc kín", starts_at=NOW + timedelta(days=3), papers_by=day(20), number=7)
    MeetingFactory(title="Việc kín đã bàn", conclude_by=day(15), number=6)
    plan = InspectionFactory(finish_by=day(30))
    late = VisitFactory(inspection=plan, planned_on=day(10), report_by=day(5), unit__name="Xã Tri Lễ")
    seen = VisitFactory(inspection=plan, held_on=day(2), result_at=NOW - timedelta(days=9), unit__name="Xã Vũ Lễ")
    Finding.objects.create(visit=seen, kind="request", text="Chuyện riêng của đơn vị", due_on=day(16))
    closing = TrainingPageFactory(parent=office.training, title="Lớp sắp mở", starts_at=NOW + timedelta(days=5))
    held = TrainingPageFactory(parent=office.training, title="Lớp đã học", starts_at=NOW - timedelta(days=5))
    EnrolmentFactory(page=held)
    CeremonyFactory(parent=office.ceremonies, title="Lễ trao tặng", starts_at=NOW - timedelta(days=12))
    return late, seen, closing


KEEPER = {
    "Báo cáo của thành viên", "Phiên họp Hội đồng", "Tài liệu phiên họp", "Kết luận phiên họp chưa công bố",
    "Ngày kiểm tra tại đơn vị", "Báo cáo của đơn vị được kiểm tra", "Yêu cầu kiểm tra", "Hoàn thành kế hoạch kiểm tra",
    "Hết hạn đăng ký lớp tập huấn", "Khai giảng lớp tập huấn", "Chưa xong điểm danh, danh sách lớp",
    "Chưa có danh sách được tôn vinh",
}  # fmt: skip
MEMBER = {
    "Báo cáo của thành viên", "Phiên họp Hội đồng", "Ngày kiểm tra tại đơn vị", "Báo cáo của đơn vị được kiểm tra",
    "Yêu cầu kiểm tra", "Hoàn thành kế hoạch kiểm tra",
}  # fmt: skip


@time_machine.travel(NOW, tick=False)
def test_each_role_finds_its_part_of_the_councils_year(year, member):
    people = {name: UserFactory(groups=[name]) for name in ("Chuyên viên TĐKT", "Biên tập viên", "Cộng tác viên")}
    found = {name: due_for(user, NOW) for name, user in people.items()} | {"member": due_for(member, NOW)}
    kinds = {name: {each.kind for each in rows} for name, rows in found.items()}

    assert kinds["Chuyên viên TĐKT"] >= KEEPER
    assert kinds["member"] == MEMBER
    assert kinds["Biên tập viên"].isdisjoint(MEMBER)
    assert kinds["Cộng tác viên"] == set()
    told = "\n".join(each.title for rows in found.values() for each in rows)
    assert "Việc kín" not in told
    assert "Chuyện riêng" not in told
    for name, user in {**people, "member": member}.items():
        browser = Client()
        browser.force_login(user)
        assert all(browser.get(each.url).status_code == 200 for each in found[name]), name


@time_machine.travel(NOW, tick=False)
def test_the_calendar_file_holds_what_is_ahead_of_its_owner_alone(year, member, client):
    address = "/quan-tri/viec-den-han/lich.ics"
    assert client.get(address).status_code == 302
    client.force_login(member)
    answer = client.get(address)
    text = answer.content.decode().replace("\r\n ", "")

    assert answer["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Báo cáo của thành viên: Báo cáo về xã Hữu Liên" in text
    assert "SUMMARY:Phiên họp Hội đồng: Phiên họp thứ 7 năm 2026" in text
    assert "DTSTART:20261121T020000Z" in text  # the meeting at its own hour
    assert "DTEND:20261124T100000Z" in text  # "trước ngày 25" ends with the working day of the 24th
    assert "Lớp sắp mở" not in text
    assert "quá hạn" not in text
    assert "Việc kín" not in text
    assert 'href="/quan-tri/viec-den-han/lich.ics"' in client.get("/quan-tri/").content.decode()


def test_everybody_is_told_once_and_by_the_clock(year, member):
    late, seen, _ = year
    clerk = MembershipFactory(unit=late.unit).user
    other = MembershipFactory(unit=seen.unit).user
    officer = UserFactory(groups=["Chuyên viên TĐKT"])
    plan = WorkPlanFactory(year=2026)
    task = TaskFactory(plan=plan, due_on=day(1), text="Sơ kết phong trào.")
    task.agencies.update(unit=late.unit)
    approved(plan)
    TaskFactory(plan=plan, due_on=day(1), text="Việc chưa ai duyệt.").agencies.update(unit=late.unit)
    Notice.objects.all().delete()
    jobs = ("remind_members", "remind_inspections", "remind_plans")
    with time_machine.travel(NOW.replace(hour=3), tick=False):
        for job in jobs:
            call_command(job, verbosity=0)
    assert not Notice.objects.exists()

    for _ in range(2):
        with time_machine.travel(NOW, tick=False):
            for job in jobs:
                call_command(job, verbosity=0)
    told = sorted(Notice.objects.values_list("kind", "recipient"))
    assert told == sorted(
        [
            ("council.report_due", member.pk),
            ("inspections.report_late", clerk.pk),
            ("inspections.late", other.pk),
            ("inspections.late_staff", officer.pk),
            ("plans.due", officer.pk),
            ("plans.unit_late", clerk.pk),
        ]
    )
    words = "\n".join(Notice.objects.values_list("text", flat=True))
    assert "Chuyện riêng" not in words
    assert "Việc chưa ai duyệt" not in Notice.objects.get(kind="plans.unit_late").text

    with time_machine.travel(NOW + timedelta(days=8), tick=False):  # now the report of the member is overdue
        call_command("remind_members", verbosity=0)
        call_command("remind_members", verbosity=0)
    assert Notice.objects.filter(kind="council.report_due").count() == 2


def test_members_hear_of_new_papers_once_things_are_quiet_and_only_that_they_are_there(member, office):
    officer = UserFactory(groups=["Chuyên viên TĐKT"])
    meeting = MeetingFactory(starts_at=NOW + timedelta(days=3))
    unseen = MeetingFactory(starts_at=NOW + timedelta(days=3), called_at=None)
    over = MeetingFactory(starts_at=NOW - timedelta(days=3))
    for each in (meeting, meeting, unseen, over):
        file = SimpleUploadedFile("to-trinh.pdf", files.pdf("Tờ trình"))
        meetings.add_paper(each, "Tờ trình mật", "paper", file, by=officer)
    Paper.objects.update(added_at=NOW)
    for minutes, count in ((5, 0), (11, 1), (30, 1)):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            call_command("tell_papers", verbosity=0)
        assert Notice.objects.count() == count

    notice = Notice.objects.get()
    assert notice.recipient == member
    assert "Tờ trình mật" not in notice.body
    assert f"/thanh-vien/phien-hop/{meeting.pk}/" in notice.text
    assert not Paper.objects.filter(meeting=unseen, told_at__isnull=False).exists()


@time_machine.travel(NOW, tick=False)
def test_administrators_hear_of_accounts_whose_seat_has_ended(member, groups):
    administrator = UserFactory(groups=["Quản trị"])
    assert due_for(administrator, NOW) == []
    CouncilMember.objects.update(until=day(1))

    (found,) = due_for(administrator, NOW)
    assert "Vi Thị Ủy Viên đã thôi tham gia Hội đồng" in found.title
    assert found.ends_at == datetime(2026, 10, 31, 17, tzinfo=UTC)
