"""Mails: written with the event, sent after it, kept as they were."""

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from registrations.notices import actions
from registrations.notices.models import Notice
from registrations.notices.outgoing import FIRST_PAUSE, _claim, deliver
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import CampaignFactory
from tests.factories.units import UnitFactory

TEMPLATE = "registrations/campaigns/mail/reminder.txt"


def queue(*users, name="Xã Mẫu"):
    unit = UnitFactory(name=name)
    context = {"unit": unit, "campaign": CampaignFactory()}
    return actions.queue("thu", users, template=TEMPLATE, context=context, about="thu:1")


@pytest.mark.django_db(transaction=True)
def test_a_mail_goes_out_after_the_event_and_is_kept():
    user = UserFactory()
    with transaction.atomic():
        queue(user)
        assert mail.outbox == []
    assert [message.to for message in mail.outbox] == [[user.email]]
    notice = Notice.objects.get()
    assert notice.sent_at
    assert notice.body == mail.outbox[0].body
    assert "Kính gửi" in notice.body


@pytest.mark.django_db(transaction=True)
def test_no_event_no_mail():
    with pytest.raises(RuntimeError), transaction.atomic():
        queue(UserFactory())
        raise RuntimeError
    assert mail.outbox == []
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_one_mail_each_and_none_to_closed_accounts():
    user = UserFactory()
    notices = queue(user, user, UserFactory(is_active=False))
    assert [notice.address for notice in notices] == [user.email]


@pytest.mark.django_db
def test_a_name_with_line_breaks_cannot_become_a_header(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.queue_to_address(
            "thu",
            "a@donvi.example",
            template=TEMPLATE,
            context={"unit": UnitFactory(), "campaign": CampaignFactory.build(name="Đợt\r\nBcc: x@y.example")},
        )
    assert "Bcc" not in mail.outbox[0].message()
    assert "\n" not in Notice.objects.get().subject


@pytest.mark.django_db
def test_a_mail_server_that_is_down_loses_nothing(settings, capsys, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        queue(UserFactory())
    notice = Notice.objects.get()
    assert notice.sent_at is None
    assert "Refused" in notice.last_error
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert actions.send_waiting() == 0
    with time_machine.travel(notice.next_try_at, tick=False):
        call_command("send_notices")
        assert actions.send_waiting() == 0
    assert "1 thư" in capsys.readouterr().out
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_two_workers_send_a_mail_once(django_capture_on_commit_callbacks):
    notice = queue(UserFactory())[0]
    assert [deliver(notice.pk), deliver(notice.pk)] == [True, False]
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_worker_that_died_while_sending_only_delays_the_mail():
    notice = queue(UserFactory())[0]
    assert _claim(notice.pk)
    assert not deliver(notice.pk)
    with time_machine.travel(timezone.now() + FIRST_PAUSE, tick=False):
        assert deliver(notice.pk)
