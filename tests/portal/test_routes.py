"""Every route is classified, and nobody gets past their class."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.portal.routes import EVERYONE, HOLDER, SIGNED_IN, STAFF, UNIT, all_routes

pytestmark = [pytest.mark.django_db, pytest.mark.long]
ROUTES = all_routes()
CLOSED = {301, 302, 400, 403, 404, 405}


def test_every_route_is_classified():
    assert [route.pattern for route in ROUTES if not route.who] == []


def test_the_table_names_no_class_by_accident():
    assert {route.who for route in ROUTES} == {EVERYONE, HOLDER, SIGNED_IN, UNIT, STAFF}


def refusals(client, routes):
    """Routes that answered with a page, or broke, though they should not have: (route, status)."""
    wrong = []
    for route in routes:
        for method in (client.get, client.post):
            answer = method(route.sample)
            if answer.status_code not in CLOSED:
                wrong.append((method.__name__, route.pattern, answer.status_code))
            elif answer.status_code in {301, 302} and not answer.url.startswith(
                ("/tai-khoan/", "/quan-tri/login/", route.sample)
            ):
                wrong.append((method.__name__, route.pattern, answer.url))
    return wrong


@pytest.mark.parametrize("who", [SIGNED_IN, UNIT, STAFF])
def test_strangers_are_sent_to_sign_in_or_refused(client, office, who):
    assert refusals(client, [route for route in ROUTES if route.who == who]) == []


def test_an_account_without_a_role_reaches_nothing_of_the_back_office(client, office):
    client.force_login(UserFactory())

    assert refusals(client, [route for route in ROUTES if route.who == STAFF]) == []


def test_a_reviewer_without_second_factor_reaches_nothing_of_the_back_office(client, office):
    call_command("setup_groups", verbosity=0)
    reviewer = UserFactory(is_staff=True, second_factor=False)
    reviewer.groups.add(Group.objects.get(name="Người duyệt"))
    client.force_login(reviewer)

    assert refusals(client, [route for route in ROUTES if route.who == STAFF]) == []


def test_superuser_without_second_factor_reaches_nothing_of_the_back_office(client, office):
    client.force_login(UserFactory(is_staff=True, is_superuser=True, second_factor=False))

    assert refusals(client, [route for route in ROUTES if route.who == STAFF]) == []


def test_no_route_breaks_for_a_stranger(client, office):
    broken = [
        (route.pattern, answer.status_code)
        for route in ROUTES
        for answer in (client.get(route.sample), client.post(route.sample))
        if answer.status_code >= 500
    ]
    assert broken == []


@pytest.mark.parametrize("address", ["/quan-tri/login/", "/_util/login/"])
def test_wagtails_own_sign_in_signs_nobody_in(client, office, address):
    user = UserFactory(is_staff=True, is_superuser=True, password="mat-khau-dai-12")

    answer = client.post(address, {"username": user.email, "password": "mat-khau-dai-12"})

    assert answer.status_code in {301, 302, 405}
    assert "_auth_user_id" not in client.session


def test_no_screen_breaks_on_a_key_that_is_none(client, office):
    """Whoever may do everything and types something else into the address is told that nothing is there."""
    client.force_login(SuperuserFactory())
    client.raise_request_exception = False
    broken = [
        (route.pattern, method.__name__)
        for route in ROUTES
        if route.who == STAFF and "<str:" in route.pattern
        for method in (client.get, client.post)
        if method(route.sample).status_code >= 500
    ]
    assert broken == []
