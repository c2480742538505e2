"""Numbers as offices write them, changes, targets and hints."""

import unicodedata
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.reports.reading import BadNumber, against_target, change, hints, read_number, shown
from themes.base.vietnamese import number_text

D = Decimal


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234.567,8", "1234567.8"),
        ("1.234", "1234"),
        ("12.345,60", "12345.6"),
        ("1234567", "1234567"),
        ("98,5", "98.5"),
        ("98.5", "98.5"),
        ("1,5%", "1.5"),
        ("1,5 %", "1.5"),
        ("－5", "-5"),
        ("−5,5", "-5.5"),
        ("- 5", "-5"),
        ("+7", "7"),
        ("１２．５", "12.5"),
        ("1 234 567", "1234567"),
        ("1\u00a0234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1,234", "1.234"),
        ("  12\u200b ", "12"),
        ("1\x002", "12"),
        ("0", "0"),
        ("-0", "0"),
        ("0.125", "0.125"),
        ("000.500", "0.5"),
    ],
)
def test_a_number_is_read_as_an_office_means_it(text, number):
    assert read_number(text) == D(number)
    assert str(read_number(text)) != "-0"


@pytest.mark.parametrize("text", ["", "  ", "%", "\u200b", "\x00"])
def test_nothing_is_nothing(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text",
    ["1e9", "1.23.4", "12,34,5", "1,2.3.4", "NaN", "Infinity", "mười", "1/2", "12 hộ", "1,", ",5", ".5", "--5", "5-",
     "1.234,", "9" * 50_000, "1000000000000", "0,12345", "٣", "=1+1", "<b>1</b>", "1;2"],
)  # fmt: skip
def test_what_is_no_number_is_told_so(text):
    with pytest.raises(BadNumber) as refused:
        read_number(text)
    assert str(refused.value).endswith(".")


@given(st.decimals(min_value=-999_999_999_999, max_value=999_999_999_999, places=4))
def test_what_is_shown_is_read_back_the_same(number):
    assert read_number(number_text(number)) == number


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text):
    try:
        number = read_number(text)
    except BadNumber:
        return
    assert number is None or number.is_finite()


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ("12", "10", "tăng 2 hộ (20 %)"),
        ("8", "10", "giảm 2 hộ (20 %)"),
        ("10", "10", "không đổi"),
        ("0", "0", "không đổi"),
        ("5", "0", "tăng 5 hộ; kỳ trước bằng 0 nên không tính tỷ lệ"),
        ("0", "5", "giảm 5 hộ (100 %)"),
        ("-5", "-10", "tăng 5 hộ (50 %)"),
        ("5", "-10", "tăng 15 hộ (150 %)"),
        ("1000001", "1000000", "tăng 1 hộ (dưới 0,01 %)"),
        ("1", "3", "giảm 2 hộ (66,67 %)"),
    ],
)
def test_a_change_is_told_in_words(now, before, words):
    assert change(D(now), D(before), "hộ").words == words


def test_a_percentage_changes_by_points_and_a_missing_side_by_nothing():
    assert change(D("98.5"), D("97"), "%", is_percent=True).words == "tăng 1,5 điểm phần trăm"
    assert change(D("98.5"), None) is None
    assert change(None, D(1)) is None


@pytest.mark.parametrize(
    ("now", "target", "better", "measure", "told"),
    [
        ("12", "10", "cao", "hộ", (True, "đạt mục tiêu, bằng 120 %")),
        ("10", "10", "cao", "hộ", (True, "đạt mục tiêu, bằng 100 %")),
        ("9", "10", "cao", "hộ", (False, "chưa đạt, còn thiếu 1 hộ")),
        ("3", "5", "thap", "vụ", (True, "đạt mục tiêu")),
        ("6", "5", "thap", "vụ", (False, "chưa đạt, còn vượt 1 vụ")),
        ("5", "0", "cao", "hộ", (True, "đạt mục tiêu")),
        ("97", "98.5", "cao", "%", (False, "chưa đạt, còn thiếu 1,5 điểm phần trăm")),
        ("5", "4", "", "hộ", None),
    ],
)
def test_a_target_is_reached_or_not(now, target, better, measure, told):
    assert against_target(D(now), D(target), better, measure) == told


def indicator(pk, kind="number", **more):
    defaults = {"lowest": None, "highest": None, "part_id": None, "whole_id": None, "part_of_id": None}
    return SimpleNamespace(pk=pk, kind=kind, is_figure=kind != "text", **(defaults | more))


@pytest.mark.parametrize(
    ("number", "before", "told"),
    [
        ("100", "10", "gấp 10 lần kỳ trước"),
        ("99", "10", None),
        ("1", "10", "chưa bằng một phần mười"),
        ("2", "10", None),
        ("0", "10", None),
        ("5", "0", None),
        ("-1", None, "nhỏ hơn 0"),
    ],
)
def test_what_is_far_from_last_period_is_pointed_at(number, before, told):
    found = hints([indicator(1)], {1: D(number)}, {1: D(before)} if before else {})
    assert [told in hint.text for hint in found] == ([True] if told else [])


def test_bounds_shares_and_parts_are_pointed_at():
    asked = [
        indicator(1, lowest=D(5), highest=D(50)),
        indicator(2, kind="percent"),
        indicator(3, part_of_id=1),
        indicator(4, part_of_id=1),
        indicator(5, kind="percent", part_id=3, whole_id=1),
        indicator(6, kind="percent", highest=D(200)),
    ]
    found = hints(asked, {1: D(60), 2: D(101), 3: D(40), 4: D(30), 5: D(50), 6: D(150)}, {})
    told = {hint.indicator: hint.text for hint in found}
    assert "Các phần cộng lại được 70" in told[1]
    assert any("cao hơn mức thường gặp (50)" in hint.text for hint in found)
    assert "vượt 100 %" in told[2]
    assert "66,67 %" in told[5]
    assert 6 not in told
    assert hints(asked, {1: D(4)}, {})[0].text.startswith("Số này thấp hơn mức thường gặp")


def test_a_figure_is_shown_with_its_measure():
    assert shown(D("1234.5"), "hộ") == "1.234,5 hộ"
    assert shown(None, "hộ") == ""


@pytest.mark.parametrize("text", ["12 hộ", "12hộ", "12 HỘ", unicodedata.normalize("NFD", "12 hộ"), " 12\u00a0hộ "])
def test_the_measure_of_the_indicator_may_stand_behind_the_number(text):
    assert read_number(text, "hộ") == 12
    with pytest.raises(BadNumber):
        read_number(text, "người")


def test_a_share_of_nothing_is_pointed_at():
    part, whole = indicator(1), indicator(2)
    share = indicator(3, kind="percent", part_id=1, whole_id=2)
    told = hints([part, whole, share], {1: D(5), 2: D(0), 3: D(50)}, {})
    assert any("bằng 0" in each.text for each in told)
    assert hints([part, whole, share], {1: D(0), 2: D(0), 3: D(0)}, {}) == []
