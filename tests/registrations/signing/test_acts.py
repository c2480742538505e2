"""Sending a result report, sending a nomination, signing a pledge: each asks its signatory for the second factor."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from portal.accounts.actions import enrol_totp
from portal.settings.env import read
from registrations.initiatives import actions as initiatives
from registrations.initiatives.models import Initiative
from registrations.initiatives.models import Submission as Application
from registrations.nominations import queries as nominations
from registrations.nominations import unit_actions
from registrations.nominations.models import Submission
from registrations.pledges import actions as pledges
from registrations.pledges.models import Signature
from registrations.reports import queries as reports
from registrations.reports import submit_actions
from registrations.reports.models import Passage, ReportSubmission
from registrations.scoring import actions as scores
from registrations.scoring import closing
from registrations.scoring.models import Entry, Scoring, Sheet
from registrations.signing.actions import NotConfirmed
from registrations.signing.models import Attempt, Confirmation
from tests.factories import scoring as made_scores
from tests.factories.accounts import SECRET, SuperuserFactory
from tests.factories.campaigns import mailed_code
from tests.factories.initiatives import InitiativeFactory
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


def an_initiative():
    record = InitiativeFactory()

    def matter():
        return initiatives.matter_of(Initiative.objects.get(pk=record.pk))

    def submit(by):
        return initiatives.submit(record.pk, version=record.version, form_key=uuid.uuid4(), by=by)

    return SimpleNamespace(
        **people_of(record.unit),
        address=f"{record.get_absolute_url()}gui/",
        page=record.get_absolute_url(),
        form={"version": record.version, "form_key": str(uuid.uuid4())},
        matter=matter,
        act=submit,
        change=lambda: Initiative.objects.filter(pk=record.pk).update(solution="Nội dung khác hẳn"),
        made=Application,
        refusal=403,
    )


def scored(state, settled=False):
    """A cluster in a state of its scoring; and what the acts on it have in common."""
    with time_machine.travel(made_scores.instant(*made_scores.WHEN["self"]), tick=True):
        group = made_scores.scored_cluster()
    if settled:
        made_scores.settle(group, *made_scores.ROWS)
    return group, {"when": made_scores.instant(*made_scores.WHEN[state])}


def a_self_score():
    group, common = scored("self")
    made_scores.self_score(group, 1, "50", "30", send=False)
    scoring, unit = group.scoring, group.units[1]
    return SimpleNamespace(
        **common,
        signatory=group.signatories[1],
        drafter=group.drafters[1],
        address=f"{scoring.get_absolute_url()}{unit.pk}/gui/",
        form={"version": 1},
        matter=lambda: made_scores.column_matter(group, 1, "self"),
        act=lambda by: scores.send(scoring.pk, unit.pk, "self", version=1, by=by),
        change=lambda: Entry.objects.update(self_note="Nội dung khác hẳn"),
        made=SimpleNamespace(objects=Sheet.objects.filter(self_sent_at__isnull=False)),
        confirmation="self_confirmation",
        refusal=403,
    )


def a_result():
    group, common = scored("cluster")
    for at, row in enumerate(made_scores.ROWS):
        with time_machine.travel(common["when"], tick=False):
            given = made_scores.given(group, *row, note="Theo biên bản")
            scores.save(group.scoring.pk, group.units[at].pk, "cluster", given, version=0, by=group.signatories[0])
    return SimpleNamespace(
        **common,
        signatory=group.signatories[0],
        drafter=group.drafters[0],
        address=f"{group.scoring.get_absolute_url()}ket-qua/",
        form={"viec": "chot"},
        matter=lambda: made_scores.lock_matter(group),
        act=lambda by: closing.lock(group.scoring.pk, by=by),
        change=lambda: Entry.objects.update(cluster_points=1),
        made=SimpleNamespace(objects=Scoring.objects.filter(locked_at__isnull=False)),
        confirmation="locked_confirmation",
        refusal=422,
    )


def an_approval():
    group, common = scored("review", settled=True)
    with time_machine.travel(common["when"], tick=False):
        closing.propose(group.scoring.pk, by=group.officer)

    def matter():
        return closing.approval(group.scoring.pk, decision="QĐ 1", by=group.second)[0]

    return SimpleNamespace(
        **common,
        signatory=group.second,
        drafter=SuperuserFactory(is_superuser=False),
        address=f"{group.scoring.get_absolute_url()}duyet/",
        ask={"decision": "QĐ 1"},
        form={"decision": "QĐ 1"},
        matter=matter,
        act=lambda by: closing.approve(group.scoring.pk, decision="QĐ 1", by=by),
        change=lambda: Entry.objects.update(cluster_points=1),
        made=SimpleNamespace(objects=Scoring.objects.filter(approved_at__isnull=False)),
        confirmation="approved_confirmation",
        refusal=404,
    )


ACTS = [a_report, a_nomination, a_pledge, an_initiative, a_self_score, a_result, an_approval]


@pytest.fixture(params=ACTS, ids=lambda each: each.__name__)
def act(request, db):
    usual = made_scores.instant(2026, 3, 10, 9)
    with time_machine.travel(usual, tick=True):
        found = request.param()
    found.when = getattr(found, "when", usual)
    found.confirmation = getattr(found, "confirmation", "confirmation")
    found.page, found.ask = getattr(found, "page", found.address), getattr(found, "ask", {})
    with time_machine.travel(found.when, tick=True):
        found.form["hash"] = found.matter().content_hash
        yield found


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
    assert first.status_code == 302
    assert again.status_code in {302, 422}  # what has no key of its form says that it has been done
    made = act.made.objects.get()
    assert getattr(made, act.confirmation).method == "totp"
    assert getattr(made, act.confirmation).used_at
    assert Attempt.objects.count() == 1


def test_a_code_by_mail_signs_and_names_the_content(at_desk, act, django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        asked = at_desk.post(act.address, act.form | {"nhan-ma": "1"})
    assert asked.status_code == 302
    assert asked["Location"].startswith(act.page)
    page = at_desk.get(act.page, act.ask).content.decode()
    assert act.matter().mark in page
    assert f'id="{asked["Location"].partition("#")[2]}"' in page
    assert act.matter().mark in mailoutbox[-1].body
    assert at_desk.post(act.address, act.form | {"code": mailed_code()}).status_code == 302
    assert getattr(act.made.objects.get(), act.confirmation).method == "email"


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
    with time_machine.travel(act.when - timedelta(minutes=5, seconds=1), tick=False):
        confirmed(act.matter(), act.signatory)
    with pytest.raises(NotConfirmed):
        act.act(act.signatory)
    assert not act.made.objects.exists()


def test_a_drafter_cannot_sign_even_with_a_confirmation(client, act):
    enrol_totp(act.drafter, SECRET)
    client.force_login(act.drafter)
    assert 'name="hash"' not in client.get(act.page, act.ask).content.decode()
    confirmed(act.matter(), act.drafter)
    assert client.post(act.address, act.form | {"code": app_code()}).status_code == act.refusal
    assert not act.made.objects.exists()
    assert not Confirmation.objects.filter(user=act.drafter, used_at__isnull=False).exists()


def test_where_the_office_asks_for_no_second_factor_it_is_one_press(at_desk, act, settings):
    settings.SIGN_OFF_ACTS = []
    assert 'name="code"' not in at_desk.get(act.page, act.ask).content.decode()
    assert at_desk.post(act.address, act.form | {"agree": "on"}).status_code == 302
    assert getattr(act.made.objects.get(), act.confirmation) is None


def test_who_has_no_way_to_confirm_is_led_to_one(at_desk, act, settings):
    settings.SIGN_OFF_METHODS = ["totp", "passkey"]
    Authenticator.objects.filter(user=act.signatory).delete()
    page = at_desk.get(act.page, act.ask, follow=True).content.decode()
    assert "xác thực hai bước" in page
    assert 'name="code"' not in page


@pytest.mark.parametrize("value", ["sms", "report;pledge", "tất cả"])
def test_a_setting_that_names_no_act_stops_the_start(value):
    with pytest.raises(ImproperlyConfigured, match="SIGN_OFF_ACTS"):
        read({"SIGN_OFF_ACTS": value})


def test_the_setting_may_name_some_acts_or_none():
    assert read({"SIGN_OFF_ACTS": " Pledge,report,pledge"})["SIGN_OFF_ACTS"] == ["pledge", "report"]
    assert read({"SIGN_OFF_ACTS": ""})["SIGN_OFF_ACTS"] == []


def test_the_fifth_wrong_answer_pauses_and_is_told_to_the_signatory_and_the_administrator(
    client, django_capture_on_commit_callbacks, mailoutbox
):
    with time_machine.travel(made_scores.instant(2026, 3, 10, 9), tick=True):
        act = an_initiative()
        form = act.form | {"hash": act.matter().content_hash, "code": "000000"}
        client.force_login(act.signatory)
        with django_capture_on_commit_callbacks(execute=True):
            pages = [client.post(act.address, form).content.decode() for _ in range(5)]
        assert "Còn 4 lần thử" in pages[0]
        assert "Còn 1 lần thử" in pages[3]
        assert "chờ 15 phút" in pages[4]
        assert [each.subject for each in mailoutbox] == ["Nhiều lần nhập mã ký duyệt chưa đúng"]
        assert "Gửi đơn sáng kiến" in client.get("/tai-khoan/").content.decode()
        client.force_login(SuperuserFactory())
        desk = client.get(reverse("signing_attempts"), {"xem": "sai", "q": act.signatory.full_name[:5]})
        assert act.signatory.email in desk.content.decode()
        assert "Đang tạm dừng" in desk.content.decode()
        client.force_login(act.drafter)
        assert client.get(reverse("signing_attempts")).status_code in {302, 403}
