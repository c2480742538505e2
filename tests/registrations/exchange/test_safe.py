"""Formulas: harmless in a cell, whole again when read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.exchange.safe import neutralise, restore


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 912", "-5", "@sum", "\tx", "\rx", "\n=x", "'=1", "''=1", "＝1", '=HYPERLINK("http://x","a")'],
)
def test_what_a_spreadsheet_would_run_starts_with_a_text_mark(text):
    assert neutralise(text) == f"'{text}"
    assert restore(neutralise(text)) == text


@pytest.mark.parametrize("text", ["", "Nông Thị Hoa", "'quoted'", "12/QĐ-UBND", "a=b"])
def test_plain_text_stays_as_it_is(text):
    assert neutralise(text) == text


@given(st.text(alphabet="'=+-@\t\r\na ＝", max_size=8))
def test_nothing_is_lost_on_the_way_out_and_in(text):
    assert restore(neutralise(text)) == text
    assert neutralise(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝"}
