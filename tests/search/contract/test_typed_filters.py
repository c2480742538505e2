"""Filters that are typed, phrases in quotes and what is not wanted, on both engines."""

import datetime

import pytest

from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")
D = datetime.date

CASES = [
    # typed, keys that must be found, and nothing else
    ("năm:2023", "2 6"), ("nam:2023", "2 6"), ("năm: 2023", "2 6"), ("NĂM:2023", "2 6"), ("năm:2020-2021", "1 5"), ("nam:2020..2021", "1 5"),
    ("năm:2020 năm:2023", "2 5 6"), ("năm:2020,2023", "2 5 6"), ("năm:>2021", "2 3 6"), ("năm:>=2021", "1 2 3 6"), ("năm:<2021", "5"), ("năm:2022-", "2 3 6"),
    ("từ:2020 đến:2021", "1 5"), ("tu:2022", "2 3 6"), ("den:2020", "5"), ("từ:1/1/2021 đến:31/12/2021", "1"), ("từ:20/8/2021", "2 3 6"),
    ("hạng:nhất", "1 3"), ("hang:nhat", "1 3"), ("hạng:1", "1 3"), ("hạng:I", "1 3"), ("hạng:Nhất", "1 3"), ('hạng:"hạng nhất"', "1 3"), ("hạng:nhì", "2"), ("hạng:2", "2"),
    ("hạng:nhất,nhì", "1 2 3"), ("hạng:nhất hạng:nhì", "1 2 3"), ("hạng:nhất năm:2021", "1"), ("nông hạng:nhất", "1"), ("hạng:nhất nông", "1"),
    ('hình thức:"bằng khen"', "1 4"), ('hinhthuc:"bằng khen"', "1 4"), ("hình thức:bằng khen", "1 4"), ("hinh thuc: bang khen", "1 4"), ("hình thức:BK", "1 4"),
    ("hình thức:huân chương lao động", "2"), ("hình thức:bằng khen nông", "1 4"), ('hình_thức:"huân chương"', "2 3"), ('loại:"bằng khen"', "1 4"),
    ("cấp:tỉnh", "1"), ("cấp:nhà nước", "2"), ("cap:tinh", "1"), ('đơn vị:"xã Ba Sơn"', "1 2"), ("donvi:ba son", "1 2"), ("đơn vị:sở y tế nông", "4"),
    ('thẩm quyền:"Chủ tịch nước"', "2"), ("tham quyen:chu tich", "1 2"), ("đối tượng:tập thể", "3"), ("đối tượng:cá nhân", "1 2"), ("nhóm:nữ", "1"), ("nhom:nu", "1"),
    ('loại:"quyết định"', "5"), ("loại:tin", "6"), ("loại:khen thưởng", "1 2 3 4"),
    ("số:1657", "1"), ("so:1657/qd-ubnd", "1"), ('số:"1657/QĐ-UBND"', "1"), ("số: 1657/QĐ-UBND", "1"), ("số:165", ""), ("số:1657 năm:2023", ""),
    ("ngày:19/8/2021", "1"), ("ngay:19-8-2021", "1"), ("tháng:8/2021", "1"), ("tháng:8 năm:2021", "1"), ("quý:3/2021", "1"), ("quý:III/2021", "1"),
    ('người:"Nông Thị Hoa"', "1"), ('nguoi:"nong thi hoa"', "1 4"), ("người:Nông Thị Hòa năm:2021", ""), ("người:hoa thị nông", "1 4"), ("tên:công an", "3"),
    ("nông -hòa", "1 2"), ("nong -hoa", "2"), ('nông -"thị hòa"', "1 2"), ("nông -hạng:nhất", "2 4"), ('năm:2023 -"tin tức"', "2"), ("huân chương -hạng:nhất -năm:2020", "2"),
    ('"nông thị hoa"', "1"), ('"nong thi hoa"', "1 4"), ('"thị nông"', ""), ('"nông thị" "bằng khen"', "1 4"), ('"nông thị hoa', "1 4"), ('bằng khen "nông thị"', "1 4"),
    ('"1657/QĐ-UBND"', "1"), ('"năm:2023"', ""), ('"Huân chương Lao động" 2023', "2"), ('"lao động huân chương"', ""),
]  # fmt: skip


@pytest.fixture
def entries(indexed):
    """Values as somebody else's entries may have them: codes, labels, other spellings."""
    indexed(
        Entry("award", "1", "Nông Thị Hoa", number="1657/QĐ-UBND", date=D(2021, 8, 19), people=("Nông Thị Hoa",), form="Bằng khen",
              award_class="nhat", level="tinh", authority="Chủ tịch UBND tỉnh", unit="Xã Ba Sơn", recipient_kind="ca-nhan", target_groups=("nữ",)),
        Entry("award", "2", "Nông Văn An", number="20/KT-CTN", date=D(2023, 1, 5), people=("Nông Văn An",), form="Huân chương Lao động",
              award_class="Hạng Nhì", level="Cấp Nhà nước", authority="Chủ tịch nước", unit="xa-ba-son", recipient_kind="Cá nhân"),
        Entry("award", "3", "Công an tỉnh", date=D(2022, 3, 3), form="Huân chương Quân công", award_class="Hạng Nhất", recipient_kind="Tập thể"),
        Entry("award", "4", "Nông Thị Hòa", people=("Nông Thị Hòa",), form="bang-khen", unit="Sở Y tế", body="Tặng Bằng khen"),
        Entry("decision", "5", "Về huân chương", date=D(2020, 2, 2)),
        Entry("news", "6", "Tin tức", date=D(2023, 6, 6)),
    )  # fmt: skip


def test_what_each_filter_finds(entries):
    wrong = {}
    for query, expected in CASES:
        found = sorted(hit.key for hit in search(query).hits)
        if found != expected.split():
            wrong[query] = found
    assert wrong == {}


def test_a_value_that_does_not_exist_is_answered_with_those_that_do(entries):
    results = search("hạng:bét nông")
    assert results.total == 0
    assert results.notes[0].startswith("Không có hạng “bét”. Có thể chọn: ")
    assert {s.text for s in results.suggestions if s.reason == "filter"} >= {
        'hạng:"Hạng Nhì" nông',
        'hạng:"Hạng Nhất" nông',
    }
    assert [hit.key for hit in search('hạng:"Hạng Nhì" nông').hits] == ["2"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("năm:", "chưa có giá trị"),
        ("hạng:", "chưa có giá trị"),
        ("năm:abc", "mời ghi số năm"),
        ("năm:99999999", "bốn chữ số"),
        ("năm:0", "bốn chữ số"),
        ("ngày:31/2/2021", "mời viết như ngày:19/8/2021"),
        ("tháng:13/2021", "mời viết như tháng:8/2021"),
        ("số:abc", "mời viết như số:1657"),
        ("abc:nông", "Không có bộ lọc “abc:”"),
    ],
)
def test_what_cannot_be_read_is_said(entries, query, said):
    assert any(said in note for note in search(query).notes), search(query).notes


def test_ordinary_text_with_colons_and_hyphens_is_no_filter(indexed):
    texts = [
        "Việt Nam: đất nước", "Quyết định: khen thưởng", "Thi đua -Khen thưởng", "Danh hiệu: Chiến sĩ", "Lúc 14:30", "https://langson.gov.vn",
        "Cụm thi đua số: 5",
    ]  # fmt: skip
    indexed(*texts)
    for text in texts:
        results = search(text)
        assert text in [hit.title for hit in results.hits], text
        assert not results.query.chips, text


def test_typed_filters_and_chosen_ones_hold_together(entries):
    assert [h.key for h in search("hạng:nhất", filters={"form": ["Bằng khen"]}).hits] == ["1"]
    assert search("hạng:nhất", filters={"award_class": ["Hạng Nhì"]}).total == 0
    assert [h.key for h in search("năm:2021-2023 nông", year_from=2022).hits] == ["2"]
    counted = search("năm:2021-2023", facets=("form",)).facets["form"]
    assert {v.value: v.count for v in counted} == {
        "Bằng khen": 1,
        "Huân chương Lao động": 1,
        "Huân chương Quân công": 1,
    }


def test_each_filter_can_be_taken_off_again(entries):
    chips = search("nông năm:2023 hạng:nhì -hòa").query.chips
    assert [(chip.label, chip.without) for chip in chips] == [
        ("Năm 2023", "nông hạng:nhì -hòa"),
        ("Hạng: Nhì", "nông năm:2023 -hòa"),
        ("Không có “hòa”", "nông năm:2023 hạng:nhì"),
    ]


@pytest.mark.parametrize(
    "query",
    ["", '"', '""', '"""', "%", "\\", "a' OR 1=1", ":", "::", "-", "--", '-"', 'năm:"', "hạng:\x00", "năm:" * 200, "-a " * 200, "số:/", "ngày:" + "9" * 400,
     'đơn vị:"' + "xã " * 300, "a:b:c:d", "năm:năm:2023", "hạng:hạng:nhất", "từ:đến:", "năm:-1", "năm:٢٠٢٣", "người:", 'người:""', "số:１６５７"],
)  # fmt: skip
def test_hostile_filters_are_answered(entries, query):
    results = search(query, page=10_000)
    assert results.total <= 6
