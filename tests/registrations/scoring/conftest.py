"""A cluster of three units whose scoring is set up."""

import pytest

from tests.factories.scoring import scored_cluster


@pytest.fixture
def group(db):
    return scored_cluster()
