"""A province to count, at a fixed instant."""

import pytest
import time_machine

from tests.factories import statistics as factories
from tests.ground import Kept


@pytest.fixture(scope="session")
def province_rows():
    """Two thousand records of every sort."""
    return Kept(factories.province, at=factories.NOW)


@pytest.fixture
def province(db, province_rows):
    """They are seen on 20/5/2026."""
    with time_machine.travel(factories.NOW, tick=False):
        yield province_rows()
