"""Workbooks of Excel 97–2003, built byte by byte: one stream in a compound file."""

import datetime

from registrations.tables.errors import UnreadableList
from registrations.tables.reading import read_list
from tests.registrations.tables.builders import build_xls


def test_old_workbook():
    data = build_xls(
        [
            ["DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ NỘI VỤ"],
            ["(Kèm theo Quyết định số 9/QĐ-SNV ngày 2/9/2009)"],
            ["STT", "Họ và tên", "Năm sinh", "Đơn vị"],
            [1, "Hà Văn Lợi", 1961, "Sở Y tế"],
            [2, "Vi Thị Hoa", 1970, "nt"],
        ]
    )
    reading = read_list(data, "ds.xls")
    assert [(r.name, r.birth_year, r.unit, r.award) for r in reading.rows] == [
        ("Hà Văn Lợi", 1961, "Sở Y tế", "Giấy khen của Giám đốc Sở Nội vụ"),
        ("Vi Thị Hoa", 1970, "Sở Y tế", "Giấy khen của Giám đốc Sở Nội vụ"),
    ]
    assert reading.decision_date == datetime.date(2009, 9, 2)
    assert reading.rows[0].source == "Danh sách!B4"


def test_malformed_old_workbooks_never_end_the_process():
    rows = [["STT", "Họ và tên", "Đơn vị"], *[[i, "Hà Văn Lợi", "Sở Y tế"] for i in range(1, 30)]]
    source = build_xls(rows)
    for position in (44, 48, 60, 68, 72, 76, 512, 516, 1024 + 116, 1024 + 128 + 116, 1024 + 128 + 120, 1536, 1540):
        data = bytearray(source)
        data[position : position + 4] = b"\xff\xff\xff\x7f"
        try:
            read_list(bytes(data), "ds.xls")
        except UnreadableList as error:
            assert str(error).endswith(".")  # noqa: PT017
