"""Sending a result report, sending a nomination, signing a pledge: each asks its signatory for the second factor."""

import uuid
from types import SimpleNamespace

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured

from portal.accounts.actions import enrol_totp
from portal.settings.env import read
from registrations.nominations import queries as nominations
from registrations.nominations import unit_actions
from registrations.nominations.models import Submission
from registrations.pledges import actions as pledges
from registrations.pledges.models import Signature
from registrations.reports import queries as reports
from registrations.reports import submit_actions
from registrations.reports.models import Passage, ReportSubmission
from registrations.signing.actions import NotConfirmed
from registrations.signing.models import Attempt, Confirmation
from tests.factories.accounts import SECRET
from tests.factories.campaigns import mailed_code
from tests.factories.nominations import CompleteNominationFactory
from tests.factories.pledges import cluster_with, opened_pledge
from tests.factories.reports import complete
from tests.factories.signing import confirmed
from tests.factories.units import MembershipFactory

from .test_signing import app_code

pytestmark = pytest.mark.django_db


def people_of(unit):
    return {
        "signatory": MembershipFactory(unit=unit, role="signatory").user,
        "drafter": MembershipFactory(unit=unit).user,
    }


def a_report():
    record = complete()

    def matter():
        return submit_actions.matter_of(reports.full(record.pk))

    return SimpleNamespace(
        **people_of(record.unit),
        address=f"{record.get_absolute_url()}gui/",
        form={"version": record.version, "form_key": str(uuid.uuid4())},
        matter=matter,
        act=lambda by: submit_actions.submit(record.pk, version=record.version, form_key=uuid.uuid4(), by=by),
        change=lambda: Passage.objects.filter(report=record).update(text="Nội dung khác hẳn"),
        made=ReportSubmission,
        refusal=403,
    )


def a_nomination():
    record = CompleteNominationFactory(case="Nông Văn Mẫu")

    def matter():
        return unit_actions.matter_of(nominations.full(record.pk))

    return SimpleNamespace(
        **people_of(record.unit),
        address=f"{record.get_absolute_url()}gui/",
        form={"version": record.version, "form_key": str(uuid.uuid4())},
        matter=matter,
        act=lambda by: unit_actions.submit(record.pk, version=record.version, form_key=uuid.uuid4(), by=by),
        change=lambda: record.cases.update(summary="Nội dung khác hẳn"),
        made=Submission,
        refusal=403,
    )


def a_pledge():
    group = cluster_with("Ba Sơn", "Cao Lộc")
    version = opened_pledge(group)
    unit = group.units[1]
    seen = {"number": version.number, "digest": version.digest}
    return SimpleNamespace(
        signatory=group.signatories[1],
        drafter=group.drafters[1],
        address=version.pledge.get_absolute_url(),
        form={"viec": "ky", "don-vi": unit.pk, "ban": version.number, "noi-dung": version.digest},
        matter=lambda: pledges.matter_of(version, unit),
        act=lambda by: pledges.sign(group.cluster, unit.pk, by=by, **seen),
        change=lambda: None,
        made=Signature,
        refusal=404,
    )


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-03-10 09:00:00+07:00", tick=True):
        yield


@pytest.fixture(params=[a_report, a_nomination, a_pledge], ids=["report", "nomination", "pledge"])
def act(request, db):
    found = request.param()
    found.form["hash"] = found.matter().content_hash
    return found


@pytest.fixture
def at_desk(client, act):
    client.force_login(act.signatory)
    return client


def test_without_a_confirmation_nothing_happens(at_desk, act):
    for more in ({}, {"code": ""}, {"code": "123456"}, {"code": "\x00" * 9}, {"credential": "{}"}, {"credential": "["}):
        answer = at_desk.post(act.address, act.form | more)
        assert answer.status_code == 422
        assert "Mời" in answer.content.decode()
    with pytest.raises(NotConfirmed):
        act.act(act.signatory)
    assert not act.made.objects.exists()


def test_the_app_signs_once_and_the_record_says_how(at_desk, act):
    enrol_totp(act.signatory, SECRET)
    first = at_desk.post(act.address, act.form | {"code": app_code()})
    again = at_desk.post(act.address, act.form | {"code": "999999"})
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    made = act.made.objects.get()
    assert made.confirmation.method == "totp"
    assert made.confirmation.used_at
    assert Attempt.objects.count() == 1


def test_a_code_by_mail_signs_and_names_the_content(at_desk, act, django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        asked = at_desk.post(act.address, act.form | {"nhan-ma": "1"})
    assert asked.status_code == 302
    assert asked["Location"].startswith(f"{act.address}#")
    page = at_desk.get(act.address).content.decode()
    assert act.matter().mark in page
    assert f'id="{asked["Location"].partition("#")[2]}"' in page
    assert act.matter().mark in mailoutbox[-1].body
    assert at_desk.post(act.address, act.form | {"code": mailed_code()}).status_code == 302
    assert act.made.objects.get().confirmation.method == "email"


def test_a_wrong_code_is_told_beside_the_field_and_the_form_goes_on(at_desk, act):
    enrol_totp(act.signatory, SECRET)
    answer = at_desk.post(act.address, act.form | {"code": "000000" if app_code() != "000000" else "111111"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mã chưa đúng" in page
    assert 'aria-invalid="true"' in page
    assert at_desk.post(act.address, act.form | {"code": app_code()}).status_code == 302
    assert act.made.objects.count() == 1


@pytest.mark.parametrize("forged", ["", "0" * 64, "x", "\x00"])
def test_what_was_not_on_the_screen_is_not_signed(at_desk, act, forged):
    confirmed(act.matter(), act.signatory)
    assert at_desk.post(act.address, act.form | {"hash": forged}).status_code == 409
    assert not act.made.objects.exists()


def test_a_confirmation_is_for_one_content_one_person_and_a_few_minutes(at_desk, act):
    confirmed(act.matter(), act.drafter)
    assert at_desk.post(act.address, act.form).status_code == 422
    matter = act.matter()
    act.change()
    if act.matter() != matter:
        confirmed(matter, act.signatory)
        assert at_desk.post(act.address, act.form).status_code == 409
        with pytest.raises(NotConfirmed):
            act.act(act.signatory)
    with time_machine.travel("2026-03-10 08:54:59+07:00", tick=False):
        confirmed(act.matter(), act.signatory)
    with pytest.raises(NotConfirmed):
        act.act(act.signatory)
    assert not act.made.objects.exists()


def test_a_drafter_cannot_sign_even_with_a_confirmation(client, act):
    enrol_totp(act.drafter, SECRET)
    client.force_login(act.drafter)
    assert 'name="hash"' not in client.get(act.address).content.decode()
    confirmed(act.matter(), act.drafter)
    assert client.post(act.address, act.form | {"code": app_code()}).status_code == act.refusal
    assert not act.made.objects.exists()
    assert not Confirmation.objects.filter(used_at__isnull=False).exists()


def test_where_the_office_asks_for_no_second_factor_it_is_one_press(at_desk, act, settings):
    settings.SIGN_OFF_ACTS = []
    assert 'name="code"' not in at_desk.get(act.address).content.decode()
    assert at_desk.post(act.address, act.form | {"agree": "on"}).status_code == 302
    assert act.made.objects.get().confirmation is None


def test_who_has_no_way_to_confirm_is_led_to_one(at_desk, act, settings):
    settings.SIGN_OFF_METHODS = ["totp", "passkey"]
    page = at_desk.get(act.address).content.decode()
    assert "Bật xác thực hai bước" in page
    assert 'name="code"' not in page


@pytest.mark.parametrize("value", ["sms", "report;pledge", "tất cả"])
def test_a_setting_that_names_no_act_stops_the_start(value):
    with pytest.raises(ImproperlyConfigured, match="SIGN_OFF_ACTS"):
        read({"SIGN_OFF_ACTS": value})


def test_the_setting_may_name_some_acts_or_none():
    assert read({"SIGN_OFF_ACTS": " Pledge,report,pledge"})["SIGN_OFF_ACTS"] == ["pledge", "report"]
    assert read({"SIGN_OFF_ACTS": ""})["SIGN_OFF_ACTS"] == []
