"""Dates and spans of time as people type them, on both engines."""

import datetime

import pytest
import time_machine

from search.entry import Entry
from search.service import search

pytestmark = pytest.mark.usefixtures("engine")
D = datetime.date

# Entries: those with a date of their own, and those whose text says one.
DATED = {
    "a": D(2021, 8, 19),
    "b": D(2021, 8, 2),
    "c": D(2022, 2, 10),
    "d": D(2022, 7, 20),
    "e": D(1972, 12, 2),
    "f": D(1994, 5, 7),
    "g": D(2025, 11, 3),
}
SAID = {
    "ngày": "Hội nghị ngày 19 tháng 8 năm 2021",
    "tháng": "Hội nghị tháng 8/2021",
    "quý": "Sơ kết Quý III/2022",
    "nửa": "Sơ kết 06 tháng đầu năm 2022",
    "chín": "Báo cáo 9 tháng đầu năm 2022",
    "học": "Tổng kết năm học 2021 - 2022",
    "đoạn": "Kế hoạch giai đoạn 2021–2025",
    "kỳ": "Nhiệm kỳ 2020-2025",
    "khuyết": "Sơ kết sáu tháng đầu năm",
}
DAY = {"a", "ngày"}
MONTH = {"a", "b", "ngày", "tháng"}
CASES = [
    # typed, kinds of time that must be found, and nothing else
    *[(query, DAY) for query in (
        "19/8/2021", "19/08/2021", "19-8-2021", "19.8.2021", "19/8/21", "ngày 19 tháng 8 năm 2021", "19 tháng 8 2021",
        "ngày 19 tháng tám năm 2021", "19 tháng Tám năm 2021", "ngay 19 thang 8 nam 2021", "2021-08-19", "19 / 8 / 2021",
    )],
    *[(query, MONTH) for query in (
        "8/2021", "08/2021", "tháng 8/2021", "tháng 8 năm 2021", "tháng tám 2021", "T8/2021", "t8 2021", "thang 8-2021", "T.8/2021",
    )],
    *[(query, {"d", "quý"}) for query in ("quý III/2022", "quy 3 nam 2022", "Q3/2022", "quý ba năm 2022", "QIII/2022", "quý 3, 2022")],
    *[(query, {"c", "nửa"}) for query in (
        "6 tháng đầu năm 2022", "06 tháng đầu năm 2022", "sáu tháng đầu năm 2022", "nửa đầu năm 2022", "2 quý đầu năm 2022",
    )],
    ("6 tháng cuối năm 2022", {"d", "quý"}),
    ("nửa cuối năm 2022", {"d", "quý"}),
    ("9 tháng đầu năm 2022", {"c", "d", "chín", "quý"}),
    ("chín tháng đầu năm 2022", {"c", "d", "chín", "quý"}),
    ("3 quý đầu năm 2022", {"c", "d", "chín", "quý"}),
    *[(query, {"học"}) for query in ("năm học 2021-2022", "2021 - 2022", "niên khóa 2021-2022", "năm học 2021-22", "2021–2022")],
    *[(query, {"đoạn"}) for query in ("giai đoạn 2021-2025", "2021 - 2025", "2021–2025")],
    ("nhiệm kỳ 2020-2025", {"kỳ"}),
    ("trước 1975", {"e"}),
    ("trước năm 1990", {"e"}),
    ("những năm 1990", {"f"}),
    ("thập niên 90", {"f"}),
    ("thập kỷ 1970", {"e"}),
    ("từ năm 2025 đến nay", {"g"}),
    ("sau 2022", {"g"}),
    ("từ năm 1970 đến năm 1995", {"e", "f"}),
    ("từ 1970 đến 1995", {"e", "f"}),
    ("từ 1/1/2022 đến 30/6/2022", {"c"}),
    ("1/8/2021 - 10/8/2021", {"b"}),
    ("31/2/2021", set()),
    ("0/8/2021", set()),
    ("quý V/2022", set()),
]  # fmt: skip


@pytest.fixture
def times(indexed):
    """Entries without years in their titles, and texts that say a time."""
    indexed(
        *[Entry("decision", key, "Quyết định khen thưởng", date=day) for key, day in DATED.items()],
        *[Entry("page", key, text) for key, text in SAID.items()],
    )


def test_every_way_of_saying_a_time(times):
    wrong = {}
    for query, expected in CASES:
        found = {hit.key for hit in search(query).hits}
        if found != expected:
            wrong[query] = found
    assert wrong == {}


@pytest.mark.parametrize("query", ["sáu tháng đầu năm", "6 tháng đầu năm", "06 tháng đầu năm"])
def test_half_a_year_without_the_year(times, query):
    assert {hit.key for hit in search(query).hits} == {"khuyết", "nửa"}


def test_a_year_finds_its_entries_beside_other_words(times):
    for query in ("quyết định 2022", "quyết định năm 2022", "quyết định trong năm 2022", "năm 2022 quyết định"):
        assert {hit.key for hit in search(query).hits} == {"c", "d"}, query


def test_this_year_and_the_last_by_the_clock(times):
    with time_machine.travel("2026-02-01 08:00+07:00"):
        assert [hit.key for hit in search("quyết định năm ngoái").hits] == ["g"]
        assert search("quyết định năm nay").total == 0
    with time_machine.travel("2023-02-01 08:00+07:00"):
        assert {hit.key for hit in search("quyết định năm ngoái").hits} == {"c", "d"}
        assert "năm 2022" in search("năm ngoái").read_as


def test_a_time_is_told_back(times):
    told = {
        query: search(query).read_as for query in ("19/8/21", "T8/2021", "Q3/2022", "từ 2020 đến 2023", "thập niên 90")
    }
    assert told == {
        "19/8/21": ("ngày 19/8/2021",),
        "T8/2021": ("tháng 8/2021",),
        "Q3/2022": ("quý III/2022",),
        "từ 2020 đến 2023": ("từ năm 2020 đến năm 2023",),
        "thập niên 90": ("từ năm 1990 đến năm 1999",),
    }
