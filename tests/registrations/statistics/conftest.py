"""A province to count, at a fixed instant."""

import pytest
import time_machine

from tests.factories import statistics as factories


@pytest.fixture
def province(db):
    """Two thousand records of every sort, seen on 20/5/2026."""
    with time_machine.travel(factories.NOW, tick=False):
        yield factories.province()
