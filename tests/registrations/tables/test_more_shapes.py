"""Further habits of offices: numbering in levels, abbreviations, captions, names and units in one cell."""

import datetime

from registrations.tables.reading import read_list

TITLE = ["DANH SÁCH TẶNG GIẤY KHEN"]


def facts(reading, *names):
    return [tuple(str(getattr(row, name) or "") for name in names) for row in reading.rows]


def test_numbers_in_levels_make_units_sections(read_rows):
    reading = read_rows(
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ"],
            ["1", "Sở Y tế"],
            ["1.1", "Hà A Lử", "Y sĩ"],
            ["2", "Sở Nội vụ"],
            ["2.1", "Hà Thị Lan", "Chuyên viên"],
        ]
    )
    assert facts(reading, "name", "unit") == [("Hà A Lử", "Sở Y tế"), ("Hà Thị Lan", "Sở Nội vụ")]


def test_unnumbered_unit_rows_between_people(read_rows):
    reading = read_rows(
        [
            ["DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN DANH HIỆU NĂM HỌC 2024-2025"],
            ["STT", "Họ và tên", "Ngày sinh", "Danh hiệu đạt được"],
            [None, "Trường THCS Tân Văn"],
            [1, "Nông Thị Hà", "05/10/1988", "LĐTT"],
            [2, "Nông Văn Hà", "1988", "LĐTT, CSTĐCS"],
            [None, "Trường Mầm non Tân Văn"],
            [3, "Nông Thị Hai", "05.10.1990", "LĐTT"],
        ]
    )
    assert facts(reading, "name", "unit", "award", "birth_year") == [
        ("Nông Thị Hà", "Trường THCS Tân Văn", "LĐTT", "1988"),
        ("Nông Văn Hà", "Trường THCS Tân Văn", "LĐTT", "1988"),
        ("Nông Văn Hà", "Trường THCS Tân Văn", "CSTĐCS", "1988"),
        ("Nông Thị Hai", "Trường Mầm non Tân Văn", "LĐTT", "1990"),
    ]
    assert {row.period for row in reading.rows} == {"năm học 2024-2025"}
    assert any("2 danh hiệu" in doubt for doubt in reading.rows[1].doubts)


def test_name_cells_that_hold_more(read_rows):
    reading = read_rows(
        [
            TITLE,
            ["STT", "Họ và tên, chức vụ"],
            ["1.", "Ông Nguyễn Văn An\nGiám đốc Sở Y tế"],
            ["2.", "Bà Trần Thị\nBình"],
            ["03", "Đ/c Lê Văn Cường (Bí thư Chi bộ thôn Nà Lầm)"],
            ["4)", "TS. Đỗ Văn Dũng, Phó Giám đốc Bệnh viện Đa khoa tỉnh"],
            ["5", "Sùng A Chớ - Giàng Thị Máy"],
        ]
    )
    assert facts(reading, "name", "position", "unit") == [
        ("Nguyễn Văn An", "Giám đốc", "Sở Y tế"),
        ("Trần Thị Bình", "", ""),
        ("Lê Văn Cường", "Bí thư Chi bộ", "thôn Nà Lầm"),
        ("Đỗ Văn Dũng", "Phó Giám đốc", "Bệnh viện Đa khoa tỉnh"),
        ("Sùng A Chớ - Giàng Thị Máy", "", ""),
    ]
    assert reading.rows[3].honorific == "TS."
    assert any("hai người" in doubt for doubt in reading.rows[4].doubts)


def test_award_in_the_title_and_class_in_sections(read_rows):
    reading = read_rows(
        [
            ["DANH SÁCH TẶNG THƯỞNG HUÂN CHƯƠNG LAO ĐỘNG"],
            ["STT", "Tên đơn vị, cá nhân", "Chức vụ"],
            ["Hạng Nhất"],
            [1, "Sở Y tế"],
            ["Hạng Nhì"],
            [1, "Hà A Lử", "Giám đốc"],
        ]
    )
    assert facts(reading, "kind", "award", "award_class") == [
        ("collective", "Huân chương Lao động", "Nhất"),
        ("individual", "Huân chương Lao động", "Nhì"),
    ]


def test_section_rows_with_counts_in_another_column(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", "Chức vụ, đơn vị", "Số lượng"],
            ["A", "BẰNG KHEN", None, 3],
            ["I", "Tập thể", None, 1],
            [1, "Phòng Y tế"],
            ["II", "Cá nhân", None, 1],
            [1, "Hà A Lử", "Y sĩ, Trạm Y tế"],
        ]
    )
    assert facts(reading, "name", "kind", "award") == [
        ("Phòng Y tế", "collective", "Bằng khen"),
        ("Hà A Lử", "individual", "Bằng khen"),
    ]


def test_unit_column_called_by_its_name_and_conferring_authority(read_rows):
    reading = read_rows(
        [
            ["STT", "Tên đơn vị", "Họ và tên", "Hình thức", "Cấp khen"],
            [1, "Sở Y tế", "Hà A Lử", "Bằng khen", "Chủ tịch UBND tỉnh"],
            [2, "Sở Nội vụ", None, "Cờ thi đua", "Chính phủ"],
        ]
    )
    assert facts(reading, "name", "unit", "award", "kind") == [
        ("Hà A Lử", "Sở Y tế", "Bằng khen của Chủ tịch UBND tỉnh", "individual"),
        ("Sở Nội vụ", "", "Cờ thi đua của Chính phủ", "collective"),
    ]


def test_unknown_heading_over_names_is_found_by_content_and_said(read_rows):
    reading = read_rows([["Danh sách khen"], ["#", "Người đạt giải", "Trường"], [1, "Hà A Lử", "THPT Việt Bắc"]])
    assert facts(reading, "name", "unit") == [("Hà A Lử", "THPT Việt Bắc")]
    assert any("Người đạt giải" in doubt for doubt in reading.doubts)


def test_resistance_war_list(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", "Năm sinh", "Quê quán", "Trú quán", "Hình thức khen", "Hạng", "Số QĐ", "Ngày QĐ"],
            [
                1,
                "Hứa Văn Nọi",
                1940,
                "Tân Lang, Văn Lãng",
                "TT Na Sầm",
                "Huân chương Kháng chiến",
                "Nhì",
                "12/KT-CTN",
                "05/06/1985",
            ],
            [2, "Lộc Thị Mùi", 1944, "nt", "nt", "Huy chương Kháng chiến", "II", "nt", "nt"],
        ]
    )
    first, second = reading.rows
    assert (first.native_place, first.address, first.award_class) == ("Tân Lang, Văn Lãng", "TT Na Sầm", "Nhì")
    assert (second.award, second.award_class, second.decision_number) == ("Huy chương Kháng chiến", "Nhì", "12/KT-CTN")
    assert second.decision_date == datetime.date(1985, 6, 5)


def test_list_without_numbers(read_rows):
    reading = read_rows(
        [
            TITLE,
            ["Họ và tên", "Chức vụ"],
            ["Tập thể"],
            ["Phòng Kinh tế"],
            ["Cá nhân"],
            ["Hà A Lử", "Giám đốc"],
            ["Lò Thị Xia"],
        ]
    )
    assert facts(reading, "name", "kind") == [
        ("Phòng Kinh tế", "collective"),
        ("Hà A Lử", "individual"),
        ("Lò Thị Xia", "individual"),
    ]


def test_short_award_in_a_cell_is_completed_from_the_title(read_rows):
    reading = read_rows(
        [
            ["DANH SÁCH TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"],
            ["STT", "Họ và tên", "Hình thức"],
            [1, "Hà A Lử", "Bằng khen"],
        ]
    )
    assert reading.rows[0].award == "Bằng khen của Chủ tịch UBND tỉnh"
    assert "tiêu đề" in reading.rows[0].because["award"]


def test_households_named_by_their_head(read_rows):
    reading = read_rows(
        [TITLE, ["STT", "Họ và tên", "Địa chỉ"], ["Hộ gia đình"], [1, "Ông Lý Văn Tình", "Thôn Bản Chang"]]
    )
    row = reading.rows[0]
    assert (row.name, row.kind, row.address, row.doubts) == ("Lý Văn Tình", "household", "Thôn Bản Chang", [])


def test_tables_below_captions(docx):
    data = docx(
        "DANH SÁCH KHEN THƯỞNG",
        "Bằng khen của Thủ tướng Chính phủ",
        [["STT", "Tập thể"], ["1", "Sở Y tế"]],
        "Huân chương Lao động hạng Ba:",
        [["STT", "Cá nhân", "Chức vụ"], ["1", "Hà A Lử", "Giám đốc"]],
        "* Giấy khen cho các tập thể",
        [["STT", "Đơn vị"], ["1", "Sở Nội vụ"]],
    )
    assert facts(read_list(data, "ds.docx"), "name", "award", "award_class") == [
        ("Sở Y tế", "Bằng khen của Thủ tướng Chính phủ", ""),
        ("Hà A Lử", "Huân chương Lao động", "Ba"),
        ("Sở Nội vụ", "Giấy khen", ""),
    ]


def test_decision_text_before_its_list(docx):
    data = docx(
        "Số: 2105/QĐ-UBND",
        "Lạng Sơn, ngày 20 tháng 10 năm 2025",
        "QUYẾT ĐỊNH",
        "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Căn cứ Quyết định số 11/2024/QĐ-UBND ngày 01/4/2024;",
        "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 01 tập thể và 01 cá nhân có thành tích xuất sắc trong phòng, chống thiên tai (có danh sách kèm theo).",
        "DANH SÁCH TẶNG BẰNG KHEN",
        [
            ["STT", "TÊN TẬP THỂ, CÁ NHÂN"],
            [("TẬP THỂ", {"span": 2})],
            ["1", "Công an xã Ba Sơn"],
            [("CÁ NHÂN", {"span": 2})],
            ["1", "Bà Vi Thị Lan, Chủ tịch Hội Liên hiệp Phụ nữ xã Ba Sơn"],
        ],
    )
    reading = read_list(data, "qd.docx")
    assert facts(reading, "name", "kind", "award", "unit") == [
        ("Công an xã Ba Sơn", "collective", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", ""),
        ("Vi Thị Lan", "individual", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Hội Liên hiệp Phụ nữ xã Ba Sơn"),
    ]
    assert (reading.title, reading.decision_number) == ("DANH SÁCH TẶNG BẰNG KHEN", "2105/QĐ-UBND")
    assert reading.decision_date == datetime.date(2025, 10, 20)
    assert {row.merit for row in reading.rows} == {"có thành tích xuất sắc trong phòng, chống thiên tai"}
