"""Names with all that offices write before, behind and between them. All people are invented; see offices.py for the form."""

from tests.registrations.tables.offices import OfficeList

NAMES = [
    OfficeList(
        "school pupils",
        """
SỞ GIÁO DỤC VÀ ĐÀO TẠO
TRƯỜNG THPT CHUYÊN CHU VĂN AN
DANH SÁCH HỌC SINH ĐƯỢC KHEN THƯỞNG NĂM HỌC 2024-2025
TT | Họ và tên | Ngày sinh | Lớp | Danh hiệu | Ghi chú
I | Khối 10
1 | Bế Minh Châu | 03/02/2009 | 10 Toán | Học sinh Xuất sắc
2 | Lương Gia Huy | 15/11/2009 | 10A2 | Học sinh Giỏi
II | Khối 11
1 | Dương Bảo Ngọc | 20/07/2008 | 11 Văn | Học sinh Xuất sắc
""",
        """
Bế Minh Châu | individual |  | Lớp 10 Toán | Học sinh Xuất sắc | 2009
Lương Gia Huy | individual |  | Lớp 10A2 | Học sinh Giỏi | 2009
Dương Bảo Ngọc | individual |  | Lớp 11 Văn | Học sinh Xuất sắc | 2008
""",
    ),
    OfficeList(
        "police rank in pos",
        """
CÔNG AN TỈNH LẠNG SƠN | < | < | <
DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ | < | < | <
Số TT | Họ và tên | Cấp bậc, chức vụ, đơn vị | Hình thức khen thưởng
01 | Trần Quốc Toản | Trung tá, Đội trưởng Đội CSGT, Phòng PC08 | CSTĐCS
02 | Đặng Thu Hà | Thiếu tá, Cán bộ Phòng Tham mưu | CSTĐCS
""",
        """
Trần Quốc Toản | individual | Trung tá, Đội trưởng Đội CSGT | Phòng PC08 | CSTĐCS
Đặng Thu Hà | individual | Thiếu tá, Cán bộ | Phòng Tham mưu | CSTĐCS
""",
        forms="xlsx docx",
    ),
    OfficeList(
        "households",
        """
UBND XÃ HOÀNG VĂN THỤ
DANH SÁCH GIA ĐÌNH VĂN HÓA TIÊU BIỂU NĂM 2025
TT | Họ và tên chủ hộ | Thôn
1 | Hộ gia đình ông Hoàng Văn Bình | Bản Mới
2 | Gia đình bà Lộc Thị Thơ | Nà Khách
3 | Hộ ông Nông Văn Quý | Bản Mới
""",
        """
Hộ gia đình ông Hoàng Văn Bình | household |  |  | Gia đình văn hóa
Gia đình bà Lộc Thị Thơ | household |  |  | Gia đình văn hóa
Hộ ông Nông Văn Quý | household |  |  | Gia đình văn hóa
""",
        forms="xlsx docx",
    ),
    OfficeList(
        "name split",
        """
TRƯỜNG CAO ĐẲNG Y TẾ LẠNG SƠN
DANH SÁCH SINH VIÊN NHẬN GIẤY KHEN CỦA HIỆU TRƯỞNG
STT | Mã SV | Họ đệm | Tên | Ngày sinh | Lớp
1 | CD22001 | Nguyễn Thị Thu | Hiền | 2004-09-01 | CĐ Dược K5
2 | CD22014 | Vi Văn | Sơn | 2003-02-11 | CĐĐD K12
3 | CD22020 | Lò | Páo | 2004-12-31 | CĐĐD K12
""",
        """
Nguyễn Thị Thu Hiền | individual |  | Lớp CĐ Dược K5 | Giấy khen của hiệu trưởng | 2004
Vi Văn Sơn | individual |  | Lớp CĐĐD K12 | Giấy khen của hiệu trưởng | 2003
Lò Páo | individual |  | Lớp CĐĐD K12 | Giấy khen của hiệu trưởng | 2004
""",
    ),
    OfficeList(
        "dup",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ và tên | Chức vụ
1 | Bồ Xuân Mai | Y sĩ
2 | BỒ XUÂN MAI | Y sĩ
""",
        """
Bồ Xuân Mai | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Bồ Xuân Mai | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã !
""",
        forms="xlsx",
    ),
    OfficeList(
        "junk row",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ và tên | Chức vụ
1 | Bồ Xuân Mai | Y sĩ
2 | 12345 | Y sĩ
3 | ??? | Y sĩ
4
5 | Đỗ Mười Bảy
""",
        """
Bồ Xuân Mai | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
12345 | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
??? | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Đỗ Mười Bảy | individual |  |  | Giấy khen của Chủ tịch UBND xã
""",
        notes=1,
    ),
    OfficeList(
        "family study",
        """
HỘI KHUYẾN HỌC TỈNH
DANH SÁCH GIA ĐÌNH HỌC TẬP TIÊU BIỂU ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Gia đình | Nơi ở
1 | Gia đình ông Mã Văn Sầu - bà Lèng Thị Sao | Thôn Khòn Lèng
2 | Gia đình bà Đoàn Thị Lợi | Khối 3
3 | Dòng họ Nông | Xã Điềm He
""",
        """
Gia đình ông Mã Văn Sầu - bà Lèng Thị Sao | household |  |  | Bằng khen của Chủ tịch UBND tỉnh
Gia đình bà Đoàn Thị Lợi | household |  |  | Bằng khen của Chủ tịch UBND tỉnh
Dòng họ Nông | household |  |  | Bằng khen của Chủ tịch UBND tỉnh !
""",
    ),
    OfficeList(
        "prose dash",
        """
DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ THIỆN TÂN
- Ông Nịnh Văn Trắng - Trưởng thôn Đông Thành
- Bà Dịp Thị Hai - Chi hội trưởng phụ nữ
- Ông Voòng A Sáng - Cựu chiến binh
""",
        """
Nịnh Văn Trắng | individual | Trưởng thôn Đông Thành |  | Giấy khen của Chủ tịch UBND xã Thiện Tân |  | nam
Dịp Thị Hai | individual | Chi hội trưởng phụ nữ |  | Giấy khen của Chủ tịch UBND xã Thiện Tân |  | nữ
Voòng A Sáng | individual | Cựu chiến binh |  | Giấy khen của Chủ tịch UBND xã Thiện Tân |  | nam
""",
        notes=1,
        forms="docx",
    ),
    OfficeList(
        "enterprise",
        """
HIỆP HỘI DOANH NGHIỆP TỈNH
DANH SÁCH DOANH NGHIỆP, DOANH NHÂN TIÊU BIỂU ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
STT | Doanh nghiệp/Doanh nhân | Mã số thuế | Người đại diện | Địa chỉ
1 | Công ty TNHH Xuân Cương | 4900123456 | Trần Văn Cương | Xã Cao Lộc
2 | HTX Nông nghiệp Na Bảo Lâm | 4900222333 | Lộc Thị Na | Xã Đồng Đăng
3 | Ông Đậu Trường Sinh |  |  | Phường Kỳ Lừa
""",
        """
Công ty TNHH Xuân Cương | enterprise |  |  | Bằng khen của Chủ tịch UBND tỉnh
HTX Nông nghiệp Na Bảo Lâm | enterprise |  |  | Bằng khen của Chủ tịch UBND tỉnh
Đậu Trường Sinh | individual |  |  | Bằng khen của Chủ tịch UBND tỉnh |  | nam
""",
        notes=1,
    ),
    OfficeList(
        "number in name",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
Họ và tên | Chức vụ
1. Lăng Văn Cầu | Trưởng thôn
2. Chu Thị Nết | Kế toán
3) Hà Chí | Văn thư
""",
        """
Lăng Văn Cầu | individual | Trưởng thôn |  | Giấy khen của Chủ tịch UBND xã
Chu Thị Nết | individual | Kế toán |  | Giấy khen của Chủ tịch UBND xã
Hà Chí | individual | Văn thư |  | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "trap names",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
1 | Đoàn Văn Hội | Giáo viên
2 | Ban Thị Phòng | Giáo viên
4 | Đội Thị Cấn | Giáo viên
6 | Tổ Thị Sản | Giáo viên
7 | Trường Sơn | Giáo viên
8 | Cụ Bá Kiến | Giáo viên
9 | Em Thị Bé | Giáo viên
""",
        """
Đoàn Văn Hội | individual | Giáo viên |  | Giấy khen của Chủ tịch UBND xã
Ban Thị Phòng | individual | Giáo viên |  | Giấy khen của Chủ tịch UBND xã
Đội Thị Cấn | individual | Giáo viên |  | Giấy khen của Chủ tịch UBND xã
Tổ Thị Sản | individual | Giáo viên |  | Giấy khen của Chủ tịch UBND xã
Trường Sơn | individual | Giáo viên |  | Giấy khen của Chủ tịch UBND xã
Bá Kiến | individual | Giáo viên |  | Giấy khen của Chủ tịch UBND xã
Thị Bé | individual | Giáo viên |  | Giấy khen của Chủ tịch UBND xã
""",
        notes=2,
    ),
    OfficeList(
        "pos in brackets",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ và tên
1 | Nguyễn Văn Tý (Trưởng thôn Nà Pá)
2 | Lê Thị Sửu (Bí thư Chi bộ)
""",
        """
Nguyễn Văn Tý | individual | Trưởng thôn Nà Pá |  | Giấy khen của Chủ tịch UBND xã
Lê Thị Sửu | individual | Bí thư Chi bộ |  | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "honor dash",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
1 | - Ông: Tạ Quang Bửu Nam | Trưởng thôn
2 | + Bà Lê Thị Hồng Gấm | Y tế thôn
3 | Ông.Hà Văn Sinh | Thôn đội trưởng
""",
        """
Tạ Quang Bửu Nam | individual | Trưởng thôn |  | Giấy khen của Chủ tịch UBND xã |  | nam
Lê Thị Hồng Gấm | individual | Y tế thôn |  | Giấy khen của Chủ tịch UBND xã |  | nữ
Hà Văn Sinh | individual | Thôn đội trưởng |  | Giấy khen của Chủ tịch UBND xã |  | nam
""",
    ),
    OfficeList(
        "pupil in cell",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ và tên
1 | Em Nguyễn Gia Phúc, học sinh lớp 9A, Trường THCS Tân Tiến
2 | Cháu Lý Bảo Trâm, học sinh lớp 5B, Trường Tiểu học Tân Tiến
""",
        """
Nguyễn Gia Phúc | individual | học sinh lớp 9A | Trường THCS Tân Tiến | Giấy khen của Chủ tịch UBND xã
Lý Bảo Trâm | individual | học sinh lớp 5B | Trường Tiểu học Tân Tiến | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "names in one cell",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Đơn vị | Họ và tên
1 | Trường TH Xuân Dương | 1. Nguyễn Văn Ất⏎2. Trần Thị Bính⏎3. Lê Đinh
2 | Trạm Y tế | Vi Thị Mậu
""",
        """
Nguyễn Văn Ất | individual |  | Trường TH Xuân Dương | Giấy khen của Chủ tịch UBND xã !
Trần Thị Bính | individual |  | Trường TH Xuân Dương | Giấy khen của Chủ tịch UBND xã !
Lê Đinh | individual |  | Trường TH Xuân Dương | Giấy khen của Chủ tịch UBND xã !
Vi Thị Mậu | individual |  | Trạm Y tế | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "names in one cell plain",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Đơn vị | Họ và tên
1 | Trường TH Xuân Dương | Nguyễn Văn Ất⏎Trần Thị Bính
2 | Trạm Y tế | Vi Thị Mậu
""",
        """
Nguyễn Văn Ất | individual |  | Trường TH Xuân Dương | Giấy khen của Chủ tịch UBND xã !
Trần Thị Bính | individual |  | Trường TH Xuân Dương | Giấy khen của Chủ tịch UBND xã !
Vi Thị Mậu | individual |  | Trạm Y tế | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "name trailing",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
1 | Hà An. | Y sĩ
2 | Hà Bình; | Y tá
3 | 'Hà Cúc | Y tá
4 | "Hà Dần" | Y tá
5 | Hà  Én , | Y tá
""",
        """
Hà An | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Hà Bình | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã
Hà Cúc | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã
Hà Dần | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã
Hà Én | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "tabbed paragraphs",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT	Họ và tên	Chức vụ	Đơn vị
1	Nguyễn Văn Giáp	Giáo viên	Trường TH A Bung
2	Trần Thị Ất	Y sĩ	Trạm Y tế
""",
        """
Nguyễn Văn Giáp | individual | Giáo viên | Trường TH A Bung | Giấy khen của Chủ tịch UBND xã
Trần Thị Ất | individual | Y sĩ | Trạm Y tế | Giấy khen của Chủ tịch UBND xã
""",
        forms="docx",
    ),
    OfficeList(
        "unit then pos",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ và tên | Đơn vị, chức vụ
1 | Lâm Vĩ Dạ An | Trường THCS Hoa Thám - Giáo viên
2 | Chu Hồng Hạc | Trạm Y tế xã, Y sĩ
""",
        """
Lâm Vĩ Dạ An | individual | Giáo viên | Trường THCS Hoa Thám | Giấy khen của Chủ tịch UBND xã
Chu Hồng Hạc | individual | Y sĩ | Trạm Y tế xã | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "letters units",
        """
DANH SÁCH CÔNG NHẬN LAO ĐỘNG TIÊN TIẾN
TT | Họ và tên | Chức vụ
a) | Văn phòng Sở
1 | Âu Dương Phong | Chánh Văn phòng
b) | Thanh tra Sở
2 | Hồng Thất Công | Thanh tra viên
""",
        """
Âu Dương Phong | individual | Chánh Văn phòng | Văn phòng Sở | Lao động tiên tiến
Hồng Thất Công | individual | Thanh tra viên | Thanh tra Sở | Lao động tiên tiến
""",
    ),
    OfficeList(
        "decision quote other",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
(Kèm theo Quyết định số 55/QĐ-UBND ngày 01 tháng 02 năm 2026
của Chủ tịch UBND xã Hữu Lũng)
TT | Họ tên | Chức vụ
1 | Hà An | Y sĩ
""",
        """
Hà An | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
""",
    ),
]
