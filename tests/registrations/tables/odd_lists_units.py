"""Odd lists in which units, kinds and awards share the rows (see odd_lists)."""

from tests.registrations.tables.odd_lists import TITLE, Odd

UNITS = [
    Odd(
        "ticks under the honorifics",
        [
            TITLE,
            ["STT", "Họ và tên", "Ông", "Bà", "Đơn vị"],
            [1, "Lý Văn Ba", "x", None, "Sở Y tế"],
            [2, "Nông Thị Hà", None, "x", "Sở Y tế"],
        ],
        [
            "Lý Văn Ba | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh |  | nam",
            "Nông Thị Hà | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh |  | nữ",
        ],
    ),
    Odd(
        "numbered units with counts",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ"],
            [None, "1. Sở Y tế (02 người)"],
            [1, "Lý Văn Ba", "Bác sĩ"],
            [2, "Nông Thị Hà", "Y sĩ"],
            [None, "2. Sở Nội vụ (01 người)"],
            [1, "Lý Văn Bốn", "Chuyên viên"],
        ],
        [
            "Lý Văn Ba | individual | Bác sĩ | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Y sĩ | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Bốn | individual | Chuyên viên | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "numbers and units merged beside people",
        [
            TITLE,
            ["STT", "Đơn vị", "Họ và tên", "Chức vụ", "Danh hiệu"],
            [1, "Sở Y tế", "Lý Văn Ba", "Bác sĩ", "LĐTT"],
            [None, None, "Nông Thị Hà", "Y sĩ", "LĐTT"],
            [2, "Sở Nội vụ", "Lý Văn Bốn", "Chuyên viên", "CSTĐCS"],
            [None, None, "Lý Văn Năm", "Chuyên viên", "LĐTT"],
        ],
        [
            "Lý Văn Ba | individual | Bác sĩ | Sở Y tế | LĐTT",
            "Nông Thị Hà | individual | Y sĩ | Sở Y tế | LĐTT",
            "Lý Văn Bốn | individual | Chuyên viên | Sở Nội vụ | CSTĐCS",
            "Lý Văn Năm | individual | Chuyên viên | Sở Nội vụ | LĐTT",
        ],
        merges=[(2, 0, 3, 0), (2, 1, 3, 1), (4, 0, 5, 0), (4, 1, 5, 1)],
    ),
    Odd(
        "unit only in the first of its rows",
        [
            TITLE,
            ["STT", "Đơn vị", "Họ và tên", "Chức vụ", "Danh hiệu"],
            [1, "Sở Y tế", "Lý Văn Ba", "Bác sĩ", "LĐTT"],
            [2, None, "Nông Thị Hà", "Y sĩ", "LĐTT"],
            [3, "Sở Nội vụ", "Lý Văn Bốn", "Chuyên viên", "CSTĐCS"],
        ],
        [
            "Lý Văn Ba | individual | Bác sĩ | Sở Y tế | LĐTT",
            "Nông Thị Hà | individual | Y sĩ |  | LĐTT !",
            "Lý Văn Bốn | individual | Chuyên viên | Sở Nội vụ | CSTĐCS",
        ],
    ),
    Odd(
        "households with a count column",
        [
            ["DANH SÁCH"],
            ["Hộ gia đình được công nhận danh hiệu “Gia đình văn hóa” năm 2024"],
            ["TT", "Họ và tên chủ hộ", "Số nhân khẩu", "Địa chỉ"],
            [1, "Lý Văn Ba", 4, "Thôn Nà Pài"],
            [2, "Nông Thị Hà", 3, "Thôn Nà Pài"],
        ],
        ["Lý Văn Ba | household |  |  | Gia đình văn hóa", "Nông Thị Hà | household |  |  | Gia đình văn hóa"],
    ),
    Odd(
        "school year with ticked titles and totals",
        [
            ["DANH SÁCH KHEN THƯỞNG NĂM HỌC 2024 - 2025"],
            [
                "STT",
                "Họ và tên",
                "Chức vụ",
                "Lao động tiên tiến",
                "CSTĐ cơ sở",
                "Giấy khen của Hiệu trưởng",
                "Bằng khen UBND tỉnh",
            ],
            [1, "Lý Văn Ba", "Giáo viên", "X", "X", "", ""],
            [2, "Nông Thị Hà", "Giáo viên", "✓", "", "", "✓"],
            ["Tổng cộng", None, None, 2, 1, 0, 1],
        ],
        [
            "Lý Văn Ba | individual | Giáo viên |  | Lao động tiên tiến",
            "Lý Văn Ba | individual | Giáo viên |  | CSTĐ cơ sở",
            "Nông Thị Hà | individual | Giáo viên |  | Lao động tiên tiến",
            "Nông Thị Hà | individual | Giáo viên |  | Bằng khen UBND tỉnh",
        ],
    ),
    Odd(
        "two titles named in the heading",
        [
            ["DANH SÁCH TẬP THỂ LAO ĐỘNG XUẤT SẮC VÀ CHIẾN SĨ THI ĐUA CƠ SỞ"],
            ["STT", "Tên tập thể, cá nhân", "Đơn vị"],
            ["A", "Tập thể lao động xuất sắc"],
            [1, "Phòng Tổng hợp", "Sở Y tế"],
            ["B", "Chiến sĩ thi đua cơ sở"],
            [1, "Lý Văn Ba", "Sở Y tế"],
        ],
        [
            "Phòng Tổng hợp | collective |  | Sở Y tế | Tập thể lao động xuất sắc",
            "Lý Văn Ba | individual |  | Sở Y tế | Chiến sĩ thi đua cơ sở",
        ],
    ),
    Odd(
        "two annexes on one sheet",
        [
            ["PHỤ LỤC I"],
            ["DANH SÁCH TẬP THỂ ĐƯỢC TẶNG CỜ THI ĐUA CỦA UBND TỈNH"],
            ["STT", "Tên đơn vị"],
            [1, "Sở Y tế"],
            [],
            ["PHỤ LỤC II"],
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"],
            ["STT", "Họ và tên", "Chức vụ, đơn vị công tác"],
            [1, "Lý Văn Ba", "Giám đốc Sở Y tế"],
        ],
        [
            "Sở Y tế | collective |  |  | Cờ thi đua của UBND tỉnh",
            "Lý Văn Ba | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "gender and people",
        [
            TITLE,
            ["STT", "Họ và tên", "Năm sinh", "Giới tính", "Dân tộc", "Chức vụ", "Đơn vị"],
            [1, "Lý Văn Ba", 1970, "Nam", "Tày", "Bác sĩ", "Sở Y tế"],
            [2, "Nông Thị Hà", 1971, "Nữ", "Nùng", "Bác sĩ", "Sở Y tế"],
            [3, "Nông Thị Hai", 1971, "0", "Nùng", "Bác sĩ", "Sở Y tế"],
        ],
        [
            "Lý Văn Ba | individual | Bác sĩ | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1970 | nam",
            "Nông Thị Hà | individual | Bác sĩ | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1971 | nữ",
            "Nông Thị Hai | individual | Bác sĩ | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1971 !",
        ],
    ),
    Odd(
        "merit in several lines and its ditto marks",
        [
            TITLE,
            ["STT", "Họ và tên", "Đơn vị", "Thành tích"],
            [1, "Lý Văn Ba", "Sở Y tế", "- Năm 2022: LĐTT;\n- Năm 2023: CSTĐCS;\n- Có 02 sáng kiến"],
            [2, "Nông Thị Hà", "nt", "Như trên"],
            [3, "Nông Thị Hai", "〃", "〃"],
            [4, "Nông Văn Tư", "như trên", "-"],
        ],
        [
            "Lý Văn Ba | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hai | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Văn Tư | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "awards as the second line of the header",
        [
            ["TỔNG HỢP DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"],
            ["TT", "Tên đơn vị/cá nhân", "Hình thức khen thưởng", None, None, "Ghi chú"],
            [None, None, "Bằng khen Thủ tướng", "Bằng khen UBND tỉnh", "Cờ thi đua UBND tỉnh", None],
            [1, "Sở Y tế", None, None, "x", None],
            [2, "Lý Văn Ba, Giám đốc Sở Y tế", "x", None, None, None],
        ],
        [
            "Sở Y tế | collective |  |  | Cờ thi đua UBND tỉnh",
            "Lý Văn Ba | individual | Giám đốc | Sở Y tế | Bằng khen Thủ tướng",
        ],
        merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5)],
    ),
    Odd(
        "kinds told by their names",
        [
            TITLE,
            ["STT", "Cá nhân, tập thể", "Đơn vị", "Năm sinh"],
            [1, "Lý Văn Ba", "Sở Y tế", 1970],
            [2, "Phòng Tổng hợp", "Sở Y tế", None],
            [3, "Nhóm thanh niên tình nguyện thôn Nà Pài", "xã Ba Sơn", None],
            [4, "Gia đình ông Lý Văn Tư", "xã Ba Sơn", None],
            [5, "Liên danh Tấn Phát", "xã Ba Sơn", None],
            [6, "Doanh nghiệp tư nhân Hoa Hồi", "xã Ba Sơn", None],
        ],
        [
            "Lý Văn Ba | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1970",
            "Phòng Tổng hợp | collective |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nhóm thanh niên tình nguyện thôn Nà Pài | collective |  | xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh",
            "Gia đình ông Lý Văn Tư | household |  | xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh",
            "Liên danh Tấn Phát | collective |  | xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh",
            "Doanh nghiệp tư nhân Hoa Hồi | enterprise |  | xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
]
