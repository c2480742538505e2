"""Private files: who reads them, how they are given out, what is cleaned up."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from registrations.attachments import access, actions
from registrations.attachments.models import Attachment
from registrations.campaigns.models import RegistrationFile
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import RegistrationFactory
from tests.factories.units import MembershipFactory

CANARY = b"%PDF-1.7\nCANARY-7731 noi dung rieng"
pytestmark = pytest.mark.django_db


@pytest.fixture
def linked():
    """A file that hangs on the registration of a unit, and a member of that unit."""
    registration = RegistrationFactory()
    member = MembershipFactory(unit=registration.unit).user
    stored = actions.store(SimpleUploadedFile('Bản ký "số 1".pdf', CANARY), by=member)
    RegistrationFile.objects.create(registration=registration, attachment=stored)
    return stored, member


def test_members_get_the_file_as_a_download_that_runs_nothing(client, linked):
    stored, member = linked
    client.force_login(member)
    answer = client.get(stored.get_absolute_url())
    assert b"".join(answer.streaming_content) == CANARY
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "B%E1%BA%A3n%20k%C3%BD" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_for_everybody_else_the_file_does_not_exist(client, linked):
    stored, _ = linked
    stranger = MembershipFactory().user
    for user in (None, UserFactory(), stranger):
        if user:
            client.force_login(user)
        answer = client.get(stored.get_absolute_url())
        assert answer.status_code == 404
        assert b"CANARY-7731" not in answer.content
        assert "số 1" not in answer.content.decode()


def test_a_member_who_left_reads_no_more(linked):
    stored, member = linked
    assert access.may_read(member, stored)
    member.memberships.update(until=timezone.now())
    assert not access.may_read(member, stored)


def test_an_infected_file_is_read_by_nobody(linked):
    stored, member = linked
    stored.scan_state = Attachment.Scan.INFECTED
    with pytest.raises(access.NotReadable):
        access.open_for(member, stored)


def test_a_file_that_is_linked_nowhere_is_read_by_nobody_not_even_its_sender():
    sender = UserFactory()
    stored = actions.store(SimpleUploadedFile("a.pdf", CANARY), by=sender)
    assert not access.may_read(sender, stored)


def test_a_file_gone_from_the_disk_is_not_an_error_page(client, linked):
    stored, member = linked
    stored.file.storage.delete(stored.file.name)
    client.force_login(member)
    assert client.get(stored.get_absolute_url()).status_code == 404


def test_clean_up_takes_old_orphans_and_nothing_else(linked, capsys, django_capture_on_commit_callbacks):
    kept, _ = linked
    with time_machine.travel(timezone.now() - timedelta(days=3), tick=False):
        old = actions.store(SimpleUploadedFile("cu.pdf", CANARY))
    fresh = actions.store(SimpleUploadedFile("moi.pdf", CANARY))
    Attachment.objects.filter(pk=kept.pk).update(created_at=timezone.now() - timedelta(days=300))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("discard_orphans")
    assert set(Attachment.objects.all()) == {kept, fresh}
    assert not old.file.storage.exists(old.file.name)
    assert kept.file.storage.exists(kept.file.name)
    assert "1 tệp" in capsys.readouterr().out


def test_what_is_stored_is_what_was_sent():
    stored = actions.store(SimpleUploadedFile("a.pdf", CANARY))
    with stored.file.open("rb") as file:
        assert file.read() == CANARY
    assert len(stored.sha256) == 64
    assert stored.size == len(CANARY)
    assert "a.pdf" not in stored.file.name
