"""The chain: a nomination is laid before the public, awarded by a decision, and its award tells the way."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from registrations.awards import actions as awards
from registrations.awards import nominated, nominated_actions
from registrations.awards.models import NominatedAward
from registrations.consultations import actions as consultations
from registrations.consultations import nominating
from registrations.drafting import content as drafting
from registrations.nominations import actions, checks
from registrations.nominations.models import Nomination
from registrations.nominations.refusals import Blocked
from registrations.nominations.states import State
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.consultations import ConsultationFactory, LabourOrderFactory
from tests.factories.nominations import CaseFactory, CompleteNominationFactory, send, signatory_of
from tests.factories.privacy import ConsentTextFactory

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
BEGIN = datetime(2026, 11, 9, 9, tzinfo=HANOI)


@pytest.fixture
def clock():
    """A Monday in November 2026, to be moved on."""
    with time_machine.travel(BEGIN, tick=False) as travel:
        yield travel


@pytest.fixture
def verifying(clock, officer):
    """A nomination for an order, being verified, with two cases."""
    nomination = CompleteNominationFactory(case="Nông Văn Mẫu")
    order = LabourOrderFactory()
    CaseFactory(nomination=nomination, name="Hoàng Thị Lan", gender="nu")
    nomination.cases.update(title=order, award_class="ba")
    send(nomination)
    for key in ("tiep-nhan", "tham-dinh"):
        actions.move(nomination.pk, key, by=officer)
    nomination.refresh_from_db()
    return nomination


@pytest.fixture
def draft(clock):
    ConsentTextFactory()
    return ConsultationFactory(submitted_on=BEGIN.date())


def opened(draft, approver, cases, officer):
    nominating.draw(draft, cases, by=officer)
    consultations.open_window(draft, by=approver)
    draft.refresh_from_db()
    return draft


def state_of(nomination):
    return Nomination.objects.get(pk=nomination.pk).state


def test_the_screen_draws_cases_into_a_draft(client, verifying, draft, officer):
    client.force_login(officer)
    address = f"/quan-tri/lay-y-kien/{draft.pk}/tu-de-nghi/"
    assert "Nông Văn Mẫu: Huân chương Lao động hạng Ba" in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    client.post(address, {"cases": [case.pk for case in verifying.cases.all()]})
    assert {nominee.case.nomination for nominee in draft.nominees.all()} == {verifying}
    lan = draft.nominees.get(name="Hoàng Thị Lan")
    assert (lan.address, lan.award, lan.birth_year) == ("ba", "Huân chương Lao động hạng Ba", None)
    assert "Nông Văn Mẫu: Huân" not in client.get(address).content.decode()


def test_only_what_is_being_verified_is_offered(verifying, draft, officer):
    assert nominating.drawable(draft).count() == 2
    for state in set(State) - set(nominating.DRAWN_FROM):
        Nomination.objects.filter(pk=verifying.pk).update(state=state)
        assert nominating.drawable(draft).count() == 0
    assert nominating.draw(draft, verifying.cases.all(), by=officer) == []


def test_nobody_draws_without_the_right_or_into_an_opened_list(verifying, draft, officer, approver):
    with pytest.raises(PermissionDenied):
        nominating.draw(draft, verifying.cases.all(), by=approver)
    opened(draft, approver, verifying.cases.all(), officer)
    with pytest.raises(PermissionDenied):
        nominating.draw(draft, verifying.cases.all(), by=officer)


def test_opening_takes_the_nomination_along_and_its_window_holds_the_council_back(
    clock, verifying, draft, officer, approver
):
    opened(draft, approver, verifying.cases.all(), officer)
    assert state_of(verifying) == State.CONSULTING
    clock.move_to(draft.closes_at - timedelta(microseconds=1))
    with pytest.raises(Blocked, match="thời hạn lấy ý kiến"):
        actions.move(verifying.pk, "trinh-hoi-dong", by=officer)
    clock.move_to(draft.closes_at)
    actions.move(verifying.pk, "trinh-hoi-dong", by=officer)
    assert state_of(verifying) == State.COUNCIL


def test_a_case_that_was_left_out_of_the_consultation_holds_the_council_back(
    clock, verifying, draft, officer, approver
):
    opened(draft, approver, verifying.cases.filter(name="Nông Văn Mẫu"), officer)
    clock.move_to(draft.closes_at)
    with pytest.raises(Blocked, match="Hoàng Thị Lan"):
        actions.move(verifying.pk, "trinh-hoi-dong", by=officer)
    actions.withdraw_case(verifying.cases.get(name="Hoàng Thị Lan").pk, reason="Để đợt sau", by=officer)
    actions.move(verifying.pk, "trinh-hoi-dong", by=officer)


def test_a_nominee_that_was_withdrawn_is_no_longer_heard(clock, verifying, draft, officer, approver):
    opened(draft, approver, verifying.cases.all(), officer)
    consultations.withdraw(draft.nominees.get(name="Hoàng Thị Lan"), reason="Rút", by=approver)
    clock.move_to(draft.closes_at)
    with pytest.raises(Blocked, match="Hoàng Thị Lan"):
        actions.move(verifying.pk, "trinh-hoi-dong", by=officer)


@pytest.fixture
def passed(clock, verifying, draft, officer, approver):
    """Passed by the council after the window."""
    opened(draft, approver, verifying.cases.all(), officer)
    clock.move_to(draft.closes_at)
    for key in ("trinh-hoi-dong", "thong-qua", "trinh-cap-tren"):
        actions.move(verifying.pk, key, by=officer)
    return verifying


@pytest.fixture
def decision(passed):
    return DecisionFactory(organising_body=passed.organising_body, signed_on=timezone.localdate())


def test_a_decision_takes_what_was_passed_and_is_drafted_from_it(client, passed, decision, officer):
    client.force_login(officer)
    address = f"/quan-tri/quyet-dinh/{decision.pk}/tu-de-nghi/"
    assert "Lấy từ đề nghị" in client.get(f"/quan-tri/quyet-dinh/inspect/{decision.pk}/").content.decode()
    client.post(address, {"cases": [case.pk for case in passed.cases.all()]})
    assert [line.name for line in drafting.from_records(decision)] == ["Nông Văn Mẫu", "Hoàng Thị Lan"]
    assert [line.award_text for line in drafting.from_records(decision)] == ["Huân chương Lao động hạng Ba"] * 2
    assert "Chưa có trường hợp nào" in client.get(address).content.decode()
    record = decision.records.get(name="Hoàng Thị Lan")
    assert nominated.nomination_of(record).case.nomination == passed
    assert str(passed.pk) in client.get(f"/quan-tri/luot-khen/inspect/{record.pk}/").content.decode()


def test_an_imported_record_is_tied_and_not_doubled(passed, decision, officer):
    case = passed.cases.get(name="Nông Văn Mẫu")
    record = AwardRecordFactory(decision=decision, name="NÔNG VĂN MẪU", title=case.title)
    nominated_actions.take_cases(decision, passed.cases.filter(pk=case.pk), by=officer)
    assert decision.records.count() == 1
    assert NominatedAward.objects.get().record == record


def test_nobody_takes_what_the_council_did_not_pass(passed, decision, officer):
    for state in set(State) - set(nominated.TAKEN_FROM):
        Nomination.objects.filter(pk=passed.pk).update(state=state)
        assert not nominated.takeable(decision).exists()
    with pytest.raises(PermissionDenied):
        nominated_actions.take_cases(decision, passed.cases.all(), by=UserFactory())


def publish(decision):
    awards.publish_decision(decision, url="/quyet-dinh/mau/")
    decision.refresh_from_db()


def test_publishing_takes_the_nomination_along_once_all_its_cases_are_awarded(passed, decision, officer):
    nominated_actions.take_cases(decision, passed.cases.filter(name="Nông Văn Mẫu"), by=officer)
    publish(decision)
    assert state_of(passed) == State.FORWARDED
    second = DecisionFactory(organising_body=passed.organising_body, signed_on=timezone.localdate())
    nominated_actions.take_cases(second, passed.cases.all(), by=officer)
    publish(second)
    assert state_of(passed) == State.PUBLISHED


def test_the_page_of_an_award_tells_the_public_part_of_its_way(client, office, passed, decision, draft, officer):
    passed.cases.update(note="CANARY-GHI-CHU")
    nominated_actions.take_cases(decision, passed.cases.all(), by=officer)
    actions.add_note(passed.pk, "CANARY-NOI-BO", by=officer)
    publish(decision)
    record = decision.records.get(name="Hoàng Thị Lan")
    page = client.get(record.get_absolute_url()).content.decode()
    assert "Từ đề nghị đến quyết định" in page
    assert draft.get_absolute_url() in page
    assert "CANARY" not in page
    assert passed.proposal_number not in page
    assert str(passed.pk) not in page


def test_the_unit_reads_where_each_of_its_cases_has_come(client, office, passed, decision, draft, officer):
    client.force_login(signatory_of(passed))
    page = client.get(passed.get_absolute_url()).content.decode()
    assert draft.get_absolute_url() in page
    assert "Đã có quyết định" not in page
    nominated_actions.take_cases(decision, passed.cases.filter(name="Hoàng Thị Lan"), by=officer)
    assert "Đã có quyết định" not in client.get(passed.get_absolute_url()).content.decode()
    publish(decision)
    page = client.get(passed.get_absolute_url()).content.decode()
    assert page.count("Đã có quyết định:") == 1
    assert decision.records.get().get_absolute_url() in page
    decision.records.update(is_public=False)
    assert decision.records.get().get_absolute_url() not in client.get(passed.get_absolute_url()).content.decode()


def test_a_nominee_that_is_not_public_leaves_no_trace_on_the_page(client, office, passed, decision, draft, officer):
    draft.nominees.update(is_public=False)
    nominated_actions.take_cases(decision, passed.cases.all(), by=officer)
    publish(decision)
    record = decision.records.first()
    assert draft.get_absolute_url() not in client.get(record.get_absolute_url()).content.decode()


def test_awards_of_the_records_are_hints_for_the_next_nomination(passed, decision, officer):
    nominated_actions.take_cases(decision, passed.cases.all(), by=officer)
    case = CaseFactory(name="Hoàng Thị Lan", nomination=CompleteNominationFactory())

    def said(whole):
        return [hint.text for hint in checks.hints(case.nomination, [case], whole=whole)[case.pk]]

    assert any("Đã có: Huân chương Lao động hạng Ba" in text for text in said(whole=True))
    assert said(whole=False) == []
    publish(decision)
    assert any("Đã có: Huân chương Lao động hạng Ba" in text for text in said(whole=False))
