"""Which find stands above which, on both engines: the rules of docs/tim-kiem.md, one corpus for each sort of question."""

import datetime

import pytest

from search.entry import Entry, FilePassage
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")
D = datetime.date
SOME_DAY = D(2020, 1, 1)


def person(key, name, day=SOME_DAY, *, body="", number="", **values):
    return Entry(
        "award", key, name, people=(name,), recipient_kind="ca-nhan", date=day, body=body, number=number, **values
    )


def keys(text, **options):
    return [hit.key for hit in search(text, page_size=100, **options).hits]


def assert_order(text, wanted, **options):
    """The wanted keys are found, in this order; "|" parts groups whose order among each other is open."""
    found = keys(text, **options)
    places = []
    for group in wanted.split(">"):
        places.append(sorted(found.index(key) for key in group.split()))
    assert all(before[-1] < after[0] for before, after in zip(places, places[1:], strict=False)), (text, wanted, found)


# --- names --------------------------------------------------------------------

NAMES = [
    person("hoa", "Nông Thị Hoa", D(2010, 1, 1)),
    person("hòa", "Nông Thị Hòa", D(2024, 1, 1)),
    person("hoa-old", "Nông Thị Hoa", D(2001, 1, 1)),
    person("thi-hoa-nong", "Thị Hoa Nông", D(2025, 1, 1)),
    person("lan", "Nông Thị Lan", D(2025, 2, 1), body="Cùng bà Hoa trồng rừng."),
    person("bich-hoa", "Nông Thị Bích Hoa", D(2025, 3, 1)),
    person("xa", "Xa Nông Thị Hoa", D(2025, 4, 1)),
    person("an", "Nguyễn Văn An", D(2011, 1, 1)),
    person("ân", "Nguyễn Văn Ân", D(2023, 1, 1)),
    person("van-an", "Trần Văn An", D(2024, 1, 1)),
    person("pao", "Sùng A Páo", D(2009, 1, 1)),
    person("pao-2", "Giàng A Páo", D(2024, 1, 1), body="Cùng ông Sùng ở bản."),
    person("may", "Chảo Mẩy", D(2008, 1, 1)),
    person("nie", "H'Hen Niê", D(2012, 1, 1)),
    person("xuan", "Y Xuân", D(2007, 1, 1)),
    person("phang", "Thào Thị Phàng", D(2006, 1, 1)),
    person("toc", "Ma Thế Tộc", D(2005, 1, 1)),
    person("binh", "Nguyễn Hòa Bình", D(2025, 5, 1)),
    Entry("news", "tin-hoa", "Gương sáng Nông Thị Hoa", date=D(2026, 1, 1)),
    Entry("news", "tin-thân", "Tin trong tuần", body="Bà Nông Thị Hoa nhận Bằng khen.", date=D(2026, 2, 1)),
    Entry("news", "tin-rời", "Họp thôn", body="Ông Nông, bà Thị và cô Hoa cùng dự.", date=D(2026, 3, 1)),
    Entry("news", "tin-páo", "Bản Sùng A có điện", body="Ông Páo kể chuyện.", date=D(2026, 1, 2)),
    Entry("news", "tin-tộc", "Ma Thế Tộc kể chuyện giữ rừng", date=D(2026, 1, 3)),
    Entry("page", "hoa-binh", "Hòa Bình", date=D(2004, 1, 1)),
    Entry("news", "xã-hb", "Xã Hòa Bình đón chuẩn", date=D(2026, 1, 4)),
    Entry("news", "niê", "Chuyện của H'Hen Niê", date=D(2026, 1, 5)),
]
NAMES_ASKED = [
    ("Nông Thị Hoa", "hoa > hoa-old > tin-hoa > thi-hoa-nong > hòa"),
    ("Nông Thị Hoa", "hoa > bich-hoa > hòa"),
    ("Nông Thị Hoa", "hoa-old > tin-thân > tin-rời"),
    ("Nông Thị Hoa", "hoa > xa > tin-hoa"),
    ("nong thi hoa", "hòa > hoa > hoa-old > xa > tin-hoa > tin-thân > tin-rời"),
    ("nong thi hoa", "hoa-old > thi-hoa-nong"),
    ("nong thi hoa", "hoa-old > lan"),
    ("nông thị hoa", "hoa > lan"),
    ("Nông Thị Hòa", "hòa > hoa"),
    ("Nông Thị", "bich-hoa lan hòa hoa > tin-hoa"),
    ("nông thị", "hòa hoa > thi-hoa-nong"),
    ("thị hoa", "bich-hoa hoa > tin-rời"),
    ("bà Nông Thị Hoa", "hoa > tin-hoa"),
    ("Bà Nông Thị Hòa", "hòa > hoa"),
    ("hoa nong thi", "thi-hoa-nong hoa > tin-rời"),
    ("Nguyễn Văn An", "an > ân"),
    ("nguyễn van an", "ân > an"),
    ("nguyen van an", "ân > an"),
    ("văn an", "van-an an > ân"),
    ("Sùng A Páo", "pao > pao-2"),
    ("sung a pao", "pao > tin-páo"),
    ("sùng a", "pao > tin-páo"),
    ("Chảo Mẩy", "may"),
    ("chao may", "may"),
    ("H'Hen Niê", "nie > niê"),
    ("h hen nie", "nie > niê"),
    ("Y Xuân", "xuan"),
    ("thao thi phang", "phang"),
    ("thào thị", "phang"),
    ("Ma Thế Tộc", "toc > tin-tộc"),
    ("ma the toc", "toc > tin-tộc"),
    ("Hòa Bình", "hoa-binh > xã-hb"),
    ("hòa bình", "hoa-binh > binh"),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES_ASKED)
def test_names(indexed, text, wanted):
    indexed(*NAMES)
    assert_order(text, wanted)


SPELLED = [
    person("lý", "Lý Văn Mạnh", D(2015, 1, 1)),
    person("lí", "Lí Văn Mạnh", D(2025, 1, 1)),
    person("ly", "Ly Văn Mạnh", D(2026, 1, 1)),
    person("vi", "Vi Thị Quí", D(2014, 1, 1)),
    person("vy", "Vy Thị Quý", D(2024, 1, 1)),
    person("lý-ở-dưới", "Hà Văn Mạnh", D(2026, 2, 1), body="Con ông Lý."),
]
SPELLED_ASKED = [
    ("Lý", "lý > lí > lý-ở-dưới > ly"),
    ("lí", "lí > lý > lý-ở-dưới > ly"),
    ("Lý Văn Mạnh", "lý > lí > ly"),
    ("Lí Văn Mạnh", "lí > lý > ly"),
    ("mạnh lí", "lí > lý"),
    ("ly van manh", "ly > lí > lý"),
    ("Vi Thị Quí", "vi > vy"),
    ("Vy Thị Quý", "vy > vi"),
    ("thị quí", "vi > vy"),
    ("thị quý", "vy > vi"),
]


@pytest.mark.parametrize(("text", "wanted"), SPELLED_ASKED)
def test_i_or_y_as_typed_stands_above_the_other_spelling(indexed, text, wanted):
    indexed(*SPELLED)
    assert_order(text, wanted)


# --- numbers ------------------------------------------------------------------

NUMBERED = [
    Entry("decision", "qd", "Về việc tặng Bằng khen", number="1657/QĐ-UBND", date=D(2021, 8, 19)),
    person("nhận", "Nông Văn Nhận", D(2021, 8, 19), number="1657/QĐ-UBND", body="Bằng khen"),
    person("nhận-2", "Lý Thị Nhận", D(2021, 8, 19), number="1657/QĐ-UBND", body="Bằng khen"),
    Entry("decision", "qd-cũ", "Về việc khen thưởng", number="1657/QĐ-UBND", date=D(2016, 3, 2), body="Giai đoạn 2011 - 2021."),
    Entry("decision", "qd-ctn", "Về việc tặng Huân chương", number="1657/QĐ-CTN", date=D(2020, 3, 2)),
    Entry("news", "tin", "Trao Bằng khen theo Quyết định số 1657/QĐ-UBND", date=D(2026, 1, 1)),
    Entry("news", "tin-thân", "Tin vắn", body="Theo Quyết định số 1657/QĐ-UBND ngày 19/8/2021.", date=D(2026, 1, 2)),
    Entry("news", "số", "Trồng 1657 cây xanh", date=D(2026, 1, 3)),
    Entry("document", "qppl", "Quy định tiêu chuẩn", number="57/2018/QĐ-UBND", date=D(2018, 9, 10)),
    Entry("decision", "57", "Về việc công nhận", number="57/QĐ-UBND", date=D(2018, 1, 10)),
    Entry("decision", "57-mới", "Về việc công nhận", number="57/QĐ-UBND", date=D(2025, 1, 10)),
    Entry("award", "đại-đội-2", "Đại đội 2, Trung đoàn 123", date=D(2015, 1, 1)),
    person("theo-2", "Vi Văn Hai", D(2025, 1, 1), number="2/QĐ-UBND", body="Chiến sĩ đại đội bộ binh."),
    Entry("award", "tiểu-học-2", "Trường Tiểu học số 2 xã Mẫu Sơn", date=D(2014, 1, 1)),
    Entry("decision", "số-2", "Khen thưởng Trường Tiểu học xã Mẫu Sơn", number="2/QĐ-UBND", date=D(2025, 1, 1)),
    Entry("document", "kh", "Kế hoạch phát động", number="04/KH-UBND", date=D(2022, 1, 1)),
    Entry("document", "kh-khác", "Sơ kết", number="9/KH-UBND", body="Thực hiện Kế hoạch số 4/KH-UBND.", date=D(2024, 1, 1)),
]  # fmt: skip
NUMBERS_ASKED = [
    ("1657/QĐ-UBND", "qd qd-cũ > nhận nhận-2 > tin-thân tin"),
    ("1657/qd-ubnd", "qd > qd-cũ > nhận nhận-2 > tin tin-thân"),
    ("quyết định 1657", "qd qd-cũ qd-ctn > nhận nhận-2 > tin tin-thân"),
    ("1657", "qd qd-cũ qd-ctn > nhận nhận-2 > tin tin-thân số"),
    ("quyết định 1657 năm 2021", "qd > nhận nhận-2 > qd-cũ"),
    ("1657/QĐ-UBND 2021", "qd > nhận nhận-2 > qd-cũ"),
    ("1657/QĐ-UBND ngày 19/8/2021", "qd > nhận nhận-2 > tin-thân"),
    ("quyết định 1657 Nông Văn Nhận", "nhận"),
    ("1657/QĐ-UBND nhận", "nhận nhận-2"),
    ("1657/QĐ-UBND bằng khen", "qd > nhận > tin"),
    ("57/QĐ-UBND", "57-mới > 57 > qppl"),
    ("57/2018", "qppl > 57"),
    ("57/2018/QĐ-UBND", "qppl > 57"),
    ("quyết định 57 năm 2018", "qppl 57"),
    ("đại đội 2", "đại-đội-2 > theo-2"),
    ("Đại đội 2", "đại-đội-2 > theo-2"),
    ("tiểu học số 2", "tiểu-học-2"),
    ("4/KH-UBND", "kh > kh-khác"),
    ("kế hoạch 04", "kh > kh-khác"),
]


@pytest.mark.parametrize(("text", "wanted"), NUMBERS_ASKED)
def test_numbers(indexed, text, wanted):
    indexed(*NUMBERED)
    assert_order(text, wanted)


# --- words --------------------------------------------------------------------

WORDED = [
    Entry("document", "quy-chế", "Quy chế thi đua", date=D(2012, 1, 1)),
    Entry("document", "ban-hành", "Về việc ban hành Quy chế thi đua, khen thưởng của tỉnh", date=D(2014, 1, 1)),
    Entry("news", "ngược", "Thi đua thực hiện quy chế", date=D(2026, 1, 1)),
    Entry("news", "thân", "Tin tuần", body="Tỉnh ban hành quy chế thi đua mới.", date=D(2013, 1, 1)),
    Entry("news", "rời", "Tin tháng", body="Quy ước, cơ chế được sửa. Thi đua sôi nổi. Chế độ mới, quy mô lớn.", date=D(2011, 1, 1)),
    Entry("document", "tệp", "Phụ lục", date=D(2026, 5, 1), files=(FilePassage("a.pdf", "/a.pdf", "Quy chế thi đua", 2),)),
    *(person(f"n{at}", f"Lộc Văn {name}", D(2025, 1, 1 + at), body="Xây dựng quy chế thi đua của cơ quan.")
      for at, name in enumerate(("Anh", "Bắc", "Chung", "Dần", "Giang"))),
    Entry("news", "lăng", "Xã Vũ Lăng về đích", date=D(2015, 1, 1)),
    Entry("news", "lãng", "Xã Vũ Lãng về đích", date=D(2026, 1, 1)),
    Entry("news", "lăng-thân", "Tin xã", body="Ở Vũ Lăng có lớp học mới.", date=D(2016, 1, 1)),
    Entry("news", "bk-mới", "Trao Bằng khen", date=D(2025, 1, 1)),
    Entry("news", "bk-cũ", "Trao Bằng khen", date=D(2015, 1, 1)),
    Entry("news", "bk-không-ngày", "Trao Bằng khen"),
    Entry("news", "thưởng", "Tiền thưởng", date=D(2010, 1, 1)),
    Entry("news", "thường", "Việc thường ngày", date=D(2026, 1, 1)),
    Entry("news", "hcld", "Lễ trao Huân chương Lao động", date=D(2012, 1, 1)),
    Entry("news", "ld-hc", "Người lao động nhận huân chương", date=D(2026, 1, 1)),
    Entry("news", "cstđ", "Chiến sĩ thi đua cơ sở", date=D(2012, 1, 1)),
    Entry("award", "tập-thể", "Phòng Thi đua", date=D(2026, 1, 1), body="Cơ sở vật chất tốt, chiến sĩ thi đua nhiều."),
    Entry("page", "giới-thiệu", "Giới thiệu", date=D(2002, 1, 1)),
    Entry("news", "giới-thiệu-sách", "Giới thiệu sách mới", date=D(2026, 1, 1)),
]  # fmt: skip
WORDS_ASKED = [
    ("quy chế thi đua", "quy-chế > ban-hành > ngược > thân > n4"),
    ("quy che thi dua", "quy-chế > ban-hành > ngược > thân > n4"),
    ("quy chế thi đua", "thân > n4 > n3 > n2 > n1 > n0 > rời"),
    ("quy chế thi đua", "n0 > tệp"),
    ("QUY CHẾ THI ĐUA", "quy-chế > ban-hành > ngược > thân > n4 > tệp"),
    ('"quy chế thi đua"', "quy-chế ban-hành > thân n4 > tệp"),
    ("thi đua quy chế", "ngược ban-hành quy-chế > thân n4"),
    ("ban hành quy chế", "ban-hành > thân"),
    ("Vũ Lăng", "lăng > lăng-thân > lãng"),
    ("vu lang", "lãng > lăng > lăng-thân"),
    ("xã Vũ Lăng", "lăng > lãng"),
    ("trao bằng khen", "bk-mới > bk-cũ > bk-không-ngày"),
    ("trao bang khen", "bk-mới > bk-cũ > bk-không-ngày"),
    ("thưởng", "thưởng > thường"),
    ("thuong", "thường > thưởng"),
    ("huân chương lao động", "hcld > ld-hc"),
    ("HCLĐ", "hcld"),
    ("chiến sĩ thi đua cơ sở", "cstđ > tập-thể"),
    ("giới thiệu", "giới-thiệu > giới-thiệu-sách"),
    ("gioi thieu", "giới-thiệu > giới-thiệu-sách"),
]


@pytest.mark.parametrize(("text", "wanted"), WORDS_ASKED)
def test_words(indexed, text, wanted):
    indexed(*WORDED)
    assert_order(text, wanted)


def test_many_awards_do_not_bury_a_document(indexed):
    indexed(
        Entry("document", "tên", "Về việc ban hành Quy chế thi đua", date=D(2010, 1, 1)),
        Entry("news", "thân", "Hội nghị", body="Thảo luận quy chế thi đua.", date=D(2009, 1, 1)),
        Entry("news", "rời", "Tin", body="Quy ước và cơ chế về thi đua. Chế độ của quy hoạch.", date=D(2008, 1, 1)),
        *(person(str(at), f"Hoàng Văn {at}", D(2025, 1, 1), body="Quy chế thi đua") for at in range(90)),
        *(
            person(f"r{at}", f"Vi Văn {at}", D(2026, 1, 1), body="Thi đua; quy củ; thể chế. Chế, quy")
            for at in range(5)
        ),
    )
    found = keys("quy chế thi đua")
    assert found[:2] == ["tên", "thân"]
    # In a row above scattered; of what is scattered the news first.
    assert (found[92], found[93][0]) == ("rời", "r")
    assert keys("quy chế thi đua", kinds=["award"])[90][0] == "r"


# --- places and other meanings -----------------------------------------------

PLACES = [
    Entry("news", "cũ", "Nhân dân xã Đào Viên", date=D(2015, 1, 1)),
    Entry("news", "mới", "Nhân dân xã Quốc Việt", date=D(2026, 1, 1)),
    Entry("news", "cũ-thân", "Họp", body="Tại xã Đào Viên.", date=D(2014, 1, 1)),
    person("viên", "Đào Văn Viên", D(2026, 1, 1), body="Ở xã Quốc Việt."),
    Entry("news", "tặng-hc", "Tặng HC", date=D(2010, 1, 1)),
    Entry("news", "hành-chính", "Cải cách hành chính", date=D(2026, 1, 1)),
]
PLACES_ASKED = [
    ("xã Đào Viên", "cũ > cũ-thân > mới"),
    ("xa dao vien", "cũ > cũ-thân > mới"),
    ("Đào Viên", "cũ > cũ-thân > mới"),
    ("xã Quốc Việt", "mới > cũ"),
    ("HC", "tặng-hc > hành-chính"),
]


@pytest.mark.parametrize(("text", "wanted"), PLACES_ASKED)
def test_places_and_other_meanings_stand_below(indexed, words, text, wanted):
    words([("xã Đào Viên", "xã Quốc Việt"), ("xã Quốc Việt", "xã Quốc Việt")])
    indexed(*PLACES)
    assert_order(text, wanted)


# --- lists of names -----------------------------------------------------------

LISTED = [
    person("2", "Nguyễn Văn An"), person("1", "Lê Thị An"), person("4", "Nông Văn Ân"), person("3", "Vi Thị Ánh"),
    person("5", "Ông Lý Văn Bình"), person("7", "Trần Đức"), person("6", "Trần Dũng"), person("8", "Hoàng Thị Hòa", D(2024, 1, 1)),
    person("9", "Hoàng Thị Hoà", D(2023, 1, 1)), Entry("award", "y", "Ủy ban nhân dân xã Mẫu Sơn"), Entry("award", "z", "…"),
    Entry("award", "s", "Sở Y tế"), Entry("award", "s2", "Sở Xây dựng"),
]  # fmt: skip


def test_names_in_the_order_of_lists(indexed):
    indexed(*LISTED)
    wanted = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "s2", "s", "y", "z"]
    assert keys("", sort="name") == wanted
    assert keys("van", sort="name") == ["2", "4", "5"]
    found = [hit.key for page in range(1, 8) for hit in search("", sort="name", page=page, page_size=2).hits]
    assert found == wanted


def test_many_of_one_name_are_paged_newest_first(indexed):
    same = [person(str(at), "Nông Thị Hoa", D(2020, 1, 1) + datetime.timedelta(at)) for at in range(25)]
    indexed(*same, person("trước", "Nông Thị Hằng"), person("sau", "Nông Thị Hồng"))
    found = [hit.key for page in (1, 2, 3, 4) for hit in search("nong thi", sort="name", page=page, page_size=7).hits]
    assert found == ["trước", *(str(at) for at in range(24, -1, -1)), "sau"]
