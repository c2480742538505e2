"""A relation that has become a circle by the hour of publication: nothing is published, nothing else waits for it."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms_pages.documents.models import DocumentPage, DocumentRelation
from registrations.notices.models import Notice
from tests.factories.accounts import UserFactory
from tests.factories.pages import ArticleFactory, DocumentFactory

pytestmark = pytest.mark.django_db


def scheduled(page, user, at):
    """The page's words, approved for an hour."""
    page.go_live_at = at
    revision = page.save_revision(user=user)
    revision.publish(user=user, skip_permission_checks=True)
    return revision


def test_a_circle_at_its_hour_is_told_and_keeps_nothing_else_waiting(office, groups):
    editor = UserFactory(groups=["Biên tập viên"])
    first = DocumentFactory(parent=office.documents, title="Trước", issued_on=datetime.date(2026, 1, 15), live=False)
    second = DocumentFactory(parent=office.documents, title="Sau", issued_on=datetime.date(2026, 1, 15))
    other = ArticleFactory(parent=office.news, live=False)
    at = timezone.now() + datetime.timedelta(hours=1)
    first.relations.add(DocumentRelation(kind="replaces", other=second))
    revision = scheduled(first, editor, at)
    scheduled(other, editor, at)
    # Meanwhile the other document says the same of this one.
    DocumentRelation.objects.create(page=second, other=first, kind="replaces")

    with time_machine.travel(at + datetime.timedelta(seconds=1), tick=False):
        call_command("publish_scheduled")
        call_command("publish_scheduled")

    first = DocumentPage.objects.get(pk=first.pk)
    revision.refresh_from_db()
    assert not first.live
    assert DocumentPage.objects.get(pk=second.pk).validity() == "con"
    assert revision.approved_go_live_at is None
    other.refresh_from_db()
    assert other.live
    notice = Notice.objects.get(kind="newsroom.schedule_stopped")
    assert notice.recipient == editor
    assert "tạo thành vòng" in notice.text
    assert PageLogEntry.objects.filter(page=first.pk, action="newsroom.schedule_stopped").count() == 1
