"""The state machine of a registration: every action in every state, and each boundary of time with a stopped clock."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Count
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations import refusals
from registrations.campaigns import actions, review_actions, rules
from registrations.campaigns.models import Registration, Review, Submission
from tests.factories import files
from tests.factories.accounts import SuperuserFactory
from tests.factories.campaigns import CompleteRegistrationFactory, send
from tests.factories.units import UnitFactory

from .conftest import member_of

pytestmark = pytest.mark.django_db
State = Registration.State
DRAFT, SUBMITTED, RETURNED, ACCEPTED = State.DRAFT, State.SUBMITTED, State.RETURNED, State.ACCEPTED


@pytest.fixture
def officer():
    return SuperuserFactory()


def in_state(state, officer):
    """A registration that came into a state by the moves that lead there, and its signatory."""
    registration = CompleteRegistrationFactory()
    signatory = member_of(registration, "signatory")
    if state != DRAFT:
        send(registration, signatory)
    if state == RETURNED:
        review_actions.give_back(registration.pk, number=1, reason="Mời sửa", steps=[], until=None, by=officer)
    if state == ACCEPTED:
        review_actions.accept(registration.pk, number=1, by=officer)
    registration.refresh_from_db()
    return registration, signatory


def later(registration):
    return registration.closes_at + timedelta(days=20)


# Each event of the room: how it is brought about, and in which states it may be.
EVENTS = {
    "save": (
        lambda r, member, officer: actions.save_step(
            r.pk, "targets", {"answers": {}, "pledge": "Khác"}, version=r.version, by=member
        ),
        {DRAFT: DRAFT, RETURNED: RETURNED},
    ),
    "add a file": (
        lambda r, member, officer: actions.add_files(r.pk, [SimpleUploadedFile("a.pdf", files.pdf("a"))], by=member),
        {DRAFT: DRAFT, RETURNED: RETURNED},
    ),
    "remove a file": (
        lambda r, member, officer: actions.remove_file(r.pk, 1, by=member),
        {DRAFT: DRAFT, RETURNED: RETURNED},
    ),
    "send": (lambda r, member, officer: send(r, member), {DRAFT: SUBMITTED, RETURNED: SUBMITTED}),
    "accept": (
        lambda r, member, officer: review_actions.accept(r.pk, number=1, by=officer),
        {SUBMITTED: ACCEPTED},
    ),
    "return": (
        lambda r, member, officer: review_actions.give_back(
            r.pk, number=1, reason="x", steps=[], until=None, by=officer
        ),
        {SUBMITTED: RETURNED},
    ),
    "take back": (
        lambda r, member, officer: review_actions.reopen(r.pk, number=1, reason="x", by=officer),
        {ACCEPTED: SUBMITTED},
    ),
    "extend": (
        lambda r, member, officer: review_actions.extend(r.campaign, r.unit, until=later(r), reason="x", by=officer),
        {DRAFT: DRAFT, RETURNED: RETURNED},
    ),
}


def everything(registration):
    """All that an event could have changed."""
    found = Registration.objects.filter(pk=registration.pk)
    row = found.values("state", "version", "pledge", "extended_until").get()
    kinds = Review.objects.filter(registration=registration).values_list("outcome").annotate(Count("pk"))
    sent = Submission.objects.filter(registration=registration).count()
    return row, sorted(kinds), sent, registration.files.count(), ModelLogEntry.objects.count()


@pytest.mark.parametrize("state", list(State), ids=lambda state: state.value)
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_in_every_state(event, state, officer):
    do, allowed = EVENTS[event]
    registration, signatory = in_state(state, officer)
    before = everything(registration)
    if state in allowed:
        do(registration, signatory, officer)
        registration.refresh_from_db()
        assert registration.state == allowed[state]
    else:
        with pytest.raises(refusals.WrongState):
            do(registration, signatory, officer)
        assert everything(registration) == before


@pytest.mark.parametrize("event", ["accept", "return", "take back", "extend"])
def test_what_officers_do_nobody_else_does(event, officer):
    do, allowed = EVENTS[event]
    for state in allowed:
        registration, signatory = in_state(state, officer)
        before = everything(registration)
        with pytest.raises(refusals.NotAllowed):
            do(registration, signatory, signatory)
        assert everything(registration) == before


def test_the_states_and_their_words_are_complete():
    assert {*rules.STANDING_WORDS} == {*State.values, "waiting", "todo", "late", "overdue"}
    assert {*rules.EDITABLE} | {SUBMITTED, ACCEPTED} == {*State}


INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize("state", [DRAFT, RETURNED])
def test_each_boundary_of_time(state, officer):
    registration, signatory = in_state(state, officer)
    opens, closes = registration.campaign.opens_at, registration.closes_at
    data = {"answers": {}, "pledge": "Ngay lúc ấy"}

    def write(at):
        with time_machine.travel(at, tick=False):
            actions.save_step(registration.pk, "targets", data, version=10**6, by=signatory)

    for at, taken in ((opens - INSTANT, False), (opens, True), (closes - INSTANT, True), (closes, False)):
        data = data | {"pledge": f"Lúc {at.isoformat()}"}
        if taken:
            write(at)
        else:
            with pytest.raises(refusals.TooLate):
                write(at)
        registration.refresh_from_db()
        assert (registration.pledge == data["pledge"]) is taken


def test_more_time_counts_from_the_very_instant(officer):
    registration, signatory = in_state(DRAFT, officer)
    closes, until = registration.closes_at, registration.closes_at + timedelta(days=3)
    data = {"answers": {}, "pledge": "Sau khi gia hạn"}
    with time_machine.travel(closes, tick=False):
        with pytest.raises(refusals.TooLate):
            actions.save_step(registration.pk, "targets", data, version=1, by=signatory)
        review_actions.extend(registration.campaign, registration.unit, until=until, reason="Mưa", by=officer)
        actions.save_step(registration.pk, "targets", data, version=1, by=signatory)
    with time_machine.travel(until - INSTANT, tick=False):
        assert send(registration, signatory).number == 1
    other, member = in_state(DRAFT, officer)
    review_actions.extend(other.campaign, other.unit, until=later(other), reason="Mưa", by=officer)
    with time_machine.travel(later(other), tick=False), pytest.raises(refusals.TooLate):
        send(other, member)


@pytest.mark.parametrize("offset", [-INSTANT, timedelta(0)])
def test_more_time_must_be_more(officer, offset):
    registration, _ = in_state(DRAFT, officer)
    until = registration.closes_at + offset
    with pytest.raises(refusals.Refused):
        review_actions.extend(registration.campaign, registration.unit, until=until, reason="x", by=officer)
    until = registration.closes_at + INSTANT
    review_actions.extend(registration.campaign, registration.unit, until=until, reason="x", by=officer)
    registration.refresh_from_db()
    assert registration.closes_at == until


def test_a_return_at_the_deadline_needs_a_day_and_an_instant_before_it_does_not(officer):
    for offset, refused in ((-INSTANT, False), (timedelta(0), True)):
        registration, _ = in_state(SUBMITTED, officer)
        with time_machine.travel(registration.closes_at + offset, tick=False):
            give = {"number": 1, "reason": "x", "steps": [], "until": None, "by": officer}
            if refused:
                with pytest.raises(refusals.Refused):
                    review_actions.give_back(registration.pk, **give)
            else:
                review_actions.give_back(registration.pk, **give)


def test_a_unit_that_has_nothing_to_do_with_a_campaign_gets_no_draft_by_more_time(officer):
    registration, _ = in_state(DRAFT, officer)
    stranger = UnitFactory(kind="department")
    with pytest.raises(refusals.Refused):
        review_actions.extend(
            registration.campaign, stranger, until=timezone.now() + timedelta(days=90), reason="x", by=officer
        )
    assert not Registration.objects.filter(unit=stranger).exists()


def test_an_older_submission_is_never_judged(officer):
    registration, signatory = in_state(RETURNED, officer)
    send(registration, signatory, key=uuid.uuid4())
    for judge in (
        lambda: review_actions.accept(registration.pk, number=1, by=officer),
        lambda: review_actions.give_back(registration.pk, number=1, reason="x", steps=[], until=None, by=officer),
        lambda: review_actions.accept(registration.pk, number=3, by=officer),
    ):
        with pytest.raises(refusals.WrongState):
            judge()
