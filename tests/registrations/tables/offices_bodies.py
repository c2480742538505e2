"""Lists of unions, schools, the army, companies and other bodies. All people are invented; see offices.py for the form."""

from tests.registrations.tables.offices import OfficeList

BODIES = [
    OfficeList(
        "army rank",
        """
QUÂN KHU 1
BỘ CHQS TỈNH LẠNG SƠN
DANH SÁCH
Tặng danh hiệu "Chiến sĩ tiên tiến" năm 2024
(Kèm theo Quyết định số 3312/QĐ-BCH ngày 28/12/2024 của Chỉ huy trưởng Bộ CHQS tỉnh)
TT | Họ và tên | Cấp bậc | Chức vụ | Đơn vị
1 | Nguyễn Duy Hưng | 3// | Trợ lý | Phòng Tham mưu
2 | Ma Văn Sỹ | Thượng úy | Trung đội trưởng | Ban CHQS xã Tràng Định
3 | Đinh Công Tráng | Đại úy QNCN | Nhân viên | Phòng Hậu cần - Kỹ thuật
""",
        """
Nguyễn Duy Hưng | individual | 3//, Trợ lý | Phòng Tham mưu | Chiến sĩ tiên tiến
Ma Văn Sỹ | individual | Thượng úy, Trung đội trưởng | Ban CHQS xã Tràng Định | Chiến sĩ tiên tiến
Đinh Công Tráng | individual | Đại úy QNCN, Nhân viên | Phòng Hậu cần - Kỹ thuật | Chiến sĩ tiên tiến
""",
        forms="xlsx docx",
    ),
    OfficeList(
        "registration",
        """
DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026
Đơn vị: Trường THCS Lê Quý Đôn
TT | Họ và tên | Chức vụ | Danh hiệu đăng ký
1 | Lâm Thị Yến | Hiệu trưởng | Chiến sĩ thi đua cấp tỉnh
2 | Nghiêm Văn Bắc | Giáo viên | Lao động tiên tiến
""",
        """
Lâm Thị Yến | individual | Hiệu trưởng | Trường THCS Lê Quý Đôn | Chiến sĩ thi đua cấp tỉnh
Nghiêm Văn Bắc | individual | Giáo viên | Trường THCS Lê Quý Đôn | Lao động tiên tiến
""",
        notes=1,
        forms="xlsx docx",
    ),
    OfficeList(
        "veterans",
        """
DANH SÁCH ĐỀ NGHỊ TẶNG HUÂN, HUY CHƯƠNG KHÁNG CHIẾN CHỐNG MỸ CỨU NƯỚC
HUYỆN VĂN QUAN
TT | Họ và tên | Năm sinh | Nguyên quán | Trú quán | Thời gian tham gia K/C
A. HUÂN CHƯƠNG KHÁNG CHIẾN | < | < | < | < | <
Hạng Nhất | < | < | < | < | <
1 | Lành Văn Đức | 1932 | Xã Xuân Mai | Thôn Bản Coóng | 20 năm
Hạng Nhì | < | < | < | < | <
1 | Lưu Thị Phiên | 1940 | Xã Bình Phúc | Thôn Nà Hấy | 14 năm 6 tháng
B. HUY CHƯƠNG KHÁNG CHIẾN | < | < | < | < | <
Hạng Nhất | < | < | < | < | <
1 | Hoàng Ngọc Lân | 1945 | Xã Tú Xuyên | Thị trấn Văn Quan | 9 năm
""",
        """
Lành Văn Đức | individual |  |  | Huân chương Kháng chiến (Nhất) | 1932
Lưu Thị Phiên | individual |  |  | Huân chương Kháng chiến (Nhì) | 1940
Hoàng Ngọc Lân | individual |  |  | Huy chương Kháng chiến (Nhất) | 1945
""",
    ),
    OfficeList(
        "cells multi lines",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ và tên | Chức vụ/⏎Đơn vị
1 | Bồ Xuân Luật⏎(1980) | Trưởng thôn⏎Thôn Nà Pàn
2 | Kha Vạng Cân⏎(1975) | Bí thư chi bộ⏎Thôn Nà Pàn
""",
        """
Bồ Xuân Luật | individual | Trưởng thôn | Thôn Nà Pàn | Giấy khen của Chủ tịch UBND xã | 1980
Kha Vạng Cân | individual | Bí thư chi bộ | Thôn Nà Pàn | Giấy khen của Chủ tịch UBND xã | 1975
""",
    ),
    OfficeList(
        "company",
        """
CÔNG TY CỔ PHẦN NHIỆT ĐIỆN
BẢNG TỔNG HỢP DANH HIỆU THI ĐUA NĂM 2024
No. | Họ tên CBCNV | Bộ phận | Chức danh công việc | Danh hiệu TĐ | HTKT
1 | Đào Xuân Trường | PX Vận hành | Trưởng ca | CSTĐCS | GK TGĐ
2 | Mai Thế Bảo | PX Hóa | Công nhân | LĐTT
3 | Hoàng Thị Kiệm | P. TCHC | Chuyên viên | LĐTT
""",
        """
Đào Xuân Trường | individual | Trưởng ca | PX Vận hành | CSTĐCS
Đào Xuân Trường | individual | Trưởng ca | PX Vận hành | GK TGĐ
Mai Thế Bảo | individual | Công nhân | PX Hóa | LĐTT
Hoàng Thị Kiệm | individual | Chuyên viên | P. TCHC | LĐTT
""",
    ),
    OfficeList(
        "pdf converted",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
T | Họ và tên | Chức vụ, đơn vị
T
1 | Phạm Tuân Anh | Giáo viên, Trường TH Tri Lễ
2 | Lưu Bị Hà | Giáo viên, Trường TH Tri Lễ
""",
        """
Phạm Tuân Anh | individual | Giáo viên | Trường TH Tri Lễ | Giấy khen của Chủ tịch UBND xã
Lưu Bị Hà | individual | Giáo viên | Trường TH Tri Lễ | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "cccd in name",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
1 | Hà Lê Anh (CCCD: 020188001234) | Y sĩ
2 | Mã Lan - ĐT 0988123456 | Y tá
""",
        """
Hà Lê Anh | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Mã Lan | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã
""",
        notes=1,
    ),
    OfficeList(
        "proposed and decided",
        """
KẾT QUẢ XÉT KHEN THƯỞNG
TT | Họ tên | Đơn vị | Đề nghị | Kết quả xét
1 | Hà Lê Anh | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | Giấy khen của Giám đốc Sở Y tế
2 | Mã Lan | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh | Bằng khen của Chủ tịch UBND tỉnh
""",
        """
Hà Lê Anh | individual |  | Sở Y tế | Giấy khen của Giám đốc Sở Y tế
Mã Lan | individual |  | Sở Y tế | Bằng khen của Chủ tịch UBND tỉnh
""",
        notes=1,
    ),
    OfficeList(
        "gender two ticks",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Nam | Nữ | Chức vụ
1 | Hà Lê | x |  | Y sĩ
2 | Mã Lan |  | x | Y tá
""",
        """
Hà Lê | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã |  | nam
Mã Lan | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã |  | nữ
""",
    ),
    OfficeList(
        "collective words",
        """
DANH SÁCH TẬP THỂ ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH
STT | Tên tập thể
1 | Tập thể Phòng Nghiệp vụ 1, Sở Nội vụ
2 | Cán bộ, chiến sĩ Đồn Biên phòng Ba Sơn
3 | Đảng bộ, chính quyền và Nhân dân xã Mẫu Sơn
4 | Hội đồng sư phạm Trường THPT Lộc Bình
5 | Lớp 12A1, Trường THPT Na Dương
6 | Báo Lạng Sơn
7 | Gia đình và dòng họ Vi
8 | Xóm Bản Chành
9 | Đội tuyển Học sinh giỏi Toán
""",
        """
Tập thể Phòng Nghiệp vụ 1, Sở Nội vụ | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
Cán bộ, chiến sĩ Đồn Biên phòng Ba Sơn | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
Đảng bộ, chính quyền và Nhân dân xã Mẫu Sơn | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
Hội đồng sư phạm Trường THPT Lộc Bình | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
Lớp 12A1, Trường THPT Na Dương | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
Báo Lạng Sơn | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
Gia đình và dòng họ Vi | household |  |  | Bằng khen của Chủ tịch UBND tỉnh !
Xóm Bản Chành | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
Đội tuyển Học sinh giỏi Toán | collective |  |  | Bằng khen của Chủ tịch UBND tỉnh
""",
    ),
    OfficeList(
        "birth year and hometown",
        """
DANH SÁCH NGƯỜI CÓ UY TÍN ĐƯỢC TẶNG BẰNG KHEN CỦA BỘ TRƯỞNG BỘ DÂN TỘC VÀ TÔN GIÁO
TT | Họ và tên | Nam | Nữ | Dân tộc | Thôn | Xã | Tỉnh
1 | Đặng Phúc Lường | 1948 |  | Dao | Khuổi Cọ | Mẫu Sơn | Lạng Sơn
2 | Triệu Thị Mui |  | 1955 | Dao | Nà Mìu | Kiên Mộc | Lạng Sơn
""",
        """
Đặng Phúc Lường | individual |  |  | Bằng khen của Bộ trưởng Bộ Dân tộc và Tôn giáo | 1948 | nam
Triệu Thị Mui | individual |  |  | Bằng khen của Bộ trưởng Bộ Dân tộc và Tôn giáo | 1955 | nữ
""",
    ),
    OfficeList(
        "award header wide",
        """
UBND TỈNH
STT | Tập thể được tặng Cờ thi đua của UBND tỉnh | Thành tích
1 | Sở Tư pháp | Dẫn đầu khối
2 | Xã Vân Nham | Dẫn đầu cụm
""",
        """
Sở Tư pháp | collective |  |  | Cờ thi đua của UBND tỉnh
Xã Vân Nham | collective |  |  | Cờ thi đua của UBND tỉnh
""",
    ),
    OfficeList(
        "csv two line header",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ TÀI CHÍNH
TT | Họ và | Chức vụ, | Hình thức
 | tên | đơn vị | khen thưởng
1 | Vương Tùng | Chuyên viên, Phòng Tin học | Giấy khen
2 | Hạ Thị Vi | Kế toán viên, Văn phòng | Giấy khen
""",
        """
Vương Tùng | individual | Chuyên viên | Phòng Tin học | Giấy khen của Giám đốc Sở Tài chính
Hạ Thị Vi | individual | Kế toán viên | Văn phòng | Giấy khen của Giám đốc Sở Tài chính
""",
    ),
    OfficeList(
        "dongchi header",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Đồng chí | Chức danh | Cơ quan
1 | Cao Thắng | Công chức Địa chính | UBND xã
2 | Lê Thị Riêng An | Văn thư | UBND xã
""",
        """
Cao Thắng | individual | Công chức Địa chính | UBND xã | Giấy khen của Chủ tịch UBND xã
Lê Thị Riêng An | individual | Văn thư | UBND xã | Giấy khen của Chủ tịch UBND xã
""",
        notes=1,
    ),
    OfficeList(
        "signed name col",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
1 | Hà An Nhiên | Y sĩ
2 | Hà Thư | Y tá
|
 | Nguyễn Văn Ký
""",
        """
Hà An Nhiên | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
Hà Thư | individual | Y tá |  | Giấy khen của Chủ tịch UBND xã
Nguyễn Văn Ký | individual |  |  | Giấy khen của Chủ tịch UBND xã !
""",
    ),
    OfficeList(
        "signed prepared table",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
1 | Hà An | Y sĩ
Người lập |  | Thủ trưởng
Hà Lập |  | Hà Thủ
""",
        """
Hà An | individual | Y sĩ |  | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "units only",
        """
DANH SÁCH ĐƠN VỊ ĐƯỢC TẶNG CỜ THI ĐUA CỦA UBND TỈNH
STT | Đơn vị
1 | Xã Tân Tiến
2 | Công an tỉnh
3 | Công ty TNHH MTV Lâm nghiệp Lộc Bình
""",
        """
Xã Tân Tiến | collective |  |  | Cờ thi đua của UBND tỉnh
Công an tỉnh | collective |  |  | Cờ thi đua của UBND tỉnh
Công ty TNHH MTV Lâm nghiệp Lộc Bình | enterprise |  |  | Cờ thi đua của UBND tỉnh
""",
    ),
    OfficeList(
        "name equals unit col",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Tập thể/cá nhân | Đơn vị
1 | Trường THCS Bình La | Trường THCS Bình La
2 | Vi Thị Na | Trường THCS Bình La
""",
        """
Trường THCS Bình La | collective |  | Trường THCS Bình La | Giấy khen của Chủ tịch UBND xã
Vi Thị Na | individual |  | Trường THCS Bình La | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "section above header",
        """
DANH SÁCH KHEN THƯỞNG NĂM 2025
A. LAO ĐỘNG TIÊN TIẾN | < | <
TT | Họ tên | Chức vụ
1 | Đinh Núp Anh | Giáo viên
B. CHIẾN SĨ THI ĐUA CƠ SỞ | < | <
TT | Họ tên | Chức vụ
1 | Tôn Đản | Hiệu trưởng
""",
        """
Đinh Núp Anh | individual | Giáo viên |  | Lao động tiên tiến
Tôn Đản | individual | Hiệu trưởng |  | Chiến sĩ thi đua cơ sở
""",
    ),
    OfficeList(
        "star sections",
        """
DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Họ tên | Chức vụ
* Phòng Tổ chức cán bộ: | < | <
1 | Đỗ Bá Minh | Chuyên viên
* Phòng Tài vụ: | < | <
2 | Vi Thị Ân | Kế toán
""",
        """
Đỗ Bá Minh | individual | Chuyên viên | Phòng Tổ chức cán bộ | Giấy khen của Chủ tịch UBND xã
Vi Thị Ân | individual | Kế toán | Phòng Tài vụ | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "khong co",
        """
DANH SÁCH KHEN THƯỞNG: GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ
TT | Tên tập thể, cá nhân | Chức vụ
I | Tập thể
 | Không có
II | Cá nhân
1 | Cao Thị Mận | Trưởng thôn
""",
        """
Cao Thị Mận | individual | Trưởng thôn |  | Giấy khen của Chủ tịch UBND xã
""",
    ),
    OfficeList(
        "award with authority cell",
        """
DANH SÁCH
TT | Họ tên | Đơn vị | Hình thức KT
1 | Hà An | Sở Y tế | Bằng khen của UBND tỉnh
2 | Hà Bình | Sở Y tế | Bằng khen Bộ Y tế
3 | Hà Chi | Sở Y tế | Bằng khen BCH Đảng bộ tỉnh
4 | Hà Dung | Sở Y tế | KNC Vì sức khỏe nhân dân
5 | Hà En | Sở Y tế | HCLĐ hạng Ba
6 | Hà Ích | Sở Y tế | Huân chương Lao động Hạng 3
7 | Hà Kha | Sở Y tế | BK TTg
""",
        """
Hà An | individual |  | Sở Y tế | Bằng khen của UBND tỉnh
Hà Bình | individual |  | Sở Y tế | Bằng khen Bộ Y tế
Hà Chi | individual |  | Sở Y tế | Bằng khen BCH Đảng bộ tỉnh
Hà Dung | individual |  | Sở Y tế | KNC Vì sức khỏe nhân dân
Hà En | individual |  | Sở Y tế | HCLĐ (Ba)
Hà Ích | individual |  | Sở Y tế | Huân chương Lao động (Ba)
Hà Kha | individual |  | Sở Y tế | BK TTg
""",
    ),
]
