"""Clusters by year: seats, last year's copy, the office's list, the board that filters by them."""

import io
from datetime import date

import pytest
import time_machine
import xlsxwriter
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registrations.clusters import actions, queries
from registrations.clusters.imports import read_text
from registrations.clusters.models import Cluster, Seat
from registrations.tables.errors import UnreadableList
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.campaigns import CampaignFactory
from tests.factories.clusters import ClusterFactory, SeatFactory
from tests.factories.units import OrganisingBodyFactory, SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db
TODAY = "2026-11-21 09:00:00+07:00"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY, tick=True):
        yield


@pytest.fixture
def staff(client):
    user = SuperuserFactory()
    client.force_login(user)
    return user


def workbook(*rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return SimpleUploadedFile("cum.xlsx", out.getvalue())


def test_a_unit_sits_in_one_cluster_at_a_time(staff):
    seat, other = SeatFactory(), ClusterFactory()
    with pytest.raises(ValidationError, match="đang ở"):
        actions.save_seat(Seat(cluster=other, unit=seat.unit), by=staff)

    seat.effective_to = date(2026, 7, 1)
    actions.save_seat(seat, by=staff)
    actions.save_seat(Seat(cluster=other, unit=seat.unit, effective_from=date(2026, 7, 1)), by=staff)

    assert queries.seats_of([seat.cluster, other], [seat.unit_id])[seat.unit_id].cluster == other


def test_a_cluster_has_one_head(staff):
    cluster = SeatFactory(role="head").cluster
    with pytest.raises(ValidationError, match="đã có đơn vị trưởng"):
        actions.save_seat(Seat(cluster=cluster, unit=UnitFactory(), role="head"), by=staff)


def test_last_years_clusters_are_copied_once_and_units_that_are_no_more_give_way(client, staff):
    cluster = ClusterFactory(year=2026, name="Cụm số 1")
    standing = SeatFactory(cluster=cluster, role="head").unit
    merged = SeatFactory(cluster=cluster, unit=UnitFactory(effective_to=date(2026, 12, 31))).unit
    SeatFactory(cluster=cluster, unit=UnitFactory(effective_to=date(2026, 12, 31)))
    left = SeatFactory(cluster=cluster, effective_to=date(2026, 3, 1)).unit
    heir = UnitFactory()
    SuccessionFactory(predecessor=merged, successor=heir, on=date(2026, 12, 31))
    form = {"organising_body": cluster.organising_body_id, "year": 2027}

    # The list says "copy" for next year: on its first day.
    seats_before = set(Seat.objects.values_list("unit_id", flat=True))
    assert client.post(reverse("cluster:copy"), form).status_code == 302
    assert client.post(reverse("cluster:copy"), form).status_code == 302

    new = Cluster.objects.get(year=2027)
    assert {seat.unit for seat in new.seats.all()} == {standing, heir}
    assert new.seats.get(unit=standing).role == "head"
    assert left.pk in seats_before


def test_a_list_with_clusters_on_lines_of_their_own_is_read_shown_and_kept(client, staff):
    one, two = UnitFactory(name="Xã Hữu Liên"), UnitFactory(name="Phường Kỳ Lừa", kind="ward")
    three = UnitFactory(name="Sở Nội vụ", kind="department")
    file = workbook(
        ("STT", "Đơn vị", "Ghi chú"),
        ("I", "Cụm thi đua số 1 (02 đơn vị)", ""),
        (1, "Xã Hữu Liên", "Trưởng cụm"),
        (2, "Phường Kỳ Lừa", "Phó cụm"),
        ("II", "Khối các cơ quan tham mưu", ""),
        (1, "Sở Nội vụ", ""),
    )
    form = {"organising_body": one.organising_body_id, "year": 2027}

    shown = client.post(reverse("cluster:import"), form | {"file": file, "text": ""})
    assert shown.status_code == 200
    reading = shown.context["reading"]
    assert not Cluster.objects.exists()
    kept = client.post(reverse("cluster:import"), form | {"text": reading.as_text(), "confirm": "1"})

    assert kept.status_code == 302
    first, second = Cluster.objects.order_by("order")
    assert (first.name, first.kind) == ("Cụm thi đua số 1", "cum")
    assert (second.name, second.kind) == ("Khối các cơ quan tham mưu", "khoi")
    assert first.seats.get(unit=one).role == "head"
    assert first.seats.get(unit=two).role == "deputy"
    assert second.seats.get().unit == three


def test_a_second_list_may_exchange_head_and_deputy(staff):
    cluster = ClusterFactory(year=2027, name="Cụm A")
    head = SeatFactory(cluster=cluster, role="head", unit=UnitFactory(name="Xã Một")).unit
    deputy = SeatFactory(cluster=cluster, role="deputy", unit=UnitFactory(name="Xã Hai")).unit
    reading = read_text("Cụm A\tXã Một\tPhó\nCụm A\tXã Hai\tTrưởng")

    assert actions.import_seats(cluster.organising_body, 2027, reading.rows, by=staff) == 2

    assert cluster.seats.get(unit=head).role == "deputy"
    assert cluster.seats.get(unit=deputy).role == "head"


def test_what_is_wrong_stands_beside_each_row_and_nothing_is_kept(client, staff):
    UnitFactory(name="Xã Hữu Liên")
    text = "Cụm A\tXã Hữu Liên\tTrưởng\nCụm B\tXã Hữu Liên\t\nCụm A\tXã Không Có\tTrưởng\n\tXã Hữu Liên\t"
    form = {"organising_body": OrganisingBodyFactory().pk, "year": 2027, "text": text, "confirm": "1"}

    answer = client.post(reverse("cluster:import"), form)

    assert answer.status_code == 422
    page = answer.content.decode()
    for words in ("đã có ở dòng 1", "Chưa có đơn vị này", "đã có đơn vị trưởng", "Chưa rõ cụm, khối nào"):
        assert words in page
    assert not Seat.objects.exists()


@pytest.mark.parametrize(
    "text", ["", "\x00", "'; DROP TABLE", "<script>alert(1)</script>\t<b>x</b>", "a\t" * 3000, "Cụm\t=1+1\t", "\u200b"]
)
def test_hostile_lists_are_refused_in_words(client, staff, text):
    form = {"organising_body": OrganisingBodyFactory().pk, "year": 2027, "text": text, "confirm": "1"}
    answer = client.post(reverse("cluster:import"), form)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()
    assert not Cluster.objects.exists()


@pytest.mark.parametrize("year", ["", "abc", "-1", "99999999999999999999", "1900"])
def test_an_odd_year_is_refused(client, staff, year):
    form = {"organising_body": OrganisingBodyFactory().pk, "year": year}
    assert client.post(reverse("cluster:copy"), form).status_code == 422


def test_a_list_without_units_says_what_it_needs():
    with pytest.raises(UnreadableList, match="chưa có đơn vị"):
        read_text("Cụm thi đua số 1")


def test_only_those_with_the_right_divide_units(client):
    nobody, seat = UserFactory(), SeatFactory()
    for change in (
        lambda: actions.save_cluster(seat.cluster, by=nobody),
        lambda: actions.save_seat(seat, by=nobody),
        lambda: actions.remove_seat(seat, by=nobody),
        lambda: actions.copy_year(seat.cluster.organising_body, 2027, by=nobody),
        lambda: actions.import_seats(seat.cluster.organising_body, 2027, [], by=nobody),
    ):
        with pytest.raises(PermissionDenied):
            change()


def test_members_of_the_council_look_but_change_nothing(client):
    from django.contrib.auth.models import Permission

    reader, seat = UserFactory(second_factor=True), SeatFactory()
    reader.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "view_cluster"]))
    client.force_login(reader)

    page = client.get(reverse("cluster:inspect", args=[seat.cluster_id]))

    assert page.status_code == 200
    assert "Thêm đơn vị" not in page.content.decode()
    for name, args in (
        ("copy", []),
        ("import", []),
        ("add_seats", [seat.cluster_id]),
        ("edit_seat", [seat.cluster_id, seat.pk]),
        ("remove_seat", [seat.cluster_id, seat.pk]),
    ):
        assert client.post(reverse(f"cluster:{name}", args=args)).status_code in {302, 403}
    assert Seat.objects.count() == 1


def test_units_are_added_changed_and_taken_out_on_the_clusters_page(client, staff):
    cluster, unit = ClusterFactory(), UnitFactory(name="Xã Thêm")
    client.post(reverse("cluster:add_seats", args=[cluster.pk]), {"units": [unit.pk]})
    seat = Seat.objects.get()
    address = reverse("cluster:edit_seat", args=[cluster.pk, seat.pk])
    form = {"role": "head", "effective_from": "", "effective_to": ""}
    assert client.post(address, form).status_code == 302
    wrong = client.post(address, form | {"effective_from": "01/07/2026", "effective_to": "01/06/2026"})
    assert wrong.status_code == 422
    page = client.get(reverse("cluster:inspect", args=[cluster.pk])).content.decode()
    assert "Trưởng cụm" in page
    assert "Xã Thêm" in client.get(reverse("cluster:index")).content.decode()
    assert cluster.name in client.get(reverse("unit:inspect", args=[unit.pk])).content.decode()

    client.post(reverse("cluster:remove_seat", args=[cluster.pk, seat.pk]))

    assert not Seat.objects.exists()


def test_the_board_filters_by_cluster_and_counts_within_it(client, staff):
    campaign = CampaignFactory(year=2027)
    seat = SeatFactory(cluster=ClusterFactory(year=2026, name="Cụm Trong"), unit=UnitFactory(name="Xã Trong Cụm"))
    UnitFactory(name="Xã Ngoài Cụm")
    board = reverse("campaigns_desk:board", args=[campaign.pk])

    def counted(**asked):
        return next(count for key, _, count in client.get(board, asked).context["filters"] if not key)

    inside = client.get(board, {"cum": seat.cluster_id}).content.decode()
    outside = client.get(board, {"cum": "chua-xep"}).content.decode()
    everything = client.get(board, {"cum": "9" * 40}).content.decode()

    assert "Xã Trong Cụm" in inside
    assert "Xã Ngoài Cụm" not in inside
    assert counted(cum=seat.cluster_id) == 1
    assert "Xã Ngoài Cụm" in outside
    assert "Xã Trong Cụm" not in outside
    assert "Xã Trong Cụm" in everything
    assert counted(cum="9" * 40) == 2
    assert client.get(reverse("campaigns_desk:export", args=[campaign.pk]), {"cum": seat.cluster_id}).status_code == 200
