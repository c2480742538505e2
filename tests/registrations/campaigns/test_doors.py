"""Who may come in by which door; private words stay where they belong."""

import pytest
from django.contrib.auth.models import Permission

from registrations import refusals
from registrations.campaigns import review_actions
from registrations.units.models import Membership
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import send
from tests.factories.units import MembershipFactory

from .conftest import member_of

CANARY = "CANARY-3304"


@pytest.fixture
def filled(complete, signatory):
    """A registration whose every private word is marked."""
    complete.pledge = f"Giao ước {CANARY}"
    complete.contact_name = f"Liên hệ {CANARY}"
    complete.save()
    complete.rows.update(name=f"Nông Văn {CANARY}")
    return complete


def doors(registration, addresses):
    of = addresses(registration)
    return [of.page, of.unit, of.collectives, of.persons, of.targets, of.files, of.send]


def test_for_a_member_of_another_unit_a_registration_does_not_exist(client, filled, addresses):
    client.force_login(MembershipFactory().user)
    for door in doors(filled, addresses):
        for method, refused in ((client.get, {404}), (client.post, {404, 405})):
            answer = method(door)
            assert answer.status_code in refused
            assert CANARY not in answer.content.decode()


def test_without_signing_in_every_door_leads_to_the_entrance(client, filled, addresses):
    for door in [*doors(filled, addresses), "/don-vi/"]:
        answer = client.get(door)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/tai-khoan/dang-nhap/")


def test_a_form_sent_after_the_session_ended_gives_the_text_back(client, filled, addresses):
    answer = client.post(addresses(filled).targets, {"version": 1, "pledge": "Viết mãi mới xong <b>"})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Viết mãi mới xong &lt;b&gt;" in page
    assert CANARY not in page


def test_a_member_who_leaves_in_the_middle_writes_no_more(client, filled, signatory, addresses):
    client.force_login(signatory)
    assert client.get(addresses(filled).targets).status_code == 200
    Membership.objects.filter(user=signatory).delete()
    assert client.post(addresses(filled).targets, {"version": 1, "pledge": "x"}).status_code == 404
    with pytest.raises(refusals.NotAllowed):
        send(filled, signatory)


def test_the_workspace_shows_only_the_own_unit(client, filled):
    client.force_login(MembershipFactory().user)
    assert filled.unit.name not in client.get("/don-vi/").content.decode()


def test_somebody_without_a_unit_is_told_what_to_do(client, db):
    client.force_login(UserFactory())
    assert "chưa gắn với đơn vị" in client.get("/don-vi/").content.decode()


def test_nobody_begins_for_another_unit(client, filled):
    client.force_login(MembershipFactory().user)
    path = f"/don-vi/dot/{filled.campaign.pk}/don-vi/{filled.unit.pk}/bat-dau/"
    assert client.post(path).status_code == 404
    assert client.get(path).status_code == 405


def test_officers_do_not_write_for_a_unit(client, filled, officer, addresses):
    client.force_login(officer)
    assert client.post(addresses(filled).targets, {"version": 1, "pledge": "x"}).status_code == 404


def test_the_desk_is_for_officers_and_judging_for_those_who_may(client, filled, signatory):
    send(filled, signatory)
    desk = f"/quan-tri/theo-doi-dang-ky/ban/{filled.pk}/"
    client.force_login(signatory)
    assert CANARY not in client.get(desk).content.decode()
    reader = UserFactory(is_staff=True)
    wanted = ["access_admin", "view_registration"]
    reader.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    with pytest.raises(refusals.NotAllowed):
        review_actions.accept(filled.pk, number=1, by=reader)
    with pytest.raises(refusals.NotAllowed):
        review_actions.extend(filled.campaign, filled.unit, until=filled.campaign.closes_at, reason="x", by=reader)


def test_an_unknown_step_is_not_found(client, filled, signatory, addresses):
    client.force_login(signatory)
    assert client.get(f"{addresses(filled).page}buoc-la/").status_code == 404


def test_the_pages_of_a_unit_cost_few_queries(client, filled, signatory, addresses, django_assert_max_num_queries):
    member_of(filled)
    client.force_login(signatory)
    for door in ["/don-vi/", *doors(filled, addresses)]:
        with django_assert_max_num_queries(26):
            assert client.get(door).status_code == 200
