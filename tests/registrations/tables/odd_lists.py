"""Lists as odd as offices make them, each with what must be read out of it. All people are invented.

A row reads: name | kind | position | unit | award (class) | birth year | gender, with " !" where it must be doubted.
"""

from dataclasses import dataclass, field

TITLE = ["DANH SÁCH TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"]


@dataclass
class Odd:
    """A list: its rows, merged ranges, the recipients in it, the number of doubts about it as a whole."""

    name: str
    rows: list
    told: list[str]
    notes: int = 0
    merges: list = field(default_factory=list)


ODD = [
    Odd(
        "given names in a column without a heading",
        [
            ["Mẫu số 01"],
            ["UBND TỈNH LẠNG SƠN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["SỞ Y TẾ", None, None, "Độc lập - Tự do - Hạnh phúc"],
            TITLE,
            ["TT", "Họ và tên", None, "Năm sinh", "Chức vụ - Đơn vị"],
            [1, "Nguyễn Thị", "Lan", 1980, "Bác sĩ - Trung tâm Y tế Bắc Sơn"],
            [2, "Hoàng Văn", "Páo", 1977, "Y sĩ - Trạm Y tế xã Ba Sơn"],
        ],
        [
            "Nguyễn Thị Lan | individual | Bác sĩ | Trung tâm Y tế Bắc Sơn | Bằng khen của Chủ tịch UBND tỉnh | 1980",
            "Hoàng Văn Páo | individual | Y sĩ | Trạm Y tế xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh | 1977",
        ],
    ),
    Odd(
        "awards of earlier years beside the one conferred",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu đã đạt được", None, None],
            [None, None, None, None, "2022", "2023", "2024"],
            [1, "Nguyễn Thị Lan", "Bác sĩ", "Sở Y tế", "LĐTT", "CSTĐCS", "LĐTT"],
        ],
        ["Nguyễn Thị Lan | individual | Bác sĩ | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh"],
        merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 1, 6)],
    ),
    Odd(
        "titles and certificates in two columns",
        [
            ["TT", "Họ tên", "Chức vụ, đơn vị", "Danh hiệu thi đua", "Hình thức khen thưởng"],
            [1, "Nguyễn Thị Lan", "Bác sĩ, Sở Y tế", "LĐTT", None],
            [2, "Hoàng Văn Páo", "Bác sĩ, Sở Y tế", "CSTĐ cơ sở", "Giấy khen của Giám đốc Sở"],
            [3, "Hoàng Văn Pạo", "Bác sĩ, Sở Y tế", None, "Bằng khen của UBND tỉnh"],
        ],
        [
            "Nguyễn Thị Lan | individual | Bác sĩ | Sở Y tế | LĐTT",
            "Hoàng Văn Páo | individual | Bác sĩ | Sở Y tế | CSTĐ cơ sở",
            "Hoàng Văn Páo | individual | Bác sĩ | Sở Y tế | Giấy khen của Giám đốc Sở",
            "Hoàng Văn Pạo | individual | Bác sĩ | Sở Y tế | Bằng khen của UBND tỉnh",
        ],
    ),
    Odd(
        "earlier awards and the one proposed",
        [
            TITLE,
            ["TT", "Họ tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng đã được tặng", "Đề nghị khen thưởng"],
            [1, "Nguyễn Thị Lan", "Bác sĩ", "Sở Y tế", "Giấy khen năm 2020", "Bằng khen của Chủ tịch UBND tỉnh"],
        ],
        ["Nguyễn Thị Lan | individual | Bác sĩ | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh"],
    ),
    Odd(
        "units as bare rows above people",
        [
            TITLE,
            ["TT", "Họ và tên", "Chức vụ"],
            ["Sở Y tế"],
            [1, "Nguyễn Thị Lan", "Giám đốc"],
            [2, "Hoàng Văn Páo", "Phó Giám đốc"],
            ["Sở Nội vụ"],
            [1, "Hoàng Văn Pạo", "Chuyên viên"],
        ],
        [
            "Nguyễn Thị Lan | individual | Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Hoàng Văn Páo | individual | Phó Giám đốc | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Hoàng Văn Pạo | individual | Chuyên viên | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "letters, numerals and numbers in levels",
        [
            ["DANH SÁCH KHEN THƯỞNG NĂM 2024"],
            ["TT", "Tên tập thể, cá nhân", "Chức vụ", "Ghi chú"],
            ["A", "TẬP THỂ"],
            ["I", "Cờ thi đua của UBND tỉnh"],
            [1, "Sở Y tế"],
            ["II", "Bằng khen của Chủ tịch UBND tỉnh"],
            [1, "Phòng Tổ chức, Sở Y tế"],
            ["B", "CÁ NHÂN"],
            ["I", "Chiến sĩ thi đua cấp tỉnh"],
            [1, "Nguyễn Thị Lan", "Giám đốc Sở Y tế"],
            ["II", "Bằng khen của Chủ tịch UBND tỉnh"],
            ["1", "Sở Y tế"],
            ["1.1", "Hoàng Văn Páo", "Chuyên viên"],
            ["1.2", "Hoàng Văn Pạo", "Chuyên viên"],
            ["2", "Huyện Bắc Sơn"],
            ["2.1", "Hoàng Văn Phạo", "Chuyên viên"],
        ],
        [
            "Sở Y tế | collective |  |  | Cờ thi đua của UBND tỉnh",
            "Phòng Tổ chức, Sở Y tế | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh",
            "Nguyễn Thị Lan | individual | Giám đốc | Sở Y tế | Chiến sĩ thi đua cấp tỉnh",
            "Hoàng Văn Páo | individual | Chuyên viên | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Hoàng Văn Pạo | individual | Chuyên viên | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Hoàng Văn Phạo | individual | Chuyên viên | Huyện Bắc Sơn | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "kinds as ticked columns",
        [
            TITLE,
            ["STT", "Tên tập thể, cá nhân", "Đối tượng", None, "Đơn vị"],
            [None, None, "Tập thể", "Cá nhân", None],
            [1, "Phòng Tổng hợp", "x", None, "Sở Y tế"],
            [2, "Nguyễn Thị Lan", None, "x", "Sở Y tế"],
        ],
        [
            "Phòng Tổng hợp | collective |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Nguyễn Thị Lan | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
        ],
        merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4)],
    ),
    Odd(
        "positions and units joined in many ways",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức danh, nơi công tác"],
            [1, "Nguyễn Thị Lan", "Giáo viên - Trường THCS Tân Văn - xã Tân Văn"],
            [2, "Hoàng Văn Páo", "Trưởng phòng Hành chính, Bệnh viện Đa khoa tỉnh"],
            [3, "Lý Văn Ba", "Phó Chủ tịch UBND xã Ba Sơn"],
            [4, "Lý Văn Bốn", "Nông dân\nthôn Nà Pài, xã Ba Sơn"],
            [5, "Lý Văn Năm", "Đội trưởng Đội Cảnh sát giao thông, Công an tỉnh"],
        ],
        [
            "Nguyễn Thị Lan | individual | Giáo viên | Trường THCS Tân Văn - xã Tân Văn | Bằng khen của Chủ tịch UBND tỉnh",
            "Hoàng Văn Páo | individual | Trưởng phòng Hành chính | Bệnh viện Đa khoa tỉnh | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Ba | individual | Phó Chủ tịch | UBND xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Bốn | individual | Nông dân | thôn Nà Pài, xã Ba Sơn | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Năm | individual | Đội trưởng Đội Cảnh sát giao thông | Công an tỉnh | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "awards as ticked columns",
        [
            ["STT", "Họ và tên", "Chức vụ", "CSTĐ cơ sở", "LĐTT", "Giấy khen", "Ghi chú"],
            [1, "Nguyễn Thị Lan", "GV", "x", "x", None, None],
            [2, "Lý Văn Ba", "GV", None, "x", "x", "Mới"],
        ],
        [
            "Nguyễn Thị Lan | individual | GV |  | CSTĐ cơ sở",
            "Nguyễn Thị Lan | individual | GV |  | LĐTT",
            "Lý Văn Ba | individual | GV |  | LĐTT",
            "Lý Văn Ba | individual | GV |  | Giấy khen",
        ],
    ),
    Odd(
        "phone, identity card and money",
        [
            TITLE,
            [
                "STT",
                "Họ và tên",
                "Dân tộc",
                "Số CMND/CCCD",
                "Điện thoại",
                "Chức vụ",
                "Đơn vị",
                "Mức thưởng (đồng)",
                "Thành tích",
            ],
            [1, "Nguyễn Thị Lan", "Tày", "082000000001", "0912345678", "GV", "Sở Y tế", 1800000, "Cứu người"],
        ],
        ["Nguyễn Thị Lan | individual | GV | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh"],
        notes=1,
    ),
    Odd(
        "birth years in many forms",
        [
            TITLE,
            ["STT", "Họ và tên", "Tuổi", "Ngày sinh", "Đơn vị"],
            [1, "Nguyễn Thị Lan", 45, 28764, "Sở Y tế"],
            [2, "Lý Văn Ba", 45, "05/3/78", "Sở Y tế"],
            [3, "Lý Văn Bốn", 45, "Sinh năm 1978", "Sở Y tế"],
            [4, "Lý Văn Bê", 45, "12-1978", "Sở Y tế"],
            [5, "Lý Văn Bi", 45, "1978", "Sở Y tế"],
            [6, "Lý Văn Bu", 45, "15.10.1978", "Sở Y tế"],
            [7, "Lý Văn Bơ", 45, "78", "Sở Y tế"],
        ],
        [
            "Nguyễn Thị Lan | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1978",
            "Lý Văn Ba | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1978 !",
            "Lý Văn Bốn | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1978",
            "Lý Văn Bê | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1978",
            "Lý Văn Bi | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1978",
            "Lý Văn Bu | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1978",
            "Lý Văn Bơ | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | 1978 !",
        ],
    ),
    Odd(
        "ditto marks below a new section",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích"],
            ["I", "Sở Y tế"],
            [1, "Nguyễn Thị Lan", "Y sĩ", "Phòng A", "Có công"],
            [2, "Lý Văn Ba", "-nt-", "-nt-", "-nt-"],
            ["II", "Sở Nội vụ"],
            [1, "Lý Văn Bốn", "-nt-", "-nt-", "-nt-"],
        ],
        [
            "Nguyễn Thị Lan | individual | Y sĩ | Phòng A | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Ba | individual | Y sĩ | Phòng A | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Bốn | individual | Y sĩ | Phòng A | Bằng khen của Chủ tịch UBND tỉnh !",
        ],
    ),
    Odd(
        "merit merged over rows",
        [
            TITLE,
            ["STT", "Họ và tên", "Đơn vị", "Thành tích"],
            [1, "Nguyễn Thị Lan", "Sở Y tế", "Có thành tích trong phòng chống bão"],
            [2, "Lý Văn Ba", "Sở Nội vụ", None],
            [3, "Lý Văn Bốn", "Sở Nội vụ", None],
        ],
        [
            "Nguyễn Thị Lan | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Ba | individual |  | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Bốn | individual |  | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
        ],
        merges=[(2, 3, 4, 3)],
    ),
    Odd(
        "totals after each section",
        [
            TITLE,
            ["STT", "Tên tập thể, cá nhân", "Đơn vị"],
            ["I", "Tập thể"],
            [1, "Phòng Tổng hợp", "Sở Y tế"],
            ["", "Cộng: 01 tập thể"],
            ["II", "Cá nhân"],
            [1, "Lý Văn Ba", "Sở Nội vụ"],
            [2, "Lý Văn Bốn", "Sở Nội vụ"],
            ["", "Cộng: 02 cá nhân"],
            ["", "Tổng cộng: 01 tập thể và 02 cá nhân"],
            ["Danh sách gồm có 01 tập thể và 02 cá nhân./."],
        ],
        [
            "Phòng Tổng hợp | collective |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Ba | individual |  | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Bốn | individual |  | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
    Odd(
        "stated number that does not fit",
        [
            TITLE,
            ["STT", "Họ và tên", "Đơn vị"],
            [1, "Lý Văn Ba", "Sở Nội vụ"],
            [2, "Lý Văn Bốn", "Sở Nội vụ"],
            ["Danh sách gồm có 12 người"],
            [None, None, "Lạng Sơn, ngày 5 tháng 9 năm 2025"],
            ["Người lập biểu", None, "TRƯỞNG PHÒNG"],
            ["(Ký, ghi rõ họ tên)", None, "(Ký, đóng dấu)"],
            [],
            ["Trần Văn Lập", None, "Hoàng Văn Ký"],
        ],
        [
            "Lý Văn Ba | individual |  | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
            "Lý Văn Bốn | individual |  | Sở Nội vụ | Bằng khen của Chủ tịch UBND tỉnh",
        ],
        notes=1,
    ),
    Odd(
        "classes as sections below the title's award",
        [
            ["DANH SÁCH"],
            ["Tặng thưởng Huân chương Kháng chiến cho các cá nhân có công lao, thành tích trong kháng chiến"],
            ["(Kèm theo Quyết định số 123/QĐ-CTN ngày 05/9/2025 của Chủ tịch nước)"],
            ["STT", "Họ và tên", "Năm sinh", "Quê quán"],
            ["I", "HẠNG NHẤT: 01 người"],
            [1, "Lý Văn Ba", 1940, "xã Ba Sơn, tỉnh Lạng Sơn"],
            ["II", "HẠNG NHÌ: 02 người"],
            [2, "Lý Văn Bốn", 1941, "xã Ba Sơn, tỉnh Lạng Sơn"],
            [3, "Lý Văn Năm", 1943, "xã Ba Sơn, tỉnh Lạng Sơn"],
        ],
        [
            "Lý Văn Ba | individual |  |  | Huân chương Kháng chiến (Nhất) | 1940",
            "Lý Văn Bốn | individual |  |  | Huân chương Kháng chiến (Nhì) | 1941",
            "Lý Văn Năm | individual |  |  | Huân chương Kháng chiến (Nhì) | 1943",
        ],
    ),
    Odd(
        "provinces as sections",
        [
            ["DANH SÁCH TẶNG HUÂN CHƯƠNG LAO ĐỘNG"],
            ["STT", "HỌ VÀ TÊN", "CHỨC VỤ, ĐƠN VỊ", "HẠNG"],
            ["TỈNH LẠNG SƠN"],
            [1, "Ông LÝ VĂN BA", "Giám đốc Sở Y tế tỉnh Lạng Sơn", "Ba"],
            ["TỈNH CAO BẰNG"],
            [2, "Bà NÔNG THỊ HÀ", "Giám đốc Sở Y tế tỉnh Cao Bằng", "Nhì"],
        ],
        [
            "Lý Văn Ba | individual | Giám đốc | Sở Y tế tỉnh Lạng Sơn | Huân chương Lao động (Ba) |  | nam",
            "Nông Thị Hà | individual | Giám đốc | Sở Y tế tỉnh Cao Bằng | Huân chương Lao động (Nhì) |  | nữ",
        ],
    ),
    Odd(
        "sectors as sections",
        [
            TITLE,
            ["STT", "Họ và tên", "Chức vụ, đơn vị"],
            ["I", "Khối các cơ quan Đảng"],
            [1, "Lý Văn Ba", "Chuyên viên Văn phòng Tỉnh ủy"],
            ["II", "Ngành Giáo dục"],
            [1, "Nông Thị Hà", "Giáo viên Trường THPT Việt Bắc"],
            ["III", "Lĩnh vực y tế"],
            [1, "Nông Thị Hai", "Bác sĩ Bệnh viện Đa khoa tỉnh"],
        ],
        [
            "Lý Văn Ba | individual | Chuyên viên | Văn phòng Tỉnh ủy | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hà | individual | Giáo viên | Trường THPT Việt Bắc | Bằng khen của Chủ tịch UBND tỉnh",
            "Nông Thị Hai | individual | Bác sĩ | Bệnh viện Đa khoa tỉnh | Bằng khen của Chủ tịch UBND tỉnh",
        ],
    ),
]
