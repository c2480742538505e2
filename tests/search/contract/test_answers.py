"""Counts, filters, order, paging and writing: the same on both engines."""

import datetime

import pytest

from search.engines import Busy, get_engine
from search.engines.documents import fingerprint
from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")
D = datetime.date


def award(key, title="Nông Thị Hòa", **values):
    return Entry("award", str(key), title, **values)


@pytest.fixture
def awards(indexed):
    indexed(
        award(1, form="bk", level="tinh", year=2020, unit="so-y-te", units=("khoi-1",), recipient_kind="ca-nhan", target_groups=("nu", "dtts")),
        award(2, form="bk", level="tinh", year=2021, unit="so-y-te", units=("khoi-1",), recipient_kind="ca-nhan", target_groups=("nu",)),
        award(3, form="gk", level="co-so", year=2021, unit="so-noi-vu", units=("khoi-1",), recipient_kind="tap-the"),
        award(4, form="hc", level="nha-nuoc", year=2024, unit="xa-ba-son", recipient_kind="tap-the"),
    )  # fmt: skip


def counts(results, facet):
    return {value.value: value.count for value in results.facets[facet]}


def test_facets_count_every_value_once(awards):
    results = search("hòa", facets=("form", "year", "unit", "target_group"))
    assert counts(results, "form") == {"bk": 2, "gk": 1, "hc": 1}
    assert counts(results, "year") == {"2024": 1, "2021": 2, "2020": 1}
    assert list(counts(results, "year")) == ["2024", "2021", "2020"]
    assert counts(results, "unit") == {"khoi-1": 3, "so-y-te": 2, "so-noi-vu": 1, "xa-ba-son": 1}
    assert counts(results, "target_group") == {"nu": 2, "dtts": 1}


def test_choices_widen_inside_a_facet_and_narrow_between_facets(awards):
    results = search("hòa", filters={"form": ["bk", "gk"], "year": ["2021"]}, facets=("form", "year", "level"))
    assert sorted(hit.key for hit in results.hits) == ["2", "3"]
    assert counts(results, "form") == {"bk": 1, "gk": 1}
    assert counts(results, "year") == {"2020": 1, "2021": 2}
    assert counts(results, "level") == {"tinh": 1, "co-so": 1}
    assert [v.selected for v in results.facets["form"]] == [True, True]


def test_a_choice_without_finds_stays_visible(awards):
    results = search("hòa", filters={"form": ["khac"]}, facets=("form",))
    assert results.total == 0
    assert counts(results, "form") == {"bk": 2, "gk": 1, "hc": 1, "khac": 0}


def test_range_of_years_and_histogram(awards):
    results = search("", year_from=2021, year_to=2023, facets=("year", "form"))
    assert sorted(hit.key for hit in results.hits) == ["2", "3"]
    assert counts(results, "form") == {"bk": 1, "gk": 1}
    assert results.histogram() == [(2020, 1), (2021, 2), (2022, 0), (2023, 0), (2024, 1)]


def test_labels_come_from_the_rooms(awards, own_registry):
    own_registry.register_labels("form", lambda: {"bk": "Bằng khen", "gk": "Giấy khen"})
    results = search("hòa")
    assert [v.label for v in results.facets["form"]] == ["Bằng khen", "Giấy khen", "hc"]


def test_codes_are_found_by_their_labels(indexed, own_registry):
    own_registry.register_labels("form", lambda: {"bk": "Bằng khen"})
    indexed(award(1, form="bk"), award(2, form="gk"))
    assert [hit.key for hit in search("nông thị hòa bằng khen").hits] == ["1"]


def test_nothing_typed_lists_all_newest_first(awards):
    assert [hit.key for hit in search("").hits][0] == "4"
    assert [hit.key for hit in search("", sort="oldest").hits][0] == "1"
    assert search("  ").total == 4


def test_sort_by_time(indexed):
    indexed(
        award(1, "Hòa", date=D(2020, 1, 1)),
        award(2, "Tin về Hòa bình", date=D(2024, 1, 1)),
        award(3, "Hòa", date=D(2022, 1, 1)),
    )
    assert [hit.key for hit in search("hòa", sort="newest").hits] == ["2", "3", "1"]
    assert [hit.key for hit in search("hòa", sort="oldest").hits] == ["1", "3", "2"]


def test_pages_hold_every_find_once(indexed):
    indexed(*[award(at, date=D(2020, 1, 1) + datetime.timedelta(at % 7)) for at in range(55)])
    seen = [hit.key for page in (1, 2, 3) for hit in search("hoa", page=page).hits]
    assert len(seen) == len(set(seen)) == 55
    third = search("hoa", page=3)
    assert (third.first, third.last, third.total, third.pages) == (41, 55, 55, 3)
    assert search("hoa", page=10**9).hits == []
    assert search("hoa", page=-1, page_size=0).page == 1


def test_kinds_narrow_the_counts_too(indexed):
    indexed(award(1), Entry("news", "2", "Nông Thị Hòa"))
    results = search("hòa", kinds=["news"])
    assert [hit.kind for hit in results.hits] == ["news"]
    assert counts(results, "kind") == {"news": 1}


def test_exact_totals(indexed):
    indexed("Hòa Bình", "Hoa Bình", "Hòa bình")
    results = search("hòa bình")
    assert (results.total, results.exact_total, results.approximate) == (3, 2, 1)
    assert search("hòa bình", exact=True).total == 2
    assert search("hoa binh").exact_total is None


def test_did_you_mean_offers_the_words_with_their_marks(indexed):
    indexed("Huân chương Lao động hạng Ba")
    results = search("huan chuogn lao dong")
    assert results.total == 1
    assert results.notes == ("Không thấy “chuogn”, đã tìm cả “chương”.",)
    assert [(s.text, s.reason) for s in results.suggestions] == [("Huân chương Lao động", "spelling")]
    assert search("zzzzzz qqqqqq").suggestions == []


def test_the_last_word_may_be_unfinished_if_it_stands_nowhere(indexed):
    indexed("Nông Thị Phương", "Nông Thị Phượng", "Nông Thị An", "Nông Thị Anh")
    assert search("nong thi phuon").total == 2
    assert search("nông thị phươn").exact_total == 1
    assert [hit.title for hit in search("nong thi an").hits] == ["Nông Thị An"]


def test_replacing_and_deleting_by_key(indexed):
    indexed(award(1), award(2), award("2#b", "Nông Thị Hòa (hai)"), award(22))
    assert search("hòa").total == 4
    with get_engine().writer() as writer:
        writer.replace(["award:2"], [award(2, "Nông Thị Lan")])
        writer.commit()
    assert sorted(hit.key for hit in search("hòa").hits) == ["1", "22"]
    assert [hit.key for hit in search("lan").hits] == ["2"]
    with get_engine().writer() as writer:
        writer.replace(["award:2"], [])
        writer.commit()
    assert search("lan").total == 0


def test_a_failed_write_changes_nothing(indexed):
    indexed(award(1))
    with pytest.raises(ZeroDivisionError), get_engine().writer() as writer:
        writer.replace(["award:1"], [])
        raise ZeroDivisionError
    assert search("hòa").total == 1


@pytest.mark.parametrize("text", ["\ud83d nông", "a\x00b", "\u202e", "x" * 100_000, "“”", "1/" * 50_000, "quý " * 3000])
def test_odd_text_is_indexed_and_searched(indexed, text):
    indexed(Entry("news", "1", text, body=text, number=text, people=(text,), summary=text))
    search(text)
    assert search("").total == 1


def test_writers_take_turns(engine, indexed):
    indexed(award(1))
    with engine.writer(), pytest.raises(Busy), engine.writer(wait=0.1):
        pass
    with engine.writer(wait=0.1) as writer:
        writer.replace(["award:1"], [])
        writer.commit()
    assert search("hòa").total == 0


def test_fingerprints_tell_one_state_of_an_entry_from_another(engine, indexed):
    first, second = award(1), award("2#b")
    indexed(first, second)
    assert dict(engine.fingerprints()) == {"award:1": fingerprint(first), "award:2#b": fingerprint(second)}
    assert list(engine.fingerprints(["award:2"])) == [("award:2#b", fingerprint(second))]
    indexed(award(1, year=2020))
    assert dict(engine.fingerprints(["award:1"]))["award:1"] != fingerprint(first)


def test_without_finds_it_offers_at_most_three_searches_that_find_something(indexed):
    indexed(
        award(1, "Nông Thị Hòa", body="Trường Mầm non Tân Lập"),
        award(2, "Nông Thị Hòa", body="Trạm Y tế"),
        award(3, "Lý Văn Nam", body="Trường Mầm non Tân Lập, trồng rừng"),
    )
    offers = search("Nông Thị Hòa trồng rừng").suggestions
    assert [(offer.text, offer.reason, offer.count) for offer in offers] == [("Nông Thị Hòa", "fewer", 2)]
    offers = search("Nông Thị Hòa Zorro").suggestions
    assert [(offer.text, offer.reason, offer.note, offer.count) for offer in offers] == [
        ("Nông Thị Hòa", "fewer", "bớt “Zorro”", 2)
    ]
    offers = search("Hòa mầm trạm").suggestions
    assert [(offer.text, offer.count) for offer in offers] == [("Hòa trạm", 1), ("Hòa mầm", 1)]
    assert search("Hòa mầm trạm", filters={"kind": ["news"]}).suggestions == []
    assert search("Zorro").suggestions == []
    offers = search("nong hoa mam tram lap nam y te non").suggestions
    assert len(offers) <= 3
    assert all(search(offer.text).total == offer.count for offer in offers)
