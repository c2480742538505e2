"""Officers with their real groups, and an index that no other test sees."""

import pytest


@pytest.fixture(autouse=True)
def _own_index(index_dir):
    """Every test here has an index of its own."""
