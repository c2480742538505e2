"""Movements in the back office."""

import pytest

from registrations.movements.models import Movement
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.units import OrganisingBodyFactory

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "Lạng Sơn chung sức xây dựng nông thôn mới",
    "level": "tinh",
    "kind": "chuyen-de",
    "criteria": "",
    "slug": "",
}


def test_a_movement_gets_its_address_from_its_name_and_a_namesake_gets_another(client):
    client.force_login(SuperuserFactory())
    facts = FACTS | {"organising_body": OrganisingBodyFactory().pk}
    for _ in range(2):
        assert client.post("/quan-tri/phong-trao/new/", facts).status_code == 302
    slugs = sorted(Movement.objects.values_list("slug", flat=True))
    assert slugs == ["lang-son-chung-suc-xay-dung-nong-thon-moi", "lang-son-chung-suc-xay-dung-nong-thon-moi-2"]


def test_an_end_before_the_beginning_is_told(client):
    client.force_login(SuperuserFactory())
    facts = FACTS | {"organising_body": OrganisingBodyFactory().pk, "starts_on": "05/03/2026", "ends_on": "04/03/2026"}
    assert "bằng hoặc sau ngày bắt đầu" in client.post("/quan-tri/phong-trao/new/", facts).content.decode()
    assert not Movement.objects.exists()


def test_people_without_the_permission_stay_out(client):
    client.force_login(UserFactory())
    assert client.get("/quan-tri/phong-trao/").status_code == 302
