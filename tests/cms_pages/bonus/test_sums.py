"""Sums of bonuses: typed as offices write them, shown as offices read them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cms_pages.bonus.models import BonusLevel
from cms_pages.bonus.sums import read_sum, read_times, times_text
from tests.factories.pages import BonusTableFactory
from themes.base.vietnamese import number_text


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("12.000.000", 12_000_000), ("12000000 đồng", 12_000_000), ("12 000 000 đ", 12_000_000), ("12,000,000 VNĐ", 12_000_000),
        ("1,5 triệu đồng", 1_500_000), ("1.5 triệu", 1_500_000), ("800 nghìn", 800_000), ("0", 0), ("500.000đ", 500_000),
    ],
)  # fmt: skip
def test_sums_as_offices_write_them(typed, dong):
    assert read_sum(typed) == dong


@pytest.mark.parametrize(
    "typed", ["", "mười triệu", "-5", "1,5 lần mức lương cơ sở", "12.00.000", "1e9", "0,0001 nghìn", "9" * 30]
)
def test_what_is_no_sum_is_refused(typed):
    with pytest.raises(ValueError, match=r".*"):
        read_sum(typed)


@given(st.integers(0, 10**12))
def test_a_sum_comes_back_as_it_is_shown(dong):
    assert read_sum(number_text(dong)) == dong
    assert read_sum(f"{number_text(dong)} đồng") == dong


@given(st.decimals(Decimal("0.01"), Decimal("999.99"), places=2))
def test_times_come_back_as_they_are_shown(times):
    assert read_times(times_text(times)) == times
    assert read_times(f"{times_text(times)} lần mức lương cơ sở") == times


@pytest.mark.django_db
def test_times_of_the_base_salary_are_shown_with_what_they_come_to(client, office):
    levels = [BonusLevel(contest="Cờ thi đua", result="Dẫn đầu", times=Decimal("1.50"))]
    page = BonusTableFactory(parent=office.bonus, base_salary=2_340_000, levels=levels)

    for address in (page.url_path_here, "/muc-thuong/?q=luong co so"):
        shown = client.get(address).content.decode()
        assert "1,5 lần mức lương cơ sở" in shown
        assert "bằng 3.510.000 đồng" in shown


@pytest.mark.django_db
def test_the_editor_types_and_reads_them_as_they_are_written():
    field = BonusLevel._meta.get_field("amount").formfield()

    assert field.prepare_value(12_000_000) == "12.000.000"
    assert field.clean("12.000.000 đồng") == 12_000_000
    assert not field.has_changed(12_000_000, "12.000.000")
    assert field.clean("") is None
    with pytest.raises(ValidationError, match="số lần"):
        field.clean("1,5 lần mức lương cơ sở")
