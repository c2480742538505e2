"""The two lists of the province, as its offices sent them."""

from collections import Counter
from pathlib import Path

from registrations.tables.names import Kind
from registrations.tables.reading import read_list

FILES = Path(__file__).parent / "files"


def test_workbook_of_certificates_comes_out_whole():
    name = "danh-sach-bang-khen-2025.xlsx"
    with (FILES / name).open("rb") as file:
        reading = read_list(file, name)
    assert reading.counts() == {Kind.COLLECTIVE: 12, Kind.INDIVIDUAL: 48}
    assert {row.award for row in reading.rows} == {"Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"}
    assert (reading.decision_number, str(reading.decision_date)) == ("1042/QĐ-UBND", "2025-06-12")
    assert reading.title.startswith("DANH SÁCH TẶNG BẰNG KHEN")
    row = reading.rows[12]
    assert (row.name, row.honorific, row.gender) == ("Hứa Quang Điềm", "Ông", "nam")
    assert (row.position, row.unit) == ("Trưởng trạm Y tế", "Sở Giáo dục và Đào tạo")
    assert row.source == "Danh sách!B21"
    assert all(row.position and row.unit for row in reading.rows if row.kind == Kind.INDIVIDUAL)
    assert not any(row.errors for row in reading.rows)


def test_document_of_titles_comes_out_whole():
    name = "danh-sach-nganh-giao-duc-2025.docx"
    reading = read_list((FILES / name).read_bytes(), name)
    assert Counter((row.award, row.kind) for row in reading.rows) == {
        ("Tập thể lao động xuất sắc", Kind.COLLECTIVE): 8,
        ("Chiến sĩ thi đua cấp tỉnh", Kind.INDIVIDUAL): 30,
    }
    assert (reading.decision_number, str(reading.decision_date)) == ("1777/QĐ-UBND", "2025-10-02")
    assert {row.period for row in reading.rows} == {"năm học 2024-2025"}
    assert reading.rows[8].source == "Bảng 2!B2"
