"""A nomination at work, with its unit's people and the officers."""

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.nominations import CompleteNominationFactory, send, signatory_of
from tests.factories.units import MembershipFactory


@pytest.fixture
def complete(db):
    """A draft that may be sent."""
    return CompleteNominationFactory(case="Nông Văn Mẫu")


@pytest.fixture
def clerk(complete):
    return MembershipFactory(unit=complete.unit, role="drafter", user__full_name="Lộc Văn Nhập").user


@pytest.fixture
def signatory(complete):
    user = signatory_of(complete)
    user.full_name = "Hoàng Thị Ký"
    user.save()
    return user


@pytest.fixture
def approver(groups):
    return UserFactory(groups=["Người duyệt"], is_staff=True)


@pytest.fixture
def sent(complete, signatory):
    """A nomination that was sent once."""
    send(complete, signatory)
    complete.refresh_from_db()
    return complete


@pytest.fixture
def desk():
    """The address of a nomination on the officers' desk."""
    return lambda nomination: f"/quan-tri/de-nghi-khen-thuong/{nomination.pk}/"
