"""A plan as a board: for everyone once it is approved, with overdue marks for staff, and reminders."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from cms_pages.plans import actions
from cms_pages.plans.models import Reminder, TaskLink
from registrations.notices.models import Notice
from tests.factories.accounts import UserFactory
from tests.factories.plans import TaskFactory, WorkPlanFactory

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
    return plan


def test_public_board(client, plan, django_assert_max_num_queries):
    for number in range(30):
        TaskFactory(plan=plan, quarters=[1 + number % 4])
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


def test_only_approved_plans_are_public_and_nobody_approves_their_own(client, plan):
    plan.published_at = None
    plan.save()
    assert client.get(plan.get_absolute_url()).status_code == 404
    assert plan.title not in client.get("/ke-hoach/").content.decode()

    approver, officer = UserFactory(groups=["Người duyệt"]), UserFactory(groups=["Chuyên viên TĐKT"])
    url = f"/quan-tri/ke-hoach/{plan.pk}/cong-khai/"
    client.force_login(officer)
    assert client.post(url, {"version": "1"}).status_code in (302, 403)
    plan.changed_by = approver
    plan.save()
    client.force_login(approver)
    client.post(url, {"version": "1"})
    plan.refresh_from_db()
    assert plan.published_at is None
    plan.changed_by = officer
    plan.save()
    client.post(url, {"version": "0"})
    plan.refresh_from_db()
    assert plan.published_at is None
    client.post(url, {"version": "1"})
    assert client.get(plan.get_absolute_url()).status_code == 200
    assert plan.title in client.get("/ke-hoach/").content.decode()
    client.post(url, {"withdraw": "1"})
    assert client.get(plan.get_absolute_url()).status_code == 404


def test_pages_that_are_not_public_are_not_linked(client, plan, office):
    task = plan.tasks.first()
    TaskLink.objects.create(task=task, page=office.home)
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
