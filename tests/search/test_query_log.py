"""Counting what is searched for, without anybody who searched."""

import datetime

import pytest
import time_machine
from django.contrib.auth.models import Permission

from search.models import AskedQuery
from search.query_log import drop_old, kept_text, note

pytestmark = pytest.mark.django_db


def test_a_search_is_counted_once_a_day_in_one_spelling(client, own_registry):
    for typed in ("Giấy  khen", "giấy khen", "GIẤY KHEN\u200b"):
        client.get("/tim-kiem/", {"q": typed})
    row = AskedQuery.objects.get()
    assert (row.text, row.times, row.found) == ("giấy khen", 3, AskedQuery.Found.NONE)
    assert {field.name for field in AskedQuery._meta.fields} == {"id", "day", "text", "times", "found"}


def test_turning_pages_is_no_new_search(client, own_registry):
    client.get("/so-vang/", {"q": "mẫu", "trang": "2"})
    client.get("/so-vang/", {"q": "mẫu", "doituong": "ca-nhan"})
    assert not AskedQuery.objects.exists()


@pytest.mark.parametrize("typed", ["0912 345 678", "CCCD 020 085 001 234", "+84-912-345-678", "a@b.vn", "", "x" * 121])
def test_numbers_of_people_are_not_kept(typed):
    note(typed, 0)
    assert not AskedQuery.objects.exists()


@pytest.mark.parametrize("typed", ["1657/QĐ-UBND", "57/2018/QĐ-UBND", "giai đoạn 2021-2025", "nông thị hoa"])
def test_numbers_of_documents_are_kept(typed):
    assert kept_text(typed) == typed.lower()


def test_old_counts_go_and_nothing_is_counted_when_off(settings):
    with time_machine.travel("2026-01-01 09:00 +07:00", tick=False):
        note("cũ", 1)
    with time_machine.travel("2026-06-01 09:00 +07:00", tick=False):
        note("mới", 1)
        assert drop_old() == 1
        settings.SEARCH_LOG_DAYS = 0
        note("không đếm", 1)
        assert [row.text for row in AskedQuery.objects.all()] == ["mới"]
        drop_old()
    assert not AskedQuery.objects.exists()


def ask(text, times, found):
    AskedQuery.objects.create(day=datetime.date.today(), text=text, times=times, found=found)


def test_staff_read_what_was_asked_more_than_once(staff_client):
    ask("bk ttg", 5, 0)
    ask("giấy khen", 9, 3)
    ask("nguyễn văn một lần", 1, 0)
    told = staff_client.get("/quan-tri/tu-khoa-tim-kiem/").content.decode()
    assert told.index("giấy khen") < told.index("bk ttg")
    assert "nguyễn văn một lần" not in told
    without = staff_client.get("/quan-tri/tu-khoa-tim-kiem/?khong-co=1").content.decode()
    assert "bk ttg" in without
    assert "giấy khen" not in without
    assert "?short=bk+ttg" in without
    assert (
        'value="bk ttg"'
        in staff_client.get("/quan-tri/snippets/search/abbreviation/add/?short=bk+ttg").content.decode()
    )


@pytest.mark.parametrize("query", ["?ngay=x&p=abc", "?ngay=999", "?khong-co=%00&p=-1"])
def test_odd_parameters_are_answered(staff_client, query):
    assert staff_client.get(f"/quan-tri/tu-khoa-tim-kiem/{query}").status_code == 200


def test_only_who_may_reads_it(client, django_user_model):
    assert client.get("/quan-tri/tu-khoa-tim-kiem/").status_code == 302
    assert Permission.objects.filter(codename="view_askedquery").exists()
