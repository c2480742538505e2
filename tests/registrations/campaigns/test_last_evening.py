"""The last evening, small: many units at once, the server killed in the middle, and everything answered is there."""

import pytest

from tests import databases
from tests.benchmarks.evening import hold, surroundings
from tests.ports import free_port


@pytest.mark.embedded  # an office of its own on SQLite, whatever database the other tests have
def test_what_was_answered_is_there_after_the_server_was_killed(tmp_path):
    databases.copy_to(tmp_path / "portal.sqlite3")
    port = free_port()
    evening = hold(surroundings(tmp_path, port), tmp_path, units=20, seconds=8, port=port, kill=True, worker=False)
    assert evening.faults == []
    assert [each for each in evening.refused if each.startswith("5")] == []
    assert len(evening.times["send"]) >= evening.units
