"""The search server slow, broken or gone: the embedded index answers, in time, and gives back by itself."""

import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from search.engines import Request, Unavailable, fallback, get_engine
from search.engines.breaker import FIRST_PAUSE
from search.engines.elasticsearch import ElasticsearchEngine
from search.entry import Entry
from search.outbox import actions
from search.outbox.models import Row
from search.reading import read
from search.service import search
from tests.search.proxy import Proxy

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]
LIMIT_MS = 400
# The limit, the embedded search, and what a busy machine takes besides.
IN_TIME = 6.0


@pytest.fixture
def proxy(server_options):
    made = Proxy(server_options["URL"][0])
    yield made
    made.shut()


@pytest.fixture
def served(settings, server, server_options, proxy, words, monkeypatch):
    """The portal with the real server behind a door; each index tells by its text who has answered."""
    monkeypatch.setattr(fallback, "GLANCE", 0.0)
    monkeypatch.setattr("search.engines.breaker.GLANCE", 0.0)
    for engine, who in ((server, "máy chính"), (get_engine("embedded"), "dự phòng")):
        with engine.writer(wait=5) as writer:
            writer.replace(["news:1"], [Entry("news", "1", f"Nông Thị Hòa {who}", url="/")])
            writer.commit()
    settings.ELASTICSEARCH = server_options | {"URL": [proxy.url], "TIMEOUT_MS": LIMIT_MS}
    fallback.forget()
    assert who_answers() == "máy chính"
    yield proxy
    fallback.forget()


def who_answers():
    began = time.monotonic()
    (hit,) = search("nông thị hòa").hits
    assert time.monotonic() - began < IN_TIME
    return hit.title.removeprefix("Nông Thị Hòa ")


def after_the_pause(monkeypatch, seconds=FIRST_PAUSE + 0.1):
    """Let the pause of the breaker pass without waiting for it."""
    now = time.time
    monkeypatch.setattr("search.engines.breaker.time.time", lambda: now() + seconds)


@pytest.mark.parametrize("mood", ["hang", "reset", "error", "slow", "gone"])
def test_trouble_of_any_kind(served, mood, caplog):
    if mood == "gone":
        served.shut()
    else:
        served.set(mood)
    assert who_answers() == "dự phòng"
    assert "search server does not answer" in caplog.text
    # Nobody asks again at once: no request pays the time limit a second time.
    before, began = served.asked, time.monotonic()
    assert [who_answers() for _ in range(20)] == ["dự phòng"] * 20
    assert time.monotonic() - began < IN_TIME
    assert served.asked == before
    status = fallback.status()
    assert (status.answering, status.degraded) == ("embedded", True)
    assert status.state.reason


def test_it_is_tried_by_one_request_after_a_pause_and_then_answers_again(served, monkeypatch, caplog):
    served.set("error")
    assert who_answers() == "dự phòng"
    served.set("pass")
    assert who_answers() == "dự phòng"
    after_the_pause(monkeypatch)
    assert who_answers() == "máy chính"
    assert not fallback.status().degraded
    assert "answers again" in caplog.text


def test_the_pause_grows_while_it_stays_away(served, monkeypatch):
    served.set("error")
    who_answers()
    pauses = [fallback.status().state.pause]
    for turn in range(1, 8):
        after_the_pause(monkeypatch, seconds=70)
        before = served.asked
        assert who_answers() == "dự phòng"
        assert served.asked == before + 1, turn
        pauses.append(fallback.status().state.pause)
        cache.delete("breaker:elasticsearch:trial")  # whoever tried has long finished
    assert pauses[:3] == [2.0, 4.0, 8.0]
    assert pauses[-1] == 60.0


def test_processes_tell_each_other(served):
    served.set("error")
    assert who_answers() == "dự phòng"
    before = served.asked
    fallback.breaker.cache_clear()  # as another process would begin
    assert who_answers() == "dự phòng"
    assert served.asked == before


@pytest.mark.long
def test_stopped_in_the_middle_of_page_loads(served, client):
    """Pages go on while the server goes away in every manner and comes back."""
    address, slowest = reverse("search:site"), 0.0
    moods = {100: "hang", 300: "pass", 400: "reset", 600: "pass", 700: "error", 900: "pass"}
    for turn in range(1000):
        if turn in moods:
            served.set(moods[turn])
        if turn == 950:
            served.shut()
        began = time.monotonic()
        assert client.get(address, {"q": "nong thi hoa"}).status_code == 200
        slowest = max(slowest, time.monotonic() - began)
    assert slowest < IN_TIME


def test_a_server_that_is_behind_does_not_answer(served):
    row = Row.objects.create(engine="elasticsearch", kind="news", key="1")
    assert who_answers() == "máy chính"  # it was saved this moment
    Row.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(seconds=fallback.LAG_SECONDS + 5))
    assert who_answers() == "dự phòng"
    assert fallback.status().degraded
    row.delete()
    assert who_answers() == "máy chính"


def test_a_record_that_always_fails_does_not_keep_the_server_out(served):
    Row.objects.create(engine="elasticsearch", kind="news", key="1", attempts=actions.MAX_ATTEMPTS)
    Row.objects.update(created_at=timezone.now() - timedelta(hours=1))
    assert who_answers() == "máy chính"


def test_no_index_on_the_server(served, server):
    server.indexes.delete(server.indexes.current())
    assert who_answers() == "dự phòng"


def test_a_change_is_saved_while_the_server_is_away_and_follows(
    served, own_registry, django_capture_on_commit_callbacks, monkeypatch
):
    public = {"1": "Nông Thị Hòa máy chính"}
    own_registry.register(
        "news", "Tin", lambda pks: [Entry("news", pk, public[pk]) for pk in pks or public if pk in public]
    )
    served.set("hang")
    began = time.monotonic()
    with django_capture_on_commit_callbacks(execute=True):
        public["2"] = "Nông Thị Lan"
        actions.enqueue("news", 2)
    assert time.monotonic() - began < IN_TIME
    assert [row.engine for row in Row.objects.all()] == ["elasticsearch"]
    assert search("nông thị lan").total == 1
    before = served.asked
    with django_capture_on_commit_callbacks(execute=True):
        actions.enqueue("news", 2)
    assert served.asked == before  # the breaker is open: the save does not even try
    served.set("pass")
    actions.sweep()
    assert Row.objects.count() == 0
    after_the_pause(monkeypatch)
    assert search("nông thị lan").total == 1
    assert not fallback.status().degraded


def test_a_full_disk_keeps_the_rows_and_the_reason(served, server, own_registry, caplog):
    own_registry.register("news", "Tin", lambda pks: [Entry("news", "5", "Nông Thị Sen")])
    Row.objects.create(engine="elasticsearch", kind="news", key="5")
    block = {"index.blocks.read_only_allow_delete": True}  # what the server does when its disk is full
    server.client.indices.put_settings(index=server.indexes.current(), settings=block)
    actions.sweep()
    row = Row.objects.get()
    assert (row.attempts, row.engine) == (0, "elasticsearch")
    assert "does not take what waits" in caplog.text
    server.client.indices.put_settings(index=server.indexes.current(), settings=dict.fromkeys(block))
    actions.sweep()
    assert Row.objects.count() == 0


def test_one_entry_that_does_not_fit_holds_up_nobody(served, server, own_registry):
    """A conflict with the mapping: here the year, which somebody made a date by hand."""
    name = f"{server.indexes.alias}-by-hand"
    broken = {"dynamic": True, "properties": {"year": {"type": "date", "format": "dd/MM/yyyy"}}}
    server.client.indices.create(
        index=name, mappings=broken | {"properties": broken["properties"] | {"owner": {"type": "keyword"}}}
    )
    server.indexes.switch(name)
    made = {"6": Entry("news", "6", "Có năm", year=2021), "7": Entry("news", "7", "Cũng vậy", year=2020)}
    own_registry.register("news", "Tin", lambda pks: [made[pk] for pk in pks if pk in made])
    for key in ("6", "7", "gone"):
        Row.objects.create(engine="elasticsearch", kind="news", key=key)
    actions.sweep()
    assert {(row.key, row.attempts) for row in Row.objects.all()} == {("6", 1), ("7", 1)}
    assert "year" in Row.objects.first().error


def test_staff_are_told_on_the_first_screen(served, staff_client):
    home = reverse("wagtailadmin_home")
    assert "Máy tìm kiếm chính" not in staff_client.get(home).content.decode()
    served.set("error")
    who_answers()
    assert "Máy tìm kiếm chính đang tạm ngừng từ" in staff_client.get(home).content.decode()


def test_health_says_who_answers(served, client):
    def told():
        return client.get("/suc-khoe/san-sang/").json()["tim_kiem"]

    assert told() == "máy chính"
    served.set("error")
    who_answers()
    assert told() == "chỉ mục nhúng (máy chính tạm ngừng)"


def test_the_time_limit_is_for_all_requests_of_a_search_together(server_options, proxy):
    engine = ElasticsearchEngine(server_options | {"URL": [proxy.url], "TIMEOUT_MS": 600})
    engine.indexes.switch(engine.indexes.create())
    proxy.delay = 0.4
    proxy.set("slow")
    began = time.monotonic()
    with pytest.raises(Unavailable):
        engine.search(Request(query=read("nông thị hòa")))
    assert time.monotonic() - began < IN_TIME  # each request by itself would have been in time
