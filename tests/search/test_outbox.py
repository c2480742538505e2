"""Nothing that is saved is lost to the search, whatever happens between saving and indexing."""

import json
import os
import sqlite3
import subprocess
import sys
import textwrap
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from search.engines import get_engine, using
from search.entry import Entry
from search.outbox.actions import drain, enqueue, enqueue_many, rebuild, sweep
from search.outbox.models import Row
from search.service import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    """A block that commits: what waits for the commit runs at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def records(own_registry, words):
    """What is public now, by key; registered as news."""
    public = {}

    def entries(pks):
        for pk in list(public) if pks is None else pks:
            if public.get(pk) == "broken":
                raise ValueError("cannot read this record")
            if pk in public:
                yield Entry("news", pk, public[pk])

    own_registry.register("news", "Tin tức", entries)
    return public


def keys(text=""):
    return sorted(hit.key for hit in search(text).hits)


def test_a_change_is_found_after_commit(records, committing):
    with committing():
        records["1"] = "Nông Thị Hòa"
        enqueue("news", 1)
        assert Row.objects.count() == 1
        assert keys() == []
    assert keys("hoa") == ["1"]
    assert Row.objects.count() == 0


def test_what_is_no_longer_public_leaves_the_index(records, committing):
    records["1"] = "Nông Thị Hòa"
    with committing():
        enqueue("news", 1)
    assert keys() == ["1"]
    del records["1"]
    with committing():
        enqueue("news", 1)
    assert keys() == []


def test_a_rolled_back_change_leaves_no_row(records):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("news", 1)
        raise ZeroDivisionError
    assert Row.objects.count() == 0


def test_many_records_are_drained_together(records, committing, django_assert_max_num_queries):
    records.update({str(n): f"Tin {n}" for n in range(1200)})
    with django_assert_max_num_queries(60), committing():
        enqueue_many("news", range(1200))
        enqueue("news", 5)
    assert search("tin").total == 1200
    assert Row.objects.count() == 0


def test_a_busy_index_keeps_the_rows_for_the_sweep(records):
    records["1"] = "Nông Thị Hòa"
    with get_engine().writer():
        enqueue("news", 1)
        assert drain(wait=0) == 0
    assert Row.objects.count() == 1
    assert sweep() == 1
    assert keys() == ["1"]


def test_a_record_that_fails_keeps_its_row_and_holds_up_nobody(records, committing, caplog):
    records.update({"1": "broken", "2": "Nông Thị Hòa"})
    with committing():
        enqueue_many("news", ["1", "2"])
    row = Row.objects.get()
    assert (row.key, row.attempts) == ("1", 1)
    assert "cannot read this record" in row.error
    assert keys() == ["2"]
    for _ in range(20):
        sweep()
    assert Row.objects.get().attempts < 20
    records["1"] = "Nông Thị Lan"
    with committing():
        enqueue("news", 1)
    assert keys() == ["1", "2"]
    assert Row.objects.count() == 0


def test_a_broken_index_never_fails_the_save(records, committing, settings, tmp_path, caplog):
    (tmp_path / "file").write_text("")
    settings.SEARCH_INDEX_DIR = str(tmp_path / "file")
    with committing():
        enqueue("news", 1)
    assert Row.objects.count() == 1
    assert "rows wait for the sweep" in caplog.text


PROCESS = """
    import os, signal, sys
    import django
    django.setup()
    from django.conf import settings
    from django.db import connection, transaction
    from search import registry
    from search.entry import Entry
    from search.models import Abbreviation
    from search.outbox import actions
    from search.outbox.models import Row
    from search.service import search

    database, index, step = sys.argv[1:]
    settings.SEARCH_INDEX_DIR = index
    connection.settings_dict["NAME"] = database

    def saved(pks):
        for row in Abbreviation.objects.filter(short="KILL9"):
            yield Entry("news", "1", row.long)

    def die(*args, **kwargs):
        os.kill(os.getpid(), signal.SIGKILL)

    registry._sources.clear()
    registry._labels.clear()
    registry._aliases.clear()
    registry.register("news", "Tin", saved)
    if step == "die before indexing":
        actions.drain = die
    if step == "die with the index locked":
        actions._index = die
    if step.startswith("die"):
        with transaction.atomic():
            Abbreviation.objects.create(short="KILL9", long="saved before the end")
            actions.enqueue("news", 1)
    print(Row.objects.count(), search("saved").total, actions.sweep(), search("saved").total, Row.objects.count())
"""


@pytest.mark.embedded
@pytest.mark.parametrize("moment", ["die before indexing", "die with the index locked"])
def test_killed_between_saving_and_indexing(index_dir, tmp_path, moment):
    if connection.vendor != "sqlite":
        pytest.skip("copies the SQLite database of the test")
    source = sqlite3.connect(str(connection.settings_dict["NAME"]))
    source.execute("VACUUM INTO ?", [str(tmp_path / "copy.sqlite3")])
    source.close()

    def run(step):
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(settings.BASE_DIR)}
        command = [sys.executable, "-c", textwrap.dedent(PROCESS), str(tmp_path / "copy.sqlite3"), str(index_dir), step]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)

    killed = run(moment)
    assert killed.returncode == -9, killed.stderr
    swept = run("sweep")
    assert swept.stdout.split() == ["1", "0", "1", "1", "0"], swept.stderr


def test_rebuild_indexes_all_and_forgets_what_waited(records):
    records.update({"1": "Nông Thị Hòa", "2": "Nông Thị Lan"})
    Row.objects.create(kind="news", key="1", attempts=99, error="x")
    assert rebuild() == 2
    assert keys() == ["1", "2"]
    assert Row.objects.count() == 0


def test_a_change_during_the_rebuild_follows_at_its_end(records, committing, own_registry):
    records["1"] = "Nông Thị Hòa"

    def late(pks):
        if pks is None:
            records["1"] = "Nông Thị Lan"
            enqueue("news", 1)
        return iter(())

    own_registry.register("page", "Trang", late)
    with committing():
        rebuild()
    assert [hit.title for hit in search("").hits] == ["Nông Thị Lan"]
    assert Row.objects.count() == 0


def test_commands(records):
    def run(*words):
        out = StringIO()
        call_command(*words, stdout=out)
        return out.getvalue()

    records["1"] = "Nông Thị Hòa"
    assert "Đã lập chỉ mục 1 mục" in run("rebuild_index")
    records["2"] = "Nông Thị Lan"
    Row.objects.create(kind="news", key="2")
    assert "Đã lập chỉ mục 1 dòng, còn chờ 0 dòng." in run("sweep_index")
    found = json.loads(run("find", "nông thị hoà", "--json", "--kind", "news", "--limit", "5", "--page", "1"))
    assert found["total"] == 1
    assert found["hits"][0]["title_segments"] == [
        ["Nông", True],
        [" ", False],
        ["Thị", True],
        [" ", False],
        ["Hòa", True],
    ]
    assert found["facets"]["kind"] == [{"value": "news", "label": "Tin tức", "count": 1, "selected": False}]
    assert {"query", "read_as", "notes", "exact_total", "page", "pages", "suggestions"} <= set(found)
    assert "1 kết quả\n- Nông Thị Hòa" in run("find", "hoa")
    with pytest.raises(CommandError):
        run("find", "x", "--kind", "nothing")


@pytest.mark.elasticsearch
def test_both_indexes_follow_a_record(records, committing, with_server):
    def by_each(text):
        found = []
        for name in ("embedded", "elasticsearch"):
            with using(get_engine(name)):
                found.append(keys(text))
        return found

    with committing():
        records["1"] = "Nông Thị Hòa"
        enqueue("news", 1)
    assert Row.objects.count() == 0
    assert by_each("hoa") == [["1"], ["1"]]
    del records["1"]
    with committing():
        enqueue("news", 1)
    assert by_each("hoa") == [[], []]
