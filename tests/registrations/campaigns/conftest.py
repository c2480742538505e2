"""A unit with its clerk and its signatory, and a registration at work."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from registrations.campaigns.steps import STEPS
from tests.factories.accounts import SuperuserFactory
from tests.factories.campaigns import CampaignFactory, CompleteRegistrationFactory, RegistrationFactory
from tests.factories.units import MembershipFactory


@pytest.fixture
def draft(db):
    """An empty draft."""
    return RegistrationFactory()


@pytest.fixture
def complete(db):
    """A draft that may be sent."""
    return CompleteRegistrationFactory()


def member_of(registration, role="drafter", **user):
    return MembershipFactory(
        unit=registration.unit, role=role, **{f"user__{key}": value for key, value in user.items()}
    ).user


@pytest.fixture
def clerk(draft):
    return member_of(draft, full_name="Lộc Văn Nhập")


@pytest.fixture
def signatory(complete):
    return member_of(complete, "signatory", full_name="Hoàng Thị Ký")


@pytest.fixture
def officer(db):
    return SuperuserFactory(full_name="Nông Thị Chuyên Viên")


@pytest.fixture
def addresses():
    """`addresses(registration).persons` is the address of a step; `.page` of the registration."""

    def of(registration):
        page = registration.get_absolute_url()
        return SimpleNamespace(page=page, **{step.key: f"{page}{step.slug}/" for step in STEPS})

    return of


@pytest.fixture
def rows():
    """What a browser posts for a step of rows; each row is (name, title) or (name, title, position)."""

    def post(registration, *typed, **extra):
        registration.refresh_from_db()
        data = {
            "version": registration.version,
            "dong-TOTAL_FORMS": len(typed) + 1,
            "dong-INITIAL_FORMS": 0,
            "pasted": "",
        }
        for at, (name, title, *position) in enumerate([*typed, ("", None)]):
            data |= {
                f"dong-{at}-name": name,
                f"dong-{at}-title": title.pk if title else "",
                f"dong-{at}-initiative": "",
            }
            data[f"dong-{at}-position"] = position[0] if position else ""
        return data | extra

    return post


@pytest.fixture
def closing_campaign(db):
    """A campaign that closes in an hour."""
    return CampaignFactory(closes_at=timezone.now() + timedelta(hours=1))
