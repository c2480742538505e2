"""The state follows from time and events; every event is refused in every state where it has no place."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from registrations.refusals import Refused, WrongState
from registrations.scoring import actions, closing, criteria_actions, rules, setting_up
from registrations.scoring.models import Scoring
from tests.factories import scoring as made

pytestmark = pytest.mark.django_db

# Written down once more by hand, from what the phases mean.
ALLOWED = {
    "save_self": "self",
    "send_self": "self",
    "recall_self": "self",
    "add_evidence": "self",
    "remove_evidence": "self",
    "assign": "waiting self cross",
    "rota": "waiting self cross",
    "adopt": "waiting self",
    "save_cross": "cross",
    "send_cross": "cross",
    "save_cluster": "cluster",
    "fill": "cluster",
    "leave_out": "cluster",
    "lock": "cluster",
    "move": "waiting self cross cluster overdue",
    "protest": "protest",
    "answer": "protest review",
    "reopen": "protest review",
    "propose": "review",
    "approve": "review",
}


def events(group, now):
    """Every event as the person who may cause it would."""
    pk, unit = group.scoring.pk, group.units[1].pk
    head, own, checker = group.signatories[0], group.signatories[1], group.signatories[2]
    points = made.given(group, "50", "30", note="x")
    return {
        "save_self": lambda: actions.save(pk, unit, "self", points, version=0, by=own),
        "send_self": lambda: actions.send(pk, unit, "self", version=0, by=own),
        "recall_self": lambda: actions.recall(pk, unit, by=own),
        "add_evidence": lambda: actions.add_evidence(pk, unit, group.criteria[0].pk, [], by=own),
        "remove_evidence": lambda: actions.remove_evidence(pk, unit, 1, by=own),
        "assign": lambda: setting_up.assign(pk, {group.units[0].pk: group.units[1].pk}, by=head),
        "rota": lambda: setting_up.assign_by_rota(pk, by=head),
        "adopt": lambda: criteria_actions.adopt(pk, by=group.officer),
        "save_cross": lambda: actions.save(pk, unit, "cross", points, version=0, by=checker),
        "send_cross": lambda: actions.send(pk, unit, "cross", version=0, by=checker),
        "save_cluster": lambda: actions.save(pk, unit, "cluster", points, version=0, by=head),
        "fill": lambda: actions.fill(pk, unit, by=head),
        "leave_out": lambda: closing.leave_out(pk, unit, "Mới tham gia", by=head),
        "lock": lambda: closing.lock(pk, by=head),
        "move": lambda: setting_up.move(
            pk, made.instants(cluster_closes_at=(2027, 1, 9)), reason="Thêm thời gian", by=group.officer
        ),
        "protest": lambda: closing.protest(pk, unit, "Xem lại", form_key=uuid.uuid4(), by=own),
        "answer": lambda: closing.answer(pk, 1, outcome="dismissed", text="Giữ nguyên", by=group.officer),
        "reopen": lambda: closing.reopen(pk, until=now + timedelta(days=20), reason="Chấm lại", by=group.officer),
        "propose": lambda: closing.propose(pk, by=group.officer),
        "approve": lambda: closing.approve(pk, by=group.second),
    }


@pytest.mark.parametrize("state", rules.STATES)
def test_an_event_happens_only_in_its_states(state):
    group = made.scored_cluster()
    with time_machine.travel(made.instant(*made.WHEN["waiting"]), tick=False):
        setting_up.assign(group.scoring.pk, {group.units[1].pk: group.units[2].pk}, by=group.signatories[0])
    group, now = made.in_state(state, group)
    assert rules.state(group.scoring, now) == state
    before = Scoring.objects.filter(pk=group.scoring.pk).values().get()
    with time_machine.travel(now, tick=False):
        for name, event in events(group, now).items():
            if state in ALLOWED[name].split():
                continue
            with pytest.raises(WrongState):
                event()
    assert Scoring.objects.filter(pk=group.scoring.pk).values().get() == before


@pytest.mark.parametrize(("name", "state"), [(name, state) for name in ALLOWED for state in ALLOWED[name].split()])
def test_an_event_is_never_refused_for_the_state_it_belongs_to(name, state):
    group = made.scored_cluster()
    with time_machine.travel(made.instant(*made.WHEN["waiting"]), tick=False):
        setting_up.assign(group.scoring.pk, {group.units[1].pk: group.units[2].pk}, by=group.signatories[0])
    group, now = made.in_state(state, group)
    with time_machine.travel(now, tick=False):
        refusal = ""
        try:
            events(group, now)[name]()
        except Refused as error:
            refusal = error.message
    assert "không làm được lúc này" not in refusal


def test_each_phase_ends_at_its_instant_to_the_microsecond():
    group = made.scored_cluster()
    tick = timedelta(microseconds=1)
    edges = [
        (group.scoring.self_opens_at, "waiting", "self"),
        (group.scoring.self_closes_at, "self", "cross"),
        (group.scoring.cross_closes_at, "cross", "cluster"),
        (group.scoring.cluster_closes_at, "cluster", "overdue"),
    ]
    for edge, before, after in edges:
        assert rules.state(group.scoring, edge - tick) == before
        assert rules.state(group.scoring, edge) == after
    locked = made.settle(group, *made.ROWS)
    assert rules.state(locked, locked.protest_closes_at - tick) == "protest"
    assert rules.state(locked, locked.protest_closes_at) == "review"


def test_the_protest_window_counts_working_days_and_skips_the_holiday():
    locked = made.settle(made.scored_cluster(), *made.ROWS)
    # Locked on Wednesday 25/11/2026: five working days after it end with Wednesday 02/12.
    assert locked.protest_closes_at == made.instant(2026, 12, 3)


def test_more_time_opens_a_phase_again_and_what_was_sent_stays_sent():
    group = made.scored_cluster()
    made.self_score(group, 1, "50", "30")
    now = made.instant(2026, 11, 17, 9)
    later = made.instants(self_closes_at=(2026, 11, 20))
    setting_up.move(group.scoring.pk, later, reason="Mưa lũ", by=group.officer, now=now)
    scoring = Scoring.objects.get()
    assert rules.state(scoring, now) == "self"
    assert scoring.sheets.get(unit=group.units[1]).self_sent_at


@pytest.mark.parametrize("changed", [{"cross_closes_at": (2026, 11, 20)}, {"self_opens_at": (2026, 11, 12)}])
def test_once_begun_no_unit_loses_time(changed):
    group = made.scored_cluster()
    with pytest.raises(WrongState, match="không rút ngắn"):
        setting_up.move(
            group.scoring.pk,
            made.instants(**changed),
            reason="Vội",
            by=group.officer,
            now=made.instant(*made.WHEN["self"]),
        )
