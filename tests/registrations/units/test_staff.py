"""The directory in the back office."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from registrations.units.models import Succession, Unit, UnitName
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.units import MembershipFactory, OrganisingBodyFactory, SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = SuperuserFactory()
    client.force_login(user)
    return user


@pytest.fixture
def reader(client):
    """Somebody in the back office who may only look."""
    user = UserFactory(second_factor=True)
    codenames = ["access_admin", "view_unit"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return user


def form(**changes):
    return {
        "organising_body": OrganisingBodyFactory().pk,
        "kind": "commune",
        "name": "Xã Thử",
        "short_name": "Thử",
        "code": "thu-1",
        "effective_from": "01/07/2025",
        "effective_to": "",
        "source": "Nghị quyết",
        "parent": "",
        "former_district": "",
    } | changes


def test_the_list_finds_without_marks_and_filters(client, staff):
    UnitFactory(name="Xã Hữu Liên", short_name="Hữu Liên", verified=True)
    UnitFactory(name="Xã Yên Bình", short_name="Yên Bình", effective_from=None, effective_to=date(2025, 7, 1))

    found = client.get(reverse("unit:index"), {"q": "huu lien"}).content.decode()
    ended = client.get(reverse("unit:index"), {"standing": "ended"}).content.decode()
    unverified = client.get(reverse("unit:index"), {"verified": "0"}).content.decode()

    assert "Xã Hữu Liên" in found
    assert "Xã Yên Bình" not in found
    assert "Xã Yên Bình" in ended
    assert "Xã Hữu Liên" not in ended
    assert "Chưa đối chiếu" in unverified
    assert "Xã Hữu Liên" not in unverified


@pytest.mark.parametrize("typed", ['"', "%", "'; --", "x" * 10_000, "\u200b", "hu\u031b\u0303u"])
def test_strange_queries_are_answered(client, staff, typed):
    assert client.get(reverse("unit:index"), {"q": typed}).status_code == 200


def test_a_unit_is_added_and_changed_with_day_first_dates(client, staff):
    answer = client.post(reverse("unit:add"), form())
    unit = Unit.objects.get(code="thu-1")
    assert answer.url == reverse("unit:inspect", args=[unit.pk])
    assert unit.effective_from == date(2025, 7, 1)

    client.post(reverse("unit:edit", args=[unit.pk]), form(name="Xã Thử Hai", short_name="Thử Hai", verified="on"))

    unit.refresh_from_db()
    assert unit.label == "Xã Thử Hai"
    assert unit.verified
    assert "thu hai" in unit.folded


def test_a_new_name_reaches_the_labels_of_units_below(client, staff):
    top = UnitFactory(kind="department", name="Sở A", short_name="", code="so-a")
    below = UnitFactory(kind="subunit", name="Phòng B", parent=top)

    client.post(reverse("unit:edit", args=[top.pk]), form(kind="department", name="Sở C", short_name="", code="so-a"))

    below.refresh_from_db()
    assert below.label == "Phòng B, Sở C"


def test_wrong_dates_and_used_codes_are_told_beside_the_field(client, staff):
    UnitFactory(code="thu-1")

    for wrong in (form(), form(code="thu-2", effective_to="01/07/2025"), form(code="thu-3", effective_from="2025")):
        answer = client.post(reverse("unit:add"), wrong)

        assert answer.context["form"].errors
    assert Unit.objects.count() == 1


def test_the_page_of_a_unit_shows_members_names_and_predecessors(client, staff):
    membership = MembershipFactory(unit__name="Xã Hữu Liên")
    SuccessionFactory(successor=membership.unit, predecessor__name="Xã Yên Thịnh", partial=True)

    page = client.get(reverse("unit:inspect", args=[membership.unit.pk])).content.decode()

    assert membership.user.full_name in page
    assert "Người nhập" in page
    assert "Xã Yên Thịnh" in page
    assert "(một phần)" in page
    assert "Chưa đối chiếu" in page


def test_names_and_predecessors_are_added_changed_and_taken_away(client, staff):
    unit, before = UnitFactory(), UnitFactory(effective_from=None, effective_to=date(2025, 7, 1))
    client.post(reverse("unit:add_name", args=[unit.pk]), {"name": "Tên Xưa", "kind": "former"})
    name = UnitName.objects.get(unit=unit)
    client.post(reverse("unit:edit_name", args=[unit.pk, name.pk]), {"name": "Tên Cổ", "kind": "former"})
    unit.refresh_from_db()
    assert "ten co" in unit.folded
    client.post(reverse("unit:remove_name", args=[unit.pk, name.pk]))
    assert not UnitName.objects.exists()

    client.post(reverse("unit:add_predecessor", args=[unit.pk]), {"predecessor": before.pk, "on": "01/07/2025"})
    link = Succession.objects.get(successor=unit)
    assert link.predecessor == before
    client.post(reverse("unit:remove_predecessor", args=[unit.pk, link.pk]))
    assert not Succession.objects.exists()


def test_a_predecessor_named_twice_or_a_name_that_ends_before_it_begins_is_told(client, staff):
    link = SuccessionFactory()
    unit = link.successor
    twice = {"predecessor": link.predecessor_id, "on": "01/07/2025"}
    backwards = {"name": "X", "kind": "former", "effective_from": "01/01/2020", "effective_to": "01/01/2019"}

    again = client.post(reverse("unit:add_predecessor", args=[unit.pk]), twice)
    wrong = client.post(reverse("unit:add_name", args=[unit.pk]), backwards)

    assert again.status_code == wrong.status_code == 422
    assert "Quan hệ kế thừa này đã có" in again.content.decode()
    assert "Ngày hết hiệu lực cần sau" in wrong.content.decode()
    assert Succession.objects.count() == 1
    assert not UnitName.objects.exists()


def test_a_member_gets_another_role_and_ends(client, staff):
    membership = MembershipFactory()
    unit = membership.unit

    client.post(reverse("unit:change_role", args=[unit.pk, membership.pk]), {"role": "signatory"})
    now = unit.memberships.get(until=None)
    assert now.role == "signatory"
    client.post(reverse("unit:end_membership", args=[unit.pk, now.pk]))
    assert not unit.memberships.filter(until=None).exists()


def test_who_may_only_look_changes_nothing(client, reader):
    link, membership = SuccessionFactory(), MembershipFactory()
    unit = link.successor
    assert client.get(reverse("unit:inspect", args=[unit.pk])).status_code == 200

    posts = [
        (reverse("unit:edit", args=[unit.pk]), form()),
        (reverse("unit:add"), form()),
        (reverse("unit:add_name", args=[unit.pk]), {"name": "X", "kind": "alias"}),
        (reverse("unit:remove_predecessor", args=[unit.pk, link.pk]), {}),
        (reverse("unit:change_role", args=[membership.unit_id, membership.pk]), {"role": "signatory"}),
        (reverse("unit:end_membership", args=[membership.unit_id, membership.pk]), {}),
        (reverse("unit:delete", args=[unit.pk]), {}),
    ]
    for address, data in posts:
        assert client.post(address, data).status_code in {302, 403}

    membership.refresh_from_db()
    assert membership.until is None
    assert membership.role == "drafter"
    assert Succession.objects.filter(pk=link.pk).exists()
    assert not Unit.objects.filter(code="thu-1").exists()


def test_not_even_a_superuser_deletes_a_unit(client, staff):
    unit = UnitFactory()

    client.post(reverse("unit:delete", args=[unit.pk]))

    assert Unit.objects.filter(pk=unit.pk).exists()


def test_the_only_council_is_chosen_already_and_one_of_several_is_not(client, staff):
    body = OrganisingBodyFactory()
    assert client.get(reverse("unit:add")).context["form"]["organising_body"].value() == body.pk
    OrganisingBodyFactory(slug="hoi-dong-khac", name="Hội đồng khác")
    assert client.get(reverse("unit:add")).context["form"]["organising_body"].value() is None
