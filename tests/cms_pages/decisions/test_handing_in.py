"""What is approved is what was handed in: data that change meanwhile are handed in again."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import WorkflowState

from cms_pages.decisions.actions import draft_page
from registrations.awards import actions, event_actions
from registrations.awards.event_actions import Ground
from registrations.awards.models import AwardRecord
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
