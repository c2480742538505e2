"""Targets: numerators and denominators by rule, operators that differ, and what nobody recorded."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from registrations.statistics import conditions, queries, targets
from registrations.statistics.models import Operator, TargetRatio, TargetSet, percent
from registrations.statistics.queries import Scope, ask
from registrations.statistics.targets import Verdict, evaluate, reaches
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import OrganisingBodyFactory

from .plain_sql import count

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded():
    """The targets of 2021–2025 as every office gets them."""
    OrganisingBodyFactory()
    call_command("load_targets")
    return TargetSet.objects.get()


def ratio_of(operator, threshold, **changes):
    target_set = TargetSet.objects.create(
        organising_body=OrganisingBodyFactory(), code="thu", name="Thử", year_from=2021, year_to=2025, source="QĐ"
    )
    values = {"denominator": {"cap": ["tinh"]}, "numerator": {"tructiep": ["co"]}} | changes
    return TargetRatio.objects.create(
        target_set=target_set, name="Thử", operator=operator, threshold=Decimal(threshold), **values
    )


def records(*flags, signed_on="2023-05-01", **facts):
    decision = DecisionFactory(published=True, signed_on=date.fromisoformat(signed_on))
    return [AwardRecordFactory(decision=decision, direct_worker=flag, **facts) for flag in flags]


def only(target_ratio):
    return evaluate(target_ratio.target_set)[0]


# --- the ratios of the province -------------------------------------------------


def test_the_ratios_stand_as_the_document_prints_them(seeded):
    found = [(ratio.goal, ratio.printed, ratio.base_words) for ratio in seeded.ratios.all()]
    assert found == [
        ("từ 60 % trở lên", "đạt 60%", "55,86 %"),
        ("trên 20 %", "đạt trên 20%", "16,78 %"),
        ("từ 5 % trở lên", "đạt tỷ lệ 5% trở lên", "3,50 %"),
        ("trên 75 %", "đạt tỷ lệ trên 75%", ""),
        ("trên 20 %", "trong đó có trên 20% là công nhân, nông dân", "17,21 %"),
        ("trên 75 %", "tiếp tục duy trì tỷ lệ trên 75%", ""),
    ]
    assert "1657/QĐ-UBND" in seeded.source
    assert not seeded.released, "only the office releases"


def test_every_ratio_equals_plain_sql(seeded, province):
    years = [("tu", 2021), ("den", 2025)]
    for scope, public in ((Scope.PUBLIC, True), (Scope.ALL, False)):
        results = evaluate(seeded, scope)
        assert len(results) == 6
        for result in results:
            below = [*years, *((name, values[0]) for name, values in result.ratio.denominator.items())]
            (flag,) = result.ratio.numerator
            assert result.whole == count(*below, public=public) > 0
            assert result.part == count(*below, (flag, "co"), public=public)
            assert result.unknown == count(*below, (flag, "chua"), public=public) > 0
            for choice, number in (
                (result.denominator, result.whole),
                (result.numerator, result.part),
                (result.unrecorded, result.unknown),
            ):
                assert queries.records(ask(choice, scope)).count() == number


# --- comparing --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "whole", "operator", "threshold", "reached"),
    [
        (1, 5, ">", "20", False),
        (1, 5, ">=", "20", True),
        (1, 5, "=", "20", True),
        (20001, 100000, ">", "20", True),
        (20001, 100000, "=", "20", False),
        (19999, 100000, ">=", "20", False),
        (199999, 1000000, ">=", "20.00", False),
        (100, 100, "=", "100", True),
        (0, 3, ">", "0", False),
        (0, 3, ">=", "0", True),
    ],
)
def test_above_and_at_least_differ_exactly_at_the_threshold(part, whole, operator, threshold, reached):
    assert reaches(part, whole, operator, Decimal(threshold)) is reached


@pytest.mark.parametrize(("operator", "verdict", "short"), [(">", Verdict.MISSED, 1), (">=", Verdict.REACHED, 0)])
def test_the_verdict_at_exactly_the_threshold(operator, verdict, short):
    result_of = ratio_of(operator, "20")
    records(True, False, False, False, False)
    result = only(result_of)
    assert (result.part, result.whole, result.percent_words) == (1, 5, "20,00 %")
    assert (result.verdict, result.missing) == (verdict, short)


@pytest.mark.parametrize(
    ("flags", "verdict"),
    [
        ([True, None, None, None, None], Verdict.OPEN),
        ([True, True, None], Verdict.REACHED),
        ([None, False, False, False, False], Verdict.MISSED),
        ([], Verdict.EMPTY),
    ],
)
def test_what_nobody_recorded_is_neither_yes_nor_no(flags, verdict):
    target = ratio_of(">", "20")
    records(*flags)
    result = only(target)
    assert result.unknown == flags.count(None)
    assert result.verdict is verdict


def test_rounding_is_half_up_and_never_decides():
    assert percent(1, 800) == Decimal("0.13")  # 0.125 exactly; half to even would give 0.12
    assert percent(62, 111) == Decimal("55.86")
    assert percent(5, 143) == Decimal("3.50")
    assert percent(1, 3, 0) == Decimal(33)
    with pytest.raises(ZeroDivisionError):
        percent(0, 0)
    # Printed as 20.00 %, and above 20 % all the same.
    assert percent(200001, 1000000) == Decimal("20.00")
    assert reaches(200001, 1000000, ">", Decimal(20))


@given(part=st.integers(0, 10_000), more=st.integers(0, 10_000), threshold=st.decimals(0, 100, places=2))
def test_at_least_is_above_or_exactly(part, more, threshold):
    whole = part + more + 1
    above, least, exact = (reaches(part, whole, operator, threshold) for operator in Operator.values)
    assert least == (above or exact)
    assert not (above and exact)


def test_only_the_years_of_the_set_count():
    target = ratio_of(">", "20")
    records(True, signed_on="2020-12-31")
    records(True, False, signed_on="2021-01-01")
    records(True, signed_on="2025-12-31")
    records(True, signed_on="2026-01-01")
    assert (only(target).part, only(target).whole) == (2, 3)


def test_the_public_table_leaves_out_who_is_not_public():
    target = ratio_of(">", "20")
    records(True, is_public=False)
    records(False)
    assert (only(target).part, only(target).whole) == (0, 1)
    inside = evaluate(target.target_set, Scope.ALL)[0]
    assert (inside.part, inside.whole) == (1, 2)


# --- the rules ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        ["cap"],
        {"ten": ["x"]},
        {"cap": "tinh"},
        {"cap": []},
        {"cap": ["thon"]},
        {"cap": [None]},
        {"cap": [{"a": 1}]},
        {"tructiep": ["yes"]},
        {"1); DROP TABLE": ["co"]},
        "cap=tinh",
        7,
    ],
)
def test_a_rule_outside_the_language_is_refused_in_words(rule):
    target = ratio_of(">", "20")
    target.denominator = rule
    with pytest.raises(ValidationError) as refused:
        target.full_clean()
    assert set(refused.value.message_dict) == {"denominator"}


def test_a_numerator_must_say_something_that_can_be():
    target = ratio_of(">", "20")
    for numerator, words in (({}, "ít nhất một điều kiện"), ({"cap": ["xa"]}, "nằm ngoài mẫu số")):
        target.numerator = numerator
        with pytest.raises(ValidationError, match=words):
            target.clean()


def test_rules_are_told_in_words_and_survive_the_form():
    rule = {"cap": ["nha-nuoc", "tinh"], "tapthenho": ["co"]}
    assert conditions.words(rule) == "cấp khen thưởng: Cấp Nhà nước hoặc Cấp tỉnh; Tập thể nhỏ"
    assert conditions.from_options(conditions.to_options(rule)) == rule


def test_a_set_that_contradicts_itself_counts_nothing():
    target = ratio_of(">", "20", numerator={"cap": ["xa"]})
    records(True, False)
    assert (only(target).part, only(target).whole) == (0, 2)


# --- the seed -----------------------------------------------------------------------


def test_loading_again_changes_nothing_and_leaves_the_staffs_version_alone(seeded, capsys):
    seeded.ratios.filter(order=1).update(threshold=65)
    TargetSet.objects.update(edited_by_staff=True)
    call_command("load_targets")
    assert "giữ bản của cán bộ 1" in capsys.readouterr().out
    assert seeded.ratios.get(order=1).threshold == 65
    assert TargetRatio.objects.count() == 6


def test_without_an_office_there_is_nothing_to_load():
    call_command("load_targets")
    assert not TargetSet.objects.exists()


def test_the_public_sees_released_sets_only(seeded):
    assert not targets.sets(released_only=True)
    TargetSet.objects.update(released=True)
    assert list(targets.sets(released_only=True)) == [seeded]
