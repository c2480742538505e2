"""The committed directory of Lạng Sơn's units."""

from datetime import date

import pytest
from django.core.management import call_command

from registrations.units.entries import built_in_places, places
from registrations.units.models import Succession, Unit, UnitName
from registrations.units.queries import current_units

pytestmark = pytest.mark.django_db
NOW = date(2026, 11, 21)


@pytest.fixture
def loaded(db):
    call_command("load_units", verbosity=0)


def test_there_are_61_communes_and_4_wards(loaded):
    standing = current_units(NOW)

    assert standing.filter(kind="commune").count() == 61
    assert standing.filter(kind="ward").count() == 4
    assert not standing.filter(kind__in=["district", "city", "township"]).exists()


def test_before_the_merger_there_were_eleven_districts(loaded):
    before = current_units(date(2025, 6, 30))

    assert before.filter(kind__in=["district", "city"]).count() == 11
    assert (
        before.filter(kind__in=["commune", "ward", "township"]).count()
        == Unit.objects.filter(kind__in=["commune", "ward", "township"], effective_to=date(2025, 7, 1)).count()
    )


def test_every_commune_has_its_predecessors_and_they_are_marked_as_unverified(loaded):
    communes = Unit.objects.filter(kind__in=["commune", "ward"]).in_force(NOW)

    assert not communes.filter(successions_in=None).exists()
    links = Succession.objects.filter(successor__in=communes)
    assert not links.filter(verified=True).exists()
    assert not Unit.objects.filter(successions_out__in=links, verified=True).exists()
    assert set(links.values_list("on", flat=True)) == {date(2025, 7, 1)}


def test_the_commune_that_was_split_leads_to_both_parts(loaded):
    parts = Succession.objects.filter(predecessor__name="Xã Bính Xá")

    assert {link.successor.name for link in parts} == {"Xã Đình Lập", "Xã Kiên Mộc"}
    assert all(link.partial for link in parts)


def test_four_communes_named_hoa_binh_stay_apart(loaded):
    found = Unit.objects.filter(name="Xã Hòa Bình")

    assert len({unit.label for unit in found}) == 4
    assert {unit.successions_out.get().successor.name for unit in found} == {
        "Xã Thiện Long",
        "Xã Văn Quan",
        "Xã Vạn Linh",
        "Xã Yên Bình",
    }


def test_labels_are_unique(loaded):
    labels = list(Unit.objects.values_list("label", flat=True))

    assert len(labels) == len(set(labels))


def test_a_department_that_was_merged_leads_to_its_successor(loaded):
    old = Unit.objects.get(name="Sở Kế hoạch và Đầu tư")

    assert old.successions_out.get().successor.name == "Sở Tài chính"
    assert not old.stands_on(NOW)
    assert UnitName.objects.filter(unit=old, name="Sở KH&ĐT").exists()


def test_search_learns_what_came_of_each_place_and_when(loaded):
    known = {place.label or place.name: place for place in places()}

    assert known["xã Đào Viên, huyện Tràng Định"].told() == "Từ 01/07/2025, xã Đào Viên thuộc xã Quốc Việt."
    split = known["xã Bính Xá, huyện Đình Lập"]
    assert split.told() == "Từ 01/07/2025, xã Bính Xá chia về xã Đình Lập và xã Kiên Mộc."
    assert {change.name for change in known["xã Quốc Việt, tỉnh Lạng Sơn"].out_of} == {"xã Đào Viên", "xã Quốc Việt"}
    assert "Sở KH&ĐT" in known["Sở Kế hoạch và Đầu tư"].also
    assert "06040" in known["huyện Tràng Định"].ground
    assert len(known) == Unit.objects.count()


def test_the_directory_serves_search_before_there_is_a_database(loaded):
    assert {place.code: place for place in built_in_places()} == {place.code: place for place in places()}


def test_loading_again_adds_nothing_and_leaves_what_staff_changed(loaded):
    count = Unit.objects.count()
    unit = Unit.objects.get(code="06400")
    unit.verified, unit.source = False, "Đã xem lại"
    unit.save()

    call_command("load_units", verbosity=0)

    unit.refresh_from_db()
    assert (unit.verified, unit.source) == (False, "Đã xem lại")
    assert Unit.objects.count() == count
