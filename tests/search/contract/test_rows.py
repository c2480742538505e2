"""Words in a row: by pairs of words and by their places, the same on both engines."""

import pytest

from search.engines import plan
from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")


def decision(key, title, body="", **values):
    return Entry("decision", str(key), title, body=body, **values)


def keys(text, **options):
    return sorted(hit.key for hit in search(text, **options).hits)


def test_a_quoted_row_is_no_two_halves_of_it(indexed):
    indexed(
        decision(1, "Danh sách", "Nguyễn Văn Bình, Hoàng Văn An, Lý Nguyễn"),
        decision(2, "Danh sách", "Hoàng Văn Bình, Nguyễn Văn An"),
        decision(3, "Danh sách", "Nguyen Van An"),
    )
    assert keys('"Nguyễn Văn An"') == ["2"]
    assert keys('"nguyen van an"') == ["2", "3"]
    assert keys("nguyen van an") == ["1", "2", "3"]
    assert keys('"văn an"') == ["1", "2"]


def test_a_quoted_row_stays_exact_where_all_of_its_pairs_are_common(indexed, monkeypatch):
    monkeypatch.setattr(plan, "COMMON", 0)
    indexed(
        decision(1, "Ủy ban nhân dân tỉnh"),
        decision(2, "Ủy ban thường trực", "Ban nhân sự, nhân dân tỉnh; mặt trận ủy ban, ban nhân"),
    )
    assert keys('"ủy ban nhân dân tỉnh"') == ["1"]
    assert keys('"uy ban nhan dan tinh"') == ["1"]


@pytest.mark.parametrize("common", [0, 20_000], ids=["common", "rare"])
def test_short_and_long_forms_meet_however_common_they_are(indexed, monkeypatch, common):
    monkeypatch.setattr(plan, "COMMON", common)
    indexed(
        decision(1, "Ủy ban nhân dân xã Hoa Thám"),
        decision(2, "UBND xã Hoa Thám"),
        decision(3, "Ủy ban Mặt trận, hội người cao tuổi, công nhân, nông dân"),
        decision(4, "Lao động tiên tiến"),
        decision(5, "LĐTT năm 2020"),
    )
    assert keys("UBND") == ["1", "2"]
    assert keys("ủy ban nhân dân") == ["1", "2", "3"]
    assert keys("lđtt") == keys("lao động tiên tiến") == ["4", "5"]
    assert keys("lđtt", exact=True) == ["4", "5"]


def test_no_row_runs_from_one_part_of_an_entry_into_the_next(indexed):
    indexed(decision(1, "Hội nghị", "thi đua", people=("Nông Thị Hòa", "Vi Văn Bình")))
    assert keys('"hòa vi"') == keys('"nghị thi"') == []
    assert keys('"thị hòa"') == keys('"hội nghị"') == ["1"]


def test_a_summary_that_begins_the_text_is_found_like_any(indexed):
    indexed(
        decision(1, "A", "Tặng Bằng khen. Đã cứu người.", summary="Tặng Bằng khen."),
        decision(2, "B", "Tặng Bằng khenh. Đã cứu người.", summary="Tặng Bằng khen"),
        decision(3, "C", "Đã cứu người.", summary="Tặng Bằng khen"),
    )
    assert keys('"tặng bằng khen"') == ["1", "2", "3"]
    assert keys('"bằng khen đã cứu"') == ["1"]
    assert keys('"người tặng"') == keys('"khen tặng"') == []


def test_other_scripts_stand_in_rows_too(indexed):
    indexed(decision(1, "Привет мир Жук", "ngôi nhà số ²³"), decision(2, "мир Привет"))
    assert keys('"Привет мир"') == ["1"]
    assert keys('"nhà số ²³"') == ["1"]
