"""Awards in columns, ticks, sections, titles and brackets. All people are invented; see offices.py for the form."""

from tests.registrations.tables.offices import OfficeList

AWARDS = [
    OfficeList(
        "ticked two line",
        """
PHÒNG VĂN HÓA - XÃ HỘI XÃ THẤT KHÊ
BẢNG TỔNG HỢP KẾT QUẢ XÉT THI ĐUA NĂM 2025
STT | HỌ VÀ TÊN | CHỨC VỤ | DANH HIỆU | < | < | HÌNH THỨC KHEN | <
^ | ^ | ^ | LĐTT | CSTĐCS | CSTĐ cấp tỉnh | Giấy khen Chủ tịch UBND xã | Bằng khen Chủ tịch UBND tỉnh
1 | Vy Văn Kha | Hiệu trưởng | x | x |  |  | x
2 | Chu Thị Dung | Giáo viên | ✓ |  |  | X
3 | Mông Thị Én | Nhân viên | x
""",
        """
Vy Văn Kha | individual | Hiệu trưởng |  | LĐTT
Vy Văn Kha | individual | Hiệu trưởng |  | CSTĐCS
Vy Văn Kha | individual | Hiệu trưởng |  | Bằng khen Chủ tịch UBND tỉnh
Chu Thị Dung | individual | Giáo viên |  | LĐTT
Chu Thị Dung | individual | Giáo viên |  | Giấy khen Chủ tịch UBND xã
Mông Thị Én | individual | Nhân viên |  | LĐTT
""",
    ),
    OfficeList(
        "class brackets",
        """
DANH SÁCH TRUY TẶNG, TẶNG HUÂN CHƯƠNG ĐỘC LẬP
(Kèm theo Quyết định số 701/QĐ-CTN ngày 20/5/2025 của Chủ tịch nước)
STT | Họ và tên | Quê quán | Hình thức khen thưởng
1 | Cố Cụ Hoàng Văn Nọi | Xã Tân Văn, huyện Bình Gia, tỉnh Lạng Sơn | Huân chương Độc lập (hạng Ba)
2 | Ông Chu Văn Tấn Sinh | Xã Bắc Quỳnh | Huân chương Độc lập hạng Nhì
3 | Bà Lý Thị Pèng (truy tặng) | Xã Vũ Lễ | Huân chương Độc lập, hạng Nhất
""",
        """
Hoàng Văn Nọi | individual |  |  | Huân chương Độc lập (Ba) †
Chu Văn Tấn Sinh | individual |  |  | Huân chương Độc lập (Nhì) |  | nam
Lý Thị Pèng | individual |  |  | Huân chương Độc lập (Nhất) |  | nữ †
""",
    ),
    OfficeList(
        "bmvnah",
        """
CHỦ TỊCH NƯỚC
DANH SÁCH
CÁC BÀ MẸ ĐƯỢC TẶNG, TRUY TẶNG DANH HIỆU VINH DỰ NHÀ NƯỚC "BÀ MẸ VIỆT NAM ANH HÙNG"
TT | Họ và tên | Năm sinh | Quê quán | Tặng/Truy tặng
1 | Bà Nông Thị Mót | 1925 | Xã Quý Hòa | Truy tặng
2 | Bà Hứa Thị Nạ | 1930 | Xã Hồng Thái | Tặng
""",
        """
Nông Thị Mót | individual |  |  | Bà mẹ Việt Nam anh hùng | 1925 | nữ †
Hứa Thị Nạ | individual |  |  | Bà mẹ Việt Nam anh hùng | 1930 | nữ
""",
    ),
    OfficeList(
        "martyr",
        """
DANH SÁCH TRUY TẶNG HUÂN CHƯƠNG DŨNG CẢM
(Kèm theo Quyết định số 411/QĐ-CTN ngày 02/4/2025)
TT | Họ và tên | Chức vụ, đơn vị khi hy sinh | Quê quán
1 | Liệt sĩ Trần Văn Nam Sơn | Thượng úy, Cán bộ Công an xã Bắc Lãng | Xã Đình Lập
2 | LS Hoàng Minh Thứ | Chiến sĩ, Đồn Biên phòng Bảo Lâm | Xã Mẫu Sơn
""",
        """
Trần Văn Nam Sơn | individual | Thượng úy, Cán bộ | Công an xã Bắc Lãng | Huân chương Dũng cảm †
Hoàng Minh Thứ | individual | Chiến sĩ | Đồn Biên phòng Bảo Lâm | Huân chương Dũng cảm †
""",
    ),
    OfficeList(
        "initiative no person award",
        """
DANH SÁCH CÁ NHÂN ĐẠT GIẢI HỘI THI TAY NGHỀ CẤP TỈNH
TT | Họ tên | Đơn vị | Nghề dự thi | Đạt giải
1 | Lưu Quang Vũ Anh | Trường Cao đẳng Lạng Sơn | Hàn | Nhất
2 | Vy Thế Công | Trung tâm GDNN xã Bắc Sơn | Điện | Khuyến khích
""",
        """
Lưu Quang Vũ Anh | individual |  | Trường Cao đẳng Lạng Sơn | Giải Nhất
Vy Thế Công | individual |  | Trung tâm GDNN xã Bắc Sơn | Giải Khuyến khích
""",
    ),
    OfficeList(
        "party badge",
        """
ĐẢNG BỘ TỈNH LẠNG SƠN
DANH SÁCH ĐẢNG VIÊN ĐƯỢC TẶNG HUY HIỆU 50 NĂM TUỔI ĐẢNG
ĐỢT 03/02/2025
TT | Họ và tên | Năm sinh | Ngày vào Đảng | Ngày chính thức | Số thẻ ĐV | Sinh hoạt tại
1 | Đàm Quang Trung Kiên | 1950 | 03/02/1975 | 03/11/1975 | 12.034567 | Chi bộ Khối 2, phường Tam Thanh
2 | Lăng Thị Slao | 1952 | 19/5/1974 | 19/5/1975 | 12.009911 | Chi bộ thôn Còn Toòng
""",
        """
Đàm Quang Trung Kiên | individual |  | Chi bộ Khối 2, phường Tam Thanh | Huy hiệu 50 năm tuổi đảng | 1950
Lăng Thị Slao | individual |  | Chi bộ thôn Còn Toòng | Huy hiệu 50 năm tuổi đảng | 1952
""",
        notes=1,
    ),
    OfficeList(
        "class words",
        """
DANH SÁCH TẶNG HUY CHƯƠNG CHIẾN SĨ VẺ VANG
STT | Họ và tên | Cấp bậc | Chức vụ | Hạng Nhất | Hạng Nhì | Hạng Ba
1 | Phạm Đình Toàn | Trung tá | Chính trị viên Đồn BP Chi Ma | x
2 | Lường Văn Hặc | Đại úy | Trợ lý |  |  | x
""",
        """
Phạm Đình Toàn | individual | Trung tá, Chính trị viên | Đồn BP Chi Ma | Huy chương Chiến sĩ vẻ vang (Nhất)
Lường Văn Hặc | individual | Đại úy, Trợ lý |  | Huy chương Chiến sĩ vẻ vang (Ba)
""",
    ),
    OfficeList(
        "two awards title",
        """
DANH SÁCH TẶNG CỜ THI ĐUA CỦA CHÍNH PHỦ VÀ BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ
TT | Tên đơn vị
1 | Sở Nội vụ
2 | Xã Thụy Hùng
""",
        """
Sở Nội vụ | collective |  |  | Cờ thi đua của Chính phủ !
Xã Thụy Hùng | collective |  |  | Cờ thi đua của Chính phủ !
""",
    ),
    OfficeList(
        "exemplars",
        """
DANH SÁCH GƯƠNG NGƯỜI TỐT, VIỆC TỐT ĐƯỢC BIỂU DƯƠNG NĂM 2025
TT | Họ và tên | Nơi công tác/cư trú | Việc làm tiêu biểu
1 | Bà Tằng Thị Xíu | Thôn Bắc Xa | Hiến 1.200 m2 đất làm đường
2 | Em Lý Ngọc Diệp | Lớp 5A, Trường TH&THCS Thanh Lòa | Nhặt được của rơi trả lại người mất
""",
        """
Tằng Thị Xíu | individual |  | Thôn Bắc Xa |  |  | nữ !
Lý Ngọc Diệp | individual |  | Lớp 5A, Trường TH&THCS Thanh Lòa !
""",
    ),
    OfficeList(
        "sports",
        """
DANH SÁCH VẬN ĐỘNG VIÊN, HUẤN LUYỆN VIÊN ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
STT | Họ và tên | Năm sinh | VĐV/HLV | Thành tích tại giải
1 | Hà Văn Khải | 2006 | VĐV Wushu | 02 HCV Giải vô địch trẻ toàn quốc
2 | Bế Thị Lựu | 1985 | HLV | Có VĐV đạt HCV
""",
        """
Hà Văn Khải | individual |  |  | Bằng khen của Chủ tịch UBND tỉnh | 2006
Bế Thị Lựu | individual |  |  | Bằng khen của Chủ tịch UBND tỉnh | 1985
""",
    ),
    OfficeList(
        "award first row only",
        """
DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG
TT | Họ và tên | Đơn vị | Hình thức đề nghị
1 | Sái Công Hồng | Sở VHTTDL | Bằng khen của Chủ tịch UBND tỉnh
2 | Đỗ Lan | Sở VHTTDL
3 | Từ Thức An | Bảo tàng tỉnh
""",
        """
Sái Công Hồng | individual |  | Sở VHTTDL | Bằng khen của Chủ tịch UBND tỉnh
Đỗ Lan | individual |  | Sở VHTTDL !
Từ Thức An | individual |  | Bảo tàng tỉnh !
""",
        forms="xlsx csv",
    ),
    OfficeList(
        "award quotes",
        """
DANH SÁCH
TT | Họ tên | Đơn vị | Danh hiệu thi đua
1 | Từ Hải Đăng | Sở Nội vụ | Danh hiệu “Chiến sĩ thi đua cơ sở” năm 2024
2 | Đỗ Phủ Hà | Sở Nội vụ | Tặng danh hiệu Lao động tiên tiến (năm 2024)
3 | Vi Lý Bạch | Sở Nội vụ | Chiến sỹ thi đua cấp tỉnh (lần 2)
""",
        """
Từ Hải Đăng | individual |  | Sở Nội vụ | Chiến sĩ thi đua cơ sở
Đỗ Phủ Hà | individual |  | Sở Nội vụ | Lao động tiên tiến
Vi Lý Bạch | individual |  | Sở Nội vụ | Chiến sỹ thi đua cấp tỉnh (lần 2)
""",
    ),
    OfficeList(
        "two in cell",
        """
DANH SÁCH
TT | Họ tên | Đơn vị | Danh hiệu, hình thức khen thưởng
1 | Từ Hải Đường | Sở Nội vụ | Lao động tiên tiến; Chiến sĩ thi đua cơ sở
2 | Đỗ Phúc | Sở Nội vụ | LĐTT, CSTĐCS
3 | Vi Bạch Dương | Sở Nội vụ | Lao động tiên tiến⏎Giấy khen của Giám đốc Sở
""",
        """
Từ Hải Đường | individual |  | Sở Nội vụ | Lao động tiên tiến !
Từ Hải Đường | individual |  | Sở Nội vụ | Chiến sĩ thi đua cơ sở !
Đỗ Phúc | individual |  | Sở Nội vụ | LĐTT !
Đỗ Phúc | individual |  | Sở Nội vụ | CSTĐCS !
Vi Bạch Dương | individual |  | Sở Nội vụ | Lao động tiên tiến !
Vi Bạch Dương | individual |  | Sở Nội vụ | Giấy khen của Giám đốc Sở !
""",
    ),
    OfficeList(
        "merged person two awards",
        """
DANH SÁCH KHEN THƯỞNG
TT | Họ tên | Đơn vị | Danh hiệu
1 | Mai Xuân Hợp | Sở Tư pháp | Lao động tiên tiến
^ | ^ | ^ | Chiến sĩ thi đua cơ sở
2 | Tạ Biên Cương | Sở Tư pháp | Lao động tiên tiến
""",
        """
Mai Xuân Hợp | individual |  | Sở Tư pháp | Lao động tiên tiến
Mai Xuân Hợp | individual |  | Sở Tư pháp | Chiến sĩ thi đua cơ sở
Tạ Biên Cương | individual |  | Sở Tư pháp | Lao động tiên tiến
""",
        forms="xlsx docx",
    ),
    OfficeList(
        "blank person second award",
        """
DANH SÁCH KHEN THƯỞNG
TT | Họ tên | Đơn vị | Danh hiệu
1 | Mai Xuân Hợp | Sở Tư pháp | Lao động tiên tiến
 |  |  | Chiến sĩ thi đua cơ sở
2 | Tạ Biên Cương | Sở Tư pháp | Lao động tiên tiến
""",
        """
Mai Xuân Hợp | individual |  | Sở Tư pháp | Lao động tiên tiến
Mai Xuân Hợp | individual |  | Sở Tư pháp | Chiến sĩ thi đua cơ sở !
Tạ Biên Cương | individual |  | Sở Tư pháp | Lao động tiên tiến
""",
    ),
    OfficeList(
        "merit lines",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Thành tích
1 | Mai Xuân Hợp | Hiến đất
^ | ^ | Góp công làm đường
2 | Tạ Biên Cương | Bắt cướp
""",
        """
Mai Xuân Hợp | individual |  |  | Giấy khen của Chủ tịch UBND xã !
Tạ Biên Cương | individual |  |  | Giấy khen của Chủ tịch UBND xã
""",
        forms="xlsx docx",
    ),
    OfficeList(
        "award prefix rows",
        """
DANH SÁCH KHEN THƯỞNG
TT | Họ tên | Chức vụ
Danh hiệu: Lao động tiên tiến | < | <
1 | Hà Lê Anh | Y sĩ
Hình thức: Giấy khen của Giám đốc Sở Y tế | < | <
1 | Mã Lan | Y tá
""",
        """
Hà Lê Anh | individual | Y sĩ |  | Lao động tiên tiến
Mã Lan | individual | Y tá |  | Giấy khen của Giám đốc Sở Y tế
""",
    ),
    OfficeList(
        "not award title0",
        """
DANH SÁCH THU HỒI BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Họ tên | Chức vụ | Đơn vị
1 | Hà Lê Anh | Y sĩ | Trạm Y tế
2 | Mã Lan | Y tá | Trạm Y tế
""",
        """
Hà Lê Anh | individual | Y sĩ | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
Mã Lan | individual | Y tá | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
""",
        notes=1,
        forms="xlsx docx",
    ),
    OfficeList(
        "not award title1",
        """
DANH SÁCH ĐẠI BIỂU DỰ LỄ TRAO TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Họ tên | Chức vụ | Đơn vị
1 | Hà Lê Anh | Y sĩ | Trạm Y tế
2 | Mã Lan | Y tá | Trạm Y tế
""",
        """
Hà Lê Anh | individual | Y sĩ | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
Mã Lan | individual | Y tá | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
""",
        notes=1,
        forms="xlsx docx",
    ),
    OfficeList(
        "not award title2",
        """
DANH SÁCH CÁ NHÂN KHÔNG ĐỦ ĐIỀU KIỆN TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Họ tên | Chức vụ | Đơn vị
1 | Hà Lê Anh | Y sĩ | Trạm Y tế
2 | Mã Lan | Y tá | Trạm Y tế
""",
        """
Hà Lê Anh | individual | Y sĩ | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
Mã Lan | individual | Y tá | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
""",
        notes=1,
        forms="xlsx docx",
    ),
    OfficeList(
        "not award title3",
        """
DANH SÁCH HỦY BỎ QUYẾT ĐỊNH TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Họ tên | Chức vụ | Đơn vị
1 | Hà Lê Anh | Y sĩ | Trạm Y tế
2 | Mã Lan | Y tá | Trạm Y tế
""",
        """
Hà Lê Anh | individual | Y sĩ | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
Mã Lan | individual | Y tá | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
""",
        notes=1,
        forms="xlsx docx",
    ),
    OfficeList(
        "not award title4",
        """
DANH SÁCH ĐỀ NGHỊ CẤP ĐỔI, CẤP LẠI BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Họ tên | Chức vụ | Đơn vị
1 | Hà Lê Anh | Y sĩ | Trạm Y tế
2 | Mã Lan | Y tá | Trạm Y tế
""",
        """
Hà Lê Anh | individual | Y sĩ | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
Mã Lan | individual | Y tá | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
""",
        notes=1,
        forms="xlsx docx",
    ),
    OfficeList(
        "not award title5",
        """
DANH SÁCH THÀNH VIÊN HỘI ĐỒNG XÉT TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Họ tên | Chức vụ | Đơn vị
1 | Hà Lê Anh | Y sĩ | Trạm Y tế
2 | Mã Lan | Y tá | Trạm Y tế
""",
        """
Hà Lê Anh | individual | Y sĩ | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
Mã Lan | individual | Y tá | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
""",
        notes=1,
        forms="xlsx docx",
    ),
    OfficeList(
        "not award title6",
        """
DỰ THẢO DANH SÁCH TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
TT | Họ tên | Chức vụ | Đơn vị
1 | Hà Lê Anh | Y sĩ | Trạm Y tế
2 | Mã Lan | Y tá | Trạm Y tế
""",
        """
Hà Lê Anh | individual | Y sĩ | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
Mã Lan | individual | Y tá | Trạm Y tế | Bằng khen của Chủ tịch UBND tỉnh
""",
        notes=1,
        forms="xlsx docx",
    ),
    OfficeList(
        "tick no",
        """
BẢNG TỔNG HỢP THI ĐUA
TT | Họ tên | LĐTT | CSTĐCS | Giấy khen
1 | Hà An | x | -
2 | Hà Bình | Có | Không | Có
3 | Hà Cúc | 0 | 1 | 0
4 | Hà Dần | Đ | K
5 | Hà Én
""",
        """
Hà An | individual |  |  | LĐTT
Hà Bình | individual |  |  | LĐTT
Hà Bình | individual |  |  | Giấy khen
Hà Cúc | individual |  |  | CSTĐCS
Hà Dần | individual |  |  | LĐTT !
Hà Én | individual !
""",
    ),
]
