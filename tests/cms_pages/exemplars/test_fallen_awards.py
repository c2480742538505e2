"""An award that a story shows is revoked: readers see the mark, whoever wrote the story is told."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from cms_pages.exemplars.models import ExemplarAward
from registrations.awards import event_actions
from registrations.awards.event_actions import Ground
from registrations.awards.models import EventKind
from tests.factories.accounts import SuperuserFactory
from tests.factories.awards import AwardRecordFactory
from tests.factories.pages import ExemplarFactory

pytestmark = pytest.mark.django_db
GROUND = Ground(date(2025, 7, 1), "Quyết định số 85/QĐ-UBND")


@pytest.fixture
def story(office):
    page = ExemplarFactory(parent=office.exemplars, title="Người giữ rừng", owner=SuperuserFactory())
    for _ in range(2):
        page.awards.add(ExemplarAward(record=AwardRecordFactory()))
    page.save_revision(user=page.owner).publish(skip_permission_checks=True)
    return page


@pytest.fixture
def record(story):
    return story.awards.first().record


def test_readers_see_the_mark_in_the_timeline(client, story, record):
    assert "Đã thu hồi" not in client.get(story.url_path_here).content.decode()
    event_actions.end_record(record, EventKind.REVOCATION, GROUND, story.owner)
    assert client.get(story.url_path_here).content.decode().count("Đã thu hồi từ ngày 01/07/2025") == 1


@pytest.mark.parametrize("whole", [False, True])
def test_the_writer_is_told_once_with_the_way_to_the_page(story, record, whole, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        if whole:
            event_actions.end_decision(record.decision, EventKind.ANNULMENT, GROUND, story.owner)
        else:
            event_actions.end_record(record, EventKind.REVOCATION, GROUND, story.owner)
    [message] = mail.outbox
    assert message.to == [story.owner.email]
    assert "Người giữ rừng" in message.subject
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in message.body


def test_the_editor_sees_what_fell_and_what_readers_see_of_it(client, story, record, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(story.owner)
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert "nhắc đến khen thưởng đã thay đổi" not in client.get(address).content.decode()
    event_actions.end_record(record, EventKind.REVOCATION, GROUND, story.owner)
    event_actions.set_publicity(story.awards.last().record, False, story.owner, "Bí mật nhà nước")
    page = client.get(address).content.decode()
    assert "Đã thu hồi từ ngày 01/07/2025, người đọc thấy dòng này trong bài" in page
    assert "không còn công khai, người đọc không thấy trong bài" in page
