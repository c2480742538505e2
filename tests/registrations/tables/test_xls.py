"""Workbooks of Excel 97–2003, built byte by byte: one stream in a compound file."""

import datetime
import struct

from registrations.tables.errors import UnreadableList
from registrations.tables.reading import read_list

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(number: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(body)) + body


def sheet_stream(rows: list[list[object]]) -> bytes:
    begin = struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)
    cells = b""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, str) and value:
                text = value.encode("utf-16-le")
                cells += record(0x0204, struct.pack("<HHHHB", r, c, 0, len(value), 1) + text)
            elif isinstance(value, int):
                cells += record(0x0203, struct.pack("<HHHd", r, c, 0, float(value)))
    return record(0x0809, begin) + cells + record(0x000A)


def build_xls(rows: list[list[object]]) -> bytes:
    name = "Danh sách".encode("utf-16-le")
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    bound = struct.pack("<BBBB", 0, 0, 9, 1) + name
    offset = len(start) + 4 + 4 + len(bound) + 4
    stream = start + record(0x0085, struct.pack("<I", offset) + bound) + record(0x000A) + sheet_stream(rows)
    stream += b"\0" * max(0, 4096 - len(stream))
    size = len(stream)
    stream += b"\0" * (-size % SECTOR)
    count = len(stream) // SECTOR
    fat = [FAT, END, *range(3, count + 2), END]
    fat += [FREE] * (SECTOR // 4 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    return (
        header
        + struct.pack(f"<{SECTOR // 4}I", *fat)
        + entry("Root Entry", 5, END, 0, child=1)
        + entry("Workbook", 2, 2, size)
        + b"\0" * 256
        + stream
    )


def entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    data = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + struct.pack("<III", FREE, FREE, child)
    return data + b"\0" * 36 + struct.pack("<IQ", start, size)


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
