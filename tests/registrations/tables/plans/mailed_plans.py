"""Plans as further offices mail them: sentences that name who leads, old codings, marks in columns of offices.

The expectations are written as in `odd_plans`.
"""

import io
import unicodedata

import xlsxwriter

from tests.registrations.tables.builders import build_docx, build_ods, build_odt, build_xlsx
from tests.registrations.tables.generator_files import to_tcvn3

MAILED: dict[str, tuple[bytes | str, str, str]] = {}
HEAD = "KẾ HOẠCH\nCông tác thi đua, khen thưởng năm 2026\n\n"
TOP: dict[str, object] = {"merge": "restart"}
ON = ("", {"merge": "continue"})
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def plan(name: str, source: bytes | str, expected: str, suffix: str = ".txt") -> None:
    MAILED[name] = (source, suffix, expected)


def cp1258(text: str) -> bytes:
    """Text in the coding of Windows for Vietnam, in which tones stand behind their letters."""
    coded = b""
    for letter in text:
        try:
            coded += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = "".join(part for part in parts if part in _TONES)
            bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
            coded += bare.encode("cp1258") + tone.encode("cp1258")
    return coded


def with_a_hidden_column() -> bytes:
    """A workbook with a header of two merged rows and a column that is hidden."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("KH 2025")
    sheet.merge_range(0, 0, 0, 7, "KẾ HOẠCH CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2025")
    for column, heading in ((0, "STT"), (1, "Nội dung công việc"), (4, "Mã nội bộ"), (7, "Ghi chú")):
        sheet.merge_range(2, column, 3, column, heading)
    sheet.merge_range(2, 2, 2, 3, "Cơ quan, đơn vị")
    sheet.merge_range(2, 5, 2, 6, "Thời gian thực hiện")
    for column, heading in ((2, "Chủ trì"), (3, "Phối hợp"), (5, "Từ tháng"), (6, "Đến tháng")):
        sheet.write(3, column, heading)
    rows = [
        [1, "Phát động thi đua", "Sở Nội vụ", "Sở Tài chính", "X1", 1, 3, ""],
        [2, "Sơ kết phong trào", "Sở Nội vụ", "Các cụm, khối", "X2", 5, 6, "Họp"],
        [3, "Tổng kết, bình xét", "Hội đồng TĐKT tỉnh", "Sở Nội vụ", "X3", 10, 12, ""],
    ]
    for number, row in enumerate(rows, start=4):
        sheet.write_row(number, 0, row)
    sheet.set_column(4, 4, None, None, {"hidden": True})
    book.close()
    return buffer.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str) -> str:
    return f'<w:del><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def inserted(text: str) -> str:
    return f"<w:ins>{run(text)}</w:ins>"


def tracked_row(*cells: list[str]) -> str:
    """A row of cells, each of paragraphs that are put together of runs."""
    texts = ("".join(f"<w:p>{each}</w:p>" for each in cell) for cell in cells)
    return f"<w:tr>{''.join(f'<w:tc>{text}</w:tc>' for text in texts)}</w:tr>"


plan(
    "prose by months, who leads within the sentence",
    """SỞ CÔNG THƯƠNG
KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2025

I. NỘI DUNG
Tháng 01/2025:
- Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh tổng kết công tác thi đua, khen thưởng năm 2024.
- Các phòng, đơn vị đăng ký danh hiệu thi đua.
Tháng 02/2025:
- Văn phòng Sở chủ trì tham mưu ký kết giao ước thi đua; phối hợp: Công đoàn Sở, Đoàn Thanh niên.
Tháng 6/2025:
- Họp Hội đồng Thi đua - Khen thưởng xét sáng kiến (trước ngày 20/6).

II. TỔ CHỨC THỰC HIỆN
1. Giao Văn phòng Sở theo dõi, đôn đốc.
Nơi nhận:
- Như trên;
""",
    """| M1 | Tổng kết công tác thi đua, khen thưởng năm 2024. | Sở Nội vụ | Văn phòng UBND tỉnh | 2025-01-31 |
| M1 | Đăng ký danh hiệu thi đua. | Các phòng, đơn vị | | 2025-01-31 | đầu câu; chưa nêu tên
| M2 | Tham mưu ký kết giao ước thi đua | Văn phòng Sở | Công đoàn Sở; Đoàn Thanh niên | 2025-02-28 |
| M6 | Họp Hội đồng Thi đua - Khen thưởng xét sáng kiến | | | 2025-06-19 | cơ quan""",
)

plan(
    "lead and others in one cell, all separators",
    "KẾ HOẠCH\nCông tác thi đua năm 2025\n\nSTT\tNội dung\tĐơn vị thực hiện\tThời gian\n"
    "1\tPhát động phong trào\tSở Nội vụ phối hợp với Sở Tài chính, Báo Cao Bằng\tQuý I + II\n"
    "2\tKiểm tra chéo\tSở Nội vụ; phối hợp: Thanh tra tỉnh; UBND các huyện, thành phố\tTrước ngày 15/3\n"
    "3\tTập huấn\tSở NV (chủ trì) - Các sở, ban, ngành (phối hợp)\tTrong năm\n"
    "4\tBình xét\tChủ trì: VP. Phối hợp: các phòng CM, TTYT\tquý 3, quý 4\n"
    "5\tXây dựng chuyên mục\tBáo và Đài PTTH tỉnh + Sở TTTT\tHàng tháng\n"
    "6\tTổng hợp đề nghị\tSở Nội vụ (Ban TĐKT)/ Các cụm, khối thi đua\tQ.IV\n"
    "7\tThống kê\tHĐTĐKT các cấp, trong đó Sở Nội vụ là cơ quan thường trực\t20 hàng tháng\n",
    """1 | Q1,2 | Phát động phong trào | Sở Nội vụ | Sở Tài chính; Báo Cao Bằng | 2025-06-30 |
2 | M3 | Kiểm tra chéo | Sở Nội vụ | Thanh tra tỉnh; UBND các huyện, thành phố | 2025-03-14 |
3 | all | Tập huấn | Sở NV | Các sở, ban, ngành | 2025-12-31 |
4 | Q3,4 | Bình xét | VP | Các phòng CM; TTYT | 2025-12-31 |
5 | all | Xây dựng chuyên mục | Báo và Đài PTTH tỉnh | Sở TTTT | 2025-12-31 |
6 | Q4 | Tổng hợp đề nghị | Sở Nội vụ (Ban TĐKT) | Các cụm, khối thi đua | 2025-12-31 |
7 | all | Thống kê | HĐTĐKT các cấp, trong đó Sở Nội vụ là cơ quan thường trực | | 2025-12-31 |""",
)

plan(
    "Word, footnotes and signatures below the table, header on each page",
    build_docx(
        "HỘI LHPN TỈNH",
        "KẾ HOẠCH",
        "Công tác thi đua, khen thưởng năm 2026",
        [
            ["TT", "Nội dung công việc", "Ban chủ trì", "Ban phối hợp", "Thời gian hoàn thành"],
            ["1", "Hướng dẫn đăng ký thi đua(1)", "Ban Tổ chức - Kiểm tra", "Văn phòng, Ban Tuyên giáo", "Tháng 01"],
            ["2", "Chấm điểm thi đua các cụm(*)", "Ban Tổ chức - Kiểm tra", "Các ban chuyên môn", "Tháng 11"],
        ],
        "Trang 1/2",
        [
            ["TT", "Nội dung công việc", "Ban chủ trì", "Ban phối hợp", "Thời gian hoàn thành"],
            ["3", "Trình Hội LHPN Việt Nam xét tặng Cờ thi đua", "Thường trực Tỉnh hội", "", "Trước 30/11"],
            [("Ghi chú: (1) theo Hướng dẫn số 12/HD-ĐCT; (*) thời gian có thể thay đổi.", {"span": 5})],
            [
                "",
                ("Nơi nhận:\n- Như trên;\n- Lưu VP.", {"span": 2}),
                ("TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nNguyễn Thị Bình", {"span": 2}),
            ],
        ],
        "(*) Thời gian cụ thể sẽ thông báo sau.",
    ),
    """1 | M1 | Hướng dẫn đăng ký thi đua(1) | Ban Tổ chức - Kiểm tra | Văn phòng; Ban Tuyên giáo | 2026-01-31 |
2 | M11 | Chấm điểm thi đua các cụm(*) | Ban Tổ chức - Kiểm tra | Các ban chuyên môn | 2026-11-30 |
3 | M11 | Trình Hội LHPN Việt Nam xét tặng Cờ thi đua | Thường trực Tỉnh hội | | 2026-11-29 |""",
    ".docx",
)

plan(
    "NFD text in bars with Roman quarters and 'nt'",
    unicodedata.normalize(
        "NFD",
        """KẾ HOẠCH
Thi đua năm 2026

| Quý | Tên công việc | Chủ trì | Cơ quan phối hợp |
|---|---|---|---|
| I | Ký giao ước thi đua | Cụm trưởng | Thành viên Cụm |
| nt | Góp ý dự thảo quy chế | nt | Sở Nội vụ |
| II+III | Kiểm tra | Thanh tra tỉnh | Ban Pháp chế HĐND tỉnh và Sở Tư pháp |
| IV | Tổng kết Cụm | Cụm trưởng | -nt- |
""",
    ),
    """| Q1 | Ký giao ước thi đua | Cụm trưởng | Thành viên Cụm | 2026-03-31 |
| Q1 | Góp ý dự thảo quy chế | Cụm trưởng | Sở Nội vụ | 2026-03-31 |
| Q2,3 | Kiểm tra | Thanh tra tỉnh | Ban Pháp chế HĐND tỉnh; Sở Tư pháp | 2026-09-30 |
| Q4 | Tổng kết Cụm | Cụm trưởng | Ban Pháp chế HĐND tỉnh; Sở Tư pháp | 2026-12-31 |""",
    ".md",
)

plan(
    "TCVN3 in Word",
    build_docx(
        to_tcvn3("kế hoạch"),
        to_tcvn3("Công tác thi đua năm 2004"),
        [
            [to_tcvn3(x) for x in r]
            for r in [
                ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"],
                [
                    "1",
                    "Xây dựng quy chế thi đua",
                    "Phòng Tổ chức cán bộ",
                    "Các phòng, ban; các trường trực thuộc",
                    "Quý I",
                ],
                [
                    "2",
                    "Sơ kết thi đua 6 tháng",
                    "Công đoàn ngành",
                    "Văn phòng Sở và Phòng Tổ chức cán bộ",
                    "Trước 10/7",
                ],
            ]
        ],
    ),
    """1 | Q1 | Xây dựng quy chế thi đua | Phòng Tổ chức cán bộ | Các phòng, ban; Các trường trực thuộc | 2004-03-31 |
2 | M7 | Sơ kết thi đua 6 tháng | Công đoàn ngành | Văn phòng Sở; Phòng Tổ chức cán bộ | 2004-07-09 |""",
    ".docx",
)

plan(
    "CSV with semicolons in Windows-1258",
    cp1258(
        'KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2025;;;;\nTT;Công việc;Đơn vị đầu mối;Phối hợp;Hạn hoàn thành\n1;Hướng dẫn bình xét;Phòng TCHC;Các khoa, phòng;31/01/2025\n2;Khen thưởng quý;Phòng TCHC;Công đoàn; 05/4/2025\n3;Tổng kết năm;Ban Giám đốc;"Phòng TCHC; Phòng KHTH";Tháng 12\n'
    ),
    """1 | M1 | Hướng dẫn bình xét | Phòng TCHC | Các khoa, phòng | 2025-01-31 |
2 | M4 | Khen thưởng quý | Phòng TCHC | Công đoàn | 2025-04-05 |
3 | M12 | Tổng kết năm | Ban Giám đốc | Phòng TCHC; Phòng KHTH | 2025-12-31 |""",
    ".csv",
)

plan(
    "Excel, merged two-row header, hidden column, merged title",
    with_a_hidden_column(),
    """1 | M3 | Phát động thi đua | Sở Nội vụ | Sở Tài chính | 2025-03-31 |
2 | M6 | Sơ kết phong trào | Sở Nội vụ | Các cụm, khối | 2025-06-30 |
3 | M12 | Tổng kết, bình xét | Hội đồng TĐKT tỉnh | Sở Nội vụ | 2025-12-31 |""",
    ".xlsx",
)
TRACKED = "".join(
    [
        tracked_row(*([run(text)] for text in ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"))),
        tracked_row(
            [run("1")],
            [run("Tổ chức ") + deleted("hội nghị") + inserted("hội thi") + run(" tuyên truyền viên")],
            [deleted("Sở Nội vụ") + inserted("Ban Tuyên giáo")],
            [run("Báo tỉnh")],
            [deleted("Quý II") + inserted("Quý III")],
        ),
        tracked_row(
            [run("2")],
            [run("Khen thưởng đợt 1")],
            [run("Sở Nội vụ")],
            [run("Sở Tài chính"), inserted("Kho bạc Nhà nước")],
            [run("Tháng 4")],
        ),
        tracked_row(*([deleted(text)] for text in ("3", "Việc đã bỏ", "Sở Y tế", "Sở Xây dựng", "Tháng 9"))),
        tracked_row(*([inserted(text)] for text in ("3", "Việc mới thêm", "Sở Y tế", "", "Tháng 10"))),
    ]
)
plan(
    "tracked changes",
    build_docx("KẾ HOẠCH", "Công tác thi đua năm 2026", f"<w:tbl>{TRACKED}</w:tbl>"),
    """1 | Q3 | Tổ chức hội thi tuyên truyền viên | Ban Tuyên giáo | Báo tỉnh | 2026-09-30 |
2 | M4 | Khen thưởng đợt 1 | Sở Nội vụ | Sở Tài chính; Kho bạc Nhà nước | 2026-04-30 |
3 | M10 | Việc mới thêm | Sở Y tế | | 2026-10-31 |""",
    ".docx",
)

plan(
    "district: column 'Bộ phận thực hiện' 'Người chủ trì', numbers missing, deadline in words",
    build_docx(
        "UBND XÃ NA SẦM",
        "CHƯƠNG TRÌNH CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2026",
        [
            ["Thời gian", "Nội dung công việc", "Bộ phận thực hiện", "Bộ phận phối hợp", "Ghi chú"],
            [
                "Trước Tết Nguyên đán",
                "Phát động thi đua mừng Đảng, mừng Xuân",
                "Văn phòng HĐND và UBND",
                "Mặt trận Tổ quốc, các đoàn thể",
                "",
            ],
            ["Tháng Ba", "Đăng ký thi đua", "Phòng Văn hóa - Xã hội", "", ""],
            ["Tuần 3 tháng 5", "Sơ kết thi đua", "Phòng Kinh tế; Phòng Văn hóa - Xã hội", "Các thôn, tổ dân phố", ""],
            ["Quý III, IV", "Bình xét gia đình văn hóa", "Ban công tác Mặt trận các thôn", "Công an xã", ""],
            ["Cuối năm", "Tổng kết", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công, Ban CHQS xã", ""],
        ],
    ),
    """| | Phát động thi đua mừng Đảng, mừng Xuân | Văn phòng HĐND và UBND | Mặt trận Tổ quốc; Các đoàn thể | | chưa quy ra
| M3 | Đăng ký thi đua | Phòng Văn hóa - Xã hội | | 2026-03-31 |
| M5 | Sơ kết thi đua | Phòng Kinh tế; Phòng Văn hóa - Xã hội | Các thôn, tổ dân phố | 2026-05-31 |
| Q3,4 | Bình xét gia đình văn hóa | Ban công tác Mặt trận các thôn | Công an xã | 2026-12-31 |
| Q4 | Tổng kết | Phòng Văn hóa - Xã hội | Trung tâm Phục vụ hành chính công; Ban CHQS xã | 2026-12-31 |""",
    ".docx",
)

plan(
    "agencies as ruled lines in a cell: bullets of each role",
    build_docx(
        "KẾ HOẠCH",
        "Công tác thi đua năm 2025",
        [
            ["Stt", "Nhiệm vụ", "Phân công thực hiện", "Thời hạn"],
            [
                "01",
                "Ban hành Quy chế",
                "* Cơ quan chủ trì:\n- Sở Nội vụ\n* Cơ quan phối hợp:\n- Sở Tư pháp\n- Văn phòng UBND tỉnh",
                "28/02/2025",
            ],
            [
                "02",
                "Tuyên truyền",
                "Chủ trì:\nSở VHTTDL\nPhối hợp:\nBáo, Đài PT-TH tỉnh; các sở, ngành",
                "Từ 01/3 đến 31/10",
            ],
            [
                "03",
                "Biểu dương",
                "- Chủ trì: Liên đoàn Lao động tỉnh\n- Phối hợp: Sở Nội vụ, các CĐ ngành",
                "Tháng 5 (Tháng Công nhân)",
            ],
            ["04", "Báo cáo BTĐKTTW", "Sở Nội vụ\n(phối hợp: các đơn vị liên quan)", "trước 15/6 và 15/12"],
        ],
    ),
    """01 | M2 | Ban hành Quy chế | Sở Nội vụ | Sở Tư pháp; Văn phòng UBND tỉnh | 2025-02-28 |
02 | M3-10 | Tuyên truyền | Sở VHTTDL | Báo; Đài PT-TH tỉnh; Các sở, ngành | 2025-10-31 |
03 | M5 | Biểu dương | Liên đoàn Lao động tỉnh | Sở Nội vụ; Các CĐ ngành | 2025-05-31 |
04 | M6,12 | Báo cáo BTĐKTTW | Sở Nội vụ | Các đơn vị liên quan | 2025-12-14 |""",
    ".docx",
)

plan(
    "prose by quarters, agencies and deadlines in labelled sentences",
    """UBND TỈNH
KẾ HOẠCH
Triển khai công tác thi đua, khen thưởng năm 2025

A. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: nâng cao chất lượng.
B. NỘI DUNG
I. Quý I
1. Ban hành kế hoạch công tác năm.
Đơn vị chủ trì: Sở Nội vụ.
Đơn vị phối hợp: các sở, ban, ngành; UBND các huyện, thành phố.
Hoàn thành: trước ngày 31/01/2025.
2. Tổ chức Hội nghị tổng kết.
Đơn vị chủ trì: Văn phòng UBND tỉnh.
Hoàn thành: tháng 02/2025.
II. Quý II
3. Kiểm tra công tác thi đua tại 05 đơn vị. Chủ trì: Sở Nội vụ. Phối hợp: Thanh tra tỉnh, Ủy ban MTTQ tỉnh.
C. KINH PHÍ
Theo quy định.
""",
    """1 | M1 | Ban hành kế hoạch công tác năm. | Sở Nội vụ | Các sở, ban, ngành; UBND các huyện, thành phố | 2025-01-30 |
2 | M2 | Tổ chức Hội nghị tổng kết. | Văn phòng UBND tỉnh | | 2025-02-28 |
3 | Q2 | Kiểm tra công tác thi đua tại 05 đơn vị. | Sở Nội vụ | Thanh tra tỉnh; Ủy ban MTTQ tỉnh | 2025-06-30 |""",
)

plan(
    "ODS: agencies each in a column of their own marked X",
    build_ods(
        {
            "KH": [
                ["KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2025"],
                ["TT", "Nội dung", "Thời gian", "Chủ trì", "Phối hợp 1", "Phối hợp 2"],
                ["1", "Họp khối", "Tháng 3", "Sở Y tế", "Sở Công Thương", "Cục Thống kê"],
                ["2", "Chấm điểm", "Tháng 11", "Cục Thống kê", "Sở Y tế", ""],
            ]
        }
    ),
    """1 | M3 | Họp khối | Sở Y tế | Sở Công Thương; Cục Thống kê | 2025-03-31 |
2 | M11 | Chấm điểm | Cục Thống kê | Sở Y tế | 2025-11-30 |""",
    ".ods",
)

plan(
    "crosses in columns of agencies",
    build_xlsx(
        {
            "KH": [
                ["KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2025"],
                ["TT", "Nội dung công việc", "Thời gian", "Sở Nội vụ", "Sở Tài chính", "Văn phòng UBND tỉnh"],
                [1, "Dự toán quỹ thi đua", "Quý I", "PH", "CT", ""],
                [2, "Trình khen thưởng", "Quý II", "CT", "", "PH"],
            ]
        }
    ),
    """1 | Q1 | Dự toán quỹ thi đua | Sở Tài chính | Sở Nội vụ | 2025-03-31 |
2 | Q2 | Trình khen thưởng | Sở Nội vụ | Văn phòng UBND tỉnh | 2025-06-30 |""",
    ".xlsx",
)

plan(
    "time words: ranges, before the end, both quarter and day",
    "KẾ HOẠCH\nCông tác thi đua năm 2026\n\nTT\tViệc\tĐơn vị\tThời gian\n"
    "1\tViệc một\tPhòng A\tQuý I, II, III\n2\tViệc hai\tPhòng B\tTừ quý II đến quý IV\n3\tViệc ba\tPhòng C\tTrước 30/6/2026 và trước 15/12/2026\n"
    "4\tViệc bốn\tPhòng D\tChậm nhất 10 ngày trước Hội nghị\n5\tViệc năm\tPhòng E\tTháng 12/2025 - 01/2026\n6\tViệc sáu\tPhòng G\tNgày 05 và ngày 20 tháng 8\n"
    "7\tViệc bảy\tPhòng H\tĐầu tháng 9\n8\tViệc tám\tPhòng K\tHết quý III/2026\n9\tViệc chín\tPhòng L\tSau Đại hội Đảng\n10\tViệc mười\tPhòng M\t25/5\n11\tViệc cuối\tPhòng N\tT1-T3; T9\n",
    """1 | Q1-3 | Việc một | Phòng A | | 2026-09-30 |
2 | Q2-4 | Việc hai | Phòng B | | 2026-12-31 |
3 | M6,12 | Việc ba | Phòng C | | 2026-12-14 |
4 | | Việc bốn | Phòng D | | | chưa quy ra
5 | M12,1 | Việc năm | Phòng E | | 2026-01-31 |
6 | M8 | Việc sáu | Phòng G | | 2026-08-20 |
7 | M9 | Việc bảy | Phòng H | | 2026-09-30 |
8 | Q3 | Việc tám | Phòng K | | 2026-09-30 |
9 | | Việc chín | Phòng L | | | chưa quy ra
10 | M5 | Việc mười | Phòng M | | 2026-05-25 |
11 | M1,2,3,9 | Việc cuối | Phòng N | | 2026-09-30 |""",
)

plan(
    "agencies: abbreviations in every kind",
    "KẾ HOẠCH\nCông tác thi đua năm 2026\n\nTT\tViệc\tChủ trì\tPhối hợp\tThời gian\n"
    "1\tViệc một\tSNV\tSTC, SGDĐT; VPUBND\tT1\n2\tViệc hai\tBan TĐ-KT tỉnh\tUBMTTQ, HLHPN, HND, TĐTN, HCCB tỉnh\tT2\n"
    "3\tViệc ba\tS. Nội vụ\tS. Tài chính, S. Y tế\tT3\n4\tViệc bốn\tCA tỉnh\tBCHQS tỉnh, BĐBP tỉnh\tT4\n5\tViệc năm\tP.TĐKT\tP.CCVC, VP Sở\tT5\n"
    "6\tViệc sáu\tCác sở, ban, ngành, đoàn thể tỉnh; UBND các huyện, thành phố; các doanh nghiệp\t\tT6\n"
    "7\tViệc bảy\tSở Lao động - Thương binh và Xã hội, Hội Chữ thập đỏ tỉnh và Tỉnh Đoàn\tSở Nông nghiệp và Môi trường, Ban Dân tộc, Hội Nông dân\tT7\n",
    """1 | M1 | Việc một | SNV | STC; SGDĐT; VPUBND | 2026-01-31 |
2 | M2 | Việc hai | Ban TĐ-KT tỉnh | UBMTTQ; HLHPN; HND; TĐTN; HCCB tỉnh | 2026-02-28 |
3 | M3 | Việc ba | S. Nội vụ | S. Tài chính; S. Y tế | 2026-03-31 |
4 | M4 | Việc bốn | CA tỉnh | BCHQS tỉnh; BĐBP tỉnh | 2026-04-30 |
5 | M5 | Việc năm | P.TĐKT | P.CCVC; VP Sở | 2026-05-31 |
6 | M6 | Việc sáu | Các sở, ban, ngành, đoàn thể tỉnh; UBND các huyện, thành phố; Các doanh nghiệp | | 2026-06-30 |
7 | M7 | Việc bảy | Sở Lao động - Thương binh và Xã hội; Hội Chữ thập đỏ tỉnh; Tỉnh Đoàn | Sở Nông nghiệp và Môi trường; Ban Dân tộc; Hội Nông dân | 2026-07-31 |""",
)

plan(
    "prose: numbered with semicolon clauses, roles in parentheses, months in brackets",
    """HỘI CỰU CHIẾN BINH TỈNH
CHƯƠNG TRÌNH CÔNG TÁC THI ĐUA NĂM 2026
Quý I:
1/ Tổng kết phong trào "Cựu chiến binh gương mẫu" năm 2025 (Ban Tuyên giáo chủ trì, Văn phòng phối hợp; tháng 01).
2/ Ký giao ước thi đua các cụm (Văn phòng).
Quý II:
1/ Sơ kết 6 tháng (Ban Tổ chức - Kiểm tra; xong trước 25/6).
2/ Kiểm tra các hội cơ sở.
Quý III và quý IV:
1/ Hội nghị điển hình tiên tiến – Ban Tuyên giáo chủ trì, phối hợp với Ban Kinh tế.
""",
    """1 | M1 | Tổng kết phong trào "Cựu chiến binh gương mẫu" năm 2025 | Ban Tuyên giáo | Văn phòng | 2026-01-31 |
2 | Q1 | Ký giao ước thi đua các cụm | Văn phòng | | 2026-03-31 |
1 | M6 | Sơ kết 6 tháng | Ban Tổ chức - Kiểm tra | | 2026-06-24 |
2 | Q2 | Kiểm tra các hội cơ sở. | | | 2026-06-30 | cơ quan
1 | Q3,4 | Hội nghị điển hình tiên tiến | Ban Tuyên giáo | Ban Kinh tế | 2026-12-31 |""",
)

plan(
    "two header tables in one file: tasks, then regular duties",
    build_docx(
        "KẾ HOẠCH",
        "Công tác thi đua năm 2026",
        "I. NHIỆM VỤ TRỌNG TÂM",
        [
            ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"],
            ["1", "Sơ kết", "Sở Nội vụ", "Sở Y tế", "Quý II"],
            ["2", "Tổng kết", "Sở Nội vụ", "", "Quý IV"],
        ],
        "II. NHIỆM VỤ THƯỜNG XUYÊN",
        [
            ["TT", "Công việc", "Thời gian", "Đơn vị phụ trách"],
            ["1", "Thẩm định hồ sơ khen thưởng", "Thường xuyên", "Phòng Thi đua - Khen thưởng"],
            ["2", "Trả lời kiến nghị", "Khi phát sinh", "Phòng Thi đua - Khen thưởng, Văn phòng"],
        ],
        "III. TỔ CHỨC THỰC HIỆN",
        "Các cơ quan căn cứ kế hoạch này triển khai thực hiện.",
    ),
    """1 | Q2 | Sơ kết | Sở Nội vụ | Sở Y tế | 2026-06-30 |
2 | Q4 | Tổng kết | Sở Nội vụ | | 2026-12-31 |
1 | all | Thẩm định hồ sơ khen thưởng | Phòng Thi đua - Khen thưởng | | 2026-12-31 |
2 | all | Trả lời kiến nghị | Phòng Thi đua - Khen thưởng | Văn phòng | 2026-12-31 | chưa quy ra""",
    ".docx",
)

plan(
    "ODT with quarter columns filled by tasks and agencies in brackets",
    build_odt(
        "KẾ HOẠCH",
        "Công tác thi đua năm 2026",
        [
            ["Quý", "Nội dung", "Cơ quan chịu trách nhiệm", "Kết quả đạt được dự kiến"],
            [
                "Quý 1",
                "1. Phát động thi đua\n2. Ký giao ước thi đua",
                "1. Sở Nội vụ\n2. Các cụm, khối thi đua",
                "Kế hoạch",
            ],
            ["Quý 2", "Sơ kết", "Sở Nội vụ chủ trì; các sở phối hợp", "Báo cáo"],
        ],
    ),
    """1 | Q1 | Phát động thi đua | Sở Nội vụ | | 2026-03-31 | Tách từ một ô
2 | Q1 | Ký giao ước thi đua | Các cụm, khối thi đua | | 2026-03-31 | Tách từ một ô; cụ thể
 | Q2 | Sơ kết | Sở Nội vụ | Các sở | 2026-06-30 |""",
    ".odt",
)

plan(
    "months as rows across, agencies in brackets behind each task in a cell of dashes",
    build_docx(
        "KẾ HOẠCH",
        "Công tác thi đua, khen thưởng năm 2026",
        [
            ["Thời gian", "Nội dung công việc", "Đơn vị thực hiện"],
            ["Tháng 01", "- Tổng kết năm 2025\n- Đăng ký thi đua năm 2026", "- Văn phòng Sở\n- Các phòng, đơn vị"],
            ["Tháng 02", "- Ký giao ước thi đua", "- Khối thi đua số 3"],
            ["Tháng 3, 4", "- Kiểm tra\n- Góp ý Quy chế", "Thanh tra Sở"],
        ],
    ),
    """| M1 | Tổng kết năm 2025 | Văn phòng Sở | | 2026-01-31 | Tách từ
| M1 | Đăng ký thi đua năm 2026 | Các phòng, đơn vị | | 2026-01-31 | Tách từ; cụ thể
| M2 | Ký giao ước thi đua | Khối thi đua số 3 | | 2026-02-28 |
| M3,4 | Kiểm tra | Thanh tra Sở | | 2026-04-30 | Tách từ
| M3,4 | Góp ý Quy chế | Thanh tra Sở | | 2026-04-30 | Tách từ""",
    ".docx",
)

plan(
    "table: who advises, who signs, who co-operates, deadline with day only",
    HEAD
    + "STT\tTên nhiệm vụ\tĐơn vị tham mưu\tCấp trình\tĐơn vị phối hợp\tHạn\n1\tTờ trình khen cao\tPhòng Thi đua - Khen thưởng\tUBND tỉnh\tCác phòng chuyên môn\t10/02\n2\tQuyết định khen chuyên đề\tPhòng Thi đua - Khen thưởng\tGiám đốc Sở\tVăn phòng Sở; Thanh tra Sở\t30/6\n",
    """1 | M2 | Tờ trình khen cao | Phòng Thi đua - Khen thưởng | Các phòng chuyên môn | 2026-02-10 |
2 | M6 | Quyết định khen chuyên đề | Phòng Thi đua - Khen thưởng | Văn phòng Sở; Thanh tra Sở | 2026-06-30 |""",
)

plan(
    "prose by quarters with dashes and 'Phân công:' lines",
    """HUYỆN ĐOÀN
KẾ HOẠCH
công tác thi đua năm 2026
QUÝ I
- Phát động thi đua chào mừng Đại hội.
+ Phân công: đồng chí Bí thư; Ban Thường vụ phối hợp.
+ Thời gian: tháng 01.
- Triển khai Tháng Thanh niên.
+ Phân công: Ban Phong trào chủ trì, các cơ sở đoàn phối hợp.
QUÝ II
- Sơ kết 6 tháng.
+ Phân công: Văn phòng.
+ Thời gian: trước ngày 20/6.
""",
    """| M1 | Phát động thi đua chào mừng Đại hội. | Đồng chí Bí thư | Ban Thường vụ | 2026-01-31 |
| Q1 | Triển khai Tháng Thanh niên. | Ban Phong trào | Các cơ sở đoàn | 2026-03-31 |
| M6 | Sơ kết 6 tháng. | Văn phòng | | 2026-06-19 |""",
)

plan(
    "prose, task numbers 1.1 with sentences of assignment in the end",
    """UBND THÀNH PHỐ
KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2026
I. NHIỆM VỤ CỤ THỂ
1. Quý I
1.1. Ban hành kế hoạch công tác thi đua. Giao Phòng Nội vụ chủ trì, phối hợp với Văn phòng HĐND và UBND thành phố thực hiện.
1.2. Ký kết giao ước thi đua các khối. Giao các Khối trưởng thực hiện.
2. Quý II
2.1. Sơ kết phong trào. Giao Phòng Nội vụ thực hiện, hoàn thành trước ngày 30/6/2026.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ theo dõi, đôn đốc.
""",
    """1.1 | Q1 | Ban hành kế hoạch công tác thi đua. | Phòng Nội vụ | Văn phòng HĐND và UBND thành phố | 2026-03-31 |
1.2 | Q1 | Ký kết giao ước thi đua các khối. | Các Khối trưởng | | 2026-03-31 | chưa nêu tên
2.1 | M6 | Sơ kết phong trào. | Phòng Nội vụ | | 2026-06-29 |""",
)

plan(
    "Excel: task text over merged rows, one agency each row with role column",
    build_xlsx(
        {
            "KH": [
                ["KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2026"],
                ["STT", "Nội dung", "Đơn vị", "Vai trò", "Thời hạn"],
                [1, "Kiểm tra chéo", "Sở Nội vụ", "Chủ trì", "Quý II"],
                ["", "", "Thanh tra tỉnh", "Phối hợp", ""],
                ["", "", "Sở Tài chính", "Phối hợp", ""],
                [2, "Tổng kết", "Sở Nội vụ", "Chủ trì", "Quý IV"],
            ]
        }
    ),
    """1 | Q2 | Kiểm tra chéo | Sở Nội vụ | Thanh tra tỉnh; Sở Tài chính | 2026-06-30 |
2 | Q4 | Tổng kết | Sở Nội vụ | | 2026-12-31 |""",
    ".xlsx",
)

plan(
    "Excel: dates as serials and date ranges in two columns, two sheets by half-year",
    build_xlsx(
        {
            "6 tháng đầu năm": [
                ["KẾ HOẠCH NĂM 2026"],
                ["TT", "Công việc", "Phòng chủ trì", "Phòng phối hợp", "Ngày bắt đầu", "Ngày kết thúc"],
                [1, "Rà soát", "Phòng A", "Phòng B", "01/02/2026", "28/02/2026"],
            ],
            "6 tháng cuối năm": [
                ["TT", "Công việc", "Phòng chủ trì", "Phòng phối hợp", "Ngày bắt đầu", "Ngày kết thúc"],
                [1, "Tổng kết", "Phòng A", "Các phòng", "01/12/2026", "15/12/2026"],
            ],
        }
    ),
    """1 | M2 | Rà soát | Phòng A | Phòng B | 2026-02-28 |
1 | M12 | Tổng kết | Phòng A | Các phòng | 2026-12-15 |""",
    ".xlsx",
)

plan(
    "CSV comma with quotes, title rows, English-looking headers absent, footers",
    '"UBND XÃ BÌNH AN",,,,\n"KẾ HOẠCH THI ĐUA NĂM 2026",,,,\n"Số TT","Nội dung, nhiệm vụ","Cán bộ, công chức phụ trách","Bộ phận phối hợp","Thời gian, tiến độ"\n"01","Phát động thi đua","Công chức Văn hóa - Xã hội","Mặt trận, đoàn thể","Tháng 1"\n"02","Bình xét ""Gia đình văn hóa""","Công chức Văn hóa - Xã hội","Trưởng thôn; Bí thư chi bộ","Tháng 11"\n,,,,\n"Người lập biểu",,,"CHỦ TỊCH",\n',
    """01 | M1 | Phát động thi đua | Công chức Văn hóa - Xã hội | Mặt trận, đoàn thể | 2026-01-31 |
02 | M11 | Bình xét "Gia đình văn hóa" | Công chức Văn hóa - Xã hội | Trưởng thôn; Bí thư chi bộ | 2026-11-30 |""",
    ".csv",
)

plan(
    "text with blanks, wrapped, Roman chapters",
    """                    KẾ HOẠCH
        Công tác thi đua năm 2026

STT  Nội dung công việc                 Chủ trì           Phối hợp            Thời gian
1    Xây dựng kế hoạch phát động        Sở Nội vụ         Sở Tài chính        Quý I
     phong trào thi đua năm 2026                          Sở Tư pháp
2    Tổ chức hội thi cán bộ             Ban Tổ chức       Sở Nội vụ           Quý II
     làm công tác thi đua giỏi          Tỉnh ủy
3    Tổng kết                           Sở Nội vụ                             Tháng 12

                                        TM. ỦY BAN NHÂN DÂN
                                        CHỦ TỊCH
""",
    """1 | Q1 | Xây dựng kế hoạch phát động phong trào thi đua năm 2026 | Sở Nội vụ | Sở Tài chính; Sở Tư pháp | 2026-03-31 |
2 | Q2 | Tổ chức hội thi cán bộ làm công tác thi đua giỏi | Ban Tổ chức Tỉnh ủy | Sở Nội vụ | 2026-06-30 |
3 | M12 | Tổng kết | Sở Nội vụ | | 2026-12-31 |""",
)

plan(
    "annex below the decision, two annexes: tasks, then calendar of meetings",
    build_docx(
        "ỦY BAN NHÂN DÂN TỈNH",
        "Số: 15/KH-UBND",
        "KẾ HOẠCH",
        "Công tác thi đua, khen thưởng năm 2026",
        "I. MỤC ĐÍCH",
        "1. Mục đích.",
        "II. NỘI DUNG",
        "Nội dung chi tiết tại Phụ lục kèm theo.",
        "Nơi nhận:",
        "PHỤ LỤC",
        "DANH MỤC NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 15/KH-UBND)",
        [
            [
                "TT",
                "Nhiệm vụ",
                "Cơ quan chủ trì",
                "Cơ quan phối hợp",
                "Thời gian hoàn thành",
                "Cấp có thẩm quyền ban hành",
            ],
            ["I", ("Xây dựng văn bản", {"span": 5})],
            ["1", "Nghị quyết mức thưởng", "Sở Nội vụ", "Sở Tài chính và Sở Tư pháp", "Kỳ họp giữa năm", "HĐND tỉnh"],
            ["2", "Quy chế Hội đồng", "Sở Nội vụ", "Các thành viên Hội đồng", "31/3", "Chủ tịch UBND tỉnh"],
            ["II", ("Kiểm tra", {"span": 5})],
            ["3", "Kiểm tra 05 sở", "Sở Nội vụ", "Thanh tra tỉnh", "Quý III", ""],
        ],
    ),
    """1 | | Nghị quyết mức thưởng | Sở Nội vụ | Sở Tài chính; Sở Tư pháp | | chưa quy ra
2 | M3 | Quy chế Hội đồng | Sở Nội vụ | Các thành viên Hội đồng | 2026-03-31 |
3 | Q3 | Kiểm tra 05 sở | Sở Nội vụ | Thanh tra tỉnh | 2026-09-30 |""",
    ".docx",
)

plan(
    "quarter in a column with text of several rows, agencies merged over tasks",
    build_docx(
        "KẾ HOẠCH NĂM 2026",
        [
            ["Quý", "TT", "Nội dung", "Cơ quan thực hiện"],
            [("I", TOP), "1", "Giao ước thi đua", ("Các khối thi đua;\nSở Nội vụ", TOP)],
            [ON, "2", "Đăng ký thi đua", ON],
            [("II", TOP), "3", "Sơ kết", "Sở Nội vụ; các khối phối hợp"],
            [ON, "4", "Khen đột xuất", "UBND tỉnh, các sở, ngành"],
        ],
    ),
    """1 | Q1 | Giao ước thi đua | Các khối thi đua | Sở Nội vụ | 2026-03-31 |
2 | Q1 | Đăng ký thi đua | Các khối thi đua | Sở Nội vụ | 2026-03-31 |
3 | Q2 | Sơ kết | Sở Nội vụ | Các khối | 2026-06-30 |
4 | Q2 | Khen đột xuất | UBND tỉnh | Các sở, ngành | 2026-06-30 |""",
    ".docx",
)

plan(
    "prose, agencies as headings with tasks and months",
    """KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2026
1. Sở Nội vụ
- Tháng 02: hướng dẫn đăng ký thi đua.
- Tháng 6: sơ kết phong trào.
2. Sở Tài chính
- Quý I: bố trí kinh phí khen thưởng.
3. Các sở, ban, ngành; UBND các xã, phường
- Trước ngày 15/11: gửi báo cáo tổng kết.
""",
    """| M2 | hướng dẫn đăng ký thi đua. | Sở Nội vụ | | 2026-02-28 |
| M6 | sơ kết phong trào. | Sở Nội vụ | | 2026-06-30 |
| Q1 | bố trí kinh phí khen thưởng. | Sở Tài chính | | 2026-03-31 |
| M11 | gửi báo cáo tổng kết. | Các sở, ban, ngành; UBND các xã, phường | | 2026-11-14 |""",
)

plan(
    "prose by months on one line each with semicolons",
    """TRƯỜNG CHÍNH TRỊ
LỊCH CÔNG TÁC THI ĐUA NĂM 2026
Tháng 1: Họp Hội đồng thi đua; đăng ký danh hiệu.
Tháng 5: Xét sáng kiến cấp cơ sở.
Tháng 11: Bình xét thi đua (Phòng Tổ chức - Hành chính).
""",
    """| M1 | Họp Hội đồng thi đua; đăng ký danh hiệu. | | | 2026-01-31 | cơ quan
| M5 | Xét sáng kiến cấp cơ sở. | | | 2026-05-31 | cơ quan
| M11 | Bình xét thi đua | Phòng Tổ chức - Hành chính | | 2026-11-30 |""",
)

plan(
    "docx lines with tabs and dotted leaders",
    build_docx(
        "KẾ HOẠCH",
        "Công tác thi đua năm 2026",
        "Quý I:",
        "1. Tổng kết năm 2025 ........ Sở Nội vụ",
        "2. Ký giao ước ........ Các cụm, khối",
        "Quý II:",
        "3. Sơ kết ........ Sở Nội vụ, các cụm",
    ),
    """1 | Q1 | Tổng kết năm 2025 | Sở Nội vụ | | 2026-03-31 |
2 | Q1 | Ký giao ước | Các cụm, khối | | 2026-03-31 | chưa nêu tên
3 | Q2 | Sơ kết | Sở Nội vụ | Các cụm | 2026-06-30 |""",
    ".docx",
)

plan(
    "deputies and leaders: who directs, who leads, told by column; times by weeks",
    build_docx(
        "KẾ HOẠCH CÔNG TÁC THÁNG 3 NĂM 2026",
        [
            ["Ngày", "Nội dung", "Lãnh đạo chủ trì", "Đơn vị chuẩn bị", "Thành phần"],
            ["05/3", "Họp Hội đồng TĐKT", "PCT Nguyễn Văn A", "Phòng TĐKT", "Thành viên Hội đồng"],
            ["12-13/3", "Tập huấn", "GĐ Sở", "Phòng TĐKT; Văn phòng", "Cán bộ các đơn vị"],
            ["Tuần 4", "Kiểm tra tại xã", "PGĐ Sở", "Thanh tra Sở", "UBND xã"],
        ],
    ),
    """| M3 | Họp Hội đồng TĐKT | Phòng TĐKT | | 2026-03-05 |
| M3 | Tập huấn | Phòng TĐKT | Văn phòng | 2026-03-13 |
| M3 | Kiểm tra tại xã | Thanh tra Sở | | 2026-03-31 | chưa quy ra""",
    ".docx",
)

plan(
    "crosses below agencies",
    build_docx(
        "KẾ HOẠCH NĂM 2026",
        [
            [
                ("TT", {"merge": "restart"}),
                ("Nội dung", {"merge": "restart"}),
                ("Đơn vị thực hiện", {"span": 3}),
                ("Thời gian", {"merge": "restart"}),
            ],
            [
                ("", {"merge": "continue"}),
                ("", {"merge": "continue"}),
                "Sở Nội vụ",
                "Sở Tài chính",
                "Các cụm, khối",
                ("", {"merge": "continue"}),
            ],
            ["1", "Tập huấn", "x", "x", "", "Quý I"],
            ["2", "Bình xét", "", "", "x", "Quý IV"],
        ],
    ),
    """1 | Q1 | Tập huấn | Sở Nội vụ | Sở Tài chính | 2026-03-31 |
2 | Q4 | Bình xét | Các cụm, khối | | 2026-12-31 | cụ thể""",
    ".docx",
)
plan(
    "prose: quarter headings, numbered tasks with agencies in a line 'Cơ quan thực hiện:' and unnumbered tail",
    """KẾ HOẠCH
Công tác thi đua năm 2026
Quý I/2026
1. Trình UBND tỉnh ban hành kế hoạch
Cơ quan thực hiện: Sở Nội vụ (chủ trì); Văn phòng UBND tỉnh, Sở Tài chính (phối hợp)
Thời hạn: 15/01/2026
2. Ký giao ước thi đua
Cơ quan thực hiện: các Cụm, Khối thi đua
Quý II/2026
3. Sơ kết 6 tháng
Cơ quan thực hiện: Sở Nội vụ và các sở, ban, ngành
Sản phẩm: Báo cáo
""",
    """1 | M1 | Trình UBND tỉnh ban hành kế hoạch | Sở Nội vụ | Văn phòng UBND tỉnh; Sở Tài chính | 2026-01-15 |
2 | Q1 | Ký giao ước thi đua | Các Cụm, Khối thi đua | | 2026-03-31 | chưa nêu tên
3 | Q2 | Sơ kết 6 tháng | Sở Nội vụ | Các sở, ban, ngành | 2026-06-30 |""",
)
plan(
    "prose: tasks by field with sentences 'do … chủ trì', 'thời gian thực hiện: …' at the end",
    """KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2026
I. CÔNG TÁC CHỈ ĐẠO
1. Xây dựng chương trình công tác năm, do Văn phòng Sở chủ trì; thời gian thực hiện: tháng 01.
2. Kiện toàn Hội đồng thi đua, do Phòng Tổ chức cán bộ chủ trì, phối hợp với Công đoàn ngành; thời gian thực hiện: quý I.
II. CÔNG TÁC KHEN THƯỞNG
1. Xét khen thưởng năm học, do Hội đồng Thi đua - Khen thưởng thực hiện; thời gian: tháng 6, 7.
III. TỔ CHỨC THỰC HIỆN
Các phòng thực hiện kế hoạch này.
""",
    """1 | M1 | Xây dựng chương trình công tác năm | Văn phòng Sở | | 2026-01-31 |
2 | Q1 | Kiện toàn Hội đồng thi đua | Phòng Tổ chức cán bộ | Công đoàn ngành | 2026-03-31 |
1 | M6,7 | Xét khen thưởng năm học | Hội đồng Thi đua - Khen thưởng | | 2026-07-31 |""",
)
plan(
    "prose: bullets under month with agency in front and colon",
    """KẾ HOẠCH THÁNG 3 NĂM 2026
Tháng 3
- Phòng Nội vụ: Hướng dẫn đăng ký thi đua; trình thành lập các cụm.
- Văn phòng: Chuẩn bị hội nghị ký giao ước.
Tháng 4
- Các xã, phường: Báo cáo kết quả đăng ký.
""",
    """| M3 | Hướng dẫn đăng ký thi đua; trình thành lập các cụm. | Phòng Nội vụ | | 2026-03-31 |
| M3 | Chuẩn bị hội nghị ký giao ước. | Văn phòng | | 2026-03-31 |
| M4 | Báo cáo kết quả đăng ký. | Các xã, phường | | 2026-04-30 | chưa nêu tên""",
)
plan(
    "table: months in the heading row below, text in cells of each quarter, agencies in brackets",
    build_docx(
        "KẾ HOẠCH NĂM 2026",
        [
            ["Quý", "Nội dung công việc", "Ghi chú"],
            ["Quý I", "Tổng kết năm 2025 (Sở Nội vụ)", ""],
            ["Quý I", "Ký giao ước (các cụm, khối)", ""],
            ["Quý II", "Sơ kết 6 tháng (Sở Nội vụ chủ trì, các sở phối hợp)", ""],
        ],
    ),
    """| Q1 | Tổng kết năm 2025 | Sở Nội vụ | | 2026-03-31 |
| Q1 | Ký giao ước | Các cụm, khối | | 2026-03-31 | chưa nêu tên
| Q2 | Sơ kết 6 tháng | Sở Nội vụ | Các sở | 2026-06-30 |""",
    ".docx",
)
plan(
    "xlsx: header in row 5 with line breaks, sub numbers, subtotal rows, agencies by line",
    build_xlsx(
        {
            "Phu luc 1": [
                ["SỞ NỘI VỤ"],
                ["PHỤ LỤC 1"],
                ["DANH MỤC NHIỆM VỤ TRỌNG TÂM NĂM 2026"],
                ["(Ban hành kèm theo Kế hoạch số 21/KH-SNV ngày 12/01/2026)"],
                [
                    "STT",
                    "NỘI DUNG\nNHIỆM VỤ",
                    "CƠ QUAN\nCHỦ TRÌ",
                    "CƠ QUAN\nPHỐI HỢP",
                    "THỜI GIAN\nHOÀN THÀNH",
                    "SẢN PHẨM",
                ],
                ["A", "LĨNH VỰC THI ĐUA", "", "", "", ""],
                ["1", "Hướng dẫn bình xét", "Phòng TĐKT", "Văn phòng\nThanh tra Sở", "Tháng 10", "Công văn"],
                ["2", "Nhân rộng điển hình", "Phòng TĐKT", "", "Thường xuyên", ""],
                ["B", "LĨNH VỰC KHEN THƯỞNG", "", "", "", ""],
                [
                    "3",
                    "Thẩm định hồ sơ",
                    "Phòng TĐKT",
                    "Công an tỉnh\nSở Tài nguyên và Môi trường",
                    "Hằng quý",
                    "Tờ trình",
                ],
                ["", "Tổng số: 03 nhiệm vụ", "", "", "", ""],
            ]
        }
    ),
    """1 | M10 | Hướng dẫn bình xét | Phòng TĐKT | Văn phòng; Thanh tra Sở | 2026-10-31 |
2 | all | Nhân rộng điển hình | Phòng TĐKT | | 2026-12-31 |
3 | all | Thẩm định hồ sơ | Phòng TĐKT | Công an tỉnh; Sở Tài nguyên và Môi trường | 2026-12-31 |""",
    ".xlsx",
)
plan(
    "docx: numbers as '1.', text with sub letters, agencies with role by colon inside brackets, both dates",
    build_docx(
        "KẾ HOẠCH NĂM 2026",
        [
            ["Số TT", "Công tác", "Trách nhiệm", "Bắt đầu", "Kết thúc"],
            [
                "1.",
                "Tổ chức Hội nghị:\na) Chuẩn bị tài liệu;\nb) Mời đại biểu.",
                "Văn phòng (chủ trì: đ/c Chánh Văn phòng)",
                "01/02",
                "15/02",
            ],
            ["2.", "Xét thi đua", "Hội đồng TĐKT (thường trực: Phòng TCCB)", "Tháng 11", "Tháng 12"],
        ],
    ),
    """1 | M2 | Tổ chức Hội nghị:\\na) Chuẩn bị tài liệu;\\nb) Mời đại biểu. | Đ/c Chánh Văn phòng | Văn phòng | 2026-02-15 |
2 | M12 | Xét thi đua | Hội đồng TĐKT (thường trực: Phòng TCCB) | | 2026-12-31 |""",
    ".docx",
)
plan(
    "table: 'Đơn vị' with 'Chủ trì' written first then line 'Phối hợp' without colon",
    "KẾ HOẠCH NĂM 2026\n\nTT\tNội dung\tĐơn vị\tThời gian\n1\tHội thảo\tChủ trì Sở Nội vụ, phối hợp Sở Khoa học và Công nghệ\tQuý II\n2\tTập huấn\tDo Sở Nội vụ chủ trì\tQuý III\n3\tGiao ban\tTrưởng cụm; các thành viên cụm tham gia\tQuý IV\n",
    """1 | Q2 | Hội thảo | Sở Nội vụ | Sở Khoa học và Công nghệ | 2026-06-30 |
2 | Q3 | Tập huấn | Sở Nội vụ | | 2026-09-30 |
3 | Q4 | Giao ban | Trưởng cụm | Các thành viên cụm | 2026-12-31 |""",
)
plan(
    "prose: long plan with goals and tasks, no quarter, each with a time at the end after dash",
    """KẾ HOẠCH
Công tác thi đua năm 2026
I. MỤC TIÊU
- 100% đơn vị đăng ký thi đua.
II. NHIỆM VỤ
1. Ban hành kế hoạch – Tháng 1/2026.
2. Phát động thi đua – Quý I/2026.
3. Bình xét – trước 30/11/2026.
""",
    """1 | M1 | Ban hành kế hoạch | | | 2026-01-31 |
2 | Q1 | Phát động thi đua | | | 2026-03-31 |
3 | M11 | Bình xét | | | 2026-11-29 |""",
)
