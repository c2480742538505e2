"""Mails: written with the event, sent after it, kept as they were."""

import pytest
from django.core import mail
from django.db import transaction

from registrations.notices import actions
from registrations.notices.models import Notice
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
def test_a_mail_server_that_is_down_loses_nothing(settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        queue(UserFactory())
    notice = Notice.objects.get()
    assert notice.sent_at is None
    assert "Refused" in notice.last_error
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert actions.send_waiting() == 1
    assert actions.send_waiting() == 0
    assert len(mail.outbox) == 1
