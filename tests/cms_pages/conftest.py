"""An index of its own for every test, people of the editorial office, and a way to publish a decision."""

import pytest
from django.test import Client

from cms_pages.decisions.actions import draft_page
from tests.factories.accounts import SuperuserFactory, UserFactory


@pytest.fixture(autouse=True)
def _own_index(index_dir):
    """Every test here has an index of its own."""


@pytest.fixture
def publish(office):
    """Publish the page of a decision; returns the page."""
    by = SuperuserFactory()

    def _publish(decision, **changes):
        page = draft_page(decision, by)
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision(user=by).publish(skip_permission_checks=True)
        page.refresh_from_db()
        return page

    return _publish


@pytest.fixture
def own_files(private_files, settings, tmp_path):
    """Pictures and films of the test lie in a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path / "media")


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


@pytest.fixture
def author(newsroom, person):
    return person("Biên tập viên")


@pytest.fixture
def approver(newsroom, person):
    return person("Người duyệt")
