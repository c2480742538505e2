"""Lists as Word documents, CSV in its codings, and rows pasted from a spreadsheet."""

import unicodedata

import pytest

from registrations.tables.plain import read_pasted
from registrations.tables.reading import read_list, read_pasted_list


def facts(reading, *names):
    return [tuple(str(getattr(row, name) or "") for name in names) for row in reading.rows]


def test_document_with_letterhead_auto_numbers_and_page_table(docx):
    data = docx(
        [
            ["UBND TỈNH LẠNG SƠN\nSỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
            ["Số: 77/QĐ-SYT", "Lạng Sơn, ngày 05 tháng 3 năm 2025"],
        ],
        "DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ Y TẾ",
        [
            ["TT", "Họ và tên", "Chức vụ"],
            [("", {"auto": True}), "Hà Văn Lợi", "Y sĩ"],
            [("", {"auto": True}), "Vi Thị Hoa", "nt"],
        ],
        [["3", "Tô Thị Lập", "Bác sĩ"]],
        [["Nơi nhận:\n- Như Điều 3;", "GIÁM ĐỐC\n\nLương Thế Ký"]],
    )
    reading = read_list(data, "ds.docx")
    assert facts(reading, "name", "position", "award") == [
        ("Hà Văn Lợi", "Y sĩ", "Giấy khen của Giám đốc Sở Y tế"),
        ("Vi Thị Hoa", "Y sĩ", "Giấy khen của Giám đốc Sở Y tế"),
        ("Tô Thị Lập", "Bác sĩ", "Giấy khen của Giám đốc Sở Y tế"),
    ]
    assert (reading.decision_number, str(reading.decision_date)) == ("77/QĐ-SYT", "2025-03-05")


def test_document_with_spans_and_section_rows(docx):
    data = docx(
        "DANH SÁCH",
        [
            [
                ("TT", {"merge": "restart"}),
                ("Họ và tên", {"merge": "restart"}),
                ("Năm sinh", {"span": 2}),
                ("Đơn vị", {"merge": "restart"}),
            ],
            [("", {"merge": "continue"}), ("", {"merge": "continue"}), "Nam", "Nữ", ("", {"merge": "continue"})],
            [("I. Bằng khen của Chủ tịch UBND tỉnh", {"span": 5})],
            ["1", "Hà Văn Lợi", "1970", "", "Sở Y tế"],
            [("II. Giấy khen", {"span": 5})],
            ["1", "Vi Thị Hoa", "", "1981", "nt"],
        ],
    )
    reading = read_list(data, "ds.docx")
    assert facts(reading, "name", "gender", "birth_year", "award") == [
        ("Hà Văn Lợi", "nam", "1970", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("Vi Thị Hoa", "nữ", "1981", "Giấy khen"),
    ]


def test_decision_whose_recipients_stand_in_paragraphs(docx):
    data = docx(
        "QUYẾT ĐỊNH",
        "Về việc tặng Bằng khen của Chủ tịch UBND tỉnh",
        "Căn cứ Luật Thi đua, khen thưởng;",
        "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho:",
        "1. Tập thể:",
        "- Trạm Y tế xã Ba Sơn;",
        "2. Cá nhân:",
        "- Ông Hà Văn Lợi, Trưởng thôn Khuổi Tát, xã Ba Sơn;",
        "- Bà Vi Thị Hoa, Y sĩ, Trạm Y tế xã Ba Sơn.",
        "Đã có thành tích xuất sắc trong công tác dân số.",
    )
    reading = read_list(data, "qd.docx")
    assert facts(reading, "name", "kind", "award") == [
        ("Trạm Y tế xã Ba Sơn", "collective", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("Hà Văn Lợi", "individual", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("Vi Thị Hoa", "individual", "Bằng khen của Chủ tịch UBND tỉnh"),
    ]
    assert any("đoạn văn" in doubt for doubt in reading.doubts)


CSV = "STT;Họ và tên;Chức vụ;Đơn vị;Danh hiệu\r\n1;Hà Văn Lợi;Y sĩ;Sở Y tế;Lao động tiên tiến\r\n2;Vi Thị Hoa;nt;nt;nt\r\n"


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.replace(";", "\t").encode("utf-16"),
        CSV.replace(";", ",").encode(),
        CSV.replace(";", "\t").encode("utf-16-le"),
        CSV.replace("\r\n", "\r").encode(),
        b"sep=;\r\n" + CSV.encode(),
    ],
    ids=["plain", "bom", "utf-16", "comma", "utf-16-no-bom", "old-mac", "sep-line"],
)
def test_csv_in_its_spellings(data):
    reading = read_list(data, "ds.CSV")
    assert facts(reading, "name", "position", "unit", "award") == [
        ("Hà Văn Lợi", "Y sĩ", "Sở Y tế", "Lao động tiên tiến"),
        ("Vi Thị Hoa", "Y sĩ", "Sở Y tế", "Lao động tiên tiến"),
    ]


def test_csv_in_windows_1258():
    table = {"á": "a\u0301", "à": "a\u0300", "ả": "a\u0309", "ạ": "a\u0323"}
    text = ""
    for character in unicodedata.normalize("NFC", CSV):
        parts = unicodedata.normalize("NFD", character)
        tones = [p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
        text += table.get(character, base + "".join(tones))
    reading = read_list(text.encode("cp1258"), "ds.csv")
    assert reading.rows[0].name == "Hà Văn Lợi"
    assert any("bảng mã" in doubt for doubt in reading.doubts)


def test_pasted_rows():
    reading = read_pasted_list('STT\tHọ và tên\tDanh hiệu\n1\t"Hà Văn\nLợi"\tLao động tiên tiến\n\n')
    assert facts(reading, "name", "award") == [("Hà Văn Lợi", "Lao động tiên tiến")]


def test_pasted_ditto_marks_are_no_quotes():
    text = 'STT\tHọ và tên\tĐơn vị\tDanh hiệu\n1\tHà Văn Lợi\tSở Y tế\tLĐTT\n2\tHà Thị Lan\t"\tLĐTT\n3\tHà A Lử\t"\t"'
    assert read_pasted(text)[2] == ["2", "Hà Thị Lan", '"', "LĐTT"]
    assert {(row.unit, row.award) for row in read_pasted_list(text).rows} == {("Sở Y tế", "LĐTT")}


def test_pasted_rows_keep_quoted_cells_whole():
    assert read_pasted('a\t"b ""c""\nd"\te\n\nf') == [["a", 'b "c"\nd', "e"], ["f", "", ""]]
