"""Confirming with a second factor: bound to person and content, fresh, once, and hard to guess."""

import re
import threading
import time
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.utils import timezone

from portal.settings.env import read
from registrations.signing import actions
from registrations.signing.matters import Matter, hash_of
from registrations.signing.models import Attempt, Confirmation
from registrations.signing.rules import MOST_WRONG, methods_for
from tests.factories.accounts import SECRET, UserFactory

NOON = timezone.datetime(2027, 1, 20, 12, tzinfo=timezone.get_default_timezone())
MATTER = Matter("thu", "1", hash_of({"pledge": "một"}), "Đăng ký thi đua năm 2027, xã Mẫu")
OTHER = Matter("thu", "1", hash_of({"pledge": "hai"}))


def app_code(seconds=0):
    return format_hotp_value(hotp_value(SECRET, int(time.time() + seconds) // 30))


def mailed():
    return "".join(re.search(r"(\d{3}) (\d{3})", mail.outbox[-1].body).groups())


@pytest.fixture
def person(db):
    return UserFactory(second_factor=True, full_name="Hoàng Thị Ký")


@pytest.fixture
def mail_goes(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def confirm(user, matter=MATTER, **answer):
    return actions.confirm(user, matter, session={}, **answer)


@time_machine.travel(NOON, tick=False)
def test_the_code_of_the_app_confirms_one_content_once(person):
    confirm(person, code=app_code())
    with pytest.raises(actions.NotConfirmed):
        actions.use(person, OTHER)
    with pytest.raises(actions.NotConfirmed):
        actions.use(UserFactory(), MATTER)
    assert actions.use(person, MATTER).method == "totp"
    with pytest.raises(actions.NotConfirmed):
        actions.use(person, MATTER)


@time_machine.travel(NOON, tick=False)
def test_the_same_code_does_not_confirm_two_contents(person):
    code = app_code()
    confirm(person, code=code)
    with pytest.raises(actions.NotConfirmed):
        confirm(person, OTHER, code=code)


def test_a_second_press_needs_no_second_code(person):
    with time_machine.travel(NOON, tick=False):
        first = confirm(person, code=app_code())
        assert confirm(person, code=app_code()) == first
        assert confirm(person, code="") == first


def test_a_confirmation_grows_stale(person):
    with time_machine.travel(NOON, tick=False):
        confirm(person, code=app_code())
    with time_machine.travel(NOON + timedelta(minutes=5), tick=False), pytest.raises(actions.NotConfirmed):
        actions.use(person, MATTER)


@pytest.mark.parametrize("typed", ["{} {}", " {}{} ", "{}\u00a0{}", "{}\u2003{}"])
def test_a_mailed_code_is_taken_however_it_is_spaced(person, mail_goes, typed):
    with mail_goes():
        actions.send_code(person, MATTER)
    code = mailed()
    assert confirm(person, code=typed.format(code[:3], code[3:])).method == "email"
    assert MATTER.title in mail.outbox[-1].body
    assert MATTER.mark in mail.outbox[-1].body


def test_a_mailed_code_is_for_the_content_it_was_asked_for(person, mail_goes):
    with mail_goes():
        actions.send_code(person, MATTER)
    with pytest.raises(actions.NotConfirmed):
        confirm(person, OTHER, code=mailed())
    with pytest.raises(actions.NotConfirmed):
        confirm(UserFactory(), MATTER, code=mailed())


def test_a_mailed_code_ends_after_ten_minutes(person, mail_goes):
    with time_machine.travel(NOON, tick=False), mail_goes():
        actions.send_code(person, MATTER)
    with time_machine.travel(NOON + timedelta(minutes=10), tick=False), pytest.raises(actions.NotConfirmed):
        confirm(person, code=mailed())
    with time_machine.travel(NOON + timedelta(minutes=10) - timedelta(microseconds=1), tick=False):
        assert confirm(person, code=mailed()).proved_at


def test_an_older_mail_that_comes_late_still_serves(person, mail_goes):
    with time_machine.travel(NOON, tick=False), mail_goes():
        actions.send_code(person, MATTER)
    first = mailed()
    with time_machine.travel(NOON + timedelta(minutes=2), tick=False):
        with mail_goes():
            actions.send_code(person, MATTER)
        assert confirm(person, code=first).proved_at


def test_the_code_is_kept_nowhere(person, mail_goes):
    with mail_goes():
        made = actions.send_code(person, MATTER)
    made.refresh_from_db()
    code = mailed()
    assert made.code_hash
    assert code not in made.code_hash
    confirm(person, code=code)
    made.refresh_from_db()
    assert made.code_hash == ""


def test_mails_are_not_sent_without_end(person, mail_goes):
    at = NOON
    for _ in range(actions.MOST_CODES):
        with time_machine.travel(at, tick=False), mail_goes():
            actions.send_code(person, MATTER)
        with time_machine.travel(at + timedelta(seconds=59), tick=False), pytest.raises(actions.NotConfirmed):
            actions.send_code(person, MATTER)
        at += timedelta(seconds=60)
    with time_machine.travel(at, tick=False), pytest.raises(actions.NotConfirmed, match="một giờ"):
        actions.send_code(person, MATTER)
    with time_machine.travel(NOON + timedelta(hours=1, seconds=1), tick=False), mail_goes():
        actions.send_code(person, MATTER)
    assert len(mail.outbox) == actions.MOST_CODES + 1


def test_guessing_ends_after_a_few_tries_whatever_the_way(person):
    with time_machine.travel(NOON, tick=False):
        wrong = "000000" if app_code() != "000000" else "111111"
        for left in range(MOST_WRONG - 1, 0, -1):
            with pytest.raises(actions.NotConfirmed, match=f"Mã chưa đúng.*Còn {left} lần thử"):
                confirm(person, code=wrong)
        with pytest.raises(actions.NotConfirmed, match="15 phút"):
            confirm(person, code=wrong)
        with pytest.raises(actions.NotConfirmed, match="15 phút"):
            confirm(person, code=app_code())
        with pytest.raises(actions.NotConfirmed, match="15 phút"):
            confirm(person, passkey="{}")
        assert Attempt.objects.filter(user=person, right=False).count() == MOST_WRONG
    with time_machine.travel(NOON + timedelta(minutes=15), tick=False):
        assert confirm(person, code=app_code()).proved_at


@pytest.mark.django_db(transaction=True)
def test_guesses_sent_at_once_are_all_counted():
    person = UserFactory(second_factor=True)
    start, looked_at = threading.Barrier(12), []

    def guess():
        try:
            start.wait()
            confirm(person, code="abcdef")
        except actions.NotConfirmed as told:
            looked_at.append("lần thử" in told.message)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Attempt.objects.filter(user=person).count() == MOST_WRONG
    assert sum(looked_at) == MOST_WRONG - 1  # the last of them is told to wait
    assert len(looked_at) == 12


@pytest.mark.parametrize(
    "answer",
    [
        {"code": "12345"},
        {"code": "x" * 100_000},
        {"code": "\x00'; DROP TABLE--"},
        {"code": "١٢٣٤٥٦"},
        {"passkey": "không phải JSON"},
        {"passkey": "[]"},
        {"passkey": '{"id": 5, "response": null}'},
        {"passkey": "[" * 20_000},
    ],
)
def test_whatever_is_sent_instead_of_an_answer_confirms_nothing(person, settings, answer):
    with pytest.raises(actions.NotConfirmed):
        confirm(person, **answer)
    assert not Confirmation.objects.filter(proved_at__isnull=False).exists()


def test_no_answer_is_no_wrong_answer(person):
    with pytest.raises(actions.NotConfirmed, match="Mời nhập mã"):
        confirm(person, code="  ")
    assert not Attempt.objects.exists()


def test_the_office_says_which_ways_are_taken(person, settings):
    assert methods_for(person) == ["totp", "email"]
    settings.SIGN_OFF_METHODS = ["email"]
    assert methods_for(person) == ["email"]
    with pytest.raises(actions.NotConfirmed):
        confirm(person, code=app_code())
    settings.SIGN_OFF_METHODS = ["totp"]
    with pytest.raises(actions.NotConfirmed):
        actions.send_code(person, MATTER)
    assert methods_for(UserFactory()) == []


@pytest.mark.parametrize("value", ["", "sms", "totp,,sms", " , "])
def test_a_setting_that_lets_nobody_sign_stops_the_start(value):
    with pytest.raises(ImproperlyConfigured, match="SIGN_OFF_METHODS"):
        read({"SIGN_OFF_METHODS": value})


def test_the_setting_is_read_in_its_order():
    assert read({"SIGN_OFF_METHODS": "email, TOTP,email"})["SIGN_OFF_METHODS"] == ["email", "totp"]
