"""A cluster of three units in the middle of its year."""

import pytest
import time_machine

from tests.factories.pledges import cluster_with


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-03-10 09:00:00+07:00", tick=True):
        yield


@pytest.fixture
def group(db):
    return cluster_with("Ba Sơn", "Cao Lộc", "Na Sầm")
