"""Fields that take what people type and paste."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from registrations.text_fields import DayField, PastedField


@pytest.mark.parametrize("typed", ["20/01/2027", " 20/1/2027", "20/01/2027\x00"])
def test_a_day_is_read_day_first(typed):
    assert DayField().clean(typed) == date(2027, 1, 20)


def test_a_day_may_be_left_out_unless_it_is_asked_for():
    assert DayField().clean("") is None
    with pytest.raises(ValidationError, match="Mời ghi ngày quyết định."):
        DayField(required=True, error_messages={"required": "Mời ghi ngày quyết định."}).clean("")


@pytest.mark.parametrize("typed", ["01/20/2027", "31/02/2027", "hôm qua"])
def test_what_is_no_day_is_refused_with_how_to_write_one(typed):
    with pytest.raises(ValidationError, match="Mời ghi ngày dạng 20/01/2027."):
        DayField().clean(typed)


def test_a_year_that_cannot_be_meant_is_refused():
    assert DayField(since=1900).clean("01/01/1900") == date(1900, 1, 1)
    for typed in ("31/12/1989", "01/01/2201"):
        with pytest.raises(ValidationError, match="Mời xem lại năm."):
            DayField().clean(typed)


@time_machine.travel("2027-01-20T23:30:00+07:00", tick=False)
def test_a_day_that_has_come_is_today_at_the_latest():
    assert DayField(past=True).clean("20/01/2027") == date(2027, 1, 20)
    assert DayField().clean("21/01/2027") == date(2027, 1, 21)
    with pytest.raises(ValidationError, match="Ngày này ở sau hôm nay."):
        DayField(past=True).clean("21/01/2027")


def test_pasted_cells_keep_their_tabs_and_lose_nul_signs():
    assert PastedField().clean("\tNông Thị\x00 Hòa\t1985\n") == "\tNông Thị Hòa\t1985\n"
