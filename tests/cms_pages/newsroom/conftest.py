"""Who works in the newsroom, and the minute in which they do."""

from datetime import datetime

import pytest
import time_machine
from django.utils import timezone

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.get_fixed_timezone(7 * 60))


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as travelling:
        yield travelling


@pytest.fixture
def editor(newsroom, person):
    return person("Biên tập viên")


@pytest.fixture
def approver(newsroom, person):
    return person("Người duyệt")
