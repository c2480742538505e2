"""Odd lists whose wording is the difficulty (see odd_lists)."""

from tests.registrations.tables.odd_lists import TITLE, Odd

WORDINGS = [
    Odd(
        "who is asked to confer",
        [
            ["DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND TỈNH TẶNG BẰNG KHEN"],
            ["(Kèm theo Tờ trình số 25/TTr-SYT ngày 03/11/2025 của Sở Y tế)"],
            ["STT", "Họ và tên", "Chức vụ, đơn vị công tác"],
            [1, "Lý Văn Ba", "Bác sĩ, Sở Y tế"],
        ],
        ["Lý Văn Ba | individual | Bác sĩ | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh"],
    ),
    Odd(
        "a table for each award and kind",
        [
            ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG TẠI HỘI NGHỊ TỔNG KẾT NĂM 2024"],
            ["I. Bằng khen của Chủ tịch UBND tỉnh"],
            ["1. Tập thể"],
            ["STT", "Tên tập thể"],
            [1, "Sở Y tế"],
            ["2. Cá nhân"],
            ["STT", "Họ và tên", "Chức vụ"],
            [1, "Lý Văn Ba", "Giám đốc"],
            ["II. Giấy khen của Giám đốc Sở"],
            ["1. Tập thể"],
            ["STT", "Tên tập thể"],
            [1, "Phòng Tổng hợp"],
            ["2. Cá nhân"],
            ["STT", "Họ và tên", "Chức vụ"],
            [1, "Nông Thị Hà", "Chuyên viên"],
        ],
        [
            "Sở Y tế | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Ba | individual | Giám đốc |  | Bằng khen của Chủ tịch UBND tỉnh",
            "Phòng Tổng hợp | collective |  |  | Giấy khen của Giám đốc Sở",
            "Nông Thị Hà | individual | Chuyên viên |  | Giấy khen của Giám đốc Sở",
        ],
    ),
    Odd(
        "everything in one cell",
        [
            TITLE,
            ["STT", "Họ và tên, chức vụ, đơn vị"],
            ["I", "TẬP THỂ"],
            [1, "Phòng Tổ chức cán bộ, Sở Nội vụ"],
            [2, "Nhân dân và cán bộ xã Ba Sơn, tỉnh Lạng Sơn"],
            ["II", "CÁ NHÂN"],
            [1, "Ông Lý Văn Ba, sinh năm 1970, dân tộc Tày, Giám đốc Sở Y tế"],
            [2, "Bà Nông Thị Hà (1980), Chủ tịch Hội Phụ nữ xã Ba Sơn"],
            [3, "Lý Văn Tư - Bí thư Đảng ủy xã Ba Sơn"],
            [4, "Hoàng Văn Năm; Y sĩ; Trạm Y tế xã Ba Sơn"],
            [5, "Vi Văn Sáu: Trưởng thôn Nà Pài, xã Ba Sơn"],
        ],
        [
            "Phòng Tổ chức cán bộ, Sở Nội vụ | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh",
            "Nhân dân và cán bộ xã Ba Sơn, tỉnh Lạng Sơn | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Ba | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1970 | nam",
            "Nông Thị Hà | individual | Chủ tịch | Hội Phụ nữ xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh | 1980 | nữ",
            "Lý Văn Tư | individual | Bí thư | Đảng ủy xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh",
            "Hoàng Văn Năm | individual | Y sĩ | Trạm Y tế xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Văn Sáu | individual | Trưởng thôn Nà Pài | xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "ditto marks in every form",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
            ["1", "Lý Văn Ba", "Giám đốc", "Sở Y tế"],
            ["2", "Nông Thị Hà", '"', '"'],
            ["3", "Nông Thị Hai", "-", "nt"],
            ["4", "Vi Văn Tư", "nt.", "nt."],
            ["5", "Vi Văn Năm", "( nt )", "(nt)"],
            ["6", "Vi Văn Sáu", "‟", "‟"],
            ["7", "Vi Văn Bảy", ". . .", "…"],
            ["8", "Vi Văn Tám", "Như trên.", "Cùng đơn vị"],
            ["9", "Vi Văn Chín", "- như trên -", "-//-"],
            ["10", "Vi Văn Mười", "như trên", "''"],
            ["11", "Vi Văn Một", "Như dòng trên", "N/t"],
        ],
        [
            "Lý Văn Ba | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hai | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Văn Tư | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Văn Năm | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Văn Sáu | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Văn Bảy | individual |  |  | Bằng khen của Chủ tịch UBND tỉnh !",
            "Vi Văn Tám | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Văn Chín | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Văn Mười | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Văn Một | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "posthumous by the title",
        [
            ["DANH SÁCH TRUY TẶNG HUÂN CHƯƠNG ĐỘC LẬP HẠNG NHÌ"],
            ["STT", "Họ và tên gia đình", "Địa chỉ", "Ghi chú"],
            [1, "Gia đình ông Lý Văn Ba (có 3 con là liệt sĩ)", "xã Ba Sơn", "Có 3 con là liệt sĩ"],
        ],
        ["Gia đình ông Lý Văn Ba (có 3 con là liệt sĩ) | household |  |  | Huân chương Độc lập (Nhì)"],
    ),
    Odd(
        "heroic mothers",
        [
            ["DANH SÁCH PHONG TẶNG, TRUY TẶNG DANH HIỆU VINH DỰ NHÀ NƯỚC “BÀ MẸ VIỆT NAM ANH HÙNG”"],
            ["STT", "Họ và tên mẹ", "Năm sinh", "Quê quán", "Con là liệt sĩ", "Phong tặng/Truy tặng"],
            [1, "Mẹ Nông Thị Hà", 1920, "xã Ba Sơn", "Lý Văn Ba", "Truy tặng"],
        ],
        ["Nông Thị Hà | individual |  |  | Bà mẹ Việt Nam anh hùng | 1920 | nữ"],
    ),
    Odd(
        "sudden merit with money",
        [
            ["Danh sách khen thưởng đột xuất"],
            ["Stt", "Tên", "Thành tích", "Khen thưởng", "Mức thưởng"],
            [1, "Lý Văn Ba - SN 1990 - Thôn Nà Pài", "Cứu người đuối nước", "Bằng khen CT UBND tỉnh", "1.000.000đ"],
            [2, "Công an xã Ba Sơn", "Bắt đối tượng trộm cắp", "Giấy khen của Chủ tịch UBND xã", "500.000đ"],
        ],
        [
            "Lý Văn Ba | individual |  | Thôn Nà Pài | Bằng khen CT UBND tỉnh | 1990",
            "Công an xã Ba Sơn | collective |  |  | Giấy khen của Chủ tịch UBND xã",
        ],
    ),
    Odd(
        "ranks",
        [
            TITLE,
            ["Stt", "Họ và tên", "Quân hàm, chức vụ", "Đơn vị"],
            [1, "Lý Văn Ba", "Đại tá, Chỉ huy trưởng", "Bộ Chỉ huy Quân sự tỉnh"],
            [2, "Nông Thị Hà", "Thiếu tá QNCN", "Bộ Chỉ huy Quân sự tỉnh"],
        ],
        [
            "Lý Văn Ba | individual | Đại tá, Chỉ huy trưởng | Bộ Chỉ huy Quân sự tỉnh | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Thiếu tá QNCN | Bộ Chỉ huy Quân sự tỉnh | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "short award completed from the title",
        [
            ["DANH SÁCH"],
            ["Tập thể, cá nhân được tặng Cờ thi đua, Bằng khen của Chủ tịch UBND tỉnh"],
            ["STT", "Tên", "Hình thức"],
            [1, "Sở Y tế", "Cờ thi đua"],
            [2, "Lý Văn Ba", "Bằng khen"],
        ],
        ["Sở Y tế | collective |  |  | Cờ thi đua", "Lý Văn Ba | individual |  |  | Bằng khen của Chủ tịch UBND tỉnh"],
    ),
    Odd(
        "two people in one cell",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ, đơn vị công tác"],
            [1, "Ông Lý Văn Ba\nBà Nông Thị Hà", "Nông dân, xã Ba Sơn"],
            [2, "Lý Văn Tư, Nông Thị Năm", "Nông dân, xã Ba Sơn"],
        ],
        [
            "Lý Văn Ba Bà Nông Thị Hà | individual | Nông dân | xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh |  | nam !",
            "Lý Văn Tư, Nông Thị Năm | individual | Nông dân | xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh !",
        ],
    ),
    Odd(
        "collectives and people in columns without numbers",
        [
            TITLE,
            ["Tập thể", "Cá nhân", "Chức vụ"],
            ["Sở Y tế", None, None],
            [None, "Nông Thị Hà", "Chuyên viên Sở Nội vụ"],
        ],
        [
            "Sở Y tế | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Chuyên viên | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "unit behind the position where its cell is blank",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
            [1, "Lý Văn Ba", "Giám đốc Sở Y tế", None],
            [2, "Nông Thị Hà", "Trưởng phòng", "Sở Nội vụ"],
        ],
        [
            "Lý Văn Ba | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Trưởng phòng | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "sectors that sound like kinds",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
            ["I. Khối Đảng, đoàn thể"],
            [1, "Lý Văn Ba", "Chuyên viên", "Ban Tổ chức Tỉnh ủy"],
            ["II. Khối doanh nghiệp"],
            [2, "Nông Thị Hà", "Giám đốc", "Công ty TNHH Hoa Hồi"],
            ["III. Các huyện, thành phố"],
            [3, "Vi Văn Tư", "Chuyên viên", "UBND huyện Bắc Sơn"],
        ],
        [
            "Lý Văn Ba | individual | Chuyên viên | Ban Tổ chức Tỉnh ủy | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Giám đốc | Công ty TNHH Hoa Hồi | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Văn Tư | individual | Chuyên viên | UBND huyện Bắc Sơn | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "badges with their years",
        [
            ["DANH SÁCH"],
            ["Cá nhân được tặng Huy hiệu 30 năm, 40 năm tuổi Đảng"],
            ["STT", "Họ và tên", "Chi bộ", "Huy hiệu"],
            [1, "Lý Văn Ba", "Chi bộ thôn Nà Pài", "30 năm"],
            [2, "Nông Thị Hà", "Chi bộ thôn Nà Pài", "40 năm"],
        ],
        [
            "Lý Văn Ba | individual |  | Chi bộ thôn Nà Pài | Huy hiệu 30 năm",
            "Nông Thị Hà | individual |  | Chi bộ thôn Nà Pài | Huy hiệu 40 năm",
        ],
    ),
    Odd(
        "pupils with class, school and prize",
        [
            ["DANH SÁCH HỌC SINH ĐẠT GIẢI KỲ THI CHỌN HỌC SINH GIỎI CẤP TỈNH"],
            ["STT", "Họ và tên học sinh", "Lớp", "Trường", "Môn", "Giải"],
            [1, "Lý Văn Ba", "12A", "THPT Việt Bắc", "Toán", "Nhất"],
            [2, "Nông Thị Hà", "12B", "THPT Chu Văn An", "Văn", "Khuyến khích"],
        ],
        [
            "Lý Văn Ba | individual |  | Lớp 12A, THPT Việt Bắc | Giải Nhất",
            "Nông Thị Hà | individual |  | Lớp 12B, THPT Chu Văn An | Giải Khuyến khích",
        ],
    ),
    Odd(
        "bodies without a known first word",
        [
            TITLE,
            ["STT", "Tên", "Địa chỉ/Đơn vị", "Lĩnh vực", "Thành tích tiêu biểu"],
            [1, "HTX Nông sản Na Dương", "xã Na Dương", "Nông nghiệp", "Có đóng góp"],
            [2, "Bà con thôn Nà Pài", "xã Ba Sơn", "Nông thôn mới", "Hiến đất"],
        ],
        [
            "HTX Nông sản Na Dương | enterprise |  | xã Na Dương | Bằng khen của Chủ tịch UBND tỉnh",
            "Bà con thôn Nà Pài |  |  | xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh !",
        ],
    ),
]
