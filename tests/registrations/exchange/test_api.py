"""The API: what it answers, what it refuses and how, and that no question breaks it."""

import json

import jsonschema_rs
import pytest
import schemathesis
from django.core.cache import caches
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks
from schemathesis.specs.openapi import checks as openapi

from registrations.awards import actions as awards
from registrations.awards.models import AwardRecord
from registrations.exchange.api_guide import operations
from registrations.exchange.columns import AWARDS
from registrations.exchange.schemas import json_schema
from registrations.titles.models import Authority
from registrations.units.models import Succession
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
SOUND = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_schema_conformance,
]


def names(response):
    return [item["name"] for item in response.json()["items"]]


def test_awards_newest_first_and_only_public_ones(client, published):
    assert names(client.get("/api/v1/awards")) == ["Vi Văn Bé", "Nông Thị Hoa"]
    child = client.get("/api/v1/awards").json()["items"][0]
    assert child["merit"] == child["position"] == child["place_then"] == ""


def test_an_award_and_a_decision_by_their_ids(client, published):
    record = AwardRecord.objects.get(name="Nông Thị Hoa")
    found = client.get(f"/api/v1/awards/{record.public_id}").json()
    assert found["name"] == "Nông Thị Hoa"
    assert "birth_year" not in found
    decision = client.get(f"/api/v1/decisions/{found['decision_id']}").json()
    assert decision["award_count"] == 2
    assert decision["legal_grounds"][0].startswith("Căn cứ Luật")
    assert names(client.get(decision["awards_url"].removeprefix("http://testserver"))) == ["Vi Văn Bé", "Nông Thị Hoa"]


def test_what_is_not_public_is_not_there(client, published):
    hidden = AwardRecord.objects.get(name="Kín Đáo")
    draft = DecisionFactory()
    for address in (f"awards/{hidden.public_id}", f"decisions/{draft.public_id}", "awards/x", "awards/..%00"):
        response = client.get(f"/api/v1/{address}")
        assert response.status_code == 404
        assert response["Content-Type"].startswith("application/problem+json")
    awards.withdraw_decision(published)
    assert names(client.get("/api/v1/awards")) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year=2025", 3),
        ("year=2024", 0),
        ("authority=chu-tich-ubnd-tinh", 3),
        ("form=giay-khen", 1),
        ("form=giay-khen&class=nhat", 0),
        ("level=tinh", 3),
        ("recipient_kind=tap-the", 1),
        ("kind=chuyen-de", 3),
    ],
)
def test_filters(client, published, query, found):
    AwardRecordFactory(decision=published, name="Tổ Một", form="giay-khen", recipient_kind="tap-the")
    assert len(names(client.get(f"/api/v1/awards?{query}"))) == found


def test_a_unit_means_what_is_below_it_and_what_it_came_of(client, published):
    above = UnitFactory(code="so-mau")
    below = UnitFactory(parent=above, organising_body=above.organising_body)
    old = UnitFactory(organising_body=above.organising_body)
    Succession.objects.create(predecessor=old, successor=below, on="2025-07-01")
    AwardRecordFactory(decision=published, name="Ở Dưới", unit=below)
    AwardRecordFactory(decision=published, name="Ở Đơn vị cũ", unit=old)
    AwardRecordFactory(decision=published, name="Trạm trực thuộc", within=below)
    AwardRecordFactory(decision=published, name="Bé Ở Dưới", unit=below, is_minor=True)
    expected = {"Ở Dưới", "Ở Đơn vị cũ", "Trạm trực thuộc"}
    assert set(names(client.get("/api/v1/awards?unit=so-mau"))) == expected


def test_words_are_found_as_in_the_archive(client, published, office):
    call_command("rebuild_index", verbosity=0)
    assert names(client.get("/api/v1/awards?q=nong+thi+hoa")) == ["Nông Thị Hoa"]
    assert names(client.get("/api/v1/awards?q=nong&form=giay-khen")) == []


@pytest.mark.parametrize("query", ["", "q=mau"])
def test_pages_lead_through_everything_once(client, published, office, query):
    AwardRecordFactory.create_batch(7, decision=published)
    call_command("rebuild_index", verbosity=0)
    address, seen, pages = f"/api/v1/awards?limit=2&{query}", [], 0
    while address:
        page = client.get(address).json()
        seen += [item["id"] for item in page["items"]]
        address = (page["next"] or "").removeprefix("http://testserver")
        pages += 1
        assert pages < 10
    assert len(seen) == len(set(seen)) >= 7


def test_a_name_that_goes_while_somebody_reads_does_not_stop_the_reading(client, published):
    AwardRecordFactory.create_batch(4, decision=published)
    page = client.get("/api/v1/awards?limit=3").json()
    AwardRecord.objects.filter(public_id=page["items"][-1]["id"]).update(is_public=False)
    assert client.get(page["next"].removeprefix("http://testserver")).status_code == 200


def test_the_catalogue_and_the_units(client, catalogue):
    found = client.get("/api/v1/titles?on=2026-01-01").json()["items"]
    assert {"bk-tinh", "hc-lao-dong"} <= {title["code"] for title in found}
    assert len(client.get("/api/v1/titles").json()["items"]) > len(found)
    unit = UnitFactory(code="xa-mau")
    UnitFactory(code="truong-mau", parent=unit, organising_body=unit.organising_body)
    units = client.get("/api/v1/units").json()["items"]
    assert {"code": "truong-mau", "parent_code": "xa-mau"}.items() <= units[0].items()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("year=abc", "year"),
        ("year=99999999999999999999", "year"),
        ("authority=ai-do", "authority"),
        ("class=nam", "class"),
        ("limit=0", "limit"),
        ("limit=1000", "limit"),
        ("unit=%00", "unit"),
        ("cursor=a'--", "cursor"),
        ("q=" + "a" * 301, "q"),
    ],
)
def test_a_refusal_names_the_parameter_in_vietnamese(client, query, name):
    response = client.get(f"/api/v1/awards?{query}")
    assert response.status_code == 422
    problem = response.json()
    assert [entry["name"] for entry in problem["errors"]] == [name]
    assert problem["title"] == "Tham số chưa dùng được"
    assert "Input" not in json.dumps(problem)


def test_a_cursor_of_another_list_is_refused_in_words(client, published, office):
    for query in ("cursor=abcdefghjk", "q=nong&cursor=abcdefghjk"):
        response = client.get(f"/api/v1/awards?{query}")
        assert response.status_code == 422
        assert "trang đầu" in response.json()["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_only_reads(client, published, method):
    response = getattr(client, method)("/api/v1/awards")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["title"] == "Chỉ đọc"


def test_other_sites_may_read_it_and_nothing_is_sent_twice(client, published):
    first = client.get("/api/v1/awards")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v1/awards", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    asked = client.options("/api/v1/awards", HTTP_ORIGIN="https://bao.example")
    assert asked.status_code == 204
    assert "GET" in asked["Access-Control-Allow-Methods"]
    assert client.head("/api/v1/awards").status_code == 200
    record = AwardRecord.objects.get(name="Nông Thị Hoa")
    assert client.get(f"/api/v1/awards/{record.public_id}")["Last-Modified"]
    assert client.get("/api/v1/khong-co").json()["status"] == 404


def test_whoever_asks_too_often_waits(client, db):
    for _ in range(240):
        assert client.get("/api/v1/titles?on=1900-01-01").status_code == 200
    response = client.get("/api/v1/titles")
    assert response.status_code == 429
    assert int(response["Retry-After"]) >= 1
    assert response["Access-Control-Allow-Origin"] == "*"


def test_an_object_of_the_api_is_a_line_of_the_file(client, published):
    schema = json_schema(AWARDS, "/x")
    for item in client.get("/api/v1/awards").json()["items"]:
        jsonschema_rs.validate(schema, item)


def test_the_page_tells_every_address_and_parameter(client, office):
    page = client.get("/du-lieu-mo/api/").content.decode()
    for operation in operations():
        assert operation.path in page
        for parameter in operation.parameters:
            assert f"<code>{parameter.name}</code>" in page
    assert Authority.PROVINCE_CHAIR.value in page
    assert "cdn" not in page


def test_a_list_costs_few_queries(client, published, django_assert_max_num_queries):
    AwardRecordFactory.create_batch(40, decision=published)
    with django_assert_max_num_queries(3):
        assert client.get("/api/v1/awards?limit=40").status_code == 200


@pytest.fixture
def served():
    """The application as a server runs it, on the connection of the test (as Django's own test client does)."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_no_question_breaks_it(published, office, served):
    """What the description allows and much that it does not, in this process, some dozen questions an address."""
    call_command("rebuild_index", verbosity=0)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served)
    asked = 0

    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(
            max_examples=15,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask(case):
            nonlocal asked
            asked += 1
            caches["local"].clear()
            case.call_and_validate(checks=SOUND, headers={"Accept-Encoding": "identity"})

        given(case=operation.as_strategy())(ask)()
    assert asked >= 60
