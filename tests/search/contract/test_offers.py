"""What is offered beside an answer, on both engines: it keeps the filters that were typed, and it finds what it says."""

import datetime

import pytest

from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")
NAMES = ["Đặng Thị Út", "Hứa Thị Nhìn", "Nguyễn Văn An", "Chu Văn Nam", "Nông Thị Hòa", "Chính phủ", "Hình ảnh"]


@pytest.fixture
def people(indexed):
    """Each honoured in two years, and some titles."""
    awards = [
        Entry("award", f"{at}-{year}", name, people=(name,), body="Tặng Bằng khen.", date=datetime.date(year, 3, 1))
        for at, name in enumerate(NAMES[:5])
        for year in (2022, 2023)
    ]
    others = ["Tặng Huân chương Lao động", "Tặng Huy chương Kháng chiến", "Thủ tục hành chính", "Ngày Quốc khánh"]
    made = [
        Entry("news", str(at), title, date=datetime.date(2023, 1, 1)) for at, title in enumerate((*others, *NAMES[5:]))
    ]
    indexed(*awards, *made)


def offered(text, **options):
    return [(offer.text, offer.reason, offer.count) for offer in search(text, **options).suggestions]


def test_meanings_of_an_abbreviation_keep_the_filters_typed(people):
    assert offered("HC năm:2023")[:2] == [
        ("huân chương năm:2023", "meaning", None),
        ("huy chương năm:2023", "meaning", None),
    ]
    assert ("huân chương loại:tin năm:2023", "meaning", None) in offered("loại:tin HC năm:2023")
    for text, _, _ in offered("HC năm:2023"):
        assert [c.values for c in search(text).query.constraints] == [("2023",)]


def test_places_of_one_name_keep_the_filters_typed(words, indexed):
    words(aliases=[("phường Chi Lăng", "xã Chi Lăng"), ("xã Chi Lăng", "huyện Chi Lăng")])
    indexed(Entry("news", "1", "Tin Chi Lăng", year=2023))
    texts = [text for text, reason, _ in offered('Chi Lăng năm:2023 -"giấy khen"') if reason == "place"]
    assert texts
    assert all(text.endswith('năm:2023 -"giấy khen"') for text in texts)


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("dang thi utt", "Đặng Thị Út", 2),
        ("dang thi utt năm:2023", "Đặng Thị Út năm:2023", 1),
        ("chu van nma", "Chu Văn Nam", 2),
        ("nguyen vna an", "Nguyễn Văn An", 2),
        ("bang khne", "Bằng khen", 10),
        ("uqoc khanh", "Quốc khánh", 1),
        ("nong thj hoa", "Nông Thị Hòa", 2),
    ],
)
def test_short_words_are_respelled_by_an_offer_with_its_count(people, typed, meant, count):
    found = search(typed)
    assert found.total == 0
    first = found.suggestions[0]
    assert (first.text, first.reason, first.count) == (meant, "spelling", count)
    assert search(first.text).total == count


@pytest.mark.parametrize("typed", ["dang thi 12345", "quyết định 77/QĐ-UBND utt", '"dang thi utt"', "CSTĐX thi"])
def test_numbers_quotes_and_abbreviations_are_never_respelled(people, typed):
    assert "spelling" not in {reason for _, reason, _ in offered(typed)}


def test_what_was_found_by_a_slip_is_offered_as_it_is_written(people):
    found = search("hua thi nhinh")
    assert [hit.title for hit in found.hits] == ["Hứa Thị Nhìn"] * 2
    assert offered("hua thi nhinh") == [("Hứa Thị Nhìn", "spelling", 2)]
    assert offered("hua thi nhinh năm:2022") == [("Hứa Thị Nhìn năm:2022", "spelling", 1)]


def test_a_word_that_is_written_in_two_ways_is_offered_as_it_stands_in_the_row(indexed):
    indexed(Entry("news", "1", "Danh hiệu Lao động tiên tiến"))
    assert offered("lao dong tien tienn") == [("Lao động tiên tiến", "spelling", 1)]


def test_a_phrase_that_nothing_has_is_offered_in_its_parts(people):
    for text in ("huân chương kháng chiến", "HCKC"):
        found = search(text)
        assert found.total == 0
        assert {offer.text.lower() for offer in found.suggestions} == {"kháng chiến", "huân chương"}
    assert {offer.text for offer in search("TĐKT").suggestions} <= {"thi đua", "khen thưởng"}
    assert ("Kháng chiến năm:2023", "fewer", 1) in offered("HCKC năm:2023")


def test_two_words_too_many(people):
    (first, *_) = search("bà hòa phụ nữ bằng khen").suggestions
    assert (first.text, first.note, first.count) == ("bà hòa bằng khen", "bớt “phụ nữ”", 2)


def test_another_word_that_merely_stands_in_the_same_text_is_not_offered(indexed):
    indexed("Tin phòng chống thiên tai, quyết định số 5")
    assert "spelling" not in {reason for _, reason, _ in offered("phong chong dich")}


def test_without_finds_every_offer_finds_what_it_says(people):
    for text in (
        "hoa xyzt nong",
        "dang thi nhin năm:2022",
        "HC kháng chiến chống quân",
        "bế văn đàn an",
        "a b c d e f",
    ):
        found = search(text)
        for offer in found.suggestions if not found.total else ():
            assert offer.count, (text, offer)
            assert search(offer.text).total == offer.count, (text, offer)
