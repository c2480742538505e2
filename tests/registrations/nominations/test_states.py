"""Every move of the table, and every one that is not in it, for each role."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations.nominations import actions, hooks, unit_actions
from registrations.nominations.models import Case, Event
from registrations.nominations.refusals import Blocked
from registrations.nominations.states import MOVES, TABLE, Role, State
from registrations.notices.models import Notice
from registrations.refusals import NotAllowed, Refused, WrongState
from tests.factories.accounts import UserFactory
from tests.factories.nominations import CaseFactory, send, title_that_needs_comment
from tests.factories.units import MembershipFactory

BY_HAND = [move for move in TABLE if move.by_hand]


@pytest.fixture
def people(sent, signatory, clerk, officer, approver):
    """Somebody for each role, and somebody without any."""
    return {
        Role.DRAFTER: clerk,
        Role.SIGNATORY: signatory,
        Role.OFFICER: officer,
        Role.APPROVER: approver,
        "nobody": UserFactory(),
        "another unit": MembershipFactory(role="signatory").user,
    }


def put(nomination, state):
    nomination.state = state
    nomination.resume_to = State.VERIFYING if state == State.SUSPENDED else ""
    nomination.save()


def attempt(nomination, move, by):
    """Try a move by whichever door it has."""
    if move.key in ("gui", "gui-lai"):
        return send(nomination, by)
    if move.key == "rut":
        return unit_actions.withdraw(nomination.pk, reason="Lý do", by=by)
    return actions.move(nomination.pk, move.key, by=by, reason="Lý do")


@pytest.mark.parametrize("move", TABLE, ids=lambda move: move.key)
def test_a_move_starts_from_its_states_and_by_its_roles_and_from_nowhere_else(move, sent, people, window, subtests):
    window(sent, timezone.now())  # what the council waits for is over
    for state in State:
        for role, person in people.items():
            put(sent, state)
            events = Event.objects.count()
            allowed = role in move.roles and state in move.sources
            with subtests.test(state=state, role=role):
                if move.key in ("gui", "gui-lai") and state in (State.DRAFT, State.ASKED):
                    # One door sends: which of the two moves it is, the state says.
                    allowed = role in move.roles
                if allowed:
                    attempt(sent, move, person)
                    sent.refresh_from_db()
                    assert sent.state in (move.target, State.VERIFYING, State.SENT, State.MENDED)
                    assert sent.state != state
                else:
                    with pytest.raises(Refused):
                        attempt(sent, move, person)
                    sent.refresh_from_db()
                    assert sent.state == state
                    assert Event.objects.count() == events


def test_every_state_is_reached_and_every_end_may_be_left_only_as_the_table_says():
    reached = {move.target for move in TABLE}
    assert set(State) - reached == {State.DRAFT}
    leaving = {state for move in TABLE for state in move.sources}
    assert set(State) - leaving == set()


def test_the_whole_way_is_logged_dated_and_told(sent, people):
    officer = people[Role.OFFICER]
    Notice.objects.all().delete()
    way = (
        "tiep-nhan",
        "tham-dinh",
        "trinh-hoi-dong",
        "thong-qua",
        "cho-quyet-dinh",
        "co-quyet-dinh",
        "cong-bo",
        "luu-tru",
    )
    for key in way:
        actions.move(sent.pk, key, by=officer)
    sent.refresh_from_db()
    assert sent.state == State.ARCHIVED
    assert [event.move for event in sent.events.order_by("pk")] == ["gui", *way]
    assert ModelLogEntry.objects.filter(action="nominations.move", object_id=str(sent.pk)).count() == 9
    told = set(Notice.objects.values_list("kind", flat=True))
    assert told == {f"nomination.{key}" for key in way if MOVES[key].mail}


def test_an_officer_with_an_old_page_does_not_move_it_twice(sent, officer):
    actions.move(sent.pk, "tiep-nhan", by=officer, seen=State.SENT)
    with pytest.raises(WrongState):
        actions.move(sent.pk, "tiep-nhan", by=officer, seen=State.SENT)


@pytest.mark.parametrize("move", [move for move in BY_HAND if move.reason], ids=lambda move: move.key)
def test_a_move_that_needs_a_reason_is_refused_without_one(move, sent, people):
    put(sent, move.sources[0])
    person = people[move.roles[0]]
    with pytest.raises(Refused):
        actions.move(sent.pk, move.key, by=person, reason="   ")
    sent.refresh_from_db()
    assert sent.state == move.sources[0]


def test_a_suspension_goes_back_to_where_it_began(sent, officer):
    for state in MOVES["tam-dung"].sources:
        put(sent, state)
        actions.move(sent.pk, "tam-dung", by=officer, reason="Có đơn")
        actions.move(sent.pk, "tiep-tuc", by=officer, reason="Đã rõ")
        sent.refresh_from_db()
        assert sent.state == state


def test_a_pending_complaint_closes_the_council_step_until_it_is_cleared(sent, officer):
    complaint = actions.open_complaint(sent.pk, reference="Đơn 12", received_on=timezone.localdate(), by=officer)
    for state, key in (
        (State.VERIFYING, "trinh-hoi-dong"),
        (State.CONSULTING, "trinh-hoi-dong"),
        (State.COUNCIL, "thong-qua"),
    ):
        put(sent, state)
        with pytest.raises(Blocked, match="đơn thư"):
            actions.move(sent.pk, key, by=officer)
    actions.clear_complaint(complaint.pk, outcome="Không có căn cứ.", by=officer)
    assert actions.move(sent.pk, "thong-qua", by=officer).after == State.PASSED


def test_a_suspended_nomination_does_not_go_on_while_its_complaint_is_pending(sent, officer):
    put(sent, State.VERIFYING)
    actions.open_complaint(sent.pk, reference="Đơn 12", received_on=timezone.localdate(), by=officer)
    actions.move(sent.pk, "tam-dung", by=officer, reason="Có đơn")
    with pytest.raises(Blocked):
        actions.move(sent.pk, "tiep-tuc", by=officer, reason="Vội")


@pytest.fixture
def window(monkeypatch):
    """A consultation that ends at a given instant, as the room above tells it."""

    def opened(nomination, closes_at):
        cases = frozenset(nomination.cases.values_list("pk", flat=True))
        found = hooks.CommentWindow("Danh sách mẫu", "/y-kien/mau/", cases, timezone.now(), closes_at)
        monkeypatch.setitem(hooks._windows, "mau", lambda asked: [found] if asked == nomination else [])

    return opened


def test_the_council_waits_for_the_end_of_the_window_to_the_microsecond(sent, officer, window):
    put(sent, State.CONSULTING)
    now = timezone.now()
    window(sent, now)
    with pytest.raises(Blocked, match="thời hạn lấy ý kiến"):
        actions.move(sent.pk, "trinh-hoi-dong", by=officer, now=now - timedelta(microseconds=1))
    assert actions.move(sent.pk, "trinh-hoi-dong", by=officer, now=now).after == State.COUNCIL


def test_a_draft_consultation_blocks_as_an_open_one_does(sent, officer, window):
    put(sent, State.CONSULTING)
    window(sent, None)
    with pytest.raises(Blocked, match="chưa được duyệt mở"):
        actions.move(sent.pk, "trinh-hoi-dong", by=officer)


def test_a_title_that_the_public_is_asked_about_cannot_skip_the_consultation(sent, officer):
    sent.cases.update(title=title_that_needs_comment())
    put(sent, State.VERIFYING)
    with pytest.raises(Blocked, match="lấy ý kiến nhân dân"):
        actions.move(sent.pk, "trinh-hoi-dong", by=officer)


def test_consulting_without_any_consultation_goes_nowhere(sent, officer):
    put(sent, State.CONSULTING)
    with pytest.raises(Blocked, match="Chưa có cuộc lấy ý kiến"):
        actions.move(sent.pk, "trinh-hoi-dong", by=officer)


def test_the_council_may_pass_some_and_not_others(sent, officer):
    other = CaseFactory(nomination=sent)
    first = sent.cases.exclude(pk=other.pk).get()
    put(sent, State.COUNCIL)
    with pytest.raises(Refused):
        actions.move(sent.pk, "thong-qua", by=officer, passed=[])
    actions.move(sent.pk, "thong-qua", by=officer, passed=[first.pk])
    assert list(Case.objects.standing().filter(nomination=sent)) == [first]


def test_a_day_that_has_not_come_is_refused(sent, officer):
    with pytest.raises(Refused, match="sau hôm nay"):
        actions.move(sent.pk, "tiep-nhan", by=officer, on=timezone.localdate() + timedelta(days=1))


def test_only_the_approver_revokes(sent, officer, approver):
    put(sent, State.PUBLISHED)
    with pytest.raises(NotAllowed):
        actions.move(sent.pk, "thu-hoi", by=officer, reason="Khai sai")
    assert actions.move(sent.pk, "thu-hoi", by=approver, reason="Khai sai").after == State.REVOKED


def test_following_moves_only_those_that_stand_where_the_move_begins(sent, officer):
    put(sent, State.VERIFYING)
    assert actions.follow([sent.pk], "lay-y-kien", by=officer, now=timezone.now()) == 1
    assert actions.follow([sent.pk], "lay-y-kien", by=officer, now=timezone.now()) == 0
