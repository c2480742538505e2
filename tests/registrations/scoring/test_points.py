"""Points are read as people type them and added exactly: compared with an independent computation."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.scoring.points import (
    GroupPoints,
    NoPoints,
    lowers,
    points_text,
    ranking,
    read_points,
    rounded,
    totals,
)


@pytest.mark.parametrize(
    ("typed", "points"),
    [("9,5", "9.5"), ("9.5", "9.5"), (" 10 ", "10"), ("0", "0"), ("9,50", "9.5"), ("", None), ("1 0", "10")],
)
def test_points_are_read_with_comma_or_dot(typed, points):
    assert read_points(typed) == (None if points is None else Decimal(points))


@pytest.mark.parametrize(
    "typed",
    ["chín", "9,5,1", "1e5", "NaN", "Infinity", "٩", "９", "=1+1", "9,555", "10,1", "9;5", "-1", "−2", "9" * 50, "½"],
)
def test_what_is_no_points_is_refused_in_words(typed):
    with pytest.raises(NoPoints) as refusal:
        read_points(typed, Decimal(10))
    assert str(refusal.value).endswith(".")


@given(st.decimals(0, 9999, places=2))
def test_points_come_back_as_they_were_written(value):
    assert read_points(points_text(value)) == value


MONEY = st.integers(0, 100_000).map(lambda cents: Decimal(cents).scaleb(-2))
CAP = st.one_of(st.none(), MONEY)
GROUPS = st.lists(
    st.tuples(st.sampled_from(["score", "bonus", "penalty"]), CAP, st.lists(MONEY, max_size=6)), max_size=6
)


def by_fractions(groups, bonus_cap, penalty_cap, places):
    """The same by another road: whole hundredths and fractions, rounding by hand."""
    sums = dict.fromkeys(("score", "bonus", "penalty"), Fraction(0))
    for kind, cap, values in groups:
        amount = sum((Fraction(value) for value in values), Fraction(0))
        sums[kind] += amount if cap is None else min(amount, Fraction(cap))
    for kind, cap in (("bonus", bonus_cap), ("penalty", penalty_cap)):
        if cap is not None:
            sums[kind] = min(sums[kind], Fraction(cap))
    total = max(Fraction(0), sums["score"] + sums["bonus"] - sums["penalty"])
    scale = 10**places
    return Fraction((2 * total.numerator * scale + total.denominator) // (2 * total.denominator), scale)


@given(GROUPS, CAP, CAP, st.integers(0, 2))
def test_totals_equal_an_independent_computation(groups, bonus_cap, penalty_cap, places):
    found = totals([GroupPoints(*each) for each in groups], bonus_cap=bonus_cap, penalty_cap=penalty_cap, places=places)
    assert Fraction(found.total) == by_fractions(groups, bonus_cap, penalty_cap, places)


def test_bonus_goes_beyond_a_hundred_up_to_its_cap():
    groups = [GroupPoints("score", None, [Decimal(100)]), GroupPoints("bonus", None, [Decimal(15)])]
    assert totals(groups, bonus_cap=Decimal(10), penalty_cap=None, places=2).total == 110
    assert totals(groups, bonus_cap=None, penalty_cap=None, places=2).total == 115


def test_half_is_rounded_up():
    assert rounded(Decimal("89.95"), 1) == Decimal("90.0")
    assert rounded(Decimal("89.5"), 0) == 90
    assert rounded(Decimal("88.5"), 0) == 89


@pytest.mark.parametrize(("rule", "places"), [("competition", [1, 2, 2, 4]), ("dense", [1, 2, 2, 3])])
def test_equal_points_share_a_place(rule, places):
    found = ranking({"a": Decimal(95), "b": Decimal(90), "c": Decimal("90.0"), "d": Decimal(80)}, rule)
    assert [found[key].place for key in "abcd"] == places
    assert [found[key].shared for key in "abcd"] == [False, True, True, False]


@given(st.dictionaries(st.integers(), MONEY, min_size=1, max_size=20))
def test_a_place_is_one_more_than_how_many_are_better(results):
    competition, dense = ranking(results, "competition"), ranking(results, "dense")
    for key, value in results.items():
        assert competition[key].place == 1 + sum(other > value for other in results.values())
        assert dense[key].place == 1 + len({other for other in results.values() if other > value})
        assert competition[key].shared == (list(results.values()).count(value) > 1)


def test_more_penalty_is_worse_for_the_unit():
    assert lowers("penalty", Decimal(1), Decimal(2))
    assert not lowers("penalty", Decimal(2), Decimal(1))
    assert lowers("score", Decimal(2), Decimal(1))
    assert not lowers("score", None, Decimal(1))


@pytest.mark.parametrize(
    ("typed", "number"), [("1.000", "1000"), ("1.000,5", "1000.5"), ("9.5", "9.5"), ("0,50", "0.5"), ("10.25", "10.25")]
)
def test_a_dot_before_three_digits_parts_thousands(typed, number):
    assert read_points(typed) == Decimal(number)
    with pytest.raises(NoPoints):
        read_points("0.125")
