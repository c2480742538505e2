"""Two thousand queries that nobody thought of: always an answer, in time. `make bench` asks a hundred thousand."""

import time

import pytest

from search import lexicon, registry
from search.abbreviations import TABLE
from search.engines import using
from search.engines.embedded import EmbeddedEngine
from search.lexicon import build_lexicon
from search.service import search
from tests.benchmarks.corpus import entries
from tests.benchmarks.random_queries import random_queries

COUNT = 2_000


@pytest.fixture
def engine(tmp_path, monkeypatch):
    for name, empty in (("_sources", {}), ("_labels", {}), ("_aliases", []), ("_kept", {})):
        monkeypatch.setattr(registry, name, empty)
    words = build_lexicon(TABLE, [("xã Đào Viên", "xã Quốc Việt")])
    monkeypatch.setattr(lexicon, "current", lambda: words)
    made = EmbeddedEngine(tmp_path / "index")
    with made.rebuild() as writer:
        writer.add(entries(2_000))
    return made


def test_every_query_is_answered(engine):
    times, found = [], 0
    with using(engine):
        for text in random_queries(COUNT):
            began = time.process_time()
            results = search(text, kinds=["award"])
            times.append(time.process_time() - began)
            assert results.total >= len(results.hits)
            found += bool(results.total)
    assert found > COUNT / 10
    times.sort()
    # A few milliseconds of the processor each; other work on this machine does not count.
    assert times[COUNT * 99 // 100] < 0.5
