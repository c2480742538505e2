"""Counts are kept only as long as the index stays as it was."""

import threading

from search.engines import kept
from search.engines.embedded import EmbeddedEngine
from search.entry import Entry
from search.service import search


def award(key, title="Nông Thị Hòa", **values):
    return Entry("award", str(key), title, **values)


def told(results):
    return results.total, {value.value: value.count for value in results.facets["form"]}


def test_a_save_is_counted_with_the_next_search(engine, words):
    words()
    with engine.rebuild() as writer:
        writer.add([award(1, form="bk"), award(2, form="bk"), award(3, "Vi Văn Nam", form="gk")])
    for _ in range(2):
        assert told(search("hòa")) == (2, {"bk": 2})
        assert told(search("")) == (3, {"bk": 2, "gk": 1})
    with engine.writer() as writer:
        writer.replace(["award:2"], [award(2, form="gk")])
        writer.commit()
    assert told(search("hòa")) == (2, {"bk": 1, "gk": 1})
    with engine.writer() as writer:
        writer.replace(["award:1"], [])
        writer.commit()
    assert told(search("hòa")) == (1, {"gk": 1})
    with engine.rebuild() as writer:
        writer.add([award(9, form="hc")])
    assert told(search("hòa")) == (1, {"hc": 1})


def test_what_another_process_saved_is_counted_too(index_dir, words, indexed):
    words()
    indexed(award(1, form="bk"))
    assert told(search("hòa")) == (1, {"bk": 1})
    other = EmbeddedEngine(index_dir)
    with other.writer() as writer:
        writer.replace(["award:2"], [award(2, form="gk")])
        writer.commit()
    assert told(search("hòa")) == (2, {"bk": 1, "gk": 1})


def test_other_choices_are_other_questions(indexed, words):
    words()
    indexed(
        award(1, form="bk", year=2020, award_class="nhat"),
        award(2, form="gk", year=2021),
        Entry("news", "3", "Hòa giải ở cơ sở", year=2021),
    )
    assert search("hoa").total == 3
    assert search("hoa", kinds=["award"]).total == 2
    assert search("hoa", filters={"form": ["bk"]}).total == 1
    assert search("hoa", filters={"form": ["bk", "gk"]}).total == 2
    assert search("hoa", filters={"award_class": ["nhat"]}).total == 1
    assert search("hoa", year_from=2021).total == 2
    assert search("hoa", year_to=2020).total == 1
    assert search("hòa", exact=True).total == search("hòa").exact_total == 3
    assert search("hoa", facets=("form",)).facets.keys() == {"form"}
    assert search("hoa", page=2, page_size=2).total == 3
    assert [hit.key for hit in search("hoa", sort="oldest").hits][0] == "1"


def test_the_counts_of_an_answer_are_its_own(indexed, words, index_dir):
    words()
    indexed(award(1, form="bk"))
    from search.engines import Request, get_engine
    from search.query import Query

    request = Request(query=Query(), facets=("form",))
    get_engine().search(request).facets["form"]["bk"] = 99
    assert get_engine().search(request).facets == {"form": {"bk": 1}}


def test_only_the_last_questions_are_kept(monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    store, made = kept.Kept(), []

    def ask(key, state="one"):
        return store.get(state, key, lambda: made.append(key) or key)

    for key in ("a", "b", "c", "a", "d", "a", "b"):
        assert ask(key) == key
    assert made == ["a", "b", "c", "d", "b"]
    assert ask("a", "two") == "a"
    assert made[-1] == "a"


def test_what_was_counted_while_the_index_changed_is_not_kept():
    store, inside, over = kept.Kept(), threading.Event(), threading.Event()
    answers = []

    def slowly():
        inside.set()
        over.wait(5)
        return "old"

    thread = threading.Thread(target=lambda: answers.append(store.get("before", "key", slowly)))
    thread.start()
    inside.wait(5)
    assert store.get("after", "other", lambda: "new") == "new"
    over.set()
    thread.join()
    assert answers == ["old"]
    assert store.get("after", "key", lambda: "new") == "new"
