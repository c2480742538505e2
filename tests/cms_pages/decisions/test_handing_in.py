"""What is approved is what was handed in: data that change meanwhile are handed in again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, WorkflowState

from cms_pages.decisions.actions import draft_page
from registrations.awards import actions, event_actions
from registrations.awards.event_actions import Ground
from registrations.awards.models import AwardRecord
from registrations.notices.models import Notice
from registrations.tables.reading import read_list
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory

pytestmark = pytest.mark.django_db
LIST = "STT,Họ và tên,Đơn vị,Hình thức khen thưởng\n1,Lê Văn Thêm,xã Mẫu Sơn,Bằng khen của Chủ tịch UBND tỉnh\n"


@pytest.fixture
def by(groups):
    return SuperuserFactory()


@pytest.fixture
def decision(by):
    made = DecisionFactory()
    AwardRecordFactory(decision=made)
    return made


@pytest.fixture
def page(decision, by):
    made = draft_page(decision, by)
    made.get_workflow().start(made, by)
    return made


def approve(page):
    """Somebody else approves what they have open since the page was handed in. Is it public then?"""
    browser = Client()
    browser.force_login(UserFactory(groups=["Người duyệt"]))
    step = WorkflowState.objects.filter(object_id=str(page.pk)).latest("pk").current_task_state
    browser.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step.pk]))
    page.refresh_from_db()
    return page.live


def add_rows(decision, by):
    actions.import_recipients(decision, read_list(LIST.encode(), "them.csv"), by)


def undo_rows(decision, by):
    batch = actions.import_recipients(decision, read_list(LIST.encode(), "them.csv"), by)
    hand_in_again(decision.page, by)
    actions.undo_import(batch, by)


def change_subject(decision, by):
    decision.subject = "Về việc tặng Giấy khen"
    decision.save()


def hide_one(decision, by):
    event_actions.set_publicity(decision.records.first(), False, by, "Bí mật nhà nước")


def hide_many(decision, by):
    pks = decision.records.values_list("pk", flat=True)
    event_actions.set_publicity_of(pks, False, Ground(timezone.localdate(), "Công văn"), by)


def hand_in_again(page, by):
    page.refresh_from_db()
    page.save_revision(user=by)
    page.get_workflow().start(page, by)


def test_what_was_handed_in_is_approved(page):
    assert approve(page)


@pytest.mark.parametrize("change", [add_rows, undo_rows, change_subject, hide_one, hide_many])
def test_what_changed_meanwhile_is_not_approved_unseen(decision, page, by, change):
    change(decision, by)
    assert not approve(page)
    assert not AwardRecord.objects.public().exists()
    hand_in_again(page, by)
    assert approve(page)


def test_a_preview_that_nobody_confirms_changes_nothing(decision, page, by):
    reading = read_list(LIST.encode(), "them.csv")
    actions.preview_import(decision, reading, "them.csv", "1" * 64, by)
    assert approve(page)


def test_the_officer_sees_where_the_page_stands(client, decision, page, by):
    client.force_login(by)
    address = reverse("quyet-dinh:inspect", args=[decision.pk])
    assert "Trang đang chờ duyệt" in client.get(address).content.decode()
    change_subject(decision, by)
    assert "dữ liệu đã đổi sau khi gửi" in client.get(address).content.decode()
    hand_in_again(page, by)
    assert approve(page)
    assert "chờ duyệt" not in client.get(address).content.decode()


def test_after_publication_events_do_not_take_it_back(decision, page, by):
    approve(page)
    event_actions.set_publicity(decision.records.first(), False, by, "Bí mật nhà nước")
    page.refresh_from_db()
    assert page.live


def test_who_changes_records_is_told_what_it_costs_and_who_handed_in_is_told_what_happened(client, decision, page, by):
    officer = SuperuserFactory()
    client.force_login(officer)
    record = decision.records.get()
    for address in (
        reverse("luot-khen:edit", args=[record.pk]),
        reverse("luot-khen:publicity", args=[record.pk]),
        f"{reverse('luot-khen:groups_of_many')}?decision={decision.pk}",
    ):
        assert "thì trang thôi chờ duyệt" in client.get(address).content.decode(), address

    address = f"{reverse('luot-khen:groups_of_many')}?decision={decision.pk}"
    said = client.post(address, {"add": ["nong-dan"]}, follow=True).content.decode()

    assert "không còn chờ duyệt" in said
    assert not approve_quietly(page)
    assert PageLogEntry.objects.get(page=page.pk, action="decisions.approval_lost").user == officer
    notice = Notice.objects.get(kind="decisions.approval_lost")
    assert (notice.recipient, str(officer) in notice.text) == (by, True)
    assert "thì trang thôi chờ duyệt" not in client.get(reverse("luot-khen:edit", args=[record.pk])).content.decode()


def approve_quietly(page):
    page.refresh_from_db()
    return page.live or page.workflow_in_progress


def test_a_decision_approved_for_an_hour_goes_back_when_its_records_change(decision, by, page):
    page.current_workflow_state.cancel(user=by)
    page.go_live_at = timezone.now() + timedelta(hours=2)
    hand_in(page, by)
    approve(page)
    assert page.approved_schedule

    hide_one(decision, by)

    assert not type(page).objects.get(pk=page.pk).approved_schedule
    notice = Notice.objects.filter(kind="newsroom.schedule_stopped", recipient=by).get()
    assert "đã đổi sau khi duyệt" in notice.text


def hand_in(page, by):
    page.save_revision(user=by)
    page.get_workflow().start(page, by)
