"""`manage.py check_index`: what the index says against what the records say, on both engines."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.engines import get_engine
from search.entry import Entry
from search.outbox import actions
from search.outbox.drift import compare, repair
from search.outbox.models import Row
from search.service import search

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def name(request, own_registry, words):
    if request.param == "elasticsearch":
        request.getfixturevalue("with_server")
    return request.param


@pytest.fixture
def public(name, own_registry):
    """What is public, by key: titles, or lists of titles for a record of several entries."""
    made = {str(n): [f"Nông Thị Hòa {n}"] for n in range(6)}
    made["7"] = ["Đợt một", "Đợt hai"]

    def entries(pks):
        for pk in list(made) if pks is None else pks:
            for part, title in enumerate(made.get(pk, ())):
                yield Entry("news", f"{pk}#{part}" if part else pk, title, form="bk")

    own_registry.register("news", "Tin", entries)
    actions.rebuild()
    return made


def run(*words):
    out = StringIO()
    try:
        call_command("check_index", *words, stdout=out, stderr=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


def test_fresh_index_agrees(name, public):
    told, code = run("--engine", name)
    assert code == 0
    assert "đối chiếu 8 mục" in told
    assert "Khớp với dữ liệu." in told


def test_drift_is_named_and_mended(name, public):
    public["new"] = ["Chưa lập"]
    del public["1"]
    public["2"] = ["Tên mới"]
    public["7"] = ["Đợt một"]
    drift = compare(name)
    assert (drift.missing, drift.extra, drift.stale) == ({"news:new"}, {"news:1", "news:7"}, {"news:2"})
    told, code = run("--engine", name)
    assert code == 1
    assert "1 hồ sơ thiếu: news:new" in told
    assert "2 hồ sơ thừa: news:1, news:7" in told
    assert "1 hồ sơ cũ: news:2" in told
    told, code = run("--engine", name, "--repair")
    assert code == 0
    assert "Đã đưa 4 hồ sơ vào hàng chờ" in told
    assert compare(name).clean
    assert Row.objects.count() == 0
    assert search("tên mới").total == 1


def test_a_renamed_label_is_drift(name, public, own_registry):
    own_registry.register_labels("form", lambda: {"bk": "Bằng khen"})
    drift = compare(name)
    assert len(drift.stale) == 7
    assert repair(drift) == 7
    actions.sweep()
    assert compare(name).clean
    assert search("bằng khen").total == 8


def test_what_waits_on_the_outbox_is_no_drift(name, public):
    public["2"] = ["Tên mới"]
    Row.objects.create(engine=name, kind="news", key="2")
    drift = compare(name)
    assert drift.clean
    assert drift.waiting == 1


@pytest.mark.parametrize("name", ["embedded"], indirect=True)
def test_an_entry_that_is_there_twice(name, public):
    """On the server one id is one entry."""
    with get_engine(name).writer() as writer:
        writer.add([Entry("news", "3", "Nông Thị Hòa 3", form="bk")])
        writer.commit()
    drift = compare(name)
    assert drift.extra == {"news:3"}
    repair(drift)
    actions.sweep()
    assert compare(name).clean


def test_once_a_day(name, public):
    assert "Khớp" in run("--daily", "--repair")[0]
    assert run("--daily", "--repair") == ("", 0)


@pytest.mark.parametrize("name", ["embedded"])
def test_no_server(name):
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        run("--engine", "elasticsearch")
