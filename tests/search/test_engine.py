"""The embedded engine: its folder, rebuilding, several processes."""

import datetime
import subprocess
import sys
import textwrap

import pytest

from search.engines import Busy, embedded_question, get_engine
from search.entry import Entry
from search.service import search

D = datetime.date


def award(key, title="Nông Thị Hòa", **values):
    return Entry("award", str(key), title, **values)


def test_rebuild_serves_the_old_index_meanwhile_and_then_switches(indexed, index_dir):
    indexed(award(1))
    with get_engine().rebuild() as writer:
        writer.add([award(2), award(3)])
        assert [hit.key for hit in search("hòa").hits] == ["1"]
    assert sorted(hit.key for hit in search("hòa").hits) == ["2", "3"]
    for _ in range(3):
        with get_engine().rebuild() as writer:
            writer.add([award(2)])
    assert len(list(index_dir.glob("v*"))) == 2


def test_a_failed_rebuild_leaves_the_old_index(indexed, index_dir):
    indexed(award(1))
    with pytest.raises(ZeroDivisionError), get_engine().rebuild() as writer:
        writer.add([award(2)])
        raise ZeroDivisionError
    assert [hit.key for hit in search("hòa").hits] == ["1"]
    assert len(list(index_dir.glob("v*"))) == 1


def test_no_index_yet_is_an_empty_one(words):
    results = search("hòa")
    assert (results.total, results.hits) == (0, [])
    assert get_engine().size() == 0


def test_an_index_of_another_version_counts_as_none(indexed, index_dir):
    indexed(award(1))
    (index_dir / "current").write_text("v0-123")
    assert search("hòa").total == 0
    indexed(award(1))
    assert search("hòa").total == 1


OTHER = """
    import sys, time
    import django
    from django.conf import settings
    settings.configure(SEARCH_INDEX_DIR=sys.argv[1], ELASTICSEARCH={"URL": []}, INSTALLED_APPS=[], USE_TZ=True)
    django.setup()
    from search.engines import get_engine
    from search.entry import Entry
    with get_engine().writer(wait=5) as writer:
        writer.replace(["award:9"], [Entry("award", "9", "Nông Thị Hòa")])
        writer.commit()
        print("held", flush=True)
        sys.stdin.readline()
"""


@pytest.fixture
def other_process(index_dir):
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(OTHER), str(index_dir)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def test_two_processes_never_write_at_once(indexed, other_process):
    indexed(award(1))
    assert other_process.stdout.readline() == "held\n"
    with pytest.raises(Busy), get_engine().writer(wait=0.1):
        pass
    # The reader of this process sees what the other has committed.
    assert sorted(hit.key for hit in search("hòa").hits) == ["1", "9"]
    other_process.kill()
    other_process.wait()
    with get_engine().writer(wait=5) as writer:
        writer.replace(["award:1"], [])
        writer.commit()
    assert [hit.key for hit in search("hòa").hits] == ["9"]


def test_a_few_finds_stand_in_the_order_of_the_many(indexed, monkeypatch):
    texts = ("Hòa", "Nông Thị Hòa", "Nông Thị Hoa", "Hòa Nông Thị", "Nông Thị Hòa Bình", "nong thi hoa")
    indexed(*(award(at, text, year=2000 + at % 7, body="nông thị hòa" * (at % 2)) for at, text in enumerate(texts * 4)))
    for text in ("nông thị hòa", "nong thi hoa", "hòa", "nông hòa", '"thị hòa"'):
        few = search(text)
        with monkeypatch.context() as patch:
            patch.setattr(embedded_question, "FEW", 0)
            many = search(text)
        assert [hit.key for hit in few.hits] == [hit.key for hit in many.hits]
        assert (few.total, few.exact_total) == (many.total, many.exact_total)
        assert few.total > 10
