"""Lists of offices of many kinds: the army, the police, schools, unions, the Party. All people are invented."""

from tests.registrations.tables.odd_lists import TITLE, Odd

OFFICES = [
    Odd(
        "family and given names in two columns",
        [
            TITLE,
            ["TT", "Họ", "Tên", "Chức danh", "Đơn vị"],
            [1, "Triệu Thị", "Mùi", "Giáo viên", "Trường Tiểu học Kỳ Lừa"],
            [2, "Phùng Chòi", "Nái", "Nhân viên", "nt"],
        ],
        [
            "Triệu Thị Mùi | individual | Giáo viên | Trường Tiểu học Kỳ Lừa | Bằng khen của Chủ tịch UBND tỉnh",
            "Phùng Chòi Nái | individual | Nhân viên | Trường Tiểu học Kỳ Lừa | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "family and given names below one merged heading",
        [
            TITLE,
            ["TT", "Họ và tên", None, "Đơn vị"],
            [None, "Họ", "Tên", None],
            [1, "Triệu Thị", "Mùi", "Sở Y tế"],
        ],
        [
            "Triệu Thị Mùi | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
        ],
        merges=[(1, 1, 1, 2), (1, 0, 2, 0), (1, 3, 2, 3)],
    ),
    Odd(
        "names in three columns",
        [
            TITLE,
            ["TT", "Họ", "Tên đệm", "Tên", "Đơn vị"],
            [1, "Triệu", "Thị", "Mùi", "Sở Y tế"],
        ],
        [
            "Triệu Thị Mùi | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "households with their addresses",
        [
            TITLE,
            ["STT", "Họ tên, chức vụ, nơi công tác"],
            ["I", "Hộ gia đình"],
            [1, "Hộ ông Đàm Văn Khìn\nThôn Nà Pài, xã Điềm He"],
            [2, "Gia đình bà Hứa Thị Nhình, thôn Bản Chu, xã Quốc Khánh"],
        ],
        [
            "Hộ ông Đàm Văn Khìn | household |  |  | Bằng khen của Chủ tịch UBND tỉnh",
            "Gia đình bà Hứa Thị Nhình | household |  |  | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "a person whose surname is also a body's first word",
        [
            TITLE,
            ["STT", "Họ và tên", "Đơn vị"],
            ["I", "Cá nhân"],
            [1, "Phòng Văn Hội", "Sở Y tế"],
            [2, "Lý Văn Ba", "Sở Y tế"],
        ],
        [
            "Phòng Văn Hội | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh !",
            "Lý Văn Ba | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "two lists beside each other",
        [
            TITLE,
            ["STT", "Họ và tên", "Đơn vị", "STT", "Họ và tên", "Đơn vị"],
            [1, "Lý Văn Ba", "Sở Y tế", 3, "Nông Thị Hà", "Sở Nội vụ"],
            [2, "Bế Văn Tư", "Sở Y tế", 4, "Vi Thị Sáu", "Sở Nội vụ"],
        ],
        [
            "Lý Văn Ba | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Bế Văn Tư | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual |  | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Thị Sáu | individual |  | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
        ],
        notes=1,
    ),
    Odd(
        "two lists beside each other, the right one shorter",
        [
            TITLE,
            ["STT", "Họ và tên", "Lớp", None, "STT", "Họ và tên", "Lớp"],
            [1, "Lý Văn Ba", "7A", None, 3, "Nông Thị Hà", "8B"],
            [2, "Bế Văn Tư", "7A", None, None, None, None],
        ],
        [
            "Lý Văn Ba | individual |  | Lớp 7A | Bằng khen của Chủ tịch UBND tỉnh",
            "Bế Văn Tư | individual |  | Lớp 7A | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual |  | Lớp 8B | Bằng khen của Chủ tịch UBND tỉnh",
        ],
        notes=1,
    ),
    Odd(
        "districts above people with units of their own",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
            ["I", "HUYỆN BẮC SƠN"],
            [1, "Lý Văn Ba", "Chủ tịch", "UBND xã Tân Tri"],
            ["II", "HUYỆN BÌNH GIA"],
            [1, "Nông Thị Hà", "Công chức", "UBND xã Hoa Thám"],
        ],
        [
            "Lý Văn Ba | individual | Chủ tịch | UBND xã Tân Tri | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Công chức | UBND xã Hoa Thám | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "rank and duty in two columns",
        [
            ["DANH SÁCH CÔNG NHẬN DANH HIỆU CHIẾN SĨ TIÊN TIẾN NĂM 2024"],
            ["TT", "Họ và tên", "Cấp bậc", "Chức vụ", "Đơn vị"],
            [1, "Lý Văn Ba", "Thượng úy", "Trợ lý Tham mưu", "Ban Chỉ huy Phòng thủ khu vực 1"],
            [2, "Nông Văn Hà", "Thiếu tá QNCN", "Nhân viên", "Tiểu đoàn 1"],
        ],
        [
            "Lý Văn Ba | individual | Thượng úy, Trợ lý Tham mưu | Ban Chỉ huy Phòng thủ khu vực 1 | Chiến sĩ tiên tiến",
            "Nông Văn Hà | individual | Thiếu tá QNCN, Nhân viên | Tiểu đoàn 1 | Chiến sĩ tiên tiến",
        ],
    ),
    Odd(
        "rank before the name",
        [
            TITLE,
            ["TT", "Cấp bậc, họ và tên", "Chức vụ, đơn vị"],
            [1, "Thượng úy Lý Văn Ba", "Cán bộ Phòng Cảnh sát hình sự"],
            [2, "Thiếu tá Nông Thị Hà", "Phó Trưởng Công an xã Tân Tri"],
        ],
        [
            "Lý Văn Ba | individual | Cán bộ | Phòng Cảnh sát hình sự | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Phó Trưởng Công an xã Tân Tri |  | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "pupils, subjects and prizes",
        [
            ["DANH SÁCH HỌC SINH ĐẠT GIẢI KỲ THI CHỌN HỌC SINH GIỎI CẤP TỈNH NĂM HỌC 2024-2025"],
            ["STT", "Họ và tên học sinh", "Ngày sinh", "Lớp", "Trường", "Môn", "Giải"],
            [1, "Lý Văn Ba", "01/02/2008", "11A1", "THPT Chu Văn An", "Toán", "Nhất"],
            [2, "Nông Thị Hà", "05/06/2008", "12A", "THPT Việt Bắc", "Ngữ văn", "Khuyến khích"],
            [3, "Vi Thị Sáu", "05/06/2008", "12A", "THPT Việt Bắc", "Vật lí", "Ba"],
        ],
        [
            "Lý Văn Ba | individual |  | Lớp 11A1, THPT Chu Văn An | Giải Nhất | 2008",
            "Nông Thị Hà | individual |  | Lớp 12A, THPT Việt Bắc | Giải Khuyến khích | 2008",
            "Vi Thị Sáu | individual |  | Lớp 12A, THPT Việt Bắc | Giải Ba | 2008",
        ],
    ),
    Odd(
        "class and school in one column",
        [
            TITLE,
            ["STT", "Họ và tên", "Lớp - Trường", "Thành tích"],
            [1, "Lý Văn Ba", "11A1 - Trường THPT Chu Văn An", "Giải Nhất môn Toán"],
            [2, "Nông Thị Hà", "12A - Trường THPT Việt Bắc", "Giải Nhì môn Văn"],
        ],
        [
            "Lý Văn Ba | individual |  | 11A1 - Trường THPT Chu Văn An | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual |  | 12A - Trường THPT Việt Bắc | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "youth union",
        [
            ["DANH SÁCH TẶNG BẰNG KHEN CỦA BAN CHẤP HÀNH TỈNH ĐOÀN"],
            ["STT", "Họ và tên", "Chức vụ", "Chi đoàn"],
            [1, "Lý Văn Ba", "Bí thư Chi đoàn", "Chi đoàn thôn Nà Pài"],
        ],
        [
            "Lý Văn Ba | individual | Bí thư Chi đoàn | Chi đoàn thôn Nà Pài | Bằng khen của Ban Chấp hành Tỉnh đoàn",
        ],
    ),
    Odd(
        "women's union",
        [
            TITLE,
            ["STT", "Họ và tên hội viên", "Chức danh hội", "Cơ sở Hội"],
            [1, "Nông Thị Hà", "Chi hội trưởng", "Hội LHPN xã Tân Tri"],
        ],
        [
            "Nông Thị Hà | individual | Chi hội trưởng | Hội LHPN xã Tân Tri | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "resistance orders",
        [
            ["DANH SÁCH TẶNG THƯỞNG HUÂN CHƯƠNG KHÁNG CHIẾN"],
            ["STT", "Họ và tên", "Năm sinh", "Nguyên quán", "Trú quán", "Hạng", "Ghi chú"],
            [1, "Lý Văn Ba", "1930", "xã Tân Tri, huyện Bắc Sơn", "xã Bắc Sơn", "Nhì", "đã chết"],
            [2, "Nông Thị Hà", "1932", "-nt-", "-nt-", "Ba", ""],
        ],
        [
            "Lý Văn Ba | individual |  |  | Huân chương Kháng chiến (Nhì) | 1930",
            "Nông Thị Hà | individual |  |  | Huân chương Kháng chiến (Ba) | 1932",
        ],
    ),
    Odd(
        "mothers and the relatives who receive for them",
        [
            ['DANH SÁCH TRUY TẶNG DANH HIỆU VINH DỰ NHÀ NƯỚC "BÀ MẸ VIỆT NAM ANH HÙNG"'],
            ["STT", "Họ và tên mẹ", "Năm sinh", "Quê quán", "Họ tên thân nhân nhận thay", "Quan hệ"],
            [1, "Nông Thị Hà", "1920", "xã Tân Tri", "Lý Văn Ba", "Con"],
        ],
        [
            "Nông Thị Hà | individual |  |  | Bà mẹ Việt Nam anh hùng | 1920",
        ],
    ),
    Odd(
        "martyrs and those who keep their altars",
        [
            ["DANH SÁCH TRUY TẶNG HUÂN CHƯƠNG ĐỘC LẬP HẠNG BA"],
            ["STT", "Họ tên liệt sĩ", "Người thờ cúng", "Địa chỉ"],
            [1, "Lý Văn Ba", "Lý Văn Tư", "xã Tân Tri"],
        ],
        [
            "Lý Văn Ba | individual |  |  | Huân chương Độc lập (Ba)",
        ],
    ),
    Odd(
        "foreigners",
        [
            TITLE,
            ["STT", "Họ và tên", "Quốc tịch", "Chức vụ", "Đơn vị"],
            [1, "John Smith", "Anh", "Giám đốc dự án", "Tổ chức Plan"],
            [2, "Vi Quốc Trung", "Trung Quốc", "Phó Thị trưởng", "Thành phố Bằng Tường"],
        ],
        [
            "John Smith | individual | Giám đốc dự án | Tổ chức Plan | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Quốc Trung | individual | Phó Thị trưởng | Thành phố Bằng Tường | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "initiatives beside their decisions",
        [
            ["DANH SÁCH CÔNG NHẬN DANH HIỆU CHIẾN SĨ THI ĐUA CẤP TỈNH"],
            ["STT", "Họ và tên", "Chức vụ, đơn vị", "Tên sáng kiến", "Số QĐ công nhận sáng kiến"],
            [1, "Lý Văn Ba", "Giáo viên, Trường THCS Tân Văn", "Giải pháp nâng cao chất lượng dạy học", "12/QĐ-UBND"],
        ],
        [
            "Lý Văn Ba | individual | Giáo viên | Trường THCS Tân Văn | Chiến sĩ thi đua cấp tỉnh",
        ],
    ),
    Odd(
        "an online form's export",
        [
            ["Timestamp", "Họ và tên", "Email", "Đơn vị", "Danh hiệu đề nghị"],
            ["01/02/2025 10:22:11", "Lý Văn Ba", "a@b.vn", "Sở Y tế", "Lao động tiên tiến"],
        ],
        [
            "Lý Văn Ba | individual |  | Sở Y tế | Lao động tiên tiến",
        ],
        notes=1,
    ),
    Odd(
        "an award merged over all rows",
        [
            ["TT", "Họ và tên", "Đơn vị", "Danh hiệu"],
            [1, "Lý Văn Ba", "Sở Y tế", "Lao động tiên tiến"],
            [2, "Nông Thị Hà", "Sở Nội vụ", None],
            [3, "Vi Thị Sáu", "Sở Xây dựng", None],
        ],
        [
            "Lý Văn Ba | individual |  | Sở Y tế | Lao động tiên tiến",
            "Nông Thị Hà | individual |  | Sở Nội vụ | Lao động tiên tiến",
            "Vi Thị Sáu | individual |  | Sở Xây dựng | Lao động tiên tiến",
        ],
        merges=[(1, 3, 3, 3)],
    ),
]
