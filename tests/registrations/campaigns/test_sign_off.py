"""The last page: signing what was shown, with each kind of second factor."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from wagtail.models import ModelLogEntry

from portal.accounts.actions import enrol_totp
from registrations.campaigns import actions, submit_actions
from registrations.campaigns.models import RegistrationRow, Submission
from registrations.receipts.models import Receipt
from registrations.signing.models import Attempt, Confirmation
from tests.factories.accounts import SECRET
from tests.factories.campaigns import confirmed, mailed_code, sending

from .conftest import member_of


def app_code():
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


@pytest.fixture
def at_desk(client, signatory):
    client.force_login(signatory)
    return client


@pytest.fixture
def mails(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_without_a_second_factor_nothing_is_sent(at_desk, complete, addresses):
    for more in ({}, {"code": ""}, {"code": "123456"}, {"credential": "{}"}):
        answer = at_desk.post(addresses(complete).send, sending(complete, **more))
        assert answer.status_code == 422
        assert "Chưa gửi được" in answer.content.decode()
    assert not Submission.objects.exists()


def test_the_app_signs_and_the_submission_says_how(at_desk, signatory, complete, addresses):
    enrol_totp(signatory, SECRET)
    answer = at_desk.post(addresses(complete).send, sending(complete, code=app_code()))
    assert answer.status_code == 302
    submission = Submission.objects.get()
    assert submission.confirmation.method == "totp"
    assert submission.confirmation.used_at
    log = ModelLogEntry.objects.get(action="campaigns.submit")
    assert log.data["how"] == "ứng dụng xác thực"


def test_a_code_by_mail_signs(at_desk, complete, addresses, mails):
    with mails():
        answer = at_desk.post(addresses(complete).send, sending(complete, **{"nhan-ma": "1"}), follow=True)
    page = answer.content.decode()
    assert "Mã xác nhận" in page
    assert submit_actions.matter_of(complete).mark in page
    assert at_desk.post(addresses(complete).send, sending(complete, code=mailed_code())).status_code == 302


def test_a_code_for_what_was_changed_since_signs_nothing(at_desk, complete, addresses, mails):
    with mails():
        at_desk.post(addresses(complete).send, sending(complete, **{"nhan-ma": "1"}))
    actions.save_step(complete.pk, "targets", {"answers": {}, "pledge": "Bản sửa"}, version=1, by=member_of(complete))
    answer = at_desk.post(addresses(complete).send, sending(complete, code=mailed_code()))
    assert answer.status_code == 422
    assert "Bản sửa" in answer.content.decode()
    assert not Submission.objects.exists()


def test_what_was_not_shown_is_not_signed(at_desk, signatory, complete, addresses):
    """No version tells of a title renamed meanwhile; the hash does."""
    form = sending(complete)
    confirmed(complete, signatory)
    title = RegistrationRow.objects.get().title
    title.name = "Danh hiệu đổi tên"
    title.save()
    answer = at_desk.post(addresses(complete).send, form)
    assert answer.status_code == 409
    assert "Danh hiệu đổi tên" in answer.content.decode()
    assert not Submission.objects.exists()


@pytest.mark.parametrize("forged", ["", "0" * 64, "x", "\x00"])
def test_a_forged_hash_signs_nothing(at_desk, signatory, complete, addresses, forged):
    confirmed(complete, signatory)
    assert at_desk.post(addresses(complete).send, sending(complete, hash=forged)).status_code == 409
    assert not Submission.objects.exists()


def test_somebody_elses_confirmation_is_not_mine(at_desk, complete, addresses):
    confirmed(complete, member_of(complete, "signatory"))
    assert at_desk.post(addresses(complete).send, sending(complete)).status_code == 422
    assert not Submission.objects.exists()


def test_a_wrong_code_is_told_counted_and_logged_and_the_form_stays(at_desk, signatory, complete, addresses):
    enrol_totp(signatory, SECRET)
    form = sending(complete, code="000000" if app_code() != "000000" else "111111")
    answer = at_desk.post(addresses(complete).send, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mã chưa đúng" in page
    assert form["form_key"] in page
    assert Attempt.objects.filter(user=signatory, right=False).count() == 1
    assert ModelLogEntry.objects.filter(action="campaigns.not_confirmed").count() == 1
    assert at_desk.post(addresses(complete).send, form | {"code": app_code()}).status_code == 302
    assert Receipt.objects.count() == 1


def test_no_code_is_spent_on_what_cannot_be_sent(client, signatory, draft, addresses):
    late = member_of(draft, "signatory")
    enrol_totp(late, SECRET)
    client.force_login(late)
    client.post(addresses(draft).send, sending(draft, code=app_code()))
    assert not Confirmation.objects.exists()
    assert not Attempt.objects.exists()


def test_the_answer_to_a_press_that_broke_off_is_given_again(at_desk, signatory, complete, addresses):
    enrol_totp(signatory, SECRET)
    form = sending(complete, code=app_code())
    first = at_desk.post(addresses(complete).send, form)
    second = at_desk.post(addresses(complete).send, form)
    assert first["Location"] == second["Location"]
    assert Receipt.objects.count() == 1


def test_where_only_the_app_is_taken_a_signatory_without_one_is_led_to_it(at_desk, complete, addresses, settings):
    settings.SIGN_OFF_METHODS = ["totp", "passkey"]
    page = at_desk.get(addresses(complete).send).content.decode()
    assert "Bật xác thực hai bước" in page
    assert 'name="code"' not in page


def test_no_text_makes_registering_a_condition(at_desk, complete, addresses):
    page = at_desk.get(addresses(complete).send).content.decode().lower()
    for phrase in ("không được xét", "không đủ điều kiện", "mới được xét", "điều kiện xét"):
        assert phrase not in page
