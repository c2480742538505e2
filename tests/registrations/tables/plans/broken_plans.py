"""Work plans that are easily read wrong: broken pages, lists under one word, times told in a line of their own.

Written as in odd_plans.py: number | time | text | lead | co-operating | last day | words of each doubt.
"""

import unicodedata

from tests.registrations.tables.builders import build_docx

HEAD = "KẾ HOẠCH\nCông tác thi đua, khen thưởng năm 2026\n\n"
FIVE = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Phối hợp", "Thời gian hoàn thành"]
TITLE = "KẾ HOẠCH CÔNG TÁC NĂM 2026"
START, ON = {"merge": "restart"}, {"merge": "continue"}

BROKEN: dict[str, tuple[bytes | str, str, str]] = {}


def plan(name: str, source: bytes | str, expected: str, suffix: str = ".txt") -> None:
    BROKEN[name] = (source, suffix, expected)


plan(
    "half a row behind a page, with a capital letter and an agency of its own",
    build_docx(
        TITLE,
        [FIVE, ["1", "Họp xét danh hiệu và đề nghị", "Sở Nội vụ", "Các thành viên", "Quý I, II"]],
        [
            ["", "Thủ tướng Chính phủ tặng Bằng khen", "", "Hội đồng Thi đua - Khen thưởng tỉnh", ""],
            ["2", "Kiểm tra tại 5 xã", "Sở Nội vụ", "Sở Tài chính và Công an tỉnh", "Quý III"],
        ],
        "Nơi nhận:\n- Như trên;\n- Lưu VT.",
    ),
    """1 | Q1,2 | Họp xét danh hiệu và đề nghị Thủ tướng Chính phủ tặng Bằng khen | Sở Nội vụ | Các thành viên; Hội đồng Thi đua - Khen thưởng tỉnh | 2026-06-30 | được nối
2 | Q3 | Kiểm tra tại 5 xã | Sở Nội vụ | Sở Tài chính; Công an tỉnh | 2026-09-30 |""",
    ".docx",
)
plan(
    "several offices under one word",
    HEAD
    + """TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian
1\tKiểm tra\tSở Nội vụ\tCác sở: Tài chính, Văn hóa, Thể thao và Du lịch, Giáo dục và Đào tạo và Y tế; UBND các xã: Tri Lễ, Hữu Liên\tTrong tháng 1/2026
2\tThẩm định\tcác Sở Tài chính, Tư pháp\tCác sở, ban, ngành; UBND các huyện, thành phố\tTháng 11-12
3\tTruyền hình\tSở Văn hóa, Thể thao và Du lịch\tSở Nông nghiệp và Phát triển nông thôn và Văn phòng Đoàn ĐBQH và HĐND tỉnh, Công an tỉnh - Bộ CHQS tỉnh\tThường xuyên
""",
    """1 | M1 | Kiểm tra | Sở Nội vụ | Sở Tài chính; Sở Văn hóa, Thể thao và Du lịch; Sở Giáo dục và Đào tạo; Sở Y tế; UBND xã Tri Lễ; UBND xã Hữu Liên | 2026-01-31 |
2 | M11,12 | Thẩm định | Sở Tài chính; Sở Tư pháp | Các sở, ban, ngành; UBND các huyện, thành phố | 2026-12-31 |
3 | all | Truyền hình | Sở Văn hóa, Thể thao và Du lịch | Sở Nông nghiệp và Phát triển nông thôn; Văn phòng Đoàn ĐBQH và HĐND tỉnh; Công an tỉnh; Bộ CHQS tỉnh | 2026-12-31 |""",
)
plan(
    "no table, lines broken by a printer, the time of a task in a line that reads like a heading",
    """KẾ HOẠCH
Công tác thi đua, khen thưởng
năm 2026

I. QUÝ I
1. Tổng kết phong trào thi đua năm 2025, phát động
phong trào thi đua năm 2026.
- Cơ quan chủ trì: Sở Nội vụ.
- Cơ quan phối hợp: Văn phòng UBND tỉnh, Báo và Phát
thanh, Truyền hình tỉnh.
2. Thẩm định hồ sơ khen thưởng.
- Cơ quan chủ trì: Sở Nội vụ.
- Thời gian: tháng 02, 3.
3. Ký giao ước thi đua.
- Cơ quan chủ trì: Các cụm trưởng.
II. QUÝ II
1. Sơ kết 6 tháng đầu năm.
- Cơ quan chủ trì: Sở Nội vụ.
III. TỔ CHỨC THỰC HIỆN
Các cơ quan căn cứ kế hoạch thực hiện./.
""",
    """1 | Q1 | Tổng kết phong trào thi đua năm 2025, phát động phong trào thi đua năm 2026. | Sở Nội vụ | Văn phòng UBND tỉnh; Báo và Phát thanh, Truyền hình tỉnh | 2026-03-31 |
2 | M2,3 | Thẩm định hồ sơ khen thưởng. | Sở Nội vụ | | 2026-03-31 |
3 | Q1 | Ký giao ước thi đua. | Các cụm trưởng | | 2026-03-31 | chưa nêu tên
1 | Q2 | Sơ kết 6 tháng đầu năm. | Sở Nội vụ | | 2026-06-30 |""",
)
plan(
    "a cell of bullets beside a quarter, in a table that counts no tasks",
    build_docx(
        TITLE,
        [
            ["Thời gian", "Nội dung công việc", "Cơ quan thực hiện"],
            ["Quý I", "- Phát động thi đua;\n- Ký giao ước\nthi đua;", "Sở Nội vụ"],
            ["Quý II", "- Sơ kết 6 tháng.\n- Tập huấn.", "- Các cụm trưởng.\n- Sở Nội vụ."],
        ],
    ),
    """ | Q1 | Phát động thi đua; | Sở Nội vụ | | 2026-03-31 | Tách từ một ô
 | Q1 | Ký giao ước thi đua; | Sở Nội vụ | | 2026-03-31 | Tách từ một ô
 | Q2 | Sơ kết 6 tháng. | Các cụm trưởng | | 2026-06-30 | Tách từ một ô; chưa nêu tên
 | Q2 | Tập huấn. | Sở Nội vụ | | 2026-06-30 | Tách từ một ô""",
    ".docx",
)
plan(
    "numbers in numbers, a leading office merged down, letters and dashes within",
    build_docx(
        TITLE,
        [
            ["STT", "Nhiệm vụ", "Cơ quan thực hiện", "Thời gian"],
            ["I", "Công tác tham mưu", "", ""],
            ["1", "Xây dựng văn bản", "", ""],
            ["1.1", "Quy chế thi đua", ("Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp", START), "Tháng 3"],
            ["1.2", "Kế hoạch kiểm tra:\na) Tại sở;\nb) Tại xã", ("", ON), "II/2026"],
            ["II", "Khen thưởng", "", ""],
            ["1", "Khen thưởng đột xuất", "Công an tỉnh", "6 tháng/lần"],
        ],
    ),
    """1.1 | M3 | Quy chế thi đua | Sở Nội vụ | Sở Tư pháp | 2026-03-31 |
1.2 | Q2 | Kế hoạch kiểm tra:\\na) Tại sở;\\nb) Tại xã | Sở Nội vụ | Sở Tư pháp | 2026-06-30 |
1 | all | Khen thưởng đột xuất | Công an tỉnh | | 2026-12-31 |""",
    ".docx",
)
plan(
    "counting from one in each quarter, two quarters in one heading",
    build_docx(
        TITLE,
        [
            ["TT", "Nội dung công việc/Nhiệm vụ", "Cơ quan thực hiện", "Thời hạn"],
            [("QUÝ I", {"span": 4})],
            ["1", "Ký giao ước", "Sở Nội vụ", "Trước 28/02"],
            ["2", "Họp Hội đồng", "Hội đồng TĐKT tỉnh", "Tháng 3"],
            [("QUÝ III, IV", {"span": 4})],
            ["1", "Tổng kết", "Sở Nội vụ", "Tháng 12"],
        ],
    ),
    """1 | M2 | Ký giao ước | Sở Nội vụ | | 2026-02-27 |
2 | M3 | Họp Hội đồng | Hội đồng TĐKT tỉnh | | 2026-03-31 |
1 | M12 | Tổng kết | Sở Nội vụ | | 2026-12-31 |""",
    ".docx",
)
plan(
    "letters in parts, an office to a line, an open 'và' at the end of a line",
    unicodedata.normalize(
        "NFD",
        HEAD
        + 'TT,Nhiệm vụ,Đơn vị chủ trì,Đơn vị phối hợp,Thời gian hoàn thành\n1,Liên hoan,"Sở Văn hóa,\nThể thao và\nDu lịch",'
        '"Sở Nội vụ\nSở Tài chính và\nLiên đoàn Lao động tỉnh",Trước ngày 15/12\n',
    ),
    "1 | M12 | Liên hoan | Sở Văn hóa, Thể thao và Du lịch | Sở Nội vụ; Sở Tài chính; Liên đoàn Lao động tỉnh | 2026-12-14 |",
    ".csv",
)
plan(
    "months with stars, who does it said behind the task",
    """CHƯƠNG TRÌNH CÔNG TÁC
Năm 2026
* Tháng 1
- Tổ chức Hội nghị tổng kết; Sở Nội vụ chủ trì.
- Ký giao ước thi đua các cụm, khối; các cụm trưởng, khối trưởng thực hiện.
* Tháng 2
- Thẩm định hồ sơ; Sở Nội vụ chủ trì, phối hợp Thuế tỉnh, Bảo hiểm xã hội tỉnh.
""",
    """ | M1 | Tổ chức Hội nghị tổng kết | Sở Nội vụ | | 2026-01-31 |
 | M1 | Ký giao ước thi đua các cụm, khối | Các cụm trưởng, khối trưởng | | 2026-01-31 | chưa nêu tên
 | M2 | Thẩm định hồ sơ | Sở Nội vụ | Thuế tỉnh; Bảo hiểm xã hội tỉnh | 2026-02-28 |""",
)
plan(
    "a day that no calendar has, told as it was written",
    HEAD
    + "TT\tNội dung\tĐơn vị chủ trì\tThời hạn\n1\tGửi hồ sơ\tSở Nội vụ\tTrước ngày 31/02\n2\tQuyết toán\tSở Tài chính\tQuý I/2027\n",
    """1 | | Gửi hồ sơ | Sở Nội vụ | | | “Trước ngày 31/02” không có; Chưa rõ quý
2 | Q1 | Quyết toán | Sở Tài chính | | 2027-03-31 | ngoài năm 2026""",
)
plan(
    "start and end below one heading, headings in two lines",
    build_docx(
        TITLE,
        [
            [("TT", START), ("Nhiệm vụ", START), ("Cơ quan", {"span": 2}), ("Thời gian", {"span": 2})],
            [("", ON), ("", ON), "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành"],
            ["1", "Rà soát phong trào", "Sở Nội vụ", "Các cơ quan, đơn vị", "Tháng 2/2026", "Tháng 4/2026"],
            ["2", "Số hóa hồ sơ", "Sở Nội vụ", "", "01/3/2026", "30/11/2026"],
        ],
    ),
    """1 | M4 | Rà soát phong trào | Sở Nội vụ | Các cơ quan, đơn vị | 2026-04-30 |
2 | M11 | Số hóa hồ sơ | Sở Nội vụ | | 2026-11-30 |""",
    ".docx",
)
