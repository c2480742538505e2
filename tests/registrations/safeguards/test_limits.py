"""Limits of open forms: by line, by neighbourhood and by subject; they outlive a restart and lose nothing."""

import base64
import json
from datetime import UTC, datetime, timedelta

import altcha
import pytest
import time_machine
from django.core.cache import caches
from django.test import RequestFactory
from django_altcha import get_altcha_challenge

from registrations.safeguards import limits, tallies
from registrations.safeguards.addresses import networks, remote_of
from registrations.safeguards.forms import OpenForm
from registrations.safeguards.models import SpentProof, Tally

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SCOPE = limits.Scope(
    "test", line=3, near=5, line_subject=2, proved_line=4, proved_near=8, proved_line_subject=3, subject=6
)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


def from_(address):
    return RequestFactory().post("/", REMOTE_ADDR=address)


def ask(address="113.160.1.2", **facts):
    return limits.check(from_(address), SCOPE, **facts)


def solved(**options):
    """A proof of work as a browser makes it."""
    challenge = get_altcha_challenge(max_number=50, **options)
    solution = altcha.solve_challenge(
        challenge=challenge.challenge, salt=challenge.salt, algorithm="SHA-256", max_number=50
    )
    payload = {
        "algorithm": "SHA-256",
        "challenge": challenge.challenge,
        "number": solution.number,
        "salt": challenge.salt,
        "signature": challenge.signature,
    }
    return base64.b64encode(json.dumps(payload).encode()).decode()


class Form(OpenForm):
    stamp_salt = "test"


def filled(**changes):
    """A form opened a minute ago, filled in and valid."""
    with time_machine.travel(datetime.now(UTC) - timedelta(minutes=1), tick=False):
        stamp = Form().initial["stamp"]
    form = Form({"stamp": stamp, "website": "", "altcha": "", **changes})
    assert form.is_valid()
    return form


def judged(form, address="113.160.1.2", **facts):
    return limits.judge(from_(address), form, SCOPE, **facts)


@pytest.mark.parametrize(
    ("one", "other", "line", "near"),
    [
        ("113.160.1.2", "113.160.1.3", False, True),
        ("113.160.1.2", "113.160.2.2", False, False),
        ("2405:4800:1:2::a", "2405:4800:1:2:ffff::b", True, True),
        ("2405:4800:1:2::a", "2405:4800:1:3::a", False, True),
        ("2405:4800:1:2::a", "2405:4800:2:2::a", False, False),
        ("::ffff:113.160.1.2", "113.160.1.2", True, True),
        ("fe80::1%eth0", "fe80::1", True, True),
        ("rubbish", "", True, True),
    ],
)
def test_networks_of_addresses(one, other, line, near):
    assert [a == b for a, b in zip(networks(one), networks(other), strict=True)] == [line, near]


def test_the_address_that_the_proxy_saw_is_believed_and_no_other(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.1.1.1, 113.160.1.2")
    settings.SECURE_PROXY_SSL_HEADER = None
    assert remote_of(request) == "10.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert remote_of(request) == "113.160.1.2"


def test_one_line_is_asked_to_wait_and_others_are_not():
    assert [ask().allowed for _ in range(4)] == [True, True, True, False]
    assert 0 < ask().wait_seconds <= limits.HOUR
    assert ask("113.160.1.3").allowed


def test_a_neighbourhood_is_asked_to_wait_as_a_whole():
    assert [ask(f"113.160.1.{n}").allowed for n in range(7)] == [True] * 5 + [False] * 2
    assert ask("113.160.2.1").allowed


def test_what_was_refused_does_not_lengthen_the_wait(clock):
    for _ in range(50):
        ask()
    clock.move_to(NOW + timedelta(hours=1))
    assert ask().allowed


def test_the_window_slides(clock):
    for minutes in (0, 30, 50):
        clock.move_to(NOW + timedelta(minutes=minutes))
        assert ask().allowed
    refused = ask()
    assert not refused.allowed
    assert refused.wait_seconds == 600
    clock.move_to(NOW + timedelta(minutes=50, seconds=600))
    assert ask().allowed
    assert not ask().allowed


def test_nothing_is_forgotten_by_a_restart_or_a_full_cache():
    for _ in range(3):
        ask()
    for alias in caches:
        caches[alias].clear()
    assert not ask().allowed


def test_a_clock_that_was_set_back_shuts_nobody_out(clock):
    clock.move_to(NOW + timedelta(days=1))
    for _ in range(3):
        ask()
    clock.move_to(NOW)
    assert ask().allowed


def test_one_line_about_one_subject():
    assert [ask(subject=1).allowed for _ in range(3)] == [True, True, False]
    assert ask(subject=2).allowed


def test_everybody_about_one_subject_is_flagged_and_never_refused():
    verdicts = [ask(f"113.{n}.1.1", subject=1) for n in range(9)]
    assert all(verdict.allowed for verdict in verdicts)
    assert [bool(verdict.signs) for verdict in verdicts] == [False] * 6 + [True] * 3
    assert "về cùng trường hợp" in verdicts[-1].suspicion()


def test_with_proof_of_work_everything_is_taken_and_what_is_over_is_flagged():
    verdicts = [ask(proof=True) for _ in range(6)]
    assert all(verdict.allowed for verdict in verdicts)
    assert [bool(verdict.signs) for verdict in verdicts] == [False] * 4 + [True] * 2
    assert ask().allowed  # who has no script is not shut out by those who have


def test_no_address_is_kept():
    ask("113.160.1.2", subject="ai đó")
    kept = " ".join(Tally.objects.values_list("key", flat=True))
    assert kept
    assert "113.160" not in kept
    assert "ai đó" not in kept


def test_counts_are_dropped_when_their_time_is_over():
    ask()
    assert tallies.forget(NOW + timedelta(minutes=59)) == 0
    assert tallies.forget(NOW + timedelta(hours=2)) == 2
    assert not Tally.objects.exists()


def test_a_proof_counts_once():
    proof = solved()
    assert "dùng lại" not in judged(filled(altcha=proof)).suspicion()
    again = judged(filled(altcha=proof), "113.160.9.9")
    assert again.allowed
    assert "dùng lại lượt kiểm tra cũ" in again.signs
    assert SpentProof.objects.count() == 1


def test_a_proof_is_not_used_up_by_a_form_that_was_sent_back():
    proof = solved()
    for _ in range(3):
        filled(altcha=proof)
    assert judged(filled(altcha=proof)).signs == ()


def test_a_proof_used_again_opens_no_door():
    proof = solved()
    verdicts = [judged(filled(altcha=proof)) for _ in range(6)]
    assert [verdict.allowed for verdict in verdicts] == [True] * 4 + [False] * 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda payload: payload | {"number": payload["number"] + 1},
        lambda payload: payload | {"signature": "0" * 64},
        lambda payload: payload | {"salt": payload["salt"].replace("expires=1", "expires=9")},
        lambda payload: payload | {"number": None},
        lambda payload: payload | {"salt": 5},
        lambda payload: payload | {"challenge": []},
        lambda payload: [],
        lambda payload: "x",
        lambda payload: {},
    ],
)
def test_a_forged_proof_is_none_and_no_error(spoil):
    payload = spoil(json.loads(base64.b64decode(solved())))
    form = filled(altcha=base64.b64encode(json.dumps(payload).encode()).decode())
    assert not form.cleaned_data["altcha"]


def test_a_proof_is_old_after_twenty_minutes(clock):
    proof = solved()
    clock.move_to(NOW + timedelta(minutes=21))
    assert not filled(altcha=proof).cleaned_data["altcha"]


def test_one_opening_of_the_form_sent_a_thousand_times_is_a_sign():
    stamp = filled().cleaned_data["stamp"]
    verdicts = [judged(filled(stamp=stamp), f"113.{n}.1.1") for n in range(8)]
    told = ["một lần mở biểu mẫu" in verdict.suspicion() for verdict in verdicts]
    assert told == [False] * 5 + [True] * 3


def test_two_openings_at_the_same_instant_are_two():
    assert Form().initial["stamp"] != Form().initial["stamp"]


def test_one_text_many_times_is_a_sign_however_it_is_spelled():
    text = "Đề nghị hội đồng xem lại hồ sơ của trường hợp này vì số liệu không đúng"
    spelled = [
        text,
        text.upper(),
        text + " 123!",
        "De nghi hoi dong xem lai ho so cua truong hop nay vi so lieu khong dung",
    ]
    signs = [judged(filled(), f"113.{n}.1.1", text=words).suspicion() for n, words in enumerate(spelled)]
    assert signs[:3] == ["", "", ""]
    assert "cùng nội dung đã gửi" in signs[3]


def test_short_agreement_of_many_is_no_sign():
    assert not any(judged(filled(), f"113.{n}.1.1", text="Tôi nhất trí").signs for n in range(9))


def test_signs_fit_the_line_whole():
    verdict = limits.Verdict(True, signs=("a" * 150, "b" * 60, "c" * 40))
    assert verdict.suspicion(200) == f"{'a' * 150}; {'c' * 40}"


def test_the_office_sets_the_limits_for_all_forms_and_for_one(settings):
    settings.OPEN_FORM_LIMITS = {"": {"line": 2, "near": 9}, "feedback": {"line": 1}}
    allowed = [limits.check(from_("113.160.1.2"), form).allowed for form in ("feedback", "other") for _ in range(3)]
    assert allowed == [True, False, False, True, True, False]
