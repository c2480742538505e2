"""Who acts for a unit after it has passed into another, and who still reads its papers."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from registrations.units import actions
from registrations.units.acting import acting_for, acting_of, may_read_past_of, role_of, successors
from registrations.units.models import Membership
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.units import MembershipFactory, SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged():
    """Two communes that went into a third, each with its clerk."""
    heir = UnitFactory()
    first, second = (UnitFactory(effective_from=None, effective_to=date(2025, 7, 1)) for _ in range(2))
    for unit in (first, second):
        SuccessionFactory(predecessor=unit, successor=heir)
    return heir, first, second


def test_the_people_of_a_merged_unit_go_on_with_its_successor(merged):
    heir, first, second = merged
    clerk = MembershipFactory(unit=first).user
    chair = MembershipFactory(unit=second, role="signatory").user

    assert role_of(clerk, heir) == "drafter"
    assert role_of(chair, heir) == "signatory"
    assert role_of(clerk, first) is None
    assert acting_of(clerk)[0].came_from == first
    assert {each.membership.user for each in acting_for(heir)} == {clerk, chair}


def test_a_line_of_successors_is_followed_to_its_end(merged):
    heir, first, _ = merged
    heir.effective_to = timezone.localdate()
    heir.save()
    last = UnitFactory()
    SuccessionFactory(predecessor=heir, successor=last, on=timezone.localdate())
    clerk = MembershipFactory(unit=first).user

    assert [each.unit for each in acting_of(clerk)] == [last]


def test_a_merger_in_the_future_changes_nothing_yet():
    tomorrow = timezone.localdate() + timedelta(days=1)
    before, heir = UnitFactory(effective_to=tomorrow), UnitFactory(effective_from=tomorrow)
    SuccessionFactory(predecessor=before, successor=heir, on=tomorrow)
    clerk = MembershipFactory(unit=before).user

    assert [each.unit for each in acting_of(clerk)] == [before]
    assert [each.unit for each in acting_of(clerk, timezone.now() + timedelta(days=2))] == [heir]


def test_a_divided_unit_leaves_its_people_the_papers_only(merged):
    heir, first, _ = merged
    divided = UnitFactory(effective_from=None, effective_to=date(2025, 7, 1))
    SuccessionFactory(predecessor=divided, successor=heir, partial=True)
    clerk = MembershipFactory(unit=divided).user

    assert acting_of(clerk) == []
    assert may_read_past_of(clerk, divided)
    assert not may_read_past_of(clerk, first)
    assert not may_read_past_of(clerk, heir)


def test_people_of_the_successor_read_what_its_predecessors_filed_but_not_the_other_way_round(merged):
    heir, first, second = merged
    clerk, stranger = MembershipFactory(unit=heir).user, MembershipFactory().user

    assert may_read_past_of(clerk, first)
    assert may_read_past_of(clerk, second)
    assert not may_read_past_of(stranger, first)
    assert not may_read_past_of(UserFactory(), first)


def test_whoever_was_let_go_by_the_successor_does_not_come_back_by_an_old_membership(merged):
    heir, first, _ = merged
    by, clerk = SuperuserFactory(), MembershipFactory(unit=first).user
    actions.leave(actions.join(heir, clerk, "drafter", by=by), by=by)

    assert role_of(clerk, heir) is None
    assert acting_for(heir) == []


def test_ending_the_old_membership_ends_what_came_of_it(merged):
    heir, first, _ = merged
    membership = MembershipFactory(unit=first)
    signatory = MembershipFactory(unit=heir, role="signatory").user

    actions.leave(membership, by=signatory)

    assert role_of(membership.user, heir) is None
    assert not may_read_past_of(membership.user, first)


def test_of_two_former_units_the_right_to_sign_counts_once(merged):
    heir, first, second = merged
    user = MembershipFactory(unit=first).user
    MembershipFactory(unit=second, user=user, role="signatory")

    assert role_of(user, heir) == "signatory"
    assert [each.role for each in acting_for(heir)] == ["signatory"]


def test_a_circle_in_the_data_is_no_endless_road():
    one, other = (UnitFactory(effective_from=None, effective_to=date(2025, 7, 1)) for _ in range(2))
    SuccessionFactory(predecessor=one, successor=other)
    SuccessionFactory(predecessor=other, successor=one)

    assert successors([one.pk], timezone.localdate(), whole=True)[one.pk] == {other.pk}
    assert acting_of(MembershipFactory(unit=one).user) == []


def test_acting_is_asked_of_the_database_a_few_times_only(merged, django_assert_max_num_queries):
    _, first, _ = merged
    clerk = MembershipFactory(unit=first).user
    with django_assert_max_num_queries(6):
        acting_of(clerk)


def test_a_hand_over_to_a_colleague_passes_the_right_to_sign_and_is_logged():
    leaving = MembershipFactory(role="signatory")
    staying = MembershipFactory(unit=leaving.unit)

    actions.hand_over(leaving, staying.user, by=leaving.user)

    assert role_of(leaving.user, leaving.unit) is None
    assert role_of(staying.user, leaving.unit) == "signatory"
    staying.refresh_from_db()
    assert staying.until is not None  # the record still says who was what, when


def test_a_drafter_who_leaves_changes_nothing_for_the_colleague():
    leaving, chair = MembershipFactory(), None
    chair = MembershipFactory(unit=leaving.unit, role="signatory")

    actions.hand_over(leaving, chair.user, by=leaving.user)

    assert role_of(chair.user, leaving.unit) == "signatory"
    assert Membership.objects.filter(user=chair.user).count() == 1


def test_work_is_handed_over_inside_the_unit_only():
    leaving, stranger = MembershipFactory(role="signatory"), MembershipFactory()

    for to in (stranger.user, leaving.user):
        with pytest.raises(actions.HandOverError):
            actions.hand_over(leaving, to, by=leaving.user)
    assert role_of(leaving.user, leaving.unit) == "signatory"


def test_the_last_signatory_stays_until_there_is_another_unless_staff_say_otherwise():
    last = MembershipFactory(role="signatory")
    with pytest.raises(actions.LastSignatoryError):
        actions.leave(last, by=last.user)
    with pytest.raises(actions.LastSignatoryError):
        actions.change_role(last, "drafter", by=last.user)

    actions.leave(last, by=SuperuserFactory())

    assert role_of(last.user, last.unit) is None
