"""Reminders before the deadline and by button; more time for everybody."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations import refusals
from registrations.campaigns import time_actions
from registrations.campaigns.board import Choice
from registrations.campaigns.models import Registration, Reminder
from registrations.campaigns.wording import closing_instant
from registrations.notices.models import Notice
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.campaigns import CampaignFactory, RegistrationFactory
from tests.factories.units import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db


def at(day, hour=9, minute=0):
    return timezone.make_aware(datetime(2027, 1, day, hour, minute))


@pytest.fixture
def campaign():
    """The last day is 29/01."""
    opens = timezone.make_aware(datetime(2026, 11, 10))
    return CampaignFactory(opens_at=opens, closes_at=closing_instant(date(2027, 1, 30), "truoc"), closing="truoc")


@pytest.fixture
def member(campaign):
    return MembershipFactory(unit__name="Xã Chưa Gửi")


def told():
    return Notice.objects.filter(kind="registration.reminder").count()


def test_units_are_reminded_seven_three_and_one_day_before_once_each(campaign, member):
    seen = []
    for day in range(20, 31):
        for hour in (0, 7, 8, 20):
            time_actions.remind_by_clock(at(day, hour))
        seen.append(told())
    # days:        20 21 22 23 24 25 26 27 28 29 30
    assert seen == [0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3]
    body = Notice.objects.order_by("pk").first().body
    assert "trước ngày 30/01/2027, ngày cuối 29/01/2027 (còn 7 ngày)" in body
    assert "Kính gửi ông, bà" in body
    assert [each.days_before for each in Reminder.objects.order_by("pk")] == [7, 3, 1]


def test_a_step_that_the_server_slept_through_is_made_up_for_once(campaign, member):
    time_actions.remind_by_clock(at(24))
    time_actions.remind_by_clock(at(25))
    assert told() == 1


@pytest.mark.parametrize(("state", "expected"), [("draft", 1), ("returned", 1), ("submitted", 0), ("accepted", 0)])
def test_only_those_who_have_not_sent_are_reminded(campaign, member, state, expected):
    RegistrationFactory(campaign=campaign, unit=member.unit, state=state)
    time_actions.remind_by_clock(at(22))
    assert told() == expected


def test_a_unit_with_more_time_is_reminded_of_its_own_deadline(campaign, member):
    until = closing_instant(date(2027, 2, 10), "het")
    RegistrationFactory(campaign=campaign, unit=member.unit, extended_until=until)
    time_actions.remind_by_clock(at(28))
    assert told() == 0
    time_actions.remind_by_clock(timezone.make_aware(datetime(2027, 2, 3, 9)))
    assert "đến hết ngày 10/02/2027" in Notice.objects.get(kind="registration.reminder").body


def test_a_campaign_that_opens_shortly_before_its_end_does_not_remind_on_its_first_day():
    opens = at(22)
    assert time_actions.step_due(closing_instant(date(2027, 1, 24), "het"), date(2027, 1, 22), opens) is None
    assert time_actions.step_due(closing_instant(date(2027, 1, 24), "het"), date(2027, 1, 22), at(23)) == 1


def test_a_unit_without_people_is_noted_and_not_tried_every_minute(campaign):
    UnitFactory()
    assert time_actions.remind_by_clock(at(22)) == 0
    assert time_actions.remind_by_clock(at(22, 10)) == 0
    assert Reminder.objects.get().people == 0


def test_the_command_of_the_tick_reminds(campaign, member):
    with time_machine.travel(at(22), tick=False):
        call_command("remind_units", verbosity=0)
        call_command("remind_units", verbosity=0)
    assert told() == 1


def test_the_button_reminds_the_chosen_part_and_says_who_was_told(client, campaign, member):
    other = MembershipFactory(unit__kind="ward", unit__name="Phường Khác")
    UnitFactory()
    board, officer = reverse("campaigns_desk:board", args=[campaign.pk]), SuperuserFactory()
    with time_machine.travel(at(15), tick=False):
        client.force_login(officer)  # here, or the session would have ended long ago
        answer = client.post(f"{board}?loai=commune", follow=True)
    page = answer.content.decode()
    assert "Đã nhắc 1 đơn vị. 1 đơn vị chưa có thành viên" in page
    assert "1 người" in page
    assert not Notice.objects.filter(recipient=other.user).exists()
    with pytest.raises(refusals.NotAllowed):
        time_actions.remind(campaign, Choice(), by=UserFactory())


def test_more_time_for_everybody_holds_at_once_and_is_told_with_its_reason(client, campaign, member):
    sent = RegistrationFactory(campaign=campaign, state=Registration.State.SUBMITTED)
    done = MembershipFactory(unit=sent.unit)
    address, officer = reverse("campaigns_desk:extend_all", args=[campaign.pk]), SuperuserFactory()
    with time_machine.travel(at(30), tick=False):  # nine hours into the day after the last one
        client.force_login(officer)
        assert client.post(address, {"until": "05/02/2027", "reason": ""}).status_code == 422
        assert client.post(address, {"until": "29/01/2027", "reason": "Mưa lũ"}).status_code == 422
        assert client.post(address, {"until": "05/02/2027", "reason": "Mưa lũ"}).status_code == 302
    campaign.refresh_from_db()
    assert campaign.deadline == "đến hết ngày 05/02/2027"
    assert campaign.closes_at == datetime(2027, 2, 5, 17, tzinfo=UTC)
    mail = Notice.objects.get(kind="registration.extended_for_all")
    assert mail.recipient == member.user
    assert "Mưa lũ" in mail.body
    assert mail.recipient != done.user
    entry = ModelLogEntry.objects.get(action="campaigns.extend_all")
    assert entry.data["reason"] == "Mưa lũ"


def test_only_officers_give_everybody_more_time(client, campaign):
    with pytest.raises(refusals.NotAllowed):
        time_actions.extend_all(campaign, until=campaign.closes_at + timedelta(days=2), reason="x", by=UserFactory())
    client.force_login(UserFactory())
    answer = client.post(reverse("campaigns_desk:extend_all", args=[campaign.pk]), {"until": "05/02/2027"})
    assert answer.status_code in {302, 403}
