"""Notices: written with the event, told by the channels that the office chose, kept as they were."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from registrations.campaigns.models import Campaign
from registrations.notices import actions, registry
from registrations.notices.models import Notice, Refusal, Told, Way
from registrations.notices.outgoing import FIRST_PAUSE, MAX_ATTEMPTS, _claim, deliver
from registrations.privacy.retention import retain
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import CampaignFactory
from tests.factories.notices import NoticeFactory
from tests.factories.units import UnitFactory

KIND = "registration.reminder"  # may be refused
BOUND = "registration.returned"  # may not


def context(name="Đợt Mẫu"):
    return {
        "unit": UnitFactory(name="Xã Mẫu"),
        "campaign": CampaignFactory(name=name),
        "deadline": "đến hết ngày 20/01/2027",
        "left": "còn 3 ngày",
    }


def queue(*users, **kwargs):
    return actions.queue(KIND, users, context=context(**kwargs), about="thu:1")


def words(**changed):
    event = registry.event(KIND)
    return {"by_mail": True, "in_inbox": True, "subject": event.subject, "text": event.text, **changed}


@pytest.mark.django_db(transaction=True)
def test_a_mail_goes_out_after_the_event_and_is_kept():
    user = UserFactory(full_name="Lộc Thị Nhập")
    with transaction.atomic():
        queue(user)
        assert mail.outbox == []
    assert [message.to for message in mail.outbox] == [[user.email]]
    notice = Notice.objects.get()
    assert notice.sent_at
    assert notice.body == mail.outbox[0].body
    assert notice.body.startswith("Kính gửi ông, bà Lộc Thị Nhập,\n\nHội đồng chưa nhận được")
    assert "còn 3 ngày" in notice.text
    assert "Kính gửi" not in notice.text
    assert notice.url == "/don-vi/"


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
    made = context() | {"campaign": Campaign(name="Đợt\r\nBcc: x@y.example")}
    with django_capture_on_commit_callbacks(execute=True):
        actions.queue_to_address(KIND, "a@donvi.example", context=made)
    assert "Bcc" not in mail.outbox[0].message()
    notice = Notice.objects.get()
    assert "\n" not in notice.subject
    assert not notice.in_inbox


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


@pytest.mark.django_db
def test_a_kind_that_no_room_knows_is_refused():
    with pytest.raises(KeyError):
        actions.queue("lạ", [UserFactory()], context={})


# --- the office's channels and words ---


@pytest.mark.django_db
def test_the_offices_own_words_are_used_from_then_on():
    event, officer = registry.event(KIND), UserFactory(is_superuser=True)
    text = "Còn thiếu bản đăng ký của [đơn vị], hạn [thời hạn]. Vào [địa chỉ] nhé."
    actions.word(event, by=officer, **words(subject="Nhắc [đơn vị]", text=text))
    notice = queue(UserFactory())[0]
    assert notice.subject == "Nhắc xã Mẫu"
    assert notice.text.startswith("Còn thiếu bản đăng ký của xã Mẫu, hạn đến hết ngày 20/01/2027.")


@pytest.mark.django_db
def test_words_equal_to_the_built_in_ones_go_on_following_them():
    way = actions.word(registry.event(KIND), by=UserFactory(is_superuser=True), **words(in_inbox=False))
    assert (way.subject, way.text, way.in_inbox) == ("", "", False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"text": "Hạn [thời hạn], tại [địa chỉ], [ô lạ]"}, "text", "[ô lạ]"),
        ({"subject": "[mật khẩu]"}, "subject", "[mật khẩu]"),
        ({"text": "Không có nơi nào để vào. [thời hạn]"}, "text", "[địa chỉ]"),
        ({"text": "[thời hạn] [địa chỉ] " + "x" * 5000}, "text", "tối đa 5000"),
        ({"subject": "x" * 201}, "subject", "tối đa 200"),
        ({"by_mail": False, "in_inbox": False}, "by_mail", "ít nhất một cách"),
    ],
)
def test_words_that_would_not_do_are_refused(changed, field, told):
    with pytest.raises(ValidationError) as refused:
        actions.word(registry.event(KIND), by=UserFactory(is_superuser=True), **words(**changed))
    assert told in refused.value.message_dict[field][0]
    assert not Way.objects.exists()


@pytest.mark.django_db
def test_only_who_has_the_right_words_events():
    with pytest.raises(PermissionDenied):
        actions.word(registry.event(KIND), by=UserFactory(), **words())


@pytest.mark.django_db(transaction=True)
def test_a_kind_without_mail_only_lies_in_the_inbox():
    actions.word(registry.event(KIND), by=UserFactory(is_superuser=True), **words(by_mail=False))
    notice = queue(UserFactory())[0]
    assert mail.outbox == []
    assert notice.in_inbox
    assert actions.send_waiting() == 0
    assert not deliver(notice.pk)


# --- who does not want mails ---


@pytest.mark.django_db(transaction=True)
def test_who_refuses_mails_of_a_kind_finds_them_in_the_inbox():
    wants, refuses = UserFactory(), UserFactory()
    actions.refuse(refuses.pk, KIND)
    actions.refuse(refuses.pk, KIND)
    queue(wants, refuses)
    assert [message.to for message in mail.outbox] == [[wants.email]]
    assert set(Notice.objects.filter(in_inbox=True).values_list("recipient", flat=True)) == {wants.pk, refuses.pk}
    actions.accept_again(refuses.pk, KIND)
    queue(refuses)
    assert len(mail.outbox) == 2


@pytest.mark.django_db
def test_mails_that_a_unit_must_act_on_cannot_be_refused():
    with pytest.raises(ValidationError):
        actions.refuse(UserFactory().pk, BOUND)
    assert not Refusal.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_may_be_refused_says_how_and_its_program_can_do_it(client):
    user = UserFactory()
    queue(user)
    message = mail.outbox[0]
    address = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert address in message.body
    path = address[address.index("/thong-bao/") :]
    assert client.get(path).status_code == 200
    assert not Refusal.objects.exists()  # looking refuses nothing: mail programs fetch addresses
    done = client.post(path, {"List-Unsubscribe": "One-Click"})
    assert "Đã ngừng gửi" in done.content.decode()
    assert Refusal.objects.get().user == user


# --- sending again ---


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_was_given_up_is_sent_again_by_an_officer():
    notice = NoticeFactory(attempts=MAX_ATTEMPTS, last_error="hết hộp thư")
    assert actions.send_waiting() == 0
    with pytest.raises(PermissionDenied):
        actions.send_again(notice, by=UserFactory())
    actions.send_again(notice, by=UserFactory(is_superuser=True))
    notice.refresh_from_db()
    assert notice.sent_at
    with pytest.raises(PermissionDenied):
        actions.send_again(notice, by=UserFactory(is_superuser=True))
    assert len(mail.outbox) == 1


def test_who_was_told_of_what_is_forgotten_after_its_term(db):
    person = UserFactory()
    now = timezone.now()
    for key, days in (("cũ", 800), ("mới", 300)):
        Told.objects.create(kind="plans.due", key=key, recipient=person, at=now - timedelta(days=days))

    retain(execute=True, now=now, only="notices-told")

    assert list(Told.objects.values_list("key", flat=True)) == ["mới"]
