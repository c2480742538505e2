"""Decisions that write their recipients out in articles, and merits that stand behind the list."""

from registrations.tables.reading import read_list


def facts(reading, *fields: str) -> list[tuple]:
    return [tuple(str(getattr(row, field)) for field in fields) for row in reading.rows]


def test_merit_behind_a_list_belongs_to_all_above(docx):
    data = docx(
        "DANH SÁCH KHEN THƯỞNG",
        "I. Huân chương Lao động hạng Nhất",
        "1. Ông Lý Văn Páo, Giám đốc Sở Y tế tỉnh Lạng Sơn;",
        "2. Nhân dân và cán bộ xã Thất Khê, tỉnh Lạng Sơn.",
        "II. Huân chương Lao động hạng Ba",
        "1. Bà Vi Thị Sáu, nguyên Phó Giám đốc Sở Công Thương tỉnh Lạng Sơn,",
        "Đã có thành tích xuất sắc trong công tác từ năm 2019 đến năm 2023./.",
        "CHỦ TỊCH NƯỚC",
    )
    reading = read_list(data, "ds.docx")
    merit = "Đã có thành tích xuất sắc trong công tác từ năm 2019 đến năm 2023"
    assert facts(reading, "name", "award_class", "merit") == [
        ("Lý Văn Páo", "Nhất", merit),
        ("Nhân dân và cán bộ xã Thất Khê, tỉnh Lạng Sơn", "Nhất", merit),
        ("Vi Thị Sáu", "Ba", merit),
    ]
    assert any("3 dòng phía trên" in doubt for doubt in reading.doubts)


def test_merit_behind_a_list_whose_rows_have_their_own(docx):
    table = [["STT", "Họ và tên", "Thành tích"], ["1", "Lý Văn Ba", "Cứu người"], ["2", "Nông Thị Hà", ""]]
    data = docx("DANH SÁCH TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH", table, "Đã có thành tích xuất sắc năm 2024.")
    reading = read_list(data, "ds.docx")
    assert facts(reading, "name", "merit") == [("Lý Văn Ba", "Cứu người"), ("Nông Thị Hà", "")]
    assert any("thành tích riêng" in doubt for doubt in reading.doubts)


def test_articles_with_an_award_each(docx):
    data = docx(
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 01 tập thể và 01 cá nhân có tên sau:",
        "1. Phòng Tổng hợp, Sở Nội vụ;",
        "2. Ông Bế Văn Tư, Chuyên viên, Sở Nội vụ.",
        "Đã có thành tích xuất sắc trong công tác năm 2024.",
        "Điều 2. Tặng Giấy khen của Giám đốc Sở Nội vụ cho các cá nhân gồm:",
        "1. Ông Lý Văn Ba, Trưởng phòng, Sở Nội vụ;",
        "Điều 3. Giao Sở Tài chính cấp kinh phí khen thưởng.",
    )
    reading = read_list(data, "ds.docx")
    assert facts(reading, "name", "kind", "award", "merit") == [
        ("Phòng Tổng hợp, Sở Nội vụ", "collective", "Bằng khen của Chủ tịch UBND tỉnh", MERIT),
        ("Bế Văn Tư", "individual", "Bằng khen của Chủ tịch UBND tỉnh", MERIT),
        ("Lý Văn Ba", "individual", "Giấy khen của Giám đốc Sở Nội vụ", ""),
    ]
    assert not any("nhưng đọc được" in doubt for doubt in reading.doubts)


MERIT = "Đã có thành tích xuất sắc trong công tác năm 2024"


def test_article_that_names_its_only_recipient(docx):
    data = docx(
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho ông Lý Văn Ba, Trưởng phòng, Sở Nội vụ, "
        "đã có thành tích xuất sắc trong công tác năm 2024.",
        "Điều 2. Chánh Văn phòng và ông Lý Văn Ba chịu trách nhiệm thi hành Quyết định này.",
    )
    reading = read_list(data, "ds.docx")
    assert facts(reading, "name", "position", "unit", "award", "merit") == [
        ("Lý Văn Ba", "Trưởng phòng", "Sở Nội vụ", "Bằng khen của Chủ tịch UBND tỉnh", MERIT[:1].lower() + MERIT[1:])
    ]


def test_household_keeps_its_address(docx):
    table = [
        ["STT", "Họ tên, chức vụ, nơi công tác"],
        ["1", "Hộ ông Đàm Văn Khìn\nThôn Nà Pài, xã Điềm He"],
        ["2", "Gia đình bà Hứa Thị Nhình, thôn Bản Chu, xã Quốc Khánh"],
    ]
    reading = read_list(docx("DANH SÁCH TẶNG GIẤY KHEN", table), "ds.docx")
    assert facts(reading, "name", "address", "kind") == [
        ("Hộ ông Đàm Văn Khìn", "Thôn Nà Pài, xã Điềm He", "household"),
        ("Gia đình bà Hứa Thị Nhình", "thôn Bản Chu, xã Quốc Khánh", "household"),
    ]


def test_table_inside_a_table_that_only_lays_out_the_page(docx):
    def row(*texts: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in texts) + "</w:tr>"

    inner = f"<w:tbl>{row('STT', 'Họ và tên', 'Danh hiệu')}{row('1', 'Lý Văn Ba', 'Lao động tiên tiến')}</w:tbl>"
    data = docx(f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>SỞ NỘI VỤ</w:t></w:r></w:p>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert facts(read_list(data, "ds.docx"), "name", "award") == [("Lý Văn Ba", "Lao động tiên tiến")]


def test_capitals_of_a_body_come_with_a_proposal(read_rows):
    reading = read_rows([["STT", "Tên tập thể", "Hình thức"], [1, "TỔ TOÁN - TIN, TRƯỜNG THPT VIỆT BẮC", "Giấy khen"]])
    (row,) = reading.rows
    assert row.name == "TỔ TOÁN - TIN, TRƯỜNG THPT VIỆT BẮC"
    assert "“Tổ Toán - Tin, Trường THPT Việt Bắc”" in row.doubts[0]


def test_year_of_birth_that_hardly_fits(read_rows):
    title = ["(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của Chủ tịch UBND tỉnh)"]
    reading = read_rows(
        [
            title,
            ["STT", "Họ và tên", "Năm sinh", "Hình thức khen thưởng"],
            [1, "Lý Văn Ba", 1990, "Huân chương Kháng chiến hạng Nhì"],
            [2, "Bế Văn Tư", 1938, "Huân chương Kháng chiến hạng Nhì"],
            [3, "Nông Thị Hà", 2023, "Giấy khen"],
            [4, "Vi Thị Sáu", 2014, "Giấy khen"],
        ]
    )
    assert [bool(row.doubts) for row in reading.rows] == [True, False, True, False]


def test_those_who_get_a_copy_are_no_recipients(docx):
    data = docx(
        "QUYẾT ĐỊNH",
        "Điều 1. Tặng Giấy khen của Chủ tịch UBND xã cho các cá nhân có tên sau đây:",
        "1. Bà Vi Thị Tâm, Giáo viên Trường Tiểu học Hồng Thái.",
        "Nơi nhận:",
        "- Sở Nội vụ;",
        "- Ông Trần Văn Báo, Phó Chủ tịch;",
    )
    assert [row.name for row in read_list(data, "qd.docx").rows] == ["Vi Thị Tâm"]
