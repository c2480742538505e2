"""The API's questions in words together with filters, and its recipients."""

from datetime import date

import pytest
from django.core.management import call_command

from registrations.awards.models import AwardRecord
from registrations.exchange import api
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.recipients import RecipientFactory, RecipientRecordFactory

pytestmark = pytest.mark.django_db


def joined(*records):
    """A recipient whom these records were confirmed to be of."""
    recipient = RecipientFactory(name=records[0].name)
    for record in records:
        RecipientRecordFactory(recipient=recipient, record=record)
    return recipient


def names(response):
    assert response.status_code == 200, response.content
    return [item["name"] for item in response.json()["items"]]


def all_pages(client, address):
    found, pages = [], 0
    while address:
        page = client.get(address).json()
        found += page["items"]
        address = (page["next"] or "").removeprefix("http://testserver")
        pages += 1
        assert pages < 30
    return found


# --- words with filters -------------------------------------------------------


def test_words_go_together_with_every_filter(client, office, published):
    other = DecisionFactory(published=True, kind="dot-xuat")
    AwardRecordFactory(decision=other, name="Nông Thị Hoa", kind="dot-xuat")
    call_command("rebuild_index", verbosity=0)
    address = "/api/v1/awards?q=nong+thi+hoa"

    assert len(names(client.get(address))) == 2
    assert len(all_pages(client, f"{address}&kind=dot-xuat")) == 1
    assert [each["decision_id"] for each in all_pages(client, f"{address}&decision={other.public_id}")] == [
        other.public_id
    ]
    assert len(all_pages(client, f"{address}&decision={other.public_id}&kind=chuyen-de")) == 0
    assert len(all_pages(client, f"{address}&year=2025&kind=dot-xuat&recipient_kind=ca-nhan")) == 1


def test_what_the_database_leaves_out_is_passed_over_page_by_page(client, office, published, monkeypatch):
    monkeypatch.setattr(api, "STEP", 4)
    monkeypatch.setattr(api, "MOST_SEARCHES", 2)
    AwardRecordFactory.create_batch(20, decision=published, name="Nông Văn Lẫn")
    wanted = DecisionFactory(published=True)
    AwardRecordFactory.create_batch(5, decision=wanted, name="Nông Văn Lẫn")
    call_command("rebuild_index", verbosity=0)

    found = all_pages(client, f"/api/v1/awards?q=nong+van+lan&limit=2&decision={wanted.public_id}")

    assert len({each["id"] for each in found}) == len(found) == 5


def test_a_page_of_finds_goes_on_where_the_last_one_ended_whatever_its_length(client, office, published):
    AwardRecordFactory.create_batch(9, decision=published, name="Nông Văn Lẫn")
    call_command("rebuild_index", verbosity=0)
    first = client.get("/api/v1/awards?q=nong+van+lan&limit=4").json()
    rest = client.get(first["next"].removeprefix("http://testserver").replace("limit=4", "limit=100")).json()
    ids = [each["id"] for page in (first, rest) for each in page["items"]]
    assert rest["next"] is None
    assert len(ids) == len(set(ids)) >= 9


@pytest.mark.parametrize("cursor", ["t-0", "t-10000", "t-99999", "t-x", "abcdef"])
def test_a_cursor_that_no_page_gave_is_refused(client, office, published, cursor):
    answer = client.get(f"/api/v1/awards?q=nong&cursor={cursor}")
    assert answer.status_code == 422
    assert "trang đầu" in answer.json()["detail"]


# --- recipients ---------------------------------------------------------------


@pytest.fixture
def weaver(published):
    """One woman with two public awards, one hidden, and one of her childhood."""
    again = DecisionFactory(published=True, signed_on=date(2023, 5, 5))
    records = [
        AwardRecord.objects.get(name="Nông Thị Hoa"),
        AwardRecordFactory(decision=again, name="Nông Thị Hoa", birth_year=1980),
        AwardRecordFactory(decision=again, name="Nông Thị Kín", is_public=False),
        AwardRecordFactory(decision=again, name="Nông Thị Nhỏ", is_minor=True),
    ]
    return joined(*records)


def test_a_recipient_leads_to_their_awards_and_back(client, weaver):
    found = client.get("/api/v1/recipients").json()["items"]
    assert [each["id"] for each in found] == [weaver.public_id]
    assert found[0] == client.get(f"/api/v1/recipients/{weaver.public_id}").json()
    assert (found[0]["name"], found[0]["award_count"]) == ("Nông Thị Hoa", 2)
    assert (found[0]["first_year"], found[0]["last_year"]) == (2023, 2025)
    assert found[0]["birth_year"] is None
    assert found[0]["url"].endswith(weaver.get_absolute_url())

    awards = all_pages(client, found[0]["awards_url"].removeprefix("http://testserver"))
    assert {each["year"] for each in awards} == {2023, 2025}
    detail = client.get(f"/api/v1/awards/{awards[0]['id']}").json()
    assert detail["recipient_id"] == weaver.public_id


def test_an_award_of_a_child_or_of_nobody_known_names_no_recipient(client, weaver):
    AwardRecordFactory(decision=AwardRecord.objects.get(name="Vi Văn Bé").decision, name="Lộc Văn Lẻ")
    for name in ("Nông Thị Nhỏ", "Lộc Văn Lẻ"):
        record = AwardRecord.objects.get(name=name)
        assert client.get(f"/api/v1/awards/{record.public_id}").json()["recipient_id"] is None


def test_names_of_hidden_records_find_nobody_and_are_told_to_nobody(client, weaver):
    assert names(client.get("/api/v1/recipients?name=nong+thi+hoa")) == ["Nông Thị Hoa"]
    for hidden in ("kin", "nho"):
        assert names(client.get(f"/api/v1/recipients?name={hidden}")) == []
    everything = client.get("/api/v1/recipients").content.decode()
    assert "Kín" not in everything
    assert "Nhỏ" not in everything


def test_a_recipient_without_a_public_award_is_not_there(client, weaver):
    AwardRecord.objects.filter(name="Nông Thị Hoa").update(is_public=False)
    assert names(client.get("/api/v1/recipients")) == []
    assert client.get(f"/api/v1/recipients/{weaver.public_id}").status_code == 404
    assert all_pages(client, f"/api/v1/awards?recipient={weaver.public_id}") == []


def test_the_id_of_a_merged_recipient_leads_to_the_one_in_use(client, weaver):
    old = RecipientFactory(merged_into=weaver)
    assert client.get(f"/api/v1/recipients/{old.public_id}").json()["id"] == weaver.public_id
    assert len(client.get("/api/v1/recipients").json()["items"]) == 1


def test_recipients_can_be_read_page_by_page_and_by_kind(client, published):
    for number in range(5):
        joined(*(AwardRecordFactory(decision=published, name=f"Nông Văn {number}") for _ in range(2)))
    found = all_pages(client, "/api/v1/recipients?limit=2")
    assert len({each["id"] for each in found}) == 5
    assert names(client.get("/api/v1/recipients?recipient_kind=tap-the")) == []
    assert client.get("/api/v1/recipients?recipient_kind=ai").status_code == 422
    assert client.get("/api/v1/recipients?cursor=khong-co").status_code == 422


def test_a_page_of_recipients_costs_few_queries(client, published, django_assert_max_num_queries):
    for number in range(12):
        joined(*(AwardRecordFactory(decision=published, name=f"Nông Văn {number}") for _ in range(2)))
    with django_assert_max_num_queries(3):
        assert len(names(client.get("/api/v1/recipients?limit=12"))) == 12
