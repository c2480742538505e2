"""Dates, hours, numbers and sizes as Vietnamese offices write them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from themes.base import vietnamese

# 23:30 of the 19th in London's winter is already the 20th in Lạng Sơn.
MOMENT = dt.datetime(2026, 11, 19, 23, 32, tzinfo=dt.UTC)


def show(text, **context):
    return Template("{% load look %}" + text).render(Context(context))


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("{{ v|vn_date }}", dt.date(2026, 8, 5), "05/08/2026"),
        ("{{ v|vn_date }}", MOMENT, "20/11/2026"),
        ("{{ v|vn_datetime }}", MOMENT, "6 giờ 32 phút, ngày 20/11/2026"),
        ("{{ v|vn_time }}", dt.time(14, 0), "14 giờ"),
        ("{{ v|vn_time }}", dt.time(14, 5), "14 giờ 05 phút"),
        ("{{ v|vn_weekday }}", dt.date(2026, 11, 20), "thứ Sáu"),
        ("{{ v|vn_weekday }}", dt.date(2026, 11, 22), "Chủ nhật"),
        ("{{ v|vn_number }}", 1234.5, "1.234,5"),
        ("{{ v|vn_number }}", 48216, "48.216"),
        ("{{ v|vn_number:2 }}", Decimal("0.5"), "0,50"),
        ("{{ v|vn_number }}", Decimal("-1200.00"), "-1.200"),
        ("{{ v|vn_size }}", 421888, "412 KB"),
        ("{{ v|vn_size }}", 1258291, "1,2 MB"),
        ("{{ v|vn_size }}", 900, "900 byte"),
        ("{{ v|iso }}", MOMENT, "2026-11-20T06:32:00+07:00"),
        ("{{ v|iso }}", dt.date(2026, 11, 20), "2026-11-20"),
    ],
)
def test_filters(text, value, expected):
    assert show(text, v=value) == expected


@pytest.mark.parametrize("name", ["vn_date", "vn_time", "vn_datetime", "vn_weekday", "vn_number", "vn_size", "iso"])
def test_nothing_gives_nothing(name):
    assert show("{{ v|" + name + " }}", v=None) == ""


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_numbers_read_back(number):
    assert int(vietnamese.number_text(number).replace(".", "")) == number


@pytest.mark.parametrize("value", ["x", float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="not a"):
        vietnamese.number_text(value)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (dt.date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (dt.date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (dt.date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_official_papers_write_a_nought_where_a_figure_could_be_added(day, words):
    assert vietnamese.day_in_full(day) == words
