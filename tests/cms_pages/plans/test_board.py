"""A plan as a board: for everyone once it is approved, with overdue marks for staff, and reminders."""

import io
from datetime import UTC, date, datetime

import pytest
import time_machine
from docx import Document

from cms_pages.plans import actions, entries
from cms_pages.plans.models import Reminder, TaskLink
from portal.operations.desk import heaps
from registrations.notices.models import Notice
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.awards import DecisionFactory
from tests.factories.campaigns import CampaignFactory
from tests.factories.plans import TaskFactory, WorkPlanFactory, approved
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
MARCH = datetime(2026, 3, 20, 3, tzinfo=UTC)


@pytest.fixture
def plan():
    plan = WorkPlanFactory(year=2026)
    TaskFactory(
        plan=plan, number="1", text="Phát động", lead=["UBND tỉnh"], cooperating=["Sở Nội vụ"], due_on=date(2026, 1, 31)
    )
    TaskFactory(plan=plan, number="2", text="Đăng ký", due_on=date(2026, 3, 31))
    TaskFactory(
        plan=plan,
        number="3",
        text="Sơ kết",
        quarters=[2],
        due_on=date(2026, 6, 30),
        status="done",
        done_on=date(2026, 3, 1),
    )
    TaskFactory(plan=plan, number="4", text="Đưa ra rồi", status="dropped")
    return approved(plan)


def test_public_board(client, plan, django_assert_max_num_queries):
    for number in range(30):
        TaskFactory(plan=plan, quarters=[1 + number % 4])
    approved(plan)
    with django_assert_max_num_queries(12):
        text = client.get(plan.get_absolute_url()).content.decode()
    assert text.index("Quý I") < text.index("Phát động") < text.index("Quý II") < text.index("Sơ kết")
    assert "33 nhiệm vụ, đã hoàn thành 1" in text
    assert "Đưa ra rồi" not in text
    assert "uá hạn" not in text


def test_board_is_narrowed_by_agency_and_state(client, plan):
    url = plan.get_absolute_url()
    text = client.get(url, {"co-quan": "ubnd tinh"}).content.decode()
    assert "1 trong 3 nhiệm vụ" in text
    assert "Sơ kết" not in text
    text = client.get(url, {"tinh-trang": "xong"}).content.decode()
    assert "Sơ kết" in text
    assert "Phát động" not in text
    for odd in ({"co-quan": "không có"}, {"tinh-trang": "x"}, {"co-quan": "a\0", "trang": "9" * 40}):
        assert "Phát động" in client.get(url, odd).content.decode()


def test_nobody_approves_what_they_changed_and_changes_wait_for_approval(client, plan):
    plan.published_at, plan.shown = None, {}
    plan.save()
    assert client.get(plan.get_absolute_url()).status_code == 404
    assert plan.title not in client.get("/ke-hoach/").content.decode()

    approver, officer = UserFactory(groups=["Người duyệt"]), UserFactory(groups=["Chuyên viên TĐKT"])
    both = SuperuserFactory()
    url = f"/quan-tri/ke-hoach/{plan.pk}/cong-khai/"

    def publish(by, version=None):
        plan.refresh_from_db()
        client.force_login(by)
        answer = client.post(url, {"version": plan.version if version is None else version})
        plan.refresh_from_db()
        return answer

    actions.set_status(plan.tasks.get(number="2"), "ongoing", by=both)
    actions.set_status(plan.tasks.get(number="1"), "done", by=officer, result="Đã phát động ở chợ phiên")
    publish(officer)
    publish(both)  # not the last to change it, but one of them
    publish(approver, version=0)
    assert plan.published_at is None
    publish(approver)
    assert "Đã phát động ở chợ phiên" in client.get(plan.get_absolute_url()).content.decode()
    assert plan.title in client.get("/ke-hoach/").content.decode()

    # What is changed later waits, and who approves sees what it is.
    actions.set_status(plan.tasks.get(number="2"), "done", by=officer, result="Cả tỉnh đã đăng ký")
    assert "Cả tỉnh đã đăng ký" not in client.get(plan.get_absolute_url()).content.decode()
    client.force_login(approver)
    board = client.get(f"/quan-tri/ke-hoach/inspect/{plan.pk}/").content.decode()
    assert "1 thay đổi chờ duyệt" in board
    assert "(nay là đã hoàn thành)" in board
    assert "thay đổi chờ duyệt" in client.get("/quan-tri/ke-hoach/").content.decode()
    waiting = next(heap for heap in heaps(approver) if heap.name.startswith("Kế hoạch công tác"))
    assert [(task.title, task.note) for task in waiting.tasks] == [(str(plan), "Có thay đổi chờ duyệt")]
    assert waiting.name not in {heap.name for heap in heaps(officer)}
    told = Notice.objects.filter(kind="plans.waiting", recipient=approver)
    assert told.count() == 2, "once for each time that something began to wait"
    actions.set_status(plan.tasks.get(number="3"), "ongoing", by=officer)
    assert told.count() == 2
    assert not Notice.objects.filter(kind="plans.waiting", recipient=officer).exists()
    publish(approver)
    assert "Cả tỉnh đã đăng ký" in client.get(plan.get_absolute_url()).content.decode()
    client.post(url, {"withdraw": "1"})
    assert client.get(plan.get_absolute_url()).status_code == 404


def test_the_public_is_told_of_a_late_task_only_what_was_recorded(client, plan):
    with time_machine.travel(MARCH, tick=False):
        text = client.get(plan.get_absolute_url()).content.decode()
        late = text[text.index("Phát động") : text.index("Đăng ký</h3>")]
        assert "Chưa thực hiện" in late
        assert "Đang thực hiện" not in late
        assert "Phát động" in client.get(plan.get_absolute_url(), {"tinh-trang": "chua"}).content.decode()
        assert "Phát động" not in client.get(plan.get_absolute_url(), {"tinh-trang": "dang"}).content.decode()
        paper = client.get(f"{plan.get_absolute_url()}ban-in/").content.decode()
    assert paper.index("Quý I") < paper.index("Phát động") < paper.index("Quý II")
    assert "uá hạn" not in paper + text


def test_two_spellings_of_one_unit_are_one_agency(client, plan):
    unit = UnitFactory(name="Sở Tài chính", short_name="Sở TC", kind="department")
    TaskFactory(plan=plan, text="Cấp kinh phí", lead=["Sở TC"])
    TaskFactory(plan=plan, text="Quyết toán", lead=["Sở Tài chính"])
    officer = UserFactory(groups=["Chuyên viên TĐKT"])
    client.force_login(officer)
    board = f"/quan-tri/ke-hoach/inspect/{plan.pk}/"
    assert "cơ quan chưa gắn với danh mục đơn vị" in client.get(board).content.decode()
    client.post(f"/quan-tri/ke-hoach/{plan.pk}/gan-don-vi/")
    plan.refresh_from_db()
    approved(plan)
    text = client.get(plan.get_absolute_url(), {"co-quan": f"dv-{unit.pk}"}).content.decode()
    assert "2 trong 5 nhiệm vụ" in text
    assert unit.get_absolute_url() in text


def test_decisions_and_campaigns_show_while_they_are_public(client, plan):
    officer = UserFactory(groups=["Chuyên viên TĐKT"])
    client.force_login(officer)
    task = plan.tasks.first()
    url = f"/quan-tri/ke-hoach/{plan.pk}/nhiem-vu/{task.pk}/"
    decision = DecisionFactory(number="77/QĐ-UBND")
    campaign = CampaignFactory(organising_body=plan.organising_body, year=2026, name="Đợt đăng ký năm 2026")
    for wrong in (
        {},
        {"link-decision": "99/QĐ-UBND"},
        {"link-decision": decision.number, "link-campaign": campaign.pk},
    ):
        assert client.post(url, {"save-link": "1", **wrong}).status_code == 422
    client.post(url, {"save-link": "1", "link-decision": " 77/QĐ-UBND"})
    client.post(url, {"save-link": "1", "link-campaign": campaign.pk})
    assert task.links.count() == 2
    plan.refresh_from_db()
    approved(plan)
    text = client.get(plan.get_absolute_url()).content.decode()
    assert ("77/QĐ-UBND" in text, "Đợt đăng ký năm 2026: biểu mẫu" in text) == (False, True)
    decision.published_at, decision.public_url = plan.published_at, "/quyet-dinh/77/"
    decision.save()
    assert 'href="/quyet-dinh/77/"' in client.get(plan.get_absolute_url()).content.decode()


def test_a_public_plan_is_found_by_its_tasks(plan):
    (entry,) = entries.entries([entries.key_of(plan.pk), "7", "ke-hoach-x"])
    assert "Sơ kết" in entry.body
    assert "Đưa ra rồi" not in entry.body
    plan.published_at = None
    plan.save()
    assert not list(entries.entries())


@time_machine.travel(MARCH, tick=False)
def test_progress_report(client, plan):
    client.force_login(UserFactory(groups=["Chuyên viên TĐKT"]))
    url = f"/quan-tri/ke-hoach/{plan.pk}/bao-cao/"
    answer = client.get(url, {"ky": "quy-1"})
    words = word_text(answer.content)
    assert "trong quý I có 2 nhiệm vụ" in words
    assert "đã hoàn thành 0 nhiệm vụ (0 %)" in words
    assert "Quá hạn 48 ngày" in words
    assert "Lạng Sơn, ngày 20 tháng 3 năm 2026" in words
    assert "tỉnh Lạng Sơn, ngày" not in words
    assert "Đưa ra rồi" not in words
    assert "trong 6 tháng đầu năm có 3 nhiệm vụ" in word_text(client.get(url, {"ky": "6-thang"}).content)
    assert client.get(url, {"ky": "x\0"}).status_code == 302
    client.force_login(UserFactory(groups=["Biên tập viên"]))
    assert client.get(url, {"ky": "quy-1"}).status_code in (302, 403)


def word_text(data):
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_pages_that_are_not_public_are_not_linked(client, plan, office):
    task = plan.tasks.first()
    TaskLink.objects.create(task=task, page=office.home)
    approved(plan)
    assert (
        f'<p><a href="{office.home.url}">{office.home.title}</a>'
        in client.get(plan.get_absolute_url()).content.decode()
    )
    office.home.live = False
    office.home.save()
    assert f'<p><a href="{office.home.url}">' not in client.get(plan.get_absolute_url()).content.decode()


@time_machine.travel(MARCH, tick=False)
def test_staff_see_what_is_overdue_and_say_what_is_done(client, plan, office):
    client.force_login(UserFactory(groups=["Chuyên viên TĐKT"]))
    board = f"/quan-tri/ke-hoach/inspect/{plan.pk}/"
    text = client.get(board).content.decode()
    assert "Quá hạn 48 ngày" in text
    assert "Sắp đến hạn" in text
    task = plan.tasks.get(number="1")
    url = f"/quan-tri/ke-hoach/{plan.pk}/nhiem-vu/{task.pk}/"
    assert "Quá hạn 48 ngày" in client.get(url).content.decode()
    assert (
        client.post(url, {"save-state": "1", "state-status": "done", "state-done_on": "01/04/2026"}).status_code == 422
    )
    client.post(url, {"save-state": "1", "state-status": "done", "state-result": "Đã phát động ngày 15/01"})
    client.post(url, {"save-link": "1", "link-page": office.home.pk})
    assert client.post(url, {"save-link": "1", "link-page": office.home.pk}).status_code == 422
    client.post(url, {"save-words": "1", "words-text": "Phát động lại", "words-months": "1", "words-lead": "Sở Y tế"})
    task.refresh_from_db()
    assert (task.status, task.done_on, task.text, task.quarters) == ("done", date(2026, 3, 20), "Phát động lại", [1])
    assert [agency.name for agency in task.agencies.all()] == ["Sở Y tế"]
    assert "Quá hạn" not in client.get(url).content.decode()
    link = task.links.get()
    client.post(url, {"unlink": link.pk})
    assert not task.links.exists()


@time_machine.travel(MARCH, tick=False)
def test_keepers_are_told_once_of_what_is_due_and_overdue(plan):
    keeper = UserFactory(groups=["Chuyên viên TĐKT"])
    UserFactory(groups=["Biên tập viên"])
    assert actions.remind_by_clock() == 2
    assert actions.remind_by_clock() == 0
    notice = Notice.objects.get()
    assert notice.recipient == keeper
    assert "1. Phát động (hạn 31/01/2026)" in notice.text
    assert "2. Đăng ký (hạn 31/03/2026)" in notice.text
    assert actions.remind_by_clock(datetime(2026, 4, 1, 3, tzinfo=UTC)) == 1
    assert Reminder.objects.count() == 3
