"""What is proposed, how sure it is said to be, and why: from records to words."""

from datetime import date

import pytest
from django.core.management import call_command

from registrations.recipients import actions, proposing
from registrations.recipients.models import Proposal, Strength
from registrations.units.models import Succession, Unit
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.recipients import RecipientRecordFactory
from tests.factories.units import SuccessionFactory, UnitFactory

pytestmark = pytest.mark.django_db
STRONG, LIKELY, POSSIBLE = Strength.STRONG, Strength.LIKELY, Strength.POSSIBLE


def record(year, name="Nông Thị Mẫu", **values):
    decision = DecisionFactory(published=True, signed_on=date(year, 5, 1))
    return AwardRecordFactory(decision=decision, name=name, **values)


def team(year, name, unit):
    return record(year, name, recipient_kind="tap-the", honorific="", unit=unit, unit_wording="", position="")


@pytest.fixture
def renamed():
    """A commune that went into a new one together with another, and an office that changed its name only."""
    merged = SuccessionFactory(
        predecessor__name="Xã Yên Mẫu",
        predecessor__short_name="Yên Mẫu",
        successor__name="Xã Cai Mẫu",
        successor__short_name="Cai Mẫu",
    )
    SuccessionFactory(successor=merged.successor, predecessor__name="Xã Hòa Mẫu", predecessor__short_name="Hòa Mẫu")
    office = SuccessionFactory(
        predecessor__kind=Unit.Kind.DEPARTMENT,
        predecessor__name="Sở Nông Mẫu",
        predecessor__short_name="",
        successor__kind=Unit.Kind.DEPARTMENT,
        successor__name="Sở Canh Mẫu",
        successor__short_name="",
    )
    return merged, office


def proposed():
    proposing.rebuild()
    return [(each.strength, each.reason, set(each.record_ids)) for each in Proposal.objects.by_strength()]


@pytest.mark.parametrize(
    ("one", "other", "strength", "words"),
    [
        ({"birth_year": 1970}, {"birth_year": 1970}, STRONG, "cùng tên, cùng năm sinh 1970, cùng đơn vị"),
        ({}, {"birth_year": 1970}, LIKELY, "cùng đơn vị, cùng chức vụ, chưa đủ năm sinh"),
        ({"birth_year": 1970}, {"birth_year": 1970, "unit_wording": "Sở Y tế"}, POSSIBLE, "khác đơn vị"),
        ({"name": "Nông Thị Mậu", "birth_year": 1970}, {"birth_year": 1970}, POSSIBLE, "tên chỉ khác nhau ở dấu"),
        ({"birth_year": 1970}, {"birth_year": 1971}, None, ""),
        ({}, {"unit_wording": "Sở Y tế"}, None, ""),
        ({"name": "Nông Thị Hoa"}, {}, None, ""),
        ({"birth_year": 1970}, {"birth_year": 1970, "is_minor": True}, None, ""),
        ({"birth_year": 1970}, {"birth_year": 1970, "recipient_kind": "ho-gia-dinh"}, None, ""),
    ],
)
def test_two_persons(one, other, strength, words):
    pair = [record(2019, **one), record(2024, **other)]
    found = proposed()
    if strength is None:
        assert found == []
        return
    assert [(each[0], each[2]) for each in found] == [(strength, {each.pk for each in pair})]
    assert words in found[0][1]


def test_people_of_a_commune_are_followed_into_the_commune_it_went_into(renamed):
    merged, _ = renamed
    record(2020, birth_year=1970, unit=merged.predecessor, unit_wording="xã Yên Mẫu")
    record(2026, birth_year=1970, unit=merged.successor, unit_wording="xã Cai Mẫu")
    ((strength, reason, _),) = proposed()
    assert strength == STRONG
    assert "trước và sau khi sắp xếp (Xã Yên Mẫu và Xã Cai Mẫu)" in reason


def test_a_collective_is_followed_when_its_unit_only_changed_its_name(renamed):
    merged, office = renamed
    old, new = team(2020, "Sở Nông Mẫu", office.predecessor), team(2026, "Sở Canh Mẫu", office.successor)
    team(2020, "Ủy ban nhân dân xã Yên Mẫu", merged.predecessor)
    team(2026, "Ủy ban nhân dân xã Cai Mẫu", merged.successor)
    found = proposed()
    assert [strength for strength, _, _ in found] == [LIKELY, POSSIBLE]
    assert found[0][2] == {old.pk, new.pk}
    assert "tên đổi theo đơn vị" in found[0][1]
    assert "trước và sau khi sắp xếp" in found[1][1]


def test_collectives_of_one_name_in_one_unit_are_sure_and_in_two_units_nothing():
    one, other = UnitFactory(), UnitFactory()
    team(2019, "Trường Tiểu học Mẫu", one)
    team(2021, "Trường Tiểu học Mẫu", one)
    team(2022, "Trường Tiểu học Mẫu", other)
    ((strength, _, pks),) = proposed()
    assert strength == STRONG
    assert len(pks) == 2


def test_a_unit_above_counts_for_less_than_the_unit_itself():
    above = UnitFactory()
    below = UnitFactory(parent=above)
    record(2019, birth_year=1970, unit=above, unit_wording="Sở Mẫu")
    record(2021, birth_year=1970, unit=below, unit_wording="Phòng Mẫu")
    ((strength, reason, _),) = proposed()
    assert strength == LIKELY
    assert "cấp trên và cấp dưới" in reason


def test_one_between_two_who_differ_is_shown_with_the_doubt():
    record(2018, birth_year=1970)
    record(2020)
    record(2022, birth_year=1985)
    ((strength, reason, pks),) = proposed()
    assert strength == POSSIBLE
    assert "năm sinh khác nhau" in reason
    assert len(pks) == 2


def test_two_lines_of_one_list_are_two_persons():
    first = record(2020, birth_year=1970)
    AwardRecordFactory(decision=first.decision, name=first.name, birth_year=1970)
    assert proposed() == []


def test_the_weaker_waits_for_the_stronger(officer):
    strong = [record(2018, birth_year=1970), record(2020, birth_year=1970)]
    later = record(2022)
    ((strength, _, pks),) = proposed()
    assert (strength, pks) == (STRONG, {each.pk for each in strong})
    actions.join(pks, officer)
    (found,) = Proposal.objects.all()
    assert found.strength == LIKELY
    assert set(found.record_ids) == {*pks, later.pk}


def test_new_and_corrected_records_are_followed_without_looking_at_the_rest(django_assert_max_num_queries):
    record(2018, birth_year=1970)
    proposing.rebuild()
    assert proposing.catch_up() == 0
    newcomer = record(2020, birth_year=1970)
    for n in range(5):
        record(2021, f"Người Khác {'abcde'[n]}")
    assert proposing.catch_up() == 6
    assert Proposal.objects.get().strength == STRONG
    newcomer.name = "Lê Văn Khác"
    newcomer.save()
    newcomer.events.create(kind="dinh-chinh", source="Công văn", changes={"name": ["Nông Thị Mẫu", "Lê Văn Khác"]})
    with django_assert_max_num_queries(25):
        proposing.catch_up()
    assert not Proposal.objects.exists()


def test_a_unit_that_is_renamed_later_brings_its_records_together_by_itself():
    old, new = (
        UnitFactory(kind=Unit.Kind.DEPARTMENT, name=name, short_name="") for name in ("Sở Nông Mẫu", "Sở Canh Mẫu")
    )
    team(2018, "Phòng Tổ chức Sở Nông Mẫu", old)
    team(2022, "Phòng Tổ chức Sở Canh Mẫu", new)
    record(2022, "Người Nơi Khác", unit=UnitFactory(name="Sở Khác Mẫu"))
    call_command("propose_recipients")
    assert not Proposal.objects.exists()
    SuccessionFactory(predecessor=old, successor=new)
    assert proposing.catch_up() == 2  # the third name has nothing to do with it
    assert Proposal.objects.get().reason.startswith("tên đổi theo đơn vị")
    assert proposing.catch_up() == 0
    Succession.objects.all().delete()
    call_command("propose_recipients")
    assert not Proposal.objects.exists()


def test_a_new_unit_is_nothing_to_look_at_again():
    record(2018)
    proposing.catch_up()
    UnitFactory()
    assert proposing.catch_up() == 0
    assert proposing.catch_up() == 0


def test_what_was_put_off_stays_put_off(officer):
    record(2018, birth_year=1970)
    record(2020, birth_year=1970)
    proposing.rebuild()
    actions.postpone(Proposal.objects.get(), officer)
    proposing.rebuild()
    assert Proposal.objects.postponed().count() == 1
    record(2022, birth_year=1970)  # now it is another question
    proposing.catch_up()
    assert Proposal.objects.waiting().count() == 1


def test_the_strongest_are_confirmed_together_unless_they_changed(officer):
    for name in ("Nông Thị Mẫu", "Lê Văn Mẫu"):
        record(2018, name, birth_year=1970)
        record(2020, name, birth_year=1970)
    weak = [record(2018, "Vi Thị Mẫu"), record(2020, "Vi Thị Mẫu")]
    proposing.rebuild()
    seen = list(Proposal.objects.values_list("fingerprint", flat=True))
    changed = record(2021, "Lê Văn Mẫu", birth_year=1970)
    assert actions.confirm_strong(seen, officer) == (1, 2)
    assert not hasattr(type(weak[0]).objects.get(pk=weak[0].pk), "recipient_link")
    assert changed.pk in Proposal.objects.get(strength=STRONG).record_ids


def test_any_number_of_namesakes_is_bounded_work(django_assert_max_num_queries):
    links = [RecipientRecordFactory(record__name="Nông Thị Mẫu", record__birth_year=1950 + n) for n in range(60)]
    for link in links:
        AwardRecordFactory(name="Nông Thị Mẫu", birth_year=link.record.birth_year)
    with django_assert_max_num_queries(40):
        proposing.rebuild()
    assert Proposal.objects.count() == 60
