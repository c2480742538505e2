"""A commune registers for its hamlets and schools: what it named once is offered again."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from registrations.campaigns.models import RegistrationRow
from registrations.titles.models import RecipientKind
from registrations.units import collectives
from registrations.units.models import Collective
from tests.factories.campaigns import RegistrationFactory, send
from tests.factories.units import MembershipFactory, SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    found = MembershipFactory()
    client.force_login(found.user)
    return found


def page_of(unit):
    return f"/don-vi/{unit.pk}/tap-the/"


def names(unit):
    return [each.name for each in collectives.collectives_of(unit)]


def test_what_was_sent_once_is_offered_in_the_next_campaign(client, complete, signatory, rows, addresses):
    title = complete.campaign.titles.get(name="Tập thể lao động tiên tiến")
    RegistrationRow.objects.create(
        registration=complete, kind=RecipientKind.COLLECTIVE, order=1, name="Thôn Cốc Lùng", title=title
    )
    send(complete, signatory)
    following = RegistrationFactory(unit=complete.unit)
    client.force_login(signatory)

    assert "Thêm cả 1 tập thể vào bảng" in client.get(addresses(following).collectives).content.decode()
    answer = client.post(addresses(following).collectives, rows(following, lay="1"))

    assert answer.url == addresses(following).collectives
    assert [row.name for row in following.rows.all()] == ["Thôn Cốc Lùng"]
    assert "Thêm cả" not in client.get(answer.url).content.decode()


def test_a_name_typed_already_is_not_added_twice(client, complete, signatory, rows, addresses):
    collectives.add(complete.unit, ["Thôn Cốc Lùng", "Trường Tiểu học Mẫu"], by=signatory)
    client.force_login(signatory)

    client.post(addresses(complete).collectives, rows(complete, ("thôn cốc lùng", None), lay="1"))

    found = complete.rows.filter(kind=RecipientKind.COLLECTIVE).order_by("order")
    assert [row.name for row in found] == ["thôn cốc lùng", "Trường Tiểu học Mẫu"]


def test_names_are_added_a_line_each_and_known_ones_are_left(client, member):
    text = "Thôn Một\nTHÔN MỘT\n\n  Trạm Y tế  xã \n"
    assert client.post(page_of(member.unit), {"names": text}).status_code == 302
    client.post(page_of(member.unit), {"names": "Thon Mot"})
    assert names(member.unit) == ["Thôn Một", "Trạm Y tế xã"]


def test_a_new_name_keeps_the_old_ones_days(client, member):
    old = Collective.objects.create(unit=member.unit, name="Thôn Cũ", effective_from=date(2025, 7, 1))

    client.post(f"{page_of(member.unit)}{old.pk}/", {"name": "Thôn Mới"})

    old.refresh_from_db()
    assert old.effective_to == timezone.localdate()
    assert names(member.unit) == ["Thôn Mới"]
    assert "Trước đây: Thôn Cũ" in client.get(page_of(member.unit)).content.decode()
    then = timezone.now() - timedelta(days=30)
    assert [each.name for each in collectives.collectives_of(member.unit, then)] == ["Thôn Cũ"]


def test_taking_one_off_the_list_keeps_it_for_the_past(client, member):
    old = Collective.objects.create(unit=member.unit, name="Thôn Cũ", effective_from=date(2025, 7, 1))
    client.post(f"{page_of(member.unit)}{old.pk}/", {"bo": "1"})
    assert names(member.unit) == []
    assert Collective.objects.filter(name="Thôn Cũ").exists()


def test_the_successor_is_offered_the_collectives_of_the_communes_that_went_into_it(client, member):
    before = UnitFactory(effective_from=None, effective_to=date(2025, 7, 1))
    SuccessionFactory(predecessor=before, successor=member.unit)
    old = Collective.objects.create(unit=before, name="Thôn Thừa Hưởng")
    assert names(member.unit) == ["Thôn Thừa Hưởng"]

    client.post(f"{page_of(member.unit)}{old.pk}/", {"name": "Thôn Đổi Tên"})

    assert names(member.unit) == ["Thôn Đổi Tên"]
    old.refresh_from_db()
    assert old.unit == before


def test_another_units_list_does_not_exist(client, member):
    other = Collective.objects.create(unit=UnitFactory(), name="Thôn Canh Gác")
    assert client.get(page_of(other.unit)).status_code == 404
    assert client.post(page_of(other.unit), {"names": "x"}).status_code == 404
    assert client.post(f"{page_of(other.unit)}{other.pk}/", {"bo": "1"}).status_code == 404
    assert client.post(f"{page_of(member.unit)}{other.pk}/", {"bo": "1"}).status_code == 404
    assert "Canh Gác" not in client.get(page_of(member.unit)).content.decode()
    assert names(other.unit) == ["Thôn Canh Gác"]


@pytest.mark.parametrize("text", ["", " \n \u200b\n", "x" * 201, "\x00", "y" * 70_000])
def test_odd_names_are_refused_beside_the_field(client, member, text):
    answer = client.post(page_of(member.unit), {"names": text})
    assert answer.status_code == 422
    assert names(member.unit) == []


@pytest.mark.parametrize("name", ["", "\x00", "\u200b", "x" * 5000])
def test_odd_new_names_change_nothing(client, member, name):
    old = Collective.objects.create(unit=member.unit, name="Thôn Một", effective_from=date(2025, 7, 1))
    assert client.post(f"{page_of(member.unit)}{old.pk}/", {"name": name}).status_code == 302
    assert names(member.unit) == ["Thôn Một"]


def test_markup_stays_text(client, member):
    client.post(page_of(member.unit), {"names": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in client.get(page_of(member.unit)).content.decode()
