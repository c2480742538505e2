"""Who acts for which unit, in which role, and since when."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from registrations.units import actions
from registrations.units.models import Membership
from registrations.units.queries import role_of, units_of
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.units import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db


def test_a_membership_holds_from_its_beginning_to_just_before_its_end():
    now = timezone.now()
    membership = MembershipFactory(since=now, until=now + timedelta(days=1))
    user, unit = membership.user, membership.unit

    assert role_of(user, unit, now - timedelta(microseconds=1)) is None
    assert role_of(user, unit, now) == "drafter"
    assert role_of(user, unit, membership.until) is None
    assert list(units_of(user, now)) == [unit]
    assert not units_of(user, membership.until)


def test_nobody_acts_for_a_unit_that_has_ended():
    unit = UnitFactory(effective_from=None, effective_to=timezone.localdate())
    user = MembershipFactory(unit=unit).user

    assert role_of(user, unit) is None
    assert not units_of(user)


def test_strangers_act_for_nobody():
    assert not units_of(AnonymousUser())
    assert role_of(AnonymousUser(), UnitFactory()) is None


def test_joining_twice_is_refused_and_leaving_makes_it_possible_again():
    by, unit, user = SuperuserFactory(), UnitFactory(), UserFactory()
    membership = actions.join(unit, user, "drafter", by=by)
    with pytest.raises(actions.MembershipConflictError):
        actions.join(unit, user, "signatory", by=by)

    actions.leave(membership, by=by)

    assert role_of(user, unit) is None
    actions.join(unit, user, "signatory", by=by)
    assert role_of(user, unit) == "signatory"
    assert Membership.objects.filter(user=user).count() == 2


def test_a_change_of_role_keeps_the_history():
    by, membership = SuperuserFactory(), MembershipFactory()

    changed = actions.change_role(membership, "signatory", by=by)

    membership.refresh_from_db()
    assert membership.until == changed.since
    assert role_of(membership.user, membership.unit) == "signatory"


def test_only_those_with_the_right_change_members():
    nobody, membership = UserFactory(), MembershipFactory()

    for change in (
        lambda: actions.leave(membership, by=nobody),
        lambda: actions.change_role(membership, "signatory", by=nobody),
        lambda: actions.join(UnitFactory(), nobody, "signatory", by=nobody),
    ):
        with pytest.raises(PermissionDenied):
            change()
