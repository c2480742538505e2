"""Work plans as offices really write them, each with what a careful clerk would read out of it.

A plan is text with tabs, unless it is built as a Word or Excel file. What must come back stands in one line for each
task: number | time | text | lead | co-operating | last day | words of each doubt. Time is "Q1", "Q1-2", "M3", "M3-5",
"all" or "". Lists are parted by ";".
"""

from tests.registrations.tables.builders import build_docx, build_xlsx

HEAD = "KẾ HOẠCH\nCông tác thi đua, khen thưởng năm 2024\n\n"

ODD: dict[str, tuple[bytes | str, str, str]] = {}


def plan(name: str, source: bytes | str, expected: str, suffix: str = ".txt") -> None:
    ODD[name] = (source, suffix, expected)


plan(
    "department, deadline column and two columns of agencies, number eleven missing",
    HEAD
    + """TT\tNội dung công việc\tThời gian thực hiện\tPhòng, đơn vị chủ trì\tPhòng, đơn vị phối hợp
1\tPhát động phong trào thi đua năm 2024\tTháng 01\tVăn phòng Sở\tCác phòng, đơn vị trực thuộc
2\tĐăng ký danh hiệu thi đua\tTrước ngày 30/01/2024\tVăn phòng Sở\tCác phòng, đơn vị
3\tHọp Hội đồng sáng kiến\tTháng 6 và tháng 11\tPhòng Tổng hợp\tVăn phòng Sở, Thanh tra Sở
5\tTổng kết công tác thi đua\tQuý IV/2024\tVăn phòng Sở\t
""",
    """1 | M1 | Phát động phong trào thi đua năm 2024 | Văn phòng Sở | Các phòng, đơn vị trực thuộc | 2024-01-31 |
2 | M1 | Đăng ký danh hiệu thi đua | Văn phòng Sở | Các phòng, đơn vị | 2024-01-29 |
3 | M6,11 | Họp Hội đồng sáng kiến | Phòng Tổng hợp | Văn phòng Sở; Thanh tra Sở | 2024-11-30 |
5 | Q4 | Tổng kết công tác thi đua | Văn phòng Sở | | 2024-12-31 | thiếu số 4""",
)
plan(
    "commune, no agencies at all",
    """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ TRI LỄ\tĐộc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND\tTri Lễ, ngày 22 tháng 02 năm 2025

KẾ HOẠCH
Thực hiện công tác thi đua, khen thưởng năm 2025

STT\tNội dung\tThời gian
1\tKiện toàn Hội đồng thi đua, khen thưởng xã\tTháng 2/2025
2\tSơ kết phong trào thi đua 6 tháng đầu năm\tTrước 15/6/2025
3\tTheo dõi, kiểm tra các thôn\tThường xuyên
""",
    """1 | M2 | Kiện toàn Hội đồng thi đua, khen thưởng xã | | | 2025-02-28 |
2 | M6 | Sơ kết phong trào thi đua 6 tháng đầu năm | | | 2025-06-14 |
3 | all | Theo dõi, kiểm tra các thôn | | | 2025-12-31 |""",
)
plan(
    "months as headings between Roman chapters, agencies with roles in words",
    HEAD
    + """TT\tNhiệm vụ\tĐơn vị thực hiện\tSản phẩm
I\tTHÁNG 01\t\t
1\tKý kết giao ước thi đua\tSở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh, các cơ quan, đơn vị liên quan\tBản giao ước
2\tHọp Hội đồng\tSở Nội vụ (chủ trì); Công an tỉnh (phối hợp)\tBiên bản
II\tTHÁNG 02\t\t
1\tThẩm định hồ sơ\tChủ trì: Ban Thi đua - Khen thưởng; phối hợp: Sở Y tế, Sở Giáo dục và Đào tạo\tTờ trình
""",
    """1 | M1 | Ký kết giao ước thi đua | Sở Nội vụ | Văn phòng UBND tỉnh; Các cơ quan, đơn vị liên quan | 2024-01-31 |
2 | M1 | Họp Hội đồng | Sở Nội vụ | Công an tỉnh | 2024-01-31 |
1 | M2 | Thẩm định hồ sơ | Ban Thi đua - Khen thưởng | Sở Y tế; Sở Giáo dục và Đào tạo | 2024-02-29 |""",
)
plan(
    "a row without a number between four and six, and one in which the count goes on",
    HEAD
    + """STT\tNội dung\tCơ quan thực hiện\tThời gian
4\tBáo cáo sơ kết.\tSở Nội vụ\tQuý II
\tTổ chức hội nghị điển hình tiên tiến\tBan Tuyên giáo Tỉnh ủy\tQuý II
6\tKiểm tra các cụm\tHội đồng TĐKT tỉnh\tQuý III
\tBồi dưỡng nghiệp vụ\tSở Nội vụ\tQuý III
7\tTổng kết năm\tSở Nội vụ\tQuý IV
""",
    """4 | Q2 | Báo cáo sơ kết. | Sở Nội vụ | | 2024-06-30 |
 | Q2 | Tổ chức hội nghị điển hình tiên tiến | Ban Tuyên giáo Tỉnh ủy | | 2024-06-30 | không có số thứ tự
6 | Q3 | Kiểm tra các cụm | Hội đồng TĐKT tỉnh | | 2024-09-30 |
 | Q3 | Bồi dưỡng nghiệp vụ | Sở Nội vụ | | 2024-09-30 | không có số thứ tự
7 | Q4 | Tổng kết năm | Sở Nội vụ | | 2024-12-31 |""",
)
plan(
    "no numbers, quarter column filled once, ditto marks",
    HEAD
    + """Quý\tNội dung nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp
I\tBan hành kế hoạch\tSở Nội vụ\tVăn phòng UBND tỉnh
\tHọp xét khen thưởng\t-nt-\tCác thành viên Hội đồng
II\tSơ kết giữa năm\tSở Nội vụ\tnt
""",
    """ | Q1 | Ban hành kế hoạch | Sở Nội vụ | Văn phòng UBND tỉnh | 2024-03-31 |
 | Q1 | Họp xét khen thưởng | Sở Nội vụ | Các thành viên Hội đồng | 2024-03-31 | theo dòng trên
 | Q2 | Sơ kết giữa năm | Sở Nội vụ | Các thành viên Hội đồng | 2024-06-30 |""",
)
plan(
    "deadline outside its quarter, impossible day, no agency, twins",
    HEAD
    + """TT\tNội dung\tĐơn vị chủ trì\tThời hạn
QUÝ I\t\t\t
1\tTrình kế hoạch\tSở Nội vụ\t15/5/2024
2\tGửi báo cáo\tSở Nội vụ\t31/02/2024
3\tĐăng tải trên Trang thông tin\t\t20/03/2024
QUÝ II\t\t\t
4\tHọp cụm\tSở Tài chính\t
5\tHọp cụm\tSở Tài chính\t
""",
    """1 | Q1 | Trình kế hoạch | Sở Nội vụ | | 2024-05-15 | không nằm trong
2 | Q1 | Gửi báo cáo | Sở Nội vụ | | 2024-03-31 | không có trong lịch
3 | M3 | Đăng tải trên Trang thông tin | | | 2024-03-20 | Chưa ghi cơ quan
4 | Q2 | Họp cụm | Sở Tài chính | | 2024-06-30 |
5 | Q2 | Họp cụm | Sở Tài chính | | 2024-06-30 | trùng""",
)
plan(
    "calendar of crosses by quarter under a merged heading",
    build_xlsx(
        {
            "Kế hoạch 2023": [
                ["KẾ HOẠCH HOẠT ĐỘNG CỦA HỘI ĐỒNG NĂM 2023", None, None, None, None, None, None],
                ["STT", "Hoạt động", "Đơn vị phụ trách", "Thời gian thực hiện", None, None, None],
                [None, None, None, "Quý I", "Quý II", "Quý III", "Quý IV"],
                [1, "Họp Hội đồng thường kỳ", "Thường trực Hội đồng", "x", None, None, "x"],
                [2, "Kiểm tra tại cơ sở", "Đoàn kiểm tra", None, None, "X", None],
                [3, "Tuyên truyền", "Báo Lạng Sơn, Đài Phát thanh và Truyền hình tỉnh", "x", "x", "x", "x"],
            ]
        },
        merges={"Kế hoạch 2023": [(0, 0, 0, 6), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 6)]},
    ),
    """1 | Q1,4 | Họp Hội đồng thường kỳ | Thường trực Hội đồng | | 2023-12-31 |
2 | Q3 | Kiểm tra tại cơ sở | Đoàn kiểm tra | | 2023-09-30 |
3 | all | Tuyên truyền | Báo Lạng Sơn | Đài Phát thanh và Truyền hình tỉnh | 2023-12-31 |""",
    ".xlsx",
)
plan(
    "calendar of crosses by month, T1 to T12",
    build_xlsx(
        {
            "Sheet1": [
                ["Chương trình công tác thi đua năm 2025", *[None] * 14],
                ["TT", "Nội dung công việc", "Bộ phận thực hiện", *[f"T{n}" for n in range(1, 13)]],
                [1, "Đăng ký thi đua", "Văn phòng", "x", "x", *[None] * 10],
                [2, "Bình xét cuối năm", "Hội đồng thi đua", *[None] * 10, "x", "x"],
            ]
        }
    ),
    """1 | M1,2 | Đăng ký thi đua | Văn phòng | | 2025-02-28 |
2 | M11,12 | Bình xét cuối năm | Hội đồng thi đua | | 2025-12-31 |""",
    ".xlsx",
)
plan(
    "sheets named for quarters, no time column",
    build_xlsx(
        {
            "Quý I": [
                ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp"],
                [1, "Ban hành kế hoạch năm 2026", "Sở Nội vụ", "Sở Tài chính"],
            ],
            "Quý II": [["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp"], [1, "Sơ kết", "Sở Nội vụ", "Các cơ quan liên quan"]],
        }
    ),
    """1 | Q1 | Ban hành kế hoạch năm 2026 | Sở Nội vụ | Sở Tài chính | 2026-03-31 |
1 | Q2 | Sơ kết | Sở Nội vụ | Các cơ quan liên quan | 2026-06-30 |""",
    ".xlsx",
)
plan(
    "two-storey heading, chủ trì and phối hợp below cơ quan thực hiện, time merged over tasks",
    build_docx(
        "KẾ HOẠCH",
        "Công tác thi đua, khen thưởng năm 2024",
        [
            [
                ("TT", {"merge": "restart"}),
                ("Nội dung", {"merge": "restart"}),
                ("Cơ quan thực hiện", {"span": 2}),
                ("Thời gian", {"merge": "restart"}),
            ],
            [
                ("", {"merge": "continue"}),
                ("", {"merge": "continue"}),
                "Chủ trì",
                "Phối hợp",
                ("", {"merge": "continue"}),
            ],
            ["1", "Rà soát tiêu chí", "Sở Nội vụ", "Các cụm, khối thi đua", ("Tháng 3", {"merge": "restart"})],
            [
                "2",
                "Hướng dẫn chấm điểm",
                "Sở Nội vụ",
                "Sở Tài chính\nSở Kế hoạch và\nĐầu tư",
                ("", {"merge": "continue"}),
            ],
            ["3", "Lễ trao tặng", "Văn phòng UBND tỉnh", "- Sở Nội vụ\n- Sở Văn hóa, Thể thao và Du lịch", "Ngày 02/9"],
        ],
        "Nơi nhận:",
        "- Sở Nội vụ;",
    ),
    """1 | M3 | Rà soát tiêu chí | Sở Nội vụ | Các cụm, khối thi đua | 2024-03-31 |
2 | M3 | Hướng dẫn chấm điểm | Sở Nội vụ | Sở Tài chính; Sở Kế hoạch và Đầu tư | 2024-03-31 |
3 | M9 | Lễ trao tặng | Văn phòng UBND tỉnh | Sở Nội vụ; Sở Văn hóa, Thể thao và Du lịch | 2024-09-02 |""",
    ".docx",
)
plan(
    "headings of quarters between tables, automatic numbers, letter head and signatures as tables",
    build_docx(
        [
            ["UBND TỈNH LẠNG SƠN\nSỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["Số: 15/KH-SYT", "Lạng Sơn, ngày 10 tháng 01 năm 2024"],
        ],
        "KẾ HOẠCH",
        "Thi đua, khen thưởng ngành Y tế năm 2024",
        "I. Nhiệm vụ quý I/2024",
        [
            ["TT", "Công việc", "Phụ trách"],
            [("", {"auto": True}), "Phát động thi đua", "Văn phòng Sở"],
            [("", {"auto": True}), "Đăng ký", "Phòng Tổ chức cán bộ"],
        ],
        "II. Nhiệm vụ quý II/2024",
        [["TT", "Công việc", "Phụ trách"], [("", {"auto": True}), "Sơ kết", "Văn phòng Sở"]],
        [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "GIÁM ĐỐC"]],
    ),
    """ | Q1 | Phát động thi đua | Văn phòng Sở | | 2024-03-31 |
 | Q1 | Đăng ký | Phòng Tổ chức cán bộ | | 2024-03-31 |
 | Q2 | Sơ kết | Văn phòng Sở | | 2024-06-30 |""",
    ".docx",
)
plan(
    "sections of work with their own numbers, sub-numbers and a counter line",
    HEAD
    + """STT\tNhiệm vụ, công việc\tCơ quan, đơn vị thực hiện\tThời gian hoàn thành\tGhi chú
(1)\t(2)\t(3)\t(4)\t(5)
I\tCông tác tham mưu, xây dựng văn bản\t\t\t
1\tXây dựng quy chế\tSở Nội vụ\tTháng 4/2024\t
2\tSửa đổi hướng dẫn\tSở Nội vụ\tTháng 5/2024\tTheo NĐ mới
II\tCông tác tuyên truyền\t\t\t
1\tMở chuyên mục\tBáo Lạng Sơn\tCả năm\t
2\tTổ chức hội thi\t\t\t
2.1\tVòng sơ khảo\tTỉnh đoàn\tQuý II\t
2.2\tVòng chung khảo\tTỉnh đoàn\tQuý III\t
""",
    """1 | M4 | Xây dựng quy chế | Sở Nội vụ | | 2024-04-30 |
2 | M5 | Sửa đổi hướng dẫn | Sở Nội vụ | | 2024-05-31 |
1 | all | Mở chuyên mục | Báo Lạng Sơn | | 2024-12-31 |
2.1 | Q2 | Vòng sơ khảo | Tỉnh đoàn | | 2024-06-30 |
2.2 | Q3 | Vòng chung khảo | Tỉnh đoàn | | 2024-09-30 |""",
)
plan(
    "tasks numbered in Roman numerals",
    HEAD
    + """TT\tNội dung\tCơ quan chủ trì\tTiến độ
I\tPhát động\tSở Nội vụ\tQuý I
II\tSơ kết\tSở Nội vụ\tQuý II
III\tKiểm tra\tThanh tra tỉnh\tQuý III
IV\tTổng kết\tSở Nội vụ\tQuý IV
""",
    """I | Q1 | Phát động | Sở Nội vụ | | 2024-03-31 |
II | Q2 | Sơ kết | Sở Nội vụ | | 2024-06-30 |
III | Q3 | Kiểm tra | Thanh tra tỉnh | | 2024-09-30 |
IV | Q4 | Tổng kết | Sở Nội vụ | | 2024-12-31 |""",
)
plan(
    "prose below months with labelled lines",
    """KẾ HOẠCH
Hoạt động của Hội đồng Thi đua - Khen thưởng tỉnh năm 2023

I. MỤC ĐÍCH, YÊU CẦU
1. Đánh giá kết quả hoạt động.
2. Bảo đảm thiết thực.

II. NỘI DUNG
Quý I
1. Họp Hội đồng xét khen thưởng thành tích năm 2022.
- Cơ quan chủ trì: Sở Nội vụ.
- Cơ quan phối hợp: Các thành viên Hội đồng.
- Thời gian: Trước ngày 28/02/2023.
2. Ban hành hướng dẫn công tác kiểm tra.
- Cơ quan chủ trì: Thường trực Hội đồng.
Quý IV
3. Tổ chức hội nghị tổng kết.
- Đơn vị thực hiện: Sở Nội vụ, Văn phòng UBND tỉnh.
- Sản phẩm: Báo cáo tổng kết.

III. TỔ CHỨC THỰC HIỆN
1. Các thành viên Hội đồng thực hiện kế hoạch này.
2. Sở Nội vụ theo dõi, đôn đốc.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
""",
    """1 | M2 | Họp Hội đồng xét khen thưởng thành tích năm 2022. | Sở Nội vụ | Các thành viên Hội đồng | 2023-02-27 |
2 | Q1 | Ban hành hướng dẫn công tác kiểm tra. | Thường trực Hội đồng | | 2023-03-31 |
3 | Q4 | Tổ chức hội nghị tổng kết. | Sở Nội vụ | Văn phòng UBND tỉnh | 2023-12-31 |""",
)
plan(
    "prose with everything in brackets",
    """KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2024

Tháng 01:
- Ký giao ước thi đua (Sở Nội vụ; trước ngày 25/01).
- Khen thưởng đột xuất (Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh)
Tháng 3:
- Tập huấn nghiệp vụ
""",
    """ | M1 | Ký giao ước thi đua | Sở Nội vụ | | 2024-01-24 |
 | M1 | Khen thưởng đột xuất | Công an tỉnh | Bộ Chỉ huy Quân sự tỉnh | 2024-01-31 |
 | M3 | Tập huấn nghiệp vụ | | | 2024-03-31 | Chưa ghi cơ quan""",
)
plan(
    "bars as an old Word file is printed to text, lines wrapped",
    """KẾ HOẠCH công tác năm 2022

+----+------------------------------+---------------------+-----------+
| TT | Nội dung                     | Cơ quan chủ trì     | Thời gian |
+----+------------------------------+---------------------+-----------+
| 1  | Phát động phong trào thi đua | Sở Nội vụ           | Quý I     |
|    | UBND tỉnh năm 2022           |                     |           |
+----+------------------------------+---------------------+-----------+
| 2  | Xây dựng quy chế phối hợp    | Sở Giáo dục và      | Trước     |
|    |                              | Đào tạo             | 15/5/2022 |
+----+------------------------------+---------------------+-----------+
| 3  | Tổng kết                     | Sở Nội vụ           | Tháng 12  |
+----+------------------------------+---------------------+-----------+
""",
    """1 | Q1 | Phát động phong trào thi đua UBND tỉnh năm 2022 | Sở Nội vụ | | 2022-03-31 |
2 | M5 | Xây dựng quy chế phối hợp | Sở Giáo dục và Đào tạo | | 2022-05-14 |
3 | M12 | Tổng kết | Sở Nội vụ | | 2022-12-31 |""",
)
plan(
    "columns kept apart by blanks, as a PDF is printed to text",
    """                         KẾ HOẠCH
          Công tác thi đua, khen thưởng năm 2022

TT   Nội dung                              Cơ quan thực hiện
                     QUÝ I
1    Phát động phong trào thi đua chào     - UBND tỉnh.
     mừng các ngày lễ lớn.                 - Sở Nội vụ.
2    Quyết định phân khối thi đua.         - Sở Nội vụ.
                                           - Các cơ quan, đơn vị
                                           liên quan.
                     QUÝ II
3    Sơ kết công tác.                      - Hội đồng TĐKT tỉnh.

III. TỔ CHỨC THỰC HIỆN
1. Các đơn vị thực hiện nghiêm túc.
""",
    """1 | Q1 | Phát động phong trào thi đua chào mừng các ngày lễ lớn. | UBND tỉnh | Sở Nội vụ | 2022-03-31 |
2 | Q1 | Quyết định phân khối thi đua. | Sở Nội vụ | Các cơ quan, đơn vị liên quan | 2022-03-31 |
3 | Q2 | Sơ kết công tác. | Hội đồng TĐKT tỉnh | | 2022-06-30 |""",
)
plan(
    "table without headings",
    HEAD
    + """1\tPhát động phong trào thi đua toàn tỉnh\tSở Nội vụ\tQuý I
2\tSơ kết công tác sáu tháng\tSở Nội vụ\tQuý II
3\tKiểm tra công tác thi đua ở các sở\tThanh tra tỉnh\tQuý III
""",
    """1 | Q1 | Phát động phong trào thi đua toàn tỉnh | Sở Nội vụ | | 2024-03-31 |
2 | Q2 | Sơ kết công tác sáu tháng | Sở Nội vụ | | 2024-06-30 |
3 | Q3 | Kiểm tra công tác thi đua ở các sở | Thanh tra tỉnh | | 2024-09-30 |""",
)
plan(
    "web page under the name of a Word file, cells spanning rows",
    """<html><head><title>x</title></head><body><p>KẾ HOẠCH</p><p>Công tác thi đua năm 2024</p>
<table><tr><th>STT</th><th>Nội dung</th><th>Đơn vị chủ trì</th><th>Thời gian</th></tr>
<tr><td>1</td><td>Ban hành kế hoạch</td><td rowspan="2">Sở Nội vụ</td><td>Quý I</td></tr>
<tr><td>2</td><td>Sơ kết &amp; khen thưởng</td><td>Quý II</td></tr></table></body></html>
""",
    """1 | Q1 | Ban hành kế hoạch | Sở Nội vụ | | 2024-03-31 |
2 | Q2 | Sơ kết & khen thưởng | Sở Nội vụ | | 2024-06-30 |""",
    ".doc",
)
plan(
    "start and end columns, ends in the next year",
    HEAD
    + """STT;Tên nhiệm vụ;Đơn vị chủ trì;Bắt đầu;Kết thúc
1;Xây dựng phần mềm;Sở Nội vụ;01/02/2024;30/6/2024
2;Tổng kết năm;Sở Nội vụ;01/12/2024;15/01/2025
""",
    """1 | M6 | Xây dựng phần mềm | Sở Nội vụ | | 2024-06-30 |
2 | M1 | Tổng kết năm | Sở Nội vụ | | 2025-01-15 | ngoài năm 2024""",
    ".csv",
)
plan(
    "open deadlines",
    HEAD
    + """TT\tNội dung\tCơ quan thực hiện\tThời gian
1\tTriển khai nghị định mới\tSở Nội vụ\tSau khi có hướng dẫn của Trung ương
2\tHọp giao ban\tSở Nội vụ\tHàng quý
3\tHội nghị\tSở Nội vụ\tTháng 7 - 9/2024
""",
    """1 | | Triển khai nghị định mới | Sở Nội vụ | | | chưa quy ra
2 | all | Họp giao ban | Sở Nội vụ | | 2024-12-31 |
3 | M7-9 | Hội nghị | Sở Nội vụ | | 2024-09-30 |""",
)
plan(
    "table split over pages without a second heading",
    build_docx(
        "Kế hoạch công tác năm 2024",
        [
            ["TT", "Nội dung", "Cơ quan thực hiện", "Thời gian"],
            ["1", "Chỉ đạo các cụm thi đua ký kết", "Hội đồng TĐKT tỉnh", "Quý I"],
        ],
        "2",
        [["", "giao ước thi đua.", "", ""], ["2", "Sơ kết.", "Sở Nội vụ", "Quý II"]],
    ),
    """1 | Q1 | Chỉ đạo các cụm thi đua ký kết giao ước thi đua. | Hội đồng TĐKT tỉnh | | 2024-03-31 |
2 | Q2 | Sơ kết. | Sở Nội vụ | | 2024-06-30 |""",
    ".docx",
)
plan(
    "several agencies on lines of their own rows, text merged down",
    build_xlsx(
        {
            "KH": [
                ["Kế hoạch năm 2024", None, None, None],
                ["STT", "Nội dung", "Cơ quan phối hợp", "Cơ quan chủ trì"],
                [1, "Tổ chức Đại hội thi đua yêu nước quý IV", "Sở Tài chính", "Sở Nội vụ"],
                [None, None, "Sở Văn hóa, Thể thao và Du lịch", None],
                [None, None, "UBND các xã, phường", None],
                [2, "Đối thoại", "Các đoàn thể", "UBND tỉnh"],
            ]
        },
        merges={"KH": [(2, 0, 4, 0), (2, 1, 4, 1), (2, 3, 4, 3)]},
    ),
    """1 | | Tổ chức Đại hội thi đua yêu nước quý IV | Sở Nội vụ | Sở Tài chính; Sở Văn hóa, Thể thao và Du lịch; UBND các xã, phường | |
2 | | Đối thoại | UBND tỉnh | Các đoàn thể | |""",
    ".xlsx",
)
