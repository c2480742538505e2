"""Killed at the worst moments, on both engines: the old index serves, nothing is lost, the next sweep makes it whole."""

import contextlib
import os
import signal
import time
import traceback

import pytest
from django.db import connection

from search.engines import Busy, elastic_index, elastic_writer, embedded, fallback, get_engine, using
from search.entry import Entry
from search.models import Abbreviation
from search.outbox import actions
from search.outbox.drift import compare
from search.outbox.models import Row
from search.service import search

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.filterwarnings("ignore:.*fork.*")]


def die(*args, **options):
    os.kill(os.getpid(), signal.SIGKILL)


def killed(work):
    """Do it in a process of its own, which must end by being killed."""
    parents = connection.connection
    pid = os.fork()
    if pid == 0:
        try:
            connection.connection = None  # that one belongs to the parent, and must not be closed here
            work()
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    assert connection.connection is parents
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


def then_die(target, name):
    """Let something happen and die before anything else does."""
    done = getattr(target, name)

    def last(*args, **options):
        done(*args, **options)
        die()

    setattr(target, name, last)


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def name(request, own_registry, words):
    """Records are rows of a real table; each engine in turn is the one that is killed while it writes."""
    if request.param == "elasticsearch":
        request.getfixturevalue("with_server")

    def entries(pks):
        rows = Abbreviation.objects.all() if pks is None else Abbreviation.objects.filter(pk__in=pks)
        return (Entry("news", str(row.pk), row.long) for row in rows)

    own_registry.register("news", "Tin", entries)
    for number in range(5):
        Abbreviation.objects.create(short=f"R{number}", long=f"Nông Thị Hòa {number}")
    actions.rebuild()
    return request.param


def total(name):
    with using(get_engine(name)):
        return search("nông thị hòa").total


def change(name):
    """One record goes, one is new, one is changed; their rows wait."""
    gone, other = Abbreviation.objects.order_by("pk")[:2]
    keys = [gone.pk, other.pk]
    gone.delete()
    Abbreviation.objects.filter(pk=other.pk).update(long="Nông Thị Hòa đổi tên")
    keys += [Abbreviation.objects.create(short=f"N{n}", long=f"Nông Thị Hòa mới {n}").pk for n in range(3)]
    Row.objects.bulk_create(
        [Row(engine=engine, kind="news", key=str(key)) for key in keys for engine in actions.names()]
    )


def die_while_draining(name, moment):
    if moment == "lock held":
        actions._index = die
    elif moment == "written, not committed":
        actions._committed = die
    elif moment == "on the server, not shown":
        then_die(elastic_writer, "send") if name == "elasticsearch" else then_die(embedded._Writer, "replace")
    else:
        actions._done = die
    actions.drain(engine=name)


@pytest.mark.parametrize(
    "moment", ["lock held", "written, not committed", "on the server, not shown", "committed, rows not deleted"]
)
def test_killed_while_draining(name, moment):
    change(name)
    killed(lambda: die_while_draining(name, moment))
    assert total(name) in {5, 7}
    assert Row.objects.filter(engine=name).count() == 5
    actions.sweep()
    assert Row.objects.count() == 0
    assert total(name) == 7
    assert compare(name).clean


def die_while_rebuilding(name, moment):
    if moment == "half read":
        read = actions.registry.all_entries

        def some():
            entries = read()
            yield next(entries)
            die()

        actions.registry.all_entries = some
    elif moment == "before the switch":
        elastic_index.Indexes.switch = die
        embedded.EmbeddedEngine._point_to = die
    elif moment == "after the switch":
        then_die(elastic_index.Indexes, "switch")
        then_die(embedded.EmbeddedEngine, "_point_to")
    else:
        sweeps = []

        def last_sweep(*args, **options):
            sweeps.append(args)
            # The server is swept before and after, the folder after only.
            if name == "embedded" or len(sweeps) == 2:
                die()

        elastic_index.Indexes.sweep = last_sweep
        embedded.EmbeddedEngine._sweep_folders = last_sweep
    actions._rebuild(name)


@pytest.mark.parametrize("moment", ["half read", "before the switch", "after the switch", "old one not swept away"])
def test_killed_while_rebuilding(name, moment, index_dir):
    change(name)
    killed(lambda: die_while_rebuilding(name, moment))
    # The old one serves until the switch, the new one after it: never none, never half of one.
    assert total(name) == (5 if moment in {"half read", "before the switch"} else 7)
    actions.sweep()
    assert Row.objects.count() == 0
    assert total(name) == 7
    assert compare(name).clean
    actions.rebuild(name)
    if name == "elasticsearch":
        indexes = get_engine(name).indexes
        assert len(indexes.client.indices.get(index=f"{indexes.family}*")) == 1
    else:
        assert len(list(index_dir.glob("v*"))) <= 2


def test_two_rebuilds_at_once_the_second_refuses(name):
    engine = get_engine(name)
    with engine.rebuild() as first:
        first.add([Entry("news", "1", "Nông Thị Hòa")])
        with pytest.raises(Busy), engine.rebuild():
            pass
        assert total(name) == 5
    assert total(name) == 1


@pytest.mark.parametrize("name", [pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)], indirect=True)
def test_an_index_that_the_server_has_lost_is_built_again_by_the_sweep(name):
    indexes = get_engine(name).indexes
    indexes.delete(indexes.current())
    fallback.forget()
    assert search("nông thị hòa").total == 5
    actions.sweep()
    assert compare(name).clean
    assert total(name) == 5


@pytest.mark.parametrize("name", [pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)], indirect=True)
def test_the_turn_lasts_as_long_as_the_building(name, monkeypatch):
    monkeypatch.setattr(elastic_index, "LEASE_SECONDS", 2)
    engine = get_engine(name)
    with engine.rebuild() as writer:
        writer.add([Entry("news", "1", "Nông Thị Hòa")])
        time.sleep(4)  # a step that takes longer than a turn
        with pytest.raises(Busy), engine.writer(wait=0.1):
            pass
    assert total(name) == 1


@pytest.mark.parametrize("name", [pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)], indirect=True)
def test_an_index_built_by_somebody_who_lost_the_turn_is_never_put_in_use(name, monkeypatch):
    """A machine that stood still for longer than its turn: others have written since, so what it holds is old."""
    monkeypatch.setattr(elastic_index.Lease, "beating", lambda self: contextlib.nullcontext())
    monkeypatch.setattr(elastic_index, "LEASE_SECONDS", 1)
    engine = get_engine(name)
    with pytest.raises(Busy), engine.rebuild() as writer:
        writer.add([Entry("news", "1", "Nông Thị Hòa")])
        time.sleep(1.5)
        with engine.writer(wait=5) as other:
            other.replace(["news:new"], [Entry("news", "new", "Nông Thị Hòa mới")])
            other.commit()
    assert total(name) == 6
