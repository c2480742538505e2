"""A unit with its clerk and its signatory, and reports at work."""

import pytest

from tests.factories.accounts import SuperuserFactory
from tests.factories.reports import complete as complete_report
from tests.factories.signing import confirmed
from tests.factories.units import MembershipFactory


def member_of(report, role="drafter", **user):
    return MembershipFactory(unit=report.unit, role=role, **{f"user__{key}": value for key, value in user.items()}).user


@pytest.fixture
def complete(db):
    """A draft that may be sent."""
    return complete_report()


@pytest.fixture
def clerk(complete):
    return member_of(complete, full_name="Lộc Văn Nhập")


@pytest.fixture
def signatory(complete):
    return member_of(complete, "signatory", full_name="Hoàng Thị Ký")


@pytest.fixture
def officer(db):
    return SuperuserFactory(full_name="Nông Thị Chuyên Viên")


@pytest.fixture
def send(complete, signatory):
    """`send(number=…)` sends a report through the action and gives the submission."""
    import uuid

    from registrations.reports import queries, submit_actions

    def do(report=complete, by=signatory, **more):
        report.refresh_from_db()
        confirmed(submit_actions.matter_of(queries.full(report.pk)), by, more.get("now"))
        return submit_actions.submit(report.pk, version=report.version, form_key=uuid.uuid4(), by=by, **more)

    return do
