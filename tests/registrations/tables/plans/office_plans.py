"""More work plans as offices write them: other columns, other files, agencies and deadlines in other words.

The expectations are written as in `odd_plans`.
"""

from tests.registrations.tables.builders import build_docx, build_xlsx

PLANS: dict[str, tuple[bytes | str, str, str]] = {}
HEAD = "KẾ HOẠCH\nCông tác thi đua, khen thưởng năm 2026\n\n"


def plan(name: str, source: bytes | str, expected: str, suffix: str = ".txt") -> None:
    PLANS[name] = (source, suffix, expected)


plan(
    "deadlines in every wording",
    HEAD
    + """Số TT\tTên nhiệm vụ\tThời hạn hoàn thành\tCơ quan chủ trì
1\tTrình ban hành quy chế\ttrước 30/11/2026\tSở Nội vụ
2\tBáo cáo định kỳ\tThường xuyên\tSở Nội vụ
3\tKiểm tra các cụm\ttháng 3-4\tThanh tra tỉnh
4\tTổng hợp đề nghị\tChậm nhất ngày 15/12/2026\tSở Nội vụ
5\tTập huấn\tTrong tháng 5/2026\tSở Nội vụ
6\tHội nghị điển hình\tQuý II-III/2026\tHội Nông dân tỉnh
7\tSơ kết\t6 tháng đầu năm\tSở Nội vụ
8\tRà soát văn bản\tQuý I và Quý III\tSở Tư pháp
""",
    """1 | M11 | Trình ban hành quy chế | Sở Nội vụ | | 2026-11-29 |
2 | all | Báo cáo định kỳ | Sở Nội vụ | | 2026-12-31 |
3 | M3,4 | Kiểm tra các cụm | Thanh tra tỉnh | | 2026-04-30 |
4 | M12 | Tổng hợp đề nghị | Sở Nội vụ | | 2026-12-15 |
5 | M5 | Tập huấn | Sở Nội vụ | | 2026-05-31 |
6 | Q2,3 | Hội nghị điển hình | Hội Nông dân tỉnh | | 2026-09-30 |
7 | Q1,2 | Sơ kết | Sở Nội vụ | | 2026-06-30 |
8 | Q1,3 | Rà soát văn bản | Sở Tư pháp | | 2026-09-30 |""",
)
plan(
    "lead and others in one cell, in four ways",
    HEAD
    + """TT\tCông việc\tTổ chức thực hiện\tTiến độ
1\tPhát động phong trào\tSở Nội vụ chủ trì; Báo và Đài Phát thanh - Truyền hình tỉnh, UBND các xã, phường phối hợp\tQuý I
2\tXây dựng tiêu chí\t- Chủ trì: Ban Tổ chức Tỉnh ủy; - Phối hợp: Sở Nội vụ, Văn phòng UBND tỉnh\tQuý I
3\tThẩm định hồ sơ\tCông an tỉnh (cơ quan chủ trì), Bộ Chỉ huy Quân sự tỉnh (phối hợp)\tQuý II
4\tTuyên truyền\tỦy ban MTTQ Việt Nam tỉnh chủ trì phối hợp với Liên đoàn Lao động tỉnh và Tỉnh đoàn\tQuý III
""",
    """1 | Q1 | Phát động phong trào | Sở Nội vụ | Báo và Đài Phát thanh - Truyền hình tỉnh; UBND các xã, phường | 2026-03-31 |
2 | Q1 | Xây dựng tiêu chí | Ban Tổ chức Tỉnh ủy | Sở Nội vụ; Văn phòng UBND tỉnh | 2026-03-31 |
3 | Q2 | Thẩm định hồ sơ | Công an tỉnh | Bộ Chỉ huy Quân sự tỉnh | 2026-06-30 |
4 | Q3 | Tuyên truyền | Ủy ban MTTQ Việt Nam tỉnh | Liên đoàn Lao động tỉnh; Tỉnh đoàn | 2026-09-30 |""",
)
plan(
    "Word, months down the first column, no numbers",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2026",
        [
            ["Tháng", "Nội dung công việc", "Đơn vị thực hiện"],
            [("Tháng 1", {"merge": "restart"}), "Ký giao ước thi đua", "Các cụm, khối thi đua"],
            [("", {"merge": "continue"}), "Xét khen thưởng năm 2025", "Hội đồng TĐKT tỉnh"],
            ["Tháng 2", "Gặp mặt đầu xuân", "Văn phòng UBND tỉnh"],
        ],
    ),
    """ | M1 | Ký giao ước thi đua | Các cụm, khối thi đua | | 2026-01-31 | chưa nêu tên
 | M1 | Xét khen thưởng năm 2025 | Hội đồng TĐKT tỉnh | | 2026-01-31 |
 | M2 | Gặp mặt đầu xuân | Văn phòng UBND tỉnh | | 2026-02-28 |""",
    ".docx",
)
plan(
    "Word, quarter merged down the first column",
    build_docx(
        "KẾ HOẠCH",
        "Công tác thi đua năm 2026",
        [
            ["Thời gian", "Nội dung", "Chủ trì", "Phối hợp"],
            [("Quý I", {"merge": "restart"}), "Ban hành kế hoạch", "Sở Nội vụ", "Sở Tài chính"],
            [("", {"merge": "continue"}), "Đăng ký thi đua", "Các sở, ban, ngành", ""],
            [("Quý II", {"merge": "restart"}), "Sơ kết", "Sở Nội vụ", "Các cơ quan liên quan"],
            [("", {"merge": "continue"}), "Kiểm tra", "Thanh tra tỉnh", "Sở Nội vụ"],
        ],
    ),
    """ | Q1 | Ban hành kế hoạch | Sở Nội vụ | Sở Tài chính | 2026-03-31 |
 | Q1 | Đăng ký thi đua | Các sở, ban, ngành | | 2026-03-31 | chưa nêu tên
 | Q2 | Sơ kết | Sở Nội vụ | Các cơ quan liên quan | 2026-06-30 |
 | Q2 | Kiểm tra | Thanh tra tỉnh | Sở Nội vụ | 2026-06-30 |""",
    ".docx",
)
plan(
    "Word, a row broken by a page below a repeated heading",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2026",
        [
            ["STT", "Nội dung nhiệm vụ", "Cơ quan thực hiện", "Thời gian"],
            ["1", "Tổ chức Hội nghị biểu dương", "- Sở Nội vụ.\n- Văn phòng", "Quý II"],
        ],
        [
            ["STT", "Nội dung nhiệm vụ", "Cơ quan thực hiện", "Thời gian"],
            ["", "các gương điển hình tiên tiến.", "UBND tỉnh.", ""],
            ["2", "Tổng kết.", "- Sở Nội vụ.", "Quý IV"],
        ],
    ),
    """1 | Q2 | Tổ chức Hội nghị biểu dương các gương điển hình tiên tiến. | Sở Nội vụ | Văn phòng UBND tỉnh | 2026-06-30 |
2 | Q4 | Tổng kết. | Sở Nội vụ | | 2026-12-31 |""",
    ".docx",
)
plan(
    "Excel, columns the other way round, dates as dates",
    build_xlsx(
        {
            "KH2026": [
                ["DANH MỤC NHIỆM VỤ NĂM 2026"],
                ["Hạn", "Cơ quan, đơn vị chủ trì", "Cơ quan, đơn vị phối hợp", "Nhiệm vụ", "STT"],
                ["31/3/2026", "Sở Y tế", "Sở Nội vụ", "Bình chọn thầy thuốc tiêu biểu", 1],
                ["20/11/2026", "Sở Giáo dục và Đào tạo", None, "Biểu dương nhà giáo", 2],
            ]
        }
    ),
    """1 | M3 | Bình chọn thầy thuốc tiêu biểu | Sở Y tế | Sở Nội vụ | 2026-03-31 |
2 | M11 | Biểu dương nhà giáo | Sở Giáo dục và Đào tạo | | 2026-11-20 |""",
    ".xlsx",
)
plan(
    "Excel, quarter crosses with a second line of headings and a heading for agencies",
    build_xlsx(
        {
            "Bảng": [
                ["KẾ HOẠCH NĂM 2026"],
                ["TT", "Nhiệm vụ trọng tâm", "Phân công thực hiện", None, "Thời gian", None, None, None],
                [None, None, "Chủ trì", "Phối hợp", "Quý I", "Quý II", "Quý III", "Quý IV"],
                [1, "Hướng dẫn đăng ký", "Sở Nội vụ", "UBND các xã, phường", "x", None, None, None],
                [2, "Kiểm tra", "Hội đồng TĐKT tỉnh", "Sở Nội vụ; Thanh tra tỉnh", None, "x", "x", None],
            ]
        },
        merges={"Bảng": [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 7)]},
    ),
    """1 | Q1 | Hướng dẫn đăng ký | Sở Nội vụ | UBND các xã, phường | 2026-03-31 |
2 | Q2,3 | Kiểm tra | Hội đồng TĐKT tỉnh | Sở Nội vụ; Thanh tra tỉnh | 2026-09-30 |""",
    ".xlsx",
)
plan(
    "Excel, quarters as rows over the whole width, numbers from one in each",
    build_xlsx(
        {
            "Sheet1": [
                ["KẾ HOẠCH CÔNG TÁC 2026", None, None, None],
                ["STT", "Nội dung", "Cơ quan chủ trì", "Sản phẩm"],
                ["QUÝ I NĂM 2026", None, None, None],
                [1, "Ban hành văn bản phát động", "UBND tỉnh", "Văn bản"],
                [2, "Họp xét", "Hội đồng TĐKT tỉnh", "Biên bản"],
                ["QUÝ II NĂM 2026", None, None, None],
                [1, "Sơ kết", "Sở Nội vụ", "Báo cáo"],
            ]
        },
        merges={"Sheet1": [(0, 0, 0, 3), (2, 0, 2, 3), (5, 0, 5, 3)]},
    ),
    """1 | Q1 | Ban hành văn bản phát động | UBND tỉnh | | 2026-03-31 |
2 | Q1 | Họp xét | Hội đồng TĐKT tỉnh | | 2026-03-31 |
1 | Q2 | Sơ kết | Sở Nội vụ | | 2026-06-30 |""",
    ".xlsx",
)
plan(
    "CSV with semicolons and quoted line breaks",
    'Mã;Nhiệm vụ;Mốc thời gian;Đầu mối;Phối hợp\n1;"Xây dựng\nphần mềm";Quý III/2026;Sở Khoa học và Công nghệ;"Sở Nội vụ\nVNPT Lạng Sơn"\n'
    "2;Vận hành;Quý IV/2026;Sở Nội vụ;\n",
    """1 | Q3 | Xây dựng phần mềm | Sở Khoa học và Công nghệ | Sở Nội vụ; VNPT Lạng Sơn | 2026-09-30 |
2 | Q4 | Vận hành | Sở Nội vụ | | 2026-12-31 |""",
    ".csv",
)
plan(
    "web page with quarters as rows",
    """<!doctype html><html><body><h1>KẾ HOẠCH CÔNG TÁC NĂM 2026</h1><table>
<thead><tr><th>TT</th><th>Nội dung công tác</th><th>Cơ quan thực hiện</th></tr></thead><tbody>
<tr><td colspan="3"><b>QUÝ I</b></td></tr>
<tr><td>1</td><td>Phát động<br>phong trào</td><td><ul><li>UBND tỉnh</li><li>Sở Nội vụ</li></ul></td></tr>
<tr><td colspan="3">QUÝ III</td></tr>
<tr><td>2</td><td>Kiểm tra</td><td><p>Hội đồng Thi đua - Khen thưởng tỉnh</p></td></tr></tbody></table></body></html>""",
    """1 | Q1 | Phát động phong trào | UBND tỉnh | Sở Nội vụ | 2026-03-31 |
2 | Q3 | Kiểm tra | Hội đồng Thi đua - Khen thưởng tỉnh | | 2026-09-30 |""",
    ".html",
)
plan(
    "markdown",
    """# Kế hoạch công tác năm 2026

| STT | Nội dung | Chủ trì | Phối hợp | Thời gian |
|-----|----------|---------|----------|-----------|
| 1 | Lập hồ sơ | Sở Nội vụ | Sở Y tế, Sở Công Thương | Quý I |
| 2 | Trao thưởng | Văn phòng UBND tỉnh | | 02/9/2026 |
""",
    """1 | Q1 | Lập hồ sơ | Sở Nội vụ | Sở Y tế; Sở Công Thương | 2026-03-31 |
2 | M9 | Trao thưởng | Văn phòng UBND tỉnh | | 2026-09-02 |""",
    ".md",
)
plan(
    "prose below quarters, the agency and the time behind each task",
    """KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2026

I. NHIỆM VỤ QUÝ I
1. Ban hành kế hoạch công tác năm (Sở Nội vụ, hoàn thành trước ngày 31/01/2026).
2. Tổ chức đăng ký thi đua (Các cơ quan, đơn vị).
II. NHIỆM VỤ QUÝ II
1. Sơ kết sáu tháng (Sở Nội vụ; trước ngày 30/6/2026).
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ theo dõi.
""",
    """1 | M1 | Ban hành kế hoạch công tác năm | Sở Nội vụ | | 2026-01-30 |
2 | Q1 | Tổ chức đăng ký thi đua | Các cơ quan, đơn vị | | 2026-03-31 | chưa nêu tên
1 | M6 | Sơ kết sáu tháng | Sở Nội vụ | | 2026-06-29 |""",
)
plan(
    "prose, who leads said in a sentence below the task",
    """KẾ HOẠCH CÔNG TÁC NĂM 2026

1. Rà soát, sửa đổi quy chế khen thưởng.
- Chủ trì: Sở Nội vụ.
- Phối hợp: Sở Tư pháp, Văn phòng UBND tỉnh.
- Thời gian hoàn thành: Quý II năm 2026.
- Sản phẩm: Quyết định của UBND tỉnh.
2. Bồi dưỡng nghiệp vụ cho cấp xã.
- Chủ trì: Sở Nội vụ.
- Phối hợp: UBND các xã, phường.
- Thời gian hoàn thành: tháng 8 và tháng 9.
""",
    """1 | Q2 | Rà soát, sửa đổi quy chế khen thưởng. | Sở Nội vụ | Sở Tư pháp; Văn phòng UBND tỉnh | 2026-06-30 |
2 | M8,9 | Bồi dưỡng nghiệp vụ cho cấp xã. | Sở Nội vụ | UBND các xã, phường | 2026-09-30 |""",
)
plan(
    "Roman numerals for tasks and a merged deadline",
    HEAD
    + """STT\tNội dung công việc\tNgười phụ trách\tThời gian thực hiện
I\tLập hồ sơ khen thưởng thường xuyên\tPhòng Nghiệp vụ 1\tTháng 2
II\tLập hồ sơ khen thưởng chuyên đề\tPhòng Nghiệp vụ 2\tTháng 9
III\tQuyết toán quỹ\tVăn phòng\tTháng 12
""",
    """I | M2 | Lập hồ sơ khen thưởng thường xuyên | Phòng Nghiệp vụ 1 | | 2026-02-28 |
II | M9 | Lập hồ sơ khen thưởng chuyên đề | Phòng Nghiệp vụ 2 | | 2026-09-30 |
III | M12 | Quyết toán quỹ | Văn phòng | | 2026-12-31 |""",
)
plan(
    "sections with letters, tasks with two-part numbers",
    HEAD
    + """TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian
A\tXÂY DỰNG VĂN BẢN
1.1\tQuy chế hoạt động của Hội đồng\tSở Nội vụ\tThành viên Hội đồng\tQuý I
1.2\tQuy chế cụm, khối\tSở Nội vụ\tCác cụm, khối\tQuý II
B\tTỔ CHỨC PHONG TRÀO
2.1\tPhát động thi đua cao điểm\tUBND tỉnh\tSở Nội vụ\tQuý III
""",
    """1.1 | Q1 | Quy chế hoạt động của Hội đồng | Sở Nội vụ | Thành viên Hội đồng | 2026-03-31 |
1.2 | Q2 | Quy chế cụm, khối | Sở Nội vụ | Các cụm, khối | 2026-06-30 |
2.1 | Q3 | Phát động thi đua cao điểm | UBND tỉnh | Sở Nội vụ | 2026-09-30 |""",
)
plan(
    "names of agencies with commas, dashes and 'và' within",
    HEAD
    + """TT\tNội dung\tCơ quan phối hợp\tCơ quan chủ trì\tQuý
1\tLiên hoan\tĐảng ủy các cơ quan Đảng tỉnh, Hội Văn học - Nghệ thuật tỉnh\tSở Văn hóa, Thể thao và Du lịch\tIII
2\tSáng kiến\tLiên hiệp các Hội Khoa học và Kỹ thuật tỉnh, Tỉnh đoàn\tSở Khoa học và Công nghệ\tIV
3\tDoanh nhân\tHiệp hội Doanh nghiệp tỉnh; Sở Công Thương\tBan Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn\tIV
""",
    """1 | Q3 | Liên hoan | Sở Văn hóa, Thể thao và Du lịch | Đảng ủy các cơ quan Đảng tỉnh; Hội Văn học - Nghệ thuật tỉnh | 2026-09-30 |
2 | Q4 | Sáng kiến | Sở Khoa học và Công nghệ | Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh; Tỉnh đoàn | 2026-12-31 |
3 | Q4 | Doanh nhân | Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn | Hiệp hội Doanh nghiệp tỉnh; Sở Công Thương | 2026-12-31 |""",
)
plan(
    "agencies one to a line without bullets",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2026",
        [
            ["TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"],
            [
                "1",
                "Hội thi",
                "Sở Nông nghiệp và Môi trường",
                "Hội Nông dân tỉnh\nHội Liên hiệp Phụ nữ tỉnh\nUBND các xã",
                "Tháng 10",
            ],
            ["2", "Giải báo chí", "Hội Nhà báo tỉnh", "Sở Văn hóa, Thể thao\nvà Du lịch", "Tháng 6"],
        ],
    ),
    """1 | M10 | Hội thi | Sở Nông nghiệp và Môi trường | Hội Nông dân tỉnh; Hội Liên hiệp Phụ nữ tỉnh; UBND các xã | 2026-10-31 |
2 | M6 | Giải báo chí | Hội Nhà báo tỉnh | Sở Văn hóa, Thể thao và Du lịch | 2026-06-30 |""",
    ".docx",
)
plan(
    "a task with bullets of its own and empty rows between",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2026",
        [
            ["TT", "Nội dung", "Cơ quan thực hiện", "Thời gian"],
            ["1", "Tổ chức các hội nghị:\n- Hội nghị sơ kết;\n- Hội nghị điển hình.", "Sở Nội vụ", "Quý II"],
            ["", "", "", ""],
            ["2", "Báo cáo năm", "Sở Nội vụ", "Quý IV"],
            ["", "Tổng cộng: 2 nhiệm vụ", "", ""],
        ],
    ),
    """1 | Q2 | Tổ chức các hội nghị:\\n- Hội nghị sơ kết;\\n- Hội nghị điển hình. | Sở Nội vụ | | 2026-06-30 |
2 | Q4 | Báo cáo năm | Sở Nội vụ | | 2026-12-31 |""",
    ".docx",
)
plan(
    "months as headings in prose with dashes, who leads at the end of the line",
    """CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026 CỦA HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH

Tháng 3/2026
- Họp Hội đồng phiên thứ nhất. Chủ trì: Thường trực Hội đồng.
- Kiểm tra việc ký giao ước. Chủ trì: Sở Nội vụ; phối hợp: các cụm trưởng.
Tháng 9/2026
- Họp Hội đồng phiên thứ hai. Chủ trì: Thường trực Hội đồng.
""",
    """ | M3 | Họp Hội đồng phiên thứ nhất. | Thường trực Hội đồng | | 2026-03-31 |
 | M3 | Kiểm tra việc ký giao ước. | Sở Nội vụ | Các cụm trưởng | 2026-03-31 |
 | M9 | Họp Hội đồng phiên thứ hai. | Thường trực Hội đồng | | 2026-09-30 |""",
)
plan(
    "who leads this office and which leader follows it",
    HEAD
    + """STT\tNội dung công việc\tLãnh đạo phụ trách\tPhòng chủ trì\tPhòng phối hợp\tThời gian hoàn thành\tKết quả đầu ra
1\tTham mưu kế hoạch kiểm tra\tĐ/c Phó Giám đốc Sở\tPhòng Thi đua - Khen thưởng\tThanh tra Sở\tTrước ngày 20/3/2026\tKế hoạch của UBND tỉnh
2\tTham mưu báo cáo năm\tĐ/c Giám đốc Sở\tPhòng Thi đua - Khen thưởng\tVăn phòng Sở\tTháng 12/2026\tBáo cáo
""",
    """1 | M3 | Tham mưu kế hoạch kiểm tra | Phòng Thi đua - Khen thưởng | Thanh tra Sở | 2026-03-19 |
2 | M12 | Tham mưu báo cáo năm | Phòng Thi đua - Khen thưởng | Văn phòng Sở | 2026-12-31 |""",
)
plan(
    "weeks, beginnings and ends of months",
    HEAD
    + """TT\tNội dung\tĐơn vị\tThời gian
1\tTập huấn\tSở Nội vụ\tTuần 2 tháng 3
2\tHọp cụm\tCụm trưởng\tĐầu tháng 4
3\tGửi báo cáo\tCác xã, phường\tCuối quý II
4\tKhảo sát\tSở Nội vụ\tGiữa tháng 7 đến cuối tháng 8
5\tBáo cáo tháng\tCác đơn vị\tTrước ngày 25 hằng tháng
""",
    """1 | M3 | Tập huấn | Sở Nội vụ | | 2026-03-31 |
2 | M4 | Họp cụm | Cụm trưởng | | 2026-04-30 |
3 | Q2 | Gửi báo cáo | Các xã, phường | | 2026-06-30 | chưa nêu tên
4 | M7,8 | Khảo sát | Sở Nội vụ | | 2026-08-31 |
5 | all | Báo cáo tháng | Các đơn vị | | 2026-12-31 | chưa nêu tên""",
)
plan(
    "the quarter stands in the task's own sentence",
    HEAD
    + """STT\tNhiệm vụ\tCơ quan thực hiện
1\tHoàn thành trước ngày 15/4/2026 việc rà soát danh sách cụm, khối\tSở Nội vụ
2\tTrình UBND tỉnh ban hành hướng dẫn, xong trong quý II/2026\tSở Nội vụ
""",
    """1 | M4 | Hoàn thành trước ngày 15/4/2026 việc rà soát danh sách cụm, khối | Sở Nội vụ | | 2026-04-14 |
2 | Q2 | Trình UBND tỉnh ban hành hướng dẫn, xong trong quý II/2026 | Sở Nội vụ | | 2026-06-30 |""",
)
plan(
    "numbers with leading noughts and dots, a title above of two lines",
    build_docx(
        [["ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]],
        "KẾ HOẠCH",
        "Công tác thi đua, khen thưởng tỉnh Lạng Sơn năm 2026",
        [
            ["STT", "NỘI DUNG THỰC HIỆN", "CƠ QUAN CHỦ TRÌ, PHỐI HỢP", "THỜI GIAN THỰC HIỆN"],
            ["01.", "Triển khai Luật", "Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành", "Cả năm"],
            ["02.", "Tổng kết phong trào", "UBND tỉnh; Sở Nội vụ", "Tháng 12"],
        ],
    ),
    """01 | all | Triển khai Luật | Sở Nội vụ | Các sở, ban, ngành | 2026-12-31 |
02 | M12 | Tổng kết phong trào | UBND tỉnh | Sở Nội vụ | 2026-12-31 |""",
    ".docx",
)
plan(
    "bars with quarters as rows of their own",
    """KẾ HOẠCH CÔNG TÁC NĂM 2026

+----+----------------------+---------------------------+
| TT | Nội dung công tác    | Cơ quan thực hiện         |
+----+----------------------+---------------------------+
|    | QUÝ I                |                           |
+----+----------------------+---------------------------+
| 1  | Phát động phong      | - UBND tỉnh;              |
|    | trào thi đua         | - Sở Nội vụ               |
+----+----------------------+---------------------------+
|    | QUÝ IV               |                           |
+----+----------------------+---------------------------+
| 2  | Tổng kết             | - Sở Nội vụ               |
+----+----------------------+---------------------------+
""",
    """1 | Q1 | Phát động phong trào thi đua | UBND tỉnh | Sở Nội vụ | 2026-03-31 |
2 | Q4 | Tổng kết | Sở Nội vụ | | 2026-12-31 |""",
)
plan(
    "half years as headings",
    HEAD
    + """TT\tNội dung\tĐơn vị chủ trì\tThời hạn
I\t6 THÁNG ĐẦU NĂM\t\t
1\tĐăng ký thi đua\tSở Nội vụ\t15/02/2026
2\tKiểm tra chéo\tCụm trưởng các cụm\t
II\t6 THÁNG CUỐI NĂM\t\t
3\tChấm điểm\tSở Nội vụ\t30/11/2026
""",
    """1 | M2 | Đăng ký thi đua | Sở Nội vụ | | 2026-02-15 |
2 | Q1,2 | Kiểm tra chéo | Cụm trưởng các cụm | | 2026-06-30 |
3 | M11 | Chấm điểm | Sở Nội vụ | | 2026-11-30 |""",
)
plan(
    "schedule of meetings with a place and a chair",
    HEAD
    + """TT\tThời gian\tNội dung\tĐịa điểm\tThành phần\tĐơn vị chuẩn bị
1\t15/01/2026\tHọp xét khen thưởng năm 2025\tTrụ sở UBND tỉnh\tThành viên Hội đồng\tSở Nội vụ
2\t20/7/2026\tHọp sơ kết\tHội trường\tThành viên Hội đồng\tSở Nội vụ
""",
    """1 | M1 | Họp xét khen thưởng năm 2025 | Sở Nội vụ | | 2026-01-15 |
2 | M7 | Họp sơ kết | Sở Nội vụ | | 2026-07-20 |""",
)
plan(
    "two tables, departments and communes, each counting from one",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC NĂM 2026",
        "Phụ lục I",
        [["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"], ["1", "Việc của sở", "Sở Nội vụ", "Quý I"]],
        "Phụ lục II",
        [["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"], ["1", "Việc của xã", "UBND các xã", "Quý II"]],
    ),
    """1 | Q1 | Việc của sở | Sở Nội vụ | | 2026-03-31 |
1 | Q2 | Việc của xã | UBND các xã | | 2026-06-30 |""",
    ".docx",
)
plan(
    "columns kept apart by blanks, months in words",
    """          KẾ HOẠCH CÔNG TÁC NĂM 2026

STT   Nội dung                          Chủ trì              Thời gian
1     Kiện toàn Hội đồng                Sở Nội vụ            Tháng Giêng
2     Xây dựng chuyên mục               Báo và Đài           Tháng hai
      trên báo                          Lạng Sơn
3     Trao giải                         Hội Nhà báo tỉnh     Tháng sáu
""",
    """1 | M1 | Kiện toàn Hội đồng | Sở Nội vụ | | 2026-01-31 |
2 | M2 | Xây dựng chuyên mục trên báo | Báo và Đài Lạng Sơn | | 2026-02-28 |
3 | M6 | Trao giải | Hội Nhà báo tỉnh | | 2026-06-30 |""",
)
plan(
    "no task has a number, one row has no agency, one no time",
    build_xlsx(
        {
            "Kế hoạch 2026": [
                ["Nội dung", "Cơ quan thực hiện", "Hoàn thành trong"],
                ["Xây dựng đề án", "Sở Nội vụ", "Quý I"],
                ["Lấy ý kiến các đơn vị", None, "Quý II"],
                ["Trình phê duyệt", "Sở Nội vụ", None],
            ]
        }
    ),
    """ | Q1 | Xây dựng đề án | Sở Nội vụ | | 2026-03-31 |
 | Q2 | Lấy ý kiến các đơn vị | | | 2026-06-30 | Chưa ghi cơ quan
 | | Trình phê duyệt | Sở Nội vụ | | | Chưa rõ quý""",
    ".xlsx",
)
plan(
    "school year, months of two years",
    """KẾ HOẠCH THI ĐUA NĂM HỌC 2026-2027

TT\tNội dung công việc\tThời gian\tBộ phận thực hiện
1\tĐăng ký danh hiệu thi đua\tTháng 9/2026\tTổ chuyên môn
2\tSơ kết học kỳ I\tTháng 01/2027\tBan Giám hiệu
""",
    """1 | M9 | Đăng ký danh hiệu thi đua | Tổ chuyên môn | | 2026-09-30 |
2 | M1 | Sơ kết học kỳ I | Ban Giám hiệu | | 2027-01-31 |""",
)
plan(
    "abbreviated headings",
    HEAD
    + """STT\tND công việc\tĐV chủ trì\tĐV phối hợp\tT.gian\tGhi chú
1\tPhát động\tSở NV\tCác sở, ngành\tQ1\t
2\tTổng kết\tSở NV\tVP UBND tỉnh\tQ4\tKết hợp hội nghị ngành
""",
    """1 | Q1 | Phát động | Sở NV | Các sở, ngành | 2026-03-31 |
2 | Q4 | Tổng kết | Sở NV | VP UBND tỉnh | 2026-12-31 |""",
)
plan(
    "order of the Chairman: who is asked to do what",
    """QUYẾT ĐỊNH
Ban hành Chương trình công tác thi đua năm 2026

TT\tNhiệm vụ được giao\tCơ quan tham mưu\tCơ quan phối hợp\tCấp trình\tThời gian trình
1\tNghị quyết về mức thưởng\tSở Nội vụ\tSở Tài chính; Sở Tư pháp\tHĐND tỉnh\tKỳ họp tháng 7
2\tQuyết định chia cụm\tSở Nội vụ\t\tUBND tỉnh\tTháng 1
""",
    """1 | M7 | Nghị quyết về mức thưởng | Sở Nội vụ | Sở Tài chính; Sở Tư pháp | 2026-07-31 |
2 | M1 | Quyết định chia cụm | Sở Nội vụ | | 2026-01-31 |""",
)
plan(
    "what is asked of an agency and by when, in the cell of the agency",
    HEAD
    + """TT\tNhiệm vụ\tThực hiện
1\tXây dựng kế hoạch kiểm tra\tGiao Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh và các đơn vị liên quan tham mưu, hoàn thành trước 15/4/2026
2\tTổng kết\tGiao Văn phòng UBND tỉnh, trong tháng 12
3\tHọp Hội đồng\tSở Nội vụ (quý I)
""",
    """1 | M4 | Xây dựng kế hoạch kiểm tra | Sở Nội vụ | Thanh tra tỉnh; Các đơn vị liên quan | 2026-04-14 |
2 | M12 | Tổng kết | Văn phòng UBND tỉnh | | 2026-12-31 |
3 | Q1 | Họp Hội đồng | Sở Nội vụ | | 2026-03-31 |""",
)
plan(
    "quarters in figures beside the year, whole years",
    HEAD
    + """TT\tNội dung\tChủ trì\tThời gian
1\tKiểm tra\tSở Nội vụ\tQuý 4/2026
2\tKhảo sát\tSở Nội vụ\tQuý 1-2/2026
3\tTuyên truyền\tSở Nội vụ\tNăm 2026
4\tGửi văn bản\tSở Nội vụ\t4/2026
""",
    """1 | Q4 | Kiểm tra | Sở Nội vụ | | 2026-12-31 |
2 | Q1,2 | Khảo sát | Sở Nội vụ | | 2026-06-30 |
3 | all | Tuyên truyền | Sở Nội vụ | | 2026-12-31 |
4 | M4 | Gửi văn bản | Sở Nội vụ | | 2026-04-30 |""",
)
plan(
    "prose, who leads said in the last clause",
    """KẾ HOẠCH CÔNG TÁC NĂM 2026
1. Quý I
a) Phát động phong trào thi đua; Sở Nội vụ chủ trì, phối hợp các sở, ngành thực hiện.
b) Đăng ký thi đua. Đơn vị thực hiện: Sở Y tế. Thời gian: trước 28/02/2026.
2. Quý II
a) Sơ kết. Sở Nội vụ chủ trì.
""",
    """ | Q1 | Phát động phong trào thi đua | Sở Nội vụ | Các sở, ngành | 2026-03-31 |
 | M2 | Đăng ký thi đua. | Sở Y tế | | 2026-02-27 |
 | Q2 | Sơ kết. | Sở Nội vụ | | 2026-06-30 |""",
)
plan(
    "prose told office by office",
    """KẾ HOẠCH CÔNG TÁC NĂM 2026
II. PHÂN CÔNG NHIỆM VỤ
1. Sở Nội vụ
- Tham mưu ban hành quy chế, hoàn thành trong quý I.
- Tổ chức kiểm tra trong tháng 8.
2. Sở Tài chính
- Bố trí kinh phí trước ngày 31/3/2026.
""",
    """ | Q1 | Tham mưu ban hành quy chế, hoàn thành trong quý I. | Sở Nội vụ | | 2026-03-31 |
 | M8 | Tổ chức kiểm tra trong tháng 8. | Sở Nội vụ | | 2026-08-31 |
 | M3 | Bố trí kinh phí trước ngày 31/3/2026. | Sở Tài chính | | 2026-03-30 |""",
)
plan(
    "Word, a page breaks the list of agencies within a name",
    build_docx(
        "KẾ HOẠCH NĂM 2026",
        [
            ["TT", "Nội dung", "Cơ quan thực hiện"],
            [("QUÝ I", {"span": 3})],
            ["1", "Việc A.", "- Sở Nội vụ.\n- Các cơ quan,"],
        ],
        [["", "", "đơn vị liên quan.\n- UBND các xã, phường."], ["2", "Việc B.", "- Sở Y tế."]],
    ),
    """1 | Q1 | Việc A. | Sở Nội vụ | Các cơ quan, đơn vị liên quan; UBND các xã, phường | 2026-03-31 |
2 | Q1 | Việc B. | Sở Y tế | | 2026-03-31 |""",
    ".docx",
)
plan(
    "days in the columns of quarters",
    HEAD
    + """TT\tNội dung\tCQ thực hiện\tQuý I\tQuý II\tQuý III\tQuý IV
1\tViệc A\tSở Nội vụ\tx\t\t\t
2\tViệc B\tSở Y tế\t\t15/5\t\t
3\tViệc C\tSở Y tế\t\t\tTháng 8\tTháng 11
""",
    """1 | Q1 | Việc A | Sở Nội vụ | | 2026-03-31 |
2 | M5 | Việc B | Sở Y tế | | 2026-05-15 |
3 | M8,11 | Việc C | Sở Y tế | | 2026-11-30 |""",
)
plan(
    "who does it stands in brackets behind the task",
    HEAD
    + """TT\tNội dung công việc\tThời gian
1\tXây dựng hướng dẫn (Sở Nội vụ chủ trì)\tQuý I
2\tKiểm tra (Chủ trì: Thanh tra tỉnh; phối hợp: Sở Nội vụ)\tQuý II
""",
    """1 | Q1 | Xây dựng hướng dẫn | Sở Nội vụ | | 2026-03-31 |
2 | Q2 | Kiểm tra | Thanh tra tỉnh | Sở Nội vụ | 2026-06-30 |""",
)
