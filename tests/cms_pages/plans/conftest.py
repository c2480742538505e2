"""The groups of the back office with their permissions."""

import pytest
from django.core.management import call_command


@pytest.fixture(autouse=True)
def _groups(db):
    call_command("setup_groups", verbosity=0)
