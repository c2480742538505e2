"""Lists in documents and files of odd kinds: paragraphs, split tables, old fonts, hidden parts, pictures."""

import io
import zipfile

import pytest
import xlsxwriter

from registrations.tables.errors import UnreadableList
from registrations.tables.reading import read_list
from tests.registrations.tables.generator_files import to_tcvn3, to_vni

TITLE = ["DANH SÁCH TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"]
HEADER = ["STT", "Họ và tên", "Chức vụ, đơn vị công tác"]


def facts(reading, *names):
    return [tuple(str(getattr(row, name) or "") for name in names) for row in reading.rows]


def test_decision_with_office_head_split_table_and_signature(docx):
    data = docx(
        [
            ["ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
            ["Số: 15/QĐ-UBND", "Lạng Sơn, ngày 09 tháng 02 năm 2025"],
        ],
        "DANH SÁCH",
        "Tặng Bằng khen của Chủ tịch UBND tỉnh",
        "(Kèm theo Quyết định số 15/QĐ-UBND ngày 09/02/2025 của Chủ tịch UBND tỉnh)",
        [HEADER, [("I. TẬP THỂ", {"span": 3})], ["1", "Phòng Nội vụ", "UBND xã Ba Sơn"]],
        [
            ["2", "Trường THCS Tân Văn", ""],
            [("II. CÁ NHÂN", {"span": 3})],
            ["1", "Ông Lý Văn Ba", "Chủ tịch UBND xã Ba Sơn"],
        ],
        [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nHoàng Văn Ký"]],
    )
    reading = read_list(data, "qd.docx")
    assert facts(reading, "name", "kind", "position", "unit") == [
        ("Phòng Nội vụ", "collective", "", "UBND xã Ba Sơn"),
        ("Trường THCS Tân Văn", "collective", "", ""),
        ("Lý Văn Ba", "individual", "Chủ tịch", "UBND xã Ba Sơn"),
    ]
    assert (reading.decision_number, str(reading.decision_date)) == ("15/QĐ-UBND", "2025-02-09")
    assert not reading.doubts
    assert not any(row.doubts for row in reading.rows)


def test_notice_with_awards_as_headings_and_bullets(docx):
    data = docx(
        "Danh sách lấy ý kiến nhân dân, cụ thể như sau:",
        "1. Đề nghị tặng Huân chương Lao động hạng ba: 02 tập thể",
        "- Thanh tra tỉnh Lạng Sơn;",
        "- Sở Tư pháp tỉnh Lạng Sơn",
        "2. Đề nghị phong tặng danh hiệu Anh hùng Lao động: 01 tập thể",
        "- Trường THPT Việt Bắc, Sở Giáo dục và Đào tạo tỉnh Lạng Sơn;",
        "3. Đề nghị tặng Huân chương Độc lập hạng Nhất: 01 cá nhân",
        "- Ông Lý Văn Ba, nguyên Bí thư Tỉnh ủy Lạng Sơn",
    )
    reading = read_list(data, "tb.docx")
    assert facts(reading, "name", "award", "award_class", "position", "unit") == [
        ("Thanh tra tỉnh Lạng Sơn", "Huân chương Lao động", "Ba", "", ""),
        ("Sở Tư pháp tỉnh Lạng Sơn", "Huân chương Lao động", "Ba", "", ""),
        ("Trường THPT Việt Bắc, Sở Giáo dục và Đào tạo tỉnh Lạng Sơn", "Anh hùng Lao động", "", "", ""),
        ("Lý Văn Ba", "Huân chương Độc lập", "Nhất", "nguyên Bí thư", "Tỉnh ủy Lạng Sơn"),
    ]
    assert len(reading.doubts) == 1


def test_paragraphs_that_word_numbers_by_itself(docx):
    numbered = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    data = docx(
        "DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ Y TẾ",
        numbered.format("Ông Lý Văn Ba, Bác sĩ, Trung tâm Y tế Bắc Sơn;"),
        numbered.format("Đ/c Nông Thị Hà (Chuyên viên Văn phòng Sở)."),
    )
    assert facts(read_list(data, "ds.docx"), "name", "position", "unit", "award") == [
        ("Lý Văn Ba", "Bác sĩ", "Trung tâm Y tế Bắc Sơn", "Giấy khen của Giám đốc Sở Y tế"),
        ("Nông Thị Hà", "Chuyên viên", "Văn phòng Sở", "Giấy khen của Giám đốc Sở Y tế"),
    ]


def test_sheets_named_for_the_kind_behind_a_cover(xlsx):
    data = xlsx(
        {
            "Bìa": [["HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG"], ["Năm 2025"]],
            "TẬP THỂ": [TITLE, ["STT", "Tên đơn vị"], [1, "Sở Y tế"]],
            "CÁ NHÂN": [TITLE, HEADER, [1, "Lý Văn Ba", "Y sĩ, Sở Y tế"]],
        }
    )
    reading = read_list(data, "ds.xlsx")
    assert facts(reading, "name", "kind") == [("Sở Y tế", "collective"), ("Lý Văn Ba", "individual")]
    assert not reading.doubts


def test_hidden_rows_and_columns_are_read_and_said():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("DS")
    rows = [TITLE, ["STT", "Họ và tên", "Đơn vị"], [1, "Lý Văn Ba", "Sở Y tế"], [2, "Nông Thị Hà", "Sở Nội vụ"]]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column(2, 2, None, None, {"hidden": True})
    book.close()
    reading = read_list(buffer.getvalue(), "ds.xlsx")
    assert facts(reading, "name", "unit") == [("Lý Văn Ba", "Sở Y tế"), ("Nông Thị Hà", "Sở Nội vụ")]
    assert [any("ẩn" in doubt for doubt in row.doubts) for row in reading.rows] == [False, True]
    assert any("Đơn vị" in doubt and "ẩn" in doubt for doubt in reading.doubts)


@pytest.mark.parametrize("encode", [to_tcvn3, to_vni])
def test_old_fonts_in_capitals_and_with_the_soft_hyphen(xlsx, encode):
    rows = [
        TITLE,
        ["STT", "HỌ VÀ TÊN", "CHỨC VỤ", "ĐƠN VỊ CÔNG TÁC"],
        ["I. TẬP THỂ"],
        [1, "Phòng Tổng hợp", None, "Sở Xây dựng"],
        ["II. CÁ NHÂN"],
        [1, "NGUYỄN VĂN ĐẠI", "Trưởng phòng", "Sở Y tế"],
        [2, "Bà Lường Thị Ước", "Phó Giám đốc", "Sở Giáo dục và Đào tạo"],
    ]
    data = xlsx({"DS": [[encode(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]})
    reading = read_list(data, "ds.xlsx")
    assert facts(reading, "name", "kind", "position", "unit") == [
        ("Phòng Tổng hợp", "collective", "", "Sở Xây dựng"),
        ("Nguyễn Văn Đại", "individual", "Trưởng phòng", "Sở Y tế"),
        ("Lường Thị Ước", "individual", "Phó Giám đốc", "Sở Giáo dục và Đào tạo"),
    ]
    assert {row.award for row in reading.rows} == {"Bằng khen của Chủ tịch UBND tỉnh"}


def test_old_font_in_a_csv_of_single_bytes():
    rows = [["STT", "Họ và tên", "Đơn vị", "Danh hiệu"], ["1", "Lường Thị Hương", "Sở Y tế", "Giấy khen"]]
    text = "\n".join(";".join(map(to_tcvn3, row)) for row in rows)
    reading = read_list(text.encode("latin-1"), "ds.csv")
    assert facts(reading, "name", "unit", "award") == [("Lường Thị Hương", "Sở Y tế", "Giấy khen")]


def test_vietnamese_windows_code_page():
    import unicodedata

    text = "STT;Họ và tên;Đơn vị;Danh hiệu\n1;Lường Thị Hương;Sở Y tế;Giấy khen\n"
    parts = []
    for letter in text:
        try:
            parts.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
            shape = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in tones))
            parts.append(shape.encode("cp1258") + "".join(tones).encode("cp1258"))
    reading = read_list(b"".join(parts), "ds.csv")
    assert facts(reading, "name", "unit", "award") == [("Lường Thị Hương", "Sở Y tế", "Giấy khen")]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_separators_beside_commas_in_the_text(mark):
    rows = [["STT", "Họ và tên", "Thành tích", "Danh hiệu"], ["1", "Lý Văn Ba", "Phòng, chống, dịch", "Giấy khen"]]
    quoted = "\n".join(mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in rows)
    reading = read_list(quoted.encode("utf-8-sig"), "ds.csv")
    assert facts(reading, "name", "merit", "award") == [("Lý Văn Ba", "Phòng, chống, dịch", "Giấy khen")]


def test_picture_of_a_list_is_named_for_what_it_is(docx):
    copy = io.BytesIO(docx("Danh sách kèm theo"))
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG")
    with pytest.raises(UnreadableList, match="ảnh"):
        read_list(copy.getvalue(), "ds.docx")


def test_macros_are_left_alone_and_said(xlsx):
    copy = io.BytesIO(xlsx({"DS": [TITLE, HEADER, [1, "Lý Văn Ba", "Y sĩ, Sở Y tế"]]}))
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    reading = read_list(copy.getvalue(), "ds.xlsm")
    assert facts(reading, "name") == [("Lý Văn Ba",)]
    assert any("macro" in doubt for doubt in reading.doubts)


@pytest.mark.parametrize(
    ("line", "number", "date"),
    [
        ("(Ban hành kèm theo Quyết định số 1234/QĐ-CTN ngày 02 tháng 9 năm 2025)", "1234/QĐ-CTN", "2025-09-02"),
        ("Quyết định: 77/QĐ-TTg, ngày 2.9.2025", "77/QĐ-TTg", "2025-09-02"),
        ("(Kèm theo Quyết định số 77-QĐ/TU ngày 02-9-2025 của Tỉnh ủy)", "77-QĐ/TU", "2025-09-02"),
        ("(Kèm theo QĐ số 15/2025/QĐ-UBND ngày 02/9/2025)", "15/2025/QĐ-UBND", "2025-09-02"),
        ("(Kèm theo Tờ trình số 12/TTr-SNV ngày 02/9/2025)", "", "None"),
    ],
)
def test_decision_numbers(read_rows, line, number, date):
    reading = read_rows([TITLE, [line], HEADER, [1, "Lý Văn Ba", "Giám đốc Sở Y tế"]])
    assert (reading.decision_number, str(reading.decision_date)) == (number, date)
