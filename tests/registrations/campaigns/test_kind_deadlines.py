"""A deadline for every kind of unit, late policy, and each boundary to the microsecond."""

import io
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from registrations import refusals
from registrations.campaigns import board, queries, rules, time_actions
from registrations.campaigns.deadlines import deadline_for
from registrations.campaigns.models import Campaign, CampaignDeadline, Registration, Reminder
from registrations.units.acting import acting_of
from tests.factories.campaigns import CampaignFactory, CompleteRegistrationFactory, QuestionFactory, send
from tests.factories.units import MembershipFactory, UnitFactory

ONE = timedelta(microseconds=1)
OPENS = datetime(2026, 12, 1, tzinfo=UTC)
COMMON = datetime(2027, 1, 20, 17, tzinfo=UTC)  # đến hết ngày 20/01
SOONER = datetime(2027, 1, 9, 17, tzinfo=UTC)  # trước ngày 10/01
LATER = datetime(2027, 1, 31, 17, tzinfo=UTC)  # đến hết ngày 31/01
KINDS = {"commune": COMMON, "department": SOONER, "enterprise": LATER}


@pytest.fixture
def campaign(db):
    made = CampaignFactory(opens_at=OPENS, closes_at=COMMON, unit_kinds=list(KINDS))
    CampaignDeadline.objects.create(campaign=made, kind="department", closes_at=SOONER, closing="truoc")
    CampaignDeadline.objects.create(campaign=made, kind="enterprise", closes_at=LATER, closing="het")
    return made


def of_kind(campaign, kind):
    """A complete registration of a unit of this kind, and its signatory."""
    unit = UnitFactory(kind=kind, organising_body=campaign.organising_body)
    made = CompleteRegistrationFactory(campaign=campaign, unit=unit)
    member = MembershipFactory(unit=unit, role="signatory", since=OPENS)
    return Registration.objects.get(pk=made.pk), member.user


@pytest.mark.parametrize(("kind", "closes_at"), KINDS.items())
def test_the_last_microsecond_is_in_time_and_the_instant_itself_too_late(campaign, kind, closes_at):
    first, user = of_kind(campaign, kind)
    second, other = of_kind(campaign, kind)
    with time_machine.travel(closes_at - ONE, tick=False):
        assert not send(first, user).content.get("late")
    with time_machine.travel(closes_at, tick=False), pytest.raises(refusals.TooLate):
        send(second, other)


@pytest.mark.parametrize(("kind", "closes_at"), KINDS.items())
def test_late_is_taken_and_marked_until_the_second_instant(campaign, kind, closes_at):
    until = LATER + timedelta(days=10)
    Campaign.objects.filter(pk=campaign.pk).update(late_until=until)
    at_the_deadline, user = of_kind(campaign, kind)
    at_the_end, other = of_kind(campaign, kind)
    too_late, third = of_kind(campaign, kind)
    with time_machine.travel(closes_at, tick=False):
        assert send(at_the_deadline, user).content["late"] is True
    with time_machine.travel(until - ONE, tick=False):
        assert send(at_the_end, other).content["late"] is True
    with time_machine.travel(until, tick=False), pytest.raises(refusals.TooLate):
        send(too_late, third)


def test_each_unit_is_told_its_own_deadline(campaign):
    registration, user = of_kind(campaign, "department")
    client = Client()
    with time_machine.travel(SOONER - timedelta(days=3), tick=False):
        client.force_login(user)
        workspace = client.get("/don-vi/").content.decode()
        page = client.get(registration.get_absolute_url()).content.decode()
    assert "trước ngày 10/01/2027, ngày cuối 09/01/2027" in workspace
    assert "trước ngày 10/01/2027, ngày cuối 09/01/2027" in page


def test_a_late_unit_still_finds_its_button_and_is_warned(campaign):
    Campaign.objects.filter(pk=campaign.pk).update(late_until=LATER + timedelta(days=10))
    registration, user = of_kind(campaign, "department")
    client = Client()
    with time_machine.travel(SOONER, tick=False):
        client.force_login(user)
        workspace = client.get("/don-vi/").content.decode()
        page = client.get(registration.get_absolute_url()).content.decode()
        step = client.get(f"{registration.get_absolute_url()}don-vi/")
    assert "Quá hạn, vẫn được gửi" in workspace
    assert "Kiểm tra và gửi" in workspace
    assert "ghi là nộp muộn" in page
    assert step.status_code == 200


def test_what_came_late_is_marked_for_the_unit_the_officer_and_in_the_export(campaign, officer):
    Campaign.objects.filter(pk=campaign.pk).update(late_until=LATER + timedelta(days=10))
    registration, user = of_kind(campaign, "department")
    QuestionFactory(campaign=campaign, text="Số mô hình", kind="number", measure="mô hình", required=False)
    client, desk = Client(), f"/quan-tri/theo-doi-dang-ky/{campaign.pk}/"
    with time_machine.travel(SOONER, tick=False):
        receipt = send(registration, user).receipt
        client.force_login(user)
        page = client.get(registration.get_absolute_url()).content.decode()
        public = Client().get(receipt.get_absolute_url()).content.decode()
        client.force_login(officer)
        board_page = client.get(desk).content.decode()
        officers = client.get(f"/quan-tri/theo-doi-dang-ky/ban/{registration.pk}/").content.decode()
        book = openpyxl.load_workbook(io.BytesIO(client.get(f"{desk}xlsx/").content))
    for told in (page, public, board_page, officers):
        assert "nộp muộn" in told
    assert "Sở, ban, ngành: trước ngày 10/01/2027" in board_page
    assert book["Đơn vị"]["E2"].value == "Đã gửi, chờ tiếp nhận, nộp muộn"
    assert book["Trả lời"]["C2"].value == "Số mô hình"


def test_a_unit_without_a_draft_may_begin_late(campaign):
    Campaign.objects.filter(pk=campaign.pk).update(late_until=LATER + timedelta(days=10))
    unit = UnitFactory(kind="department", organising_body=campaign.organising_body)
    user = MembershipFactory(unit=unit, since=OPENS).user
    client = Client()
    with time_machine.travel(SOONER, tick=False):
        ((duty,), _) = queries.duties_and_past(acting_of(user), timezone.now())
        client.force_login(user)
        begun = client.post(f"/don-vi/dot/{campaign.pk}/don-vi/{unit.pk}/bat-dau/")
    assert duty.standing == "late"
    assert begun.status_code == 302


def test_the_board_counts_as_overdue_only_kinds_whose_day_has_passed(campaign):
    for kind in KINDS:
        of_kind(campaign, kind)
    for now, overdue in ((SOONER - ONE, 0), (SOONER, 1), (COMMON - ONE, 1), (COMMON, 2), (LATER - ONE, 2), (LATER, 3)):
        found = Campaign.objects.get(pk=campaign.pk)
        assert board.counts(found, now)["qua-han"] == overdue
        marked = [board.standing_of(found, unit, now) for unit in board.units(found, board.Choice(), now)]
        assert marked.count("overdue") == overdue


def test_more_time_for_one_unit_counts_from_the_deadline_of_its_kind(campaign):
    registration, user = of_kind(campaign, "department")
    granted = SOONER + timedelta(days=2)
    Registration.objects.filter(pk=registration.pk).update(extended_until=granted)
    with time_machine.travel(granted - ONE, tick=False):
        assert not send(registration, user).content.get("late")
    assert deadline_for(campaign, "department", SOONER - timedelta(days=1)).closes_at == SOONER


def test_more_time_for_all_moves_every_kind_but_never_shortens(campaign, officer):
    until = COMMON + timedelta(days=5)
    with time_machine.travel(SOONER - timedelta(days=1), tick=False):
        time_actions.extend_all(campaign, until=until, reason="Bão", by=officer)
    found = Campaign.objects.get(pk=campaign.pk)
    assert {kind: deadline_for(found, kind).closes_at for kind in KINDS} == KINDS | {
        "commune": until,
        "department": until,
    }


def test_more_time_beyond_the_late_day_ends_what_was_taken_late(campaign, officer):
    Campaign.objects.filter(pk=campaign.pk).update(late_until=COMMON + timedelta(days=3))
    with time_machine.travel(SOONER, tick=False):
        time_actions.extend_all(campaign, until=COMMON + timedelta(days=5), reason="Bão", by=officer)
    assert not deadline_for(Campaign.objects.get(pk=campaign.pk)).takes_late


def test_each_kind_is_reminded_before_its_own_day(campaign):
    for kind in KINDS:
        of_kind(campaign, kind)
    with time_machine.travel(SOONER - timedelta(days=1) - timedelta(hours=6), tick=False):
        assert time_actions.remind_by_clock() == 1
    (told,) = Reminder.objects.all()
    assert (told.unit.kind, told.days_before) == ("department", 1)


def test_a_deadline_before_the_opening_or_twice_for_a_kind_cannot_be_kept(campaign):
    assert rules.standing(campaign, None, OPENS - ONE, "department") == "waiting"
    with pytest.raises(Exception, match="(?i)unique"):
        CampaignDeadline.objects.create(campaign=campaign, kind="department", closes_at=LATER, closing="het")


def test_a_campaign_runs_as_long_as_some_kind_has_time(campaign):
    running = lambda now: [(each.pk, each.has_own) for each in Campaign.objects.running(now)]  # noqa: E731
    assert running(OPENS - ONE) == []
    assert running(OPENS) == running(LATER - ONE) == [(campaign.pk, True)]
    assert running(LATER) == []


@pytest.mark.django_db
def test_the_workspace_shows_what_presses_most_first(client):
    now = timezone.now()
    member = MembershipFactory()
    for name, days in (("Đợt xa", 60), ("Đợt gần", 2), ("Đợt giữa", 20)):
        CampaignFactory(
            name=name,
            organising_body=member.unit.organising_body,
            unit_kinds=[member.unit.kind],
            opens_at=now - timedelta(days=1),
            closes_at=now + timedelta(days=days),
        )
    client.force_login(member.user)

    page = client.get("/don-vi/").content.decode()

    assert page.index("Đợt gần") < page.index("Đợt giữa") < page.index("Đợt xa")
