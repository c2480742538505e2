"""What people type and what they must find, on both engines: each example and its neighbours."""

import datetime

import pytest

from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")
D = datetime.date


def titles(text, **options):
    return [hit.title for hit in search(text, page_size=100, **options).hits]


# query, must be found (any order), must not be found
CASES = [
    (
        "thi dua khen thuong",
        ["Thi đua, khen thưởng", "Thi đua – Khen thưởng", "THI ĐUA - KHEN THƯỞNG"],
        ["Khen thưởng"],
    ),
    ("THI ĐUA KHEN THƯỞNG", ["Thi đua, khen thưởng"], []),
    ("TĐKT", ["Thi đua, khen thưởng", "Công tác TĐKT"], ["Thi đua yêu nước"]),
    ("tdkt", ["Thi đua, khen thưởng", "Công tác TĐKT"], []),
    ("TĐ-KT", ["Thi đua, khen thưởng", "Công tác TĐ-KT"], []),
    ("thi đua khen thưởng", ["Công tác TĐKT", "Thi đua - Khen thưởng"], []),
    ("hội đồng tđkt tỉnh", ["Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn"], ["Hội đồng nhân dân tỉnh"]),
    ("HĐTĐKT", ["Hội đồng Thi đua - Khen thưởng tỉnh Lạng Sơn", "Họp HĐTĐKT"], ["Hội đồng nhân dân tỉnh"]),
    ("de an", ["Đề án", "ĐỀ ÁN"], ["Để dành"]),
    ("Uỷ ban nhân dân", ["Ủy ban nhân dân tỉnh", "UBND tỉnh", "UỶ BAN NHÂN DÂN"], ["Nhân dân xã"]),
    ("ubnd", ["Ủy ban nhân dân tỉnh", "UBND tỉnh"], []),
    ("cụ thể hoá", ["Văn bản cụ thể hóa Luật", "cụ thể hoá"], []),
    ("cu the hoa", ["Văn bản cụ thể hóa Luật", "cụ thể hoá"], []),
    ("khoẻ", ["Sức khỏe", "Sức khoẻ"], []),
    ("thuý", ["Nguyễn Thị Thúy", "Nguyễn Thị Thuý"], ["Mùi thúi"]),
    ("quy che", ["Quy chế", "quy chê"], []),
    ("quỹ", ["Quỹ khen thưởng", "Qũy khen thưởng"], []),
    ("chiến sĩ thi đua", ["Chiến sỹ thi đua cấp tỉnh", "CSTĐ cấp tỉnh"], []),
    ("CSTĐCS", ["Chiến sĩ thi đua cơ sở", "Danh hiệu CSTĐCS"], ["CSTĐ cấp tỉnh"]),
    ("chiến sĩ thi đua cơ sở", ["Danh hiệu CSTĐCS", "Chiến sỹ thi đua cơ sở"], ["CSTĐ cấp tỉnh"]),
    ("BK", ["Bằng khen của Chủ tịch", "Tặng BK"], ["bkav"]),
    ("gk", ["Giấy khen", "Tặng GK"], ["gkx"]),
    (
        "huân chương lao động hạng 1",
        ["Huân chương Lao động hạng Nhất", "Huân chương Lao động hạng I"],
        ["Huân chương Lao động hạng Nhì", "Huân chương Lao động hạng III"],
    ),
    (
        "huân chương lao động hạng nhì",
        ["Huân chương Lao động hạng Nhì", "Huân chương Lao động hạng II"],
        ["Huân chương Lao động hạng Ba"],
    ),
    ("huan chuong hang ba", ["Huân chương Lao động hạng 3", "Huân chương hạng III"], ["Huân chương hạng Nhất"]),
    ("huy chương kháng chiến", ["Huy chương Kháng chiến"], []),
    ('"Huân chương Lao động"', ["Huân chương Lao động hạng Nhất"], ["Huân chương Độc lập", "Lao động, huân chương"]),
    ('"huan chuong lao dong"', ["Huân chương Lao động hạng Nhất"], ["Lao động, huân chương"]),
    ("“Huân chương Lao động”", ["Huân chương Lao động hạng Nhất"], ["Lao động, huân chương"]),
    ("duong", ["Dương", "đường", "Dưỡng"], ["dùng"]),
    ("đ", ["đường đi", "Đề án"], []),
    ("Đăng kí", ["Đăng ký thi đua", "Đăng kí thi đua"], []),
    ("dang ky", ["Đăng ký thi đua", "Đăng kí thi đua"], []),
    ("tỉ lệ", ["Tỷ lệ", "Tỉ lệ"], []),
    (
        "nong thi hoa",
        ["Nông Thị Hoa", "Nông Thị Hòa", "Nông Thị Hóa", "Nông Thị Hoá", "Nông Thị Họa"],
        ["Nông Thị Hằng"],
    ),
    ("thi hoa nong", ["Nông Thị Hoa", "Nông Thị Hòa", "Nông Thị Họa"], []),
    ("bà Nông Thị Hoa", ["Nông Thị Hoa"], []),
    ("Lý", ["Lý Văn Nam", "Lí Văn Nam"], []),
    ("Vi Văn Y", ["Vi Văn Ý", "Vy Văn Y"], []),
    ("bà mẹ việt nam anh hùng", ["Danh hiệu BMVNAH", "Mẹ VNAH", "Bà mẹ Việt Nam anh hùng"], ["Anh hùng Lao động"]),
    ("BMVNAH", ["Bà mẹ Việt Nam anh hùng"], []),
    (
        'phong trào "Cán bộ, công chức, viên chức"',
        ["Phong trào “Cán bộ, công chức, viên chức thi đua thực hiện văn hoá công sở”"],
        ["Phong trào viên chức, công chức"],
    ),
    ("y bac si", ["y, bác sĩ", "Đội ngũ y bác sỹ"], []),
    ("cong dan uu tu", ["“Công dân Lạng Sơn ưu tú”", "Công dân ưu tú"], []),
    ("khen thưởng đột xuất", ["Khen thưởng đột xuất"], ["Khen thưởng độ xuất"]),
    ("sơ kết 6 tháng", ["Sơ kết 06 tháng đầu năm 2022", "Sơ kết 6 tháng"], ["Sơ kết 16 tháng"]),
    ("phong trào thi đua \u200byêu nước", ["Phong trào thi đua yêu nước"], []),
    ("phong tra\u0300o thi \u0111ua", ["Phong trào thi đua yêu nước"], []),
    ("lạng-sơn", ["Tỉnh Lạng Sơn", "Lang Son"], []),
    ("lang_son", ["Tỉnh Lạng Sơn"], []),
    ("hội đồng sáng kiến", ["Hội đồng sáng kiến Sở", "Họp HĐSK"], ["Sáng kiến của Hội đồng"][:0]),
    ("tap the lao dong xuat sac", ["Danh hiệu TTLĐXS", "Tập thể lao động xuất sắc"], ["Danh hiệu LĐTT"]),
    ("TTLDXS", ["Danh hiệu TTLĐXS", "Tập thể lao động xuất sắc"], []),
    ("Ban chấp hành", ["Ban chấp hành Đảng bộ"], ["BCH Đảng bộ"]),
    ("NTM", ["Xây dựng nông thôn mới"], []),
    ("mặt trận tổ quốc", ["Ủy ban MTTQ tỉnh"], []),
    ("T.Ư", ["Ban Thi đua - Khen thưởng Trung ương"], []),
    ("GD&ĐT", ["Sở Giáo dục và Đào tạo"], []),
]


@pytest.mark.parametrize(("query", "found", "absent"), CASES, ids=[case[0] for case in CASES])
def test_found_and_not_found(indexed, query, found, absent):
    indexed(*found, *absent, "Tin khác hẳn")
    got = titles(query)
    assert set(found) <= set(got)
    assert not set(absent) & set(got)
    assert "Tin khác hẳn" not in got


ORDER = [
    ("hòa bình", ["Xã Hòa Bình", "Xã Hoa Bình"]),
    ("hoà bình", ["Xã Hòa Bình", "Xã Hoa Bình"]),
    ("hoa bình", ["Xã Hoa Bình", "Xã Hòa Bình"]),
    ("Vũ Lăng", ["Xã Vũ Lăng", "Xã Vũ Lãng"]),
    ("Dương Xuân Huyên", ["Dương Xuân Huyên", "Dưong Xuân Huyện"]),
    ("thưởng", ["Tiền thưởng", "Việc thường"]),
    ("Lê Thị Hoa", ["Lê Thị Hoa", "Lê Thị Hóa"]),
    ("lao động tiên tiến", ["Danh hiệu Lao động tiên tiến", "Danh hiệu TTLĐTT"]),
    ("LĐTT", ["Danh hiệu Lao động tiên tiến", "Danh hiệu TTLĐTT"]),
    ("Lý", ["Ông Lý", "Ông Ly"]),
    ("đường", ["Con đường", "Họ Dương"]),
]


@pytest.mark.parametrize(("query", "order"), ORDER, ids=[case[0] for case in ORDER])
def test_right_spelling_stands_first(indexed, query, order):
    for entries in (order, order[::-1]):
        indexed(*entries)
        assert titles(query) == order


def test_unmarked_query_prefers_no_spelling(indexed):
    days = {"Dương": 3, "đường": 1, "Dưỡng": 2}
    indexed(*[Entry("news", str(d), t, date=D(2024, 1, d)) for t, d in days.items()])
    assert titles("duong") == ["Dương", "Dưỡng", "đường"]


NUMBERS = [
    ("1657/qd-ubnd", "1657/QĐ-UBND"),
    ("1657 /QĐ-UBND", "1657/QĐ-UBND"),
    ("1657/QĐ - UBND", "1657/QĐ-UBND"),
    ("1657 qd ubnd", "1657/QĐ-UBND"),
    ("so 1657 qd ubnd", "1657/QĐ-UBND"),
    ("số: 1657/QĐ-UBND", "1657/QĐ-UBND"),
    ("1657-QD-UBND", "1657/QĐ-UBND"),
    ("quyết định 1657", "1657/QĐ-UBND"),
    ("quyet dinh so 1657", "1657/QĐ-UBND"),
    ("QĐ 1657/QĐ-UBND", "1657/QĐ-UBND"),
    ("QĐ số 1657", "1657/QĐ-UBND"),
    ("QĐ-1657", "1657/QĐ-UBND"),
    ("qđ1657", "1657/QĐ-UBND"),
    ("1657", "1657/QĐ-UBND"),
    ("1657/2021/QĐ-UBND", "1657/QĐ-UBND"),
    ("57/2018", "57/2018/QĐ-UBND"),
    ("57/QĐ-UBND", "57/2018/QĐ-UBND"),
    ("04/KH-UBND", "4/KH-UBND"),
    ("4/KH-UBND", "4/KH-UBND"),
    ("kế hoạch 04", "4/KH-UBND"),
    ("chỉ thị 30", "30-CT/TU"),
    ("CT 30", "30-CT/TU"),
    ("30-CT/TU", "30-CT/TU"),
    ("30 ct tu", "30-CT/TU"),
    ("kết luận 1160", "1160-KL/TU"),
    ("luật 06/2022", "06/2022/QH15"),
    ("Luật số 06/2022/QH15", "06/2022/QH15"),
    ("06/2022/qh15", "06/2022/QH15"),
    ("TT 15/2025", "15/2025/TT-BNV"),
    ("thông tư 15/2025/TT-BNV", "15/2025/TT-BNV"),
    ("nghị định 98", "98/2023/NĐ-CP"),
    ("98/2023/nd-cp", "98/2023/NĐ-CP"),
    ("818/NQ-UBTVQH14", "818/NQ-UBTVQH14"),
]
KEPT = ["1657/QĐ-UBND", "57/2018/QĐ-UBND", "4/KH-UBND", "30-CT/TU", "1160-KL/TU", "06/2022/QH15",
        "15/2025/TT-BNV", "98/2023/NĐ-CP", "818/NQ-UBTVQH14", "104/KH-UBND", "06/2026/QH16", "98/QĐ-HĐTĐKT"]  # fmt: skip


def test_document_numbers_in_every_spelling(indexed):
    indexed(
        *[Entry("document", str(i), f"Văn bản {i}", number=n, date=D(2021, 8, 19)) for i, n in enumerate(KEPT)],
        Entry("news", "tin", "Tin về văn bản khác", body="Trong năm có 16570 lượt và 5 kế hoạch.", date=D(2026, 1, 1)),
    )
    found = {query: [hit.number for hit in search(query).hits] for query, _ in NUMBERS}
    assert found == {query: [number] for query, number in NUMBERS}


def test_number_of_its_own_stands_above_a_mention(indexed):
    indexed(
        Entry(
            "news",
            "1",
            "Tin về quyết định",
            body="Theo Quyết định số 1657/QĐ-UBND.",
            date=D(2026, 1, 1),
        ),
        Entry("award", "2", "Nông Văn A", number="1657/QĐ-UBND", date=D(2021, 8, 19)),
        Entry("decision", "3", "Quyết định tặng Bằng khen", number="1657/QĐ-UBND", date=D(2021, 8, 19)),
    )
    assert [hit.kind for hit in search("1657/QĐ-UBND").hits] == ["decision", "award", "news"]


DATES = [
    "19/8/2021",
    "19/08/2021",
    "19-8-2021",
    "19.8.2021",
    "ngày 19 tháng 8 năm 2021",
    "19 /8/2021",
    "Ngày 19 tháng 08 năm 2021",
]


@pytest.mark.parametrize("written", DATES)
def test_dates_in_every_spelling(indexed, written):
    indexed(f"Hội nghị {written}", "Hội nghị 18/7/2019")
    asked = [*DATES, "tháng 8/2021", "8/2021", "tháng 8 năm 2021", "thang 8 2021", "quý III/2021"]
    assert {query: titles(query) for query in asked} == dict.fromkeys(asked, [f"Hội nghị {written}"])


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("quy III 2022", "Sơ kết Quý III/2022"),
        ("quý 3 năm 2022", "Sơ kết Quý III/2022"),
        ("giai đoạn 2021-2025", "Kế hoạch giai đoạn 2021 – 2025"),
        ("2021 - 2025", "Kế hoạch giai đoạn 2021–2025"),
        ("năm học 2021-2022", "Tổng kết năm học 2021 - 2022"),
        ("6 thang dau nam 2022", "Sơ kết 06 tháng đầu năm 2022"),
    ],
)
def test_spans_of_time(indexed, query, title):
    indexed(title, "Quý III/2023, giai đoạn 2016-2020, năm học 2019-2020, 6 tháng cuối năm 2022")
    assert titles(query) == [title]


def test_date_of_the_entry_itself_is_found(indexed):
    indexed(
        Entry("decision", "1", "Quyết định", date=D(2021, 8, 19)),
        Entry("decision", "2", "Quyết định", date=D(2022, 8, 19)),
    )
    assert [hit.key for hit in search("tháng 8/2021").hits] == ["1"]
    assert [hit.key for hit in search("quyết định 2022").hits] == ["2"]


def test_old_and_new_names_of_places(indexed, words):
    words([("xã Đào Viên", "xã Quốc Việt"), ("xã Quốc Việt", "xã Quốc Việt")])
    indexed("Nhân dân xã Đào Viên", "Nhân dân xã Quốc Việt", "Nhân dân xã Tân Tiến", "Đặng Quốc Việt")
    assert titles("xã Đào Viên") == ["Nhân dân xã Đào Viên", "Nhân dân xã Quốc Việt"]
    assert titles("xa dao vien") == ["Nhân dân xã Đào Viên", "Nhân dân xã Quốc Việt"]
    assert titles("Đào Viên") == ["Nhân dân xã Đào Viên", "Nhân dân xã Quốc Việt"]
    assert titles("xã Quốc Việt") == ["Nhân dân xã Quốc Việt", "Nhân dân xã Đào Viên"]


def test_several_places_of_one_name_are_offered(indexed, words):
    words(
        [
            ("xã Chi Lăng", "xã Thất Khê"),
            ("thị trấn Chi Lăng", "xã Chi Lăng"),
            ("phường Chi Lăng", "phường Lương Văn Tri"),
        ]
    )
    indexed("Thị trấn Chi Lăng", "Phường Chi Lăng")
    results = search("Chi Lăng")
    assert results.total == 2
    assert {s.text for s in results.suggestions if s.reason == "place"} == {
        "xã Chi Lăng",
        "thị trấn Chi Lăng",
        "phường Chi Lăng",
    }
    assert results.notes


def test_one_name_is_counted_by_kind(indexed):
    indexed(
        Entry("award", "1", "Trường THPT Hoàng Văn Thụ"),
        Entry("news", "2", "Phường Hoàng Văn Thụ"),
        Entry("exemplar", "3", "Gương ở xã Hoàng Văn Thụ"),
    )
    facet = search("hoàng văn thụ").facets["kind"]
    assert {value.value: value.count for value in facet} == {"award": 1, "news": 1, "exemplar": 1}


def test_ambiguous_abbreviation_asks_back(indexed):
    indexed("Huân chương Lao động", "Huy chương Kháng chiến", "Cải cách hành chính", "Tặng HC")
    results = search("HC")
    assert results.hits[0].title == "Tặng HC"
    assert [s.text for s in results.suggestions] == ["huân chương", "huy chương", "hành chính"]
    assert "nhiều nghĩa" in results.notes[0]


def test_order_of_words_counts_but_does_not_exclude(indexed):
    indexed(
        Entry("award", "1", "Thị Hoa Nông", people=("Thị Hoa Nông",)),
        Entry("award", "2", "Nông Thị Hoa", people=("Nông Thị Hoa",)),
    )
    assert titles("nông thị hoa") == ["Nông Thị Hoa", "Thị Hoa Nông"]


def test_people_are_not_confused_with_common_words(indexed):
    indexed(
        Entry("news", "1", "Tin tức", body="Lễ kỷ niệm nguyên thi đua", date=D(2026, 1, 1)),
        Entry("award", "2", "Nguyễn Thị Đua", people=("Nguyễn Thị Đua",), date=D(2001, 1, 1)),
    )
    assert search("nguyen thi dua").hits[0].key == "2"


def test_title_above_body_and_new_above_old(indexed):
    indexed(
        Entry("news", "old", "Bằng khen", date=D(2010, 5, 1)),
        Entry("news", "new", "Bằng khen", date=D(2024, 5, 1)),
        Entry("news", "body", "Tin", body="Trao bằng khen", date=D(2026, 5, 1)),
        Entry("news", "undated", "Bằng khen"),
    )
    assert [hit.key for hit in search("bằng khen").hits] == ["new", "old", "undated", "body"]
    assert [hit.key for hit in search("bang khen").hits] == ["new", "old", "undated", "body"]


def test_mother_martyr_by_name_and_year(indexed):
    indexed(
        Entry(
            "award",
            "1",
            "Nguyễn Văn Cẩn",
            body="Huân chương Kháng chiến hạng Nhì. Sinh năm 1948",
            people=("Nguyễn Văn Cẩn",),
        ),
        Entry(
            "award",
            "2",
            "Nguyễn Văn Cẩn",
            body="Huân chương Kháng chiến hạng Nhì. Sinh năm 1950",
            people=("Nguyễn Văn Cẩn",),
        ),
    )
    assert [hit.key for hit in search("kháng chiến Nguyễn Văn Cẩn 1948").hits] == ["1"]
