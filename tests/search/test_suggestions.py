"""What is offered while somebody types, by both engines, and never a hidden name."""

import pytest
from django.core.cache import caches

from cms_pages.archive import offers
from registrations.awards.models import AwardRecord
from search import suggestions
from search.entry import Entry
from search.outbox.actions import rebuild
from search.throttles import SuggestionThrottle
from tests.factories.awards import AwardRecordFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def afresh():
    caches["local"].clear()
    offers.forget()


def offered(client, text):
    answer = client.get("/goi-y/", {"q": text})
    assert answer.status_code == 200
    return {group["label"]: [item["text"] for item in group["items"]] for group in answer.json()["groups"]}


PEOPLE, UNITS = "Người, tập thể được khen thưởng", "Đơn vị, địa bàn"


@pytest.mark.parametrize("typed", ["nong van m", "Nông Văn Mẫ", "van nong", "nông"])
def test_names_are_offered_before_they_are_finished(engine, indexed, monkeypatch, typed):
    monkeypatch.setattr(suggestions, "_checks", {"award": set})
    monkeypatch.setattr(suggestions, "_offers", [])
    indexed(Entry("award", "1", "Nông Văn Mẫu", people=("Nông Văn Mẫu",)), Entry("award", "2", "Lý Thị Mẫu"))
    assert [item.text for group in suggestions.suggest(typed) for item in group.items] == ["Nông Văn Mẫu"]


def test_marks_that_were_typed_come_first(engine, indexed, monkeypatch):
    monkeypatch.setattr(suggestions, "_checks", {"award": set})
    monkeypatch.setattr(suggestions, "_offers", [])
    indexed(
        Entry("award", "1", "Nông Thị Hòa"), Entry("award", "2", "Nông Thị Hoa"), Entry("award", "3", "Nông Thị Hỏa")
    )
    for typed in ("nông thị hỏa", "nông thị hòa"):
        assert suggestions.suggest(typed)[0].items[0].text.lower() == typed


def test_names_that_differ_in_their_marks_are_all_offered(engine, indexed, monkeypatch):
    monkeypatch.setattr(suggestions, "_checks", {"award": set})
    monkeypatch.setattr(suggestions, "_offers", [])
    indexed(
        Entry("award", "1", "Hứa Thị Nhìn", year=1985),
        Entry("award", "2", "Hứa Thị Nhịn", year=2025),
        Entry("award", "3", "HỨA THỊ NHÌN", year=1984),
    )
    assert [item.text for item in suggestions.suggest("hua thi nhin")[0].items] == ["Hứa Thị Nhịn", "Hứa Thị Nhìn"]


def test_filters_that_were_typed_narrow_and_stay(engine, indexed, monkeypatch):
    monkeypatch.setattr(suggestions, "_checks", {"award": set})
    asked = []
    monkeypatch.setattr(suggestions, "_offers", [asked.append])
    indexed(
        Entry("award", "1", "Nông Văn Mẫu", year=2022, form="Bằng khen"),
        Entry("award", "2", "Nông Văn Mới", year=2023, form="Giấy khen"),
        Entry("document", "3", "Nông thôn mới", year=2021, url="/vb/3/"),
    )

    def names(typed):
        return [item.text for group in suggestions.suggest(typed) for item in group.items]

    assert names("năm:2023 nong") == ["Nông Văn Mới năm:2023"]
    assert names('nong van m hình thức:"bằng khen"') == ['Nông Văn Mẫu hình thức:"bằng khen"']
    assert names("nong van -mới") == ["Nông Văn Mẫu -mới"]
    assert names("nong năm:2021") == ["Nông thôn mới"]
    assert names("nong năm:1999") == []
    assert asked == ["nong", "nong van m", "nong van", "nong", "nong"]
    for unfinished in ("nong năm", "nong năm:", "nong năm:20", "nong hình thức:bằ", "nong hạng:"):
        assert set(names(unfinished)) - {"Nông thôn mới"} or unfinished == "nong năm", unfinished


def test_documents_are_offered_by_a_begun_number(engine, indexed, monkeypatch):
    monkeypatch.setattr(suggestions, "_checks", {})
    monkeypatch.setattr(suggestions, "_offers", [])
    indexed(Entry("decision", "1", "Khen thưởng năm học", number="1657/QĐ-UBND", url="/quyet-dinh/1/"))
    found = suggestions.suggest("165")
    assert [(item.note, item.url) for group in found for item in group.items] == [("1657/QĐ-UBND", "/quyet-dinh/1/")]


def test_hidden_names_and_children_are_never_offered(client, office):
    AwardRecordFactory(name="Nông Văn Mẫu")
    AwardRecordFactory(name="Nông Thị Bé", is_minor=True)
    hidden = AwardRecordFactory(name="Nông Văn Kín")
    rebuild()
    AwardRecord.objects.filter(pk=hidden.pk).update(is_public=False)
    assert offered(client, "nong")[PEOPLE] == ["Nông Văn Mẫu"]


def test_units_lead_to_their_awards(client, office):
    unit = UnitFactory(name="Xã Quốc Mẫu")
    UnitFactory(name="Xã Quốc Không")
    AwardRecordFactory(unit=unit)
    rebuild()
    answer = client.get("/goi-y/", {"q": "quoc m"}).json()
    group = next(group for group in answer["groups"] if group["label"] == UNITS)
    assert [(item["note"], item["url"]) for item in group["items"]] == [("1 lượt", f"/so-vang/?donvi={unit.code}")]


def test_no_more_than_eight_and_every_group_has_its_share(client, office):
    for n in range(12):
        AwardRecordFactory(name=f"Mẫu Văn {n}", unit=UnitFactory(name=f"Xã Mẫu {n}"))
    rebuild()
    found = offered(client, "mau")
    assert sum(map(len, found.values())) == 8
    assert len(found[UNITS]) >= 2


@pytest.mark.parametrize(
    "typed", ["", "a", '"', "%", "\x00", "x" * 10_000, "đ" * 10_000, "a' OR 1=1", "<b>", "😀😀", "1/" * 5000]
)
def test_anything_typed_is_answered(client, office, typed):
    assert client.get("/goi-y/", {"q": typed}).status_code == 200


def test_whoever_asks_without_end_is_asked_to_wait(client, office, monkeypatch):
    monkeypatch.setattr(SuggestionThrottle, "rate", "2/min")
    answers = [client.get("/goi-y/?q=nong") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2]["Retry-After"]) > 0


def test_few_database_queries(client, office, django_assert_max_num_queries):
    AwardRecordFactory(name="Nông Văn Mẫu")
    rebuild()
    client.get("/goi-y/?q=nong")
    with django_assert_max_num_queries(3):
        assert client.get("/goi-y/?q=nong+van").status_code == 200
