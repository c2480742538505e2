"""Plans of kinds that were read wrongly or not at all when a clerk first wrote them down, each with what it says.

The expectations are written as in `odd_plans`.
"""

import unicodedata

from tests.registrations.tables.builders import build_docx, build_ods, build_odt, build_xls, build_xlsx

FURTHER: dict[str, tuple[bytes | str, str, str]] = {}
TOP: dict[str, object] = {"merge": "restart"}
ON = ("", {"merge": "continue"})


def plan(name: str, source: bytes | str, expected: str, suffix: str = ".txt") -> None:
    FURTHER[name] = (source, suffix, expected)


plan(
    "school: by months with the persons",
    build_docx(
        "PHÒNG GD&ĐT HUYỆN BÌNH AN",
        "TRƯỜNG THCS LÊ LỢI",
        "KẾ HOẠCH CÔNG TÁC THI ĐUA - KHEN THƯỞNG",
        "NĂM HỌC 2025 - 2026",
        [
            ["Thời gian", "Nội dung hoạt động", "Người phụ trách", "Điều chỉnh, bổ sung"],
            [
                "Tháng 9/2025",
                "- Phát động phong trào thi đua đầu năm học.\n- Đăng ký danh hiệu thi đua.",
                "BGH, Công đoàn",
                "",
            ],
            [
                "Tháng 11/2025",
                "Phát động thi đua chào mừng ngày Nhà giáo Việt Nam 20/11",
                "Công đoàn, Tổng phụ trách Đội",
                "",
            ],
            ["Tháng 01/2026", "Sơ kết học kỳ I, bình xét thi đua", "Hội đồng TĐKT nhà trường", ""],
            ["Tháng 5/2026", "Tổng kết năm học, lập hồ sơ đề nghị khen thưởng", "Hội đồng TĐKT; các tổ chuyên môn", ""],
        ],
    ),
    """ | M9 | Phát động phong trào thi đua đầu năm học. | BGH | Công đoàn | 2025-09-30 | Tách từ một ô ghi nhiều
 | M9 | Đăng ký danh hiệu thi đua. | BGH | Công đoàn | 2025-09-30 | Tách từ một ô ghi nhiều
 | M11 | Phát động thi đua chào mừng ngày Nhà giáo Việt Nam 20/11 | Công đoàn | Tổng phụ trách Đội | 2025-11-30 |
 | M1 | Sơ kết học kỳ I, bình xét thi đua | Hội đồng TĐKT nhà trường |  | 2026-01-31 |
 | M5 | Tổng kết năm học, lập hồ sơ đề nghị khen thưởng | Hội đồng TĐKT | Các tổ chuyên môn | 2026-05-31 |""",
    ".docx",
)
plan(
    "two plans in one file, the second of what is inspected",
    build_docx(
        "KẾ HOẠCH",
        "Công tác thi đua, khen thưởng năm 2025",
        [
            ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"],
            ["1", "Phát động thi đua", "Phòng Nội vụ", "Văn phòng HĐND-UBND", "Tháng 1"],
            ["2", "Sơ kết 6 tháng", "Phòng Nội vụ", "Các xã, thị trấn", "Tháng 6"],
        ],
        "KẾ HOẠCH",
        "Kiểm tra công tác thi đua, khen thưởng năm 2025",
        [
            ["TT", "Đơn vị được kiểm tra", "Nội dung kiểm tra", "Thời gian kiểm tra", "Trưởng đoàn"],
            ["1", "UBND xã Tân Lập", "Hồ sơ khen thưởng 2024", "Ngày 12/8/2025", "Bà Lê Thị B"],
            ["2", "UBND xã Hòa Bình", "Hồ sơ khen thưởng 2024", "Ngày 14/8/2025", "Bà Lê Thị B"],
        ],
    ),
    """1 | M1 | Phát động thi đua | Phòng Nội vụ | Văn phòng HĐND-UBND | 2025-01-31 |
2 | M6 | Sơ kết 6 tháng | Phòng Nội vụ | Các xã, thị trấn | 2025-06-30 |
1 | M8 | UBND xã Tân Lập Hồ sơ khen thưởng 2024 | Bà Lê Thị B |  | 2025-08-12 |
2 | M8 | UBND xã Hòa Bình Hồ sơ khen thưởng 2024 | Bà Lê Thị B |  | 2025-08-14 |""",
    ".docx",
)
plan(
    "ods: months merged down, abbreviations",
    build_ods(
        {
            "KH 2026": [
                ["KẾ HOẠCH CÔNG TÁC NĂM 2026", "", "", "", ""],
                ["Tháng", "TT", "Nội dung", "CQ chủ trì", "CQ phối hợp"],
                [("Tháng 1", {"down": 2}), "1", "Giao ước thi đua Cụm, Khối", "BTĐKT", "VPUBND; các Cụm, Khối"],
                [None, "2", "Khen thưởng doanh nghiệp nộp ngân sách", "BTĐKT", "Thuế tỉnh, STC"],
                ["Tháng 2", "3", "Chúc Tết các AHLĐ, AHLLVTND", "Sở NV", "VP UBND tỉnh"],
                ["Tháng 6", "4", "Sơ kết", "BTĐKT", ""],
            ]
        }
    ),
    """1 | M1 | Giao ước thi đua Cụm, Khối | BTĐKT | VPUBND; Các Cụm, Khối | 2026-01-31 |
2 | M1 | Khen thưởng doanh nghiệp nộp ngân sách | BTĐKT | Thuế tỉnh; STC | 2026-01-31 |
3 | M2 | Chúc Tết các AHLĐ, AHLLVTND | Sở NV | VP UBND tỉnh | 2026-02-28 |
4 | M6 | Sơ kết | BTĐKT |  | 2026-06-30 |""",
    ".ods",
)
plan(
    "NFD markdown-like",
    unicodedata.normalize(
        "NFD",
        """KẾ HOẠCH
Công tác thi đua năm 2025

STT\tViệc cần làm\tAi làm\tKhi nào
1\tLập danh sách khen thưởng\tTổ thư ký\t10/4/2025
2\tHọp Hội đồng xét duyệt\tHội đồng TĐKT, Tổ thư ký\tTháng 5/2025
""",
    ),
    """1 | M4 | Lập danh sách khen thưởng | Tổ thư ký |  | 2025-04-10 |
2 | M5 | Họp Hội đồng xét duyệt | Hội đồng TĐKT | Tổ thư ký | 2025-05-31 |""",
)
plan(
    "deep numbering I/1/1.1/a",
    build_docx(
        "CHƯƠNG TRÌNH CÔNG TÁC TRỌNG TÂM NĂM 2026",
        [
            ["TT", "Nhiệm vụ, giải pháp", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"],
            ["I", "XÂY DỰNG THỂ CHẾ", "", "", ""],
            ["1", "Văn bản quy phạm pháp luật", "", "", ""],
            ["1.1", "Nghị quyết của HĐND tỉnh về mức chi khen thưởng", "Sở Nội vụ", "Sở Tài chính", "Kỳ họp giữa năm"],
            ["1.2", "Quyết định của UBND tỉnh về Quy chế TĐKT", "Sở Nội vụ", "Sở Tư pháp", "Tháng 9"],
            ["2", "Văn bản hướng dẫn", "", "", ""],
            ["a", "Hướng dẫn xét sáng kiến", "Sở Khoa học và Công nghệ", "Sở Nội vụ", "Quý II"],
            ["b", "Hướng dẫn bình xét cụm, khối", "Sở Nội vụ", "Các cụm, khối thi đua", "Quý III"],
            ["II", "CHUYỂN ĐỔI SỐ", "", "", ""],
            [
                "1",
                "Số hóa hồ sơ khen thưởng giai đoạn 2010 - 2025",
                "Trung tâm Lưu trữ lịch sử",
                "Sở Nội vụ",
                "31/12/2026",
            ],
        ],
    ),
    """1.1 |  | Nghị quyết của HĐND tỉnh về mức chi khen thưởng | Sở Nội vụ | Sở Tài chính |  | Thời hạn
1.2 | M9 | Quyết định của UBND tỉnh về Quy chế TĐKT | Sở Nội vụ | Sở Tư pháp | 2026-09-30 |
a | Q2 | Hướng dẫn xét sáng kiến | Sở Khoa học và Công nghệ | Sở Nội vụ | 2026-06-30 |
b | Q3 | Hướng dẫn bình xét cụm, khối | Sở Nội vụ | Các cụm, khối thi đua | 2026-09-30 |
1 | M12 | Số hóa hồ sơ khen thưởng giai đoạn 2010 - 2025 | Trung tâm Lưu trữ lịch sử | Sở Nội vụ | 2026-12-31 |""",
    ".docx",
)
plan(
    "gantt by month csv",
    "\ufeffKẾ HOẠCH CÔNG TÁC THI ĐUA KHEN THƯỞNG NĂM 2025;;;;;;;;;;;;;;;\nTT;Nội dung;Thực hiện;1;2;3;4;5;6;7;8;9;10;11;12;Ghi chú\n1;Rà soát văn bản;Phòng NV;x;x;;;;;;;;;;;\n2;Kiểm tra cơ sở;Phòng NV + Thanh tra;;;;x;;;;;;x;;;2 đợt\n3;Tổng kết;Hội đồng TĐKT;;;;;;;;;;;;x;\n",
    """1 | M1,2 | Rà soát văn bản | Phòng NV |  | 2025-02-28 |
2 | M4,10 | Kiểm tra cơ sở | Phòng NV | Thanh tra | 2025-10-31 |
3 | M12 | Tổng kết | Hội đồng TĐKT |  | 2025-12-31 |""",
    ".csv",
)
plan(
    "odt prose with bold labels on one line",
    build_odt(
        "KẾ HOẠCH",
        "Triển khai công tác thi đua, khen thưởng năm 2025 của ngành Y tế",
        "II. NỘI DUNG VÀ TIẾN ĐỘ",
        "1. Phát động phong trào thi đua “Thầy thuốc như mẹ hiền”. Chủ trì: Công đoàn ngành; phối hợp: Phòng Tổ chức cán bộ; thời gian: Tháng 2/2025; kết quả: Kế hoạch phát động.",
        "2. Xét tặng danh hiệu Thầy thuốc ưu tú. Chủ trì: Phòng Tổ chức cán bộ; phối hợp: Các bệnh viện; thời gian: Quý III/2025; kết quả: Tờ trình.",
        "3. Bình xét thi đua cuối năm. Chủ trì: Hội đồng TĐKT ngành; thời gian: Từ 01/11 đến 15/12/2025.",
        "III. TỔ CHỨC THỰC HIỆN",
        "Giao Phòng Tổ chức cán bộ theo dõi.",
    ),
    """1 | M2 | Phát động phong trào thi đua “Thầy thuốc như mẹ hiền”. | Công đoàn ngành | Phòng Tổ chức cán bộ | 2025-02-28 |
2 | Q3 | Xét tặng danh hiệu Thầy thuốc ưu tú. | Phòng Tổ chức cán bộ | Các bệnh viện | 2025-09-30 |
3 | M11,12 | Bình xét thi đua cuối năm. | Hội đồng TĐKT ngành |  | 2025-12-15 |""",
    ".odt",
)
plan(
    "old xls",
    build_xls(
        [
            ["KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2009", "", "", "", ""],
            ["TT", "NỘI DUNG CÔNG VIỆC", "THỜI GIAN", "ĐƠN VỊ CHỦ TRÌ", "ĐƠN VỊ PHỐI HỢP"],
            ["I", "QUÝ I", "", "", ""],
            [1, "Ký giao ước thi đua", "15/02/2009", "Khối trưởng các khối", "Thường trực Hội đồng"],
            [2, "Tập huấn nghiệp vụ", "Tháng 3", "Ban TĐKT", "Trường Chính trị tỉnh"],
            ["II", "QUÝ II", "", "", ""],
            [3, "Sơ kết 6 tháng", "", "Ban TĐKT", "Các khối"],
        ]
    ),
    """1 | M2 | Ký giao ước thi đua | Khối trưởng các khối | Thường trực Hội đồng | 2009-02-15 |
2 | M3 | Tập huấn nghiệp vụ | Ban TĐKT | Trường Chính trị tỉnh | 2009-03-31 |
3 | Q2 | Sơ kết 6 tháng | Ban TĐKT | Các khối | 2009-06-30 |""",
    ".xls",
)
plan(
    "time wordings",
    """KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2025

TT\tNội dung\tThời gian thực hiện\tChủ trì
1\tViệc một\tTrong quý I\tSở Nội vụ
2\tViệc hai\tTrước 30/6\tSở Nội vụ
3\tViệc ba\tQuý I–II/2025\tSở Nội vụ
4\tViệc bốn\t6 tháng đầu năm\tSở Nội vụ
5\tViệc năm\tHằng quý\tSở Nội vụ
6\tViệc sáu\tTháng 3, tháng 9\tSở Nội vụ
7\tViệc bảy\tTừ nay đến hết năm 2025\tSở Nội vụ
8\tViệc tám\tXong trong tháng 4/2025\tSở Nội vụ
9\tViệc chín\tTháng 3 - 4\tSở Nội vụ
10\tViệc mười\tQuý 4 năm 2025\tSở Nội vụ
11\tViệc 11\tTuần 3, tháng 5\tSở Nội vụ
12\tViệc 12\tTháng 5/2025 (dự kiến)\tSở Nội vụ
13\tViệc 13\tDự kiến quý III\tSở Nội vụ
14\tViệc 14\tTừ 01/3/2025 đến 30/9/2025\tSở Nội vụ
15\tViệc 15\tNgày 20 tháng cuối quý\tSở Nội vụ
16\tViệc 16\tTrước ngày 10 tháng 12 năm 2025\tSở Nội vụ
17\tViệc 17\tChậm nhất ngày 05/12/2025\tSở Nội vụ
18\tViệc 18\tĐến 31/10\tSở Nội vụ
19\tViệc 19\tCuối năm\tSở Nội vụ
20\tViệc 20\tHết quý II\tSở Nội vụ
21\tViệc 21\tNăm 2025\tSở Nội vụ
22\tViệc 22\tĐịnh kỳ 6 tháng, năm\tSở Nội vụ
23\tViệc 23\tTháng 7-8-9\tSở Nội vụ
24\tViệc 24\tTháng Ba\tSở Nội vụ
25\tViệc 25\tSau Đại hội\tSở Nội vụ
26\tViệc 26\t25.11.2025\tSở Nội vụ
27\tViệc 27\t15-20/5\tSở Nội vụ
28\tViệc 28\tQuí III\tSở Nội vụ
29\tViệc 29\tTháng 12/2024\tSở Nội vụ
30\tViệc 30\tQuý 1+2\tSở Nội vụ
""",
    """1 | Q1 | Việc một | Sở Nội vụ |  | 2025-03-31 |
2 | M6 | Việc hai | Sở Nội vụ |  | 2025-06-29 |
3 | Q1,2 | Việc ba | Sở Nội vụ |  | 2025-06-30 |
4 | Q1,2 | Việc bốn | Sở Nội vụ |  | 2025-06-30 |
5 | all | Việc năm | Sở Nội vụ |  | 2025-12-31 |
6 | M3,9 | Việc sáu | Sở Nội vụ |  | 2025-09-30 |
7 | all | Việc bảy | Sở Nội vụ |  | 2025-12-31 |
8 | M4 | Việc tám | Sở Nội vụ |  | 2025-04-30 |
9 | M3,4 | Việc chín | Sở Nội vụ |  | 2025-04-30 |
10 | Q4 | Việc mười | Sở Nội vụ |  | 2025-12-31 |
11 | M5 | Việc 11 | Sở Nội vụ |  | 2025-05-31 |
12 | M5 | Việc 12 | Sở Nội vụ |  | 2025-05-31 |
13 | Q3 | Việc 13 | Sở Nội vụ |  | 2025-09-30 |
14 | M3-9 | Việc 14 | Sở Nội vụ |  | 2025-09-30 |
15 | Q1-4 | Việc 15 | Sở Nội vụ |  | 2025-12-31 |
16 | M12 | Việc 16 | Sở Nội vụ |  | 2025-12-09 |
17 | M12 | Việc 17 | Sở Nội vụ |  | 2025-12-05 |
18 | M10 | Việc 18 | Sở Nội vụ |  | 2025-10-31 |
19 | Q4 | Việc 19 | Sở Nội vụ |  | 2025-12-31 |
20 | Q2 | Việc 20 | Sở Nội vụ |  | 2025-06-30 |
21 | all | Việc 21 | Sở Nội vụ |  | 2025-12-31 |
22 | all | Việc 22 | Sở Nội vụ |  | 2025-12-31 |
23 | M7-9 | Việc 23 | Sở Nội vụ |  | 2025-09-30 |
24 | M3 | Việc 24 | Sở Nội vụ |  | 2025-03-31 |
25 |  | Việc 25 | Sở Nội vụ |  |  | Thời hạn
26 | M11 | Việc 26 | Sở Nội vụ |  | 2025-11-25 |
27 | M5 | Việc 27 | Sở Nội vụ |  | 2025-05-20 |
28 | Q3 | Việc 28 | Sở Nội vụ |  | 2025-09-30 |
29 | M12 | Việc 29 | Sở Nội vụ |  | 2024-12-31 | Thời hạn
30 | Q1,2 | Việc 30 | Sở Nội vụ |  | 2025-06-30 |""",
)
plan(
    "agency lists",
    """KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2025

TT\tNội dung\tChủ trì\tPhối hợp\tThời gian
1\tA\tUBND tỉnh\tUBMTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội\tTháng 1
2\tB\tSở GD&ĐT; Sở KH&CN\tSở Lao động - Thương binh và Xã hội, Bộ Chỉ huy Quân sự tỉnh, Bộ Chỉ huy BĐBP tỉnh\tTháng 1
3\tC\tSở Văn hóa, Thể thao và Du lịch\tCác sở, ban, ngành, đoàn thể tỉnh; UBND các xã, phường, thị trấn; các doanh nghiệp trên địa bàn\tTháng 1
4\tD\tSở Nội vụ/Ban TĐKT\tVP Tỉnh ủy + VP UBND tỉnh\tTháng 1
5\tE\tHội LHPN, Đoàn TNCS HCM, Hội Nông dân tỉnh\tCác đơn vị có liên quan\tTháng 1
6\tG\tSở Nông nghiệp và Môi trường\tSở Xây dựng và Sở Công Thương\tTháng 1
7\tH\tVăn phòng Đoàn ĐBQH và HĐND tỉnh\tThường trực HĐND các huyện, thị xã, thành phố\tTháng 1
8\tK\tTrưởng các Cụm, Khối thi đua\tThành viên Cụm, Khối\tTháng 1
9\tL\tCác cơ quan, đơn vị, địa phương\tnt\tTháng 1
10\tM\tTrường Cao đẳng Y tế, Bệnh viện Đa khoa tỉnh\tCông đoàn Viên chức tỉnh\tTháng 1
""",
    """1 | M1 | A | UBND tỉnh | UBMTTQ Việt Nam tỉnh; Các tổ chức chính trị - xã hội | 2025-01-31 |
2 | M1 | B | Sở GD&ĐT; Sở KH&CN | Sở Lao động - Thương binh và Xã hội; Bộ Chỉ huy Quân sự tỉnh; Bộ Chỉ huy BĐBP tỉnh | 2025-01-31 |
3 | M1 | C | Sở Văn hóa, Thể thao và Du lịch | Các sở, ban, ngành, đoàn thể tỉnh; UBND các xã, phường, thị trấn; Các doanh nghiệp trên địa bàn | 2025-01-31 |
4 | M1 | D | Sở Nội vụ; Ban TĐKT | VP Tỉnh ủy; VP UBND tỉnh | 2025-01-31 |
5 | M1 | E | Hội LHPN; Đoàn TNCS HCM; Hội Nông dân tỉnh | Các đơn vị có liên quan | 2025-01-31 |
6 | M1 | G | Sở Nông nghiệp và Môi trường | Sở Xây dựng; Sở Công Thương | 2025-01-31 |
7 | M1 | H | Văn phòng Đoàn ĐBQH và HĐND tỉnh | Thường trực HĐND các huyện, thị xã, thành phố | 2025-01-31 |
8 | M1 | K | Trưởng các Cụm, Khối thi đua | Thành viên Cụm, Khối | 2025-01-31 |
9 | M1 | L | Các cơ quan, đơn vị, địa phương | Thành viên Cụm, Khối | 2025-01-31 |
10 | M1 | M | Trường Cao đẳng Y tế; Bệnh viện Đa khoa tỉnh | Công đoàn Viên chức tỉnh | 2025-01-31 |""",
)
plan(
    "tasks written inside quarter columns",
    build_xlsx(
        {
            "S": [
                ["KẾ HOẠCH NĂM 2025", "", "", "", ""],
                ["Đơn vị", "Quý I", "Quý II", "Quý III", "Quý IV"],
                ["Sở Nội vụ", "Ban hành kế hoạch năm", "Sơ kết 6 tháng", "Kiểm tra cơ sở", "Tổng kết năm"],
                ["Sở Tài chính", "Bố trí kinh phí", "", "", "Quyết toán quỹ khen thưởng"],
            ]
        }
    ),
    """ | Q1 | Ban hành kế hoạch năm | Sở Nội vụ |  | 2025-03-31 |
 | Q2 | Sơ kết 6 tháng | Sở Nội vụ |  | 2025-06-30 |
 | Q3 | Kiểm tra cơ sở | Sở Nội vụ |  | 2025-09-30 |
 | Q4 | Tổng kết năm | Sở Nội vụ |  | 2025-12-31 |
 | Q1 | Bố trí kinh phí | Sở Tài chính |  | 2025-03-31 |
 | Q4 | Quyết toán quỹ khen thưởng | Sở Tài chính |  | 2025-12-31 |""",
    ".xlsx",
)
plan(
    "calendar of meetings with place and attendance",
    build_docx(
        "LỊCH CÔNG TÁC CỦA HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG NĂM 2025",
        [
            ["Thời gian", "Nội dung", "Chủ trì", "Thành phần", "Địa điểm"],
            [
                "10/01/2025",
                "Họp Hội đồng phiên 1",
                "Chủ tịch Hội đồng",
                "Thành viên Hội đồng, Tổ giúp việc",
                "Phòng họp số 2",
            ],
            ["25/6/2025", "Họp Hội đồng phiên 2", "Phó Chủ tịch Hội đồng", "Thành viên Hội đồng", "Hội trường"],
        ],
    ),
    """ | M1 | Họp Hội đồng phiên 1 | Chủ tịch Hội đồng |  | 2025-01-10 |
 | M6 | Họp Hội đồng phiên 2 | Phó Chủ tịch Hội đồng |  | 2025-06-25 |""",
    ".docx",
)
plan(
    "lead and time merged down differently",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2025",
        [
            ["TT", "Nội dung", "Thời gian", "Chủ trì", "Phối hợp"],
            ["1", "Xây dựng dự thảo quy chế", ("Quý I", TOP), ("Sở Nội vụ", TOP), "Sở Tư pháp"],
            ["2", "Lấy ý kiến góp ý", ON, ON, "Các sở, ngành"],
            ["3", "Trình ban hành", ("Quý II", TOP), ON, ("Văn phòng UBND tỉnh", TOP)],
            ["4", "Phổ biến quy chế", ON, ("Ban TĐKT", {}), ON],
        ],
    ),
    """1 | Q1 | Xây dựng dự thảo quy chế | Sở Nội vụ | Sở Tư pháp | 2025-03-31 |
2 | Q1 | Lấy ý kiến góp ý | Sở Nội vụ | Các sở, ngành | 2025-03-31 |
3 | Q2 | Trình ban hành | Sở Nội vụ | Văn phòng UBND tỉnh | 2025-06-30 |
4 | Q2 | Phổ biến quy chế | Ban TĐKT | Văn phòng UBND tỉnh | 2025-06-30 |""",
    ".docx",
)
NEST = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>TT</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nội dung</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Chủ trì</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Thời gian</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Chấm điểm thi đua theo thang điểm:</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Tiêu chí</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Điểm</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Kinh tế</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>50</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc><w:tc><w:p><w:r><w:t>Sở Nội vụ</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Quý IV</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Họp bình xét</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Hội đồng</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Quý IV</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
plan(
    "nested table",
    build_docx("KẾ HOẠCH NĂM 2025", NEST),
    """1 | Q4 | Chấm điểm thi đua theo thang điểm:\\nTiêu chí Điểm Kinh tế 50 | Sở Nội vụ |  | 2025-12-31 |
2 | Q4 | Họp bình xét | Hội đồng |  | 2025-12-31 |""",
    ".docx",
)
plan(
    "labelled blocks, no numbers",
    """KẾ HOẠCH CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2025

Nhiệm vụ 1: Ban hành Kế hoạch phát động thi đua
Chủ trì: Phòng Nội vụ
Phối hợp: Phòng Tài chính - Kế hoạch
Thời hạn: 31/01/2025

Nhiệm vụ 2: Tổ chức lễ trao tặng Huân chương
Chủ trì: Văn phòng HĐND và UBND
Phối hợp: Trung tâm Văn hóa, Thể thao và Truyền thông; Công an huyện
Thời hạn: Tháng 9/2025
""",
    """1 | M1 | Ban hành Kế hoạch phát động thi đua | Phòng Nội vụ | Phòng Tài chính - Kế hoạch | 2025-01-31 |
2 | M9 | Tổ chức lễ trao tặng Huân chương | Văn phòng HĐND và UBND | Trung tâm Văn hóa, Thể thao và Truyền thông; Công an huyện | 2025-09-30 |""",
)
plan(
    "five-year plan, years as times",
    build_docx(
        "KẾ HOẠCH",
        "Phong trào thi đua “Chung sức xây dựng nông thôn mới” giai đoạn 2021 - 2025",
        [
            ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian thực hiện"],
            ["1", "Phát động phong trào", "UBND tỉnh", "MTTQ tỉnh", "Quý III/2021"],
            ["2", "Sơ kết giữa kỳ", "UBND tỉnh", "Sở NN&PTNT", "Quý II/2023"],
            ["3", "Tuyên truyền, nhân rộng", "Các sở, ngành", "", "2021 - 2025"],
            ["4", "Tổng kết", "UBND tỉnh", "", "Quý IV năm 2025"],
        ],
    ),
    """1 | Q3 | Phát động phong trào | UBND tỉnh | MTTQ tỉnh | 2021-09-30 |
2 | Q2 | Sơ kết giữa kỳ | UBND tỉnh | Sở NN&PTNT | 2023-06-30 |
3 | all | Tuyên truyền, nhân rộng | Các sở, ngành |  | 2025-12-31 | cơ quan cụ thể
4 | Q4 | Tổng kết | UBND tỉnh |  | 2025-12-31 |""",
    ".docx",
)
plan(
    "quarter headings with explanations",
    build_docx(
        "KẾ HOẠCH",
        "Công tác thi đua, khen thưởng năm 2025",
        [
            ["TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp"],
            [("I. QUÝ I/2025 (từ tháng 01 đến tháng 3)", {"span": 4})],
            ["1", "Xây dựng kế hoạch", "Ban TĐKT", "Văn phòng"],
            [("II. QUÝ II/2025 (từ tháng 4 đến tháng 6)", {"span": 4})],
            ["2", "Sơ kết", "Ban TĐKT", ""],
            [("III. 6 THÁNG CUỐI NĂM", {"span": 4})],
            ["3", "Kiểm tra", "Ban TĐKT", "Thanh tra"],
            [("IV. NHIỆM VỤ THƯỜNG XUYÊN", {"span": 4})],
            ["4", "Thẩm định hồ sơ", "Ban TĐKT", ""],
        ],
    ),
    """1 | Q1 | Xây dựng kế hoạch | Ban TĐKT | Văn phòng | 2025-03-31 |
2 | Q2 | Sơ kết | Ban TĐKT |  | 2025-06-30 |
3 | Q3,4 | Kiểm tra | Ban TĐKT | Thanh tra | 2025-12-31 |
4 | all | Thẩm định hồ sơ | Ban TĐKT |  | 2025-12-31 |""",
    ".docx",
)
plan(
    "no heading row: columns told by content",
    build_docx(
        "KẾ HOẠCH",
        "Công tác thi đua năm 2025",
        [
            ["1", "Phát động phong trào thi đua chào mừng Đại hội Đảng", "Sở Nội vụ", "Các sở, ngành", "Quý I"],
            ["2", "Hội nghị gặp mặt điển hình tiên tiến", "Sở Nội vụ", "Văn phòng UBND tỉnh", "Tháng 6"],
            ["3", "Trao giải báo chí về thi đua", "Hội Nhà báo", "Sở Nội vụ", "Tháng 11"],
        ],
    ),
    """1 | Q1 | Phát động phong trào thi đua chào mừng Đại hội Đảng | Sở Nội vụ | Các sở, ngành | 2025-03-31 |
2 | M6 | Hội nghị gặp mặt điển hình tiên tiến | Sở Nội vụ | Văn phòng UBND tỉnh | 2025-06-30 |
3 | M11 | Trao giải báo chí về thi đua | Hội Nhà báo | Sở Nội vụ | 2025-11-30 |""",
    ".docx",
)
SDT = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>TT</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nội dung</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Đơn vị</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Thời gian</w:t></w:r></w:p></w:tc></w:tr>"
    '<w:sdt><w:sdtContent><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:hyperlink><w:r><w:t>Ban hành</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> kế hoạch</w:t></w:r></w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>Sở Nội vụ</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt><w:tc><w:p><w:sdt><w:sdtContent><w:r><w:t>Quý I</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc></w:tr></w:sdtContent></w:sdt>'
    "<w:tr><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Họp</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>báo</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Sở</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>Tư pháp</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Quý</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>II</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
plan(
    "content controls",
    build_docx("KẾ HOẠCH NĂM 2025", SDT),
    """1 | Q1 | Ban hành kế hoạch | Sở Nội vụ |  | 2025-03-31 |
2 | Q2 | Họp-báo | Sở Tư pháp |  | 2025-06-30 |""",
    ".docx",
)
plan(
    "quarter columns hold months or days",
    build_xlsx(
        {
            "S": [
                ["KẾ HOẠCH CÔNG TÁC TĐKT NĂM 2025", "", "", "", "", "", ""],
                ["TT", "Nội dung", "Chủ trì", "Quý I", "Quý II", "Quý III", "Quý IV"],
                [1, "Họp giao ban khối", "Khối trưởng", "Tháng 3", "Tháng 6", "Tháng 9", "Tháng 12"],
                [2, "Kiểm tra chéo", "Khối phó", "", "15/5", "", ""],
                [3, "Bình bầu", "Khối trưởng", "", "", "", "Trước 20/11"],
            ]
        }
    ),
    """1 | M3,6,9,12 | Họp giao ban khối | Khối trưởng |  | 2025-12-31 |
2 | M5 | Kiểm tra chéo | Khối phó |  | 2025-05-15 |
3 | M11 | Bình bầu | Khối trưởng |  | 2025-11-19 |""",
    ".xlsx",
)
plan(
    "section row with agency filled: a group whose agency holds for the subtasks",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2025",
        [
            ["TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"],
            ["1", "Công tác khen thưởng", "Sở Nội vụ", "Các đơn vị", ""],
            ["1.1", "Khen thưởng thường xuyên", "", "", "Quý I"],
            ["1.2", "Khen thưởng chuyên đề", "", "", "Quý III"],
            ["2", "Công tác kiểm tra", "Thanh tra tỉnh", "Sở Nội vụ", "Quý II"],
        ],
    ),
    """1.1 | Q1 | Khen thưởng thường xuyên | Sở Nội vụ | Các đơn vị | 2025-03-31 |
1.2 | Q3 | Khen thưởng chuyên đề | Sở Nội vụ | Các đơn vị | 2025-09-30 |
2 | Q2 | Công tác kiểm tra | Thanh tra tỉnh | Sở Nội vụ | 2025-06-30 |""",
    ".docx",
)
plan(
    "weeks column",
    """KẾ HOẠCH THI ĐUA HỌC KỲ II NĂM HỌC 2024 - 2025

Tháng\tTuần\tNội dung công việc\tPhụ trách
02/2025\t1\tPhát động thi đua mừng Đảng, mừng Xuân\tBCH Đoàn trường
02/2025\t3\tKiểm tra nề nếp\tGiám thị, GVCN
3/2025\t2\tHội thi nữ công\tCông đoàn
""",
    """ | M2 | Phát động thi đua mừng Đảng, mừng Xuân | BCH Đoàn trường |  | 2025-02-28 |
 | M2 | Kiểm tra nề nếp | Giám thị | GVCN | 2025-02-28 |
 | M3 | Hội thi nữ công | Công đoàn |  | 2025-03-31 |""",
)
plan(
    "no numbers, rows that read like headings",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2025",
        [
            ["Nội dung", "Chủ trì", "Phối hợp", "Thời gian"],
            ["Công tác tuyên truyền", "Các phòng", "Văn phòng", "Quý I"],
            ["Công tác khen thưởng", "Phòng Nghiệp vụ", "Các đơn vị", "Quý II"],
            ["Công tác kiểm tra", "Thanh tra", "", "Cả năm"],
        ],
    ),
    """ | Q1 | Công tác tuyên truyền | Các phòng | Văn phòng | 2025-03-31 |
 | Q2 | Công tác khen thưởng | Phòng Nghiệp vụ | Các đơn vị | 2025-06-30 |
 | all | Công tác kiểm tra | Thanh tra |  | 2025-12-31 |""",
    ".docx",
)
plan(
    "prose by months with plus signs and who in dash",
    """KẾ HOẠCH CÔNG TÁC THÁNG TRONG NĂM 2025

Tháng 01/2025
+ Tổng hợp đăng ký thi đua - Phòng Tổng hợp thực hiện.
+ Báo cáo thành tích khối thi đua - Phòng Nghiệp vụ thực hiện.
Tháng 02/2025
+ Thẩm định hồ sơ khen thưởng chuyên đề - Phòng Nghiệp vụ chủ trì, Phòng Tổng hợp phối hợp.
Nơi nhận:
- Lưu: VT.
""",
    """ | M1 | Tổng hợp đăng ký thi đua | Phòng Tổng hợp |  | 2025-01-31 |
 | M1 | Báo cáo thành tích khối thi đua | Phòng Nghiệp vụ |  | 2025-01-31 |
 | M2 | Thẩm định hồ sơ khen thưởng chuyên đề | Phòng Nghiệp vụ | Phòng Tổng hợp | 2025-02-28 |""",
)
plan(
    "docx: tasks as paragraphs and a table of assignments",
    build_docx(
        "KẾ HOẠCH",
        "Công tác cải cách thủ tục khen thưởng năm 2025",
        [
            [
                "Nhiệm vụ",
                "Sản phẩm đầu ra",
                "Cơ quan, đơn vị chủ trì",
                "Cơ quan, đơn vị phối hợp",
                "Thời gian hoàn thành",
            ],
            [("I. Rà soát thủ tục hành chính", {"span": 5})],
            ["1. Rà soát thủ tục cấp tỉnh", "Báo cáo", "Sở Nội vụ", "Văn phòng UBND tỉnh", "Quý I/2025"],
            ["2. Đơn giản hóa hồ sơ", "Quyết định công bố", "Sở Nội vụ", "", "Quý II/2025"],
            [("II. Ứng dụng công nghệ thông tin", {"span": 5})],
            ["1. Vận hành phần mềm", "Phần mềm", "Sở Khoa học và Công nghệ", "Viễn thông tỉnh (VNPT)", "Thường xuyên"],
        ],
    ),
    """1 | Q1 | Rà soát thủ tục cấp tỉnh | Sở Nội vụ | Văn phòng UBND tỉnh | 2025-03-31 |
2 | Q2 | Đơn giản hóa hồ sơ | Sở Nội vụ |  | 2025-06-30 |
1 | all | Vận hành phần mềm | Sở Khoa học và Công nghệ | Viễn thông tỉnh (VNPT) | 2025-12-31 |""",
    ".docx",
)
plan(
    "xlsx with numbers as quarter column and year column",
    build_xlsx(
        {
            "KH": [
                ["STT", "Công việc", "Quý", "Năm", "Đơn vị chủ trì", "Đơn vị phối hợp"],
                [1, "Họp Hội đồng", 1, 2025, "Thường trực HĐ", "Các ủy viên"],
                [2, "Trình Cờ thi đua", 2, 2025, "Ban TĐKT", "Văn phòng"],
                [3, "Tổng kết", 4, 2025, "Ban TĐKT", "Văn phòng, Kế toán"],
            ]
        }
    ),
    """1 | Q1 | Họp Hội đồng | Thường trực HĐ | Các ủy viên | 2025-03-31 |
2 | Q2 | Trình Cờ thi đua | Ban TĐKT | Văn phòng | 2025-06-30 |
3 | Q4 | Tổng kết | Ban TĐKT | Văn phòng; Kế toán | 2025-12-31 |""",
    ".xlsx",
)
plan(
    "matrix by months with bullets in docx",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2025",
        [
            ["TT", "Đơn vị", "Tháng 1", "Tháng 2", "Tháng 3"],
            ["1", "Công đoàn", "- Ký giao ước thi đua\n- Thăm hỏi đoàn viên", "", "Hội thi 8/3"],
            ["2", "Đoàn Thanh niên", "", "Ra quân Tháng thanh niên", "Kỷ niệm 26/3"],
        ],
    ),
    """ | M1 | Ký giao ước thi đua | Công đoàn |  | 2025-01-31 |
 | M1 | Thăm hỏi đoàn viên | Công đoàn |  | 2025-01-31 |
 | M3 | Hội thi 8/3 | Công đoàn |  | 2025-03-31 |
 | M2 | Ra quân Tháng thanh niên | Đoàn Thanh niên |  | 2025-02-28 |
 | M3 | Kỷ niệm 26/3 | Đoàn Thanh niên |  | 2025-03-31 |""",
    ".docx",
)
plan(
    "csv tab, uppercase, all in quotes",
    '"TT"\t"NỘI DUNG CÔNG VIỆC"\t"ĐƠN VỊ CHỦ TRÌ"\t"ĐƠN VỊ PHỐI HỢP"\t"THỜI GIAN THỰC HIỆN"\n"1"\t"XÂY DỰNG KẾ HOẠCH NĂM 2025"\t"PHÒNG TỔ CHỨC"\t"CÁC PHÒNG, KHOA"\t"QUÝ I"\n"2"\t"TỔNG KẾT NĂM 2025"\t"PHÒNG TỔ CHỨC"\t"BAN GIÁM ĐỐC, CÔNG ĐOÀN"\t"QUÝ IV"\n',
    """1 | Q1 | XÂY DỰNG KẾ HOẠCH NĂM 2025 | PHÒNG TỔ CHỨC | CÁC PHÒNG, KHOA | 2025-03-31 |
2 | Q4 | TỔNG KẾT NĂM 2025 | PHÒNG TỔ CHỨC | BAN GIÁM ĐỐC; CÔNG ĐOÀN | 2025-12-31 |""",
    ".csv",
)
plan(
    "parent with time, children with agencies",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2025",
        [
            ["TT", "Nội dung", "Chủ trì", "Thời gian"],
            ["1", "Đại hội thi đua yêu nước", "", "Quý III"],
            ["1.1", "Nội dung Đại hội", "Sở Nội vụ", ""],
            ["1.2", "Hậu cần", "Văn phòng UBND tỉnh", ""],
            ["2", "Tổng kết", "Sở Nội vụ", "Quý IV"],
        ],
    ),
    """1.1 | Q3 | Nội dung Đại hội | Sở Nội vụ |  | 2025-09-30 |
1.2 | Q3 | Hậu cần | Văn phòng UBND tỉnh |  | 2025-09-30 |
2 | Q4 | Tổng kết | Sở Nội vụ |  | 2025-12-31 |""",
    ".docx",
)
plan(
    "HTML of a Google Docs/Sheets",
    "<table><tr><td>STT</td><td>Nội dung</td><td>Người phụ trách</td><td>Deadline</td><td>Trạng thái</td></tr><tr><td>1</td><td>Chốt danh sách khen thưởng</td><td>Lan, Hùng</td><td>15/03/2025</td><td>Đang làm</td></tr><tr><td>2</td><td>In giấy khen</td><td>Hùng</td><td>20/03/2025</td><td></td></tr></table>",
    """1 | M3 | Chốt danh sách khen thưởng | Lan | Hùng | 2025-03-15 |
2 | M3 | In giấy khen | Hùng |  | 2025-03-20 |""",
    ".html",
)
plan(
    "quarter heading split in letters, wide spaced",
    "KẾ HOẠCH\nCông tác thi đua năm 2025\n\nTT\tNội dung\tCơ quan thực hiện\nQUÍ I/2025\n1\tXây dựng kế hoạch\tPhòng Nội vụ\nQUÍ II/2025\n2\tSơ kết\tPhòng Nội vụ, Văn phòng\n",
    """1 | Q1 | Xây dựng kế hoạch | Phòng Nội vụ |  | 2025-03-31 |
2 | Q2 | Sơ kết | Phòng Nội vụ | Văn phòng | 2025-06-30 |""",
)
plan(
    "abbreviations of ministries",
    "KẾ HOẠCH\nCông tác thi đua năm 2025\n\nTT\tNội dung\tChủ trì\tPhối hợp\tThời gian\n1\tA\tVPUBND tỉnh\tSNV, STC, STP\tT1\n2\tB\tBTĐKT-SNV\tCác sở, ban, ngành, MTTQ và các đoàn thể\tT2\n3\tC\tSở Y tế, BVĐK tỉnh\tCDC tỉnh, TTYT các huyện\tT3\n4\tD\tCông an tỉnh - BCHQS tỉnh\tBĐBP\tT4\n5\tE\tTrường ĐH Hòa Phú\tSV các khoa; Phòng CTSV\tT5\n6\tG\tCục Thuế, Kho bạc NN\tNHNN chi nhánh tỉnh\tT6\n7\tH\tTòa án nhân dân tỉnh, Viện KSND tỉnh\tCục THADS\tT7\n",
    """1 | M1 | A | VPUBND tỉnh | SNV; STC; STP | 2025-01-31 |
2 | M2 | B | BTĐKT-SNV | Các sở, ban, ngành; MTTQ; Các đoàn thể | 2025-02-28 |
3 | M3 | C | Sở Y tế; BVĐK tỉnh | CDC tỉnh; TTYT các huyện | 2025-03-31 |
4 | M4 | D | Công an tỉnh; BCHQS tỉnh | BĐBP | 2025-04-30 |
5 | M5 | E | Trường ĐH Hòa Phú | SV các khoa; Phòng CTSV | 2025-05-31 |
6 | M6 | G | Cục Thuế; Kho bạc NN | NHNN chi nhánh tỉnh | 2025-06-30 |
7 | M7 | H | Tòa án nhân dân tỉnh; Viện KSND tỉnh | Cục THADS | 2025-07-31 |""",
)

plan(
    "bank branch xlsx with blank rows between",
    build_xlsx(
        {
            "KH TĐKT": [
                ["NGÂN HÀNG NHÀ NƯỚC VIỆT NAM"],
                ["CHI NHÁNH TỈNH"],
                [],
                ["CHƯƠNG TRÌNH CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2025"],
                [],
                ["Stt", "Nội dung", "Thời gian", "Bộ phận thực hiện", "Ghi chú"],
                [],
                ["A", "Công tác thường xuyên"],
                [1, "Tổng hợp báo cáo hằng tháng", "Trước ngày 20 hằng tháng", "Phòng Tổng hợp", ""],
                [],
                [2, "Khen thưởng đột xuất", "Khi phát sinh", "Hội đồng TĐKT", ""],
                ["B", "Công tác theo quý"],
                [3, "Sơ kết quý I", "25/3/2025", "Phòng Tổng hợp; các phòng", ""],
                [4, "Đánh giá khối thi đua", "Q.II và Q.IV", "Khối thi đua các TCTD", "Luân phiên"],
            ]
        }
    ),
    """1 | all | Tổng hợp báo cáo hằng tháng | Phòng Tổng hợp |  | 2025-12-31 |
2 | all | Khen thưởng đột xuất | Hội đồng TĐKT |  | 2025-12-31 | Thời hạn
3 | M3 | Sơ kết quý I | Phòng Tổng hợp | Các phòng | 2025-03-25 |
4 | Q2,4 | Đánh giá khối thi đua | Khối thi đua các TCTD |  | 2025-12-31 |""",
    ".xlsx",
)
plan(
    "two columns of time: month & deadline, lead by abbreviations with newline",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2026",
        [
            ["TT", "Nhiệm vụ", "Tháng", "Hạn cuối", "Chủ trì", "Phối hợp"],
            ["1", "Họp Hội đồng xét khen cao", "3", "15/3", "BTĐKT", "VPUBND\nSTC\nSTP"],
            ["2", "Thẩm định sáng kiến cấp tỉnh", "5, 11", "", "Sở KH&CN", "Hội đồng sáng kiến tỉnh"],
            ["3", "Lễ trao tặng Huân chương", "9", "02/9", "VPUBND", "BTĐKT\nTrung tâm Văn hóa tỉnh"],
        ],
    ),
    """1 | M3 | Họp Hội đồng xét khen cao | BTĐKT | VPUBND; STC; STP | 2026-03-15 |
2 | M5,11 | Thẩm định sáng kiến cấp tỉnh | Sở KH&CN | Hội đồng sáng kiến tỉnh | 2026-11-30 |
3 | M9 | Lễ trao tặng Huân chương | VPUBND | BTĐKT; Trung tâm Văn hóa tỉnh | 2026-09-02 |""",
    ".docx",
)
plan(
    "totals and signature rows",
    build_docx(
        "KẾ HOẠCH NĂM 2025",
        [
            ["TT", "Nội dung", "Chủ trì", "Thời gian", "Kinh phí"],
            ["1", "Tổng kết phong trào", "Sở Nội vụ", "Quý IV", "10"],
            ["2", "Cộng tác viên tập huấn", "Ban TĐKT", "Quý II", "5"],
            ["", "Tổng cộng", "", "", "15"],
            ["", "Tổng số: 02 nhiệm vụ", "", "", ""],
            ["", "Cộng (I+II)", "", "", "15"],
        ],
    ),
    """1 | Q4 | Tổng kết phong trào | Sở Nội vụ |  | 2025-12-31 |
2 | Q2 | Cộng tác viên tập huấn | Ban TĐKT |  | 2025-06-30 |""",
    ".docx",
)
plan(
    "unnumbered rows with tong/cong words",
    "KẾ HOẠCH NĂM 2025\n\nNội dung\tChủ trì\tThời gian\nTổng kết năm\tSở Nội vụ\tQuý IV\nTổng hợp số liệu\tBan TĐKT\tQuý III\nCông bố quyết định\tVăn phòng\tQuý II\nTổng cộng: 3\t\t\n",
    """ | Q4 | Tổng kết năm | Sở Nội vụ |  | 2025-12-31 |
 | Q3 | Tổng hợp số liệu | Ban TĐKT |  | 2025-09-30 |
 | Q2 | Công bố quyết định | Văn phòng |  | 2025-06-30 |""",
)
plan(
    "school diary: weeks as rows",
    """KẾ HOẠCH HOẠT ĐỘNG THI ĐUA NĂM HỌC 2025-2026

Thời gian\tNội dung\tNgười thực hiện
Tuần 1 tháng 9\tKhai giảng, phát động thi đua\tBGH, TPT Đội
Từ 20/10 đến 20/11/2025\tThi đua chào mừng 20/11\tToàn trường
Tháng 12/2025 - 01/2026\tSơ kết học kỳ I\tHội đồng TĐKT
26/3/2026\tHội trại\tĐoàn trường
""",
    """ | M9 | Khai giảng, phát động thi đua | BGH | TPT Đội | 2025-09-30 |
 | M10,11 | Thi đua chào mừng 20/11 | Toàn trường |  | 2025-11-20 |
 | M12,1 | Sơ kết học kỳ I | Hội đồng TĐKT |  | 2026-01-31 |
 | M3 | Hội trại | Đoàn trường |  | 2026-03-26 |""",
)
plan(
    "army unit, columns renamed",
    """BỘ CHỈ HUY QUÂN SỰ TỈNH
KẾ HOẠCH
Công tác thi đua, khen thưởng và Phong trào Thi đua Quyết thắng năm 2025

TT\tNội dung, biện pháp\tCơ quan, đơn vị đảm nhiệm\tCơ quan, đơn vị hiệp đồng\tMốc thời gian
1\tPhát động Phong trào Thi đua Quyết thắng\tPhòng Chính trị\tPhòng Tham mưu, Phòng HC-KT\t03/01
2\tSơ kết giai đoạn 1\tCác cơ quan, đơn vị\t\tTuần 4 tháng 5
3\tBình xét cuối năm\tHội đồng TĐKT các cấp\tBan Thanh niên, Ban Phụ nữ\t20/11 - 05/12
""",
    """1 | M1 | Phát động Phong trào Thi đua Quyết thắng | Phòng Chính trị | Phòng Tham mưu; Phòng HC-KT | 2025-01-03 |
2 | M5 | Sơ kết giai đoạn 1 | Các cơ quan, đơn vị |  | 2025-05-31 | cơ quan cụ thể
3 | M11,12 | Bình xét cuối năm | Hội đồng TĐKT các cấp | Ban Thanh niên; Ban Phụ nữ | 2025-12-05 |""",
)
