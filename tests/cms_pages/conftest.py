"""An index of its own for every test, and a way to publish a decision as an approval does."""

import pytest

from cms_pages.decisions.actions import draft_page
from tests.factories.accounts import SuperuserFactory


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
