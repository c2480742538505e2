"""Where units hand in a plan, nobody is told of a registration."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from registrations.campaigns import emails
from registrations.campaigns.models import Campaign, Review
from tests.factories.campaigns import CampaignFactory, RegistrationFactory

from .conftest import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(db):
    campaign = CampaignFactory(name="Kế hoạch thi đua năm 2027", purpose=Campaign.Purpose.DOCUMENT)
    return RegistrationFactory(campaign=campaign)


@pytest.mark.parametrize(
    ("name", "thing"),
    [("Kế hoạch năm 2027", "kế hoạch"), ("Nộp báo cáo quý I", "báo cáo"), ("Giao ước của khối", "văn bản")],
)
def test_a_campaign_calls_what_it_takes_by_its_name(name, thing):
    campaign = CampaignFactory(name=name, purpose=Campaign.Purpose.DOCUMENT)
    assert (campaign.thing, campaign.thing_first) == (thing, thing.capitalize())
    assert CampaignFactory(name=name).thing == "bản đăng ký"


@pytest.mark.parametrize("outcome", [Review.Outcome.ACCEPTED, Review.Outcome.RETURNED, Review.Outcome.EXTENDED])
def test_mails_speak_of_the_plan(plan, officer, outcome, django_capture_on_commit_callbacks):
    member_of(plan)
    review = Review.objects.create(
        registration=plan, outcome=outcome, by=officer, reason="Thiếu dấu.", at=timezone.now()
    )
    with django_capture_on_commit_callbacks(execute=True):
        emails.reviewed(review)
    said = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert "kế hoạch" in said
    assert not re.search("đăng ký", said, re.IGNORECASE)


def test_the_reminder_speaks_of_the_plan(plan, django_capture_on_commit_callbacks):
    member_of(plan)
    with django_capture_on_commit_callbacks(execute=True):
        emails.reminder(plan.unit, plan.campaign, plan.due, plan.campaign.opens_at)
    assert "chưa nhận được kế hoạch" in mail.outbox[0].body
    assert not re.search("đăng ký", mail.outbox[0].body, re.IGNORECASE)


def test_the_pages_of_the_unit_speak_of_the_plan(client, plan, addresses):
    client.force_login(member_of(plan, "signatory"))
    for address in (addresses(plan).unit, addresses(plan).targets, addresses(plan).files, addresses(plan).send):
        page = client.get(address).content.decode()
        main = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])
        assert "bản đăng ký" not in main.lower()
