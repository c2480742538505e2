"""What one thing may be written as, and what one word may mean, on both engines."""

import datetime

import pytest

from search.entry import Entry
from search.places import Place
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")
TEXTS = [
    "Kỷ niệm Ngày Quốc khánh 2/9",
    "Mít tinh mùng 2 tháng 9",
    "Gặp mặt ngày 27/07",
    "Lễ ra quân 27 tháng 7 năm 2020",
    "Hội nghị điển hình tiên tiến lần thứ VI",
    "Hội nghị điển hình tiên tiến lần thứ 6",
    "Hội nghị điển hình tiên tiến lần thứ sáu",
    "Hội nghị điển hình tiên tiến lần 5",
    "Kỳ họp Hội đồng nhân dân khóa XV",
    "Khen thưởng đợt II",
    "Tổ 6, khối 15",
    "Vì người nghèo",
]
WAYS = [
    ("2/9", {TEXTS[0], TEXTS[1]}),
    ("ngày 2-9", {TEXTS[0], TEXTS[1]}),
    ("02/09", {TEXTS[0], TEXTS[1]}),
    ("mồng 2 tháng 9", {TEXTS[0], TEXTS[1]}),
    ("2 tháng chín", {TEXTS[0], TEXTS[1]}),
    ("27/7", {TEXTS[2], TEXTS[3]}),
    ("ngay 27 thang 7", {TEXTS[2], TEXTS[3]}),
    ("lan thu 6", {TEXTS[4], TEXTS[5], TEXTS[6]}),
    ("lần thứ sáu", {TEXTS[4], TEXTS[5], TEXTS[6]}),
    ("điển hình tiên tiến lần VI", {TEXTS[4], TEXTS[5], TEXTS[6]}),
    ("hội nghị lần thứ năm", {TEXTS[7]}),
    ("khóa 15", {TEXTS[8]}),
    ("đợt 2", {TEXTS[9]}),
    ("vì", {TEXTS[11]}),
]


def test_days_without_a_year_and_counted_meetings(indexed):
    indexed(*TEXTS)
    asked = {typed: {hit.title for hit in search(typed, page_size=50).hits} for typed, _ in WAYS}
    wrong = {typed: asked[typed] for typed, found in WAYS if asked[typed] & set(TEXTS) != found and typed != "vì"}
    assert not wrong
    assert TEXTS[11] in asked["vì"]


RANKED = [
    "Huân chương Lao động hạng Nhì",
    "HCLĐ hạng 2",
    "Huân chương Lao động hạng II",
    "Huân chương Lao động hạng Ba, đợt 2",
    "Huy chương Kháng chiến hạng Nhì",
]


@pytest.mark.parametrize("typed", ["HCLĐ II", "hcld 2", "huân chương lao động 2", "huan chuong lao dong II"])
def test_a_figure_behind_an_order_is_its_rank(indexed, typed):
    indexed(*RANKED)
    found = search(typed)
    assert {hit.title for hit in found.hits} == set(RANKED[:3])
    assert "là hạng Nhì" in found.read_as[-1]


@pytest.fixture
def holiday(words, indexed):
    words(
        places=[
            Place("qk", "xã Quốc Khánh", "Quốc Khánh", "xã Quốc Khánh, tỉnh Lạng Sơn"),
            Place("bs", "xã Ba Sơn", "Ba Sơn"),
        ]
    )
    day = datetime.date(2020, 1, 1)
    indexed(
        Entry("document", "ngay", "Kế hoạch kỷ niệm Ngày Quốc khánh", date=day),
        Entry("award", "ten", "Nguyễn Quốc Khánh", people=("Nguyễn Quốc Khánh",), date=day),
        Entry("award", "nguoc", "Khánh Quốc Toản", people=("Khánh Quốc Toản",), date=day.replace(year=2024)),
        Entry("award", "xa", "Lý Thị Mai", people=("Lý Thị Mai",), unit="qk", date=day.replace(year=2025)),
        Entry("award", "son", "Sơn Ba", people=("Sơn Ba",), date=day),
        Entry("news", "hang", "Huân chương hạng Ba của tỉnh Lạng Sơn", date=day),
        Entry("news", "ba-son", "Tin xã Ba Sơn", date=day),
    )


def keys(text):
    return [hit.key for hit in search(text).hits]


def test_a_feast_that_is_also_a_commune_and_a_name(holiday):
    for typed in ("quốc khánh", "quoc khanh", "Quốc Khánh"):
        found = keys(typed)
        assert set(found) == {"ngay", "ten", "nguoc", "xa"}
        assert found.index("ngay") < found.index("nguoc")
        assert found.index("ten") < found.index("nguoc")
    assert keys("khánh quốc")[0] == "nguoc"
    assert keys("ngày quốc khánh") == ["ngay"]
    assert keys("xã Quốc Khánh") == ["xa"]
    assert search("quốc khánh").read_as == ("“quốc khánh”, kể cả xã Quốc Khánh, tỉnh Lạng Sơn",)
    assert search("ngày quốc khánh").read_as == ()


def test_a_commune_finds_a_person_of_the_name_turned_round_and_no_scattered_words(holiday):
    assert keys("ba sơn") == ["ba-son", "son"]
