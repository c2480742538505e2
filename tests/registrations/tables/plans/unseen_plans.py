"""Plans of offices nobody here has seen: layouts from public annexes of many kinds of office, invented words.

The expectations are written as in `odd_plans`.
"""

from tests.registrations.tables.builders import build_docx, build_ods, build_odt, build_xlsx

UNSEEN: dict[str, tuple[bytes | str, str, str]] = {}
HEAD = "ỦY BAN NHÂN DÂN TỈNH\nKẾ HOẠCH\nCông tác thi đua, khen thưởng năm 2026\n\n"
TOP: dict[str, object] = {"merge": "restart"}
ON = ("", {"merge": "continue"})


def plan(name: str, source: bytes | str, expected: str, suffix: str = ".txt") -> None:
    UNSEEN[name] = (source, suffix, expected)


plan(
    "time first, then who proposes, and the work in the middle",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2026",
        [
            ["Thời gian hoàn thành", "Cơ quan tham mưu", "Phối hợp", "Nội dung công việc", "Sản phẩm", "Ghi chú"],
            [
                "T3",
                "Phòng Thi đua - Khen thưởng",
                "Văn phòng Sở; các phòng chuyên môn, nghiệp vụ",
                "Tham mưu UBND tỉnh ban hành quy chế hoạt động của Hội đồng",
                "Quyết định",
                "Chuyển từ 2025",
            ],
            [
                "Quý I-II",
                "Ban TĐKT",
                "UBND các huyện, thành phố",
                "Kiểm tra công tác TĐKT tại cơ sở",
                "Thông báo kết quả",
                "",
            ],
            ["Trước 15/6", "Sở NV", "Sở TC, Sở GDĐT", "Báo cáo sơ kết", "BC", ""],
            ["Cả năm", "Văn phòng", "", "Tuyên truyền gương điển hình", "Tin, bài", ""],
            ["Thường xuyên", "Các sở, ban, ngành", "UBND các xã, phường", "Khen thưởng đột xuất", "QĐ", ""],
        ],
    ),
    """| M3 | Tham mưu UBND tỉnh ban hành quy chế hoạt động của Hội đồng | Phòng Thi đua - Khen thưởng | Văn phòng Sở; Các phòng chuyên môn, nghiệp vụ | 2026-03-31 |
| Q1,2 | Kiểm tra công tác TĐKT tại cơ sở | Ban TĐKT | UBND các huyện, thành phố | 2026-06-30 |
| M6 | Báo cáo sơ kết | Sở NV | Sở TC; Sở GDĐT | 2026-06-14 |
| all | Tuyên truyền gương điển hình | Văn phòng |  | 2026-12-31 |
| all | Khen thưởng đột xuất | Các sở, ban, ngành | UBND các xã, phường | 2026-12-31 |""",
    ".docx",
)
plan(
    "two-storey heading with start and end, letters and Roman chapters over the whole table",
    build_docx(
        "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026",
        [
            [
                ("STT", TOP),
                ("Nội dung nhiệm vụ", TOP),
                ("Đơn vị thực hiện", {"span": 2}),
                ("Thời gian", {"span": 2}),
                ("Kết quả, sản phẩm", TOP),
                ("Lãnh đạo phụ trách", TOP),
            ],
            [ON, ON, "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành", ON, ON],
            ["A", ("NHIỆM VỤ TRỌNG TÂM", {"span": 7})],
            ["I", ("Công tác xây dựng văn bản", {"span": 7})],
            [
                "1",
                "Dự thảo Nghị quyết quy định mức thưởng",
                "Sở Nội vụ",
                "Sở Tài chính, Sở Tư pháp",
                "01/2026",
                "6/2026",
                "Nghị quyết HĐND",
                "PCT Nguyễn Văn A",
            ],
            [
                "2",
                "Sửa đổi Quy chế xét tặng Kỷ niệm chương",
                "Sở Nội vụ",
                "Sở Tư pháp",
                "02/2026",
                "Quý III",
                "Quyết định",
                "",
            ],
            ["II", ("Công tác kiểm tra", {"span": 7})],
            [
                "1",
                "Kiểm tra 10 xã, phường",
                "Thanh tra tỉnh",
                "Sở Nội vụ và UBND các xã, phường",
                "7/2026",
                "9/2026",
                "Kết luận",
                "",
            ],
            ["B", ("NHIỆM VỤ THƯỜNG XUYÊN", {"span": 7})],
            ["1", "Giải quyết hồ sơ khen thưởng", "Sở Nội vụ", "Các cơ quan liên quan", "", "Thường xuyên", "", ""],
        ],
    ),
    """1 | M6 | Dự thảo Nghị quyết quy định mức thưởng | Sở Nội vụ | Sở Tài chính; Sở Tư pháp | 2026-06-30 |
2 | Q3 | Sửa đổi Quy chế xét tặng Kỷ niệm chương | Sở Nội vụ | Sở Tư pháp | 2026-09-30 |
1 | M9 | Kiểm tra 10 xã, phường | Thanh tra tỉnh | Sở Nội vụ; UBND các xã, phường | 2026-09-30 |
1 | all | Giải quyết hồ sơ khen thưởng | Sở Nội vụ | Các cơ quan liên quan | 2026-12-31 |""",
    ".docx",
)
plan(
    "a row broken by the page, the heading printed again above its rest",
    build_docx(
        "KẾ HOẠCH",
        "công tác thi đua, khen thưởng năm 2025",
        [
            ["TT", "Nội dung công việc", "Cơ quan chủ trì thực hiện", "Cơ quan phối hợp", "Ghi chú"],
            [("Quý I", {"span": 5})],
            ["1.", "Ban hành Kế hoạch phát động phong trào thi đua", "Hội đồng TĐ-KT tỉnh", "Sở Nội vụ", ""],
            [
                "2.",
                "Tổ chức Hội nghị ký kết giao ước thi đua giữa các cụm, khối và triển",
                "Sở Nội vụ",
                "Các cụm trưởng, khối",
                "",
            ],
        ],
        [
            ["TT", "Nội dung công việc", "Cơ quan chủ trì thực hiện", "Cơ quan phối hợp", "Ghi chú"],
            ["", "khai nhiệm vụ năm 2025.", "", "trưởng; Văn phòng UBND tỉnh", ""],
            ["3.", "Hướng dẫn đăng ký thi đua", "Sở Nội vụ", "", ""],
            [("Quý II", {"span": 5})],
            ["4.", "Sơ kết 6 tháng", "Sở Nội vụ", "Các cơ quan, đơn vị", ""],
        ],
    ),
    """1 | Q1 | Ban hành Kế hoạch phát động phong trào thi đua | Hội đồng TĐ-KT tỉnh | Sở Nội vụ | 2025-03-31 |
2 | Q1 | Tổ chức Hội nghị ký kết giao ước thi đua giữa các cụm, khối và triển khai nhiệm vụ năm 2025. | Sở Nội vụ | Các cụm trưởng, khối trưởng; Văn phòng UBND tỉnh | 2025-03-31 |
3 | Q1 | Hướng dẫn đăng ký thi đua | Sở Nội vụ |  | 2025-03-31 |
4 | Q2 | Sơ kết 6 tháng | Sở Nội vụ | Các cơ quan, đơn vị | 2025-06-30 |""",
    ".docx",
)
plan(
    "workbook with letter head, months merged down the first column, comrades instead of offices",
    build_xlsx(
        {
            "KH 2026": [
                ["SỞ NỘI VỤ TỈNH LẠNG SƠN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None],
                ["PHÒNG THI ĐUA - KHEN THƯỞNG", None, None, "Độc lập - Tự do - Hạnh phúc", None],
                [None],
                ["PHỤ LỤC CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026"],
                ["(Kèm theo Kế hoạch số 05/KH-SNV ngày 08 tháng 01 năm 2026)"],
                [None],
                ["Tháng", "STT", "Nội dung công việc", "Người chủ trì", "Người phối hợp", "Sản phẩm"],
                ["Tháng 01", 1, "Xây dựng kế hoạch", "Đ/c Hà", "Đ/c Lan, đ/c Minh", "Kế hoạch"],
                [None, 2, "Thẩm định hồ sơ", "Đ/c Lan", "Đ/c Hà", "Tờ trình"],
                ["Tháng 02", 3, "Họp Hội đồng", "Đ/c Minh", None, "Biên bản"],
            ]
        },
        merges={"KH 2026": [(0, 0, 0, 2), (0, 3, 0, 4), (1, 0, 1, 2), (3, 0, 3, 5), (4, 0, 4, 5), (7, 0, 8, 0)]},
    ),
    """1 | M1 | Xây dựng kế hoạch | Đ/c Hà | Đ/c Lan; Đ/c Minh | 2026-01-31 |
2 | M1 | Thẩm định hồ sơ | Đ/c Lan | Đ/c Hà | 2026-01-31 |
3 | M2 | Họp Hội đồng | Đ/c Minh |  | 2026-02-28 |""",
    ".xlsx",
)
plan(
    "bulleted agencies line by line, no numbers",
    build_docx(
        "Kế hoạch công tác năm 2024",
        [
            ["Nội dung", "Đơn vị thực hiện", "Thời gian"],
            [
                "Tổ chức hội nghị điển hình tiên tiến",
                "- Chủ trì: Sở Nội vụ\n- Phối hợp: Văn phòng UBND tỉnh\n- Tham gia: Báo, Đài tỉnh",
                "Tháng 6/2024",
            ],
            ["Xét, đề nghị tặng thưởng Cờ thi đua", "+ Sở Nội vụ\n+ Các cụm, khối", "Tháng 12"],
            ["Bồi dưỡng nghiệp vụ", "Sở Nội vụ\nTrường Chính trị tỉnh\nUBND các huyện, thành phố", "Q.III"],
        ],
    ),
    """| M6 | Tổ chức hội nghị điển hình tiên tiến | Sở Nội vụ | Văn phòng UBND tỉnh; Báo; Đài tỉnh | 2024-06-30 |
| M12 | Xét, đề nghị tặng thưởng Cờ thi đua | Sở Nội vụ | Các cụm, khối | 2024-12-31 |
| Q3 | Bồi dưỡng nghiệp vụ | Sở Nội vụ | Trường Chính trị tỉnh; UBND các huyện, thành phố | 2024-09-30 |""",
    ".docx",
)
plan(
    "quarters as Roman numerals with an empty rest",
    HEAD
    + """STT\tNội dung công việc\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành
I\tQuý I/2026\t\t\t
1\tBan hành văn bản phát động\tUBND tỉnh\tSở Nội vụ\t31/01
2\tĐăng ký thi đua\tCác cụm, khối\tSở Nội vụ\t28/02
II\tQuý II/2026\t\t\t
1\tHội nghị sơ kết\tSở Nội vụ\tCác cụm, khối\t30/6
""",
    """1 | M1 | Ban hành văn bản phát động | UBND tỉnh | Sở Nội vụ | 2026-01-31 |
2 | M2 | Đăng ký thi đua | Các cụm, khối | Sở Nội vụ | 2026-02-28 |
1 | M6 | Hội nghị sơ kết | Sở Nội vụ | Các cụm, khối | 2026-06-30 |""",
)
plan(
    "one cell a line, as copied out of a PDF",
    """KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2026

TT
Nội dung công việc
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian
1
Phát động phong trào thi đua năm 2026
Sở Nội vụ
Các sở, ban, ngành
Tháng 01
2
Tổ chức ký kết giao ước thi đua giữa
các cụm, khối thi đua
Sở Nội vụ
Các cụm, khối thi đua
Tháng 02
3
Sơ kết công tác 6 tháng
Hội đồng TĐKT tỉnh
Sở Nội vụ
Trước 15/7
""",
    """1 | M1 | Phát động phong trào thi đua năm 2026 | Sở Nội vụ | Các sở, ban, ngành | 2026-01-31 |
2 | M2 | Tổ chức ký kết giao ước thi đua giữa các cụm, khối thi đua | Sở Nội vụ | Các cụm, khối thi đua | 2026-02-28 |
3 | M7 | Sơ kết công tác 6 tháng | Hội đồng TĐKT tỉnh | Sở Nội vụ | 2026-07-14 |""",
)
plan(
    "prose by quarter and month, who prepares it behind in brackets",
    """CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026
của Hội đồng Thi đua - Khen thưởng tỉnh

A. NỘI DUNG CÔNG VIỆC
I. Quý I
1. Tháng 01
- Họp Hội đồng lần 1 (Sở Nội vụ chuẩn bị nội dung).
- Ban hành chương trình công tác năm (Thường trực Hội đồng).
2. Tháng 02
- Phát động phong trào thi đua (Sở Nội vụ chủ trì, phối hợp Văn phòng UBND tỉnh).
II. Quý II
1. Tháng 4
- Kiểm tra tại xã Tân Thành (Đoàn kiểm tra số 1).
""",
    """| M1 | Họp Hội đồng lần 1 | Sở Nội vụ |  | 2026-01-31 |
| M1 | Ban hành chương trình công tác năm | Thường trực Hội đồng |  | 2026-01-31 |
| M2 | Phát động phong trào thi đua | Sở Nội vụ | Văn phòng UBND tỉnh | 2026-02-28 |
| M4 | Kiểm tra tại xã Tân Thành | Đoàn kiểm tra số 1 |  | 2026-04-30 |""",
)
plan(
    "deadlines for two bodies below one heading",
    build_docx(
        "Phụ lục",
        "DANH MỤC NHIỆM VỤ NĂM 2026",
        [
            [
                ("Stt", TOP),
                ("Tên đề án, văn bản", TOP),
                ("Cơ quan soạn thảo", TOP),
                ("Cơ quan phối hợp", TOP),
                ("Thời hạn trình", {"span": 2}),
            ],
            [ON, ON, ON, ON, "UBND tỉnh", "Ban Thường vụ Tỉnh ủy"],
            [
                "1",
                "Đề án nâng cao chất lượng phong trào thi đua",
                "Sở Nội vụ",
                "Các sở, ngành liên quan",
                "Tháng 5",
                "Tháng 6",
            ],
            ["2", "Quy định mức thưởng", "Sở Tài chính", "Sở Nội vụ", "Tháng 8", ""],
        ],
    ),
    """1 | M5,6 | Đề án nâng cao chất lượng phong trào thi đua | Sở Nội vụ | Các sở, ngành liên quan | 2026-06-30 |
2 | M8 | Quy định mức thưởng | Sở Tài chính | Sở Nội vụ | 2026-08-31 |""",
    ".docx",
)
plan(
    "abbreviations, and groups that are not taken apart",
    HEAD
    + """TT\tNhiệm vụ\tCơ quan, đơn vị thực hiện\tThời gian thực hiện
1\tPhát động\tUBND tỉnh, Sở Nội vụ và các cơ quan, đơn vị\tQuý I
2\tTuyên truyền\tBáo và Đài PT-TH Lạng Sơn, Sở VHTT&DL, Cổng TTĐT tỉnh\tCả năm
3\tXét tặng\tHĐTĐKT tỉnh; Ban TĐKT; VPUBND tỉnh\tQuý II, III
4\tPhối hợp\tUBMTTQVN tỉnh, LĐLĐ tỉnh, Hội LHPN tỉnh, Hội ND, Hội CCB, Tỉnh Đoàn\tQuý IV
5\tHội thi\tSở GD&ĐT, Sở KH&CN và UBND các huyện, TP\tT11
""",
    """1 | Q1 | Phát động | UBND tỉnh | Sở Nội vụ; Các cơ quan, đơn vị | 2026-03-31 |
2 | all | Tuyên truyền | Báo và Đài PT-TH Lạng Sơn | Sở VHTT&DL; Cổng TTĐT tỉnh | 2026-12-31 |
3 | Q2,3 | Xét tặng | HĐTĐKT tỉnh | Ban TĐKT; VPUBND tỉnh | 2026-09-30 |
4 | Q4 | Phối hợp | UBMTTQVN tỉnh | LĐLĐ tỉnh; Hội LHPN tỉnh; Hội ND; Hội CCB; Tỉnh Đoàn | 2026-12-31 |
5 | M11 | Hội thi | Sở GD&ĐT | Sở KH&CN; UBND các huyện, TP | 2026-11-30 |""",
)
plan(
    "times in twenty wordings",
    HEAD
    + """TT\tCông việc\tChủ trì\tThời gian
1\tViệc một\tSở Nội vụ\tTừ tháng 3 đến tháng 5
2\tViệc hai\tSở Nội vụ\tT3-T5
3\tViệc ba\tSở Nội vụ\tTuần 2 tháng 4
4\tViệc bốn\tSở Nội vụ\tĐầu quý II
5\tViệc năm\tSở Nội vụ\tCuối tháng 6
6\tViệc sáu\tSở Nội vụ\tHàng tháng
7\tViệc bảy\tSở Nội vụ\tTheo yêu cầu của UBND tỉnh
8\tViệc tám\tSở Nội vụ\tNgày 05 hằng tháng
9\tViệc chín\tSở Nội vụ\tQuý 1, quý 3
10\tViệc mười\tSở Nội vụ\tTrước ngày 20 của tháng cuối quý
11\tViệc mười một\tSở Nội vụ\t20/01 - 15/02/2026
12\tViệc mười hai\tSở Nội vụ\tXong trước 30/4
13\tViệc mười ba\tSở Nội vụ\tSau khi có hướng dẫn của Trung ương
14\tViệc mười bốn\tSở Nội vụ\tTháng 12/2025 - tháng 01/2026
15\tViệc mười lăm\tSở Nội vụ\t6 tháng/lần
16\tViệc mười sáu\tSở Nội vụ\t11/6/2026
17\tViệc mười bảy\tSở Nội vụ\tDịp 02/9
18\tViệc mười tám\tSở Nội vụ\tQuý II và quý IV/2026
19\tViệc mười chín\tSở Nội vụ\t03/2026
20\tViệc hai mươi\tSở Nội vụ\tgiữa tháng 10
""",
    """1 | M3-5 | Việc một | Sở Nội vụ |  | 2026-05-31 |
2 | M3-5 | Việc hai | Sở Nội vụ |  | 2026-05-31 |
3 | M4 | Việc ba | Sở Nội vụ |  | 2026-04-30 |
4 | Q2 | Việc bốn | Sở Nội vụ |  | 2026-06-30 |
5 | M6 | Việc năm | Sở Nội vụ |  | 2026-06-30 |
6 | all | Việc sáu | Sở Nội vụ |  | 2026-12-31 |
7 |  | Việc bảy | Sở Nội vụ |  |  | Thời hạn
8 | all | Việc tám | Sở Nội vụ |  | 2026-12-31 |
9 | Q1,3 | Việc chín | Sở Nội vụ |  | 2026-09-30 |
10 |  | Việc mười | Sở Nội vụ |  |  | Thời hạn
11 | M2 | Việc mười một | Sở Nội vụ |  | 2026-02-15 |
12 | M4 | Việc mười hai | Sở Nội vụ |  | 2026-04-29 |
13 |  | Việc mười ba | Sở Nội vụ |  |  | Thời hạn
14 | M12,1 | Việc mười bốn | Sở Nội vụ |  | 2026-01-31 |
15 | all | Việc mười lăm | Sở Nội vụ |  | 2026-12-31 |
16 | M6 | Việc mười sáu | Sở Nội vụ |  | 2026-06-11 |
17 | M9 | Việc mười bảy | Sở Nội vụ |  | 2026-09-02 |
18 | Q2,4 | Việc mười tám | Sở Nội vụ |  | 2026-12-31 |
19 | M3 | Việc mười chín | Sở Nội vụ |  | 2026-03-31 |
20 | M10 | Việc hai mươi | Sở Nội vụ |  | 2026-10-31 |""",
)
plan(
    "quarter and month in two columns",
    build_xlsx(
        {
            "Sheet1": [
                ["KẾ HOẠCH CÔNG TÁC NĂM 2026"],
                ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Quý", "Tháng", "Ghi chú"],
                [1, "Phát động", "Sở Nội vụ", "Các sở", "I", 1, None],
                [2, "Tập huấn", "Sở Nội vụ", "Trường Chính trị", "I", "2-3", None],
                [3, "Sơ kết", "Sở Nội vụ", None, "II", 6, None],
                [4, "Kiểm tra", "Thanh tra", None, "III", None, "Chưa ấn định"],
            ]
        }
    ),
    """1 | M1 | Phát động | Sở Nội vụ | Các sở | 2026-01-31 |
2 | M2,3 | Tập huấn | Sở Nội vụ | Trường Chính trị | 2026-03-31 |
3 | M6 | Sơ kết | Sở Nội vụ |  | 2026-06-30 |
4 | Q3 | Kiểm tra | Thanh tra |  | 2026-09-30 |""",
    ".xlsx",
)
plan(
    "bullets of one task in rows of their own",
    build_docx(
        "KẾ HOẠCH NĂM 2026",
        [
            ["TT", "Nội dung", "Chủ trì", "Thời gian"],
            [("1", TOP), "Tổ chức Đại hội thi đua yêu nước:", ("Sở Nội vụ", TOP), ("Quý III", TOP)],
            [ON, "- Xây dựng kịch bản", ON, ON],
            [ON, "- Lựa chọn đại biểu", ON, ON],
            ["2", "Tổng kết", "Văn phòng", "Quý IV"],
        ],
    ),
    """1 | Q3 | Tổ chức Đại hội thi đua yêu nước:\\n- Xây dựng kịch bản\\n- Lựa chọn đại biểu | Sở Nội vụ |  | 2026-09-30 |
2 | Q4 | Tổng kết | Văn phòng |  | 2026-12-31 |""",
    ".docx",
)
plan(
    "order of the work and who watches over it",
    HEAD
    + """Số TT\tĐầu việc\tLãnh đạo Sở chỉ đạo\tPhòng, đơn vị thực hiện\tTiến độ thực hiện\tKết quả
1\tXây dựng dự toán\tGiám đốc\tVăn phòng Sở\tTháng 7\tTờ trình
2\tThẩm định hồ sơ\tPGĐ Nguyễn Thị B\tPhòng TĐKT\tHằng quý\tBáo cáo
""",
    """1 | M7 | Xây dựng dự toán | Văn phòng Sở |  | 2026-07-31 |
2 | all | Thẩm định hồ sơ | Phòng TĐKT |  | 2026-12-31 |""",
)
plan(
    "two annexes with different columns",
    build_docx(
        [
            [
                "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nTỈNH LẠNG SƠN",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            ],
            ["Số:  07 /KH-HĐTĐKT", "Lạng Sơn, ngày 15 tháng 01 năm 2026"],
        ],
        "KẾ HOẠCH",
        "HOẠT ĐỘNG CỦA HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH NĂM 2026",
        "Phụ lục I. Các phiên họp",
        [
            ["TT", "Nội dung phiên họp", "Thời gian", "Chuẩn bị nội dung"],
            ["1", "Xét khen thưởng năm 2025", "Tháng 2", "Sở Nội vụ"],
            ["2", "Sơ kết", "Tháng 7", "Sở Nội vụ"],
        ],
        "Phụ lục II. Kiểm tra",
        [
            ["TT", "Đơn vị được kiểm tra", "Thời gian", "Trưởng đoàn"],
            ["1", "UBND xã Cai Kinh", "Tháng 8", "Giám đốc Sở Nội vụ"],
            ["2", "Sở Y tế", "Tháng 9", "Phó Giám đốc Sở Nội vụ"],
        ],
    ),
    """1 | M2 | Xét khen thưởng năm 2025 | Sở Nội vụ |  | 2026-02-28 |
2 | M7 | Sơ kết | Sở Nội vụ |  | 2026-07-31 |
1 | M8 | UBND xã Cai Kinh | Giám đốc Sở Nội vụ |  | 2026-08-31 |
2 | M9 | Sở Y tế | Phó Giám đốc Sở Nội vụ |  | 2026-09-30 |""",
    ".docx",
)
plan(
    "headings that run on in a second row",
    build_xlsx(
        {
            "S": [
                ["TT", "Nội dung", "Đơn vị", None, "Thời", "Ghi chú"],
                [None, "công việc", "chủ trì", "phối hợp", "gian", None],
                [1, "Họp cụm", "Cụm trưởng", "Cụm phó", "Tháng 3", None],
                [2, "Chấm điểm", "Các thành viên", None, "Tháng 11", None],
            ]
        }
    ),
    """1 | M3 | Họp cụm | Cụm trưởng | Cụm phó |  |
2 | M11 | Chấm điểm | Các thành viên |  |  | chưa nêu tên cơ quan cụ""",
    ".xlsx",
)
plan(
    "workbook that begins somewhere in the middle",
    build_xlsx(
        {
            "S": [
                [None],
                [None],
                [None, None, "Kế hoạch công tác quý I/2026"],
                [None],
                [None, None, "Stt", "Nội dung", None, "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"],
                [None, None, 1, "Họp giao ban", None, "Văn phòng", None, "Ngày 5/1"],
                [None],
                [None, None, 2, "Trao thưởng", None, "Phòng TĐKT", "Văn phòng", "20/3"],
            ]
        }
    ),
    """1 | M1 | Họp giao ban | Văn phòng |  | 2026-01-05 |
2 | M3 | Trao thưởng | Phòng TĐKT | Văn phòng | 2026-03-20 |""",
    ".xlsx",
)
plan(
    "school year with a motto beside the work",
    build_docx(
        "KẾ HOẠCH THI ĐUA NĂM HỌC 2025 - 2026",
        [
            ["Tháng", "Chủ điểm", "Nội dung", "Người phụ trách", "Ghi chú"],
            ["9/2025", "Truyền thống nhà trường", "Phát động thi đua đợt 1", "BGH, Công đoàn", ""],
            ["10", "Chăm ngoan, học giỏi", "Đăng ký danh hiệu thi đua", "Tổ trưởng CM", ""],
            ["5/2026", "Bác Hồ kính yêu", "Bình xét thi đua cuối năm", "Hội đồng TĐKT", ""],
        ],
    ),
    """| M9 | Phát động thi đua đợt 1 | BGH | Công đoàn | 2025-09-30 |
| M10 | Đăng ký danh hiệu thi đua | Tổ trưởng CM |  | 2025-10-31 |
| M5 | Bình xét thi đua cuối năm | Hội đồng TĐKT |  | 2026-05-31 |""",
    ".docx",
)
plan(
    "chapters between the tables",
    HEAD
    + """I. CÔNG TÁC THAM MƯU
TT\tNội dung\tChủ trì\tPhối hợp\tThời gian
1\tTham mưu ban hành quy chế\tSở Nội vụ\tSở Tư pháp\tQuý I
II. CÔNG TÁC TỔ CHỨC PHONG TRÀO
TT\tNội dung\tChủ trì\tPhối hợp\tThời gian
1\tPhát động\tSở Nội vụ\tCác cụm, khối\tQuý I
2\tSơ kết\tSở Nội vụ\tCác cụm, khối\tQuý II
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ theo dõi.
""",
    """1 | Q1 | Tham mưu ban hành quy chế | Sở Nội vụ | Sở Tư pháp | 2026-03-31 |
1 | Q1 | Phát động | Sở Nội vụ | Các cụm, khối | 2026-03-31 |
2 | Q2 | Sơ kết | Sở Nội vụ | Các cụm, khối | 2026-06-30 |""",
)
plan(
    "quarters merged down a first column",
    build_docx(
        "KẾ HOẠCH năm 2026",
        [
            ["Quý", "STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp"],
            [("I", TOP), "1", "Phát động", "Sở Nội vụ", "Các sở"],
            [ON, "2", "Đăng ký", "Sở Nội vụ", "Các cụm"],
            [("II", TOP), "3", "Sơ kết", "Sở Nội vụ", ""],
            [("III - IV", TOP), "4", "Kiểm tra", "Sở Nội vụ", ""],
        ],
    ),
    """1 | Q1 | Phát động | Sở Nội vụ | Các sở | 2026-03-31 |
2 | Q1 | Đăng ký | Sở Nội vụ | Các cụm | 2026-03-31 |
3 | Q2 | Sơ kết | Sở Nội vụ |  | 2026-06-30 |
4 | Q3,4 | Kiểm tra | Sở Nội vụ |  | 2026-12-31 |""",
    ".docx",
)
plan(
    "Markdown",
    "# KẾ HOẠCH CÔNG TÁC NĂM 2026\n\n| STT | Nội dung | Chủ trì | Phối hợp | Thời gian |\n|---|---|---|---|---|\n| 1 | **Phát động** | Sở Nội vụ | Sở Tài chính<br>Sở Y tế | Quý I |\n| 2 | Tổng kết | Sở Nội vụ | | Quý IV |\n",
    """1 | Q1 | Phát động | Sở Nội vụ | Sở Tài chính; Sở Y tế | 2026-03-31 |
2 | Q4 | Tổng kết | Sở Nội vụ |  | 2026-12-31 |""",
)
plan(
    "who proposes, who issues, who takes part",
    HEAD
    + """TT\tNội dung\tCơ quan ban hành\tCơ quan tham mưu\tCơ quan phối hợp\tThời gian ban hành
1\tQuyết định tặng Bằng khen\tUBND tỉnh\tSở Nội vụ\tVăn phòng UBND tỉnh\tTháng 02
2\tChỉ thị về thi đua\tChủ tịch UBND tỉnh\tSở Nội vụ\tCác sở\tTháng 3
""",
    """1 | M2 | Quyết định tặng Bằng khen | Sở Nội vụ | Văn phòng UBND tỉnh | 2026-02-28 |
2 | M3 | Chỉ thị về thi đua | Sở Nội vụ | Các sở | 2026-03-31 |""",
)
plan(
    "times and work only, agencies in brackets",
    build_docx(
        "LỊCH CÔNG TÁC NĂM 2026",
        [
            ["Thời gian", "Nội dung công việc"],
            ["Tháng 1", "- Họp Hội đồng (Sở Nội vụ chủ trì)\n- Ký giao ước thi đua (Các cụm, khối)"],
            ["Tháng 2", "- Gặp mặt đầu xuân (Văn phòng UBND tỉnh)"],
        ],
    ),
    """| M1 | Họp Hội đồng | Sở Nội vụ |  | 2026-01-31 | Tách từ một ô ghi nhiều
| M1 | Ký giao ước thi đua | Các cụm, khối |  | 2026-01-31 | Tách từ một ô ghi nhiều;chưa nêu tên cơ quan cụ
| M2 | Gặp mặt đầu xuân | Văn phòng UBND tỉnh |  | 2026-02-28 |""",
    ".docx",
)
plan(
    "CT and PH for who leads and who takes part",
    HEAD
    + """TT\tNội dung\tĐơn vị thực hiện\tHoàn thành
1\tViệc A\tSở Nội vụ (CT); Sở Tài chính, Sở Tư pháp (PH)\tTháng 4
2\tViệc B\tChủ trì: SNV. Phối hợp: STC, STP\tTháng 5
3\tViệc C\tPhòng TĐKT chủ trì tham mưu, các phòng phối hợp\tTháng 6
4\tViệc D\t- CT: Sở Nội vụ
""",
    """1 | M4 | Việc A | Sở Nội vụ | Sở Tài chính; Sở Tư pháp | 2026-04-30 |
2 | M5 | Việc B | SNV | STC; STP | 2026-05-31 |
3 | M6 | Việc C | Phòng TĐKT | Các phòng | 2026-06-30 |
4 |  | Việc D | Sở Nội vụ |  |  | Chưa rõ quý hoặc tháng t""",
)
plan(
    "cells of several lines copied out of a workbook",
    'TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\n1\t"Tổ chức hội nghị\ntổng kết"\tSở Nội vụ\t"- Sở Tài chính\n- Văn phòng UBND tỉnh"\tTháng 1/2026\n2\tHọp\tSở Nội vụ\t\tTháng 2/2026\n',
    """1 | M1 | Tổ chức hội nghị tổng kết | Sở Nội vụ | Sở Tài chính; Văn phòng UBND tỉnh | 2026-01-31 |
2 | M2 | Họp | Sở Nội vụ |  | 2026-02-28 |""",
)
plan(
    "lead and others parted by a slash",
    HEAD
    + """TT\tNội dung\tChủ trì/Phối hợp\tThời gian
1\tViệc A\tSở Nội vụ/Sở Tài chính\tQ1
2\tViệc B\tSở Nội vụ / Các sở, ngành; UBND các huyện\tQ2/2026
""",
    """1 | Q1 | Việc A | Sở Nội vụ | Sở Tài chính | 2026-03-31 |
2 | Q2 | Việc B | Sở Nội vụ | Các sở, ngành; UBND các huyện | 2026-06-30 |""",
)
plan(
    "figures in the columns of quarters",
    HEAD
    + """TT\tNhiệm vụ\tĐVT\tChỉ tiêu\tĐơn vị chủ trì\tQuý I\tQuý II\tQuý III\tQuý IV
1\tLớp tập huấn\tlớp\t4\tSở Nội vụ\t1\t1\t1\t1
2\tĐoàn kiểm tra\tđoàn\t2\tThanh tra tỉnh\t\t1\t1\t
""",
    """1 | all | Lớp tập huấn | Sở Nội vụ |  | 2026-12-31 |
2 | Q2,3 | Đoàn kiểm tra | Thanh tra tỉnh |  | 2026-09-30 |""",
)
plan(
    "prose by quarter with small letters",
    """KẾ HOẠCH CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2026

1. Quý I
a) Phát động phong trào thi đua chào mừng Đại hội
- Đơn vị chủ trì: Phòng Nội vụ
- Đơn vị phối hợp: Văn phòng HĐND và UBND huyện
b) Tổng hợp đăng ký thi đua
- Đơn vị chủ trì: Phòng Nội vụ
- Thời gian hoàn thành: 28/02/2026
2. Quý II
a) Sơ kết
- Đơn vị chủ trì: Phòng Nội vụ
""",
    """| Q1 | Phát động phong trào thi đua chào mừng Đại hội | Phòng Nội vụ | Văn phòng HĐND và UBND huyện | 2026-03-31 |
| M2 | Tổng hợp đăng ký thi đua | Phòng Nội vụ |  | 2026-02-28 |
| Q2 | Sơ kết | Phòng Nội vụ |  | 2026-06-30 |""",
)
plan(
    "sections numbered 01 above tasks numbered 1.1",
    HEAD
    + """STT\tNội dung, nhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian thực hiện\tSản phẩm đầu ra
01\tCông tác tuyên truyền\t\t\t\t
1.1\tXây dựng chuyên mục trên Báo\tBáo và phát thanh, truyền hình Lạng Sơn\tSở Nội vụ\tHàng tuần\tChuyên mục
1.2\tViết bài gương điển hình\tCác cơ quan, đơn vị\tBáo và phát thanh, truyền hình Lạng Sơn\tHàng quý\tBài viết
02\tCông tác khen thưởng\t\t\t\t
2.1\tKhen thưởng chuyên đề\tSở Nội vụ\tCác sở\tTheo kế hoạch\tQuyết định
""",
    """1.1 | all | Xây dựng chuyên mục trên Báo | Báo và phát thanh, truyền hình Lạng Sơn | Sở Nội vụ | 2026-12-31 |
1.2 | all | Viết bài gương điển hình | Các cơ quan, đơn vị | Báo và phát thanh, truyền hình Lạng Sơn | 2026-12-31 |
2.1 |  | Khen thưởng chuyên đề | Sở Nội vụ | Các sở |  | Thời hạn""",
)
plan(
    "deadlines in the words of the task",
    HEAD
    + """TT\tNội dung\tCơ quan thực hiện
1\tBáo cáo sơ kết 6 tháng đầu năm (trước ngày 15/6/2026)\tSở Nội vụ
2\tTổ chức Hội nghị tổng kết trong tháng 12/2026\tSở Nội vụ
3\tTrình khen thưởng, hoàn thành trong Quý I/2026\tSở Nội vụ
""",
    """1 | M6 | Báo cáo sơ kết 6 tháng đầu năm (trước ngày 15/6/2026) | Sở Nội vụ |  | 2026-06-14 |
2 | M12 | Tổ chức Hội nghị tổng kết trong tháng 12/2026 | Sở Nội vụ |  | 2026-12-31 |
3 | Q1 | Trình khen thưởng, hoàn thành trong Quý I/2026 | Sở Nội vụ |  | 2026-03-31 |""",
)
plan(
    "remarks and signatures in the table",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC 2026",
        [
            ["TT", "Nội dung", "Chủ trì", "Thời gian"],
            ["1", "Việc A", "Sở Nội vụ", "Quý I"],
            ["2", "Việc B", "Sở Y tế", "Quý II"],
            [("Tổng cộng: 02 nhiệm vụ", {"span": 4})],
            [("Ghi chú: các mốc có thể thay đổi theo chỉ đạo của UBND tỉnh.", {"span": 4})],
            ["NGƯỜI LẬP BIỂU", "", "", "TRƯỞNG PHÒNG"],
        ],
    ),
    """1 | Q1 | Việc A | Sở Nội vụ |  | 2026-03-31 |
2 | Q2 | Việc B | Sở Y tế |  | 2026-06-30 |""",
    ".docx",
)
plan(
    "headings in capitals, broken by lines",
    build_docx(
        "KẾ HOẠCH 2026",
        [
            ["SỐ\nTT", "NỘI DUNG\nCÔNG VIỆC", "CƠ QUAN\nCHỦ TRÌ", "CƠ QUAN PHỐI\nHỢP", "THỜI GIAN\nHOÀN\nTHÀNH"],
            ["1", "Việc A", "Sở Nội vụ", "Sở Y tế, Sở Tài chính và các đơn vị có liên quan", "Quý\nI"],
        ],
    ),
    """1 | Q1 | Việc A | Sở Nội vụ | Sở Y tế; Sở Tài chính; Các đơn vị có liên quan | 2026-03-31 |""",
    ".docx",
)
plan(
    "departments named by one word for several",
    HEAD
    + """TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian
1\tViệc A\tBộ CHQS tỉnh\tBộ CHBĐBP tỉnh, Công an tỉnh\tQuý I
2\tViệc B\tSở Văn hóa, Thể thao và Du lịch\tSở Lao động - Thương binh và Xã hội, Ban Dân tộc và Tôn giáo và UBND các huyện, thành phố\tQuý II
3\tViệc C\tSở Nông nghiệp và Môi trường\tSở Nội vụ, Tài chính, Tư pháp; UBND các xã, phường\tQuý II
4\tViệc D\tBan Tuyên giáo và Dân vận Tỉnh ủy\tCác Sở: Nội vụ, Y tế, Giáo dục và Đào tạo\tQuý III
5\tViệc E\tVăn phòng Đoàn ĐBQH và HĐND tỉnh\tHội Nông dân, Hội Phụ nữ, Đoàn Thanh niên, Hội Cựu chiến binh\tQuý III
6\tViệc F\tTrung tâm Phục vụ hành chính công\tKho bạc Nhà nước, BHXH tỉnh, Cục Thuế\tQuý IV
""",
    """1 | Q1 | Việc A | Bộ CHQS tỉnh | Bộ CHBĐBP tỉnh; Công an tỉnh | 2026-03-31 |
2 | Q2 | Việc B | Sở Văn hóa, Thể thao và Du lịch | Sở Lao động - Thương binh và Xã hội; Ban Dân tộc và Tôn giáo; UBND các huyện, thành phố | 2026-06-30 |
3 | Q2 | Việc C | Sở Nông nghiệp và Môi trường | Sở Nội vụ; Sở Tài chính; Sở Tư pháp; UBND các xã, phường | 2026-06-30 |
4 | Q3 | Việc D | Ban Tuyên giáo và Dân vận Tỉnh ủy | Sở Nội vụ; Sở Y tế; Sở Giáo dục và Đào tạo | 2026-09-30 |
5 | Q3 | Việc E | Văn phòng Đoàn ĐBQH và HĐND tỉnh | Hội Nông dân; Hội Phụ nữ; Đoàn Thanh niên; Hội Cựu chiến binh | 2026-09-30 |
6 | Q4 | Việc F | Trung tâm Phục vụ hành chính công | Kho bạc Nhà nước; BHXH tỉnh; Cục Thuế | 2026-12-31 |""",
)
plan(
    "deadlines of other years",
    HEAD
    + """TT\tNội dung\tChủ trì\tThời hạn
1\tViệc A\tSở Nội vụ\t15/01/2027
2\tViệc B\tSở Nội vụ\tNăm 2026
3\tViệc C\tSở Nội vụ\t2026 - 2030
""",
    """1 | M1 | Việc A | Sở Nội vụ |  | 2027-01-15 | Thời hạn
2 | all | Việc B | Sở Nội vụ |  | 2026-12-31 |
3 | all | Việc C | Sở Nội vụ |  | 2030-12-31 | Thời hạn""",
)
plan(
    "everything in small letters",
    HEAD
    + """tt\tnội dung thực hiện\tđơn vị thực hiện\tthời gian\tghi chú
1\tviệc a\tvăn phòng\ttháng 1\t
2\tviệc b\tphòng nội vụ\ttháng 2\t
""",
    """1 | M1 | việc a | Văn phòng |  | 2026-01-31 |
2 | M2 | việc b | Phòng nội vụ |  | 2026-02-28 |""",
)
plan(
    "a page saved from Word",
    "<html><body><p>KẾ HOẠCH CÔNG TÁC NĂM 2026</p><table><tr><th rowspan=2>TT</th><th rowspan=2>Nội dung</th><th colspan=2>Cơ quan</th><th rowspan=2>Thời gian</th></tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr><tr><td>1</td><td>Phát động</td><td>Sở Nội vụ</td><td><p>Sở Tài chính</p><p>Sở Y tế</p></td><td>Quý I</td></tr></table></body></html>",
    """1 | Q1 | Phát động | Sở Nội vụ | Sở Tài chính; Sở Y tế | 2026-03-31 |""",
    ".html",
)
plan(
    "tasks lettered anew in each quarter",
    build_xlsx(
        {
            "S": [
                ["KẾ HOẠCH THI ĐUA 2026", None, None, None],
                ["TT", "Nội dung", "Chủ trì", "Phối hợp"],
                ["QUÝ I", None, None, None],
                ["a", "Phát động", "Sở Nội vụ", "Các sở"],
                ["b", "Đăng ký", "Các cụm", None],
                ["QUÝ II", None, None, None],
                ["a", "Sơ kết", "Sở Nội vụ", None],
            ]
        },
        merges={"S": [(0, 0, 0, 3), (2, 0, 2, 3), (5, 0, 5, 3)]},
    ),
    """a | Q1 | Phát động | Sở Nội vụ | Các sở | 2026-03-31 |
b | Q1 | Đăng ký | Các cụm |  | 2026-03-31 | chưa nêu tên cơ quan cụ
a | Q2 | Sơ kết | Sở Nội vụ |  | 2026-06-30 |""",
    ".xlsx",
)
plan(
    "bare numbers below a heading that says months",
    HEAD
    + """TT\tNội dung\tĐơn vị thực hiện\tThời gian thực hiện (tháng)
1\tViệc A\tSở Nội vụ\t3
2\tViệc B\tSở Nội vụ\t4,5
3\tViệc C\tSở Nội vụ\t10-12
""",
    """1 | M3 | Việc A | Sở Nội vụ |  | 2026-03-31 |
2 | M4,5 | Việc B | Sở Nội vụ |  | 2026-05-31 |
3 | M10-12 | Việc C | Sở Nội vụ |  | 2026-12-31 |""",
)
plan(
    "bare numbers below a heading that says quarters",
    HEAD
    + """TT\tNội dung\tĐơn vị thực hiện\tThời gian (quý)
1\tViệc A\tSở Nội vụ\t1
2\tViệc B\tSở Nội vụ\tII
3\tViệc C\tSở Nội vụ\t3-4
""",
    """1 | Q1 | Việc A | Sở Nội vụ |  | 2026-03-31 |
2 | Q2 | Việc B | Sở Nội vụ |  | 2026-06-30 |
3 | Q3,4 | Việc C | Sở Nội vụ |  | 2026-12-31 |""",
)
plan(
    "as above, in three wordings",
    HEAD
    + """TT\tNội dung\tCơ quan chủ trì\tPhối hợp\tThời gian
1\tViệc A\tSở Nội vụ\tSở Tài chính\tQuý I
2\tViệc B\tNhư trên\tNt\tQuý II
3\tViệc C\t"\t//\t-nt-
""",
    """1 | Q1 | Việc A | Sở Nội vụ | Sở Tài chính | 2026-03-31 |
2 | Q2 | Việc B | Sở Nội vụ | Sở Tài chính | 2026-06-30 |
3 | Q2 | Việc C | Sở Nội vụ | Sở Tài chính | 2026-06-30 |""",
)
plan(
    "days in the words of a task are not its deadline",
    build_docx(
        "KẾ HOẠCH 2026",
        [
            ["STT", "Nội dung", "Đơn vị chủ trì", "Thời gian"],
            [
                "1",
                "Tổ chức các hoạt động kỷ niệm:\n\n+ 11/6: Ngày truyền thống thi đua yêu nước\n\n+ 03/02: Ngày thành lập Đảng",
                "Sở Nội vụ",
                "Theo từng hoạt động",
            ],
            ["2", "Việc B", "Sở Nội vụ", "Tháng 7"],
        ],
    ),
    """1 |  | Tổ chức các hoạt động kỷ niệm:\\n+ 11/6: Ngày truyền thống thi đua yêu nước\\n+ 03/02: Ngày thành lập Đảng | Sở Nội vụ |  |  | Thời hạn
2 | M7 | Việc B | Sở Nội vụ |  | 2026-07-31 |""",
    ".docx",
)
plan(
    "a table of standing duties behind one of quarters",
    build_docx(
        "KẾ HOẠCH 2026",
        "I. Nhiệm vụ theo quý",
        [["TT", "Nội dung", "Chủ trì", "Thời gian"], ["1", "Việc A", "Sở Nội vụ", "Quý I"]],
        "II. Nhiệm vụ thường xuyên",
        [["TT", "Nội dung", "Chủ trì"], ["1", "Việc B", "Sở Nội vụ"], ["2", "Việc C", "Sở Y tế"]],
    ),
    """1 | Q1 | Việc A | Sở Nội vụ |  | 2026-03-31 |
1 | all | Việc B | Sở Nội vụ |  | 2026-12-31 |
2 | all | Việc C | Sở Y tế |  | 2026-12-31 |""",
    ".docx",
)
plan(
    "quarters between tables, only the first with headings",
    build_docx(
        "KẾ HOẠCH 2026",
        "1. Quý I năm 2026:",
        [["TT", "Nội dung", "Chủ trì"], ["1", "Việc A", "Sở Nội vụ"]],
        "2. Quý II năm 2026:",
        [["1", "Việc B", "Sở Nội vụ"], ["2", "Việc C", "Sở Y tế"]],
    ),
    """1 | Q1 | Việc A | Sở Nội vụ |  | 2026-03-31 |
1 | Q2 | Việc B | Sở Nội vụ |  | 2026-06-30 |
2 | Q2 | Việc C | Sở Y tế |  | 2026-06-30 |""",
    ".docx",
)
plan(
    "a diary: the director leads, and is no signature",
    HEAD
    + """Ngày\tNội dung\tChủ trì\tThành phần
05/01/2026\tHọp\tGiám đốc\tCác phòng
12/01/2026\tTrao thưởng\tPGĐ\tVăn phòng
""",
    """| M1 | Họp | Giám đốc |  | 2026-01-05 |
| M1 | Trao thưởng | PGĐ |  | 2026-01-12 |""",
)
plan(
    "OpenDocument text with merged cells",
    build_odt(
        "KẾ HOẠCH",
        "Công tác thi đua, khen thưởng năm 2026",
        [
            [
                ("TT", {"down": 2}),
                ("Nội dung công việc", {"down": 2}),
                ("Cơ quan thực hiện", {"span": 2}),
                None,
                ("Thời gian", {"down": 2}),
            ],
            [None, None, "Chủ trì", "Phối hợp", None],
            [("Quý I", {"span": 5}), None, None, None, None],
            ["1", "Phát động phong trào", "Sở Nội vụ", "- Sở Tài chính\n- Sở Y tế", ("Tháng 3", {"down": 2})],
            ["2", "Đăng ký thi đua", "Các cụm, khối", "Sở Nội vụ", None],
            [("Quý II", {"span": 5}), None, None, None, None],
            ["3", "Sơ kết", "Sở Nội vụ", "", "Trước 15/6"],
        ],
        "Nơi nhận:",
        "- Lưu: VT.",
    ),
    """1 | M3 | Phát động phong trào | Sở Nội vụ | Sở Tài chính; Sở Y tế | 2026-03-31 |
2 | M3 | Đăng ký thi đua | Các cụm, khối | Sở Nội vụ | 2026-03-31 |
3 | M6 | Sơ kết | Sở Nội vụ |  | 2026-06-14 |""",
    ".odt",
)
plan(
    "OpenDocument sheet with a million empty rows and a hidden sheet",
    build_ods(
        {
            "KH": [
                [("KẾ HOẠCH CÔNG TÁC NĂM 2026", {"span": 5}), None, None, None, None],
                '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>',
                ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Hạn hoàn thành"],
                ["1", "Phát động", "Sở Nội vụ", ("", {"times": 1}), "31/01/2026"],
                ["2", "Sơ kết", "Sở Nội vụ", "Các sở", "Quý II"],
                '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>',
            ],
            "An": [["1", "x", "y", "z"]],
        },
        hidden=("An",),
    ),
    """1 | M1 | Phát động | Sở Nội vụ |  | 2026-01-31 |
2 | Q2 | Sơ kết | Sở Nội vụ | Các sở | 2026-06-30 |""",
    ".ods",
)
plan(
    "sentences in the column of agencies",
    HEAD
    + """STT\tNội dung nhiệm vụ trọng tâm\tPhân công thực hiện\tThời gian, tiến độ
1\tViệc A\tCơ quan chủ trì tham mưu: Sở Nội vụ. Cơ quan phối hợp: Sở Tài chính; Kho bạc Nhà nước khu vực.\tTrước 31/3/2026
2\tViệc B\tGiao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các cơ quan liên quan tham mưu\tTháng 5/2026
3\tViệc C\tChủ trì: Công an tỉnh; phối hợp: Bộ CHQS tỉnh, BĐBP tỉnh\tQuý III/2026
4\tViệc D\tSở Nội vụ (cơ quan thường trực); các thành viên Hội đồng\tQuý IV/2026
""",
    """1 | M3 | Việc A | Sở Nội vụ | Sở Tài chính; Kho bạc Nhà nước khu vực | 2026-03-30 |
2 | M5 | Việc B | Sở Nội vụ | Sở Tài chính; Các cơ quan liên quan | 2026-05-31 |
3 | Q3 | Việc C | Công an tỉnh | Bộ CHQS tỉnh; BĐBP tỉnh | 2026-09-30 |
4 | Q4 | Việc D | Sở Nội vụ | Các thành viên Hội đồng | 2026-12-31 |""",
)
plan(
    "months by their names",
    """CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026
Tháng Giêng:
1. Họp Hội đồng. Chủ trì: Sở Nội vụ.
Tháng Hai:
1. Gặp mặt doanh nghiệp. Chủ trì: Văn phòng UBND tỉnh; phối hợp: Hiệp hội Doanh nghiệp tỉnh.
""",
    """1 | M1 | Họp Hội đồng. | Sở Nội vụ |  | 2026-01-31 |
1 | M2 | Gặp mặt doanh nghiệp. | Văn phòng UBND tỉnh | Hiệp hội Doanh nghiệp tỉnh | 2026-02-28 |""",
)
plan(
    "a party committee's programme",
    build_docx(
        "CHƯƠNG TRÌNH",
        "công tác năm 2026 của Ban Chấp hành Đảng bộ xã",
        [
            ["TT", "Nội dung", "Cơ quan chuẩn bị", "Cơ quan thẩm định", "Thời gian trình BTV", "Thời gian trình BCH"],
            ["1", "Báo cáo sơ kết", "Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Tháng 6", "Tháng 7"],
            ["2", "Nghị quyết chuyên đề", "UBND xã", "Văn phòng Đảng ủy", "Tháng 9", ""],
        ],
    ),
    """1 | M6,7 | Báo cáo sơ kết | Văn phòng Đảng ủy |  | 2026-07-31 |
2 | M9 | Nghị quyết chuyên đề | UBND xã |  | 2026-09-30 |""",
    ".docx",
)
plan(
    "a commune: people, villages, clerks",
    HEAD
    + """STT\tNội dung công việc\tNgười phụ trách\tPhối hợp\tThời gian
1\tTuyên truyền gương người tốt việc tốt\tCông chức Văn hóa - Xã hội\tTrưởng các thôn; Bí thư Đoàn xã\tThường xuyên
2\tLập hồ sơ khen thưởng\tĐồng chí Nông Văn A - CC Nội vụ\tCác ban, ngành, đoàn thể xã\tTrước ngày 10/11
3\tHọp xét\tChủ tịch UBND xã\tHội đồng TĐKT xã\tNgày 15 - 20/11
""",
    """1 | all | Tuyên truyền gương người tốt việc tốt | Công chức Văn hóa - Xã hội | Trưởng các thôn; Bí thư Đoàn xã | 2026-12-31 |
2 | M11 | Lập hồ sơ khen thưởng | Đồng chí Nông Văn A - CC Nội vụ | Các ban, ngành, đoàn thể xã | 2026-11-09 |
3 | M11 | Họp xét | Chủ tịch UBND xã | Hội đồng TĐKT xã | 2026-11-20 |""",
)
plan(
    "a company: start, end, who helps",
    HEAD
    + """No.\tHạng mục công việc\tBộ phận thực hiện\tBộ phận hỗ trợ\tBắt đầu\tKết thúc\tGhi chú
1\tPhát động thi đua\tP. TCHC\tCông đoàn\t01/02/2026\t15/02/2026\t
2\tChấm điểm\tBan thi đua\tP.KT, P.KD\t01/11\t30/11\t
""",
    """1 | M2 | Phát động thi đua | P. TCHC | Công đoàn | 2026-02-15 |
2 | M11 | Chấm điểm | Ban thi đua | P.KT, P.KD | 2026-11-30 |""",
)
plan(
    "a hospital: wards and rooms",
    HEAD
    + """TT\tNội dung\tKhoa, phòng chịu trách nhiệm\tKhoa, phòng phối hợp\tThời gian
1\tĐăng ký sáng kiến\tPhòng Kế hoạch tổng hợp\tCác khoa, phòng\tTháng 2-3
2\tXét sáng kiến\tHội đồng sáng kiến\tPhòng Tổ chức - Hành chính\tTháng 10
""",
    """1 | M2,3 | Đăng ký sáng kiến | Phòng Kế hoạch tổng hợp | Các khoa, phòng | 2026-03-31 |
2 | M10 | Xét sáng kiến | Hội đồng sáng kiến | Phòng Tổ chức - Hành chính | 2026-10-31 |""",
)
plan(
    "long headings",
    HEAD
    + """TT\tNội dung nhiệm vụ, giải pháp\tCơ quan, đơn vị chịu trách nhiệm chính\tCơ quan, đơn vị phối hợp thực hiện\tThời gian bắt đầu - kết thúc\tDự kiến sản phẩm
1\tViệc A\tSở Nội vụ\tCác sở\t01/2026 - 3/2026\tKế hoạch
2\tViệc B\tSở Nội vụ\t\tQuý II - Quý III\tBáo cáo
""",
    """1 | M1-3 | Việc A | Sở Nội vụ | Các sở | 2026-03-31 |
2 | Q2,3 | Việc B | Sở Nội vụ |  | 2026-09-30 |""",
)
plan(
    "rows that go on in the next line",
    HEAD
    + """TT\tNội dung\tCơ quan chủ trì\tThời gian
1\tTổ chức hội nghị tổng kết\tSở Nội vụ\tTháng 1
\tcông tác năm 2025\t\t
2\tKiểm tra\t- Thanh tra tỉnh\tTháng 8
\t\t- Sở Nội vụ\t
""",
    """1 | M1 | Tổ chức hội nghị tổng kết công tác năm 2025 | Sở Nội vụ |  | 2026-01-31 |
2 | M8 | Kiểm tra | Thanh tra tỉnh; Sở Nội vụ |  | 2026-08-31 |""",
)
plan(
    "the quarter in brackets behind a section",
    build_docx(
        "KẾ HOẠCH NĂM 2026",
        [
            ["STT", "Nội dung", "Chủ trì"],
            ["I", "Nhiệm vụ trọng tâm (Quý I)", ""],
            ["1", "Việc A", "Sở Nội vụ"],
            ["II", "Nhiệm vụ trọng tâm (Quý II)", ""],
            ["1", "Việc B", "Sở Nội vụ"],
        ],
    ),
    """1 | Q1 | Việc A | Sở Nội vụ |  | 2026-03-31 |
1 | Q2 | Việc B | Sở Nội vụ |  | 2026-06-30 |""",
    ".docx",
)
plan(
    "one cell a line, with quarters and the heading printed again",
    """KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2026
TT
Nội dung
Cơ quan thực hiện
QUÝ I
1
Phát động phong trào thi đua
- UBND tỉnh.
- Sở Nội vụ.
2
Quyết định phân Khối, Cụm
- Sở Nội vụ.
- Các cơ quan, đơn vị liên quan.
TT
Nội dung
Cơ quan thực hiện
QUÝ II
3
Sơ kết 6 tháng
- Hội đồng TĐKT tỉnh.
III. TỔ CHỨC THỰC HIỆN
1. Các đơn vị thực hiện.
""",
    """1 | Q1 | Phát động phong trào thi đua | UBND tỉnh | Sở Nội vụ | 2026-03-31 |
2 | Q1 | Quyết định phân Khối, Cụm | Sở Nội vụ | Các cơ quan, đơn vị liên quan | 2026-03-31 |
3 | Q2 | Sơ kết 6 tháng | Hội đồng TĐKT tỉnh |  | 2026-06-30 |""",
)
plan(
    "who leads together, and groups of schools",
    HEAD
    + """TT\tNội dung\tChủ trì\tPhối hợp\tThời gian
1\tViệc A\tUBND các huyện, thành phố Lạng Sơn\tCác trường THPT, TTGDNN-GDTX; Phòng GD&ĐT các huyện\tTháng 5
2\tViệc B\tỦy ban nhân dân tỉnh\tỦy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội\tTháng 6
3\tViệc C\tCụm trưởng các cụm thi đua\tCác thành viên trong cụm\tTháng 7
4\tViệc D\tVăn phòng UBND tỉnh, Sở Nội vụ đồng chủ trì\t\tTháng 8
5\tViệc E\tSở Nội vụ phối hợp với Sở Tài chính\tKho bạc\tTháng 9
""",
    """1 | M5 | Việc A | UBND các huyện, thành phố Lạng Sơn | Các trường THPT, TTGDNN-GDTX; Phòng GD&ĐT các huyện | 2026-05-31 |
2 | M6 | Việc B | Ủy ban nhân dân tỉnh | Ủy ban MTTQ Việt Nam tỉnh; Các tổ chức chính trị - xã hội | 2026-06-30 |
3 | M7 | Việc C | Cụm trưởng các cụm thi đua | Các thành viên trong cụm | 2026-07-31 |
4 | M8 | Việc D | Văn phòng UBND tỉnh; Sở Nội vụ |  | 2026-08-31 |
5 | M9 | Việc E | Sở Nội vụ | Sở Tài chính; Kho bạc | 2026-09-30 |""",
)
plan(
    "more times in words",
    HEAD
    + """TT\tNội dung\tChủ trì\tThời gian
1\tA1\tSở Nội vụ\tTuần đầu tháng 3/2026
2\tA2\tSở Nội vụ\tngày 10 tháng 3 năm 2026
3\tA3\tSở Nội vụ\tTrước 25 hằng tháng
4\tA4\tSở Nội vụ\tQuý I, II, III, IV
5\tA5\tSở Nội vụ\tTháng 1, 4, 7, 10
6\tA6\tSở Nội vụ\tTừ quý II đến quý IV
7\tA7\tSở Nội vụ\tChậm nhất 30/6
8\tA8\tSở Nội vụ\tKhi có phát sinh
9\tA9\tSở Nội vụ\tĐột xuất
10\tA10\tSở Nội vụ\tTrong năm
11\tA11\tSở Nội vụ\tNửa đầu năm
12\tA12\tSở Nội vụ\t15/3, 15/6, 15/9, 15/12
13\tA13\tSở Nội vụ\tTrong 6 tháng cuối năm 2026
14\tA14\tSở Nội vụ\t10/2026
15\tA15\tSở Nội vụ\tQ I
16\tA16\tSở Nội vụ\tTheo Kế hoạch số 12/KH-UBND
17\tA17\tSở Nội vụ\tTrước Tết Nguyên đán
18\tA18\tSở Nội vụ\tT1 – T2/2026
""",
    """1 | M3 | A1 | Sở Nội vụ |  | 2026-03-31 |
2 | M3 | A2 | Sở Nội vụ |  | 2026-03-10 |
3 | all | A3 | Sở Nội vụ |  | 2026-12-31 |
4 | Q1-4 | A4 | Sở Nội vụ |  | 2026-12-31 |
5 | M1,4,7,10 | A5 | Sở Nội vụ |  | 2026-10-31 |
6 | Q2-4 | A6 | Sở Nội vụ |  | 2026-12-31 |
7 | M6 | A7 | Sở Nội vụ |  | 2026-06-30 |
8 |  | A8 | Sở Nội vụ |  |  | Thời hạn
9 |  | A9 | Sở Nội vụ |  |  | Thời hạn
10 | all | A10 | Sở Nội vụ |  | 2026-12-31 |
11 | Q1,2 | A11 | Sở Nội vụ |  | 2026-06-30 |
12 | M3,6,9,12 | A12 | Sở Nội vụ |  | 2026-12-15 |
13 | Q3,4 | A13 | Sở Nội vụ |  | 2026-12-31 |
14 | M10 | A14 | Sở Nội vụ |  | 2026-10-31 |
15 | Q1 | A15 | Sở Nội vụ |  | 2026-03-31 |
16 |  | A16 | Sở Nội vụ |  |  | Thời hạn
17 |  | A17 | Sở Nội vụ |  |  | Thời hạn
18 | M1,2 | A18 | Sở Nội vụ |  | 2026-02-28 |""",
)
plan(
    "Roman sections while the count goes on",
    HEAD
    + """STT\tNội dung\tChủ trì\tThời gian
I.\tCông tác tổ chức
1\tKiện toàn Hội đồng\tSở Nội vụ\tQuý I
II.\tCông tác khen thưởng
2\tKhen cao\tSở Nội vụ\tQuý III
3\tKhen chuyên đề\tSở Nội vụ\tQuý IV
""",
    """1 | Q1 | Kiện toàn Hội đồng | Sở Nội vụ |  | 2026-03-31 |
2 | Q3 | Khen cao | Sở Nội vụ |  | 2026-09-30 |
3 | Q4 | Khen chuyên đề | Sở Nội vụ |  | 2026-12-31 |""",
)
