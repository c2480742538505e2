"""Lists in the many shapes in which offices write them. All people are invented."""

import unicodedata

import pytest

from registrations.tables.reading import read_list

PLAIN = [
    ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"],
    [1, "Nông Văn Páo", "Trưởng phòng", "Sở Y tế", "Giấy khen"],
    [2, "Lường Thị Sẻn", "Chuyên viên", "Sở Nội vụ", "Bằng khen của Bộ trưởng Bộ Y tế"],
]


def facts(reading, *names):
    return [tuple(str(getattr(row, name) or "") for name in names) for row in reading.rows]


def test_plain_list(read_rows):
    reading = read_rows(PLAIN)
    assert facts(reading, "name", "position", "unit", "award", "kind") == [
        ("Nông Văn Páo", "Trưởng phòng", "Sở Y tế", "Giấy khen", "individual"),
        ("Lường Thị Sẻn", "Chuyên viên", "Sở Nội vụ", "Bằng khen của Bộ trưởng Bộ Y tế", "individual"),
    ]
    assert reading.rows[0].because["unit"] == "cột “Đơn vị”, ô Sheet1!D2"
    assert reading.doubts == []


def test_columns_reordered_and_other_wordings(read_rows):
    reading = read_rows(
        [
            [
                "Danh hiệu đề nghị",
                "Nơi công tác",
                "Chức danh",
                "Họ, tên",
                "Số TT",
                "Ngày, tháng, năm sinh",
                "Lý do khen",
            ],
            ["Lao động tiên tiến", "Trạm Y tế xã Hội Hoan", "Y sĩ", "Vi Thị Mẩy", "1", "02/3/1984", "Vượt chỉ tiêu"],
        ]
    )
    row = reading.rows[0]
    assert (row.name, row.unit, row.position, row.award) == (
        "Vi Thị Mẩy",
        "Trạm Y tế xã Hội Hoan",
        "Y sĩ",
        "Lao động tiên tiến",
    )
    assert (row.birth_year, row.merit) == (1984, "Vượt chỉ tiêu")


def test_two_line_header_with_birth_years_under_men_and_women(read_rows):
    reading = read_rows(
        [
            ["TT", "Họ và tên", "Năm sinh", None, "Đơn vị công tác", "Danh hiệu"],
            [None, None, "Nam", "Nữ", None, None],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            [1, "Hoàng Seo Dín", 1979, None, "UBND xã Ba Sơn", "Lao động tiên tiến"],
            [2, "Bế Thị Chấm", None, 1990, "UBND xã Ba Sơn", "Lao động tiên tiến"],
        ],
        [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4), (0, 5, 1, 5)],
    )
    assert facts(reading, "name", "birth_year", "gender") == [
        ("Hoàng Seo Dín", "1979", "nam"),
        ("Bế Thị Chấm", "1990", "nữ"),
    ]


def test_two_line_header_without_merging(read_rows):
    reading = read_rows(
        [
            ["TT", "Họ và tên", "Giới tính", None, "Đơn vị"],
            [None, None, "Nam", "Nữ", None],
            [1, "Hoàng Seo Dín", "x", None, "UBND xã Ba Sơn"],
            [2, "Bế Thị Chấm", None, "x", "UBND xã Ba Sơn"],
        ]
    )
    assert facts(reading, "name", "gender") == [("Hoàng Seo Dín", "nam"), ("Bế Thị Chấm", "nữ")]


def test_names_under_ong_and_ba(read_rows):
    reading = read_rows(
        [
            ["DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ Y TẾ"],
            ["STT", "Họ và tên", None, "Chức vụ"],
            [None, "Ông", "Bà", None],
            [1, "Lô Văn Khóm", None, "Bác sĩ"],
            [2, None, "Mã Thị Nhình", "Điều dưỡng"],
        ],
        [(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 2, 3)],
    )
    assert facts(reading, "name", "gender", "award", "kind") == [
        ("Lô Văn Khóm", "nam", "Giấy khen của Giám đốc Sở Y tế", "individual"),
        ("Mã Thị Nhình", "nữ", "Giấy khen của Giám đốc Sở Y tế", "individual"),
    ]


def test_honorific_in_its_own_column_and_name_over_two_columns(read_rows):
    reading = read_rows(
        [
            ["STT", "Ông/Bà", "Họ đệm", "Tên", "Đơn vị", "Khen thưởng"],
            [1, "Bà", "Đàm Thị", "Vượng", "Sở Công Thương", "Bằng khen của UBND tỉnh"],
        ]
    )
    row = reading.rows[0]
    assert (row.name, row.gender, row.honorific) == ("Đàm Thị Vượng", "nữ", "Bà")


def test_name_heading_merged_over_two_columns(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", None, "Đơn vị"],
            [1, "Đàm Thị", "Vượng", "Sở Công Thương"],
        ],
        [(0, 1, 0, 2)],
    )
    assert facts(reading, "name", "unit") == [("Đàm Thị Vượng", "Sở Công Thương")]


def test_sections_carry_award_class_and_kind_with_restarted_numbers(read_rows):
    reading = read_rows(
        [
            ["DANH SÁCH KHEN THƯỞNG"],
            ["STT", "Tên đơn vị, cá nhân", "Chức vụ, đơn vị", "Ghi chú"],
            ["A", "HUÂN CHƯƠNG LAO ĐỘNG HẠNG NHÌ"],
            ["I", "Tập thể"],
            [1, "Bệnh viện Đa khoa huyện Bắc Sơn"],
            ["II", "Cá nhân"],
            [1, "Ông Lành Văn Slử", "Giám đốc, Sở Tài chính"],
            ["B", "BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ"],
            ["I", "Hộ gia đình (01 hộ)"],
            [1, "Hộ ông Triệu Chòi Pu", "thôn Khuổi Lầy, xã Công Sơn"],
            ["II", "Cá nhân: 02"],
            [1, "Bà Phùng Thị Lả", "Nông dân, xã Công Sơn", "Truy tặng"],
            [2, "Ông Lý Tài Nhàn", "Nông dân, xã Mẫu Sơn"],
        ]
    )
    assert facts(reading, "name", "kind", "award", "award_class") == [
        ("Bệnh viện Đa khoa huyện Bắc Sơn", "collective", "Huân chương Lao động", "Nhì"),
        ("Lành Văn Slử", "individual", "Huân chương Lao động", "Nhì"),
        ("Hộ ông Triệu Chòi Pu", "household", "Bằng khen của Thủ tướng Chính phủ", ""),
        ("Phùng Thị Lả", "individual", "Bằng khen của Thủ tướng Chính phủ", ""),
        ("Lý Tài Nhàn", "individual", "Bằng khen của Thủ tướng Chính phủ", ""),
    ]
    assert [row.posthumous for row in reading.rows] == [False, False, False, True, False]
    assert reading.doubts == []


def test_unnumbered_sections_nest_by_their_first_order(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", "Đơn vị"],
            ["TẬP THỂ"],
            ["Bằng khen của Chủ tịch UBND tỉnh"],
            [1, "Đồn Biên phòng Pò Mã"],
            ["Giấy khen"],
            [1, "Chi cục Kiểm lâm"],
            ["CÁ NHÂN"],
            ["Giấy khen"],
            [1, "Chu Văn Tặng", "Sở Y tế"],
        ]
    )
    assert facts(reading, "kind", "award") == [
        ("collective", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("collective", "Giấy khen"),
        ("individual", "Giấy khen"),
    ]


def test_classes_as_sections_below_an_award(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", "Đơn vị"],
            ["I. Huân chương Kháng chiến"],
            ["1. Hạng Nhất"],
            [1, "Hứa Văn Đại", "xã Đoàn Kết"],
            ["2. Hạng Ba"],
            [1, "Nông Thị Ích", "xã Đoàn Kết"],
        ]
    )
    assert facts(reading, "award", "award_class") == [
        ("Huân chương Kháng chiến", "Nhất"),
        ("Huân chương Kháng chiến", "Ba"),
    ]


def test_units_as_section_rows(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", "Chức vụ", "Danh hiệu"],
            ["I", "Sở Khoa học và Công nghệ"],
            [1, "Tô Văn Bản", "Chuyên viên", "Lao động tiên tiến"],
            ["II", "Văn phòng UBND tỉnh"],
            [2, "Đỗ Thị Nga", "Chuyên viên", "Chiến sĩ thi đua cơ sở"],
        ]
    )
    assert facts(reading, "name", "unit") == [
        ("Tô Văn Bản", "Sở Khoa học và Công nghệ"),
        ("Đỗ Thị Nga", "Văn phòng UBND tỉnh"),
    ]


@pytest.mark.parametrize(
    "mark", ["nt", "-nt-", "- nt -", "NT", "n.t", "như trên", "Như trên", "//", '"', "”", "″", "''", "〃"]
)
def test_ditto_marks_repeat_the_line_above(read_rows, mark):
    reading = read_rows([*PLAIN, [3, "Sằm Văn Tẩy", mark, mark, mark]])
    row = reading.rows[-1]
    assert (row.position, row.unit, row.award) == ("Chuyên viên", "Sở Nội vụ", "Bằng khen của Bộ trưởng Bộ Y tế")
    assert "dòng trên" in row.because["unit"]


def test_ditto_with_nothing_above_is_doubted(read_rows):
    reading = read_rows([PLAIN[0], [1, "Nông Văn Páo", "nt", "Sở Y tế", "Giấy khen"]])
    assert reading.rows[0].position == ""
    assert any("phía trên" in doubt for doubt in reading.rows[0].doubts)


def test_ditto_below_a_section_is_taken_and_doubted(read_rows):
    reading = read_rows(
        [
            PLAIN[0],
            ["I. Tập thể"],
            [1, "Phòng Y tế", None, "UBND xã Na Sầm", "Giấy khen"],
            ["II. Cá nhân"],
            [1, "Hà Văn Lợi", "Bác sĩ", "nt", "Giấy khen"],
            [2, "Hà Văn Lai", "Bác sĩ", "Sở Y tế", "Giấy khen"],
            [3, "Hà Văn Lộc", "Bác sĩ", "nt", "Giấy khen"],
        ]
    )
    assert [row.unit for row in reading.rows[1:]] == ["UBND xã Na Sầm", "Sở Y tế", "Sở Y tế"]
    assert [any("mục trước" in doubt for doubt in row.doubts) for row in reading.rows[1:]] == [True, False, False]


def test_decomposed_text_no_break_spaces_and_line_breaks(read_rows):
    nfd = unicodedata.normalize("NFD", "Nguyễn Thị Hường")
    reading = read_rows(
        [
            [
                unicodedata.normalize("NFD", "STT"),
                unicodedata.normalize("NFD", "Họ\nvà tên"),
                "Chức vụ,\nđơn vị công tác",
                "Danh hiệu",
            ],
            [
                "1\xa0",
                f"\u200b{nfd.replace(' ', chr(0xA0))}\ufeff",
                "Phó Giám đốc\nSở Xây dựng",
                "Chiến sĩ thi đua\ncơ sở",
            ],
        ]
    )
    row = reading.rows[0]
    assert (row.name, row.position, row.unit) == ("Nguyễn Thị Hường", "Phó Giám đốc", "Sở Xây dựng")
    assert row.award == "Chiến sĩ thi đua cơ sở"


def test_names_in_capitals(read_rows):
    reading = read_rows([PLAIN[0], [1, "ÔNG ĐẶNG QUÝ SÀO", "Trưởng phòng", "Sở Y tế", "GIẤY KHEN CỦA GIÁM ĐỐC SỞ"]])
    assert reading.rows[0].name == "Đặng Quý Sào"
    assert "viết hoa" in reading.rows[0].because["name"]


def test_totals_and_signatures_are_no_recipients(read_rows):
    reading = read_rows(
        [
            *PLAIN,
            [None, "Tổng số: 02 cá nhân"],
            [],
            [None, None, None, "Lạng Sơn, ngày 03 tháng 4 năm 2025"],
            [None, "NGƯỜI LẬP BIỂU", None, "KT. CHỦ TỊCH"],
            [None, None, None, "PHÓ CHỦ TỊCH"],
            [None, "Vy Thị Lập", None, "Dương Văn Ký"],
        ]
    )
    assert len(reading.rows) == 2
    assert reading.doubts == []


def test_wrong_totals_are_said(read_rows):
    reading = read_rows([*PLAIN, [None, "Tổng cộng: 05 cá nhân"]])
    assert any("5 cá nhân" in doubt and "2" in doubt for doubt in reading.doubts)


def test_wrong_section_count_and_missing_number_are_said(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", "Đơn vị"],
            ["I. Cá nhân (03 người)"],
            [1, "Hà Văn Lợi", "Sở Y tế"],
            [3, "Hà Văn Lai", "Sở Y tế"],
        ]
    )
    assert any("ghi 3" in doubt for doubt in reading.doubts)
    assert any("Số thứ tự" in doubt for doubt in reading.doubts)


def test_several_sheets_and_a_hidden_one(xlsx):
    table = [["STT", "Tên", "Đơn vị", "Danh hiệu"]]
    data = xlsx(
        {
            "Tập thể": [*table, [1, "Phòng Tư pháp", "UBND xã Cai Kinh", "Tập thể lao động tiên tiến"]],
            "Cá nhân": [*table, [1, "Hà Văn Lợi", "Sở Y tế", "Lao động tiên tiến"]],
            "Nháp": [*table, [1, "Không Ai Cả", "Sở Y tế", "Lao động tiên tiến"]],
        },
        hidden=("Nháp",),
    )
    reading = read_list(data, "ds.xlsx")
    assert facts(reading, "name", "kind") == [("Phòng Tư pháp", "collective"), ("Hà Văn Lợi", "individual")]
    assert [sheet.name for sheet in reading.sheets] == ["Tập thể", "Cá nhân"]
    assert any("Nháp" in doubt for doubt in reading.doubts)


def test_awards_as_ticked_columns(read_rows):
    reading = read_rows(
        [
            ["TT", "Họ và tên", "Danh hiệu thi đua", None, "Giấy khen"],
            [None, None, "LĐTT", "CSTĐ cơ sở", None],
            [1, "Hà Văn Lợi", "x", None, None],
            [2, "Hà Thị Lan", "x", "x", None],
            [3, "Vi Văn Cửu", None, None, "X"],
        ],
        [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)],
    )
    assert facts(reading, "name", "award") == [
        ("Hà Văn Lợi", "LĐTT"),
        ("Hà Thị Lan", "LĐTT"),
        ("Hà Thị Lan", "CSTĐ cơ sở"),
        ("Vi Văn Cửu", "Giấy khen"),
    ]


def test_vertically_merged_unit_and_award(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"],
            [1, "Hà Văn Lợi", "Sở Y tế", "Lao động tiên tiến"],
            [2, "Hà Thị Lan", None, None],
        ],
        [(1, 2, 2, 2), (1, 3, 2, 3)],
    )
    assert facts(reading, "unit", "award") == [("Sở Y tế", "Lao động tiên tiến")] * 2
    assert "ô gộp" in reading.rows[1].because["unit"]
