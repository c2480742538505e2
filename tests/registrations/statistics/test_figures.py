"""Every figure equals an independent count, and its list has as many records as it says."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.http import QueryDict
from django.utils import timezone

from registrations.awards.entries import award_entries
from registrations.awards.models import AwardRecord, Decision
from registrations.exchange.queries import filtered
from registrations.statistics import actions, queries
from registrations.statistics.choice import Choice, read
from registrations.statistics.dimensions import DIMENSIONS
from registrations.statistics.management.commands.recount_figures import proved
from registrations.statistics.models import Change, Tally, UnitTally
from registrations.statistics.queries import Scope, ask
from registrations.statistics.units_today import UnitsToday
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.statistics import NOW

from .plain_sql import count

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["counted anew", "just changed", "half and half", "too many changed"])
def cells(request, province, monkeypatch):
    """Figures come from cells, from the records of changed decisions, from both at once, or from all records."""
    if request.param == "too many changed":
        monkeypatch.setattr(queries, "MANY", 3)
    if request.param in {"counted anew", "half and half"}:
        actions.recount()
    if request.param == "half and half":
        AwardRecord.objects.filter(decision__in=province.decisions[:9]).update(merit="Sửa chữ")
    return province


def by_sql(dimension, **scope):
    found = {value: count((dimension.param, value), **scope) for value in dimension.values}
    return {value: number for value, number in found.items() if number}


def test_every_dimension_equals_plain_sql(cells):
    for scope, public in ((Scope.PUBLIC, True), (Scope.ALL, False)):
        found = queries.figures(ask(Choice(), scope))
        assert found.total == count(public=public) > 500
        for dimension in DIMENSIONS:
            assert dict(found.of(dimension)) == by_sql(dimension, public=public), dimension.param
        years = {year: count(("nam", year), public=public) for year in range(2014, 2028)}
        assert {year: number for year, number in found.years if number} == {y: n for y, n in years.items() if n}


def test_tables_of_two_ways_equal_plain_sql(cells):
    for dimension in DIMENSIONS:
        table = queries.cross(ask(Choice()), dimension)
        assert table.total == count()
        for year in table.years[::4]:
            assert table.by_year[year] == count(("nam", year))
            for value in table.values:
                assert table.cells[year, value] == count(("nam", year), (dimension.param, value))


def test_units_of_today_carry_what_came_before(cells):
    tree = UnitsToday()
    found = {unit.code: total for unit, total in queries.by_unit(ask(Choice(), tree=tree), tree)}
    expected = {code: count(("donvi", code)) for code in ("moi-0", "moi-1", "moi-2", "so-mau")}
    assert found == expected
    assert expected["moi-2"] > count(("donvi", "truong-mau")) > 0


def some_choice(rng):
    """Filters of one to four dimensions, perhaps years and a unit, with the same in the words of the SQL."""
    values, ands, ors = {}, [], []
    for dimension in rng.sample(DIMENSIONS, rng.randint(0, 3)):
        wanted = tuple(rng.sample(dimension.values, rng.choice((1, 2))))
        values[dimension.param] = wanted
        pairs = [(dimension.param, value) for value in wanted]
        if dimension.many:
            ands += pairs
        else:
            ors.append(pairs)
    first, last = rng.choice([(None, None), (2019, None), (2018, 2023), (None, 2021)])
    ands += [(name, year) for name, year in (("tu", first), ("den", last)) if year]
    unit = rng.choice(["", "", "moi-0", "moi-1", "so-mau"])
    if unit:
        ands.append(("donvi", unit))
    return Choice(values, first, last, unit), ands, ors


def test_filters_combine_and_the_list_is_as_long_as_the_figure(cells):
    rng, seen = Random(11), 0
    for _ in range(60):
        choice, ands, ors = some_choice(rng)
        for scope, public in ((Scope.PUBLIC, True), (Scope.ALL, False)):
            asked = ask(choice, scope)
            expected = count(*ands, ors=ors, public=public)
            assert queries.total(asked) == expected, choice
            assert queries.records(asked).count() == expected, choice
            assert queries.figures(asked).total == expected, choice
            seen += expected
    assert seen > 1000


def test_a_filter_survives_its_address(cells):
    rng = Random(5)
    for _ in range(40):
        choice, _, _ = some_choice(rng)
        assert queries.total(ask(read(QueryDict(choice.query[1:])))) == queries.total(ask(choice))


# --- never stale ------------------------------------------------------------------


@pytest.fixture
def two():
    """Two published records of one decision, counted."""
    decision = DecisionFactory(published=True)
    made = AwardRecordFactory.create_batch(2, decision=decision)
    actions.recount()
    assert not Change.objects.exists()
    return made


def total(scope=Scope.PUBLIC):
    return queries.total(ask(Choice(), scope))


def test_whatever_changes_a_record_changes_the_figures_at_once(two):
    record = two[0]
    AwardRecord.objects.filter(pk=record.pk).update(is_public=False)
    assert (total(), total(Scope.ALL)) == (1, 2)
    record.refresh_from_db()
    record.is_public = True
    record.save()
    assert total() == 2
    AwardRecord.objects.bulk_create([_copy(record) for _ in range(5)])
    assert total() == 7
    AwardRecord.objects.exclude(pk=record.pk).delete()
    assert total() == 1
    actions.recount()
    assert total() == 1


def _copy(record):
    fresh = AwardRecord(decision=record.decision, year=2025, authority=record.authority, name="Nông Mẫu")
    fresh.recipient_kind, fresh.award_wording = record.recipient_kind, "Bằng khen"
    fresh.fill_keys()
    return fresh


def test_a_record_moved_to_another_decision_is_counted_there(two):
    hidden = DecisionFactory()
    AwardRecord.objects.filter(pk=two[0].pk).update(decision=hidden)
    assert (total(), total(Scope.ALL)) == (1, 2)
    actions.recount()
    assert (total(), total(Scope.ALL)) == (1, 2)
    assert queries.differences() == []


def test_publication_is_a_question_of_the_instant(two):
    later = timezone.now() + timedelta(hours=1)
    Decision.objects.update(withdrawn_at=later)
    assert not Change.objects.exists(), "nothing had to be counted anew"
    assert total() == 2
    with time_machine.travel(later, tick=False):
        assert total() == 0
    Decision.objects.update(withdrawn_at=None, published_at=later)
    assert total() == 0
    with time_machine.travel(later, tick=False):
        assert total() == 2


def test_an_award_counts_until_the_day_it_ends(two):
    AwardRecord.objects.filter(pk=two[0].pk).update(ended_on=NOW.date(), ended_as="thu-hoi")
    for counted_anew in (False, True):
        if counted_anew:
            actions.recount()
        with time_machine.travel(NOW - timedelta(days=1), tick=False):
            assert total() == 2
        with time_machine.travel(NOW, tick=False):
            assert total() == 1


def test_counting_anew_takes_off_only_what_it_has_seen(two):
    AwardRecord.objects.filter(pk=two[0].pk).delete()
    assert list(Change.objects.values_list("decision_id", flat=True)) == [two[0].decision_id]
    assert actions.recount() == 1
    assert actions.recount() == 0
    assert total() == 1


# --- the check ----------------------------------------------------------------------


def test_the_check_finds_a_wrong_cell_and_counting_everything_mends_it(province, capsys):
    actions.recount()
    call_command("recount_figures", "--check")
    assert "khớp" in capsys.readouterr().out
    Tally.objects.filter(pk=Tally.objects.first().pk).update(amount=999)
    UnitTally.objects.filter(pk=UnitTally.objects.first().pk).delete()
    with pytest.raises(CommandError, match="sai khác"):
        call_command("recount_figures", "--check")
    assert "số đếm theo đơn vị, unit_id" in capsys.readouterr().out
    call_command("recount_figures", "--all")
    call_command("recount_figures", "--check")
    assert queries.total(ask(Choice())) == count()


# --- one unit, everywhere ---------------------------------------------------------------


def test_a_place_within_a_unit_counts_for_it_in_figures_search_and_open_data_alike(province):
    tree, facets = UnitsToday(), Counter()
    for entry in award_entries(None):
        facets.update(entry.units and {entry.unit, *entry.units} or {entry.unit})
    found = AwardRecord.objects.public().standing()
    stations = found.filter(unit=None, within__isnull=False)
    assert stations.exists()
    assert {r.pk: r.home_unit_id for r in found} == dict(found.with_home_unit().values_list("pk", "home_unit"))
    for code in ("moi-0", "moi-1", "moi-2", "so-mau", "truong-mau"):
        behind = queries.records(ask(Choice(unit=code), tree=tree))
        adults = set(behind.filter(is_minor=False).values_list("pk", flat=True))
        assert set(filtered(found, unit=code).values_list("pk", flat=True)) == adults
        ended = filtered(AwardRecord.objects.public(), unit=code).exclude(pk__in=found.values("pk")).count()
        assert facets[code] == len(adults) + ended > 0
        assert stations.filter(within__code=code, pk__in=behind.values("pk")).exists()


def test_counts_that_went_wrong_are_noticed_once_a_day_and_put_right(capsys):
    AwardRecordFactory(decision=DecisionFactory(published=True))
    actions.recount()
    call_command("recount_figures", "--daily")
    Tally.objects.update(amount=7)

    call_command("recount_figures", "--daily")  # proved a moment ago
    assert Tally.objects.get().amount == 7
    cache.delete(proved())  # the next day, or another way of counting
    call_command("recount_figures", "--daily")

    assert Tally.objects.get().amount == 1
    assert "đã đếm lại cả 1 quyết định" in capsys.readouterr().out
    call_command("recount_figures", "--check")
