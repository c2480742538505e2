"""Addresses are told apart alike in every room."""

import pytest
from django.test import RequestFactory

from registrations.exchange.throttles import ApiThrottle, ExportThrottle
from search.throttles import SuggestionThrottle

THROTTLES = [ApiThrottle, ExportThrottle, SuggestionThrottle]


def asked_from(address):
    return RequestFactory().get("/", REMOTE_ADDR=address)


@pytest.mark.parametrize("throttle", THROTTLES)
@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("113.160.1.2", "113.160.1.2", True),
        ("113.160.1.2", "113.160.1.3", False),
        ("2405:4800:1:2::a", "2405:4800:1:2:ffff::b", True),
        ("2405:4800:1:2::a", "2405:4800:1:3::a", False),
        ("::ffff:113.160.1.2", "113.160.1.2", True),
        ("::ffff:113.160.1.2", "::ffff:113.160.1.3", False),
        ("not an address", "", True),
    ],
)
def test_addresses_are_counted_together_or_apart(throttle, one, other, same):
    keys = [throttle().get_cache_key(asked_from(address), None) for address in (one, other)]
    assert (keys[0] == keys[1]) is same


def test_limits_do_not_count_for_each_other():
    keys = {throttle().get_cache_key(asked_from("113.160.1.2"), None) for throttle in THROTTLES}
    assert len(keys) == len(THROTTLES)


def test_too_many_wait_and_others_do_not(monkeypatch):
    monkeypatch.setattr(ExportThrottle, "rate", "2/min")
    waits = [ExportThrottle().wait_for(asked_from("113.160.1.2")) for _ in range(3)]
    assert waits[:2] == [None, None]
    assert 0 < waits[2] <= 60
    assert ExportThrottle().wait_for(asked_from("113.160.1.3")) is None
