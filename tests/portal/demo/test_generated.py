"""Generated awards: as many as asked, the same for the same seed, like a real province, never in a real office."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from portal.demo import guard
from portal.demo.generated import generate
from registrations.awards.models import AwardRecord, Decision
from tests.factories.awards import DecisionFactory


@pytest.fixture
def province(db):
    call_command("setup_office", verbosity=0)


def _facts():
    return list(
        AwardRecord.objects.order_by("decision__signed_on", "decision__number", "order").values_list(
            "public_id", "name", "unit_wording", "award_wording", "year"
        )
    )


def test_as_many_as_asked_and_the_same_again(province):
    generate(1500, seed=4)
    first = _facts()
    AwardRecord.objects.all().delete()
    Decision.objects.all().delete()
    generate(1500, seed=4)
    assert len(first) == 1500
    assert _facts() == first


def test_stored_keys_are_those_that_saving_makes(province):
    generate(400, seed=9)
    for record in AwardRecord.objects.all():
        stored = record.name_key, record.sort_key, record.unit_key
        record.fill_keys()
        assert (record.name_key, record.sort_key, record.unit_key) == stored
    for decision in Decision.objects.all():
        assert decision.number_key == Decision.key_of(decision.number)


def test_the_spread_is_a_province(province):
    generate(4000, seed=1)
    persons = AwardRecord.objects.filter(recipient_kind="ca-nhan").count()
    assert 0.6 < persons / 4000 < 0.9
    forms = dict(AwardRecord.objects.order_by().values_list("form").annotate(n=Count("pk")))
    assert forms["bang-khen"] > forms["huan-chuong"] * 3
    assert not AwardRecord.objects.filter(title__isnull=True).exists()
    assert AwardRecord.objects.values("year").distinct().count() > 15


def test_nothing_is_public_unless_told(province):
    generate(200, seed=2, published=False)
    assert not AwardRecord.objects.public().exists()
    generate(200, seed=3)
    assert AwardRecord.objects.public().count() >= 195


def test_numbers_of_an_office_are_not_given_twice(province):
    generate(3000, seed=5)
    generate(3000, seed=5)
    assert AwardRecord.objects.count() == 6000


def test_a_real_office_is_asked_twice(province, capsys):
    DecisionFactory()
    with pytest.raises(CommandError, match="--yes"):
        call_command("generate_awards", 10)
    assert AwardRecord.objects.count() == 0
    call_command("generate_awards", 10, "--yes")
    assert AwardRecord.objects.count() == 10
    assert "10 lượt khen thưởng" in capsys.readouterr().out


def test_the_demo_may_grow_without_asking(province, monkeypatch):
    DecisionFactory()
    from portal.demo.models import DemoMark

    DemoMark.objects.create(seed=1)
    assert guard.holds_demo()
    call_command("generate_awards", 5, verbosity=0)
    assert AwardRecord.objects.count() == 5


def test_an_office_without_catalogue_is_told_what_to_do(db):
    with pytest.raises(CommandError, match="setup_office"):
        call_command("generate_awards", 5)


@pytest.mark.parametrize("count", ["0", "-3"])
def test_a_count_that_makes_no_sense(db, count):
    with pytest.raises(CommandError, match="lớn hơn 0"):
        call_command("generate_awards", "--", count)
