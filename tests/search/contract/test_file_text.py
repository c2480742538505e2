"""Words that stand in files: found below title and body, with the file and the page told."""

import datetime

import pytest

from search.entry import Entry, FilePassage
from search.service import search

NAME = "Kế hoạch 04/KH-UBND.pdf"


def passages(*pages, name=NAME):
    return tuple(FilePassage(name, f"/tep/1/#page={at}", text, page=at) for at, text in enumerate(pages, 1))


def document(key, title, *pages, body="", year=2020):
    return Entry(
        "document", key, title, body=body, files=passages(*pages), date=datetime.date(year, 1, 1), url=f"/{key}/"
    )


def keys(text, **options):
    return [hit.key for hit in search(text, **options).hits]


@pytest.fixture
def three(engine, indexed):
    indexed(
        document("tep", "Văn bản một", "Lời mở đầu", "Mục tiêu", "Tổ chức hội thi hát Then năm 2024", year=2024),
        document("than", "Văn bản hai", body="Chuẩn bị hội thi hát Then", year=2020),
        document("tieu-de", "Hội thi hát Then", year=2010),
    )


def test_title_above_body_above_file_whatever_the_year(three):
    assert keys("hát then") == ["tieu-de", "than", "tep"]
    assert keys("hát Then") == ["tieu-de", "than", "tep"]
    assert keys("hat then") == ["tieu-de", "than", "tep"]


def test_the_find_tells_file_and_page_and_shows_the_words(three):
    *_, hit = search("hát then").hits
    assert (hit.file.name, hit.file.page, hit.file.place) == (NAME, 3, "trang 3")
    assert hit.file.url == "/tep/1/#page=3"
    assert ("hát Then", True) in [tuple(s) for s in hit.snippet] or ("hát", True) in [tuple(s) for s in hit.snippet]
    assert [h.file for h in search("hát then").hits[:2]] == [None, None]


def test_counts_and_facets_count_each_thing_once(three):
    found = search("hát then", facets=("kind", "year"))
    assert found.total == 3
    assert [(v.value, v.count) for v in found.facets["kind"]] == [("document", 3)]
    assert search("hát then", exact=True).total == 3
    assert search("tổ chức", kinds=["news"]).total == 0


def test_words_of_title_and_file_together(three):
    assert keys("văn bản một hát then") == ["tep"]


def test_quoted_words_in_a_row_and_over_no_page_break(engine, indexed):
    indexed(document("1", "Một", "cuối trang một", "đầu trang hai"))
    assert keys('"cuối trang một"') == ["1"]
    assert keys('"một đầu"') == []


def test_exact_marks_above_folded_ones_in_files(engine, indexed):
    indexed(
        document("gan", "Một", "Bà Nông Thị Hoa", year=2024),
        document("dung", "Hai", "Bà Nông Thị Hòa", year=2010),
    )
    found = search("Nông Thị Hòa")
    assert [hit.key for hit in found.hits] == ["dung", "gan"]
    assert (found.total, found.exact_total) == (2, 1)


def test_numbers_and_days_in_files(engine, indexed):
    indexed(
        document("nhac", "Một", "Theo Quyết định số 1657/QĐ-UBND ngày 19/8/2021", year=2024),
        Entry("decision", "9", "Quyết định", number="1657/QĐ-UBND", year=2010),
    )
    found = search("1657/qđ-ubnd")
    assert [hit.key for hit in found.hits] == ["9", "nhac"]
    assert found.hits[1].file.page == 1
    assert keys("19/8/2021") == ["nhac"]


def test_the_page_with_most_of_the_words_is_shown(engine, indexed):
    indexed(document("1", "Một", "thi đua", "thi đua và khen thưởng", "khen thưởng"))
    assert search("thi đua khen thưởng").hits[0].file.page == 2


def test_sheets_are_told_and_files_without_pages(engine, indexed):
    sheet = FilePassage("Danh sách.xlsx", "/tep/2/", "Triệu Thị Mẩy", sheet="Tập thể")
    plain = FilePassage("Hướng dẫn.docx", "/tep/3/", "Hoàng Văn Páo")
    indexed(Entry("news", "1", "Tin", files=(sheet, plain)))
    assert search("triệu thị mẩy").hits[0].file.place == "trang tính “Tập thể”"
    assert search("hoàng văn páo").hits[0].file.place == ""


def test_text_that_is_taken_out_is_found_no_more(engine, indexed):
    indexed(document("1", "Một", "bí mật vườn hồi"))
    assert keys("vườn hồi") == ["1"]
    indexed(Entry("document", "1", "Một"))
    assert keys("vườn hồi") == []
