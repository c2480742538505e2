"""Signing is one press here; the second factor has tests of its own (signing/test_acts.py)."""

import pytest


@pytest.fixture(autouse=True)
def one_press(settings):
    settings.SIGN_OFF_ACTS = []
