"""An index of its own for every test, and officers with their real groups."""

from pathlib import Path

import pytest

FILES = Path(__file__).parents[1] / "tables" / "files"


@pytest.fixture(autouse=True)
def _own_index(index_dir):
    """Every test here has an index of its own."""


@pytest.fixture
def files():
    """Folder of the offices' real lists."""
    return FILES
