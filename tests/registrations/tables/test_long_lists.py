"""Lists of thousands of rows: read within seconds, and with the memory of a small server."""

import time
import tracemalloc

import pytest

from registrations.tables.reading import read_list
from tests.registrations.tables.builders import build_xlsx

HEADER = ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị công tác", "Hình thức khen thưởng"]


@pytest.fixture(scope="module")
def long_list() -> bytes:
    rows: list = [HEADER]
    for number in range(1, 5001):
        name = f"Nông Văn {chr(65 + number % 26)}{chr(97 + number // 26 % 26)}"
        unit = f"Trường THCS số {number % 400}"
        rows.append([number, name, 1950 + number % 50, "Giáo viên" if number % 3 else "nt", unit, "Giấy khen"])
    return build_xlsx({"Danh sách": rows})


def test_five_thousand_rows_within_seconds(long_list):
    started = time.process_time()
    reading = read_list(long_list, "ds.xlsx")
    assert time.process_time() - started < 5
    assert len(reading.rows) == 5000
    assert reading.rows[-1].number == "5000"
    assert not reading.doubts


def test_memory_stays_small(long_list):
    tracemalloc.start()
    read_list(long_list, "ds.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * 1024 * 1024
