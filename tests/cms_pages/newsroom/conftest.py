"""The editorial office: its people, each with a browser of their own."""

import pytest
from django.test import Client

from tests.factories.accounts import SuperuserFactory, UserFactory


@pytest.fixture
def newsroom(office, groups):
    """The office with its groups as the back office has them."""
    return office


@pytest.fixture
def person():
    """Make somebody of the given groups; `person.browser` is signed in."""

    def make(*groups, superuser=False):
        made = SuperuserFactory() if superuser else UserFactory(groups=list(groups))
        made.browser = Client()
        made.browser.force_login(made)
        return made

    return make
