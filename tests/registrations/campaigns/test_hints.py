"""Hints on names: twice in the list, awarded before; never a reason to refuse."""

import pytest

from registrations.campaigns import actions
from registrations.campaigns.models import RegistrationRow
from registrations.titles.models import RecipientKind
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import AimedTitleFactory, send
from tests.factories.units import UnitFactory

from .conftest import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(complete):
    """Awards of the unit's own people under a published decision."""
    title = AimedTitleFactory(name="Chiến sĩ thi đua cơ sở", short_name="CSTĐ cơ sở")

    def award(name, year, **facts):
        facts = {"unit": complete.unit, "title": title, "decision": DecisionFactory(published=True)} | facts
        return AwardRecordFactory(name=name, year=year, recipient_kind=RecipientKind.PERSON, **facts)

    return award


@pytest.fixture
def seen(client, complete, addresses):
    client.force_login(member_of(complete))

    def page(step="persons"):
        return client.get(getattr(addresses(complete), step)).content.decode()

    return page


def test_earlier_awards_are_told_by_title_and_years(seen, archive):
    archive("Nông Văn Mẫu", 2024)
    archive("nông văn mẫu", 2023)
    for step in ("persons", "send"):
        assert "đã là CSTĐ cơ sở 2023, 2024" in seen(step)
    assert "đã là" not in seen("collectives")


def test_what_is_given_is_told_as_given(seen, archive):
    title = AimedTitleFactory(name="Bằng khen Mẫu", short_name="BK mẫu", form="bang-khen")
    archive("Nông Văn Mẫu", 2022, title=title)
    assert "đã được tặng Bằng khen Mẫu 2022" in seen()


def test_awards_of_namesakes_elsewhere_and_private_ones_are_not_told(seen, archive):
    archive("Nông Văn Mẫu", 2021, unit=UnitFactory())
    archive("Nông Văn Mẫu", 2022, is_public=False)
    archive("Nông Văn Mẫu", 2020, decision=DecisionFactory())
    archive("Nông Văn Khác", 2019)
    assert "đã là" not in seen()
    assert "đã được tặng" not in seen()


def test_a_name_in_several_rows_is_told_and_sent_all_the_same(seen, complete, signatory):
    first = RegistrationRow.objects.get()
    RegistrationRow.objects.create(
        registration=complete, kind=RecipientKind.PERSON, order=2, name="NÔNG VĂN MẪU", title=first.title
    )
    assert "có ở các dòng 1, 2" in seen()
    assert len(send(complete, signatory).content["persons"]) == 2


def test_five_hundred_names_cost_no_more_queries_than_one(
    client, complete, addresses, archive, django_assert_max_num_queries
):
    archive("Nông Văn 7", 2024)
    clerk = member_of(complete)
    rows = [{"name": f"Nông Văn {n}", "position": "", "title_id": None, "initiative": ""} for n in range(500)]
    actions.save_step(complete.pk, "persons", {"rows": rows}, version=1, by=clerk)
    client.force_login(clerk)
    with django_assert_max_num_queries(45):
        page = client.get(addresses(complete).persons).content.decode()
    assert "đã là CSTĐ cơ sở 2024" in page
