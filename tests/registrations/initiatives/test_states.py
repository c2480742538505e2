"""Every event of an initiative in every state: what has no place there is refused, at the action and by direct POST."""

import uuid

import pytest
from django.utils import timezone

from registrations.initiatives import actions
from registrations.initiatives.models import Initiative
from registrations.refusals import WrongState
from tests.factories.accounts import SuperuserFactory
from tests.factories.initiatives import InitiativeFactory, recognise, send
from tests.factories.units import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db
State = Initiative.State
CANARY = "Kênhkênhsángkiến"

# Written down once more by hand.
ALLOWED = {
    "save": {State.DRAFT, State.RETURNED},
    "discard": {State.DRAFT},
    "submit": {State.DRAFT, State.RETURNED},
    "withdraw": {State.SUBMITTED, State.RETURNED},
    "give_back": {State.SUBMITTED},
    "recognise": {State.SUBMITTED},
    "refuse": {State.SUBMITTED},
}


def in_state(state, **fields):
    """(an initiative, its signatory, an officer) in a state, by the way that leads there."""
    record, officer = InitiativeFactory(**fields), SuperuserFactory()
    signatory = MembershipFactory(unit=record.unit, role="signatory").user
    if state != State.DRAFT:
        send(record)
    if state == State.RETURNED:
        actions.give_back(record.pk, reason="Bổ sung", by=officer)
    if state == State.RECOGNISED:
        recognise(record, officer)
    if state == State.REFUSED:
        actions.refuse(record.pk, reason="Chưa mới", by=officer)
    if state == State.WITHDRAWN:
        actions.withdraw(record.pk, by=signatory)
    record.refresh_from_db()
    assert record.state == state
    return record, signatory, officer


def events(record, signatory, officer):
    data = {name: getattr(record, name) for name in actions.FIELDS} | {"title": "Tên khác"}
    decision = {"number": "1/QĐ", "on": timezone.localdate(), "body": "", "reach": "tinh", "is_public": True}
    pk, version = record.pk, record.version
    return {
        "save": lambda: actions.save(pk, data, [], version=version, by=signatory),
        "discard": lambda: actions.discard(pk, by=signatory),
        "submit": lambda: actions.submit(pk, version=version, form_key=uuid.uuid4(), by=signatory),
        "withdraw": lambda: actions.withdraw(pk, by=signatory),
        "give_back": lambda: actions.give_back(pk, reason="x", by=officer),
        "recognise": lambda: actions.recognise(pk, by=officer, **decision),
        "refuse": lambda: actions.refuse(pk, reason="x", by=officer),
    }


def stored(record):
    return Initiative.objects.filter(pk=record.pk).values().get(), record.submissions.count()


@pytest.mark.parametrize("state", State.values)
def test_every_illegal_move_is_refused_at_every_door(client, state):
    record, signatory, officer = in_state(state)
    before = stored(record)
    for name, event in events(record, signatory, officer).items():
        if state not in ALLOWED[name]:
            with pytest.raises(WrongState):
                event()
    at, desk = record.get_absolute_url(), f"/quan-tri/sang-kien/{record.pk}/"
    typed = {"version": record.version, "title": "Tên khác", "tac-gia-TOTAL_FORMS": 0, "tac-gia-INITIAL_FORMS": 0}
    doors = [
        ("save", signatory, f"{at}sua/", typed),
        ("discard", signatory, f"{at}bo/", {}),
        ("submit", signatory, f"{at}gui/", {"version": record.version, "form_key": uuid.uuid4()}),
        ("withdraw", signatory, f"{at}rut/", {}),
        ("give_back", officer, desk, {"viec": "tra", "return_form-reason": "x"}),
        ("refuse", officer, desk, {"viec": "khong", "refuse_form-reason": "x"}),
        ("recognise", officer, desk, {"viec": "cong-nhan", "recognise_form-number": "1", "recognise_form-reach": "tinh",
                                      "recognise_form-on": f"{timezone.localdate():%d/%m/%Y}"}),
    ]  # fmt: skip
    for name, who, path, form in doors:
        if state not in ALLOWED[name]:
            client.force_login(who)
            assert client.post(path, form).status_code in {302, 404, 409, 422}
    assert stored(record) == before


@pytest.mark.parametrize("name", ALLOWED)
def test_every_legal_move_is_made(name):
    for state in ALLOWED[name]:
        events(*in_state(state))[name]()


def test_no_letter_of_a_unit_is_on_a_page_of_another_or_of_the_public(client):
    """Nor does the officer read what a unit changes after it was returned, before it is sent again."""
    officers, records = {}, {}
    for state in State.values:
        records[state], _, officers[state] = in_state(state, solution=f"{CANARY} giải pháp", unit=UnitFactory())
    outsider = MembershipFactory(unit=UnitFactory(), role="signatory").user
    addresses = [record.get_absolute_url() for record in records.values()]
    pages = [page for address in addresses for page in (address, f"{address}sua/")]
    for user in (None, outsider):
        client.logout()
        if user:
            client.force_login(user)
        for page in [*pages, "/don-vi/sang-kien/", "/don-vi/", "/sang-kien/", "/sang-kien/?q=kenh"]:
            assert CANARY not in client.get(page).content.decode(), page
    returned = records[State.RETURNED]
    Initiative.objects.filter(pk=returned.pk).update(solution="Chỉ riêng đơn vị đọc")
    copy = InitiativeFactory(solution=f"{CANARY} giải pháp")
    send(copy)
    client.force_login(officers[State.RETURNED])
    likeness = copy.likenesses.get(earlier=returned)
    compared = client.get(f"/quan-tri/sang-kien/{copy.pk}/so-sanh/{likeness.pk}/").content.decode()
    assert CANARY in compared
    assert "Chỉ riêng đơn vị đọc" not in compared
