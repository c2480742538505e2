"""Document numbers as people type them, on both engines: found in any spelling, never taken for another."""

import datetime

import pytest

from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")
D = datetime.date

KEPT = {
    "1657/QĐ-UBND": D(2021, 8, 19),
    "1675/QĐ-HĐND": D(2020, 5, 2),
    "57/2018/QĐ-UBND": D(2018, 3, 1),
    "4/KH-UBND": D(2022, 1, 5),
    "104/KH-UBND": D(2022, 6, 5),
    "91/2017/NĐ-CP": D(2017, 7, 31),
    "15/2025/TT-BNV": D(2025, 8, 4),
    "06/2022/QH15": D(2022, 6, 15),
    "06/2026/QH16": D(2026, 3, 15),
    "30-CT/TU": D(2019, 4, 1),
    "34-CT/TW": D(2014, 4, 7),
    "1160-KL/TU": D(2019, 2, 1),
    "12a/QĐ-UBND": D(2016, 1, 9),
    "12/2019/NQ-HĐND": D(2019, 12, 10),
    "88/QĐ-UBND-VX": D(2009, 2, 3),
    "98/QĐ-HĐTĐKT": D(2023, 9, 9),
    "123/BC-SGDĐT": D(2024, 10, 1),
    "345/UBND-TH": D(2023, 4, 4),
    "151/KT-CTN": D(1985, 9, 2),
    "250/QĐ-UB": D(1996, 11, 20),
    "818/NQ-UBTVQH14": D(2019, 11, 21),
    "115/VBHN-VPQH": D(2025, 12, 1),
    "12/2019/TTLT-BNV-BTC": D(2019, 7, 7),
}
SPELLINGS = {
    "1657/QĐ-UBND": """1657/QĐ-UBND|1657/qd-ubnd|1657 /QĐ-UBND|1657/ QĐ - UBND|1657 QĐ UBND|QĐ-UBND 1657|QĐ UBND 1657|1657/QĐUBND|1657-QD-UBND
        |1657.QĐ.UBND|1657QĐ-UBND|1657–QĐ–UBND|1657/QĐ/UBND|1657/QĐ-UBND/2021|1657/2021/QĐ-UBND|01657/QĐ-UBND|1.657/QĐ-UBND
        |1 657/QĐ-UBND|1 6 5 7/QĐ-UBND|１６５７/QĐ-UBND|(1657/QĐ-UBND)|số1657/QĐ-UBND|số: 1657/QĐ-UBND|Số hiệu 1657/QĐ-UBND
        |quyết định 1657 của UBND tỉnh|quyết định 1657 của Chủ tịch UBND tỉnh Lạng Sơn|Quyết định của UBND tỉnh số 1657|qdubnd1657
        |QĐ1657|qđ số 1657|quyet dinh so 1657|1657QĐ|1657 QĐ|số 1657/QĐ|QĐ_1657|QĐ: 1657|QĐ.1657|quyết định 1657 ngày 19/8/2021
        |quyết định 1657 năm 2021|QĐ 1657-2021|quyết định 1657/2021|1657/QĐ-UBND ngày 19 tháng 8 năm 2021|số 1657|1657|01657""",
    "57/2018/QĐ-UBND": "57/2018|57/2018/QĐ-UBND|57/QĐ-UBND|QĐ 57/2018|57/2018 /qd - ubnd|57/2018/QĐUBND",
    "4/KH-UBND": "04/KH-UBND|4/KH-UBND|kế hoạch 04|KH4|kh 4/ubnd|004/KH-UBND",
    "104/KH-UBND": "104/KH-UBND|kế hoạch 104|KH-UBND 104",
    "91/2017/NĐ-CP": "NĐ 91/2017|nghị định 91|nd91|91/NĐ|NĐ-CP 91|nghị định 91 của Chính phủ|nghị định 91/CP|91/2017/nd-cp",
    "15/2025/TT-BNV": "TT 15/2025|thông tư 15|TT15|thông tư 15 của Bộ Nội vụ|15/2025/tt-bnv|15/2025",
    "06/2022/QH15": "luật 06/2022|luật 6/2022|06/2022/QH15|luật số 06/2022/QH15|6/2022/qh15",
    "30-CT/TU": "30-CT/TU|chỉ thị 30|30 CT TU|CT 30|chỉ thị 30 Tỉnh ủy|ct30|30 -CT/TU|30/CT-TU",
    "34-CT/TW": "34-CT/TW|34CT/TW|34-CT/T.Ư|34 CT TƯ|chỉ thị 34 của Bộ Chính trị",
    "1160-KL/TU": "KL 1160|kết luận 1160|1160-KL/TU|1160 KL TU",
    "12a/QĐ-UBND": "12a/QĐ-UBND|quyết định 12a|12A/qd-ubnd|12a",
    "12/2019/NQ-HĐND": "nghị quyết 12/2019|12/2019/NQ-HĐND|NQHĐND 12|12/NQ/HĐND|nghị quyết 12 của HĐND tỉnh",
    "88/QĐ-UBND-VX": "88/QĐ-UBND-VX|88/QĐ-UBND|quyết định 88|88-QĐ-UBND-VX",
    "98/QĐ-HĐTĐKT": "98/QĐ-HĐTĐKT|QĐ-HĐTĐKT 98|98/qd-hdtdkt|98 QĐ HĐTĐKT",
    "123/BC-SGDĐT": "123/BC-SGDĐT|BC-SGDĐT 123|báo cáo 123|123 bc sgddt",
    "345/UBND-TH": "345/UBND-TH|công văn 345|CV 345|công văn số 345/UBND-TH|345/ubnd",
    "151/KT-CTN": "151/KT-CTN|quyết định 151|quyết định 151 KT/CTN|151 kt ctn|quyết định 151 của Chủ tịch nước",
    "250/QĐ-UB": "250/QĐ-UB|250/QĐ-UBND|quyết định 250",
    "818/NQ-UBTVQH14": "818/NQ-UBTVQH14|nghị quyết 818|nq818",
    "115/VBHN-VPQH": "115/VBHN-VPQH|văn bản hợp nhất 115|VBHN 115",
}  # fmt: skip
NOT_NUMBERS = """báo cáo 6 tháng|kế hoạch 5 năm|165|16570|1756/QĐ-UBND|1657/NQ-UBND|1657b/QĐ-UBND|1657/2019/QĐ-UBND
    |1657/QĐ-CTN|4/QĐ-UBND|58/2018|luật 06/2023|chỉ thị 300|nghị định 19|12b/QĐ-UBND"""


@pytest.fixture
def papers(indexed):
    """One paper for each number; the title says nothing."""
    made = [
        Entry("document", str(at), f"Văn bản {at + 10_000}", number=number, date=day)
        for at, (number, day) in enumerate(KEPT.items())
        if number != "151/KT-CTN"
    ]
    indexed(*made, Entry("decision", "151", "Tặng thưởng Huân chương", number="151/KT-CTN", date=KEPT["151/KT-CTN"]))


def spellings(text):
    return [each.strip() for each in text.split("|")]


def test_every_spelling_finds_the_number_and_no_other(papers):
    wrong = {}
    for number, typed in SPELLINGS.items():
        for query in spellings(typed):
            found = [hit.number for hit in search(query).hits]
            if found != [number]:
                wrong[query] = found
    assert wrong == {}


def test_a_number_is_never_taken_for_another(papers):
    known = set(KEPT)
    wrong = {query: [h.number for h in search(query).hits] for query in spellings(NOT_NUMBERS)}
    assert {query: set(found) & known for query, found in wrong.items() if found} == {}


NEAR = [
    # typed, offered first, with this note
    ("1567/QĐ-UBND", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("1675/qd-ubnd", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("quyết định 1576", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("1656/QĐ-UBND", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("16577/QĐ-UBND", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("165/QĐ-UBND", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("1657/NQ-UBND", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("1657/QĐ-CTN", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("1657/2019/QĐ-UBND", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("1657/QĐ-UBND ngày 18/8/2021", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("1657b/QĐ-UBND", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("1756", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("03-CT/TU", "30-CT/TU", "ngày 1/4/2019"),
    ("1610-KL/TU", "1160-KL/TU", "ngày 1/2/2019"),
    ("140/KH-UBND", "104/KH-UBND", "ngày 5/6/2022"),
    ("luật 06/2024", "06/2022/QH15", "ngày 15/6/2022"),
    ("12/QĐ-UBND", "12a/QĐ-UBND", "ngày 9/1/2016"),
    ("số:1756", "1657/QĐ-UBND", "ngày 19/8/2021"),
    ("l657/QĐ-UBND", "1657/QĐ-UBND", ""),
]


def test_a_mistyped_number_is_answered_with_near_ones(papers):
    wrong = {}
    for query, text, note in NEAR:
        results = search(query)
        offers = [(s.text, s.note) for s in results.suggestions if s.reason == "number"]
        if results.total or (text, note) not in offers[:2]:
            wrong[query] = (results.total, offers)
    assert wrong == {}


def test_the_offer_stands_in_a_sentence_and_finds_what_it_names(papers):
    results = search("1567/QĐ-UBND")
    assert results.notes[0] == "Không có 1567/QĐ-UBND. Có phải 1657/QĐ-UBND ngày 19/8/2021?"
    assert [hit.number for hit in search(results.suggestions[0].text).hits] == ["1657/QĐ-UBND"]
    assert search("7777/QĐ-UBND").notes == ("Không có 7777/QĐ-UBND.",)
    assert not [s for s in search("7777/QĐ-UBND").suggestions if s.reason == "number"]


def test_what_else_was_typed_stays_in_the_offer_if_it_finds_anything(indexed):
    indexed(
        Entry("decision", "1", "Tặng Bằng khen", number="1657/QĐ-UBND", date=D(2021, 8, 19)),
        Entry("award", "2", "Nông Thị Hoa", number="20/QĐ-UBND", date=D(2022, 8, 19), people=("Nông Thị Hoa",)),
    )
    offers = [(s.text, s.reason) for s in search("quyết định 1756 bằng khen").suggestions]
    assert offers[:2] == [("1657/QĐ-UBND bằng khen", "number"), ("bằng khen", "fewer")]
    offers = [(s.text, s.reason) for s in search("9999/QĐ-UBND nông thị hoa").suggestions]
    assert ("nông thị hoa", "fewer") in offers


def test_offers_keep_to_what_may_be_found_there(indexed):
    """Where only awards are searched, a number without awards is not offered."""
    indexed(
        Entry("decision", "1", "Tặng Bằng khen", number="1657/QĐ-UBND", date=D(2021, 8, 19)),
        Entry("award", "2", "Nông Thị Hoa", number="1576/QĐ-UBND", date=D(2022, 8, 19)),
    )
    offered = [s.text for s in search("1567/QĐ-UBND", kinds=["award"]).suggestions if s.reason == "number"]
    assert offered == ["1576/QĐ-UBND"]


def test_many_awards_of_one_decision_do_not_hide_another(indexed):
    indexed(
        *[Entry("award", str(n), f"Người {n}", number="1657/QĐ-UBND", date=D(2024, 1, 1)) for n in range(60)],
        Entry("award", "x", "Người khác", number="1567/QĐ-UBND", date=D(2020, 1, 1)),
    )
    offered = {s.text for s in search("1576/QĐ-UBND").suggestions if s.reason == "number"}
    assert offered == {"1657/QĐ-UBND", "1567/QĐ-UBND"}
