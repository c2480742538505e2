"""Joining, parting, merging, taking back: no record is ever of two recipients, and every step can be undone."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registrations.recipients import actions, proposing, rules
from registrations.recipients.actions import Refused
from registrations.recipients.models import Apart, Proposal, Recipient, RecipientNominee, RecipientRecord, Step
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.consultations import ConsultationFactory, NomineeFactory

pytestmark = pytest.mark.django_db


def records(count=3, **values):
    """Records of one name, a year apart."""
    values = {"name": "Nông Thị Mẫu"} | values
    return [
        AwardRecordFactory(decision=DecisionFactory(published=True, signed_on=date(2018 + n, 5, 1)), **values)
        for n in range(count)
    ]


def pks(found):
    return [record.pk for record in found]


def state():
    """Everything that says which record is whose, with who said so and when."""
    return (
        list(RecipientRecord.objects.order_by("record").values_list("record", "recipient", "confirmed_by", "why")),
        dict(RecipientRecord.objects.values_list("record", "confirmed_at")),
        list(RecipientNominee.objects.order_by("nominee").values_list("nominee", "recipient", "why")),
        dict(Recipient.objects.values_list("pk", "merged_into")),
        list(Apart.objects.in_effect().order_by("pk").values_list("pk", flat=True)),
    )


def test_joined_records_have_one_recipient_named_as_in_the_newest(officer):
    old, *rest = records(2, birth_year=1970)
    newest = AwardRecordFactory(
        decision=DecisionFactory(published=True, signed_on=date(2026, 1, 1)), name="Nông Thị Mẩu", honorific="Bà"
    )
    recipient = actions.join(pks([newest, old, *rest]), officer, "Cùng số căn cước")
    assert recipient.name == "Nông Thị Mẩu"
    assert recipient.names == []
    assert recipient.birth_year == 1970
    assert set(recipient.links.values_list("record_id", "confirmed_by")) == {
        (pk, officer.pk) for pk in pks([old, *rest, newest])
    }


def test_a_record_that_comes_later_joins_the_recipient_that_is_there(officer):
    first, second, third = records()
    recipient = actions.join(pks([first, second]), officer)
    assert actions.join(pks([second, third]), officer) == recipient
    assert recipient.links.count() == 3


def test_merging_keeps_the_older_address_and_undoing_brings_both_back(officer):
    ones, others = records(2), records(2, unit_wording="Sở Y tế")
    first = actions.join(pks(ones), officer)
    second = actions.join(pks(others), officer)
    nominee = NomineeFactory(
        name="Nông Thị Mẫu", consultation=ConsultationFactory(opened=datetime(2026, 11, 12, tzinfo=UTC))
    )
    actions.link_nominee(second, nominee, officer)
    before = state()
    assert actions.merge([second, first], officer) == first
    second.refresh_from_db()
    assert second.merged_into == first
    assert first.links.count() == 4
    assert first.nominee_links.get().nominee == nominee
    actions.undo(Step.objects.get(kind=Step.Kind.MERGE), officer)
    assert state() == before


def test_a_record_split_off_is_not_proposed_again(officer):
    found = records(3, birth_year=1970)
    recipient = actions.join(pks(found), officer)
    actions.split(recipient, [found[2].pk], officer, "Hai người cùng tên trong xã")
    assert list(recipient.links.values_list("record_id", flat=True)) == pks(found[:2])
    assert not RecipientRecord.objects.filter(record=found[2]).exists()
    assert not Proposal.objects.exists()
    with pytest.raises(Refused, match="không cùng một người"):
        actions.join(pks(found[1:]), officer)
    actions.undo(Step.objects.get(kind=Step.Kind.SPLIT), officer)
    assert recipient.links.count() == 3


def test_several_records_split_off_become_a_recipient_of_their_own(officer):
    found = records(4)
    recipient = actions.join(pks(found), officer)
    actions.split(recipient, pks(found[2:]), officer)
    other = RecipientRecord.objects.get(record=found[3]).recipient
    assert other != recipient
    assert set(other.links.values_list("record_id", flat=True)) == set(pks(found[2:]))


def test_same_name_kept_apart_is_never_proposed_again_until_taken_back(officer):
    found = records(2, birth_year=1970)
    proposing.rebuild()
    assert Proposal.objects.count() == 1
    step = actions.set_apart(pks(found), officer, "Đã hỏi xã")
    proposing.rebuild()
    assert not Proposal.objects.exists()
    actions.undo(step, officer)
    assert Proposal.objects.count() == 1


def test_what_is_decided_of_one_record_holds_for_the_whole_recipient(officer):
    found, stranger = records(3), AwardRecordFactory(name="Nông Thị Mẫu")
    recipient = actions.join(pks(found[:2]), officer)
    actions.set_apart([found[0].pk, stranger.pk], officer)
    actions.join([found[1].pk, found[2].pk], officer)
    with pytest.raises(Refused):
        actions.join([found[2].pk, stranger.pk], officer)
    assert recipient.links.count() == 3


def test_an_older_step_cannot_be_taken_back_over_a_newer_one(officer):
    found = records(3)
    recipient = actions.join(pks(found[:2]), officer)
    first = Step.objects.get()
    actions.join(pks(found), officer)
    with pytest.raises(Refused, match="việc sau trước"):
        actions.undo(first, officer)
    actions.undo(Step.objects.exclude(pk=first.pk).get(), officer)
    actions.undo(first, officer)
    assert not RecipientRecord.objects.exists()
    assert not Recipient.objects.filter(pk=recipient.pk).exists()
    with pytest.raises(Refused, match="đã được hoàn tác"):
        actions.undo(first, officer)


def test_a_split_is_not_taken_back_over_a_decision_that_they_differ(officer):
    found = records(3)
    recipient = actions.join(pks(found), officer)
    split = actions.split(recipient, [found[2].pk], officer, apart=False)
    actions.set_apart([found[0].pk, found[2].pk], officer)
    before = state()
    with pytest.raises(Refused, match="xác định"):
        actions.undo(split, officer)
    assert state() == before


def test_children_and_mixed_kinds_are_never_joined(officer):
    adult, child = records(2)
    type(child).objects.filter(pk=child.pk).update(is_minor=True)
    team = AwardRecordFactory(recipient_kind="tap-the", name="Nông Thị Mẫu")
    for pair in ([adult, child], [adult, team], [adult], []):
        with pytest.raises(Refused):
            actions.join(pks(pair), officer)
    assert not Recipient.objects.exists()


def test_only_those_entitled_join_part_and_undo(officer):
    found = records(3)
    recipient, stranger = actions.join(pks(found[:2]), officer), UserFactory()
    step = Step.objects.get()
    for attempt in (
        lambda: actions.join(pks(found), stranger),
        lambda: actions.split(recipient, [found[0].pk], stranger),
        lambda: actions.set_apart(pks(found[1:]), stranger),
        lambda: actions.undo(step, stranger),
        lambda: actions.confirm_strong([], stranger),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert recipient.links.count() == 2


def test_a_record_taken_back_with_its_import_leaves_the_others(officer):
    found = records(3)
    recipient = actions.join(pks(found), officer)
    found[0].delete()
    assert recipient.links.count() == 2
    actions.undo(Step.objects.get(), officer)
    assert not RecipientRecord.objects.exists()


MOVES = st.lists(
    st.tuples(st.sampled_from(["join", "split", "apart", "undo"]), st.sets(st.integers(0, 5), min_size=1, max_size=4)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(moves=MOVES)
def test_any_sequence_keeps_every_record_whole_and_can_be_taken_back(moves, officer):
    class Rollback(Exception):
        pass

    with suppress(Rollback), transaction.atomic():
        found = records(6)
        states = []  # (step, the state before it) of what stands, oldest first
        for move, chosen in moves:
            before = state()
            try:
                step = play(move, [found[n] for n in sorted(chosen)], states, officer)
            except Refused:
                assert state() == before, "a refused step changes nothing"
                continue
            if step is not None:
                states.append((step, before))
            whole(found)
        for step, before in reversed(states):
            actions.undo(step, officer)
            assert state() == before, "a step taken back leaves exactly what was"
        assert not RecipientRecord.objects.exists()
        raise Rollback


def play(move, chosen, states, officer):
    """One move; returns the step to be taken back later, None for an undo."""
    if move == "undo":
        if not states:
            return None
        step, before = states[-1]
        actions.undo(step, officer)
        states.pop()
        assert state() == before
        return None
    if move == "join":
        actions.join(pks(chosen), officer)
    elif move == "apart":
        actions.set_apart(pks(chosen), officer)
    else:
        link = RecipientRecord.objects.filter(record=chosen[0]).first()
        if link is None:
            return None
        actions.split(link.recipient, pks(chosen), officer, apart=len(chosen) % 2 == 0)
    return Step.objects.latest("pk")


def whole(found):
    """Every record is of one recipient at most, none of a merged one, and nobody is joined with whom he is parted."""
    links = list(RecipientRecord.objects.values_list("record", "recipient"))
    assert len({record for record, _ in links}) == len(links)
    assert not RecipientRecord.objects.filter(recipient__merged_into__isnull=False).exists()
    for recipient in {recipient for _, recipient in links}:
        together = [[record] for record, whose in links if whose == recipient]
        assert not rules.parted_among(together)
