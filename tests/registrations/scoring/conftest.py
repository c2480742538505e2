"""A cluster of three units whose scoring is set up."""

import pytest

from tests.factories.scoring import scored_cluster


@pytest.fixture(autouse=True)
def one_press(settings):
    """Signing is one press here; the second factor has tests of its own (signing/test_acts.py)."""
    settings.SIGN_OFF_ACTS = []


@pytest.fixture
def group(db):
    return scored_cluster()
