"""The public page of a unit through the years, and that it is found by an old name."""

from datetime import date

import pytest

from registrations.units import actions, entries
from registrations.units.models import Succession, UnitName
from search import registry
from search.outbox.models import Row
from tests.factories.accounts import SuperuserFactory
from tests.factories.units import MembershipFactory, SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def heir():
    """A commune that two became, one of them in part; with a former name and somebody who acts for it."""
    unit = UnitFactory(name="Xã Hợp Nhất", code="hop-nhat", effective_from=date(2025, 7, 1))
    for name, code, partial in (("Xã Bình Minh", "binh-minh", False), ("Xã Chia Đôi", "chia-doi", True)):
        old = UnitFactory(name=name, code=code, effective_from=None, effective_to=date(2025, 7, 1))
        SuccessionFactory(predecessor=old, successor=unit, on=date(2025, 7, 1), partial=partial, source="NQ 01")
    UnitName.objects.create(unit=unit, name="Xã Tên Xưa", kind="former")
    MembershipFactory(unit=unit, user__full_name="Người Làm Việc")
    return unit


def page_of(client, unit):
    return client.get(unit.get_absolute_url()).content.decode()


def test_the_page_tells_names_predecessors_and_where_the_awards_are(client, heir, office):
    page = page_of(client, heir)
    for words in ("Xã Hợp Nhất qua các thời kỳ", "Xã Tên Xưa", "Tiếp nhận", "Nhận một phần của", "Căn cứ: NQ 01"):
        assert words in page
    assert 'href="/so-vang/?donvi=hop-nhat"' in page
    assert 'href="/lich-su-don-vi/binh-minh/"' in page
    assert "Chưa đối chiếu với văn bản gốc" in page
    assert "Người Làm Việc" not in page


def test_a_unit_that_ended_leads_to_what_came_after(client, heir, office):
    old = heir.successions_in.get(partial=False).predecessor
    page = page_of(client, old)
    assert "Có đến hết ngày 30/06/2025" in page
    assert 'href="/lich-su-don-vi/hop-nhat/"' in page


@pytest.mark.parametrize("code", ["khong-co", "%00", "%3Cscript%3E", "1" * 300])
def test_an_unknown_unit_does_not_exist(client, office, code):
    assert client.get(f"/lich-su-don-vi/{code}/").status_code == 404


def test_the_page_is_light(client, heir, office, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page_of(client, heir)


def test_a_unit_with_a_past_is_an_entry_under_its_old_names(heir):
    UnitFactory(name="Sở Không Đổi")
    found = {entry.key: entry for entry in entries.entries()}
    assert len(found) == 3
    told = found[entries.key_of(heir.pk)]
    assert "Xã Bình Minh" in told.body
    assert "Xã Tên Xưa" in told.body
    assert told.url == "/lich-su-don-vi/hop-nhat/"
    for strange in (["1"], ["don-vi-"], ["don-vi-x"], ["don-vi-²"], [f"don-vi-{'9' * 40}"], []):
        assert list(entries.entries(strange)) == []
    assert [entry.key for entry in registry.entries("page", [told.key])] == [told.key]


def test_what_changes_a_past_is_told_to_the_search(heir):
    Row.objects.all().delete()
    by = SuperuserFactory()
    actions.remove_succession(Succession.objects.get(partial=True), by=by)
    keys = set(Row.objects.values_list("key", flat=True))
    assert entries.key_of(heir.pk) in keys
    assert len(keys) == 2
