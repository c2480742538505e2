"""Lists of the Party, of athletes, villagers, the old and the fallen, and lists with faults of their own. All people are invented."""

from tests.registrations.tables.odd_lists import TITLE, Odd

PEOPLE = [
    Odd(
        "formulas that failed",
        [
            TITLE,
            ["TT", "Họ và tên", "Đơn vị"],
            [1, "Lý Văn Ba", "#REF!"],
            [2, "#N/A", "Sở Y tế"],
        ],
        [
            "Lý Văn Ba | individual |  |  | Bằng khen của Chủ tịch UBND tỉnh !",
            " |  |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh !",
        ],
    ),
    Odd(
        "numbers kept as text",
        [
            TITLE,
            ["TT", "Họ và tên", "Năm sinh", "Đơn vị"],
            ["'1", "Lý Văn Ba", "'1980", "Sở Y tế"],
            ["2.0", "Nông Thị Hà", " 1981 ", "Sở Y tế"],
        ],
        [
            "Lý Văn Ba | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1980",
            "Nông Thị Hà | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1981",
        ],
    ),
    Odd(
        "party organisations and members",
        [
            ["TỈNH ỦY LẠNG SƠN", None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
            ["*"],
            ["DANH SÁCH"],
            ["tổ chức đảng, đảng viên được tặng Bằng khen của Ban Thường vụ Tỉnh ủy"],
            ["(Kèm theo Quyết định số 15-QĐ/TU, ngày 03/02/2025 của Ban Thường vụ Tỉnh ủy)"],
            ["-----"],
            ["STT", "Tên tổ chức đảng, đảng viên", "Chức vụ, nơi công tác"],
            ["I", "Tổ chức đảng"],
            [1, "Đảng bộ xã Tân Tri", None],
            [2, "Chi bộ thôn Nà Pài, Đảng bộ xã Tân Tri", None],
            ["II", "Đảng viên"],
            [1, "Lý Văn Ba", "Bí thư Chi bộ thôn Nà Pài"],
        ],
        [
            "Đảng bộ xã Tân Tri | collective |  |  | Bằng khen của Ban Thường vụ Tỉnh ủy",
            "Chi bộ thôn Nà Pài, Đảng bộ xã Tân Tri | collective |  |  | Bằng khen của Ban Thường vụ Tỉnh ủy",
            "Lý Văn Ba | individual | Bí thư Chi bộ | thôn Nà Pài | Bằng khen của Ban Thường vụ Tỉnh ủy",
        ],
    ),
    Odd(
        "badges of party membership",
        [
            ["DANH SÁCH ĐẢNG VIÊN ĐƯỢC TẶNG HUY HIỆU ĐẢNG"],
            ["STT", "Họ và tên", "Năm sinh", "Ngày vào Đảng", "Chi bộ", "Huy hiệu"],
            [1, "Lý Văn Ba", 1940, "03/02/1965", "Chi bộ khối 3", "60 năm"],
            [2, "Nông Thị Hà", 1950, "19/5/1975", "Chi bộ khối 4", "50 năm"],
        ],
        [
            "Lý Văn Ba | individual |  | Chi bộ khối 3 | Huy hiệu 60 năm | 1940",
            "Nông Thị Hà | individual |  | Chi bộ khối 4 | Huy hiệu 50 năm | 1950",
        ],
    ),
    Odd(
        "villages",
        [
            TITLE,
            ["TT", "Tên thôn, bản, khối phố", "Xã, phường"],
            [1, "Thôn Nà Pài", "xã Tân Tri"],
            [2, "Khối 3", "phường Kỳ Lừa"],
        ],
        [
            "Thôn Nà Pài | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh",
            "Khối 3 | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "awards as numbered rows",
        [
            ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Ghi chú"],
            [1, "BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"],
            ["1.1", "Lý Văn Ba", "Giám đốc", "Sở Y tế"],
            ["1.2", "Nông Thị Hà", "Phó Giám đốc", "Sở Y tế"],
            [2, "GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
            ["2.1", "Vi Thị Sáu", "Chuyên viên", "Sở Nội vụ"],
        ],
        [
            "Lý Văn Ba | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Phó Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Vi Thị Sáu | individual | Chuyên viên | Sở Nội vụ | Giấy khen của Giám đốc Sở",
        ],
    ),
    Odd(
        "English headings",
        [
            ["No.", "Full name", "Position", "Unit", "Award"],
            [1, "Lý Văn Ba", "Bác sĩ", "Sở Y tế", "Bằng khen"],
        ],
        [
            "Lý Văn Ba | individual | Bác sĩ | Sở Y tế | Bằng khen",
        ],
    ),
    Odd(
        "degrees and departments",
        [
            TITLE,
            ["STT", "Họ và tên", "Trình độ", "Khoa/Phòng", "Chức vụ"],
            [1, "BSCKI. Lý Văn Ba", "BSCKI", "Khoa Nội", "Trưởng khoa"],
            [2, "ĐD Nông Thị Hà", "CĐ", "Khoa Ngoại", "Điều dưỡng trưởng"],
        ],
        [
            "Lý Văn Ba | individual | Trưởng khoa | Khoa Nội | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Điều dưỡng trưởng | Khoa Ngoại | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "husband and wife",
        [
            ["DANH SÁCH GIA ĐÌNH TIÊU BIỂU ĐƯỢC TẶNG GIẤY KHEN"],
            ["STT", "Họ tên chồng", "Họ tên vợ", "Địa chỉ"],
            [1, "Lý Văn Ba", "Nông Thị Hà", "xã Tân Tri"],
        ],
        [
            "Lý Văn Ba | individual |  |  | Giấy khen",
        ],
        notes=1,
    ),
    Odd(
        "medals of athletes",
        [
            ["DANH SÁCH VẬN ĐỘNG VIÊN ĐẠT HUY CHƯƠNG"],
            ["STT", "Họ và tên", "Môn", "Nội dung", "Huy chương"],
            [1, "Lý Văn Ba", "Wushu", "Tán thủ 56 kg", "Vàng"],
            [2, "Nông Thị Hà", "Wushu", "Taolu", "Bạc"],
        ],
        [
            "Lý Văn Ba | individual |  |  | Huy chương Vàng",
            "Nông Thị Hà | individual |  |  | Huy chương Bạc",
        ],
    ),
    Odd(
        "bodies and their heads",
        [
            TITLE,
            ["STT", "Tên đơn vị", "Thủ trưởng đơn vị", "Địa chỉ"],
            [1, "Trường THPT Việt Bắc", "Lý Văn Ba", "phường Kỳ Lừa"],
            [2, "Trường THPT Chu Văn An", "Nông Thị Hà", "phường Kỳ Lừa"],
        ],
        [
            "Trường THPT Việt Bắc | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh",
            "Trường THPT Chu Văn An | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "namesakes and second names",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ, đơn vị"],
            [1, "Lý Văn Ba (tức Lý Minh)", "Nghệ nhân, Hội Bảo tồn dân ca"],
            [2, "Nông Thị Hà (A)", "Giáo viên, Trường THCS Tân Văn"],
            [3, "Nông Thị Hà (B)", "Giáo viên, Trường THCS Tân Văn"],
        ],
        [
            "Lý Văn Ba (tức Lý Minh) | individual | Nghệ nhân | Hội Bảo tồn dân ca | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà (A) | individual | Giáo viên | Trường THCS Tân Văn | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà (B) | individual | Giáo viên | Trường THCS Tân Văn | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "two posts",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ Đảng", "Chức vụ chính quyền", "Đơn vị"],
            [1, "Lý Văn Ba", "Bí thư", "Giám đốc", "Sở Y tế"],
        ],
        [
            "Lý Văn Ba | individual | Bí thư, Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "clans",
        [
            ["DANH SÁCH DÒNG HỌ HIẾU HỌC ĐƯỢC TẶNG GIẤY KHEN"],
            ["TT", "Dòng họ", "Địa chỉ"],
            [1, "Dòng họ Lý", "Thôn Nà Pài"],
            [2, "Dòng họ Nông", "Thôn Nà Pài"],
        ],
        [
            "Dòng họ Lý | collective |  |  | Giấy khen",
            "Dòng họ Nông | collective |  |  | Giấy khen",
        ],
    ),
    Odd(
        "a merit in the title before the award",
        [
            [
                "DANH SÁCH TẬP THỂ, CÁ NHÂN CÓ THÀNH TÍCH XUẤT SẮC TRONG PHONG TRÀO XÂY DỰNG NÔNG THÔN MỚI ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"
            ],
            ["TT", "Đơn vị, cá nhân", "Địa chỉ, chức vụ", "Ghi chú"],
            ["A", "TẬP THỂ"],
            [1, "Nhân dân và cán bộ xã Tân Tri"],
            ["B", "CÁ NHÂN"],
            [1, "Ông Lý Văn Ba", "Trưởng thôn Nà Pài"],
        ],
        [
            "Nhân dân và cán bộ xã Tân Tri | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Ba | individual | Trưởng thôn Nà Pài |  | Bằng khen của Chủ tịch UBND tỉnh |  | nam",
        ],
    ),
    Odd(
        "rank beside duty and unit",
        [
            ["DANH SÁCH CHIẾN SĨ THI ĐUA CƠ SỞ"],
            ["TT", "Họ và tên", "Cấp bậc", "Chức vụ, đơn vị"],
            [1, "Lý Văn Ba", "Đại úy", "Đội trưởng, Đồn Biên phòng Tân Thanh"],
        ],
        [
            "Lý Văn Ba | individual | Đại úy, Đội trưởng | Đồn Biên phòng Tân Thanh | Chiến sĩ thi đua cơ sở",
        ],
    ),
    Odd(
        "position and unit parted by a stroke",
        [
            TITLE,
            ["TT", "Họ và tên", "Chức vụ/Đơn vị"],
            [1, "Lý Văn Ba", "Giám đốc/Sở Y tế"],
            [2, "Nông Thị Hà", "Bác sĩ / Trung tâm Y tế Bắc Sơn"],
        ],
        [
            "Lý Văn Ba | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Bác sĩ | Trung tâm Y tế Bắc Sơn | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "prizes as sections",
        [
            ["KẾT QUẢ CUỘC THI SÁNG TẠO THANH THIẾU NIÊN, NHI ĐỒNG"],
            ["TT", "Họ và tên tác giả", "Tên sản phẩm", "Đơn vị"],
            ["GIẢI NHẤT"],
            [1, "Lý Văn Ba", "Máy tách hồi", "Trường THCS Tân Văn"],
            ["GIẢI NHÌ"],
            [2, "Nông Thị Hà", "Đèn học", "Trường THCS Tân Văn"],
        ],
        [
            "Lý Văn Ba | individual |  | Trường THCS Tân Văn | Giải Nhất",
            "Nông Thị Hà | individual |  | Trường THCS Tân Văn | Giải Nhì",
        ],
    ),
    Odd(
        "districts above a row without a unit",
        [
            TITLE,
            ["TT", "Họ và tên", "Đơn vị"],
            ["I", "Huyện Bắc Sơn"],
            [1, "Lý Văn Ba", None],
            ["II", "Thành phố Lạng Sơn"],
            [1, "Nông Thị Hà", "Phường Chi Lăng"],
        ],
        [
            "Lý Văn Ba | individual |  | Huyện Bắc Sơn | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual |  | Phường Chi Lăng | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "long and short names",
        [
            TITLE,
            ["TT", "Họ và tên", "Đơn vị"],
            [1, "Hoàng Thị Ngọc Ánh Dương", "Sở Y tế"],
            [2, "Tôn Nữ Hoàng Thị Bích Hà", "Sở Y tế"],
            [3, "Y Blú", "Sở Y tế"],
        ],
        [
            "Hoàng Thị Ngọc Ánh Dương | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Tôn Nữ Hoàng Thị Bích Hà | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Y Blú | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "a year behind the award in the title",
        [
            ["DANH SÁCH TẶNG CỜ THI ĐUA CỦA UBND TỈNH NĂM 2024"],
            ["TT", "Cụm, khối thi đua", "Đơn vị được tặng cờ"],
            [1, "Cụm thi đua số 1", "UBND xã Tân Tri"],
            [2, "Khối thi đua các sở, ngành", "Sở Y tế"],
        ],
        [
            "UBND xã Tân Tri | collective |  |  | Cờ thi đua của UBND tỉnh",
            "Sở Y tế | collective |  |  | Cờ thi đua của UBND tỉnh",
        ],
    ),
]
