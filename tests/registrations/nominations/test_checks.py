"""Hints: what they find, what they leave alone, and to whom they say it."""

from datetime import date

import pytest

from registrations.nominations import checks, hooks
from registrations.nominations.models import StandingRule
from tests.factories.nominations import CaseFactory, CompleteNominationFactory, NominationFactory, send


def hints(case, whole=True):
    return [hint.text for hint in checks.hints(case.nomination, [case], whole=whole)[case.pk]]


@pytest.fixture
def award(monkeypatch):
    """An award in the records, as the room above tells it."""

    def given(**facts):
        usual = {"name_key": "nong van mau", "birth_year": None, "unit_key": "", "title_code": "cstd-co-so"}
        usual |= {"award": "Chiến sĩ thi đua cơ sở", "year": 2024, "decision": "Quyết định số 1", "url": "/so-vang/x/"}
        found = hooks.PastAward(**(usual | {"is_public": True} | facts))
        before = hooks._awards.get("mau", lambda keys: [])
        more = lambda keys: [*before(keys), *([found] if found.name_key in keys else [])]  # noqa: E731
        monkeypatch.setitem(hooks._awards, "mau", more)

    return given


def test_the_same_person_in_two_nominations_of_a_year(complete, sent):
    case = CaseFactory(name="NÔNG VĂN MẪU", nomination=NominationFactory(unit=sent.unit))
    assert any("Đã được đề nghị trong năm" in text for text in hints(case))


def test_namesakes_of_other_years_of_birth_are_other_people(sent):
    sent.cases.update(birth_year=1970)
    case = CaseFactory(name="Nông Văn Mẫu", birth_year=1990, nomination=NominationFactory(unit=sent.unit))
    assert hints(case) == []


def test_a_unit_is_told_nothing_of_what_others_nominate(sent):
    case = CaseFactory(name="Nông Văn Mẫu")
    assert hints(case, whole=False) == []
    assert any("Đã được đề nghị" in text for text in hints(case, whole=True))


def test_nobody_is_told_of_drafts_of_others(complete):
    assert hints(CaseFactory(name="Nông Văn Mẫu"), whole=True) == []


def test_what_was_taken_back_is_no_double(sent):
    type(sent).objects.filter(pk=sent.pk).update(state="da-rut")
    assert hints(CaseFactory(name="Nông Văn Mẫu")) == []


def test_twice_in_one_list(complete):
    case = CaseFactory(nomination=complete, name="Nông Văn Mẫu")
    found = checks.hints(complete, list(complete.cases.all()), whole=False)
    assert any("hai lần trong danh sách" in hint.text for hint in found[case.pk])


def test_awards_of_the_records_and_only_public_ones_for_the_unit(complete, award):
    award()
    award(year=2023, is_public=False, decision="Quyết định mật")
    case = complete.cases.get()
    assert len(hints(case, whole=True)) == 2
    shown = hints(case, whole=False)
    assert len(shown) == 1
    assert "mật" not in shown[0]


@pytest.mark.parametrize(
    ("facts", "same"),
    [
        ({"birth_year": 1980}, True),
        ({"birth_year": 1981}, False),
        ({"unit_key": "xa mau"}, True),
        ({"unit_key": "xa khac"}, False),
        ({}, True),
    ],
)
def test_whose_award_it_may_be(complete, award, facts, same):
    case = complete.cases.get()
    if "birth_year" in facts:
        case.birth_year = 1980
        case.save()
    award(**facts)
    assert bool(hints(case)) is same


def rule(**given):
    usual = {"title_code": "bk-tinh", "kind": "truoc-do", "other_code": "cstd-co-so", "times": 2, "years": 5}
    return StandingRule.objects.create(**(usual | given))


def test_a_title_that_usually_comes_before_is_missed_until_it_is_there(complete, award):
    rule()
    case = complete.cases.get()
    year = complete.year
    assert any("thường cần 2 lần" in text for text in hints(case))
    award(year=year - 1)
    assert any("ghi 1 lần" in text for text in hints(case))
    award(year=year - 2)
    assert not any("thường cần" in text for text in hints(case))


def test_a_waiting_period_is_told_while_it_lasts(complete, award):
    rule(kind="cho-doi", years=3)
    award(year=complete.year - 2)
    case = complete.cases.get()
    assert any("chưa cách 3 năm" in text for text in hints(case))
    StandingRule.objects.update(years=1)
    assert not any("chưa cách" in text for text in hints(case))


def test_a_rule_of_another_time_says_nothing(complete):
    rule(effective_to=date(2000, 1, 1))
    assert hints(complete.cases.get()) == []


def test_only_a_checked_rule_names_its_source(complete):
    rule(legal_source="Điều 22")
    case = complete.cases.get()
    assert "Điều 22" not in hints(case)[0]
    StandingRule.objects.update(verified=True)
    assert "Điều 22" in hints(case)[0]


def test_hints_never_keep_a_nomination_back(sent, award):
    award()
    rule()
    other = CompleteNominationFactory(unit=sent.unit, case="Nông Văn Mẫu")
    assert send(other).number == 1
