"""Old and new places, places of one name, offices that were merged, on both engines with the directory of units."""

import datetime

import pytest

from registrations.units.entries import built_in_places
from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")
D = datetime.date
PLACES = list(built_in_places())

OLD = ("trang-dinh-xa-dao-vien", "06058", "huyen-trang-dinh")
ENTRIES = [
    Entry("award", "cũ", "Nông Văn A", body="Huân chương hạng Nhất. Xã Đào Viên", unit=OLD[0], units=OLD[1:], date=D(2023, 5, 1)),
    Entry("award", "nay", "Nông Văn B", body="Bằng khen. Xã Quốc Việt", unit="06058", date=D(2025, 9, 1)),
    Entry("award", "mã", "Nông Văn C", unit=OLD[0], units=OLD[1:], date=D(2020, 5, 1)),
    Entry("award", "họ", "Đặng Quốc Việt", people=("Đặng Quốc Việt",), unit="06427"),
    Entry("award", "vq", "Tập thể A", body="Xã Hòa Bình, huyện Văn Quan", unit="van-quan-xa-hoa-binh", units=("06253",)),
    Entry("award", "bg", "Tập thể B", body="Xã Hòa Bình, huyện Bình Gia", unit="binh-gia-xa-hoa-binh", units=("06103",)),
    Entry("award", "tt", "Tập thể C", body="Thị trấn Cao Lộc", unit="cao-loc-thi-tran-cao-loc", units=("06187", "huyen-cao-loc")),
    Entry("award", "kl", "Tập thể D", unit="06187"),
    Entry("award", "bx", "Tập thể E", unit="dinh-lap-xa-binh-xa", units=("06613", "06625")),
    Entry("award", "km", "Tập thể F", unit="06625"),
    Entry("news", "họp", "Họp ở Chi Lăng, Tân Thành, Hồng Phong"),
    Entry("news", "người", "Nhớ đồng chí Hoàng Văn Thụ"),
    Entry("award", "trường", "Trường THPT Hoàng Văn Thụ"),
    Entry("award", "sở", "Phòng Tổng hợp", unit="so-ke-hoach-va-dau-tu", body="Sở Kế hoạch và Đầu tư"),
    Entry("award", "tc", "Phòng Ngân sách", unit="so-tai-chinh", body="Sở Tài chính"),
]  # fmt: skip
CASES = [
    # typed, keys found in any order
    ("xã Đào Viên", "cũ mã nay"), ("xa dao vien", "cũ mã nay"), ("Đào Viên", "cũ mã nay"), ("X. Đào Viên", "cũ mã nay"), ("xã Đào Viên, huyện Tràng Định", "cũ mã nay"),
    ("xã Quốc Việt", "cũ mã nay"), ("huân chương hạng nhất xã Đào Viên 2023", "cũ"), ("xã Đào Viên năm 2025", "nay"), ("xã đào viên năm:2020", "mã"),
    ("Đặng Quốc Việt", "họ"), ("huyện Tràng Định", "cũ mã nay"), ("H. Tràng Định", "cũ mã nay"),
    ("xã Hòa Bình", "vq bg"), ("xã Hòa Bình, huyện Văn Quan", "vq"), ("xa hoa binh huyen binh gia", "bg"), ("X. Hòa Bình, huyện Văn Quan", "vq"),
    ("TT Cao Lộc", "tt kl"), ("thị trấn Cao Lộc", "tt kl"), ("tt. cao loc", "tt kl"), ("phường Kỳ Lừa", "tt kl"), ("P. Kỳ Lừa", "tt kl"), ("p ky lua", "tt kl"),
    ("xã Bính Xá", "bx km"), ("Bính Xá", "bx km"), ("xã Kiên Mộc", "bx km"), ("Hoàng Văn Thụ", "người trường"),
    ("Sở Kế hoạch và Đầu tư", "sở tc"), ("Sở KH&ĐT", "sở tc"), ("sở tài chính", "tc sở"),
]  # fmt: skip


@pytest.fixture
def here(words, indexed):
    words(places=PLACES)
    indexed(*ENTRIES)


def test_what_each_name_finds(here):
    wrong = {}
    for query, expected in CASES:
        found = {hit.key for hit in search(query).hits}
        if found != set(expected.split()):
            wrong[query] = found
    assert wrong == {}


def test_what_bears_the_name_itself_stands_above_what_came_of_it(here):
    assert {hit.key for hit in search("xã Đào Viên").hits[:2]} == {"cũ", "mã"}
    assert search("TT Cao Lộc").hits[0].key == "tt"


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("xã Đào Viên", "Từ 01/07/2025, xã Đào Viên thuộc xã Quốc Việt."),
        ("bằng khen xã đào viên", "Từ 01/07/2025, xã Đào Viên thuộc xã Quốc Việt."),
        ("Bính Xá", "Từ 01/07/2025, xã Bính Xá chia về xã Đình Lập và xã Kiên Mộc."),
        ("xã Quốc Việt", "Xã Quốc Việt từ 01/07/2025 gồm cả xã Đào Viên trước đây."),
        ("Sở KH&ĐT", "Từ 01/03/2025, Sở Kế hoạch và Đầu tư nhập vào Sở Tài chính."),
    ],
)
def test_what_came_of_a_place_is_said_with_the_day(here, query, note):
    assert note in search(query).notes


@pytest.mark.parametrize(
    ("query", "some", "count"),
    [
        ("Chi Lăng", "thị trấn Chi Lăng, huyện Chi Lăng", 5),
        ("Hòa Bình", "xã Hòa Bình, huyện Văn Quan", 4),
        ("hoa binh", "xã Hòa Bình, huyện Hữu Lũng", 4),
        ("xã Hòa Bình", "xã Hòa Bình, huyện Chi Lăng", 4),
        ("Tân Thành", "xã Tân Thành, huyện Bắc Sơn", 3),
        ("Hồng Phong", "xã Hồng Phong, huyện Cao Lộc", 2),
        ("Hoàng Văn Thụ", "phường Hoàng Văn Thụ, thành phố Lạng Sơn", 3),
        ("Tràng Định", "xã Tràng Định, tỉnh Lạng Sơn", 2),
    ],
)
def test_places_of_one_name_are_a_choice_and_each_choice_is_one_place(here, query, some, count):
    offered = [s.text for s in search(query).suggestions if s.reason == "place"]
    assert some in offered
    assert len(offered) == count
    for text in offered:
        assert sum(len(group.units) for group in search(text).query.groups) == 1, text


def test_a_name_that_is_a_word_of_every_day_stays_a_word(here):
    for query in ("phong trào đoàn kết", "huân chương kháng chiến", "đồng ý khen thưởng"):
        assert not any(group.units for group in search(query).query.groups), query
    assert not any(group.units for group in search("công dân Lạng Sơn ưu tú").query.groups)
