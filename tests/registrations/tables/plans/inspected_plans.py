"""Plans that an inspector of the client wrote: what the reader had got wrong in them, and what it must leave to people."""

from tests.registrations.tables.builders import build_xlsx

from .office_plans import HEAD

INSPECTED: dict[str, tuple[bytes | str, str, str]] = {
    "headings told by dashes below them, and the count going on beside": (
        HEAD
        + """STT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian
1\tCông tác tuyên truyền\t\t\t
1.1\tMở chuyên mục\tBáo Lạng Sơn\tVăn phòng HĐND và UBND tỉnh\tQuý I
2\tCông tác kiểm tra\t\t\t
-\tKiểm tra 5 xã\tSở Nội vụ\tThanh tra tỉnh\tTháng 8
-\tKiểm tra 3 sở\tSở Nội vụ\tThanh tra tỉnh\tTháng 9
3\tTổng kết\tSở Nội vụ\t\tTháng 12
""",
        ".txt",
        """1.1 | Q1 | Mở chuyên mục | Báo Lạng Sơn | Văn phòng HĐND và UBND tỉnh | 2026-03-31 |
 | M8 | Kiểm tra 5 xã | Sở Nội vụ | Thanh tra tỉnh | 2026-08-31 |
 | M9 | Kiểm tra 3 sở | Sở Nội vụ | Thanh tra tỉnh | 2026-09-30 |
3 | M12 | Tổng kết | Sở Nội vụ | | 2026-12-31 |""",
    ),
    "a colon before who leads": (
        "KẾ HOẠCH\nCông tác thi đua năm 2026\n1. Quý III, IV\n"
        "- Kiểm tra chéo giữa các đơn vị: Phòng Thanh tra chủ trì.\n- Trao tặng cho các tập thể: Công an tỉnh.\n",
        ".txt",
        """ | Q3,4 | Kiểm tra chéo giữa các đơn vị | Phòng Thanh tra | | 2026-12-31 |
 | Q3,4 | Trao tặng cho các tập thể: Công an tỉnh. | | | 2026-12-31 | Chưa ghi cơ quan""",
    ),
    "a school year: months before August belong to the next year": (
        """KẾ HOẠCH
Công tác thi đua, khen thưởng năm học 2025 - 2026

TT\tNội dung\tBộ phận thực hiện\tThời gian
1\tPhát động\tCông đoàn\tTháng 9
2\tXét thi đua\tHội đồng thi đua\tTháng 5
""",
        ".txt",
        """1 | M9 | Phát động | Công đoàn | | 2025-09-30 |
2 | M5 | Xét thi đua | Hội đồng thi đua | | 2026-05-31 |""",
    ),
}

QUARTERS_IN_ONE_HEADING = (
    HEAD
    + """TT\tNội dung\tCơ quan thực hiện\tThời gian
QUÝ I VÀ QUÝ II\t\t\t
1\tPhát động\tSở Nội vụ\t10/4
2\tKhen đột xuất\tSở Nội vụ\t
"""
)

WITH_LEADERS = build_xlsx(
    {
        "Quý I": [
            ["KẾ HOẠCH CÔNG TÁC QUÝ I NĂM 2025"],
            ["(Kèm theo Kế hoạch số 18/KH-SNV ngày 12/01/2025 của Sở Nội vụ)"],
            ["STT", "Nội dung", "Chủ trì", "Lãnh đạo phụ trách"],
            ["(1)", "(2)", "(3)", "(4)"],
            [1, "Họp Hội đồng", "Sở Nội vụ", "Đồng chí Chủ tịch"],
        ]
    }
)

HEAD_IN_ONE_LINE = """UBND HUYỆN VĂN LÃNG            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 07/KH - UBND               Văn Lãng, ngày 15 tháng 01 năm 2023

                    KẾ HOẠCH
     Công tác thi đua, khen thưởng năm 2023

 TT   Nội dung               Cơ quan chủ trì      Thời gian
 1    Phát động thi đua      Phòng Nội vụ         Tháng 1
"""
