"""Rows that are broken, odd, doubled or empty, and columns that are guessed, ticked or kept back. All people are invented."""

from registrations.tables.names import Kind

PLAIN = [
    ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"],
    [1, "Nông Văn Páo", "Trưởng phòng", "Sở Y tế", "Giấy khen"],
    [2, "Lường Thị Sẻn", "Chuyên viên", "Sở Nội vụ", "Bằng khen của Bộ trưởng Bộ Y tế"],
]


def facts(reading, *names):
    return [tuple(str(getattr(row, name) or "") for name in names) for row in reading.rows]


def test_person_merged_over_two_awards(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"],
            [1, "Hà Văn Lợi", "Sở Y tế", "Lao động tiên tiến"],
            [None, None, None, "Chiến sĩ thi đua cơ sở"],
        ],
        [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)],
    )
    assert facts(reading, "name", "award") == [
        ("Hà Văn Lợi", "Lao động tiên tiến"),
        ("Hà Văn Lợi", "Chiến sĩ thi đua cơ sở"),
    ]


def test_row_broken_over_two_lines_is_joined_and_marked(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", "Đơn vị", "Thành tích"],
            [1, "Hà Văn Lợi", "Sở Y tế", "Có nhiều đóng góp trong"],
            [None, None, None, "phong trào hiến máu"],
        ]
    )
    assert reading.rows[0].merit == "Có nhiều đóng góp trong phong trào hiến máu"
    assert reading.rows[0].doubts


def test_formulas_and_odd_names_are_marked(read_rows):
    reading = read_rows(
        [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"],
            [1, "{=A1}", "Sở Y tế", "Lao động tiên tiến"],
            [2, '=HYPERLINK("http://example.org")', "Sở Y tế", "Lao động tiên tiến"],
            [3, "<script>alert(1)</script>", "Sở Y tế", "Lao động tiên tiến"],
            [4, "Hà Văn\x07 Lợi", "Sở Y tế", "Lao động tiên tiến"],
        ]
    )
    formula, link, script, control = reading.rows
    assert formula.name == "Giá trị tính"
    assert any("công thức" in doubt for doubt in formula.doubts)
    assert link.name.startswith("=HYPERLINK")
    assert any("ký tự lạ" in doubt for doubt in link.doubts)
    assert any("ký tự lạ" in doubt for doubt in script.doubts)
    assert "\x07" not in control.name


def test_overlong_name_is_an_error_of_its_row_only(read_rows):
    reading = read_rows([*PLAIN, [3, "A" * 3000, "Chuyên viên", "Sở Y tế", "Giấy khen"]])
    assert [bool(row.errors) for row in reading.rows] == [False, False, True]
    assert len(reading.rows[2].name) <= 300
    assert reading.errors == 1


def test_row_without_a_name_and_row_with_nothing_else(read_rows):
    reading = read_rows([PLAIN[0], [1, None, "Chuyên viên", "Sở Y tế", "Giấy khen"], [2, "Hà Văn Lợi"], [3]])
    assert len(reading.rows) == 2
    assert reading.rows[0].errors
    assert any("danh hiệu" in doubt for doubt in reading.rows[1].doubts)


def test_position_and_unit_written_behind_the_name(read_rows):
    reading = read_rows(
        [
            ["DANH SÁCH KHEN THƯỞNG"],
            ["STT", "Họ và tên, chức vụ, đơn vị công tác", "Hình thức khen thưởng"],
            [1, "Ông Hà Văn Lợi, sinh năm 1970, Phó Trưởng phòng, Sở Y tế", "Giấy khen"],
            [2, "Bà Vi Thị Hoa - Hiệu trưởng Trường Mầm non Sơn Ca", "Giấy khen"],
        ]
    )
    assert facts(reading, "name", "position", "unit", "birth_year") == [
        ("Hà Văn Lợi", "Phó Trưởng phòng", "Sở Y tế", "1970"),
        ("Vi Thị Hoa", "Hiệu trưởng", "Trường Mầm non Sơn Ca", ""),
    ]


def test_title_with_two_awards_is_settled_by_kind_and_marked(read_rows):
    reading = read_rows(
        [
            ["DANH SÁCH"],
            ["Công nhận danh hiệu “Lao động tiên tiến” và “Tập thể lao động tiên tiến” năm 2023"],
            ["STT", "Họ và tên/Tên tập thể", "Đơn vị"],
            [1, "Phòng Tổng hợp", "Sở Y tế"],
            [2, "Hà Văn Lợi", "Sở Y tế"],
        ]
    )
    assert facts(reading, "award", "period") == [("Tập thể lao động tiên tiến", "2023"), ("Lao động tiên tiến", "2023")]
    assert all(row.doubts for row in reading.rows)


def test_two_columns_that_fit_equally_are_said(read_rows):
    reading = read_rows(
        [["STT", "Họ và tên", "Đơn vị", "Cơ quan", "Danh hiệu"], [1, "Hà Văn Lợi", "Phòng A", "Sở Y tế", "Giấy khen"]]
    )
    assert reading.rows[0].unit == "Phòng A"
    assert reading.rows[0].extra == {"Cơ quan": "Sở Y tế"}
    assert any("Cơ quan" in doubt for doubt in reading.doubts)


def test_remembered_mapping_overrules_the_vocabulary(read_rows):
    rows = [["STT", "Họ và tên", "Mã A", "Đơn vị", "Danh hiệu"], [1, "Hà Văn Lợi", "Bác sĩ", "Sở Y tế", "Giấy khen"]]
    assert read_rows(rows).rows[0].position == ""
    assert read_rows(rows, headings={"ma a": "position"}).rows[0].position == "Bác sĩ"


def test_identity_numbers_are_never_read(read_rows):
    reading = read_rows([["STT", "Họ và tên", "Số CCCD", "Danh hiệu"], [1, "Hà Văn Lợi", "020000000001", "Giấy khen"]])
    assert "020000000001" not in str(reading.as_dict())
    assert any("riêng tư" in doubt for doubt in reading.doubts)


def test_same_recipient_twice_is_marked(read_rows):
    reading = read_rows([*PLAIN, [3, *PLAIN[1][1:]]])
    assert any("trùng" in doubt for doubt in reading.rows[2].doubts)


def test_table_without_header_is_guessed_and_said(read_rows):
    reading = read_rows(
        [
            ["DANH SÁCH TẶNG GIẤY KHEN"],
            [1, "Hà Văn Lợi", 1970, "Bác sĩ, Trạm Y tế xã Ba Sơn"],
            [2, "Vi Thị Hoa", 1981, "Y sĩ, Trạm Y tế xã Ba Sơn"],
        ]
    )
    assert facts(reading, "name", "birth_year", "position", "award") == [
        ("Hà Văn Lợi", "1970", "Bác sĩ", "Giấy khen"),
        ("Vi Thị Hoa", "1981", "Y sĩ", "Giấy khen"),
    ]
    assert any("không có dòng tiêu đề" in doubt for doubt in reading.doubts)


def test_header_repeated_on_the_next_page(read_rows):
    reading = read_rows([*PLAIN, PLAIN[0], [3, "Sằm Văn Tẩy", "Y sĩ", "Sở Y tế", "Giấy khen"]])
    assert len(reading.rows) == 3


def test_collective_and_person_columns(read_rows):
    reading = read_rows(
        [
            ["STT", "Tên tập thể", "Họ tên cá nhân", "Danh hiệu"],
            [1, "Phòng Tổng hợp", None, "Tập thể lao động tiên tiến"],
            [2, None, "Hà Văn Lợi", "Lao động tiên tiến"],
        ]
    )
    assert facts(reading, "name", "kind") == [("Phòng Tổng hợp", "collective"), ("Hà Văn Lợi", "individual")]


def test_class_in_its_own_column(read_rows):
    reading = read_rows(
        [["STT", "Họ và tên", "Huân chương", "Hạng"], [1, "Hà Văn Lợi", "Huân chương Lao động", "Ba"]],
        headings={"huan chuong": "award"},
    )
    assert facts(reading, "award", "award_class") == [("Huân chương Lao động", "Ba")]


def test_kind_counts_and_plain_data(read_rows):
    data = read_rows(PLAIN).as_dict()
    assert data["count"] == 2
    assert data["rows"][0]["kind"] == "individual"
    assert data["rows"][0]["kind_label"] == "Cá nhân"
    assert Kind(data["rows"][1]["kind"]) == Kind.INDIVIDUAL
