"""Awards given in a movement: chosen in the archive, told on the pages, hidden of children."""

import pytest

from registrations.awards.forms import DecisionForm
from registrations.awards.models import Decision
from search.outbox.actions import rebuild, sweep
from tests.factories.accounts import SuperuserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import MovementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def movement(office):
    return MovementFactory(name="Chung sức xây dựng bản mới", slug="chung-suc")


@pytest.fixture
def given(movement):
    """An award given in the movement, one of a child by the same decision, and one of another decision."""
    decision = DecisionFactory(published=True, movement=movement, number="71/QĐ-UBND")
    AwardRecordFactory(decision=decision, name="Nông Văn Mẫu")
    AwardRecordFactory(decision=decision, name="Lộc Bé Mẫu", is_minor=True)
    AwardRecordFactory(name="Triệu Thị Khác")
    rebuild()
    return decision


def names(client, **params):
    return [record.name for _, record in client.get("/so-vang/", params).context["finds"]]


def test_the_archive_counts_and_narrows_by_movement(client, given):
    group = next(g for g in client.get("/so-vang/").context["groups"] if g["name"] == "phongtrao")
    assert [(v.value, v.label, v.count) for v in group["values"]] == [("chung-suc", "Chung sức xây dựng bản mới", 1)]
    assert names(client, phongtrao="chung-suc") == ["Nông Văn Mẫu"]
    assert names(client, q="xây dựng bản mới") == ["Nông Văn Mẫu"]


def test_pages_lead_to_all_awards_of_the_movement(client, given, publish):
    page = publish(given)
    link = '<a href="/so-vang/?phongtrao=chung-suc">Chung sức xây dựng bản mới</a>'
    assert link in client.get(page.url).content.decode()
    told = {r.name: client.get(r.get_absolute_url()).content.decode() for r in given.records.all()}
    assert link in told["Nông Văn Mẫu"]
    assert "Chung sức xây dựng bản mới" not in told["Lộc Bé Mẫu"]


def test_an_officer_chooses_it_and_the_archive_follows(client, given, movement):
    from registrations.awards.actions import save_decision

    other = Decision.objects.exclude(pk=given.pk).get()
    kept = {name: getattr(other, name) for name in DecisionForm.Meta.fields if hasattr(other, name)}
    data = {**kept, "organising_body": other.organising_body_id, "movement": movement.pk, "consultation": ""}
    form = DecisionForm({**data, "source": "Rà soát hồ sơ", "on": "2025-07-01"}, {}, instance=other)
    assert form.is_valid(), form.errors
    save_decision(form, SuperuserFactory())
    sweep()
    assert sorted(names(client, phongtrao="chung-suc")) == ["Nông Văn Mẫu", "Triệu Thị Khác"]
    assert other.events.get().changes == {"movement": [None, "Chung sức xây dựng bản mới"]}
